// Package score computes the scores of a report by the pack's scheme: exactly,
// rounded once at each leaf, with parents that are the sums of what is printed.
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
	Classes   []*Class   // top level, without the execution class
	Rows      []*Row     // in the order of the data file
}

// Execution is the score of the budget execution rate.
type Execution struct {
	Class         string
	Points, Score *big.Rat
	Rate          *expr.Quantity
	Below         bool // below the scheme's threshold
}

// Class is a class of the scheme, or one that the author named, with its score.
type Class struct {
	Name          string
	Points, Score *big.Rat // nil: none of its own
	Scored        bool
	Kids          []*Class
	Rows          []*Row
	Group         *Group // shared score of its rows without points, sub-classes included

	rule *pack.Class
}

// Group is one score that several rows share, printed in one merged cell.
type Group struct {
	Points, Score *big.Rat
	Rows          []*Row
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
}

// Score scores f by scheme. It goes on after a finding, so that all are found;
// Total is nil if anything needed is missing.
func Score(f *facts.Facts, scheme *pack.Scheme, out *source.Findings) *Result {
	s := &scorer{f: f, scheme: scheme, out: out, result: &Result{}}
	for _, c := range scheme.Classes {
		s.result.Classes = append(s.result.Classes, classOf(c))
	}
	for _, in := range f.Indicators {
		s.row(in)
	}
	s.result.Execution = s.execution()
	for _, c := range s.result.Classes {
		s.class(c)
	}
	s.total()
	s.reasons()
	return s.result
}

type scorer struct {
	f      *facts.Facts
	scheme *pack.Scheme
	out    *source.Findings
	result *Result
	failed bool
}

func classOf(rule *pack.Class) *Class {
	c := &Class{Name: rule.Name, Points: rule.Points, Scored: rule.Scored, rule: rule}
	for _, k := range rule.Kids {
		c.Kids = append(c.Kids, classOf(k))
	}
	return c
}

// row puts an indicator into its class and computes its share.
func (s *scorer) row(in *facts.Indicator) {
	r := &Row{Indicator: in}
	s.result.Rows = append(s.result.Rows, r)
	kids := &s.result.Classes
	for _, name := range in.Path {
		var next *Class
		for _, k := range *kids {
			if k.Name == name {
				next = k
			}
		}
		if next == nil {
			open := r.Class != nil && (r.Class.rule.Open || len(r.Class.rule.Kids) == 0)
			if !open {
				s.unknownClass(in, name, *kids)
				return
			}
			next = &Class{Name: name, Scored: r.Class.Scored, rule: &pack.Class{Name: name, Parent: r.Class.rule, Scored: r.Class.Scored, Open: true, Lacking: r.Class.rule.Lacking}}
			*kids = append(*kids, next)
		}
		r.Class = next
		kids = &next.Kids
	}
	r.Class.Rows = append(r.Class.Rows, r)
	if !in.Counts {
		return
	}
	s.share(r)
}

func (s *scorer) unknownClass(in *facts.Indicator, name string, kids []*Class) {
	known := make([]string, len(kids))
	for i, k := range kids {
		known[i] = k.Name
	}
	hint := "方案里有："
	if near := source.Nearest(name, known); near != "" {
		hint = "是不是“" + near + "”"
	} else {
		for i, k := range known {
			if i > 0 {
				hint += "、"
			}
			hint += k
		}
	}
	n := in.Data.Class.Node
	s.out.Add(source.UnknownClass, n.Place(), n.Path(), "计分方案没有“"+name+"”这一类", hint)
	s.failed = true
}

// round rounds a score once, half away from zero, to what is printed.
func (s *scorer) round(r *big.Rat) *big.Rat {
	rounded, _ := new(big.Rat).SetString(r.FloatString(s.scheme.Places()))
	return rounded
}
