package score

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// Measured is how one measurement got its share of the points: of an indicator,
// of one of its parts, or of the execution rate.
type Measured struct {
	*facts.Measurement
	Share *big.Rat   // nil: not scored
	Met   bool       // whether the target was met
	Rule  *pack.Rule // that gave the share; nil: it needed none
	Step  *pack.Step // of Rule, that fitted; nil: it has no steps
	Env   *expr.Env  // in which Rule was asked: [pack.RuleNames]
}

// Condition is the expression that gave the share: of the rule, or of its step;
// nil without a rule.
func (m *Measured) Condition() *pack.Condition {
	switch {
	case m.Rule == nil:
		return nil
	case m.Step != nil:
		return m.Step.Condition
	}
	return m.Rule.Condition
}

// InPoints reports whether the expression yields points, not a share of them.
func (m *Measured) InPoints() bool {
	if m.Step != nil {
		return m.Step.Score
	}
	return m.Rule != nil && m.Rule.Score
}

// Measured asks again how a row got its share: one answer for each part, or one in
// all. F and scheme must be those that the row was scored with.
func (r *Row) Measured(f *facts.Facts, scheme *pack.Scheme) []Measured {
	s := &scorer{f: f, scheme: scheme, out: &source.Findings{}, result: &Result{}}
	if r.Class == nil {
		return nil
	}
	named, ok := s.namedRule(r)
	if !ok {
		return nil
	}
	parts := []*facts.Measurement{&r.Measurement}
	if r.Way == facts.Combined {
		parts = nil
		for i := range r.Parts {
			parts = append(parts, &r.Parts[i])
		}
	}
	list := make([]Measured, len(parts))
	for i, m := range parts {
		share, met, rule := s.measure(r, m, named)
		list[i] = s.asked(subject{m, r.Points, r.Last, met}, share, rule)
	}
	return list
}

// Measured asks again how the execution rate got its share.
func (e *Execution) Measured(f *facts.Facts, scheme *pack.Scheme) Measured {
	s := &scorer{f: f, scheme: scheme, out: &source.Findings{}, result: &Result{}}
	if e.Rate == nil {
		return Measured{Measurement: &facts.Measurement{Name: e.Class}}
	}
	x := executionSubject(e)
	rule := scheme.Execution
	if x.met && !rule.Always {
		return s.asked(x, one, nil)
	}
	share, _ := s.evaluate(rule, x)
	return s.asked(x, share, rule)
}

func (s *scorer) asked(x subject, share *big.Rat, rule *pack.Rule) Measured {
	m := Measured{Measurement: x.Measurement, Share: share, Met: x.met, Rule: rule, Env: s.env(x)}
	if rule != nil && len(rule.Steps) > 0 {
		m.Step, _ = stepOf(rule, m.Env)
	}
	return m
}

// CapEnv is the environment in which the condition of a cap is asked about a
// total: [pack.CapNames].
func (r *Result) CapEnv(f *facts.Facts, scheme *pack.Scheme, total *big.Rat) *expr.Env {
	s := &scorer{f: f, scheme: scheme, out: &source.Findings{}, result: r}
	return s.capEnv(total)
}

// Rule is the class of the scheme that a class is scored by; nil for a class that
// was not scored by any.
func (c *Class) Rule() *pack.Class { return c.rule }
