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
	if hasEtc(body) || anyOf(body, "其中", "其余", "比上年", "较上年", "合计", "占", "共计") {
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
			if inBrackets(r.s, m.Start) {
				j++
				continue
			}
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

// hasEtc reports whether a list ends in 等: the word, not that of 等级 or 等保.
func hasEtc(s string) bool {
	for i := 0; ; {
		n := strings.Index(s[i:], "等")
		if n < 0 {
			return false
		}
		i += n + len("等")
		if rest := s[i:]; rest == "" || startsWithAny(rest, "，", "。", "；", "、", "）", "方面", "项目", "费用", "支出", "工作", "内容", "任务", "资金") || rest[0] >= '0' && rest[0] <= '9' {
			return true
		}
	}
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
	if !anyOf(r.s[max(l.Start, colon-30):colon], "原因", "用于", "分别", "来源", "方面", "构成", "包括", "其中", "分解", "合计", "主要", "分配", "方向") && !slips(list, near.Quantity.Rat) {
		return
	}
	if d.Abs(d).Cmp(limit.Mul(limit, near.Quantity.Rat)) > 0 {
		return
	}
	r.once(source.TextSumUnsure, near.Start, fmt.Sprintf("%s%s与所列各项之和不符：%s", labelOr(r, near, "合计"), near.Text, equationText(list, sum)), "核对合计与各项；如还有未列出的部分，写明是什么", list[0].Start)
}

// sourceSums checks 专项资金2800万元（中央1600万元，省级1200万元）: money by the levels that
// give it is told completely.
func (r *review) sourceSums() {
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		for j := sn.Mentions.From; j+2 < sn.Mentions.To; j++ {
			whole := &r.text.Mentions[j]
			if whole.Kind != prose.Money || !whole.Exact() || r.found[whole.Start] || levelOf(r.text.Words(whole)) || !anyOf(r.text.Words(whole), "资金", "预算", "投资", "收入", "补助", "总额", "安排") {
				continue
			}
			var parts []*prose.Mention
			for k := j + 1; k < sn.Mentions.To; k++ {
				m := &r.text.Mentions[k]
				if m.Kind != prose.Money || !m.Exact() || !levelOf(r.text.Words(m)) || isMove(r.text.Words(m)) {
					break
				}
				if k > j+1 && strings.ContainsAny(r.s[parts[len(parts)-1].End:m.Start], "；") {
					break
				}
				parts = append(parts, m)
			}
			if len(parts) < 2 || !sameUnit(whole, parts) || strings.ContainsAny(r.s[whole.End:parts[0].Start], "；。") || makes(parts, whole.Quantity.Rat) {
				continue
			}
			sum, v := total(parts)
			if w := rounded(whole.Quantity); v.low.Cmp(w.high) <= 0 && v.high.Cmp(w.low) >= 0 || r.amountHeld(sum, whole.Quantity.Unit) {
				continue
			}
			rest := r.s[parts[len(parts)-1].End:sn.End]
			if sum.Cmp(whole.Quantity.Rat) < 0 && anyOf(rest, "其他", "其余", "自筹", "另", "万元") {
				continue
			}
			r.once(source.TextSumUnsure, whole.Start, fmt.Sprintf("%s%s与各级资金之和不符：%s", labelOr(r, whole, "资金"), whole.Text, equationText(parts, sum)), "核对合计与各级资金；如还有未列出的部分，写明是什么", parts[0].Start)
		}
	}
}

// levelOf reports whether words name a level that money comes from.
func levelOf(words string) bool {
	return anyOf(words, "中央", "省级", "市级", "县级", "区级", "省财政", "市财政", "县财政", "自筹", "镇级", "乡级")
}

// amountHeld reports whether the text has that amount anywhere.
func (r *review) amountHeld(v *big.Rat, unit string) bool {
	for i := range r.text.Mentions {
		if m := &r.text.Mentions[i]; m.Quantity.Unit == unit && m.Quantity.Rat.Cmp(v) == 0 {
			return true
		}
	}
	return false
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
