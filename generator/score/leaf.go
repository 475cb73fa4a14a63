package score

import "math/big"

// score scores a leaf of a class whose points are known.
func (s *scorer) score(c *Class, l *leaf) {
	r := l.rows[0]
	if r.Data.Group.Set() {
		g := &Group{Name: l.name, Points: l.points, Rows: l.rows}
		if s.group(g) {
			holder := holderOf(c, l.rows)
			holder.Groups = append(holder.Groups, g)
		}
		return
	}
	r.Points = l.points
	s.share(r)
	if r.Share == nil {
		return
	}
	r.Raw, r.Score = s.earned(r.Points, r.Share, r.Deduction)
}

// group gives rows one score: the points times the mean of their shares, by
// weight where they have weights, rounded once. It is false if a row cannot be
// scored.
func (s *scorer) group(g *Group) bool {
	sum, weights, off := new(big.Rat), new(big.Rat), new(big.Rat)
	weighted := false
	for _, r := range g.Rows {
		weighted = weighted || r.Weight != nil
	}
	ok := true
	for _, r := range g.Rows {
		r.Group = g
		s.share(r)
		w := one
		if weighted {
			if w = s.weigh([]*Row{r}); w == nil {
				return false
			}
		}
		if r.Share == nil {
			ok = false
			continue
		}
		if r.Deduction != nil {
			off.Add(off, r.Deduction)
		}
		sum.Add(sum, new(big.Rat).Mul(r.Share, w))
		weights.Add(weights, w)
	}
	if !ok {
		return false
	}
	g.Share = sum.Quo(sum, weights)
	g.Raw, g.Score = s.earned(g.Points, g.Share, off)
	return true
}

// earned is the score of a share of points, less a deduction, never below 0 nor
// above the points. With a scale the score out of the scale is rounded and
// printed, and what is printed is converted to points.
func (s *scorer) earned(points, share, deduction *big.Rat) (raw, score *big.Rat) {
	if scale := s.scheme.Scale; scale != nil {
		raw = s.printed(new(big.Rat).Mul(scale, share), scale)
		share = new(big.Rat).Quo(raw, scale)
	}
	score = s.printed(new(big.Rat).Mul(points, share), points)
	if deduction != nil {
		if score.Sub(score, deduction); score.Sign() < 0 {
			score.SetInt64(0)
		}
	}
	return raw, score
}

// holderOf is the lowest class that all of some rows stand in.
func holderOf(c *Class, rows []*Row) *Class {
	for _, k := range c.Kids {
		inside := 0
		for _, r := range rowsOf(k, nil) {
			if r.Group != nil && r.Group == rows[0].Group {
				inside++
			}
		}
		if inside == len(rows) {
			return holderOf(k, rows)
		}
	}
	return c
}
