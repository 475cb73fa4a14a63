package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// inlineLists compares A、B和C共4个科目 with the things it names.
func (r *review) inlineLists() {
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		for j := sn.Mentions.From; j < sn.Mentions.To; j++ {
			m := &r.text.Mentions[j]
			r.forwardList(sn, m)
			n := smallCount(m)
			if n == 0 || n > 12 || !strings.HasSuffix(r.s[:m.From], "、") {
				continue
			}
			r.inlineList(sn, m, n)
		}
	}
}

func (r *review) inlineList(sn *prose.Sentence, m *prose.Mention, n int) {
	words := r.text.Words(m)
	last := trimWords(strings.TrimSuffix(trimWords(words), "等"))
	start := m.From
	for start > sn.Start {
		prev := strings.LastIndexAny(r.s[sn.Start:start-len("、")], "，。；：、,;:（）()")
		if prev < 0 {
			start = sn.Start
			break
		}
		_, size := runeAt(r.s, sn.Start+prev)
		sep := r.s[sn.Start+prev : sn.Start+prev+size]
		start = sn.Start + prev + size
		if sep != "、" {
			break
		}
	}
	items := strings.Split(strings.TrimSuffix(r.s[start:m.From], "、"), "、")
	noun := nounAfter(r.s[m.End:sn.End])
	marked := endsWith(strings.TrimRight(words, " "), "共", "共计", "合计", "共有", "总计", "这")
	marked = marked || len(items) > 1 && startsOn(noun, "部门", "科目", "方面", "环节", "领域", "行业", "步骤", "梯队", "原则", "方法")
	marked = marked || anyOf(items[0], "下设", "内设", "下辖", "设有", "设立了", "分为", "划分为")
	open := strings.Contains(words, "等")
	if han(last) < 1 || noun == "" || !marked && !open && !m.Hanzi && !alike(append(items, last), noun) {
		return
	}
	low := len(items) + 1
	high := low
	for _, w := range [...]string{"和", "及", "与", "以及"} {
		if strings.Contains(last, w) && !strings.HasPrefix(last, w) {
			high = low + 1
		}
	}
	if i := r.indexOf(m); i > 0 && r.text.Mentions[i-1].Start >= start { // 30个A、18个B共3项
		return
	}
	if n >= low && n <= high || open && n > high || n > high+3 || n < low-3 {
		return
	}
	listed := itoa(low)
	if high > low {
		listed += "至" + itoa(high)
	}
	r.add(source.TextCountUnsure, m.Start, fmt.Sprintf("数与所列不符：写“%s%s”，前面列出%s个", m.Text, noun, listed), "核对所列各项，补上遗漏的或改正数目", start)
}

// forwardList compares 内设机构5个，分别是A、B… with the things it names.
func (r *review) forwardList(sn *prose.Sentence, m *prose.Mention) {
	if m.Kind != prose.Count || !m.Exact() || !m.Quantity.Rat.IsInt() || m.Quantity.Rat.Num().BitLen() > 5 || m.Quantity.Scale != expr.One {
		return
	}
	n := int(m.Quantity.Rat.Num().Int64())
	rest := r.s[m.End:sn.End]
	i := strings.Index(rest, "分别")
	if i < 0 || i > 40 || strings.ContainsAny(rest[:i], "。；;、") || n < 2 {
		return
	}
	body := rest[i+len("分别"):]
	cut := false
	for _, w := range [...]string{"是", "为", "：", ":"} {
		if b, ok := strings.CutPrefix(body, w); ok {
			body, cut = b, true
		}
	}
	body = strings.TrimLeft(body, "：: ")
	if end := strings.IndexAny(body, "。；;，,（("); end >= 0 {
		if c, _ := runeAt(body, end); c == '（' || c == '(' || c == '，' {
			return // what is in brackets may hold items of its own
		}
		body = body[:end]
	}
	low := strings.Count(body, "、") + 1
	high := low
	for _, w := range [...]string{"和", "及", "与"} {
		if strings.Contains(body, w) {
			high = low + 1
		}
	}
	if !cut || low < 2 || strings.ContainsAny(body, "0123456789%") || anyOf(body, "等") || n >= low && n <= high || n > high+3 || n < low-3 {
		return
	}
	r.add(source.TextCountUnsure, m.Start, fmt.Sprintf("数与所列不符：写“%s”，后面列出%d个", m.Text, low), "核对所列各项，补上遗漏的或改正数目", m.End+i)
}

// nounAfter is the word behind a count.
func nounAfter(s string) string {
	for i, r := range s {
		if !isHan(r) || i >= len("应急抢险梯队队") {
			return s[:i]
		}
	}
	return s
}

// alike reports whether items end with the last character of noun: 抢险队、救援队
// and 梯队.
func alike(items []string, noun string) bool {
	rs := []rune(noun)
	tail := string(rs[len(rs)-1])
	for _, it := range items {
		if !strings.HasSuffix(it, tail) {
			return false
		}
	}
	return true
}
