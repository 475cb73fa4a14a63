package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// withParts are the figures of a sentence, with those of the next one if that
// begins with 其中.
func (r *review) withParts(sentence int) (list []prose.Mention, end int) {
	sn := &r.text.Sentences[sentence]
	to, end := sn.Mentions.To, sn.End
	if sentence+1 < len(r.text.Sentences) {
		if next := &r.text.Sentences[sentence+1]; next.Line == sn.Line && strings.HasPrefix(r.s[next.Start:], "其中") {
			to, end = next.Mentions.To, next.End
		}
	}
	return r.text.Mentions[sn.Mentions.From:to], end
}

// partsOfEarlier checks 基本支出中，人员经费…，公用经费… against the one 基本支出 of the
// sentence before.
func (r *review) partsOfEarlier(sentence int) {
	sn, before := &r.text.Sentences[sentence], &r.text.Sentences[sentence-1]
	name, _, ok := strings.Cut(r.s[sn.Start:sn.End], "中，")
	if name = trimWords(name); !ok || han(name) < 3 || han(name) > 12 || sn.Line != before.Line || sn.Mentions.To-sn.Mentions.From < 2 {
		return
	}
	var whole *prose.Mention
	for i := before.Mentions.From; i < before.Mentions.To; i++ {
		if m := &r.text.Mentions[i]; m.Kind == prose.Money && m.Exact() && strings.HasSuffix(r.label(m), name) {
			if whole != nil {
				return
			}
			whole = m
		}
	}
	if whole == nil {
		return
	}
	parts := partsAfter(r, r.text.Mentions[sn.Mentions.From:sn.Mentions.To], sn.End, prose.Money)
	if len(parts) < 2 || !sameUnit(whole, parts) || makes(parts, whole.Quantity.Rat) {
		return
	}
	sum, v := total(parts)
	if w := rounded(whole.Quantity); v.low.Cmp(w.high) <= 0 && v.high.Cmp(w.low) >= 0 {
		return
	}
	r.reportSum(whole, parts, sum, new(big.Rat).Sub(whole.Quantity.Rat, sum))
}

// totals checks 新建4座，改造6座，合计10座.
func (r *review) totals(list []prose.Mention) {
	for i := 2; i < len(list); i++ {
		m := &list[i]
		switch strings.Trim(r.text.Words(m), " ：") {
		case "共", "共计", "合计", "总计", "合计为", "共计为":
		default:
			continue
		}
		if m.Kind != prose.Money && m.Kind != prose.Count || !m.Exact() || m.Kind == prose.Count && !r.sumOfSuch(&list[i-1], m) {
			continue
		}
		var parts []*prose.Mention
		for k := i - 1; k >= 0 && list[k].Quantity.Unit == m.Quantity.Unit && list[k].Exact() && !isChange(r.text.Words(&list[k])); k-- {
			parts = append([]*prose.Mention{&list[k]}, parts...)
		}
		if len(parts) < 2 || len(parts) > maxParts || makes(parts, m.Quantity.Rat) || strings.ContainsAny(r.s[parts[0].End:m.Start], "；。（") {
			continue
		}
		sum, _ := total(parts)
		r.add(source.TextSumUnsure, m.Start, fmt.Sprintf("合计与各项之和不符：%s，这里写%s", equationText(parts, sum), m.Text), "核对各项与合计", parts[0].Start)
	}
}

// sumOfSuch reports whether a total counts what the part before it does: of
// 15个行政村、1个社区，共98个村民小组 it does not.
func (r *review) sumOfSuch(part, sum *prose.Mention) bool {
	a, b := nounAfter(r.s[part.End:]), nounAfter(r.s[sum.End:])
	return b == "" || a != "" && (strings.HasPrefix(b, a) || strings.HasSuffix(a, b) || strings.HasSuffix(b, a))
}

// adjusted checks 年初预算A，追加B，调减C，调整后预算D.
func (r *review) adjusted(list []prose.Mention) {
	var initial, final *prose.Mention
	var changes []*prose.Mention
	v := new(big.Rat)
	for i := range list {
		m := &list[i]
		if m.Kind != prose.Money || !m.Exact() {
			continue
		}
		w := r.label(m)
		switch {
		case endsWith(w, "调整后预算", "调整后预算数", "调整预算数", "调整后的预算", "调整后预算金额", "调整后全年预算", "调整后为") && final == nil:
			final = m
		case endsWith(w, "年初预算", "年初预算数", "年初预算批复", "年初部门预算", "年初预算批复数", "年初预算金额") && initial == nil:
			initial = m
			v.Add(v, m.Quantity.Rat)
		case endsWith(w, raises[:]...):
			changes = append(changes, m)
			v.Add(v, m.Quantity.Rat)
		case endsWith(w, cuts[:]...):
			changes = append(changes, m)
			v.Sub(v, m.Quantity.Rat)
		case anyOf(w, "结转", "结余"):
			return
		}
	}
	if initial == nil || final == nil || len(changes) == 0 || v.Cmp(final.Quantity.Rat) == 0 || final.Start < initial.Start {
		return
	}
	if d := new(big.Rat).Sub(v, final.Quantity.Rat); d.Abs(d).Cmp(ulp(final.Quantity)) <= 0 {
		return
	}
	r.add(source.TextSumUnsure, final.Start, fmt.Sprintf("调整后预算不符：年初预算%s加减各项调整得%s，这里写%s", initial.Text, as(v, final.Quantity), final.Text),
		"核对年初预算、调整额和调整后预算", initial.Start)
}

// raises and cuts name what is added to an initial budget and taken from it.
var (
	raises = [...]string{"追加", "调增", "年中追加", "年中调整增加", "年中增加", "年中调整追加", "追加预算", "追加资金", "调增预算", "年中调增", "追加预算资金"}
	cuts   = [...]string{"调减", "核减", "年中调减", "调减预算", "收回", "压减"}
)
