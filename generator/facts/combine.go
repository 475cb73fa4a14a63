package facts

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// The values of combine.
const (
	combineSum  = "合计"
	combineMean = "加权平均"
)

// combine makes one actual and one target of the parts of an indicator before
// anything is scored: amounts of several units add up, their rates are averaged
// by weight, usually money (note to the 湖北省项目支出绩效自评表).
func (f *Facts) combine(in *Indicator) {
	d := in.Data
	if !d.Combine.Set() {
		return
	}
	n := d.Combine.Node
	switch {
	case d.Combine.Value != combineSum && d.Combine.Value != combineMean:
		f.out.Add(source.BadValue, n.Place(), n.Path(), "combine 只能是“"+combineSum+"”或“"+combineMean+"”", "数量相加写“"+combineSum+"”，比率按资金加权写“"+combineMean+"”")
		in.Way = Unknown
		return
	case len(in.Parts) == 0:
		f.out.Add(source.BadValue, n.Place(), n.Path(), "“"+in.Name+"”写了 combine，却没有分项", "在 parts 里写各单位的目标值和完成数")
		in.Way = Unknown
		return
	}
	weights := f.partWeights(in)
	if weights == nil {
		in.Way = Unknown
		return
	}
	in.Way = Unknown
	first := &in.Parts[0]
	for i := range in.Parts {
		p := &in.Parts[i]
		switch {
		case p.Way != Measured:
			if p.Way != Unknown {
				f.out.Add(source.BadValue, p.Node.Place(), p.Node.Path(), "分项“"+p.Name+"”没有完成数，不能"+d.Combine.Value, "各分项都写 actual")
			}
			return
		case p.Target.Comparator != first.Target.Comparator:
			f.out.Add(source.BadValue, p.Node.Get("target").Place(), p.Node.KeyPath("target"), "分项“"+p.Name+"”与前面分项的比较符不同，不能"+d.Combine.Value, "各分项用同一个比较符", first.Node.Get("target").Place())
			return
		}
		if _, err := p.Target.Quantity.Cmp(first.Target.Quantity); err != nil {
			f.out.Add(source.UnitMismatch, p.Node.Get("target").Place(), p.Node.KeyPath("target"), "分项“"+p.Name+"”的单位与前面的分项不同", "各分项用同一个单位", first.Node.Get("target").Place())
			return
		}
	}
	var ok bool
	if in.Actual, ok = f.joined(in, weights, func(m *Measurement) expr.Quantity { return m.Actual }); !ok {
		return
	}
	target, ok := f.joined(in, weights, func(m *Measurement) expr.Quantity { return m.Target.Quantity })
	if !ok {
		return
	}
	if d.Target.Now.Set() {
		if c, err := in.Target.Quantity.Cmp(target); in.Target.Qualitative || err != nil || c != 0 {
			t := d.Target.Now.Node
			f.out.Add(source.BadValue, t.Place(), t.Path(), "“"+in.Name+"”的目标值是"+in.Target.Text+"，各分项"+d.Combine.Value+"却是"+target.String(), "改其中一处；或不写这里的 target，由分项算出", first.Node.Get("target").Place())
			return
		}
	} else {
		in.Target = expr.Target{Comparator: first.Target.Comparator, Quantity: target, Text: string(first.Target.Comparator) + target.String()}
	}
	in.Way = Measured
}

// partWeights are the weights of the parts; nil if a finding says why not.
// Parts that add up weigh one each, as do those that say nothing.
func (f *Facts) partWeights(in *Indicator) []*big.Rat {
	list := make([]*big.Rat, len(in.Parts))
	given, unit := 0, ""
	for i := range list {
		list[i] = big.NewRat(1, 1)
		w := in.Data.Parts[i].Weight
		if !w.Set() {
			continue
		}
		q, err := expr.ParseQuantity(w.Value)
		switch {
		case err != nil:
			f.fail(w, err)
			return nil
		case in.Data.Combine.Value != combineMean || q.Sign() <= 0 || given > 0 && q.Unit != unit:
			f.out.Add(source.BadValue, w.Node.Place(), w.Node.Path(), "分项的权重应当大于0、单位一致，只用于“"+combineMean+"”", `例如各分项都写 weight = "120万元"`)
			return nil
		}
		list[i], unit = q.Rat, q.Unit
		given++
	}
	if given > 0 && given < len(list) {
		n := in.Data.Node
		f.out.Add(source.MissingKey, n.Place(), n.KeyPath("parts"), "“"+in.Name+"”有的分项没有权重", "各分项都写 weight，或都不写")
		return nil
	}
	return list
}

// joined is the sum or the weighted mean of one quantity of all parts, printed
// as the parts are; a mean may have more places. Their units are equal.
func (f *Facts) joined(in *Indicator, weights []*big.Rat, of func(*Measurement) expr.Quantity) (expr.Quantity, bool) {
	mean := in.Data.Combine.Value == combineMean
	sum, weight := of(&in.Parts[0]), new(big.Rat)
	amount := new(big.Rat)
	var err *expr.Error
	for i := range in.Parts {
		q := of(&in.Parts[i])
		if i > 0 && err == nil {
			sum, err = sum.Add(q)
		}
		amount.Add(amount, new(big.Rat).Mul(q.Rat, weights[i]))
		weight.Add(weight, weights[i])
	}
	if mean && err == nil {
		sum = expr.NewQuantity(amount, sum.Unit, sum.Scale, sum.Places)
		sum, err = sum.Div(expr.NewQuantity(weight, "", expr.One, 0))
	}
	if err != nil {
		f.report(source.Anchor{Node: in.Data.Combine.Node}, in.Data.Combine.Node.Path(), err)
	}
	return sum, err == nil
}
