package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// partitions checks lists of amounts behind a colon (资金分解到3个县：A县3010万元，B县…) and
// the amounts of 一是…二是…: their sum must be an amount of the text. And 两批合计
// against the two before.
func (r *review) partitions() {
	for i := range r.text.Lines {
		l := &r.text.Lines[i]
		if l.Kind == prose.Cells || l.Mentions.To-l.Mentions.From < 3 {
			continue
		}
		for k := l.Sentences.From; k < l.Sentences.To; k++ {
			sn := &r.text.Sentences[k]
			if list, colon := r.listed(sn); len(list) >= 2 {
				r.partition(l, sn, list, colon)
			}
			r.namedTotal(l, sn)
		}
	}
}

// listed is what stands behind the last colon of a sentence, if it is a list of items
// with one figure each, all of one unit.
func (r *review) listed(sn *prose.Sentence) (list []*prose.Mention, colon int) {
	s := r.s[sn.Start:sn.End]
	i := strings.Index(s, "：")
	if i < 0 || strings.Contains(s[i+len("："):], "：") {
		return nil, 0
	}
	colon = sn.Start + i
	j := sn.Mentions.From
	for j < sn.Mentions.To && r.text.Mentions[j].Start < colon {
		j++
	}
	body := r.s[colon+len("：") : sn.End]
	if anyOf(body, "其中", "其余", "等", "比上年", "较上年", "合计", "占", "共计") {
		return nil, 0
	}
	sep := "、"
	for _, w := range [...]string{"；", "，", "、"} {
		if strings.Contains(body, w) {
			sep = w
			break
		}
	}
	items := strings.Split(strings.TrimRight(body, "。；"), sep)
	at := colon + len("：")
	for _, item := range items {
		end := at + len(item)
		n := 0
		for j < sn.Mentions.To && r.text.Mentions[j].Start < end {
			m := &r.text.Mentions[j]
			if m.Kind == prose.Percent || !m.Exact() || isMove(r.text.Words(m)) || len(list) > 0 && m.Quantity.Unit != list[0].Quantity.Unit {
				return nil, 0
			}
			list = append(list, m)
			n++
			j++
		}
		if n != 1 {
			return nil, 0
		}
		at = end + len(sep)
	}
	return list, colon
}

// partition compares a list with the amounts before it.
func (r *review) partition(l *prose.Line, sn *prose.Sentence, list []*prose.Mention, colon int) {
	if k := list[0].Kind; k != prose.Money && (k != prose.Count || len(list) < 3) || len(list) > maxParts {
		return
	}
	sum, v := total(list)
	var near *prose.Mention // of the paragraph, before the list
	for j := range r.text.Mentions {
		m := &r.text.Mentions[j]
		if m.Start >= list[0].Start && m.Start <= list[len(list)-1].Start || m.To != nil {
			continue
		}
		if m.Quantity.Unit != list[0].Quantity.Unit && m.Kind != prose.Plain {
			continue
		}
		if w := rounded(m.Quantity); v.low.Cmp(w.high) <= 0 && v.high.Cmp(w.low) >= 0 {
			return
		}
		if m.Kind == list[0].Kind && m.Start < colon && m.Start >= l.Start && m.Exact() {
			if near == nil || new(big.Rat).Abs(new(big.Rat).Sub(m.Quantity.Rat, sum)).Cmp(new(big.Rat).Abs(new(big.Rat).Sub(near.Quantity.Rat, sum))) <= 0 {
				near = m
			}
		}
	}
	if near == nil || makes(list, near.Quantity.Rat) || r.found[near.Start] {
		return
	}
	d := new(big.Rat).Sub(near.Quantity.Rat, sum)
	limit := big.NewRat(1, 5)
	if list[0].Kind == prose.Count && !anyOf(r.s[near.End:colon], "分别", "其中", "包括") && near.Start < sn.Start {
		return
	}
	if !anyOf(r.s[max(l.Start, colon-30):colon], "原因", "用于", "分别", "来源", "方面", "构成", "包括", "其中", "分解", "合计", "主要", "分配") && !slips(list, near.Quantity.Rat) {
		return
	}
	if d.Abs(d).Cmp(limit.Mul(limit, near.Quantity.Rat)) > 0 {
		return
	}
	r.once(source.TextSumUnsure, near.Start, fmt.Sprintf("%s%s与所列各项之和不符：%s", labelOr(r, near, "合计"), near.Text, equationText(list, sum)), "核对合计与各项；如还有未列出的部分，写明是什么", list[0].Start)
}

// slips reports whether two neighbouring digits of one part that change places
// make the sum right.
func slips(parts []*prose.Mention, whole *big.Rat) bool {
	sum, _ := total(parts)
	for _, p := range parts {
		want := new(big.Rat).Sub(whole, sum)
		want.Add(want, p.Quantity.Rat)
		if transposed(as(want, p.Quantity), as(p.Quantity.Rat, p.Quantity)) && as(want, p.Quantity) != "" {
			if back := new(big.Rat).Sub(want, p.Quantity.Rat); back.Sign() != 0 && want.Sign() > 0 {
				return true
			}
		}
	}
	return false
}

// transposed reports whether two printed numbers differ by two neighbouring
// digits that changed places.
func transposed(a, b string) bool {
	if len(a) != len(b) || a == b {
		return false
	}
	i := 0
	for a[i] == b[i] {
		i++
	}
	k := i + 1
	if k < len(a) && a[k] == '.' {
		k++
	}
	if k >= len(a) || a[i] != b[k] || a[k] != b[i] || a[i] < '0' || a[i] > '9' || a[k] < '0' || a[k] > '9' {
		return false
	}
	return a[k+1:] == b[k+1:]
}

// namedTotal checks A…；B…。两批合计C: the number of what is added up stands in the word.
func (r *review) namedTotal(l *prose.Line, sn *prose.Sentence) {
	for j := sn.Mentions.From; j < sn.Mentions.To; j++ {
		m := &r.text.Mentions[j]
		w := trimPunct(r.text.Words(m))
		if m.Kind != prose.Money && m.Kind != prose.Count || !m.Exact() || !endsWith(w, "合计", "共计", "总计") {
			continue
		}
		i := strings.LastIndex(r.s[sn.Start:m.Start], w)
		clause := r.s[max(l.Start, sn.Start+max(i, 0)-12):m.Start]
		n := 0
		switch {
		case anyOf(clause, "两批", "两项", "两年", "两部分"):
			n = 2
		case anyOf(clause, "三批", "三项", "三年", "三部分"):
			n = 3
		case anyOf(clause, "四批", "四项", "四部分"):
			n = 4
		}
		if n == 0 {
			continue
		}
		var parts []*prose.Mention
		for k := j - 1; k >= l.Mentions.From && len(parts) < n; k-- {
			x := &r.text.Mentions[k]
			if x.Quantity.Unit == m.Quantity.Unit && x.Kind == m.Kind && x.Exact() && !isMove(r.text.Words(x)) {
				parts = append([]*prose.Mention{x}, parts...)
			}
		}
		if len(parts) < n || makes(parts, m.Quantity.Rat) {
			continue
		}
		sum, _ := total(parts)
		r.once(source.TextSumUnsure, m.Start, fmt.Sprintf("合计与各项之和不符：%s，这里写%s", equationText(parts, sum), m.Text), "核对各项与合计", parts[0].Start)
	}
}
