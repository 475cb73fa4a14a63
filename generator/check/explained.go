package check

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
)

// explained reports whether any two figures before a rate give it, or sums of
// them: then it is of other parts than it seems, and nothing is known to be
// wrong.
func (r *review) explained(p *prose.Mention) bool {
	sn := r.sentenceOf(p.Start)
	if sn == nil {
		return false
	}
	end := r.indexOf(p)
	var list []*prose.Mention
	for i := max(sn.Mentions.From, end-window); i < end; i++ {
		m := &r.text.Mentions[i]
		if m.Exact() && (m.Kind == prose.Money || m.Kind == prose.Count) && !anyOf(r.label(m), "正在", "未", "剩余", "尚") {
			list = append(list, m)
		}
	}
	for i := range list {
		if explains(p.Quantity, list, i) {
			return true
		}
	}
	return false
}

// explains reports whether the i-th figure of a list, or it with those between
// it and the whole, is the printed share of another figure or of all others
// before it.
func explains(printed expr.Quantity, list []*prose.Mention, i int) bool {
	n := list[i].Quantity
	with := func(v *big.Rat) expr.Quantity {
		return expr.Quantity{Rat: v, Unit: n.Unit, Scale: n.Scale, Places: n.Places}
	}
	parts, wholes := new(big.Rat).Set(n.Rat), new(big.Rat)
	for k := len(list) - 1; k >= 0; k-- {
		w := list[k]
		if k == i || w.Quantity.Unit != n.Unit {
			continue
		}
		if w.Quantity.Rat.Cmp(n.Rat) >= 0 && share(printed, n, w.Quantity) == fits {
			return true
		}
		if k > i {
			continue
		}
		wholes = new(big.Rat).Add(wholes, w.Quantity.Rat)
		if share(printed, with(parts), w.Quantity) == fits || share(printed, n, with(wholes)) == fits {
			return true
		}
		parts = new(big.Rat).Add(parts, w.Quantity.Rat)
	}
	return false
}
