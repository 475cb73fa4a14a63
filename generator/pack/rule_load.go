package pack

import (
	"slices"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// rules compiles [rules].
func (l *schemeLoader) rules() {
	for i := range l.SchemeData.Rules {
		e := &l.SchemeData.Rules[i]
		if r := l.rule(&e.Value); r != nil {
			r.Name = e.Key.Value
			l.Rules[r.Name] = r
		}
	}
}

// rule compiles one rule: exactly one of share, score and steps.
func (l *schemeLoader) rule(d *RuleData) *Rule {
	given := 0
	for _, set := range []bool{d.Share.Set(), d.Score.Set(), len(d.Steps) > 0} {
		if set {
			given++
		}
	}
	if given != 1 {
		l.bad(d.Node, "规则要写 share、score、steps 三者之一", "share 是得分占分值的比例，score 是得分，steps 是阶梯")
		return nil
	}
	if d.Of.Set() && len(d.Steps) == 0 {
		l.bad(d.Of.Node, "of 只用于阶梯", "和 steps 一起写，例如 of = \"执行率\"")
	}
	r := &Rule{Always: d.Always.Value, Score: d.Score.Set()}
	switch {
	case d.Share.Set():
		r.Condition = l.compile(d.Share, RuleNames[:])
	case d.Score.Set():
		r.Condition = l.compile(d.Score, RuleNames[:])
	default:
		l.steps(r, d)
	}
	if r.Condition == nil {
		return nil
	}
	return r
}

// steps compiles a table of steps. Bounds run one way and the last step takes
// what is left, so that no value is on none.
func (l *schemeLoader) steps(r *Rule, d *RuleData) {
	if d.Of.Set() {
		r.Condition = l.compile(d.Of, RuleNames[:])
	} else {
		e, _ := expr.Parse("实际")
		r.Condition = &Condition{Expr: e, At: source.Anchor{Node: d.Node}}
	}
	for i := range d.Steps {
		t := &d.Steps[i]
		s := Step{From: l.quantity(t.From), To: l.quantity(t.To), Score: t.Score.Set()}
		last := i == len(d.Steps)-1
		switch {
		case t.Share.Set() == t.Score.Set():
			l.bad(t.Node, "每一档要写 share 或 score 之一", `例如 { from = "90%", share = "80%" }`)
			r.Condition = nil
			return
		case last && (t.From.Set() || t.To.Set()):
			l.bad(t.Node, "最后一档不写 from 和 to，其余的值都归它", `例如 { share = "0%" }`)
		case !last && t.From.Set() == t.To.Set():
			l.bad(t.Node, "除最后一档外，每一档要写 from（不低于）或 to（不高于）之一", `例如 { from = "90%", share = "80%" }`)
		case i > 0 && !last:
			l.inOrder(t, &s, &r.Steps[i-1])
		}
		value := t.Share
		if s.Score {
			value = t.Score
		}
		if s.Condition = l.compile(value, RuleNames[:]); s.Condition == nil {
			r.Condition = nil
			return
		}
		r.Steps = append(r.Steps, s)
	}
}

// inOrder checks that a step lies beyond the one before: lower bounds fall,
// upper bounds rise.
func (l *schemeLoader) inOrder(d *StepData, s, before *Step) {
	var c int
	var err *expr.Error
	switch {
	case s.From != nil && before.From != nil:
		c, err = before.From.Cmp(*s.From)
	case s.To != nil && before.To != nil:
		c, err = s.To.Cmp(*before.To)
	case (s.From != nil || s.To != nil) && (before.From != nil || before.To != nil):
		l.bad(d.Node, "一个阶梯里不能既有 from 又有 to", "都写 from，从高到低；或都写 to，从低到高")
		return
	default: // a bound that a finding has already been made of
		return
	}
	if err != nil || c <= 0 {
		l.bad(d.Node, "阶梯没有按顺序写，或单位不同", "from 从高到低，to 从低到高，单位一致")
	}
}

// ruleNamed is the rule that a key chooses, nil with a finding if there is none.
func (l *schemeLoader) ruleNamed(t source.Text) *Rule {
	if r := l.Rules[t.Value]; r != nil {
		return r
	}
	if l.SchemeData.Rules.Get(t.Value) == nil { // else a finding has been made of the rule itself
		l.out.Add(source.BadScheme, t.Node.Place(), t.Node.Path(), "[rules] 里没有“"+t.Value+"”这个规则", nearestHint(t.Value, l.ruleKeys()))
	}
	return nil
}

// ruleKeys lists the rules in the order of the file.
func (l *schemeLoader) ruleKeys() []string {
	var list []string
	for i := range l.SchemeData.Rules {
		list = append(list, l.SchemeData.Rules[i].Key.Value)
	}
	return list
}

// compile parses an expression of the scheme and checks the names it uses, so
// that a pack's mistake is found before it meets data.
func (l *schemeLoader) compile(t source.Text, names []string) *Condition {
	c := compile(t, l.out)
	if c == nil {
		return nil
	}
	errs := c.Expr.Check(expr.Scope{
		Known: func(path []string) bool { return len(path) == 1 && slices.Contains(names, path[0]) },
		Names: func() []string { return names },
	})
	reportErrors(l.out, c.At, t.Node.Path(), errs)
	if len(errs) > 0 {
		return nil
	}
	return c
}

func (l *schemeLoader) quantity(t source.Text) *expr.Quantity {
	if !t.Set() {
		return nil
	}
	q, err := expr.ParseQuantity(t.Value)
	if err != nil {
		l.bad(t.Node, "“"+t.Value+"”不是一个数量", `例如 "95%"、"5天"`)
		return nil
	}
	return &q
}
