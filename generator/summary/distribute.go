package summary

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/selfeval/selfeval/generator/pack"
)

// The grades of reports that have none.
const (
	ungraded = "不评等级" // its scheme gives no grade
	failed   = "未能评价" // left out
)

// distribute counts grades, scores and execution rates.
func (s *Summary) distribute() {
	s.Grades = s.grades()
	s.scored()
	scores := ladder(s.Full != nil && s.Full.Cmp(hundred) == 0, 100, 95, 90, 80, 70, 60, 0)
	rates := ladder(false, 100, 95, 90, 80, 60, 0)
	units := map[string]bool{}
	for _, r := range s.Rows {
		units[r.Unit] = true
		scores.take(r, r.Share())
		if !r.Declared {
			rates.take(r, r.Rate)
		}
	}
	s.Units = len(units)
	s.Scores, s.Rates = scores.shares(), rates.shares()
}

// grades lists the grades of all schemes from best to worst, each with its
// reports, and last what has no grade.
func (s *Summary) grades() []Bucket {
	type band struct {
		name string
		from *big.Rat // share of the total
	}
	var bands []band
	same := true // all schemes have the same bands
	var first []pack.Band
	for _, r := range s.Rows {
		if r.Bands == nil {
			continue
		}
		if first == nil {
			first = r.Bands
		}
		same = same && r.Full.Cmp(hundred) == 0 && slices.EqualFunc(first, r.Bands, func(a, b pack.Band) bool { return a.Name == b.Name && a.From.Cmp(b.From) == 0 })
		for _, b := range r.Bands {
			if !slices.ContainsFunc(bands, func(x band) bool { return x.name == b.Name }) {
				bands = append(bands, band{b.Name, new(big.Rat).Quo(b.From, r.Full)})
			}
		}
	}
	slices.SortStableFunc(bands, func(a, b band) int { return -a.from.Cmp(b.from) })
	list := make(buckets, 0, len(bands)+2)
	for i, b := range bands {
		x := Bucket{Name: b.name}
		if same {
			x.Bound = bound(first, i)
		}
		list = append(list, x)
	}
	for _, r := range s.Rows {
		name := cmp.Or(r.Grade, ungraded)
		i := slices.IndexFunc(list, func(b Bucket) bool { return b.Name == name })
		if i < 0 {
			i = len(list)
			list = append(list, Bucket{Name: name})
		}
		list[i].add(r)
	}
	if len(s.Left) > 0 {
		list = append(list, Bucket{Name: failed, Rows: s.Left, Count: len(s.Left)})
	}
	return list.shares()
}

// bound words a grade's bounds: 90分以上, 80分以上、90分以下.
func bound(bands []pack.Band, i int) string {
	from, above := pack.Points(bands[i].From)+"分", ""
	if i > 0 {
		above = pack.Points(bands[i-1].From) + "分"
	}
	switch {
	case i == 0:
		return from + "（含）以上"
	case bands[i].From.Sign() == 0:
		return above + "以下"
	}
	return from + "（含）至" + above
}

// scored computes what there is to say about all scores together.
func (s *Summary) scored() {
	sum, shares := new(big.Rat), new(big.Rat)
	same := true
	for _, r := range s.Rows {
		if r.Score == nil {
			continue
		}
		s.Scored++
		if s.Full == nil {
			s.Full = r.Full
		}
		same = same && s.Full.Cmp(r.Full) == 0
		if r.Score.Cmp(r.Full) == 0 {
			s.Perfect++
		}
		sum.Add(sum, r.Score)
		shares.Add(shares, r.Share())
		if s.Best == nil || r.Score.Cmp(s.Best) > 0 {
			s.Best = r.Score
		}
		if s.Worst == nil || r.Score.Cmp(s.Worst) < 0 {
			s.Worst = r.Score
		}
	}
	if s.Scored == 0 {
		return
	}
	n := big.NewRat(int64(s.Scored), 1)
	s.Share = shares.Quo(shares, n)
	if s.Average = sum.Quo(sum, n); !same {
		s.Full, s.Average, s.Best, s.Worst = nil, nil, nil, nil
	}
}

var (
	hundred = big.NewRat(100, 1) // never written to
	whole   = big.NewRat(1, 1)   // never written to
)

// buckets are the classes of one distribution.
type buckets []Bucket

func (b *Bucket) add(r *Row) {
	b.Rows = append(b.Rows, r)
	b.Count++
}

// shares gives each class its share of all.
func (list buckets) shares() []Bucket {
	n := 0
	for i := range list {
		n += list[i].Count
	}
	for i := range list {
		if n > 0 {
			list[i].Share = big.NewRat(int64(list[i].Count), int64(n))
		}
	}
	return list
}

// steps are classes with lower bounds, in hundredths, best first.
type steps struct {
	buckets
	from []*big.Rat
}

// ladder makes the classes between bounds in hundredths, which are points or
// percentages. The first is its bound and above, the last has no lower bound.
func ladder(points bool, bounds ...int64) *steps {
	unit := "%"
	if points {
		unit = "分"
	}
	l := &steps{}
	for i, b := range bounds {
		name := pack.Points(big.NewRat(b, 1)) + unit
		switch {
		case i == 0 && points:
		case i == 0:
			name += "及以上"
		case i == len(bounds)-1:
			name = pack.Points(big.NewRat(bounds[i-1], 1)) + unit + "以下"
		default:
			name += "（含）至" + pack.Points(big.NewRat(bounds[i-1], 1)) + unit
		}
		l.buckets = append(l.buckets, Bucket{Name: name})
		l.from = append(l.from, big.NewRat(b, 100))
	}
	return l
}

// take counts a report whose value lies in a class; nil lies in none.
func (l *steps) take(r *Row, value *big.Rat) {
	if value == nil {
		return
	}
	for i, from := range l.from {
		if value.Cmp(from) >= 0 || i == len(l.from)-1 {
			l.buckets[i].add(r)
			return
		}
	}
}
