package pack

import (
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// LoadScheme compiles a scheme.toml and checks that it can be followed: points
// that add up, bands without a gap, a rule for every comparator.
func LoadScheme(node *source.Node, out *source.Findings) *Scheme {
	s := &Scheme{Rules: map[string]*Condition{}}
	source.Bind(node, &s.SchemeData, out)
	l := schemeLoader{s, out}
	s.Total = l.number(s.SchemeData.Total)
	if s.Total == nil {
		s.Total = new(big.Rat)
	}
	for i := range s.SchemeData.Classes {
		s.Classes = append(s.Classes, l.class(&s.SchemeData.Classes[i], nil))
	}
	l.execution()
	for _, r := range s.SchemeData.Rules {
		s.Rules[r.Key.Value] = compile(r.Value, out)
	}
	l.bands()
	l.rated()
	s.OverRatio = l.percent(s.Reasons.OverTarget)
	if s.IsScored() {
		l.addUp()
		for _, c := range []expr.Comparator{expr.AtLeast, expr.AtMost, expr.Equal} {
			if s.Rules[string(c)] == nil {
				out.Add(source.BadScheme, node.Place(), "rules", "没有“"+string(c)+"”目标的计分规则", "在 [rules] 里加上它，例如 \"≥\" = \"min(实际 / 目标, 1)\"")
			}
		}
	}
	return s
}

// IsScored reports whether the scheme gives scores at all.
func (s *Scheme) IsScored() bool { return !s.Scored.Set() || s.Scored.Value }

// Places is the number of decimals of a score.
func (s *Scheme) Places() int {
	if s.Rounding.Set() {
		return s.Rounding.Value
	}
	return 2
}

type schemeLoader struct {
	*Scheme
	out *source.Findings
}

func (l *schemeLoader) number(n source.Number) *big.Rat {
	if !n.Set() {
		return nil
	}
	r, ok := new(big.Rat).SetString(n.Text)
	if !ok || r.Sign() < 0 {
		l.out.Add(source.BadScheme, n.Node.Place(), n.Node.Path(), "这里应当是一个不小于0的数", "")
		return nil
	}
	return r
}

func (l *schemeLoader) percent(t source.Text) *big.Rat {
	if !t.Set() {
		return nil
	}
	q, err := expr.ParseQuantity(t.Value)
	if err != nil || q.Unit != expr.PercentUnit {
		l.out.Add(source.BadScheme, t.Node.Place(), t.Node.Path(), "这里应当是一个百分数", `例如 "95%"`)
		return nil
	}
	return q.Rat
}

func (l *schemeLoader) class(d *ClassData, parent *Class) *Class {
	c := &Class{Data: d, Name: d.Name.Value, Parent: parent, Points: l.number(d.Points), Open: d.Open.Value, Scored: true}
	if parent != nil {
		c.Scored, c.Lacking = parent.Scored, parent.Lacking
	}
	if d.Scored.Set() {
		c.Scored = d.Scored.Value
	}
	switch d.Unweighted.Value {
	case "":
	case "group":
		c.Lacking = Group
	case "even":
		c.Lacking = Even
	case "error":
		c.Lacking = Refuse
	default:
		l.out.Add(source.BadScheme, d.Unweighted.Node.Place(), d.Unweighted.Node.Path(), "不认识的规则“"+d.Unweighted.Value+"”", "写 group（同类合并计分）、even（平均分配）或 error（必须写分值）")
	}
	for i := range d.Classes {
		c.Kids = append(c.Kids, l.class(&d.Classes[i], c))
	}
	return c
}

func (l *schemeLoader) execution() {
	e := l.SchemeData.Execution
	if e == nil {
		return
	}
	l.Threshold = l.percent(e.ReasonBelow)
	rule := e.Rule
	if !rule.Set() {
		l.out.Add(source.BadScheme, e.Node.Place(), e.Node.KeyPath("rule"), "预算执行没有计分规则", `例如 rule = "分值 * min(执行率, 100%)"`)
		return
	}
	l.Scheme.Execution = compile(rule, l.out)
}

// bands reads the grades: descending lower bounds, the last one 0, none above
// the total, so that every total has exactly one grade.
func (l *schemeLoader) bands() {
	for _, b := range l.SchemeData.Bands {
		from := l.number(b.Value)
		if from == nil {
			continue
		}
		at := b.Key.Node.KeyPlace()
		band := Band{b.Key.Value, from, at}
		if n := len(l.Bands); n > 0 && from.Cmp(l.Bands[n-1].From) >= 0 {
			l.out.Add(source.BadBands, at, b.Key.Node.Path(), "“"+band.Name+"”的下限不低于上一等级的下限", "从高到低写每一等级的下限", l.Bands[n-1].At)
		}
		if l.Total.Sign() > 0 && from.Cmp(l.Total) > 0 {
			l.out.Add(source.BadBands, at, b.Key.Node.Path(), "“"+band.Name+"”的下限高于总分", "下限要在0和总分之间")
		}
		l.Bands = append(l.Bands, band)
	}
	if n := len(l.Bands); n > 0 && l.Bands[n-1].From.Sign() != 0 {
		l.out.Add(source.BadBands, l.Bands[n-1].At, "bands", "最低等级“"+l.Bands[n-1].Name+"”的下限不是0，低分没有等级", "把最低等级的下限写成0")
	}
}

func (l *schemeLoader) rated() {
	for i := range l.SchemeData.Rated {
		b := &l.SchemeData.Rated[i]
		b.Low, b.High = l.percent(b.From), l.percent(b.To)
	}
}

// addUp checks that the points of the classes make the total, at each level
// where points are given.
func (l *schemeLoader) addUp() {
	sum := new(big.Rat)
	if e := l.SchemeData.Execution; e != nil {
		if p := l.number(e.Points); p != nil {
			sum.Add(sum, p)
		}
	}
	for _, c := range l.Classes {
		if c.Scored && c.Points != nil {
			sum.Add(sum, c.Points)
		}
		l.addUpClass(c)
	}
	if sum.Cmp(l.Total) != 0 {
		l.out.Add(source.BadScheme, l.Node.Get("total").Place(), "total", "各类分值合计"+Points(sum)+"，总分却是"+Points(l.Total), "改总分，或改各类的分值")
	}
}

func (l *schemeLoader) addUpClass(c *Class) {
	sum, given := new(big.Rat), 0
	for _, k := range c.Kids {
		if k.Points != nil {
			sum.Add(sum, k.Points)
			given++
		}
		l.addUpClass(k)
	}
	if given > 0 && given == len(c.Kids) && c.Points != nil && sum.Cmp(c.Points) != 0 {
		l.out.Add(source.BadScheme, c.Data.Node.Place(), c.Data.Node.Path(), "“"+c.Name+"”下各类分值合计"+Points(sum)+"，它自己却是"+Points(c.Points), "改其中一处")
	}
}

// Points prints a number of points without needless zeros: 16.85, 40.
func Points(r *big.Rat) string {
	s := r.FloatString(6)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// compile parses the expression of a pack's TOML string.
func compile(t source.Text, out *source.Findings) *Condition {
	at := source.Anchor{Node: t.Node}
	e, errs := expr.Parse(t.Value)
	reportErrors(out, at, t.Node.Path(), errs)
	if e == nil {
		return nil
	}
	return &Condition{Expr: e, At: at}
}
