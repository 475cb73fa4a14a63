package explain

import (
	"fmt"
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
)

// share explains which part of its points an indicator earned.
func (x *Explainer) share(r *score.Row) *Node {
	n := node(Share, "“"+r.Name+"”的得分比例", "")
	list := r.Measured(x.facts, x.pack.Scheme)
	if len(list) != 1 || r.Way == facts.Combined {
		return x.parts(n, r, list)
	}
	d := r.Data
	return x.asked(n, &list[0], asked{
		actual: func() *Node { return x.actual(r) },
		target: func() *Node { return x.target(&r.Measurement, d.Target) },
		points: func() *Node { return x.rowPoints(r) },
		last:   d.Last,
	})
}

// parts explains the mean of the shares of several measurements.
func (x *Explainer) parts(n *Node, r *score.Row, list []score.Measured) *Node {
	n.written(r.Data.Node.Get("parts"))
	text := ""
	sum := new(big.Rat)
	for i := range list {
		m, data := &list[i], &r.Data.Parts[i]
		if m.Share == nil {
			return n.note("“%s”不能计分", m.Name)
		}
		n.From = append(n.From, x.asked(node(Share, "“"+m.Name+"”的得分比例", ""), m, asked{
			actual: func() *Node { return x.measured(m.Measurement, data.Actual, data.Stated, data.Rated) },
			target: func() *Node { return x.target(m.Measurement, data.Target) },
			points: func() *Node { return x.rowPoints(r) },
			last:   r.Data.Last,
		}))
		if text != "" {
			text += ", "
		}
		text += factor(m.Share)
		sum.Add(sum, m.Share)
	}
	if len(list) == 0 {
		return n
	}
	n.Value, n.Exact = percent(sum.Quo(sum, big.NewRat(int64(len(list)), 1)))
	n.Rule = "各分项的平均"
	n.Filled = "平均(" + text + ")"
	n.again = "比率(" + n.Filled + ", 1)"
	return n
}

// asked is where the names of a rule come from.
type asked struct {
	actual, target, points func() *Node
	last                   source.Text
}

// asked explains the answer of a rule to one measurement, or why none was asked.
func (x *Explainer) asked(n *Node, m *score.Measured, a asked) *Node {
	if m.Share != nil {
		n.Value, n.Exact = percent(m.Share)
	}
	c := m.Condition()
	if c == nil {
		n.From = append(n.From, a.actual(), a.target())
		return n.note("%s", unruled(m))
	}
	n.at(c.At.Place(0))
	if m.Rule.Name != "" {
		n.note("按计分规则“%s”", m.Rule.Name)
	}
	n.note("%s", metWords(m))
	if m.Step != nil {
		n.note("“%s”落在“%s”这一档", m.Rule.Expr, stepWords(m.Step))
		x.names(n, m.Rule.Expr, m, a)
	}
	n.Rule = c.Expr.String()
	t := x.names(n, c.Expr, m, a)
	if t == nil {
		return n
	}
	n.Filled, n.again = t.Text, t.Exact
	if m.InPoints() {
		n.outOf(m, t)
	}
	return n
}

// outOf makes a share of what a rule yields in points.
func (n *Node) outOf(m *score.Measured, t *expr.Trace) {
	v, _, _ := m.Env.Lookup([]string{"分值"})
	p, ok := v.Number()
	if !ok || p.Sign() == 0 {
		n.Filled, n.again = "", ""
		n.note("分值是0")
		return
	}
	n.Rule = "(" + n.Rule + ") ÷ 分值"
	n.Filled = "比率(" + t.Text + ", " + p.String() + ")"
	n.again = "比率(" + t.Exact + ", " + expr.Exact(p) + ")"
}

// unruled says why an indicator has its share without any rule.
func unruled(m *score.Measured) string {
	switch m.Way {
	case facts.Stated:
		if m.Done {
			return "写明“完成”，得满分"
		}
		return "写明“未完成”，不得分"
	case facts.Rated:
		return "定性指标，得分比例由评价人确定"
	case facts.Measured:
		if m.Met {
			return fmt.Sprintf("完成%s，达到目标%s，得满分", m.Actual, m.Target)
		}
		return fmt.Sprintf("完成%s，没有达到目标%s", m.Actual, m.Target)
	}
	return "没有完成情况"
}

func metWords(m *score.Measured) string {
	if m.Met {
		return fmt.Sprintf("完成%s，达到目标%s；规则对达到目标的也适用", m.Actual, m.Target)
	}
	return fmt.Sprintf("完成%s，没有达到目标%s", m.Actual, m.Target)
}

func stepWords(s *pack.Step) string {
	switch {
	case s.From != nil:
		return "不低于" + s.From.String()
	case s.To != nil:
		return "不高于" + s.To.String()
	}
	return "其余"
}

// names traces an expression of a rule and explains what it read; nil if it
// cannot be evaluated.
func (x *Explainer) names(n *Node, e *expr.Expr, m *score.Measured, a asked) *expr.Trace {
	t, err := e.Trace(m.Env)
	if err != nil {
		n.note("%s", err.Message)
		return nil
	}
	for _, c := range t.Choices {
		n.note("%s", choice(c))
	}
	for i := range t.Names {
		if step := x.ruleName(&t.Names[i], m, a); !holds(n.From, step) {
			n.From = append(n.From, step)
		}
	}
	return t
}

func holds(list []*Node, n *Node) bool {
	for _, o := range list {
		if o.Kind == n.Kind && o.Name == n.Name {
			return true
		}
	}
	return false
}

// ruleName explains one of [pack.RuleNames].
func (x *Explainer) ruleName(name *expr.Named, m *score.Measured, a asked) *Node {
	actual, target := m.Actual, m.Target.Quantity
	switch word := name.String(); word {
	case "实际":
		return a.actual()
	case "目标":
		return a.target()
	case "分值":
		return a.points()
	case "上年":
		if e, ok := x.facts.ActualEntry(a.last); ok {
			return x.formula(node(Actual, "“"+m.Name+"”的上年完成数", ""), e)
		}
	case "执行率", "年初预算", "调整后预算", "执行数":
		return x.fact(word)
	case "完成率":
		n := node(Computed, word, "", a.actual(), a.target()).quantity(name.Value)
		n.Rule = "实际 ÷ 目标"
		n.Filled = "比率(" + actual.String() + ", " + target.String() + ")"
		n.again = "比率(" + expr.Exact(actual) + ", " + expr.Exact(target) + ")"
		return n
	case "超出", "不足", "超出数", "不足数":
		n := node(Computed, word, "", a.actual(), a.target()).quantity(name.Value)
		big, small := actual, target
		n.Rule = "实际 - 目标，不小于0"
		if word == "不足" || word == "不足数" {
			big, small = target, actual
			n.Rule = "目标 - 实际，不小于0"
		}
		zero := expr.NewQuantity(nil, big.Unit, big.Scale, 0).String()
		n.Filled = "max(" + zero + ", " + big.String() + " - " + small.String() + ")"
		if word == "超出" || word == "不足" {
			n.again = "max(" + zero + ", " + expr.Exact(big) + " - " + expr.Exact(small) + ")"
		} else {
			n.note("只取数，按目标的写法计")
		}
		return n
	case "达标":
		n := node(Computed, "达到目标", "否", a.actual(), a.target())
		if m.Met {
			n.Value = "是"
		}
		return n
	}
	return node(Setting, name.String(), "").quantity(name.Value)
}
