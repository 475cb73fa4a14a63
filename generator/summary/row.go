// Package summary makes one report of many: ranking, grades, money, common
// problems, unfinished targets, changes on the year before, and what should be
// looked into.
//
// Reports are read one by one ([Read]) and only a [Row] is kept of each, so that a
// province needs little more memory than a district. A [Collector] takes the rows
// in order; its [Summary] is composed by a pack of its own (kind = "summary") and
// written as a workbook. Sums are exact; every report that was read is either in
// the tables or in the list of those left out, with the reason.
package summary

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/pack"
)

// Row is what a summary keeps of one report.
type Row struct {
	Data    string // path of the data file, as shown
	Name    string // in tables: of the project, or else of the unit
	Unit    string
	Project string // "": the report of a department
	Kind    string // of its pack: [pack.KindDepartment] or [pack.KindProject]
	Year    int
	Failure string // why it is left out; "" for a report that counts

	Score *big.Rat    // nil: its scheme gives no scores
	Full  *big.Rat    // total of the scheme
	Grade string      // "" without a score
	Bands []pack.Band // of the scheme, shared by all its reports
	Cap   *Cap        // nil: none limited the score

	Classes    []Class
	Money      *Money   // nil: not given, or declared
	Rate       *big.Rat // execution rate; nil: not given
	Declared   bool     // Rate is of another scope
	Scope      string   // of a declared rate
	Below      bool     // Rate is below the scheme's threshold
	Indicators int      // that apply
	Missed     []Missed
	Over       []Over
	Unproved   int // indicators that apply and name no evidence
	Problems   []Problem

	paragraphs []paragraph // of the author; given up once they have been compared
	rank       int         // among the reports of its kind; 0 without a score
	last       *Row        // of the year before
}

// Share is the score as a part of the total; nil without a score.
func (r *Row) Share() *big.Rat {
	if r.Score == nil || r.Full == nil || r.Full.Sign() == 0 {
		return nil
	}
	return new(big.Rat).Quo(r.Score, r.Full)
}

// Rank is the place among the reports of the same kind by share of the total;
// equal shares have equal ranks. 0: it has no score.
func (r *Row) Rank() int { return r.rank }

// key names what is reported on, the same every year.
func (r *Row) key() string { return r.Kind + "\x00" + r.Unit + "\x00" + r.Project }

// Cap is a limit that a score ran into.
type Cap struct {
	Condition     string
	Before, Limit *big.Rat
}

// Class is a class of indicators with its points and score.
type Class struct {
	Name          string
	Execution     bool // the budget's execution, whatever a scheme calls it
	Points, Score *big.Rat
	Reports       int // that have it; 1 in a row
}

// Money is an amount of each kind in 元, exact. Nil is not known.
type Money struct {
	Initial, Budget, Executed *big.Rat
}

// Missed is an indicator that was not met, as the report prints it.
type Missed struct {
	Indicator, Class, Target, Actual, Reason string
	Lost                                     *big.Rat // points; nil: it shares them with others
}

// Over is an indicator that is far above its target.
type Over struct{ Indicator, Target, Actual string }

// Problem is a problem of a report by what it is about.
type Problem struct {
	Sort ProblemSort
	Name string // of the class, the figure, or the problem itself
	key  string // equal for problems that are counted as one
}

// ProblemSort says what a problem is about.
type ProblemSort uint8

// The sorts of problem.
const (
	AboutRate      ProblemSort = iota // the execution rate
	AboutIndicator                    // an indicator: Name is its top class
	AboutFigure                       // another figure of the report
	AboutElse                         // nothing that the program knows: Name is its title
)

// String is the sort's name in wording.
func (s ProblemSort) String() string {
	return [...]string{"执行率", "指标", "数据", "其他"}[s]
}
