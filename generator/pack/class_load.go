package pack

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/source"
)

// class compiles a class with its sub-classes; what it does not say it has from
// the class above.
func (l *schemeLoader) class(d *ClassData, parent *Class) *Class {
	c := &Class{Data: d, Name: d.Name.Value, Parent: parent, Points: l.number(d.Points), Open: d.Open.Value, Scored: true, SplitRounding: l.Places()}
	c.Least, c.Most, c.Weight = l.number(d.PointsMin), l.number(d.PointsMax), l.percent(d.Weight)
	if parent != nil {
		c.Scored, c.Lacking, c.SplitRounding, c.Rule = parent.Scored, parent.Lacking, parent.SplitRounding, parent.Rule
	}
	if d.Scored.Set() {
		c.Scored = d.Scored.Value
	}
	if d.Unweighted.Set() {
		c.Lacking = l.unweighted(d.Unweighted)
	}
	if d.Rule.Set() {
		c.Rule = l.ruleNamed(d.Rule)
	}
	c.SplitRounding = l.split(d.SplitRounding, c.SplitRounding)
	for i := range d.Classes {
		k := l.class(&d.Classes[i], c)
		if first := named(c.Kids, k.Name); first != nil {
			l.bad(d.Classes[i].Node, "“"+k.Name+"”在“"+c.Name+"”下出现两次", "合并成一个", first.Data.Node.Place())
		}
		c.Kids = append(c.Kids, k)
	}
	if c.Points == nil {
		c.Points = together(c.Kids)
	}
	if c.Weight != nil && c.Points == nil {
		l.bad(d.Weight.Node, "“"+c.Name+"”有权重，没有分值", "写 points（这一类的满分，例如 100）")
		c.Weight = nil
	}
	return c
}

// together is the points of classes that all have some; nil if any has none.
func together(kids []*Class) *big.Rat {
	var sum *big.Rat
	for _, k := range kids {
		switch p := k.worth(); {
		case !k.Scored:
		case p == nil:
			return nil
		case sum == nil:
			sum = new(big.Rat).Set(p)
		default:
			sum.Add(sum, p)
		}
	}
	return sum
}

func (l *schemeLoader) unweighted(t source.Text) Unweighted {
	switch t.Value {
	case "group":
		return Group
	case "even":
		return Even
	case "weight":
		return Weight
	case "error":
	default:
		l.bad(t.Node, "不认识的规则“"+t.Value+"”", "写 group（同类合并计分）、even（平均分配）、weight（按系数分配）或 error（必须写分值）")
	}
	return Refuse
}

// split is the decimals to which points are given out.
func (l *schemeLoader) split(i source.Int, inherited int) int {
	switch {
	case !i.Set():
		return inherited
	case i.Value < 0 || i.Value > 6:
		l.bad(i.Node, "分配分值的小数位数应当在0到6之间", "取整数写 0")
		return inherited
	}
	return i.Value
}

func (l *schemeLoader) goals() {
	d := l.SchemeData.Goals
	if d == nil {
		return
	}
	g := &Goals{Points: l.number(d.Points), Each: l.number(d.Each), SplitRounding: l.split(d.SplitRounding, l.Places())}
	if g.Points == nil {
		g.Points = new(big.Rat)
	}
	if g.Each != nil && g.Each.Sign() == 0 {
		l.bad(d.Each.Node, "每个目标的满分不能是0", "一般写 100")
		g.Each = nil
	}
	if d.Unweighted.Set() {
		g.Lacking = l.unweighted(d.Unweighted)
	}
	l.Scheme.Goals = g
	for _, c := range l.Classes {
		if c.Points != nil || c.Weight != nil {
			l.bad(c.Data.Node, "分值属于年度目标，“"+c.Name+"”不能再有分值", "去掉 points 和 weight；各目标的分值写在数据里")
		}
	}
}
