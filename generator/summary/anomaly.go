package summary

import (
	"slices"
	"strconv"
)

// AnomalySort says why something should be looked into.
type AnomalySort uint8

// The sorts of anomaly, in the order in which they are listed.
const (
	FullMarks  AnomalySort = iota // nothing was lost anywhere
	SameText                      // departments wrote the same paragraphs
	FarOver                       // an indicator is far above its target: the target may have been too low
	OutOfStep                     // a high score with a low execution rate
	Overspent                     // an execution rate above 100 %
	Capped                        // a cap took points
	SumDiffers                    // the sum is not the district's
	NoEvidence                    // indicators that name no evidence
)

// String is the sort's name in wording.
func (s AnomalySort) String() string {
	return [...]string{"全部满分", "文字相同", "远超目标", "得分与执行率不符", "超预算执行", "封顶", "合计不符", "缺少佐证"}[s]
}

// Anomaly is one thing to look into: not an error, since every report that is in
// the summary is without one.
type Anomaly struct {
	Sort AnomalySort
	Rows []*Row // that it is about, as ranked; none for a sum
	Over Over   // FarOver
	Twin Twin   // SameText
	Sum  *Check // SumDiffers
}

// Twin are paragraphs that the reports of several departments have in common.
type Twin struct {
	Paragraphs int
	Start      string // of the first one
	Where      string // its path in the data file of one of the reports
	Chars      int    // of all, without names, numbers and punctuation
}

// suspect lists what should be looked into.
func (s *Summary) suspect(t *twins) {
	add := func(sort AnomalySort, holds func(*Row) bool) {
		for _, r := range s.Rows {
			if holds(r) {
				s.Anomalies = append(s.Anomalies, Anomaly{Sort: sort, Rows: []*Row{r}})
			}
		}
	}
	add(FullMarks, func(r *Row) bool { return r.Score != nil && r.Score.Cmp(r.Full) == 0 })
	s.Anomalies = append(s.Anomalies, t.anomalies(s.Rows)...)
	for _, r := range s.Rows {
		for _, o := range r.Over {
			s.Anomalies = append(s.Anomalies, Anomaly{Sort: FarOver, Rows: []*Row{r}, Over: o})
		}
	}
	add(OutOfStep, func(r *Row) bool {
		return r.Rate != nil && r.Rate.Cmp(s.limits.LowRate) < 0 && r.Score != nil && r.Share().Cmp(s.limits.High) >= 0
	})
	add(Overspent, func(r *Row) bool { return r.Rate != nil && r.Rate.Cmp(whole) > 0 })
	add(Capped, func(r *Row) bool { return r.Cap != nil })
	for i := range s.Checks {
		if d := s.Checks[i].Difference; d != nil && d.Sign() != 0 {
			s.Anomalies = append(s.Anomalies, Anomaly{Sort: SumDiffers, Sum: &s.Checks[i]})
		}
	}
	add(NoEvidence, func(r *Row) bool { return r.Unproved > 0 })
}

// twins finds paragraphs that stand in several reports. Of a paragraph that stands
// in one only, it keeps a fingerprint and nothing else.
type twins struct {
	limit int
	rows  []*Row
	seen  map[[16]byte]int32 // the first report that has it, as an index into rows
	found []*twin            // in the order in which they were found
	again map[[16]byte]*twin
}

type twin struct {
	rows []int32 // ascending, each once
	p    paragraph
}

func newTwins(limit int) twins {
	return twins{limit: limit, seen: map[[16]byte]int32{}, again: map[[16]byte]*twin{}}
}

func (t *twins) add(r *Row) {
	me := int32(len(t.rows))
	t.rows = append(t.rows, r)
	for _, p := range r.paragraphs {
		if p.chars < t.limit {
			continue
		}
		first, known := t.seen[p.hash]
		switch x := t.again[p.hash]; {
		case !known:
			t.seen[p.hash] = me
		case x != nil && x.rows[len(x.rows)-1] != me:
			x.rows = append(x.rows, me)
		case x == nil && first != me:
			x = &twin{[]int32{first, me}, p}
			t.again[p.hash] = x
			t.found = append(t.found, x)
		}
	}
}

// anomalies puts together the paragraphs that the same reports have in common.
// Reports of one unit may repeat each other.
func (t *twins) anomalies(ranked []*Row) []Anomaly {
	place := make(map[*Row]int, len(ranked))
	for i, r := range ranked {
		place[r] = i
	}
	byRows := map[string]int{}
	var list []Anomaly
	for _, x := range t.found {
		var at []int
		for _, i := range x.rows {
			if k, in := place[t.rows[i]]; in {
				at = append(at, k)
			}
		}
		slices.Sort(at)
		rows, key, several := make([]*Row, len(at)), "", false
		for i, k := range at {
			rows[i] = ranked[k]
			key += strconv.Itoa(k) + " "
			several = several || rows[i].Unit != rows[0].Unit
		}
		if !several {
			continue
		}
		i, known := byRows[key]
		if !known {
			i = len(list)
			byRows[key] = i
			list = append(list, Anomaly{Sort: SameText, Rows: rows, Twin: Twin{Start: x.p.start, Where: x.p.where}})
		}
		list[i].Twin.Paragraphs++
		list[i].Twin.Chars += x.p.chars
	}
	slices.SortStableFunc(list, func(a, b Anomaly) int { return place[a.Rows[0]] - place[b.Rows[0]] })
	return list
}
