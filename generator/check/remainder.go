package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// remainders finds a whole of which two or more parts are told with their shares,
// and a rest of which nothing is: 预算100万元，支出60万元，占60%；未付20万元，占20%.
func (r *review) remainders() {
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		if sn.Mentions.To-sn.Mentions.From >= 5 && sn.Mentions.To-sn.Mentions.From <= 12 {
			r.remainder(sn)
		}
	}
}

func (r *review) remainder(sn *prose.Sentence) {
	list := r.text.Mentions[sn.Mentions.From:sn.Mentions.To]
	whole := &list[0]
	if whole.Kind != prose.Money || !whole.Exact() || whole.Quantity.Sign() <= 0 || anyOf(r.s[sn.Start:sn.End], "其余", "剩余", "余下", "其他", "等", "上年", "同比", "其中") {
		return
	}
	sum, parts := new(big.Rat), 0
	var last *prose.Mention
	for k := 1; k+1 < len(list); k += 2 {
		part, share := &list[k], &list[k+1]
		if part.Kind != prose.Money || share.Kind != prose.Percent || !part.Exact() || !share.Exact() || part.Quantity.Unit != whole.Quantity.Unit {
			return
		}
		v := new(big.Rat).Quo(part.Quantity.Rat, whole.Quantity.Rat)
		if compareTo(share.Quantity, v, interval{v, v}) != fits {
			return
		}
		sum.Add(sum, part.Quantity.Rat)
		parts++
		last = part
	}
	rest := new(big.Rat).Sub(whole.Quantity.Rat, sum)
	if parts < 2 || len(list)%2 == 0 || rest.Cmp(ulp(whole.Quantity)) <= 0 || strings.Contains(r.text.Words(whole), "累计") {
		return
	}
	r.add(source.TextSumPartial, last.Start, fmt.Sprintf("%s里只说明了%d项，还有%s（%s）没有说明", whole.Text, parts, as(rest, whole.Quantity), percentText(rest, whole.Quantity.Rat)), "写明其余部分是什么", whole.Start)
}

// particles are 的 where only 地 can stand: an adverb before a verb with 了.
func (r *review) particles() {
	r.each("的", func(at int) {
		before, after := r.s[:at], r.s[at+one:]
		if !endsWith(before, "较好", "圆满", "认真", "扎实", "切实", "有效", "顺利", "及时", "积极", "深入", "严格", "稳步", "全面") {
			return
		}
		for _, verb := range [...]string{"完成", "开展", "推进", "落实", "实施", "履行", "推动", "加强", "提高", "解决", "执行"} {
			if strings.HasPrefix(after, verb+"了") {
				r.add(source.TextParticle, at, "“的"+verb+"了”应为“地"+verb+"了”", "“的”改成“地”")
			}
		}
	})
}
