package summary

import (
	"encoding/json"
	"math/big"
)

// MarshalJSON is the summary for machines: figures are exact decimal strings, means
// and shares have six decimals; money is in 元, shares and rates are fractions of 1;
// what is not known is null.
func (s *Summary) MarshalJSON() ([]byte, error) {
	type object = map[string]any
	rows := func(list []*Row) []object {
		out := make([]object, len(list))
		for i, r := range list {
			out[i] = object{
				"data": r.Data, "name": r.Name, "unit": r.Unit, "project": r.Project, "kind": r.Kind, "rank": r.rank,
				"score": decimal(r.Score), "full": decimal(r.Full), "grade": r.Grade, "rate": decimal(r.Rate), "declared": r.Declared,
				"money": r.Money, "indicators": r.Indicators, "missed": len(r.Missed), "last_score": lastScore(r),
			}
		}
		return out
	}
	buckets := func(list []Bucket) []object {
		out := make([]object, len(list))
		for i, b := range list {
			out[i] = object{"name": b.Name, "count": b.Count, "share": decimal(b.Share)}
		}
		return out
	}
	without := func(list []*Row) []object {
		out := make([]object, len(list))
		for i, r := range list {
			out[i] = object{"data": r.Data, "name": r.Name, "reason": r.Failure}
		}
		return out
	}
	sums := make([]object, len(s.Sums))
	for i := range s.Sums {
		x := &s.Sums[i]
		sums[i] = object{"kind": x.Kind, "reports": x.Reports, "declared": x.Declared, "lacking": x.Lacking, "money": &x.Money, "rate": decimal(x.Rate)}
	}
	checks := make([]object, len(s.Checks))
	for i, c := range s.Checks {
		checks[i] = object{"name": c.Name, "sum": decimal(c.Sum), "district": decimal(c.District), "difference": decimal(c.Difference)}
	}
	problems := make([]object, len(s.Problems))
	for i, g := range s.Problems {
		problems[i] = object{"about": g.Sort.String(), "name": g.Name, "reports": len(g.Rows), "count": g.Count}
	}
	missed := []object{}
	for _, r := range s.Rows {
		for _, m := range r.Missed {
			missed = append(missed, object{"report": r.Name, "indicator": m.Indicator, "class": m.Class, "target": m.Target, "actual": m.Actual, "lost": decimal(m.Lost), "reason": m.Reason})
		}
	}
	anomalies := make([]object, len(s.Anomalies))
	for i, a := range s.Anomalies {
		x := object{"sort": a.Sort.String(), "reports": namesOf(a.Rows)}
		switch {
		case a.Sort == SameText:
			x["paragraphs"], x["characters"], x["start"], x["where"] = a.Twin.Paragraphs, a.Twin.Chars, a.Twin.Start, a.Twin.Where
		case a.Sort == FarOver:
			x["indicator"], x["target"], x["actual"] = a.Over.Indicator, a.Over.Target, a.Over.Actual
		case a.Sum != nil:
			x["amount"] = a.Sum.Name
		}
		anomalies[i] = x
	}
	var last any
	if l := s.Last; l != nil {
		last = object{"year": l.Year, "reports": l.Reports, "pairs": len(l.Pairs), "share": decimal(l.Share), "share_now": decimal(l.ShareNow), "new": namesOf(l.New), "gone": namesOf(l.Gone)}
	}
	return json.Marshal(object{
		"year": s.Year, "reports": s.Reports, "rows": rows(s.Rows), "left": without(s.Left),
		"grades": buckets(s.Grades), "scores": buckets(s.Scores), "rates": buckets(s.Rates),
		"average": decimal(s.Average), "share": decimal(s.Share), "sums": sums, "district": checks,
		"indicators": s.Indicators, "missed": missed, "problems": problems, "anomalies": anomalies, "last": last, "last_left": without(s.LeftThen),
	})
}

// MarshalJSON shows amounts as decimals of 元.
func (m *Money) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]*string{"initial": decimal(m.Initial), "budget": decimal(m.Budget), "executed": decimal(m.Executed)})
}

// inexact is how many decimals a number has that has no end.
const inexact = 6

func decimal(r *big.Rat) *string {
	if r == nil {
		return nil
	}
	places, exact := r.FloatPrec()
	if !exact {
		places = inexact
	}
	s := r.FloatString(places)
	return &s
}

func lastScore(r *Row) *string {
	if r.last == nil {
		return nil
	}
	return decimal(r.last.Score)
}

func namesOf(rows []*Row) []string {
	list := make([]string, len(rows))
	for i, r := range rows {
		list[i] = r.Name
	}
	return list
}
