package summary

import (
	"cmp"
	"math/big"
	"slices"
)

// Last compares with the year before, on the reports that both years have.
type Last struct {
	Year     int
	Reports  int      // of the year before
	Pairs    []*Row   // of this year whose report of the year before is known, both scored, biggest rise first
	Share    *big.Rat // mean share of the total then, of Pairs; nil: none
	ShareNow *big.Rat

	Money    int // pairs of which both years' amounts are known
	Then     Money
	Now      Money
	RateThen *big.Rat // nil: nothing to spend
	RateNow  *big.Rat

	New  []*Row // not there the year before
	Gone []*Row // of the year before, not there now, not even among those left out
}

// Rise is how much the share of the total rose since the year before; nil if it
// is not known.
func (r *Row) Rise() *big.Rat {
	if r.last == nil || r.Share() == nil || r.last.Share() == nil {
		return nil
	}
	return new(big.Rat).Sub(r.Share(), r.last.Share())
}

// compareLast pairs the reports with those of the year before. Without one that can
// be read there is no comparison: to call everything new would be wrong.
func (s *Summary) compareLast(rows []*Row) {
	l := &Last{Year: commonYear(rows)}
	var then []*Row
	then, s.LeftThen = admitted(rows, l.Year)
	if len(then) == 0 {
		return
	}
	l.Reports = len(then)
	spoiled := map[[2]string]bool{} // unit and project: there the year before, but unfit
	for _, r := range s.LeftThen {
		if r.Year == l.Year || r.Year == 0 {
			spoiled[[2]string{r.Unit, r.Project}] = true
		}
	}
	byKey := make(map[string]*Row, len(then))
	for _, r := range then {
		byKey[r.key()] = r
	}
	zero := func(m *Money) { m.Budget, m.Executed = new(big.Rat), new(big.Rat) }
	zero(&l.Then)
	zero(&l.Now)
	l.Share, l.ShareNow = new(big.Rat), new(big.Rat)
	for _, r := range s.Rows {
		if r.last = byKey[r.key()]; r.last == nil {
			if !spoiled[[2]string{r.Unit, r.Project}] {
				l.New = append(l.New, r)
			}
			continue
		}
		if r.Rise() != nil {
			l.Pairs = append(l.Pairs, r)
			l.Share.Add(l.Share, r.last.Share())
			l.ShareNow.Add(l.ShareNow, r.Share())
		}
		if r.Kind == s.Main().Kind && r.Money != nil && r.last.Money != nil {
			l.Money++
			l.Then.add(r.last.Money)
			l.Now.add(r.Money)
		}
	}
	l.gone(then, s)
	if n := len(l.Pairs); n > 0 {
		l.Share.Quo(l.Share, big.NewRat(int64(n), 1))
		l.ShareNow.Quo(l.ShareNow, big.NewRat(int64(n), 1))
	} else {
		l.Share, l.ShareNow = nil, nil
	}
	l.RateThen, l.RateNow = l.Then.rate(), l.Now.rate()
	slices.SortStableFunc(l.Pairs, func(a, b *Row) int { return cmp.Or(-a.Rise().Cmp(b.Rise()), cmp.Compare(a.Name, b.Name)) })
	s.Last = l
}

func (m *Money) add(o *Money) {
	m.Budget.Add(m.Budget, o.Budget)
	m.Executed.Add(m.Executed, o.Executed)
}

func (m *Money) rate() *big.Rat {
	if m.Budget.Sign() <= 0 {
		return nil
	}
	return new(big.Rat).Quo(m.Executed, m.Budget)
}

func (l *Last) gone(then []*Row, s *Summary) {
	here := map[string]bool{}
	for _, list := range [][]*Row{s.Rows, s.Left} {
		for _, r := range list {
			here[r.key()] = true
		}
	}
	for _, r := range then {
		if !here[r.key()] {
			l.Gone = append(l.Gone, r)
		}
	}
}
