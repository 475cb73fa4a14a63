package check

import (
	"fmt"
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// perUnits checks 850户，每户补助3000元，补助资金共255万元 and 放映804场，平均每场119人次: with a count,
// a total and what falls on one of the things counted, any two give the third.
func (r *review) perUnits() {
	for i := range r.text.Lines {
		l := &r.text.Lines[i]
		if l.Kind == prose.Cells || l.Mentions.To-l.Mentions.From < 3 {
			continue
		}
		for j := l.Mentions.From; j < l.Mentions.To; j++ {
			m := &r.text.Mentions[j]
			if !m.Exact() || m.Kind != prose.Money && m.Kind != prose.Count || r.found[m.Start] {
				continue
			}
			if units := r.perWords(m); len(units) > 0 {
				r.perUnit(l, m, units)
			}
		}
	}
}

// perWords are the units of what a figure falls on: 场 of 平均每场, 人 and 人次 of 人均.
func (r *review) perWords(m *prose.Mention) []string {
	w := r.text.Words(m)
	if !anyOf(w, "每", "均") || anyOf(w, "每年", "每月", "每天", "每日", "每人每", "每季", "标准", "目标", "控制", "不超过", "每次") {
		return nil
	}
	if i := strings.LastIndex(w, "每"); i >= 0 {
		rest := w[i+len("每"):]
		for _, u := range [...]string{"平方米", "公里", "人次", "户", "场", "个", "人", "亩", "件", "份", "条", "辆", "盏", "座", "吨", "台", "套", "所", "次"} {
			if strings.HasPrefix(rest, u) && utf8.RuneCountInString(rest) <= 6 {
				return []string{u}
			}
		}
		return nil
	}
	switch {
	case endsWith(trimWords(w), "人均补贴", "人均补助"):
		return []string{"人", "人次"}
	case endsWith(trimWords(w), "户均补助", "户均补贴"):
		return []string{"户"}
	case endsWith(trimWords(w), "户均"):
		return []string{"户"}
	case endsWith(trimWords(w), "亩均"):
		return []string{"亩"}
	}
	return nil
}

// perUnit compares one such figure with the counts and totals of its line.
func (r *review) perUnit(l *prose.Line, m *prose.Mention, units []string) {
	if sn := r.sentenceOf(m.Start); sn != nil && r.perIn(sn.Mentions, m, units) {
		return
	}
	r.perIn(l.Mentions, m, units)
}

// perIn compares one such figure with the counts and totals of a range. It is
// true if there were both.
func (r *review) perIn(in prose.Range, m *prose.Mention, units []string) bool {
	var counts, totals []*prose.Mention
	for j := in.From; j < in.To; j++ {
		x := &r.text.Mentions[j]
		if x.Start == m.Start || x.To != nil || x.Quantity.Sign() <= 0 || isMove(r.text.Words(x)) {
			continue
		}
		for _, u := range units {
			if x.Quantity.Unit == u && x.Kind == prose.Count {
				counts = append(counts, x)
			}
		}
		if x.Quantity.Unit == m.Quantity.Unit && len(r.perWords(x)) == 0 && x.Quantity.Rat.Cmp(m.Quantity.Rat) > 0 && x.Exact() {
			totals = append(totals, x)
		}
	}
	if len(counts) == 0 || len(totals) == 0 || len(counts) > maxParts || len(totals) > maxParts {
		return false
	}
	var count, whole *prose.Mention
	for _, c := range counts {
		for _, t := range totals {
			v := new(big.Rat).Quo(t.Quantity.Rat, c.Quantity.Rat)
			average := strings.Contains(r.text.Words(m), "均") // rounded, and not what is paid for each
			w, n := rounded(t.Quantity), rounded(c.Quantity)
			if average && compareTo(m.Quantity, v, interval{new(big.Rat).Quo(w.low, n.high), new(big.Rat).Quo(w.high, n.low)}) != differs {
				return true
			}
			product := new(big.Rat).Mul(m.Quantity.Rat, c.Quantity.Rat)
			slack := new(big.Rat)
			if c.Quantity.Scale != expr.One {
				slack.Mul(ulp(c.Quantity), m.Quantity.Rat)
			}
			if off := product.Sub(product, t.Quantity.Rat); off.Abs(off).Cmp(slack.Add(slack, ulp(t.Quantity))) <= 0 {
				return true
			}
			words := r.text.Words(t)
			if t.Start > m.Start && whole == nil && (words == "" || anyOf(words, "共", "合计", "总计", "发放", "补贴", "补助")) || t.Start < m.Start && m.Kind == prose.Count || c.Start < t.Start && t.Start < m.Start && strings.Contains(r.text.Words(m), "均") {
				count, whole = c, t
			}
		}
	}
	// Sums of totals may be meant.
	if count == nil || len(totals) > 2 || len(counts) > 2 {
		return true
	}
	v := new(big.Rat).Quo(whole.Quantity.Rat, count.Quantity.Rat)
	at := m.Start
	r.once(source.TextSumUnsure, at, fmt.Sprintf("单位数不符：%s÷%s=%s，这里写%s", whole.Text, count.Text, expr.NewQuantity(v, m.Quantity.Unit, m.Quantity.Scale, max(m.Quantity.Places, min(2, places(v)))), m.Text),
		"核对数量、单位数和总数", whole.Start, count.Start)
	return true
}
