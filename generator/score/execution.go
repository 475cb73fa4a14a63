package score

import (
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/source"
)

// execution scores the budget execution rate: to its rule it is an indicator
// whose target is 100%.
func (s *scorer) execution() *Execution {
	d := s.scheme.SchemeData.Execution
	if d == nil {
		return nil
	}
	if s.scheme.Execution == nil { // a finding of the scheme
		s.failed = true
		return nil
	}
	e := &Execution{Class: d.Class.Value, Rate: s.f.Budget.Rate, Points: new(big.Rat)}
	if p, ok := new(big.Rat).SetString(d.Points.Text); ok {
		e.Points = p
	}
	if e.Rate == nil {
		n := s.f.Node.Get("budget")
		s.failed = true
		if s.budgetFailed() {
			return e
		}
		s.out.Add(source.NoRate, s.placeOf(n), "budget", "没有预算执行率，“"+e.Class+"”不能计分", "在 budget.rows 里写预算数和执行数，或写 rate = { declared = \"…\", scope = \"…\" }")
		return e
	}
	e.Below = s.scheme.Threshold != nil && e.Rate.Rat.Cmp(s.scheme.Threshold) < 0
	x, share, f := executionSubject(e), one, (*fault)(nil)
	if rule := s.scheme.Execution; !x.met || rule.Always {
		share, f = s.evaluate(rule, x)
	}
	switch {
	case f == nil:
		e.Score = s.printed(new(big.Rat).Mul(e.Points, share), e.Points)
		e.Grade = s.grade(e.Score, e.Points)
		return e
	case f.err != nil:
		s.out.Add(f.err.Code, f.at, "execution.rule", f.err.Message, f.err.Hint)
	default:
		s.out.Add(source.BadRule, f.at, "execution.rule", "预算执行的得分应当在0和分值之间", "用 min(执行率, 100%) 限定范围")
	}
	s.failed = true
	return e
}

// executionSubject is the execution rate as its rule sees it.
func executionSubject(e *Execution) subject {
	target := expr.Target{Comparator: expr.AtLeast, Quantity: expr.NewQuantity(one, expr.PercentUnit, expr.Percent, 0), Text: "100%"}
	return subject{&facts.Measurement{Name: e.Class, Target: target, Way: facts.Measured, Actual: *e.Rate}, e.Points, nil, e.Rate.Rat.Cmp(one) >= 0}
}

// budgetFailed reports whether an error in the budget has been reported, of which
// a missing rate only follows.
func (s *scorer) budgetFailed() bool {
	for _, f := range s.out.List() {
		if f.Severity == source.Error && strings.HasPrefix(f.Key, "budget") {
			return true
		}
	}
	return false
}
