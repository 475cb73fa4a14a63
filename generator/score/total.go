package score

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// addUp makes a class's score the sum of its printed leaves, level by level.
// Apart are sub-classes with points of their own, which have been added up.
func (s *scorer) addUp(c *Class, apart bool) {
	sum := new(big.Rat)
	for _, k := range c.Kids {
		if !k.Scored {
			continue
		}
		if !apart {
			if c.Goal != nil && c.Group == nil && len(rowsOf(k, nil)) > 0 { // forms print the points of the classes of a goal
				k.Points = pointsOf(k)
			}
			s.addUp(k, false)
			s.bounds(k)
		} else if k.Excluded != nil {
			if c.Excluded == nil {
				c.Excluded = new(big.Rat)
			}
			c.Excluded.Add(c.Excluded, counts(k, k.Excluded))
		}
		sum.Add(sum, contribution(k))
	}
	for _, r := range c.Rows {
		if r.Score != nil {
			sum.Add(sum, r.Score)
		}
	}
	for _, g := range c.Groups {
		sum.Add(sum, g.Score)
	}
	if c.Group != nil && c.Group.Score != nil {
		sum.Add(sum, c.Group.Score)
	}
	c.Score = sum
	if c.Weight != nil {
		c.Weighted = s.printed(counts(c, sum), counts(c, c.Points))
	}
	if c.Points == nil {
		return
	}
	points := c.Points
	if c.Excluded != nil {
		points = new(big.Rat).Sub(points, c.Excluded)
	}
	if points.Sign() > 0 {
		c.Rate = rate(sum, points)
		c.Grade = s.grade(sum, points)
	}
}

// contribution is what a class adds to what is above it.
func contribution(c *Class) *big.Rat {
	if c.Weighted != nil {
		return c.Weighted
	}
	return c.Score
}

// counts is an amount of a class's points as it counts above it.
func counts(c *Class, amount *big.Rat) *big.Rat {
	if c.Weight == nil {
		return amount
	}
	return new(big.Rat).Mul(amount, c.Weight)
}

// rate is 得分率, rounded to what is printed: a percentage of two places.
func rate(score, points *big.Rat) *big.Rat { return rounded(new(big.Rat).Quo(score, points), 4) }

// grade is the grade of a part of the report: that of its printed 得分率 in the
// bands of the total.
func (s *scorer) grade(score, points *big.Rat) string {
	if points.Sign() <= 0 {
		return ""
	}
	return s.scheme.Grade(new(big.Rat).Mul(rate(score, points), s.scheme.Total))
}

// total adds up what is printed, leaves out what is not applicable, applies the
// caps and grades what it prints.
func (s *scorer) total() {
	if s.failed || !s.scheme.IsScored() {
		return
	}
	r := s.result
	sum, excluded := new(big.Rat), new(big.Rat)
	if r.Execution != nil {
		sum.Add(sum, r.Execution.Score)
	}
	for _, c := range r.Classes {
		if c.Score == nil {
			continue
		}
		sum.Add(sum, contribution(c))
		if c.Excluded != nil {
			excluded.Add(excluded, counts(c, c.Excluded))
		}
	}
	r.Sum = sum
	if excluded.Sign() > 0 {
		if excluded.Cmp(s.scheme.Total) >= 0 {
			s.fail(source.PointsDoNotAddUp, s.f.Node, "没有一个适用的指标，总分算不出来", "至少要有一个适用的指标")
			return
		}
		r.Excluded = excluded
	}
	if r.Total, r.Cap = s.limited(s.rescaled(sum)); s.failed {
		r.Total = nil
		return
	}
	r.Grade = s.scheme.Grade(r.Total)
	if r.Cap != nil {
		s.out.Add(source.CapApplied, s.placeOf(s.f.Node.Get("budget")), "", "总分"+pack.Points(r.Cap.Before)+"按“"+r.Cap.Rule.Expr.String()+"”封顶为"+pack.Points(r.Total), "封顶的条件在计分方案的 [[caps]] 里", r.Cap.Rule.At.Place(0))
	}
}

// rescaled converts a sum over the applicable points to the full total, rounded
// once: 得分合计 ÷ (总分 − 不适用指标的分值) × 总分.
func (s *scorer) rescaled(sum *big.Rat) *big.Rat {
	if s.result.Excluded == nil {
		return sum
	}
	whole := new(big.Rat).Sub(s.scheme.Total, s.result.Excluded)
	x := new(big.Rat).Mul(sum, s.scheme.Total)
	return s.printed(x.Quo(x, whole), s.scheme.Total)
}

// limited applies the lowest cap whose condition holds.
func (s *scorer) limited(total *big.Rat) (*big.Rat, *Cap) {
	if len(s.scheme.Caps) == 0 {
		return total, nil
	}
	env := s.capEnv(total)
	var lowest *pack.Cap
	for i := range s.scheme.Caps {
		c := &s.scheme.Caps[i]
		holds, err := c.Expr.Test(env)
		if err != nil {
			s.out.Add(err.Code, c.At.Place(err.Offset), "caps", err.Message, err.Hint)
			s.failed = true
			continue
		}
		if holds && (lowest == nil || c.Total.Cmp(lowest.Total) < 0) {
			lowest = c
		}
	}
	if lowest == nil || total.Cmp(lowest.Total) <= 0 {
		return total, nil
	}
	return lowest.Total, &Cap{Rule: lowest, Before: total}
}

// capEnv is the environment of a cap's condition: [pack.CapNames].
func (s *scorer) capEnv(total *big.Rat) *expr.Env {
	var missed, core int64
	for _, r := range s.result.Rows {
		if r.Counts && !r.Met {
			missed++
			if r.Data.Core.Value {
				core++
			}
		}
	}
	env := (&expr.Env{}).Bind("得分", expr.OfNumber(expr.NewQuantity(total, "", expr.One, s.scheme.Places())))
	env = env.Bind("未达标", expr.OfNumber(expr.Int(missed, ""))).Bind("核心未达标", expr.OfNumber(expr.Int(core, "")))
	return env.Bind("执行率", optional(s.f.Budget.Rate))
}
