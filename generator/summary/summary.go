package summary

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/pack"
)

// Summary is what comes of many reports. It must not be changed.
type Summary struct {
	Year    int
	Reports int    // that were read: those of Rows and of Left
	Rows    []*Row // those that count, departments first, best first
	Left    []*Row // those left out, with the reason

	Grades []Bucket // best first, 未能评价 last; their counts add up to Reports
	Scores []Bucket // of shares of the total, best first
	Rates  []Bucket // of execution rates, best first; declared ones do not count

	Full    *big.Rat // total of the schemes; nil: they differ, or nothing is scored
	Average *big.Rat // of scores, exact; nil without Full
	Share   *big.Rat // mean of the shares of the total, exact; nil: nothing is scored
	Best    *big.Rat // nil without Full
	Worst   *big.Rat // nil without Full
	Perfect int      // reports with full marks
	Scored  int      // reports with a score
	Units   int      // different ones

	Classes    []Class // as in the reports, in the order in which they were met
	Sums       []Sum   // a kind of report each; none where there is no report of it
	Indicators int
	Missed     int
	Checks     []Check
	Last       *Last  // nil: no reports of the year before
	LeftThen   []*Row // of the year before, not compared; each has its Failure
	Problems   []ProblemGroup
	Anomalies  []Anomaly

	limits Limits
}

// Bucket is one class of a distribution.
type Bucket struct {
	Name  string
	Bound string // of a grade in points, ""; the schemes differ
	Rows  []*Row
	Count int
	Share *big.Rat // of all, exact; nil: of none
}

// Sum is the money of the reports of one kind. Money of projects is part of that
// of their departments: sums of two kinds are never added.
type Sum struct {
	Kind     string
	Reports  int // whose amounts are in it
	Declared int // left out, since their rate is of another scope than their amounts
	Lacking  int // left out, since they do not say
	Money
	Rate *big.Rat // Executed ÷ Budget; nil: nothing was to be spent
}

// Rest is what was not spent.
func (s *Sum) Rest() *big.Rat { return new(big.Rat).Sub(s.Budget, s.Executed) }

// Check compares a sum with what the district says, in 元.
type Check struct {
	Name       string
	Sum        *big.Rat // nil: not known, since a report does not say
	District   *big.Rat
	Difference *big.Rat // Sum − District; nil without Sum
}

// ProblemGroup is one problem that several reports may have.
type ProblemGroup struct {
	Sort  ProblemSort
	Name  string
	Rows  []*Row // that have it, as ranked
	Count int    // times that it is stated
	Share *big.Rat
}

// count is the number of reports of a kind.
func (s *Summary) count(kind string) int {
	n := 0
	for _, r := range s.Rows {
		if r.Kind == kind {
			n++
		}
	}
	return n
}

// Departments is the number of reports of whole departments.
func (s *Summary) Departments() int { return s.count(pack.KindDepartment) }

// Projects is the number of reports of projects.
func (s *Summary) Projects() int { return s.count(pack.KindProject) }

// Main is the sum that stands for the district: that of the departments, or, if
// there are only projects, theirs. It is nil if there is none.
func (s *Summary) Main() *Sum {
	if len(s.Sums) == 0 {
		return nil
	}
	return &s.Sums[0]
}
