package score

import (
	"math/big"
	"slices"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// split gives out points evenly or by weight, and scores the leaves.
func (s *scorer) split(c *Class, points *big.Rat, leaves []*leaf) {
	weights := make([]*big.Rat, len(leaves))
	for i := range weights {
		weights[i] = one
	}
	if c.rule.Lacking == pack.Weight {
		for i, l := range leaves {
			if weights[i] = s.weigh(l.rows); weights[i] == nil {
				return
			}
		}
		if !s.wholePercent(leaves) {
			return
		}
	}
	for i, p := range apportion(points, weights, c.rule.SplitRounding) {
		leaves[i].points = p
		s.score(c, leaves[i])
	}
}

// weigh is the weight of rows together; nil with a finding if one has none.
func (s *scorer) weigh(rows []*Row) *big.Rat {
	sum := new(big.Rat)
	for _, r := range rows {
		if r.Weight == nil {
			s.fail(source.WeightMissing, r.Data.Node, "“"+r.Name+"”没有系数或权重", `写 weight，例如 weight = "2" 或 weight = "15%"`)
			return nil
		}
		sum.Add(sum, r.Weight.Rat)
	}
	return sum
}

// wholePercent checks that weights written as percentages make 100%.
func (s *scorer) wholePercent(leaves []*leaf) bool {
	sum, percent, all := new(big.Rat), false, 0
	for _, l := range leaves {
		for _, r := range l.rows {
			sum.Add(sum, r.Weight.Rat)
			percent = percent || r.Weight.Unit == expr.PercentUnit
			all++
		}
	}
	if percent && sum.Cmp(one) != 0 {
		s.fail(source.PointsDoNotAddUp, leaves[0].node(), "各指标的权重合计"+expr.NewQuantity(sum, expr.PercentUnit, expr.Percent, 2).String()+"，应当是100%", "改 weight；按系数分配的，都写不带百分号的数")
		return false
	}
	return true
}

// apportion splits points by weight into parts of so many decimals that add up
// exactly: every part is cut, and what is left goes, one unit each, to the parts
// that lost most, the earlier ones first.
func apportion(points *big.Rat, weights []*big.Rat, places int) []*big.Rat {
	sum := new(big.Rat)
	for _, w := range weights {
		sum.Add(sum, w)
	}
	unit := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	parts, lost, order := make([]*big.Rat, len(weights)), make([]*big.Rat, len(weights)), make([]int, len(weights))
	left := new(big.Rat).Set(points)
	for i, w := range weights {
		exact := new(big.Rat).Mul(points, w)
		exact.Quo(exact, sum)
		units := new(big.Rat).Quo(exact, unit)
		cut := new(big.Int).Quo(units.Num(), units.Denom())
		parts[i] = new(big.Rat).Mul(new(big.Rat).SetInt(cut), unit)
		lost[i] = new(big.Rat).Sub(exact, parts[i])
		left.Sub(left, parts[i])
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return lost[b].Cmp(lost[a]) })
	for _, i := range order {
		if left.Sign() == 0 {
			break
		}
		more := unit
		if left.Cmp(unit) < 0 { // points with more decimals than parts may have
			more = left
		}
		parts[i] = new(big.Rat).Add(parts[i], more)
		left = new(big.Rat).Sub(left, more)
	}
	return parts
}
