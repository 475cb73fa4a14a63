// Package score computes the scores of a report by the pack's scheme: exactly,
// rounded once at each leaf, with parents that are the sums of what is printed.
//
// It goes in four steps: rows are placed in the tree of classes (place.go), the
// tree gives out points (points.go, split.go), each leaf is scored (share.go,
// rule.go), and what is printed is added up, limited and graded (total.go).
package score

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// Result is a scored report.
type Result struct {
	Total     *big.Rat // nil: a pack without scores, or a report that cannot be scored
	Grade     string
	Execution *Execution // nil: the scheme has no such class
	Classes   []*Class   // top level, without the execution class; the annual goals, where points belong to them
	Rows      []*Row     // in the order of the data file

	Sum      *big.Rat // of the parts as printed; Total is Sum unless Excluded or Cap say otherwise
	Excluded *big.Rat // points of inapplicable indicators that Total leaves out; nil: none
	Cap      *Cap     // what limited Total; nil: nothing
	Reviewed *Column  // 复核; nil: nobody filled it in
	Approved *Column  // 审定; nil: nobody filled it in
}

// Cap is a limit that the total ran into.
type Cap struct {
	Rule   *pack.Cap
	Before *big.Rat // the total without the limit
}

// Column is the total of scores that somebody else gave: Total is nil and Grade
// "" while some are missing.
type Column struct {
	Total *big.Rat
	Grade string
}

// Given are the scores that somebody else gave to a part of the report: of a
// class, the sum of those of its rows. Nil: none, or not all.
type Given struct{ Reviewed, Approved *big.Rat }

// Execution is the score of the budget execution rate.
type Execution struct {
	Class         string
	Points, Score *big.Rat
	Rate          *expr.Quantity
	Below         bool // below the scheme's threshold
	Grade         string
	Given
}

// Class is a class of the scheme, one that the author named, or an annual goal,
// with its score.
type Class struct {
	Name          string
	Points, Score *big.Rat // nil: none of its own
	Scored        bool
	Kids          []*Class
	Rows          []*Row
	Group         *Group // shared score of its rows without points, sub-classes included

	Groups   []*Group    // of rows that the author put together, sub-classes included
	Goal     *facts.Goal // nil: not a goal
	Weight   *big.Rat    // nil: Score counts in full
	Weighted *big.Rat    // Score × Weight, rounded: what counts in what is above; nil without Weight
	Excluded *big.Rat    // points of its inapplicable rows that the total leaves out; nil: none
	Rate     *big.Rat    // 得分率: Score ÷ Points, rounded as a percentage of two places; nil without points
	Grade    string      // of Rate; "" without it
	Given

	rule *pack.Class
}

// Group is one score that several rows share, printed in one merged cell.
type Group struct {
	Points, Score *big.Rat
	Rows          []*Row

	Name  string   // "" for the rows that have no points
	Share *big.Rat // weighted mean of those of its rows; nil: not scored
	Raw   *big.Rat // of the scheme's scale; nil: it has none
	Given
}

// Row is a scored indicator.
type Row struct {
	*facts.Indicator
	Class  *Class
	Share  *big.Rat // of its points, 0 to 1; nil: not scored
	Met    bool
	Over   bool     // far above its target
	Points *big.Rat // nil: part of a group, or not scored
	Score  *big.Rat
	Group  *Group

	Raw  *big.Rat        // 单项得分, out of the scheme's scale; nil: it has none
	Rule *pack.Rule      // that gave the share; nil: it needed none
	Band *pack.RatedBand // grade of a judged share; nil: not judged, or the scheme has no grades

	measured bool // share has been asked
}

// Score scores f by scheme. It goes on after a finding, so that all are found;
// Total is nil if anything needed is missing.
func Score(f *facts.Facts, scheme *pack.Scheme, out *source.Findings) *Result {
	s := &scorer{f: f, scheme: scheme, out: out, result: &Result{}}
	s.astray = f.Node.Partial() || len(f.Indicators) == 0 && f.Node.Get("indicators").IsSet()
	s.plant()
	for _, in := range f.Indicators {
		s.place(in)
	}
	s.result.Execution = s.execution()
	if scheme.IsScored() {
		for _, c := range s.result.Classes {
			s.class(c)
		}
		s.free()
	}
	for _, r := range s.result.Rows { // those without points, so that compose knows what was met
		if r.Class != nil && r.Counts && !r.measured {
			s.share(r)
		}
	}
	s.total()
	s.columns()
	s.reasons()
	return s.result
}

type scorer struct {
	f      *facts.Facts
	scheme *pack.Scheme
	out    *source.Findings
	result *Result
	failed bool
	astray bool // rows or their points could not be read or placed: sums over them say nothing
}

// fail reports what makes a total impossible.
func (s *scorer) fail(code source.Code, n *source.Node, message, hint string, related ...source.Place) {
	s.out.Add(code, s.placeOf(n), n.Path(), message, hint, related...)
	s.failed = true
}

func (s *scorer) placeOf(n *source.Node) source.Place {
	if n == nil {
		return source.Place{File: s.f.Name}
	}
	return n.Place()
}

// printed rounds a score once, half away from zero, to what is printed. Where the
// most that it can be has more decimals than scores have, rounding does not lift
// it above that.
func (s *scorer) printed(score, most *big.Rat) *big.Rat {
	r := rounded(score, s.scheme.Places())
	if r.Cmp(most) > 0 {
		r.Set(most)
	}
	return r
}

func rounded(r *big.Rat, places int) *big.Rat {
	x, _ := new(big.Rat).SetString(r.FloatString(places))
	return x
}
