package pack

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/source"
)

// Scheme is scheme.toml: how a report is scored. Everything that differs
// between jurisdictions is here, as data.
type Scheme struct {
	SchemeData
	Classes   []*Class
	Total     *big.Rat
	Threshold *big.Rat // below this execution rate a reason is mandatory; nil: never
	OverRatio *big.Rat // above this share of its target an indicator is far over it; nil: never
	Bands     []Band   // best first
	Rules     map[string]*Condition
	Execution *Condition // share or score rule of the execution class; nil: no such class
}

// SchemeData is scheme.toml as written.
type SchemeData struct {
	Node      *source.Node
	Scored    source.Bool               `toml:"scored"` // false: a pack without scores
	Total     source.Number             `toml:"total"`
	Rounding  source.Int                `toml:"rounding"` // decimals of a score; 2 unless said otherwise
	Execution *ExecutionData            `toml:"execution"`
	Classes   []ClassData               `toml:"classes"`
	Rules     source.Map[source.Text]   `toml:"rules"`
	Rated     []RatedBand               `toml:"rated"`
	Bands     source.Map[source.Number] `toml:"bands"`
	Reasons   ReasonRules               `toml:"reasons"`
}

// ExecutionData is the class that scores the budget execution rate.
type ExecutionData struct {
	Node        *source.Node
	Class       source.Text   `toml:"class,required"`
	Points      source.Number `toml:"points"`
	Rule        source.Text   `toml:"rule"` // gives the score; names 分值 执行率
	ReasonBelow source.Text   `toml:"reason_below"`
}

// ClassData is one class of indicators with its sub-classes.
type ClassData struct {
	Node       *source.Node
	Name       source.Text   `toml:"name,required"`
	Points     source.Number `toml:"points"`
	Unweighted source.Text   `toml:"unweighted"` // what rows without points mean: group, even or error
	Scored     source.Bool   `toml:"scored"`
	Open       source.Bool   `toml:"open"` // sub-classes are the author's to name
	Classes    []ClassData   `toml:"classes"`
}

// RatedBand is a grade of a qualitative indicator and the shares it allows.
type RatedBand struct {
	Node *source.Node
	Name source.Text `toml:"name,required"`
	From source.Text `toml:"from,required"`
	To   source.Text `toml:"to,required"`

	Low, High *big.Rat
}

// ReasonRules says when a reason is mandatory.
type ReasonRules struct {
	Node       *source.Node
	LostPoint  source.Bool `toml:"lost_point"`
	OverTarget source.Text `toml:"over_target"`
}

// Class is a node of the class tree.
type Class struct {
	Data    *ClassData
	Name    string
	Points  *big.Rat // nil: none of its own
	Parent  *Class
	Kids    []*Class
	Scored  bool
	Open    bool
	Lacking Unweighted
}

// Unweighted says what indicators without points mean.
type Unweighted uint8

// The rules for rows without points.
const (
	Refuse Unweighted = iota // every row must have points
	Group                    // they share one score, rounded once, printed in one merged cell
	Even                     // the class's remaining points are split evenly
)

// Band is a grade and its lower bound, inclusive: gaps cannot be written.
type Band struct {
	Name string
	From *big.Rat
	At   source.Place
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
