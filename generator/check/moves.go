package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// moves checks the changes that [review.growth] leaves open: an amount of
// change with its percentage, of a value, a base or both.
func (r *review) moves() {
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		for j := sn.Mentions.From + 1; j < sn.Mentions.To; j++ {
			m := &r.text.Mentions[j]
			if !m.Exact() || r.found[m.Start] || strings.Contains(r.s[sn.Start:m.Start], "分别") {
				continue
			}
			switch m.Kind {
			case prose.Points:
				r.movedPoints(sn, j)
			case prose.Percent:
				r.movedShare(sn, j)
			case prose.Money, prose.Count, prose.Span:
				r.movedAmount(sn, j)
			}
		}
	}
}

// sign is +1 for words of a rise, -1 for those of a fall, 0 for neither.
func moveSign(words string) int {
	w := strings.TrimRight(trimPunct(words), "了为达约：")
	switch {
	case endsWith(w, "增长", "增加", "上升", "提高", "增幅", "增速", "提升", "增长率", "上涨", "增产", "增收", "增支", "多", "延长"):
		return 1
	case endsWith(w, "下降", "减少", "降低", "降幅", "下降率", "压减", "缩短", "压减率", "少", "减支", "降低率"):
		return -1
	}
	return 0
}

// pair is a value with its base: 比上年的720元, 由45分钟缩短到18分钟.
type pair struct{ now, base *prose.Mention }

// pairBefore finds value and base before the j-th figure, both of one unit. One
// of them may be missing; ok is false if more figures of the unit stand there.
func (r *review) pairBefore(sn *prose.Sentence, j int, unit string, kind prose.Kind) (q pair, ok bool) {
	n := 0
	for k := j - 1; k >= max(sn.Mentions.From, j-4); k-- {
		m := &r.text.Mentions[k]
		if m.Quantity.Unit != unit || m.Kind != kind {
			if m.Kind == prose.Percent && kind != prose.Percent {
				break // the percentage of something before
			}
			continue
		}
		w := r.text.Words(m)
		if strings.ContainsAny(r.s[m.End:r.text.Mentions[j].Start], "；。") {
			break
		}
		if moveSign(w) != 0 && !isLevel(w) {
			continue
		}
		if n++; n > 3 || !m.Exact() {
			return q, false
		}
		switch {
		case isPast(w) || endsWith(trimWords(w), "上年", "去年", "上年同期", "年初预算", "年初预算数") || r.namesEarlier(sn, m) || anyOf(w, "比目标", "比计划", "比预算", "低于目标", "高于目标", "比控制", "目标"):
			if q.base != nil {
				return q, false
			}
			q.base = m
		case q.now == nil:
			q.now = m
		case kind == prose.Percent || q.base == nil:
			return q, false
		}
	}
	return q, n > 0
}

// namesEarlier reports whether a figure's own clause names a year before the
// report's.
func (r *review) namesEarlier(sn *prose.Sentence, m *prose.Mention) bool {
	found := false
	yearsIn(r.s, m.From, m.Start, func(y, _ int) { found = r.year > 0 && y < r.year })
	return found
}

// movedShare checks the percentage of a change whose amount stands right before
// it: 增加718.12万元，增长8.16%.
func (r *review) movedShare(sn *prose.Sentence, j int) {
	p, d := &r.text.Mentions[j], &r.text.Mentions[j-1]
	sign := moveSign(r.text.Words(p))
	if sign == 0 || isLevel(r.text.Words(p)) || anyOf(r.s[sn.Start:sn.End], "年均", "可比", "剔除", "扣除", "不变价") {
		return
	}
	if d.Kind != prose.Money && d.Kind != prose.Count && d.Kind != prose.Span || !d.Exact() || moveSign(r.text.Words(d)) == 0 || isLevel(r.text.Words(d)) {
		r.movedBetween(sn, j, sign)
		return
	}
	if moveSign(r.text.Words(d)) != sign {
		r.once(source.TextGrowthUnsure, p.Start, fmt.Sprintf("变动的方向不一：前面写%s%s，这里写%s%s", trimWords(r.text.Words(d)), d.Text, trimWords(r.text.Words(p)), p.Text), "核对是增是减", d.Start)
		return
	}
	if strings.ContainsAny(r.s[d.End:p.From], "；。") {
		return
	}
	q, ok := r.pairBefore(sn, j-1, d.Quantity.Unit, d.Kind)
	if !ok {
		return
	}
	base := new(big.Rat)
	switch {
	case q.base != nil:
		base.Set(q.base.Quantity.Rat)
	case q.now != nil:
		base.Add(q.now.Quantity.Rat, new(big.Rat).Mul(d.Quantity.Rat, big.NewRat(int64(-sign), 1)))
	}
	if base.Sign() <= 0 {
		return
	}
	v := new(big.Rat).Quo(d.Quantity.Rat, base)
	if q.base != nil && q.now == nil && r.farFrom(p, v, d, base) {
		if r.otherAmount(sn, p, d, q.base, sign) {
			return
		}
	}
	if !r.farFrom(p, v, d, base) || r.derivable(p) || r.moveFitsElsewhere(p, d, sign) {
		return
	}
	code := source.TextGrowthUnsure
	if q.base != nil && strings.ContainsAny(r.s[q.base.End:p.Start], "，,") {
		code = source.TextGrowth
	}
	at := d.Start
	if q.base != nil {
		at = q.base.Start
	}
	r.once(code, p.Start, fmt.Sprintf("幅度不符：%s÷%s=%s，这里写%s", d.Text, as(base, d.Quantity), printShare(v, p.Quantity), p.Text), "按变动额和上年数重算，改正其中一个", d.Start, at)
}

// otherAmount checks 9518.12万元。与上年8800万元相比，增加718.12万元，增长8.16%: the value of this year
// stands in another sentence. If it gives the percentage, the amount is wrong.
func (r *review) otherAmount(sn *prose.Sentence, p, d, base *prose.Mention, sign int) bool {
	l := &r.text.Lines[sn.Line]
	for i := l.Mentions.From; i < l.Mentions.To; i++ {
		m := &r.text.Mentions[i]
		if m.Quantity.Unit != base.Quantity.Unit || !m.Exact() || m.Start == base.Start || m.Start == d.Start {
			continue
		}
		want := new(big.Rat).Sub(m.Quantity.Rat, base.Quantity.Rat)
		if want.Mul(want, big.NewRat(int64(sign), 1)).Sign() <= 0 {
			continue
		}
		v := new(big.Rat).Quo(want, base.Quantity.Rat)
		if off := new(big.Rat).Sub(want, d.Quantity.Rat); compareTo(p.Quantity, v, interval{v, v}) == fits && off.Abs(off).Cmp(new(big.Rat).Add(ulp(m.Quantity), ulp(base.Quantity))) > 0 {
			r.once(source.TextGrowthUnsure, d.Start, fmt.Sprintf("变动额不符：%s与%s相差%s，这里写%s", m.Text, base.Text, as(want, d.Quantity), d.Text), "重算，改正其中一个", base.Start, m.Start)
			return true
		}
	}
	return false
}

// printShare prints a ratio as the printed one is.
func printShare(v *big.Rat, like expr.Quantity) string {
	return expr.NewQuantity(v, expr.PercentUnit, like.Scale, max(2, like.Places)).String()
}

// farFrom reports whether a percentage is more off than rounding explains.
func (r *review) farFrom(p *prose.Mention, v *big.Rat, d *prose.Mention, base *big.Rat) bool {
	i := rounded(d.Quantity)
	slack := new(big.Rat).Quo(new(big.Rat).Sub(i.high, i.low), base)
	return compareTo(p.Quantity, v, interval{new(big.Rat).Sub(v, slack), new(big.Rat).Add(v, slack)}) == differs
}

// moveFitsElsewhere reports whether a change and its percentage are right for
// another amount of the paragraph.
func (r *review) moveFitsElsewhere(p, d *prose.Mention, sign int) bool {
	line := r.lineOf(p.Start)
	for i := r.text.Lines[max(0, line-2)].Mentions.From; i < r.text.Lines[line].Mentions.To; i++ {
		m := &r.text.Mentions[i]
		if m.Quantity.Unit != d.Quantity.Unit || m == d || m.Quantity.Sign() <= 0 {
			continue
		}
		base := new(big.Rat).Sub(m.Quantity.Rat, new(big.Rat).Mul(d.Quantity.Rat, big.NewRat(int64(sign), 1)))
		for _, b := range []*big.Rat{m.Quantity.Rat, base} {
			if b.Sign() <= 0 {
				continue
			}
			v := new(big.Rat).Quo(d.Quantity.Rat, b)
			if compareTo(p.Quantity, v, interval{v, v}) != differs {
				return true
			}
		}
	}
	return false
}

// movedBetween checks 由45分钟缩短到18分钟，缩短60% and 21.4万人次，比上年18.5万人次增长15.68%.
func (r *review) movedBetween(sn *prose.Sentence, j, sign int) {
	p := &r.text.Mentions[j]
	m := &r.text.Mentions[j-1]
	if m.Kind != prose.Count && m.Kind != prose.Money && m.Kind != prose.Span {
		return
	}
	q, ok := r.pairBefore(sn, j, m.Quantity.Unit, m.Kind)
	if ok && q.base == nil && q.now != nil && j+1 < sn.Mentions.To { // 下降21.2%（2021年49万人次）
		if b := &r.text.Mentions[j+1]; b.Quantity.Unit == q.now.Quantity.Unit && b.Exact() && b.Start-p.End < 40 && anyOf(r.s[p.End:b.Start], "（", "(") && (r.namesEarlier(sn, b) || isPast(r.text.Words(b)) || anyOf(r.text.Words(b), "上年", "去年")) {
			q.base = b
		}
	}
	if w := r.text.Words(m); (!ok || q.now == nil) && m.Exact() && (endsWith(trimWords(w), "比上年", "较上年", "比去年", "较去年") || anyOf(w, "比", "较") && (isPast(w) || r.namesEarlier(sn, m))) { // 收入2187.35万元，…，比上年2034.18万元增长7.53%
		q, ok = pair{base: m}, true
		for k := sn.Mentions.From; k < j-1 && q.now == nil; k++ {
			if x := &r.text.Mentions[k]; x.Quantity.Unit == m.Quantity.Unit && x.Exact() && !isMove(r.text.Words(x)) {
				q.now = x
			}
		}
	}
	if !ok || q.now == nil || q.base == nil || q.base.Quantity.Sign() <= 0 {
		return
	}
	d := new(big.Rat).Sub(q.now.Quantity.Rat, q.base.Quantity.Rat)
	d.Mul(d, big.NewRat(int64(sign), 1))
	v := d.Quo(d, q.base.Quantity.Rat)
	w := rounded(q.now.Quantity)
	slack := new(big.Rat).Quo(new(big.Rat).Sub(w.high, w.low), q.base.Quantity.Rat)
	slack.Mul(slack, big.NewRat(2, 1))
	if compareTo(p.Quantity, v, interval{new(big.Rat).Sub(v, slack), new(big.Rat).Add(v, slack)}) != differs || r.derivable(p) {
		return
	}
	r.once(source.TextGrowthUnsure, p.Start, fmt.Sprintf("幅度不符：%s与%s相比是%s，这里写%s", q.now.Text, q.base.Text, printShare(v, p.Quantity), p.Text), "按两个数重算，改正其中一个", q.base.Start, q.now.Start)
}

// movedAmount checks the amount of a change between two values of one sentence.
func (r *review) movedAmount(sn *prose.Sentence, j int) {
	d := &r.text.Mentions[j]
	sign := moveSign(r.text.Words(d))
	if sign == 0 || isLevel(r.text.Words(d)) || strings.Contains(r.text.Words(d), "其中") {
		return
	}
	q, ok := r.pairBefore(sn, j, d.Quantity.Unit, d.Kind)
	if !ok || q.base == nil || r.differsSomewhere(sn, d) {
		return
	}
	if q.now == nil {
		for k := r.indexOf(q.base) - 1; k >= sn.Mentions.From; k-- { // the first figure of the sentence is what it is about
			if m := &r.text.Mentions[k]; m.Quantity.Unit == d.Quantity.Unit && m.Exact() && !isMove(r.text.Words(m)) {
				q.now = m
			}
		}
	}
	if q.now == nil {
		return
	}
	v := new(big.Rat).Sub(q.now.Quantity.Rat, q.base.Quantity.Rat)
	off := new(big.Rat).Sub(new(big.Rat).Mul(v, big.NewRat(int64(sign), 1)), d.Quantity.Rat)
	slack := new(big.Rat).Add(ulp(q.now.Quantity), ulp(q.base.Quantity))
	if d.Quantity.Scale == expr.One && d.Quantity.Places == 0 && d.Kind == prose.Count {
		slack.SetInt64(0)
		if q.now.Quantity.Scale != expr.One || q.base.Quantity.Scale != expr.One {
			slack.Add(ulp(q.now.Quantity), ulp(q.base.Quantity))
		}
	} else if ulp(q.now.Quantity).Cmp(ulp(d.Quantity)) == 0 && ulp(q.base.Quantity).Cmp(ulp(d.Quantity)) == 0 {
		slack.Set(ulp(d.Quantity))
	}
	if off.Abs(off).Cmp(slack) <= 0 {
		return
	}
	r.once(source.TextGrowthUnsure, d.Start, fmt.Sprintf("变动额不符：%s与%s相差%s，这里写%s", q.now.Text, q.base.Text, as(v.Abs(v), d.Quantity), d.Text), "重算，改正其中一个", q.base.Start, q.now.Start)
}

// differsSomewhere reports whether a change is the difference of any two figures
// of its paragraph.
func (r *review) differsSomewhere(sn *prose.Sentence, d *prose.Mention) bool {
	l := &r.text.Lines[sn.Line]
	for i := l.Mentions.From; i < l.Mentions.To; i++ {
		for k := i + 1; k < l.Mentions.To && k < i+maxEnumerated; k++ {
			a, b := &r.text.Mentions[i], &r.text.Mentions[k]
			if a == d || b == d || a.Quantity.Unit != d.Quantity.Unit || b.Quantity.Unit != d.Quantity.Unit {
				continue
			}
			v := new(big.Rat).Sub(a.Quantity.Rat, b.Quantity.Rat)
			if v.Abs(v).Cmp(d.Quantity.Rat) == 0 {
				return true
			}
		}
	}
	return false
}

// movedPoints checks 58.6%，比目标低1.4个百分点 and 2023年46.8%，2022年45.5%，提高1.3个百分点.
func (r *review) movedPoints(sn *prose.Sentence, j int) {
	p := &r.text.Mentions[j]
	var list []*prose.Mention
	l := &r.text.Lines[sn.Line]
	words := r.text.Words(p)
	if moveSign(words) == 0 && !endsWith(trimPunct(words), "低", "高", "高出", "低于目标", "高于目标", "相差", "差") {
		return
	}
	for k := l.Mentions.From; k < j; k++ {
		if m := &r.text.Mentions[k]; m.Kind == prose.Percent && m.Quantity.Scale == expr.Percent && m.To == nil {
			list = append(list, m)
		}
	}
	if len(list) < 2 || len(list) > 6 || anyOf(words, "累计", "年均", "全国", "全省", "全市", "全县", "平均") {
		return
	}
	for i, a := range list {
		for _, b := range list[i+1:] {
			d := new(big.Rat).Sub(a.Quantity.Rat, b.Quantity.Rat)
			d.Abs(d).Mul(d, big.NewRat(100, 1))
			if off := d.Sub(d, p.Quantity.Rat); off.Abs(off).Cmp(ulp(p.Quantity)) < 0 {
				return
			}
		}
	}
	a, b := list[len(list)-2], list[len(list)-1]
	if a.Start < sn.Start && !anyOf(words, "目标", "计划") || b.Start < sn.Start {
		return
	}
	if w := r.text.Words(b); !isPast(w) && !isLevel(w) && !r.namesEarlier(sn, b) && !isPast(r.text.Words(a)) && !r.namesEarlier(sn, a) && !anyOf(words+w, "目标", "计划", "要求") && !strings.HasPrefix(trimWords(w), "较") && !strings.HasPrefix(w, "较") && !strings.HasPrefix(w, "比") {
		return
	}
	if past := isPast(r.text.Words(a)) || isPast(r.text.Words(b)) || r.namesEarlier(sn, a) || r.namesEarlier(sn, b); !past && (r.namesEarlier(sn, p) || anyOf(words, "上年", "去年", "同期")) {
		return // last year's value is not told
	}
	d := new(big.Rat).Sub(a.Quantity.Rat, b.Quantity.Rat)
	d.Abs(d).Mul(d, big.NewRat(100, 1))
	r.once(source.TextGrowthUnsure, p.Start, fmt.Sprintf("百分点不符：%s与%s相差%s个百分点，这里写%s", a.Text, b.Text, plain(d), p.Text), "重算，改正其中一个", a.Start, b.Start)
}
