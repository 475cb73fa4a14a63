package score

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

var one = big.NewRat(1, 1) // never written to

// share computes which part of its points an indicator earns and whether its
// target is met. A rule that yields points needs r.Points.
func (s *scorer) share(r *Row) {
	r.measured = true
	named, ok := s.namedRule(r)
	if !ok {
		s.failed = true
		return
	}
	if r.Way != facts.Combined {
		r.Share, r.Met, r.Rule = s.measure(r, &r.Measurement, named)
		r.Over = s.over(&r.Measurement)
		if r.Way == facts.Rated {
			r.Band = s.band(&r.Measurement, r.Data.Rated, r.Data.Band)
		} else if r.Data.Band.Set() {
			n := r.Data.Band.Node
			s.out.Add(source.RatedOutsideBand, n.Place(), n.Path(), "“"+r.Name+"”写了档次，却不是按得分比例评的", "写 rated = \"90%\"，或去掉 band")
		}
		return
	}
	sum, n := new(big.Rat), int64(0)
	r.Met = true
	for i := range r.Parts {
		p := &r.Parts[i]
		if p.Way == facts.Rated {
			s.band(p, r.Data.Parts[i].Rated, source.Text{})
		}
		share, met, rule := s.measure(r, p, named)
		r.Met = r.Met && met
		if share == nil {
			return
		}
		if rule != nil {
			r.Rule = rule
		}
		sum.Add(sum, share)
		n++
	}
	r.Share = sum.Quo(sum, big.NewRat(n, 1))
}

// namedRule is the rule that an indicator or its class chooses by name; nil if
// its comparator decides. It is false after a finding.
func (s *scorer) namedRule(r *Row) (*pack.Rule, bool) {
	name := r.Data.Rule
	if !name.Set() {
		return r.Class.rule.Rule, true
	}
	rule := s.scheme.Rules[name.Value]
	switch {
	case rule == nil:
		var known []string
		for i := range s.scheme.SchemeData.Rules {
			known = append(known, s.scheme.SchemeData.Rules[i].Key.Value)
		}
		h := "规则的名称见计分方案的 [rules]"
		if near := source.Nearest(name.Value, known); near != "" {
			h = "是不是“" + near + "”"
		}
		s.out.Add(source.UnknownRule, name.Node.Place(), name.Node.Path(), "计分方案没有“"+name.Value+"”这个规则", h)
	case r.Way == facts.Stated || r.Way == facts.Rated:
		s.out.Add(source.UnknownRule, name.Node.Place(), name.Node.Path(), "“"+r.Name+"”没有完成数，不能按规则“"+name.Value+"”计分", "写 actual，或去掉 rule")
		return nil, false
	}
	return rule, rule != nil
}

// measure is the share of one measurement, whether it meets its target, and the
// rule that gave the share; a nil share if a finding says why not.
func (s *scorer) measure(r *Row, m *facts.Measurement, named *pack.Rule) (*big.Rat, bool, *pack.Rule) {
	switch m.Way {
	case facts.Stated:
		if m.Done {
			return one, true, nil
		}
		return new(big.Rat), false, nil
	case facts.Rated:
		return m.Rate, m.Rate.Cmp(one) == 0, nil
	case facts.Measured:
		cmp, err := m.Actual.Cmp(m.Target.Quantity)
		if err != nil {
			break
		}
		met := holds(m, cmp)
		rule := named
		if rule == nil {
			rule = s.scheme.Rules[string(comparator(m))]
		}
		if met && (rule == nil || !rule.Always) {
			return one, true, nil
		}
		switch {
		case rule == nil:
			s.failed = true // a finding of the scheme, or a scheme without scores
			return nil, met, nil
		case rule.NeedsPoints() && r.Points == nil && r.Group == nil:
			return nil, met, nil // it is not scored
		}
		return s.apply(rule, r, m, met), met, rule
	}
	s.failed = true
	return nil, false, nil
}

// holds compares with what is known of an approximate actual: 200余人 is more
// than 200.
func holds(m *facts.Measurement, cmp int) bool {
	if cmp == 0 {
		cmp = m.Actual.Leans()
	}
	return m.Target.Comparator.Holds(cmp)
}

// comparator is the one of ≥ ≤ = whose rule scores a measurement.
func comparator(m *facts.Measurement) expr.Comparator {
	switch m.Target.Comparator {
	case expr.NoComparator, expr.MoreThan:
		return expr.AtLeast
	case expr.LessThan:
		return expr.AtMost
	}
	return m.Target.Comparator
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
	c := m.Actual.Rat.Cmp(limit)
	return c > 0 || c == 0 && s.scheme.OverAtLimit
}

// band is the grade of a judged share. The judgement is the author's; what is
// checked is that the scheme has such a grade and that it is the one named.
func (s *scorer) band(m *facts.Measurement, rated, named source.Text) *pack.RatedBand {
	if len(s.scheme.Rated) == 0 {
		if named.Set() {
			s.out.Add(source.RatedOutsideBand, named.Node.Place(), named.Node.Path(), "计分方案没有定性指标的档次", "去掉 band")
		}
		return nil
	}
	in := s.scheme.RatedIn(m.Rate)
	switch {
	case in == nil:
		s.out.Add(source.RatedOutsideBand, rated.Node.Place(), rated.Node.Path(), "“"+m.Name+"”的得分比例"+rated.Value+"不在任何一档里", "各档是："+s.bandNames())
	case named.Set() && named.Value != in.Name.Value:
		s.out.Add(source.RatedOutsideBand, named.Node.Place(), named.Node.Path(), "“"+m.Name+"”的得分比例"+rated.Value+"属于“"+in.Name.Value+"”，写的却是“"+named.Value+"”", "改其中一处；各档是："+s.bandNames(), rated.Node.Place())
	}
	return in
}

// bandNames lists the grades of qualitative indicators: 达成预期指标（80%—100%）.
func (s *scorer) bandNames() string {
	list := ""
	for i := range s.scheme.Rated {
		b := &s.scheme.Rated[i]
		if i > 0 {
			list += "、"
		}
		list += b.Name.Value + "（" + b.From.Value
		if b.From.Value != b.To.Value {
			list += "—" + b.To.Value
		}
		list += "）"
	}
	return list
}
