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
}

type measure struct {
	title      string
	text       expr.Value
	owner, due expr.Value
	targets    []*problem
	node       *source.Node
	of         *problem // whose data or rule gave it; nil: the author wrote it
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
	for i, p := range list {
		if len(p.answers) > 0 {
			continue
		}
		if s, ok := p.own.Text(); ok && s != "" {
			m := &measure{title: p.ownTitle, text: p.own, targets: []*problem{p}, node: p.node, of: p}
			p.answers = append(p.answers, m)
			measures = append(measures, m)
			continue
		}
		c.unanswered(i, p)
	}
	c.publish(list, measures)
}

func (c *composer) unanswered(i int, p *problem) {
	at, key := source.Place{File: c.facts.Name}, ""
	if p.node != nil {
		at, key = p.node.Place(), p.node.Path()
	}
	name := p.about
	if name == "" {
		name = p.title
	}
	c.out.Add(source.ProblemOpen, at, key, "问题“"+p.title+"”没有改进措施", "在 [[measures]] 里写一条，answers = [\""+name+"\"]")
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
		if other.about == p.about {
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
	c.checkAbout(d.About)
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
func (c *composer) checkAbout(t source.Text) {
	if !t.Set() || t.Value == RateAbout || c.facts.IsFigure(t.Value) {
		return
	}
	known := []string{RateAbout}
	for _, r := range c.score.Rows {
		if r.Name == t.Value {
			return
		}
		known = append(known, r.Name)
	}
	c.out.Add(source.UnknownRef, t.Node.Place(), t.Node.Path(), "没有叫“"+t.Value+"”的指标或数据", nearest(t.Value, append(known, c.facts.FigureNames()...)))
}

// measures ties the author's measures to the problems they answer.
func (c *composer) measures(problems []*problem) []*measure {
	var list []*measure
	for i := range c.facts.Measures {
		d := &c.facts.Measures[i]
		m := &measure{text: c.fill(d.Text), owner: c.fill(d.Owner), node: d.Node}
		m.title, _ = c.fill(d.Title).Text()
		if d.Due.Set() {
			m.due = text(date(&d.Due))
			if d.Due.IsBlank() {
				m.due = expr.OfText(pack.Blank)
			}
		}
		for _, a := range d.Answers {
			p := find(problems, a.Value)
			if p == nil {
				c.unknownAnswer(problems, a)
				continue
			}
			p.answers = append(p.answers, m)
			m.targets = append(m.targets, p)
		}
		list = append(list, m)
	}
	return list
}

func find(problems []*problem, name string) *problem {
	for _, p := range problems {
		if p.about == name || p.title == name {
			return p
		}
	}
	return nil
}

// unknownAnswer reports a measure whose problem the report does not have: what
// it names may be right, but there is nothing wrong with it.
func (c *composer) unknownAnswer(problems []*problem, a source.Text) {
	if c.broken {
		return // the problem may be missing because its data is
	}
	known := make([]string, 0, 2*len(problems))
	for _, p := range problems {
		if p.about != "" {
			known = append(known, p.about)
		}
		known = append(known, p.title)
	}
	h := nearest(a.Value, known)
	if len(known) == 0 {
		h = "报告里没有问题；删去这条措施，或先写出它要解决的问题"
	}
	c.out.Add(source.AnswersNothing, a.Node.Place(), a.Node.Path(), "报告里没有“"+a.Value+"”这个问题", h)
}

// publish numbers problems and measures and makes their records.
func (c *composer) publish(problems []*problem, measures []*measure) {
	number := func(m *measure) string {
		for i, x := range measures {
			if x == m {
				return expr.Int(int64(i+1), "").String()
			}
		}
		return ""
	}
	list := make([]expr.Value, len(problems))
	for i, p := range problems {
		numbers := make([]string, len(p.answers))
		for k, m := range p.answers {
			numbers[k] = number(m)
		}
		list[i] = c.listed("问题", p.node, text(p.title),
			whole(i+1), text(p.title), p.text, expr.OfList(p.causes), text(strings.Join(numbers, "、")), text(p.about))
	}
	c.values["问题"] = expr.OfList(list)
	c.traceProblems(problems, list)
	done := make([]expr.Value, len(measures))
	for i, m := range measures {
		titles := make([]string, len(m.targets))
		for k, p := range m.targets {
			titles[k] = p.title
		}
		done[i] = c.listed("措施", m.node, text(m.title),
			whole(i+1), text(m.title), m.text, m.owner, m.due, text(strings.Join(titles, "；")))
	}
	c.values["措施"] = expr.OfList(done)
	c.traceMeasures(problems, measures, done)
}

// evidence is the index of documents that indicators name as evidence.
func (c *composer) evidence() {
	uses := map[string][]string{}
	for _, r := range c.score.Rows {
		for _, e := range r.Data.Evidence {
			uses[e.Value] = append(uses[e.Value], r.Name)
		}
	}
	var list []expr.Value
	for i := range c.facts.Documents {
		e := &c.facts.Documents[i]
		if len(uses[e.Key.Value]) == 0 {
			continue
		}
		d := &e.Value
		place := c.fill(d.Place)
		list = append(list, c.listed("佐证", d.Node, expr.OfText(d.Title.Value),
			whole(len(list)+1), expr.OfText(d.Title.Value), text(d.Number.Value), text(d.Issuer.Value), place, text(strings.Join(uses[e.Key.Value], "、"))))
	}
	c.values["佐证"] = expr.OfList(list)
}

// lastProblems are what last year's data file says: problems, and what was to be
// done about them. This year's author says in the slot what came of it.
func (c *composer) lastProblems() {
	c.values["上年问题"] = expr.OfList(nil)
	last := c.facts.Last
	if last == nil {
		return
	}
	inner := &composer{pack: c.pack, facts: last, out: &source.Findings{}, nodes: c.nodes, authors: c.authors}
	inner.environment()
	inner.unit()
	inner.report()
	if t := c.options.Trace; t != nil {
		t.Last = inner.env
	}
	var list []expr.Value
	for i := range last.Problems {
		d := &last.Problems[i]
		title := inner.fill(d.Title)
		if title.IsNull() {
			continue
		}
		var done []string
		for k := range last.Measures {
			for _, a := range last.Measures[k].Answers {
				if a.Value == d.About.Value && d.About.Set() || a.Value == d.Title.Value {
					done = append(done, last.Measures[k].Title.Value)
				}
			}
		}
		list = append(list, c.listed("上年问题", d.Node, title, whole(len(list)+1), title, inner.fill(d.Text), text(strings.Join(done, "；"))))
	}
	c.values["上年问题"] = expr.OfList(list)
}
