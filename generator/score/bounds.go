package score

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// bounds checks the range of points that a scheme leaves to the author.
func (s *scorer) bounds(c *Class) {
	p, rule := c.Points, c.rule
	if rule.Least == nil && rule.Most == nil {
		return
	}
	if p == nil {
		p = pointsOf(c)
	}
	low, high := rule.Least != nil && p.Cmp(rule.Least) < 0, rule.Most != nil && p.Cmp(rule.Most) > 0
	if !low && !high {
		return
	}
	bounds := "不低于" + orZero(rule.Least)
	if rule.Most != nil {
		bounds = "在" + orZero(rule.Least) + "到" + pack.Points(rule.Most) + "之间"
	}
	n := s.f.Node
	if rows := rowsOf(c, nil); len(rows) > 0 {
		n = rows[0].Data.Node
	}
	s.fail(source.PointsDoNotAddUp, n, "“"+c.Name+"”各指标分值合计"+pack.Points(p)+"，应当"+bounds, "改指标的 points")
}

// pointsOf adds up the points that were given out in a class.
func pointsOf(c *Class) *big.Rat {
	sum := new(big.Rat)
	for _, r := range c.Rows {
		if p := r.Points; p != nil {
			sum.Add(sum, p)
		}
	}
	for _, g := range c.Groups {
		sum.Add(sum, g.Points)
	}
	for _, k := range c.Kids {
		sum.Add(sum, pointsOf(k))
	}
	return sum
}

func orZero(r *big.Rat) string {
	if r == nil {
		return "0"
	}
	return pack.Points(r)
}

// free checks the points that the scheme leaves to the author: those of the top
// classes without points of their own, and the range of each.
func (s *scorer) free() {
	if s.scheme.Free == nil || s.failed {
		return
	}
	sum := new(big.Rat)
	names := ""
	for _, c := range s.result.Classes {
		if c.rule.Points != nil || !c.Scored {
			continue
		}
		if c.Points != nil {
			sum.Add(sum, c.Points)
		}
		if names != "" {
			names += "、"
		}
		names += c.Name
	}
	if sum.Cmp(s.scheme.Free) != 0 {
		s.out.Add(source.PointsDoNotAddUp, source.Place{File: s.f.Name}, "indicators", names+"分值合计"+pack.Points(sum)+"，应当是"+pack.Points(s.scheme.Free), "改指标的 points")
		s.failed = true
	}
}

// goalPoints checks that the goals share the points that the scheme gives them.
func (s *scorer) goalPoints(g *pack.Goals) {
	sum := new(big.Rat)
	for _, c := range s.result.Classes {
		n := c.Goal.Data.Node
		worth := c.Goal.Points
		if g.Each != nil {
			if c.Goal.Weight == nil {
				s.fail(source.WeightMissing, n, "目标“"+c.Name+"”没有权重", `写 weight，例如 weight = "45%"`)
				return
			}
			c.Weight = c.Goal.Weight.Rat
			worth = new(big.Rat).Mul(c.Weight, g.Each)
		}
		if worth == nil {
			s.fail(source.PointsMissing, n, "目标“"+c.Name+"”没有分值", "写 points，各目标合计"+pack.Points(g.Points)+"分")
			return
		}
		sum.Add(sum, worth)
	}
	if sum.Cmp(g.Points) != 0 {
		s.fail(source.PointsDoNotAddUp, s.result.Classes[0].Goal.Data.Node, "各目标分值合计"+pack.Points(sum)+"，应当是"+pack.Points(g.Points), "改目标的 points 或 weight")
	}
}
