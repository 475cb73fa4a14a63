package score

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// execution scores the budget execution rate.
func (s *scorer) execution() *Execution {
	d := s.scheme.SchemeData.Execution
	if d == nil || s.scheme.Execution == nil {
		return nil
	}
	e := &Execution{Class: d.Class.Value, Rate: s.f.Budget.Rate, Points: new(big.Rat)}
	if p, ok := new(big.Rat).SetString(d.Points.Text); ok {
		e.Points = p
	}
	if e.Rate == nil {
		n := s.f.Node.Get("budget")
		s.out.Add(source.NoRate, s.placeOf(n), "budget", "没有预算执行率，“"+e.Class+"”不能计分", "在 budget.rows 里写预算数和执行数，或写 rate = { declared = \"…\", scope = \"…\" }")
		s.failed = true
		return e
	}
	e.Below = s.scheme.Threshold != nil && e.Rate.Rat.Cmp(s.scheme.Threshold) < 0
	rule := s.scheme.Execution
	points := expr.NewQuantity(e.Points, "", expr.One, 2)
	v, err := rule.Expr.Eval((&expr.Env{}).Bind("分值", expr.OfNumber(points)).Bind("执行率", expr.OfNumber(*e.Rate)))
	if err != nil {
		s.out.Add(err.Code, rule.At.Place(err.Offset), "execution.rule", err.Message, err.Hint)
		s.failed = true
		return e
	}
	q, ok := v.Number()
	if !ok || !q.IsPlain() || q.Sign() < 0 || (q.Rat != nil && q.Rat.Cmp(e.Points) > 0) {
		s.out.Add(source.BadRule, rule.At.Place(0), "execution.rule", "预算执行的得分应当在0和分值之间", "用 min(执行率, 100%) 限定范围")
		s.failed = true
		return e
	}
	if q.Rat == nil {
		q.Rat = new(big.Rat)
	}
	e.Score = s.round(q.Rat)
	return e
}

func (s *scorer) placeOf(n *source.Node) source.Place {
	if n == nil {
		return source.Place{File: s.f.Name}
	}
	return n.Place()
}

// class gives the rows below a class their points and adds up its score. Points
// are given out at the highest class that has points of its own.
func (s *scorer) class(c *Class) {
	if !c.Scored || !s.scheme.IsScored() {
		return
	}
	pointed := len(c.Kids) > 0
	for _, k := range c.Kids {
		pointed = pointed && k.Points != nil
	}
	c.Score = new(big.Rat)
	if pointed {
		for _, k := range c.Kids {
			s.class(k)
			c.Score.Add(c.Score, k.Score)
		}
		return
	}
	rows := counted(c, nil)
	if len(rows) == 0 {
		if c.Points != nil && c.Points.Sign() > 0 {
			s.out.Add(source.PointsDoNotAddUp, source.Place{File: s.f.Name}, "indicators", "“"+c.Name+"”有"+pack.Points(c.Points)+"分，却没有一个指标", "补上这一类的指标")
			s.failed = true
		}
		return
	}
	s.giveOut(c, rows)
	s.addUp(c)
}

// counted lists the rows of a class and its sub-classes that are scored.
func counted(c *Class, rows []*Row) []*Row {
	for _, r := range c.Rows {
		if r.Counts {
			rows = append(rows, r)
		}
	}
	for _, k := range c.Kids {
		rows = counted(k, rows)
	}
	return rows
}

// giveOut gives points to rows: their own, or by the class's rule the rest.
func (s *scorer) giveOut(c *Class, rows []*Row) {
	sum := new(big.Rat)
	var lacking []*Row
	for _, r := range rows {
		if r.Indicator.Points == nil {
			lacking = append(lacking, r)
			continue
		}
		r.Points = r.Indicator.Points
		sum.Add(sum, r.Points)
		s.leaf(r)
	}
	if c.Points == nil {
		c.Points = sum
	}
	rest := new(big.Rat).Sub(c.Points, sum)
	if len(lacking) == 0 {
		if rest.Sign() != 0 {
			s.out.Add(source.PointsDoNotAddUp, rows[0].Data.Node.Place(), rows[0].Data.Node.Path(), "“"+c.Name+"”各指标分值合计"+pack.Points(sum)+"，应当是"+pack.Points(c.Points), "改指标的 points，使合计等于这一类的分值")
			s.failed = true
		}
		return
	}
	if rest.Sign() <= 0 || c.rule.Lacking == pack.Refuse {
		n := lacking[0].Data.Node
		s.out.Add(source.PointsMissing, n.Place(), n.KeyPath("points"), "“"+lacking[0].Name+"”没有分值", "写 points，使“"+c.Name+"”合计"+pack.Points(c.Points)+"分")
		s.failed = true
		return
	}
	if c.rule.Lacking == pack.Group {
		s.group(c, rest, lacking)
		return
	}
	s.even(rest, lacking)
}

// group gives rows one score: the rest of the points times the mean of their
// shares, rounded once.
func (s *scorer) group(c *Class, points *big.Rat, rows []*Row) {
	g := &Group{Points: points, Rows: rows}
	sum := new(big.Rat)
	for _, r := range rows {
		r.Group = g
		if r.Share == nil {
			return
		}
		sum.Add(sum, r.Share)
	}
	sum.Quo(sum, big.NewRat(int64(len(rows)), 1))
	g.Score = s.round(sum.Mul(sum, points))
	c.Group = g
}

// even splits points over rows; the last one takes what rounding leaves.
func (s *scorer) even(points *big.Rat, rows []*Row) {
	each := s.round(new(big.Rat).Quo(points, big.NewRat(int64(len(rows)), 1)))
	rest := new(big.Rat).Set(points)
	for i, r := range rows {
		r.Points = each
		if i == len(rows)-1 {
			r.Points = rest
		}
		rest = new(big.Rat).Sub(rest, each)
		s.leaf(r)
	}
}

// leaf scores one row.
func (s *scorer) leaf(r *Row) {
	if r.Share == nil {
		return
	}
	score := s.round(new(big.Rat).Mul(r.Points, r.Share))
	if r.Deduction != nil {
		score.Sub(score, r.Deduction)
		if score.Sign() < 0 {
			score.SetInt64(0)
		}
	}
	r.Score = score
}

// addUp makes a class's score the sum of its printed leaves, level by level.
func (s *scorer) addUp(c *Class) {
	sum := new(big.Rat)
	for _, k := range c.Kids {
		s.addUp(k)
		sum.Add(sum, k.Score)
	}
	for _, r := range c.Rows {
		if r.Score != nil {
			sum.Add(sum, r.Score)
		}
	}
	if c.Group != nil && c.Group.Score != nil {
		sum.Add(sum, c.Group.Score)
	}
	c.Score = sum
}

// total adds up what is printed and grades what it prints.
func (s *scorer) total() {
	if s.failed || !s.scheme.IsScored() {
		return
	}
	sum := new(big.Rat)
	if e := s.result.Execution; e != nil {
		sum.Add(sum, e.Score)
	}
	for _, c := range s.result.Classes {
		if c.Score != nil {
			sum.Add(sum, c.Score)
		}
	}
	s.result.Total = sum
	s.result.Grade = s.scheme.Grade(sum)
}

// reasons demands a reason for every lost point and for a low execution rate.
func (s *scorer) reasons() {
	b := s.f.Data.Budget
	if e := s.result.Execution; e != nil && e.Below && b != nil && !b.Reason.Set() && (b.Rate == nil || !b.Rate.Reason.Set()) {
		s.out.Add(source.ReasonMissing, b.Node.Place(), b.Node.KeyPath("reason"), "预算执行率"+e.Rate.String()+"低于要求，没有说明原因", "写 reason，说明哪些项目、为什么没有执行")
	}
	for _, r := range s.result.Rows {
		n := r.Data.Node
		lost := r.Counts && r.Share != nil && (!r.Met || r.Deduction != nil)
		switch {
		case lost && s.scheme.Reasons.LostPoint.Value && !r.Data.Reason.Set():
			s.out.Add(source.ReasonMissing, n.Place(), n.KeyPath("reason"), "“"+r.Name+"”没有完成目标或被扣分，没有说明原因", "写 reason，说明具体原因")
		case r.Over && !r.Data.Reason.Set():
			s.out.Add(source.FarOverTarget, n.Place(), n.KeyPath("reason"), "“"+r.Name+"”完成"+r.Actual.String()+"，远超目标"+r.Target.Text+"，没有说明原因", "写 reason；目标定得过低的也要说明")
		case !r.Counts && !r.Data.Reason.Set():
			s.out.Add(source.ReasonMissing, n.Place(), n.KeyPath("reason"), "“"+r.Name+"”不适用，没有说明原因", "写 reason")
		}
	}
}
