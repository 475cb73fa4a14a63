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
	s := &Scheme{Rules: map[string]*Rule{}}
	source.Bind(node, &s.SchemeData, out)
	l := schemeLoader{s, out}
	s.Total = l.number(s.SchemeData.Total)
	if s.Total == nil {
		s.Total = new(big.Rat)
	}
	l.settings()
	l.rules()
	for i := range s.SchemeData.Classes {
		s.Classes = append(s.Classes, l.class(&s.SchemeData.Classes[i], nil))
	}
	l.goals()
	l.execution()
	l.bands()
	l.rated()
	l.caps()
	if s.IsScored() {
		l.addUp()
		l.comparators()
	}
	return s
}

type schemeLoader struct {
	*Scheme
	out *source.Findings
}

// bad reports a mistake of the scheme at n.
func (l *schemeLoader) bad(n *source.Node, message, hint string, related ...source.Place) {
	l.out.Add(source.BadScheme, n.Place(), n.Path(), message, hint, related...)
}

// settings reads what concerns the whole scheme.
func (l *schemeLoader) settings() {
	if r := l.Rounding; r.Set() && (r.Value < 0 || r.Value > 6) {
		l.bad(r.Node, "得分的小数位数应当在0到6之间", "一般写 2")
		l.Rounding.Value = 2
	}
	if l.Scheme.Scale = l.number(l.SchemeData.Scale); l.Scheme.Scale != nil && l.Scheme.Scale.Sign() == 0 {
		l.bad(l.SchemeData.Scale.Node, "单项得分的满分不能是0", "一般写 100")
		l.Scheme.Scale = nil
	}
	switch i := l.Inapplicable; {
	case i.Value == "rescale":
		l.Rescale = true
	case i.Set():
		l.bad(i.Node, "不认识的“"+i.Value+"”", "写 rescale（不适用的指标不计，总分按满分折算），或不写这一行（分值由作者分给其他指标）")
	}
	l.over()
}

// over reads "130%" (more than that) and "≥120%" (that or more).
func (l *schemeLoader) over() {
	t := l.Reasons.OverTarget
	if !t.Set() {
		return
	}
	target, err := expr.ParseTarget(t.Value)
	switch c := target.Comparator; {
	case err != nil, target.Qualitative, target.Quantity.Unit != expr.PercentUnit,
		c != expr.NoComparator && c != expr.MoreThan && c != expr.AtLeast:
		l.bad(t.Node, "这里应当是完成值占目标值的百分数", `例如 "130%"（超过它），"≥120%"（达到或超过它）`)
	default:
		l.OverRatio, l.OverAtLimit = target.Quantity.Rat, c == expr.AtLeast
	}
}

func (l *schemeLoader) number(n source.Number) *big.Rat {
	if !n.Set() {
		return nil
	}
	r, ok := new(big.Rat).SetString(n.Text)
	if !ok || r.Sign() < 0 {
		l.bad(n.Node, "这里应当是一个不小于0的数", "例如 40")
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
		l.bad(t.Node, "这里应当是一个百分数", `例如 "95%"`)
		return nil
	}
	return q.Rat
}

func (l *schemeLoader) execution() {
	e := l.SchemeData.Execution
	if e == nil {
		return
	}
	l.Threshold = l.percent(e.ReasonBelow)
	switch {
	case !e.Rule.Set():
		l.out.Add(source.BadScheme, e.Node.Place(), e.Node.KeyPath("rule"), "预算执行没有计分规则", `例如 rule = "分值 * min(执行率, 100%)"`)
	case l.SchemeData.Rules.Get(e.Rule.Value) != nil:
		l.Scheme.Execution = l.ruleNamed(e.Rule)
	default:
		if c := l.compile(e.Rule, RuleNames[:]); c != nil {
			l.Scheme.Execution = &Rule{Condition: c, Score: true, Always: true}
		}
	}
}

func (l *schemeLoader) caps() {
	for i := range l.SchemeData.Caps {
		d := &l.SchemeData.Caps[i]
		c := Cap{Condition: l.compile(d.When, CapNames[:]), Total: l.number(d.Total)}
		if c.Condition == nil || c.Total == nil {
			continue
		}
		if c.Total.Cmp(l.Scheme.Total) > 0 {
			l.bad(d.Total.Node, "封顶的分数高于总分", "写0到总分之间的数")
		}
		l.Scheme.Caps = append(l.Scheme.Caps, c)
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
