package facts

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// Goal is one annual goal, evaluated.
type Goal struct {
	Data   *GoalData
	Name   string
	Points *big.Rat       // nil: not given
	Weight *expr.Quantity // a plain number or a percentage; nil: not given
}

// Goal is the goal of that name, nil if there is none.
func (f *Facts) Goal(name string) *Goal {
	for _, g := range f.Goals {
		if g.Name == name {
			return g
		}
	}
	return nil
}

func (f *Facts) goals() []*Goal {
	list := make([]*Goal, 0, len(f.Data.Goals))
	for i := range f.Data.Goals {
		d := &f.Data.Goals[i]
		for _, g := range list {
			if g.Name == d.Name.Value {
				f.out.Add(source.DuplicateKey, d.Node.Place(), d.Node.Path(), "目标“"+g.Name+"”出现两次", "合并成一条，或改一个名称", g.Data.Node.Place())
			}
		}
		list = append(list, &Goal{Data: d, Name: d.Name.Value, Points: f.plain(d.Points), Weight: f.weight(d.Weight)})
	}
	return list
}

// weight reads a coefficient (2) or a weight (15%), above 0; nil if there is none.
func (f *Facts) weight(text source.Text) *expr.Quantity {
	if !text.Set() {
		return nil
	}
	q, err := expr.ParseQuantity(text.Value)
	if err != nil {
		f.fail(text, err)
		return nil
	}
	if !q.IsPlain() && q.Unit != expr.PercentUnit || q.Sign() <= 0 {
		f.out.Add(source.BadValue, text.Node.Place(), text.Node.Path(), "系数或权重应当是大于0的数或百分数", `例如 "2" 或 "15%"`)
		return nil
	}
	return &q
}

// deduction is what an indicator loses beside its rule: one number, or the
// items of a list added up; nil if nothing.
func (f *Facts) deduction(d *IndicatorData) *big.Rat {
	sum := f.plain(d.Deduction)
	if sum != nil && len(d.Deductions) > 0 {
		n := d.Deduction.Node
		f.out.Add(source.BadValue, n.Place(), n.Path(), "deduction 和 deductions 只能写一个", "逐项扣分的都写在 deductions 里", d.Deductions[0].Node.Place())
		return sum
	}
	for i := range d.Deductions {
		if p := f.plain(d.Deductions[i].Points); p != nil {
			if sum == nil {
				sum = new(big.Rat)
			}
			sum.Add(sum, p)
		}
	}
	return sum
}

// last evaluates the actual of the year before; nil if there is none.
func (f *Facts) last(text source.Text) *expr.Quantity {
	if !text.Set() {
		return nil
	}
	key := "_" + text.Node.Path()
	f.define(key, text)
	q, ok := f.value(key).Number()
	if !ok {
		return nil
	}
	return &q
}
