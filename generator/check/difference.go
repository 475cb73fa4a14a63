package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// sameSubject reports whether last year's figure is named without a subject of
// its own, or with that of this year's.
func (r *review) sameSubject(last, now *prose.Mention) bool {
	words := r.label(last)
	for _, w := range [...]string{"上年同期", "上年", "去年", "同期", "上一年", "较", "比", "的", "由", "从", "年", "度"} {
		words = strings.ReplaceAll(words, w, "")
	}
	return words == "" || strings.Contains(r.label(now), words) || strings.Contains(words, r.label(now))
}

// changeOfBefore checks 与上年相比，增加D，增长p% against the totals of the two
// paragraphs before: one of them must give the percentage.
func (r *review) changeOfBefore(p *prose.Mention, up bool, diff *prose.Mention) {
	line := r.lineOf(p.Start)
	var best *prose.Mention
	for i := max(0, line-2); i <= line; i++ {
		l := &r.text.Lines[i]
		for k := l.Mentions.From; k < l.Mentions.To; k++ {
			m := &r.text.Mentions[k]
			if m.Start >= diff.Start || m.Kind != prose.Money || !m.Exact() {
				continue
			}
			base := new(big.Rat).Sub(m.Quantity.Rat, diff.Quantity.Rat)
			if !up {
				base.Add(m.Quantity.Rat, diff.Quantity.Rat)
			}
			if base.Sign() <= 0 {
				continue
			}
			d := new(big.Rat).Sub(new(big.Rat).Quo(diff.Quantity.Rat, base), p.Quantity.Rat)
			if d.Abs(d).Cmp(new(big.Rat).Mul(ulp(p.Quantity), big.NewRat(2, 1))) <= 0 {
				return
			}
			if endsWith(r.text.Words(m), "总计", "合计", "决算数", "收入决算", "支出决算") {
				best = m
			}
		}
	}
	if best == nil {
		return
	}
	r.add(source.TextGrowthUnsure, p.Start, fmt.Sprintf("变动幅度不符：变动%s、幅度%s，与前面的%s对不上", diff.Text, p.Text, best.Text), "按两年的数重算变动额和幅度", diff.Start, best.Start)
}

// points checks 由83.3%提升至91.7%，上升8.4个百分点.
func (r *review) points(p, from, to *prose.Mention) {
	if isPast(r.text.Words(to)) { // 95.6%，较上年的94.1%提高1.5个百分点
		from, to = to, from
	}
	words := r.text.Words(from)
	up, down := direction(r.text.Words(p))
	if from.Kind != prose.Percent || to.Kind != prose.Percent || !from.Exact() || !to.Exact() || !p.Exact() || up == down || !isPast(words) && !anyOf(words, "由上年的", "从上年的", "由去年的", "从去年的") || isPast(r.text.Words(to)) || from.Start < to.Start && !isLevel(r.text.Words(to)) {
		return
	}
	d := new(big.Rat).Sub(to.Quantity.Rat, from.Quantity.Rat)
	if down {
		d.Neg(d)
	}
	d.Mul(d, big.NewRat(100, 1))
	off := new(big.Rat).Sub(d, p.Quantity.Rat)
	if off.Abs(off).Cmp(ulp(p.Quantity)) < 0 {
		return
	}
	r.add(source.TextGrowth, p.Start, fmt.Sprintf("百分点不符：%s与%s相差%s个百分点，这里写%s", from.Text, to.Text, plain(d), p.Text), "重算，改正其中一个", from.Start)
}

// differences checks X，较年初预算数增加D against the one 年初预算 that the text
// names.
func (r *review) differences(sn *prose.Sentence, base *prose.Mention) {
	for j := sn.Mentions.From; j < sn.Mentions.To; j++ {
		d := &r.text.Mentions[j]
		words := r.text.Words(d)
		up, down := direction(words)
		if d.Kind != prose.Money || !d.Exact() || up == down || !anyOf(words, "较年初预算", "比年初预算") {
			continue
		}
		var now *prose.Mention
		line := &r.text.Lines[sn.Line]
		for k := j - 1; k >= max(line.Mentions.From, j-maxEnumerated); k-- {
			m := &r.text.Mentions[k]
			if w := r.label(m); m.Kind == prose.Money && m.Exact() && endsWith(w, "收入决算数", "支出决算数", "收入决算", "支出决算", "总收入", "总支出", "决算数", "收入合计", "支出合计") {
				now = m
				break
			}
		}
		if now == nil || base == nil || base.Start == now.Start {
			continue
		}
		delta := new(big.Rat).Sub(now.Quantity.Rat, base.Quantity.Rat)
		if down {
			delta.Neg(delta)
		}
		off := new(big.Rat).Sub(delta, d.Quantity.Rat)
		if off.Abs(off).Cmp(new(big.Rat).Add(ulp(d.Quantity), ulp(base.Quantity))) <= 0 {
			continue
		}
		r.add(source.TextGrowthUnsure, d.Start, fmt.Sprintf("与年初预算的差额不符：%s-%s=%s，这里写%s", now.Text, base.Text, as(delta, d.Quantity), d.Text), "核对年初预算、决算和差额", now.Start, base.Start)
	}
}

// initialBudget is the department's initial budget if the text names one value
// only.
func (r *review) initialBudget() *prose.Mention {
	if !r.whole {
		return nil
	}
	var found *prose.Mention
	for i := range r.text.Mentions {
		m := &r.text.Mentions[i]
		if m.Kind != prose.Money || !m.Exact() {
			continue
		}
		w := r.label(m)
		if isChange(w) || !(endsWith(w, "年初预算", "年初预算数", "年初部门预算", "部门预算") || endsWith(w, "整体部门支出预算", "部门支出预算", "整体支出预算")) || anyOf(w, "调整", "采购", "项目") {
			continue
		}
		if found != nil && found.Quantity.Rat.Cmp(m.Quantity.Rat) != 0 {
			return nil
		}
		found = m
	}
	return found
}

// declines checks 分别下降16%、17%和20% after the counts of this year: whether any
// whole number of last year gives the percentage.
func (r *review) declines() {
	for i := 1; i < len(r.text.Sentences); i++ {
		sn := &r.text.Sentences[i]
		list := r.text.Mentions[sn.Mentions.From:sn.Mentions.To]
		for j := range list {
			p := &list[j]
			words := r.text.Words(p)
			if p.Kind != prose.Percent || !strings.Contains(words, "分别") {
				continue
			}
			up, down := direction(words)
			n := 1
			for j+n < len(list) && list[j+n].Kind == prose.Percent && list[j+n].Start-list[j+n-1].End <= len("以及") {
				n++
			}
			counts := r.text.Sentences[i-1]
			before := r.text.Mentions[counts.Mentions.From:counts.Mentions.To]
			if up == down || n < 2 || len(before) != n || counts.Line != sn.Line {
				continue
			}
			for k := range n {
				r.impossible(&before[k], &list[j+k], up)
			}
			break
		}
	}
}

// impossible reports a percentage that no whole number of last year gives.
func (r *review) impossible(now, p *prose.Mention, up bool) {
	if now.Kind != prose.Count || !now.Exact() || !now.Quantity.Rat.IsInt() || !p.Exact() || now.Quantity.Rat.Cmp(big.NewRat(5000, 1)) > 0 {
		return
	}
	n := now.Quantity.Rat.Num().Int64()
	one := big.NewRat(1, 1)
	factor := new(big.Rat).Sub(one, p.Quantity.Rat)
	if up {
		factor.Add(one, p.Quantity.Rat)
	}
	if factor.Sign() <= 0 || n == 0 {
		return
	}
	guess := new(big.Rat).Quo(now.Quantity.Rat, factor)
	middle := new(big.Int).Quo(guess.Num(), guess.Denom()).Int64()
	best := int64(0)
	for last := max(1, middle-1); last <= middle+2; last++ {
		change := big.NewRat(last-n, last)
		if up {
			change.Neg(change)
		}
		d := new(big.Rat).Sub(change, p.Quantity.Rat)
		if d.Abs(d).Cmp(new(big.Rat).Mul(ulp(p.Quantity), half)) <= 0 {
			return
		}
		if best == 0 {
			best = last
		}
	}
	r.add(source.TextGrowthUnsure, p.Start, fmt.Sprintf("变动幅度%s得不出来：现为%s，没有哪个整数作上年数能算出%s", p.Text, now.Text, p.Text), "写明上年数，按两年的数重算", now.Start)
}
