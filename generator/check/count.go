package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// maxList is how many bytes of a paragraph a list in it may have.
const maxList = 6000

// most is the largest count that is compared with a list.
const most = 40

// isListUnit reports whether things counted with a unit are listed one by one.
func isListUnit(u string) bool {
	switch u {
	case "个", "项", "种", "类", "条", "点", "大", "方面", "步", "步骤", "阶段", "环节", "门", "支":
		return true
	}
	return false
}

// smallCount is the whole number of a count that may have a list, 0 for others.
func smallCount(m *prose.Mention) int {
	if m.Kind != prose.Count || !m.Exact() || !m.Quantity.Rat.IsInt() || !isListUnit(m.Quantity.Unit) {
		return 0
	}
	if n := m.Quantity.Rat.Num(); n.IsInt64() && n.Int64() >= 2 && n.Int64() <= most {
		return int(n.Int64())
	}
	return 0
}

// numberedLists compares 做好以下三项工作：一是…二是… and a count before numbered
// paragraphs with the items that follow.
func (r *review) numberedLists() {
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		for j := sn.Mentions.To - 1; j >= sn.Mentions.From; j-- {
			m := &r.text.Mentions[j]
			n := smallCount(m)
			if n == 0 {
				continue
			}
			if r.numberedList(i, m, n) {
				break
			}
		}
	}
}

// numberedList compares one count with the list behind it. It is true if there
// is a list.
func (r *review) numberedList(sentence int, m *prose.Mention, n int) bool {
	sn := &r.text.Sentences[sentence]
	line := &r.text.Lines[sn.Line]
	rest := r.s[m.End:line.End]
	announced := anyOf(r.s[max(sn.Start, m.Start-30):m.Start], "以下", "如下", "下列", "下面")
	// The list begins behind the count's clause.
	gap := strings.IndexAny(rest, "：:。")
	if comma := strings.IndexAny(rest, "，；,;（("); comma >= 0 && (gap < 0 || comma < gap) {
		if gap < 0 || r.s[m.End+gap] != ':' && !strings.HasPrefix(rest[gap:], "：") {
			gap = comma
		} else if !announced {
			gap = comma
		}
	}
	if gap < 0 {
		gap = len(rest)
	}
	if gap > 60 {
		return false
	}
	behind := strings.TrimLeft(rest[gap:], "：:。，；,; 即")
	colon := strings.HasPrefix(rest[gap:], "：") || strings.HasPrefix(rest[gap:], ":")
	if behind != "" {
		at := line.End - len(behind)
		count, ok := r.itemsFrom(at, min(line.End, at+maxList))
		if count < 2 {
			if colon {
				r.semicolonList(m, n, at, sn.End)
			}
			return false
		}
		if ok && count != n && r.onlyCount(m, at) {
			r.countDiffers(m, n, count, at, colon || announced)
		}
		return true
	}
	first, count := r.paragraphsFrom(sn.Line)
	if count < 2 {
		return false
	}
	if count != n && r.onlyCount(m, line.End) && (colon || announced || line.Kind == prose.Heading) {
		r.countDiffers(m, n, count, first, colon || announced)
	}
	return true
}

// onlyCount reports whether no other count of listed things stands between m
// and the list, so that the list can only be what m counts.
func (r *review) onlyCount(m *prose.Mention, at int) bool {
	for i := r.indexOf(m) + 1; i < len(r.text.Mentions) && r.text.Mentions[i].Start < at; i++ {
		if smallCount(&r.text.Mentions[i]) > 0 {
			return false
		}
	}
	return true
}

func (r *review) countDiffers(m *prose.Mention, n, count, at int, certain bool) {
	code := source.TextCountUnsure
	if certain {
		code = source.TextCount
	}
	r.add(code, m.Start, fmt.Sprintf("数与所列不符：写“%s%s”，后面列出%d项", m.Text, nounAfter(r.s[m.End:]), count), "核对所列各项，补上遗漏的或改正数目", at)
}

// itemsFrom counts the items 一是 二是 or 1. 2. or （1）（2） or ① ② from at on,
// which must begin with the first. ok is false if they do not count up one by
// one.
func (r *review) itemsFrom(at, end int) (count int, ok bool) {
	form := itemForm(r.s[at:end], 1)
	if form == nil {
		return 0, false
	}
	count = 1
	for i := at + len(form(1)); i < end; {
		next := form(count + 1)
		n := nextItem(r.s, i, end, next)
		if n < 0 {
			break
		}
		if again := nextItem(r.s, i, n, form(1)); again >= 0 { // another list
			return count, true
		}
		count++
		i = n + len(next)
	}
	for k := count + 2; k <= count+3; k++ { // a number was skipped
		if nextItem(r.s, at, end, form(k)) >= 0 {
			return count, false
		}
	}
	return count, true
}

// nextItem is where word begins an item of s[from:to], -1 if nowhere.
func nextItem(s string, from, to int, word string) int {
	for i := from; i < to; {
		n := strings.Index(s[i:to], word)
		if n < 0 {
			return -1
		}
		if before := strings.TrimRight(s[:i+n], " "); endsWith(before, "。", "；", "：", "，", ";", ":", ",", "\n", "！") || !strings.HasSuffix(word, "是") && strings.HasPrefix(word, "（") {
			return i + n
		}
		i += n + len(word)
	}
	return -1
}

// itemForm is the way in which s, beginning with the n-th item, numbers items;
// nil if it begins with none.
func itemForm(s string, n int) func(int) string {
	for _, f := range [...]func(int) string{
		func(n int) string { return expr.Hanzi(n) + "是" },
		func(n int) string { return "（" + itoa(n) + "）" },
		func(n int) string { return "(" + itoa(n) + ")" },
		func(n int) string { return "（" + expr.Hanzi(n) + "）" },
		func(n int) string { return string(rune('①' + n - 1)) },
		func(n int) string { return "第" + expr.Hanzi(n) + "阶段" },
		func(n int) string { return "第" + expr.Hanzi(n) + "步" },
		func(n int) string { return "第" + expr.Hanzi(n) + "，" },
		func(n int) string { return itoa(n) + "." },
		func(n int) string { return itoa(n) + "、" },
	} {
		if strings.HasPrefix(s, f(n)) {
			return f
		}
	}
	return nil
}

// semicolonList compares 三项职能：A；B；C。 with its parts.
func (r *review) semicolonList(m *prose.Mention, n, at, end int) {
	if at >= end || strings.ContainsAny(r.s[m.End:at], "，,；") {
		return
	}
	body := strings.TrimRight(r.s[at:end], "。；; ")
	count := strings.Count(body, "；") + 1
	if count < 2 || strings.Contains(body, "：") || anyOf(body, "等", "其中", "另") || count > n+3 || count < n-3 || count == n {
		return
	}
	r.countDiffers(m, n, count, at, false)
}

// paragraphsFrom counts the numbered paragraphs below a line, as far as they
// are of one level and begin with 1.
func (r *review) paragraphsFrom(line int) (at, count int) {
	lines := r.text.Lines
	if line+1 >= len(lines) {
		return 0, 0
	}
	style := lines[line+1].Mark.Style
	if style == prose.NoMark || lines[line+1].Mark.Number != 1 {
		return 0, 0
	}
	if own := lines[line].Mark; own.Style != prose.NoMark && lines[line+1].Mark.Level() <= own.Level() {
		return 0, 0
	}
	for _, h := range r.paths[line] { // the list and its chapter are numbered alike: its end cannot be told
		if lines[h].Mark.Style == style {
			return 0, 0
		}
	}
	at = lines[line+1].Start
	for i := line + 1; i < len(lines); i++ {
		mark := lines[i].Mark
		switch {
		case mark.Style == style && mark.Number == count+1:
			count++
		case mark.Style == style, mark.Style != prose.NoMark && mark.Level() < lines[line+1].Mark.Level():
			if mark.Style == style && mark.Number > count+1 {
				return at, 0 // the numbering itself is wrong
			}
			return at, count
		}
	}
	return at, count
}
