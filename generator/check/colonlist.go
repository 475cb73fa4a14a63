package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// colonLists compares a count with the list that its sentence has behind a
// colon: 项目有两个：A和B; 合同5份，…：A120万元、B80万元…; 用于三个方面：A…，B…，C….
func (r *review) colonLists() {
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		s := r.s[sn.Start:sn.End]
		c := strings.Index(s, "：")
		if c < 0 || strings.Contains(s[c+len("："):], "：") || sn.Mentions.Empty() {
			continue
		}
		colon := sn.Start + c
		var m *prose.Mention
		for j := sn.Mentions.From; j < sn.Mentions.To && r.text.Mentions[j].Start < colon; j++ {
			if n := itemCount(&r.text.Mentions[j]); n > 0 {
				if m != nil {
					m = nil
					break
				}
				m = &r.text.Mentions[j]
			}
		}
		if m == nil || r.found[m.Start] || anyOf(r.s[m.End:colon], "其中", "。") {
			continue
		}
		if gap := r.s[m.End:colon]; han(gap) > 24 || strings.Contains(gap, "，") && !anyOf(gap, "合计", "共", "分别") {
			continue
		}
		r.colonList(sn, m, colon+len("："))
	}
}

// itemCount is the number of things that a list can name, 0 for others.
func itemCount(m *prose.Mention) int {
	switch m.Quantity.Unit {
	case "个", "项", "种", "类", "份", "家", "方面", "级", "批", "部分":
	default:
		return 0
	}
	if m.Kind != prose.Count || !m.Exact() || !m.Quantity.Rat.IsInt() || m.Quantity.Scale != expr.One {
		return 0
	}
	if n := m.Quantity.Rat.Num(); n.IsInt64() && n.Int64() >= 2 && n.Int64() <= 12 {
		return int(n.Int64())
	}
	return 0
}

func (r *review) colonList(sn *prose.Sentence, m *prose.Mention, from int) {
	body := strings.TrimRight(r.s[from:sn.End], "。； ")
	if body == "" || hasEtc(body) || anyOf(body, "其中", "一是", "（1）", "1.", "①", "以及其他", "一个是", "第一") {
		return
	}
	sep := "、"
	if strings.Contains(body, "；") {
		sep = "；"
	} else if !strings.Contains(body, "、") && strings.Contains(body, "，") {
		sep = "，"
	} else if strings.Contains(body, "，") {
		return // what follows the list belongs to no item
	}
	items := strings.Split(body, sep)
	figures := 0
	at := from
	for _, item := range items {
		has := false
		for j := sn.Mentions.From; j < sn.Mentions.To; j++ {
			if x := &r.text.Mentions[j]; x.Start >= at && x.End <= at+len(item) {
				has = true
			}
		}
		if has {
			figures++
		}
		if han(item) > 24 {
			return
		}
		at += len(item) + len(sep)
	}
	low := len(items)
	if low == 1 && figures > 0 || figures > 0 && figures < low || sep != "、" && figures == 0 {
		return
	}
	high := low
	last := items[low-1]
	for _, w := range [...]string{"以及", "和", "及", "与"} {
		if i := strings.Index(last, w); i > 0 && i+len(w) < len(last) {
			high = low + 1
			if low == 1 { // A和B: but a name may hold 和 itself
				break
			}
		}
	}
	n := itemCount(m)
	if high == 1 || n >= low && n <= high || n > high+3 || n < low-3 || low == 1 && n == 2 {
		return
	}
	listed := itoa(low)
	if high > low {
		listed += "至" + itoa(high)
	}
	r.once(source.TextCountUnsure, m.Start, fmt.Sprintf("数与所列不符：写“%s%s”，后面列出%s个", m.Text, nounAfter(r.s[m.End:]), listed), "核对所列各项，补上遗漏的或改正数目", from)
}
