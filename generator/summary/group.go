package summary

import (
	"cmp"
	"math/big"
	"slices"
)

// group counts the problems that reports have in common.
func (s *Summary) group() {
	type key struct {
		sort ProblemSort
		name string
	}
	at := map[key]int{}
	for _, r := range s.Rows {
		for _, p := range r.Problems {
			k := key{p.Sort, p.key}
			i, known := at[k]
			if !known {
				i = len(s.Problems)
				at[k] = i
				s.Problems = append(s.Problems, ProblemGroup{Sort: p.Sort, Name: p.Name})
			}
			g := &s.Problems[i]
			if g.Count++; len(g.Rows) == 0 || g.Rows[len(g.Rows)-1] != r {
				g.Rows = append(g.Rows, r)
			}
		}
	}
	for i := range s.Problems {
		s.Problems[i].Share = big.NewRat(int64(len(s.Problems[i].Rows)), int64(len(s.Rows)))
	}
	slices.SortStableFunc(s.Problems, func(a, b ProblemGroup) int {
		return cmp.Or(cmp.Compare(len(b.Rows), len(a.Rows)), cmp.Compare(a.Sort, b.Sort), cmp.Compare(b.Count, a.Count))
	})
}
