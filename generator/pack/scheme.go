package pack

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/source"
)

// Scheme is scheme.toml: how a report is scored. Everything that differs
// between jurisdictions is here, as data.
type Scheme struct {
	SchemeData
	Classes     []*Class
	Total       *big.Rat
	Free        *big.Rat // points that the top classes without points of their own share; nil: there are none such
	Scale       *big.Rat // rows are scored from 0 to Scale, then converted to their points; nil: scored in points
	Rescale     bool     // the total leaves out inapplicable indicators and is converted to Total
	Goals       *Goals   // nil: points belong to classes
	Threshold   *big.Rat // below this execution rate a reason is mandatory; nil: never
	OverRatio   *big.Rat // above this share of its target an indicator is far over it; nil: never
	OverAtLimit bool     // exactly at OverRatio counts as over it
	Bands       []Band   // best first
	Caps        []Cap
	Rules       map[string]*Rule // by comparator or name
	Execution   *Rule            // of the execution class; nil: no such class
}

// SchemeData is scheme.toml as written.
type SchemeData struct {
	Node         *source.Node
	Scored       source.Bool               `toml:"scored"` // false: a pack without scores
	Total        source.Number             `toml:"total"`
	Rounding     source.Int                `toml:"rounding"`     // decimals of a score; 2 unless said otherwise
	Scale        source.Number             `toml:"scale"`        // 单项得分 out of so many, times weight
	Inapplicable source.Text               `toml:"inapplicable"` // "rescale"
	Execution    *ExecutionData            `toml:"execution"`
	Goals        *GoalsData                `toml:"goals"`
	Classes      []ClassData               `toml:"classes"`
	Rules        source.Map[RuleData]      `toml:"rules"`
	Rated        []RatedBand               `toml:"rated"`
	Caps         []CapData                 `toml:"caps"`
	Bands        source.Map[source.Number] `toml:"bands"`
	Reasons      ReasonRules               `toml:"reasons"`
}

// ExecutionData is the class that scores the budget execution rate.
type ExecutionData struct {
	Node        *source.Node
	Class       source.Text   `toml:"class,required"`
	Points      source.Number `toml:"points"`
	Rule        source.Text   `toml:"rule"` // the name of a rule, or an expression that gives the score
	ReasonBelow source.Text   `toml:"reason_below"`
}

// ClassData is one class of indicators with its sub-classes.
type ClassData struct {
	Node          *source.Node
	Name          source.Text   `toml:"name,required"`
	Points        source.Number `toml:"points"`
	PointsMin     source.Number `toml:"points_min"`
	PointsMax     source.Number `toml:"points_max"`
	Weight        source.Text   `toml:"weight"`         // the score counts this much in what is above
	Unweighted    source.Text   `toml:"unweighted"`     // what rows without points mean: group, even, weight or error
	SplitRounding source.Int    `toml:"split_rounding"` // decimals of the points that even and weight give out
	Rule          source.Text   `toml:"rule"`           // the name of a rule for its indicators
	Scored        source.Bool   `toml:"scored"`
	Open          source.Bool   `toml:"open"` // sub-classes are the author's to name
	Classes       []ClassData   `toml:"classes"`
}

// GoalsData says that points belong to annual goals, which the data file
// declares; each goal then has the classes of the scheme.
type GoalsData struct {
	Node          *source.Node
	Points        source.Number `toml:"points,required"` // of all goals together
	Each          source.Number `toml:"each"`            // every goal is scored from 0 to this and counts by its weight
	Unweighted    source.Text   `toml:"unweighted"`      // as in a class, for the rows of a goal
	SplitRounding source.Int    `toml:"split_rounding"`
}

// CapData limits the total under a condition.
type CapData struct {
	Node  *source.Node
	When  source.Text   `toml:"when,required"`
	Total source.Number `toml:"total,required"`
}

// RatedBand is a grade of a qualitative indicator and the shares it allows: From
// inclusive; To exclusive, except 100% and a band of one value.
type RatedBand struct {
	Node *source.Node
	Name source.Text `toml:"name,required"`
	From source.Text `toml:"from,required"`
	To   source.Text `toml:"to,required"`

	Low, High *big.Rat
}

// Holds reports whether a share of the points lies in the band.
func (b *RatedBand) Holds(share *big.Rat) bool {
	if b.Low == nil || b.High == nil || share.Cmp(b.Low) < 0 {
		return false
	}
	c := share.Cmp(b.High)
	return c < 0 || c == 0 && (b.Low.Cmp(b.High) == 0 || b.High.Cmp(whole) == 0)
}

var whole = big.NewRat(1, 1) // 100%, never written to

// ReasonRules says when a reason is mandatory.
type ReasonRules struct {
	Node         *source.Node
	LostPoint    source.Bool `toml:"lost_point"`
	OverTarget   source.Text `toml:"over_target"`   // "130%": more than that; "≥120%": that or more
	OverRequired source.Bool `toml:"over_required"` // its lack is an error, not a warning
}

// Class is a node of the class tree.
type Class struct {
	Data          *ClassData // nil: a class that the author named, or a goal
	Name          string
	Points        *big.Rat // nil: none of its own
	Least, Most   *big.Rat // bounds of the points that its rows may have; nil: none
	Weight        *big.Rat // its score counts this much in what is above; nil: in full
	Parent        *Class
	Kids          []*Class
	Scored        bool
	Open          bool
	Lacking       Unweighted
	SplitRounding int   // decimals of points that are given out
	Rule          *Rule // of its indicators; nil: the rule of their comparator
}

// Goals gives points to annual goals instead of classes.
type Goals struct {
	Points        *big.Rat // of all together
	Each          *big.Rat // full score of each goal before its weight; nil: goals have points
	Lacking       Unweighted
	SplitRounding int
}

// Unweighted says what indicators without points mean.
type Unweighted uint8

// The rules for rows without points.
const (
	Refuse Unweighted = iota // every row must have points
	Group                    // they share one score, rounded once, printed in one merged cell
	Even                     // the class's remaining points are split evenly
	Weight                   // they are split by the rows' weights
)

// Band is a grade and its lower bound, inclusive: gaps cannot be written.
type Band struct {
	Name string
	From *big.Rat
	At   source.Place
}

// Cap is the most that the total may be while a condition holds.
type Cap struct {
	*Condition
	Total *big.Rat
}

// Grade is the band that total falls into; total must be what is printed.
func (s *Scheme) Grade(total *big.Rat) string {
	for _, b := range s.Bands {
		if total.Cmp(b.From) >= 0 {
			return b.Name
		}
	}
	return ""
}

// IsScored reports whether the scheme gives scores at all.
func (s *Scheme) IsScored() bool { return !s.Scored.Set() || s.Scored.Value }

// Places is the number of decimals of a score.
func (s *Scheme) Places() int {
	if s.Rounding.Set() {
		return s.Rounding.Value
	}
	return 2
}

// RatedIn is the band that a share of the points falls into, nil if none.
func (s *Scheme) RatedIn(share *big.Rat) *RatedBand {
	for i := range s.Rated {
		if s.Rated[i].Holds(share) {
			return &s.Rated[i]
		}
	}
	return nil
}

// Find follows a class path such as 产出指标/数量指标. It returns the deepest
// class that the scheme knows and the names that remain.
func (s *Scheme) Find(path []string) (*Class, []string) {
	var found *Class
	kids := s.Classes
	for i, name := range path {
		next := named(kids, name)
		if next == nil {
			return found, path[i:]
		}
		found, kids = next, next.Kids
	}
	return found, nil
}

func named(classes []*Class, name string) *Class {
	for _, c := range classes {
		if c.Name == name {
			return c
		}
	}
	return nil
}
