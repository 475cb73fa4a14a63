package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// growth recomputes changes against both values: X，比上年增加D，增长p% and
// X，上年Y，增长p%.
func (r *review) growth() {
	base := r.initialBudget()
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		for j := sn.Mentions.From; j < sn.Mentions.To; j++ {
			p := &r.text.Mentions[j]
			if p.Kind == prose.Points && j-2 >= sn.Mentions.From {
				r.points(p, &r.text.Mentions[j-2], &r.text.Mentions[j-1])
			}
			if p.Kind != prose.Percent || !p.Exact() {
				continue
			}
			words := r.text.Words(p)
			up, down := direction(words)
			if up == down || isLevel(words) || strings.HasPrefix(r.s[p.End:], "个") {
				continue
			}
			r.change(p, up, r.text.Mentions[max(sn.Mentions.From, j-5):j])
		}
		r.differences(sn, base)
	}
	r.declines()
}

// direction says whether words end with a rise or a fall.
func direction(words string) (up, down bool) {
	w := trimWords(words)
	return endsWith(w, "增长", "增加", "上升", "提高", "增幅", "增长率", "上涨", "增幅为"), endsWith(w, "下降", "减少", "降低", "降幅", "下降率", "压减", "下降了")
}

// change checks one percentage. list are the figures before it, nearest last.
func (r *review) change(p *prose.Mention, up bool, list []prose.Mention) {
	var now, last, diff *prose.Mention
	if len(list) > 0 && strings.Contains(r.s[list[0].From:p.Start], "分别") {
		return
	}
	for i := len(list) - 1; i >= 0; i-- {
		m := &list[i]
		if strings.ContainsAny(r.s[m.End:p.Start], "；;") {
			break
		}
		words := r.text.Words(m)
		mUp, mDown := direction(words)
		if isLevel(words) {
			mUp, mDown = false, false
		}
		switch {
		case anyOf(words, "日均", "月均", "人均", "平均", "户均"), m.Kind == prose.Percent && anyOf(words, "占"):
		case m.Kind == prose.Percent:
			return // the percentage of something nearer
		case !m.Exact() || m.Kind == prose.Plain || m.Kind == prose.Score:
			return
		case (mUp || mDown) && diff == nil && now == nil:
			if mUp != up {
				return
			}
			diff = m
		case isPast(words) && last == nil:
			last = m
		case now == nil && (!isChange(words) || isLevel(words)):
			now = m
		}
		if now != nil && (last != nil || diff != nil) {
			break
		}
	}
	if now == nil && diff != nil && diff.Kind == prose.Money && comparesWithLast(r.s[diff.From-min(diff.From, 40):p.Start]) {
		r.changeOfBefore(p, up, diff)
		return
	}
	if now == nil || diff != nil && diff.Quantity.Unit != now.Quantity.Unit || last != nil && last.Quantity.Unit != now.Quantity.Unit {
		return
	}
	base, delta := new(big.Rat), new(big.Rat)
	var v interval
	related := now
	switch {
	case diff != nil && comparesWithLast(r.s[now.End:p.Start]):
		delta.Set(diff.Quantity.Rat)
		if up {
			base.Sub(now.Quantity.Rat, delta)
		} else {
			base.Add(now.Quantity.Rat, delta)
		}
		related = diff
	case last != nil:
		base.Set(last.Quantity.Rat)
		delta.Sub(now.Quantity.Rat, base)
		if !up {
			delta.Neg(delta)
		}
		related = last
	default:
		return
	}
	if base.Sign() <= 0 {
		return
	}
	best := new(big.Rat).Quo(delta, base)
	// Rounding of money moves both by up to one unit of the last digit.
	slack := new(big.Rat)
	if now.Kind == prose.Money {
		slack.Quo(ulp(now.Quantity), base)
		slack.Mul(slack, big.NewRat(2, 1))
	}
	v = interval{new(big.Rat).Sub(best, slack), new(big.Rat).Add(best, slack)}
	if diff != nil && r.anotherFits(p, up, diff, list, now) {
		return
	}
	verb := "下降"
	if up {
		verb = "增长"
	}
	code := source.TextGrowth
	switch compareTo(p.Quantity, best, v) {
	case fits:
		return
	case close:
		if slack.Sign() > 0 {
			return
		}
		code = source.TextGrowthUnsure
	}
	if diff != nil && r.several(list, now, diff) || diff == nil && !isLevel(r.text.Words(now)) && !r.sameSubject(last, now) {
		code = source.TextGrowthUnsure
	}
	message := fmt.Sprintf("%s幅度不符：%s与%s相比应为%s%s，这里写%s", verb, now.Text, as(base, now.Quantity), verb, expr.NewQuantity(best, expr.PercentUnit, expr.Percent, 2), p.Text)
	r.add(code, p.Start, message, "按两个数重算，改正其中一个", now.Start, related.Start)
}

// several reports whether another figure of the unit stands before the change,
// so that the change may be of that.
func (r *review) several(list []prose.Mention, now, diff *prose.Mention) bool {
	for i := range list {
		if m := &list[i]; m.Start < diff.Start && m.Start != now.Start && m.Quantity.Unit == now.Quantity.Unit && !isMove(r.text.Words(m)) {
			return true
		}
	}
	return false
}

// anotherFits reports whether the percentage is right for another figure before
// the change.
func (r *review) anotherFits(p *prose.Mention, up bool, diff *prose.Mention, list []prose.Mention, now *prose.Mention) bool {
	for i := range list {
		m := &list[i]
		if m.Start >= diff.Start || m.Start == now.Start || m.Quantity.Unit != diff.Quantity.Unit || !m.Exact() {
			continue
		}
		base := new(big.Rat).Sub(m.Quantity.Rat, diff.Quantity.Rat)
		if !up {
			base.Add(m.Quantity.Rat, diff.Quantity.Rat)
		}
		if base.Sign() <= 0 {
			continue
		}
		v := new(big.Rat).Quo(diff.Quantity.Rat, base)
		if compareTo(p.Quantity, v, interval{v, v}) != differs {
			return true
		}
	}
	return false
}

// isLevel reports whether words lead to the value after a change: 减少到6个.
func isLevel(words string) bool { return endsWith(trimPunct(words), "到", "至", "到了") }

// isPast reports whether words name last year's value.
func isPast(words string) bool {
	if i := strings.LastIndexAny(words, "较比"); i >= 0 { // 较2019年的
		for y := 2000; y < 2060; y++ {
			if anyOf(words[i:], itoa(y)+"年的", itoa(y)+" 年的") {
				return true
			}
		}
	}
	return anyOf(words, "上年", "去年", "同期", "上一年") && !anyOf(words, "比上年", "较上年", "比去年", "较去年", "同比") || strings.HasSuffix(trimPunct(words), "由") || strings.HasSuffix(trimPunct(words), "从") || anyOf(words, "比上年的", "比去年的", "较上年的")
}

func trimPunct(s string) string { return strings.Trim(s, " 　：:“”") }

// comparesWithLast reports whether a change is one against last year or the
// budget, which the value before it is the new state of.
func comparesWithLast(s string) bool {
	return anyOf(s, "与上年相比", "比上年", "较上年", "比去年", "较去年", "同比", "上年同期", "较年初", "比年初", "相比", "与上年", "与去年")
}
