package explain

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
)

// classes lists the classes of all levels, from the top.
func (x *Explainer) classes() []*score.Class {
	var list []*score.Class
	var add func(c *score.Class)
	add = func(c *score.Class) {
		list = append(list, c)
		for _, k := range c.Kids {
			add(k)
		}
	}
	for _, c := range x.score.Classes {
		add(c)
	}
	return list
}

// classField explains a field of 一级指标.
func (x *Explainer) classField(name, field string, v expr.Value) piece {
	text, _ := v.Text()
	is := func(n *Node) piece { return fixed(text, n) }
	if e := x.score.Execution; e != nil && e.Class == name {
		switch field {
		case "分值":
			return is(x.executionPoints())
		case "得分":
			return is(x.execution())
		case "得分率":
			return is(x.rate("“"+name+"”的得分率", x.execution(), e.Score, x.executionPoints(), e.Points))
		case "等级":
			return is(x.partGrade(name, e.Grade, e.Score, e.Points, x.execution(), x.executionPoints()))
		case "复核", "审定":
			return is(node(Given, "“"+name+"”的"+field+"得分", "").quantity(v).written(x.facts.Data.Budget.Node))
		}
		return is(node(Setting, "计分方案的类", text).written(x.pack.Scheme.SchemeData.Execution.Class.Node))
	}
	for _, c := range x.score.Classes {
		if c.Name != name {
			continue
		}
		switch field {
		case "分值":
			return is(x.classPoints(c))
		case "得分":
			return is(x.class(c))
		case "得分率":
			return is(x.rate("“"+name+"”的得分率", x.class(c), c.Score, x.classPoints(c), c.Points))
		case "等级":
			return is(x.partGrade(name, c.Grade, c.Score, c.Points, x.class(c), x.classPoints(c)))
		case "复核", "审定":
			n := node(Given, "“"+name+"”的"+field+"得分", "").quantity(v)
			for _, r := range x.score.Rows {
				if within(c, r) {
					n.From = append(n.From, x.given(field, r))
				}
			}
			return is(n)
		}
		n := node(Setting, "计分方案的类", text)
		if rule := c.Rule(); rule != nil && rule.Data != nil {
			n.written(rule.Data.Node)
		}
		if yes, ok := v.Bool(); ok && field == "未计分" {
			n.Name, n.Value = "“"+name+"”不计分", map[bool]string{true: "是", false: "否"}[yes]
		}
		return is(n)
	}
	return fixed(text, node(Setting, name+"."+field, text))
}

// class explains the score of a class: the printed leaves that add up to it.
func (x *Explainer) class(c *score.Class) *Node {
	n := node(Class, "“"+c.Name+"”的得分", "")
	if rule := c.Rule(); rule != nil && rule.Data != nil {
		n.written(rule.Data.Node)
	} else if c.Goal != nil {
		n.written(c.Goal.Data.Node)
	}
	if !c.Scored || c.Score == nil {
		return n.note("不计分")
	}
	n.Value = pack.Points(c.Score)
	n.Rule = "各项得分之和"
	n.From = append(n.From, x.classPoints(c))
	var terms []*big.Rat
	kids := false
	for _, k := range c.Kids { // a weight counts on the way up: then the classes below are what adds up
		kids = kids || k.Weighted != nil
	}
	if kids {
		for _, k := range c.Kids {
			if k.Scored && k.Score != nil {
				terms = append(terms, contribution(k))
				n.From = append(n.From, x.contribution(k))
			}
		}
	} else {
		for _, l := range x.leaves(c) {
			terms = append(terms, l.score)
			n.From = append(n.From, l.node())
		}
	}
	return n.compute(adds(terms))
}

func contribution(c *score.Class) *big.Rat {
	if c.Weighted != nil {
		return c.Weighted
	}
	return c.Score
}

// contribution explains what a class adds to what is above it.
func (x *Explainer) contribution(c *score.Class) *Node {
	if c.Weighted == nil {
		return x.class(c)
	}
	n := node(Class, "“"+c.Name+"”计入总分的得分", pack.Points(c.Weighted), x.class(c))
	n.Rule = "得分 × 权重"
	weight := node(Setting, "“"+c.Name+"”的权重", "")
	weight.Value, weight.Exact = percent(c.Weight)
	if rule := c.Rule(); rule != nil && rule.Data != nil {
		weight.written(rule.Data.Weight.Node)
	} else if c.Goal != nil {
		weight.written(c.Goal.Data.Weight.Node)
	}
	n.From = append(n.From, weight)
	return n.compute(x.rounds(plain(c.Score)+" × "+portion(c.Weight), new(big.Rat).Mul(c.Score, c.Weight)))
}

func groupName(g *score.Group) string {
	if g.Name != "" {
		return "组“" + g.Name + "”"
	}
	return "合并计分的" + expr.Int(int64(len(g.Rows)), "").String() + "项指标"
}

// group explains one score that several indicators share.
func (x *Explainer) group(g *score.Group) *Node {
	n := node(Group, groupName(g)+"的得分", "")
	if g.Score == nil || g.Share == nil {
		return n.note("不能计分")
	}
	n.Value = pack.Points(g.Score)
	n.Rule = "分值 × 各项得分比例的平均"
	n.From = append(n.From, x.groupPoints(g))
	weighted := false
	off := new(big.Rat)
	for _, r := range g.Rows {
		weighted = weighted || r.Weight != nil
		if r.Deduction != nil {
			off.Add(off, r.Deduction)
		}
	}
	shares, weights := "", ""
	for i, r := range g.Rows {
		if i > 0 {
			shares, weights = shares+map[bool]string{true: " + ", false: ", "}[weighted], weights+" + "
		}
		s := factor(r.Share)
		if weighted && r.Weight != nil {
			s += " × " + factor(r.Weight.Rat)
			weights += factor(r.Weight.Rat)
		}
		shares += s
		n.From = append(n.From, x.share(r))
		if r.Deduction != nil {
			n.From = append(n.From, x.deduction(r))
		}
	}
	shares = "平均(" + shares + ")"
	if weighted {
		n.Rule = "分值 × 各项得分比例按系数的平均"
		shares = "((" + shares[len("平均("):len(shares)-1] + ") ÷ (" + weights + "))"
	}
	if off.Sign() > 0 {
		n.Rule += " - 扣分"
	}
	x.earned(n, g.Points, g.Share, shares, off)
	return n.note("没有各自的分值，合并计一个得分，只四舍五入一次")
}

// execution explains the score of the execution rate.
func (x *Explainer) execution() *Node {
	e := x.score.Execution
	if e == nil {
		return node(Execution, "预算执行的得分", "").note("计分方案没有这一类")
	}
	n := node(Execution, "“"+e.Class+"”的得分", "")
	if e.Score == nil || e.Rate == nil {
		return n.note("没有执行率，不能计分")
	}
	n.Value = pack.Points(e.Score)
	m := e.Measured(x.facts, x.pack.Scheme)
	a := asked{
		actual: func() *Node { return x.fact("执行率") },
		target: func() *Node { return node(Target, "“"+e.Class+"”的目标值", "100%") },
		points: x.executionPoints,
	}
	c := m.Condition()
	switch {
	case c == nil:
		n.From = append(n.From, x.executionPoints(), x.fact("执行率"))
		n.note("执行率%s，全部执行，得满分", e.Rate)
		n.Rule = "分值 × 100%"
		return n.compute(plain(e.Points) + " × 100%")
	case !m.InPoints():
		n.From = append(n.From, x.executionPoints(), x.asked(node(Share, "“"+e.Class+"”的得分比例", ""), &m, a))
		n.Rule = "分值 × 得分比例"
		return n.compute(x.rounds(plain(e.Points)+" × "+portion(m.Share), new(big.Rat).Mul(e.Points, m.Share)))
	}
	n.at(c.At.Place(0)).Rule = c.Expr.String()
	if m.Step != nil {
		n.note("“%s”落在“%s”这一档", m.Rule.Expr, stepWords(m.Step))
		x.names(n, m.Rule.Expr, &m, a)
	}
	if t := x.names(n, c.Expr, &m, a); t != nil {
		result := new(big.Rat).Mul(e.Points, m.Share)
		n.Filled, n.again = x.rounds(t.Text, result), x.rounds(t.Exact, result)
	}
	return n
}

func (x *Explainer) executionPoints() *Node {
	e := x.score.Execution
	return node(Points, "“"+e.Class+"”的分值", pack.Points(e.Points)).written(x.pack.Scheme.SchemeData.Execution.Points.Node)
}

// rate explains a share of points that was earned.
func (x *Explainer) rate(name string, got *Node, score *big.Rat, of *Node, points *big.Rat) *Node {
	n := node(Computed, name, "", got, of)
	n.Rule = "得分 ÷ 分值"
	if score == nil || points == nil || points.Sign() == 0 {
		return n.note("没有得分")
	}
	n.Value, n.Exact = percent(new(big.Rat).Quo(score, points))
	n.Filled = "比率(" + plain(score) + ", " + plain(points) + ")"
	n.again = n.Filled
	return n
}
