package score

import (
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/source"
)

// reasons demands a reason for every lost point and for a low execution rate.
func (s *scorer) reasons() {
	b := s.f.Data.Budget
	if e := s.result.Execution; e != nil && e.Below && b != nil && !b.Reason.Set() && (b.Rate == nil || !b.Rate.Reason.Set()) {
		s.out.Add(source.ReasonMissing, b.Node.Place(), b.Node.KeyPath("reason"), "预算执行率"+e.Rate.String()+"低于要求，没有说明原因", "写 reason，说明哪些项目、为什么没有执行")
	}
	over := source.FarOverTarget
	if s.scheme.Reasons.OverRequired.Value {
		over = source.ReasonMissing
	}
	for _, r := range s.result.Rows {
		if r.Data.Reason.Set() {
			continue
		}
		n := r.Data.Node
		switch {
		case s.lost(r) && s.scheme.Reasons.LostPoint.Value:
			s.out.Add(source.ReasonMissing, n.Place(), n.KeyPath("reason"), "“"+r.Name+"”没有完成目标或被扣分，没有说明原因", "写 reason，说明具体原因")
		case r.Over:
			s.out.Add(over, n.Place(), n.KeyPath("reason"), "“"+r.Name+"”完成"+r.Actual.String()+"，远超目标"+r.Target.Text+"，没有说明原因", "写 reason；目标定得过低的也要说明")
		case !r.Counts:
			s.out.Add(source.ReasonMissing, n.Place(), n.KeyPath("reason"), "“"+r.Name+"”不适用，没有说明原因", "写 reason")
		}
	}
}

// lost reports whether a row lost points that nothing explains: what a list of
// deductions takes is explained by its items. Without scores it is a missed target.
func (s *scorer) lost(r *Row) bool {
	switch {
	case !r.Counts || r.Way == facts.Unknown:
		return false
	case r.Share == nil:
		return !r.Met && !s.scheme.IsScored()
	}
	return !r.Met || r.Share.Cmp(one) < 0 || r.Deduction != nil && len(r.Data.Deductions) == 0
}
