package compose

import (
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// RateAbout is what a problem about the execution rate is about.
const RateAbout = "预算执行率"

// problem is one problem of the report, derived from the data or written.
type problem struct {
	about, title string
	text         expr.Value
	causes       []expr.Value
	node         *source.Node // of the author's problem, or of the data it follows from
	answers      []*measure

	// What the data itself says is done about it; used where no measure answers.
	ownTitle string
	own      expr.Value

	rule *pack.DerivedProblem // that it follows from, or that the author's replaces; nil: none
	env  *expr.Env            // of rule
	data *facts.Problem       // the author's; nil: derived

	stray bool // what it is about does not exist
}

// problems are those that follow from the figures, each replaced by what the
// author wrote about the same thing, and then the author's others. Each must be
// answered by a measure.
func (c *composer) problems() {
	var list []*problem
	for i := range c.pack.Problems {
		list = c.derive(list, &c.pack.Problems[i])
	}
	for i := range c.facts.Problems {
		list = c.written(list, &c.facts.Problems[i])
	}
	measures := c.measures(list)
	for _, p := range list {
		if len(p.answers) > 0 {
			continue
		}
		if s, ok := p.own.Text(); ok && s != "" {
			m := &measure{title: p.ownTitle, text: p.own, targets: []*problem{p}, node: p.node, of: p}
			p.answers = append(p.answers, m)
			measures = append(measures, m)
			continue
		}
		c.unanswered(p)
	}
	c.publish(list, measures)
}

// unanswered reports a problem without a measure, unless the measure may stand
// where the file cannot be read, or what the problem is about has no name or is
// not known: that has been reported.
func (c *composer) unanswered(p *problem) {
	if c.facts.Node.Partial() || p.title == "" || p.stray || p.data == nil && p.about == "" {
		return
	}
	at, key := source.Place{File: c.facts.Name}, ""
	if p.node != nil {
		at, key = p.node.Place(), p.node.Path()
	}
	name := p.about
	if name == "" {
		name = p.title
	}
	c.out.Add(source.ProblemOpen, at, key, "问题“"+inner(p.title)+"”没有改进措施", "在 [[measures]] 里写一条，answers = [\""+name+"\"]")
}

// derive adds what one rule of the pack makes of the data.
func (c *composer) derive(list []*problem, rule *pack.DerivedProblem) []*problem {
	if rule.Condition == nil {
		return list
	}
	if rule.List == nil {
		return c.deriveOne(list, rule, c.env, c.facts.Node.Get("budget"))
	}
	for _, item := range c.list(rule.List, c.env) {
		node := c.nodeOf(item)
		c.item = node
		list = c.deriveOne(list, rule, c.env.Bind(rule.Variable, item), node)
		c.item = nil
	}
	return list
}

func (c *composer) deriveOne(list []*problem, rule *pack.DerivedProblem, env *expr.Env, node *source.Node) []*problem {
	if !c.test(rule.Condition, env) {
		return list
	}
	p := &problem{node: node, rule: rule, env: env}
	p.about = c.words(rule.Wordings.About, env)
	for _, other := range list {
		if other.about == p.about && other.rule != rule {
			return list // an earlier rule has said it
		}
	}
	p.title, p.text = c.words(rule.Wordings.Title, env), text(c.words(rule.Wordings.Text, env))
	if rule.Cause != nil {
		v := c.eval(rule.Cause, env)
		if many, ok := v.List(); ok {
			p.causes = many
		} else if !v.IsNull() {
			p.causes = []expr.Value{v}
		}
	}
	if rule.Answer != nil {
		if p.own = c.eval(rule.Answer, env); !p.own.IsNull() {
			p.ownTitle = c.words(rule.Wordings.MeasureTitle, env)
		}
	}
	return append(list, p)
}

// written adds an author's problem, or puts it in the place of a derived one.
func (c *composer) written(list []*problem, d *facts.Problem) []*problem {
	p := &problem{about: d.About.Value, node: d.Node, data: d}
	p.text = c.fill(d.Text)
	p.title, _ = c.fill(d.Title).Text()
	for _, x := range d.Causes {
		if v := c.fill(x); !v.IsNull() {
			p.causes = append(p.causes, v)
		}
	}
	p.stray = !c.checkAbout(d.About)
	for i, other := range list {
		if p.about == "" || other.about != p.about {
			continue
		}
		if p.title == "" {
			p.title = other.title
		}
		if p.text.IsNull() {
			p.text = other.text
		}
		if p.causes == nil {
			p.causes = other.causes
		}
		p.own, p.ownTitle = other.own, other.ownTitle
		p.rule, p.env = other.rule, other.env
		list[i] = p
		return list
	}
	if p.title == "" {
		c.out.Add(source.MissingKey, d.Node.Place(), d.Node.KeyPath("title"), "问题没有标题", "写 title，一句话说出是什么问题")
	}
	if p.text.IsNull() && p.causes == nil {
		c.out.Add(source.MissingKey, d.Node.Place(), d.Node.KeyPath("text"), "问题“"+p.title+"”没有内容", "写 text（表现和数据）和 causes（原因）")
	}
	return append(list, p)
}

// checkAbout tells whether there is anything of that name.
func (c *composer) checkAbout(t source.Text) bool {
	if !t.Set() || t.Value == RateAbout || c.facts.IsFigure(t.Value) {
		return true
	}
	known := []string{RateAbout}
	for _, r := range c.score.Rows {
		if r.Name == t.Value {
			return true
		}
		known = append(known, r.Name)
	}
	c.out.Add(source.UnknownRef, t.Node.Place(), t.Node.Path(), "没有叫“"+t.Value+"”的指标或数据", nearest(t.Value, append(known, c.facts.FigureNames()...)))
	return false
}

// inner is a text as it stands between quotation marks: its own become single
// ones (GB/T 15834—2011, 4.8).
func inner(s string) string { return strings.NewReplacer("“", "‘", "”", "’").Replace(s) }
