package score

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/source"
)

var one = big.NewRat(1, 1)

// share computes which part of its points an indicator earns and whether its
// target is met.
func (s *scorer) share(r *Row) {
	if r.Way != facts.Combined {
		r.Share, r.Met = s.measure(&r.Measurement, r.Data.Node)
		r.Over = s.over(&r.Measurement)
		return
	}
	sum, n := new(big.Rat), int64(0)
	r.Met = true
	for i := range r.Parts {
		share, met := s.measure(&r.Parts[i], r.Data.Node)
		r.Met = r.Met && met
		if share == nil {
			return
		}
		sum.Add(sum, share)
		n++
	}
	r.Share = sum.Quo(sum, big.NewRat(n, 1))
}

// measure is the share of one measurement; nil if a finding says why not.
func (s *scorer) measure(m *facts.Measurement, n *source.Node) (*big.Rat, bool) {
	switch m.Way {
	case facts.Stated:
		if m.Done {
			return one, true
		}
		return new(big.Rat), false
	case facts.Rated:
		return m.Rate, m.Rate.Cmp(one) == 0
	case facts.Measured:
		cmp, err := m.Actual.Cmp(m.Target.Quantity)
		if err != nil {
			break
		}
		met := holds(m, cmp)
		if met {
			return one, true
		}
		return s.rule(m, n), false
	}
	s.failed = true
	return nil, false
}

// holds compares with what is known of an approximate actual: 200余人 is more
// than 200.
func holds(m *facts.Measurement, cmp int) bool {
	if cmp == 0 {
		cmp = m.Actual.Leans()
	}
	return m.Target.Comparator.Holds(cmp)
}

// rule evaluates the scheme's rule for a target that was missed.
func (s *scorer) rule(m *facts.Measurement, n *source.Node) *big.Rat {
	c := m.Target.Comparator
	switch c {
	case expr.NoComparator, expr.MoreThan:
		c = expr.AtLeast
	case expr.LessThan:
		c = expr.AtMost
	}
	rule := s.scheme.Rules[string(c)]
	if rule == nil {
		s.failed = true
		return nil
	}
	env := (&expr.Env{}).Bind("实际", expr.OfNumber(m.Actual)).Bind("目标", expr.OfNumber(m.Target.Quantity))
	v, err := rule.Expr.Eval(env)
	if err != nil {
		s.out.Add(err.Code, rule.At.Place(err.Offset), "", "“"+m.Name+"”不能计分："+err.Message, err.Hint, n.Place())
		s.failed = true
		return nil
	}
	q, ok := v.Number()
	if !ok || q.Rat == nil || q.Rat.Sign() < 0 || q.Rat.Cmp(one) > 0 {
		if ok && q.Rat == nil {
			return new(big.Rat)
		}
		s.out.Add(source.BadRule, rule.At.Place(0), "", "“"+m.Name+"”按规则“"+string(c)+"”得不到0到1之间的得分比例", "用 max(0, min(…, 100%)) 限定范围", n.Place())
		s.failed = true
		return nil
	}
	return q.Rat
}

// over reports whether an actual is far above its target by the scheme's limit.
func (s *scorer) over(m *facts.Measurement) bool {
	if s.scheme.OverRatio == nil || m.Way != facts.Measured || m.Target.Quantity.Sign() <= 0 {
		return false
	}
	switch m.Target.Comparator {
	case expr.AtMost, expr.LessThan, expr.Equal:
		return false
	}
	limit := new(big.Rat).Mul(m.Target.Quantity.Rat, s.scheme.OverRatio)
	return m.Actual.Rat.Cmp(limit) > 0
}
