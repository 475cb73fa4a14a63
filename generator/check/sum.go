package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// sums checks a whole that is followed by 其中 and its parts in one sentence,
// and the budget that changes make of the initial one.
func (r *review) sums() {
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		list, end := r.withParts(i)
		if len(list) < 3 {
			continue
		}
		for j := range list {
			if w := &list[j]; w.Start < sn.End && (w.Kind == prose.Money || w.Kind == prose.Count) && w.Exact() && j+2 < len(list) {
				r.sum(w, list[j+1:min(len(list), j+1+maxEnumerated)], end)
			}
		}
		r.adjusted(list)
		r.totals(list)
		if i > 0 {
			r.partsOfEarlier(i)
		}
	}
}

func (r *review) sum(whole *prose.Mention, after []prose.Mention, end int) {
	if words := r.label(whole); isMove(words) || anyOf(words, "目标", "计划") && inBrackets(r.s, whole.Start) || anyOf(words, "差额", "超出", "低于", "高于", "亩均", "人均", "平均", "每") || anyOf(r.text.Words(whole), "其中") && whole.Kind == prose.Count {
		return
	}
	parts := partsAfter(r, after, end, whole.Kind)
	if whole.Kind == prose.Count && len(parts) > 2 && !sameUnit(whole, parts) { // 186场，其中线上74场，线下112场，参加5.8万人次
		n := 0
		for n < len(parts) && parts[n].Quantity.Unit == whole.Quantity.Unit {
			n++
		}
		if n >= 2 {
			parts = parts[:n]
		}
	}
	if len(parts) < 2 || !anyOf(r.s[whole.End:parts[0].Start], "其中", "包括", "分别是") || !sameUnit(whole, parts) && !r.generic(whole, parts) || makes(parts, whole.Quantity.Rat) {
		return
	}
	sum, v := total(parts)
	w := rounded(whole.Quantity)
	if whole.Kind == prose.Money && v.low.Cmp(w.high) <= 0 && v.high.Cmp(w.low) >= 0 {
		return // the rounding of the parts explains it
	}
	difference := new(big.Rat).Sub(whole.Quantity.Rat, sum)
	r.reportSum(whole, parts, sum, difference)
}

// reportSum says how certain it is that a whole and its parts contradict each
// other. Too little may mean that a part is not named, too much or a slip of the
// pen cannot.
func (r *review) reportSum(whole *prose.Mention, parts []*prose.Mention, sum, difference *big.Rat) {
	message := fmt.Sprintf("%s%s与其中各项之和不符：%s，差%s", labelOr(r, whole, "合计"), whole.Text, equationText(parts, sum), as(new(big.Rat).Abs(difference), whole.Quantity))
	hint := "核对合计与各项；如还有未列出的部分，写明是什么"
	switch {
	case r.exhaustive(whole, parts) && (difference.Sign() < 0 || oneDigitOff(whole.Quantity, sum)):
		r.add(source.TextSum, whole.Start, message, hint, parts[0].Start)
	case whole.Kind == prose.Count && difference.Sign() < 0 && sameUnit(whole, parts) && len(parts) <= 4 && !r.negated(parts) && !overlapping(whole.Quantity.Unit) && !strings.ContainsAny(r.s[whole.End:parts[len(parts)-1].Start], "%％") && strings.Count(r.s[whole.End:parts[len(parts)-1].Start], "其中") == 1:
		r.add(source.TextSumUnsure, whole.Start, message, hint, parts[0].Start)
	case whole.Kind == prose.Count && !sameUnit(whole, parts), r.exhaustive(whole, parts), oneDigitOff(whole.Quantity, sum), difference.Sign() < 0 && sameHead(r, parts):
		r.add(source.TextSumUnsure, whole.Start, message, hint, parts[0].Start)
	case whole.Kind == prose.Money && difference.Sign() < 0 && new(big.Rat).Mul(difference, big.NewRat(-10, 1)).Cmp(whole.Quantity.Rat) <= 0:
		r.add(source.TextSumUnsure, whole.Start, message, hint, parts[0].Start)
	case difference.Sign() > 0 && slips(parts, whole.Quantity.Rat):
		r.add(source.TextSumUnsure, whole.Start, message, hint, parts[0].Start)
	case difference.Sign() > 0 && new(big.Rat).Mul(difference, big.NewRat(20, 1)).Cmp(whole.Quantity.Rat) <= 0:
		r.add(source.TextSumPartial, whole.Start, message, hint, parts[0].Start)
	}
}

// negated reports whether a part is named by what it is not or not yet: those
// are told beside the others.
func (r *review) negated(parts []*prose.Mention) bool {
	for _, p := range parts {
		if anyOf(r.text.Words(p), "未", "没", "不", "尚", "已", "另") {
			return true
		}
	}
	return false
}

// overlapping reports whether things of a unit are often told apart in several
// ways at once: 其中党员30人、女性45人.
func overlapping(unit string) bool {
	switch unit {
	case "人", "名", "位", "户", "人次", "家", "项":
		return true
	}
	return false
}

// generic reports whether a whole is counted with 个 or 家 and its parts with
// the measure word of their kind: 26个单位，其中高中5所，初中8所.
func (r *review) generic(whole *prose.Mention, parts []*prose.Mention) bool {
	if whole.Kind != prose.Count || whole.Quantity.Unit != "个" && whole.Quantity.Unit != "家" || len(parts) < 3 {
		return false
	}
	for _, p := range parts[1:] {
		if p.Quantity.Unit != parts[0].Quantity.Unit {
			return false
		}
	}
	sum, _ := total(parts)
	d := new(big.Rat).Sub(whole.Quantity.Rat, sum)
	return d.Abs(d).Cmp(big.NewRat(2, 1)) <= 0
}
