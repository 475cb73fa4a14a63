package summary

import (
	"strings"
	"testing"
)

// TestUnfitThen: a report that was there the year before, but cannot be read now,
// does not make its unit a new one; and without any there is no comparison.
func TestUnfitThen(t *testing.T) {
	then := func(unit, failure string, year int) *Row {
		r := row(unit, 9000, 100, 90)
		r.Year, r.Failure = year, failure
		return r
	}
	compare := func(rows ...*Row) *Summary {
		c := NewCollector(Options{})
		for _, unit := range []string{"甲局", "乙局", "丙局", "丁局"} {
			c.Add(row(unit, 9500, 100, 95))
		}
		for _, r := range rows {
			c.AddLast(r)
		}
		return c.Summary()
	}
	broken := then("乙局", "有3处错误", 2022)
	broken.Kind = "" // its pack is gone
	s := compare(then("甲局", "", 2022), broken, then("丙局", "", 2021), then("戊局", "有1处错误", 2022))
	if s.Last == nil || s.Last.Year != 2022 || len(s.Last.Pairs) != 1 || len(s.LeftThen) != 3 {
		t.Fatalf("%+v %v", s.Last, namesOf(s.LeftThen))
	}
	if got := strings.Join(namesOf(s.Last.New), "、"); got != "丁局、丙局" && got != "丙局、丁局" {
		t.Errorf("new: %s", got)
	}
	if len(s.Last.Gone) != 0 {
		t.Errorf("gone: %v", namesOf(s.Last.Gone))
	}
	s = compare(then("甲局", "有3处错误", 2022), then("乙局", "读不了", 0))
	if s.Last != nil || len(s.LeftThen) != 2 {
		t.Errorf("%+v %v", s.Last, namesOf(s.LeftThen))
	}
	if s = compare(); s.Last != nil || s.LeftThen != nil {
		t.Errorf("%+v %v", s.Last, s.LeftThen)
	}
}
