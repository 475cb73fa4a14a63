package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// namedLists compares what a sentence names (通过审阅资料、实地考察法、比较分析法等方法) with
// the numbered paragraphs that describe it. Only a list is compared of which
// at least two names come back below.
func (r *review) namedLists() {
	for i := range r.text.Lines {
		l := &r.text.Lines[i]
		if l.Kind != prose.Body || l.Sentences.Empty() {
			continue
		}
		heads := r.headsBelow(i)
		if len(heads) < 2 {
			continue
		}
		sn := r.text.Sentences[l.Sentences.To-1]
		names := listedNames(r.s[sn.Start:sn.End])
		if len(names) < 2 {
			continue
		}
		names = splitPairs(names, heads)
		missing, extra := compareNames(names, heads)
		common := len(names) - len(missing)
		if common < 2 || len(missing)+len(extra) == 0 {
			continue
		}
		message := fmt.Sprintf("所列与所述不符：这里列出%d项，下面分述%d项", len(names), len(heads))
		if len(extra) > 0 {
			message += "，未列出的有“" + strings.Join(extra, "”“") + "”"
		}
		if len(missing) > 0 {
			message += "，未分述的有“" + strings.Join(missing, "”“") + "”"
		}
		r.add(source.TextListed, sn.Start, message, "两处统一：补上遗漏的，或删去多余的", r.text.Lines[i+1].Start)
	}
}

// headsBelow are the headings of the numbered paragraphs right below a line.
func (r *review) headsBelow(line int) []string {
	_, count := r.paragraphsFrom(line)
	var heads []string
	for i := line + 1; i < len(r.text.Lines) && len(heads) < count; i++ {
		l := &r.text.Lines[i]
		if l.Mark.Style != r.text.Lines[line+1].Mark.Style {
			continue
		}
		if l.Head.Empty() || han(r.text.Slice(l.Head)) > 20 {
			return nil
		}
		heads = append(heads, r.text.Slice(l.Head))
	}
	return heads
}

// listedNames are the names that a sentence lists with 、 and 和 in its longest
// list.
func listedNames(s string) []string {
	var best []string
	for _, clause := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("，。；：,;:", r) }) {
		names := strings.Split(clause, "、")
		if len(names) < 2 || len(names) <= len(best) {
			continue
		}
		last := names[len(names)-1]
		for _, w := range [...]string{"以及", "和", "及", "与"} {
			if a, b, ok := strings.Cut(last, w); ok && han(a) >= 2 && han(b) >= 2 {
				names = append(names[:len(names)-1:len(names)-1], a, b)
				break
			}
		}
		best = names
	}
	return best
}

// splitPairs cuts 甲法和乙法 where both halves are headings and the whole is none.
func splitPairs(names, heads []string) []string {
	described := func(name string) bool {
		for _, h := range heads {
			if strings.HasSuffix(name, h) || strings.HasSuffix(name, stemOf(h)) {
				return true
			}
		}
		return false
	}
	var list []string
	for _, name := range names {
		a, b, ok := strings.Cut(name, "和")
		if ok && han(a) >= 2 && han(b) >= 2 && described(a) && described(b) {
			list = append(list, a, b)
			continue
		}
		list = append(list, name)
	}
	return list
}

// compareNames matches names with headings: one is part of the other once the
// words of their kind are off. What stands around the first and the last name
// of a sentence does not disturb.
func compareNames(names, heads []string) (missing, extra []string) {
	used := make([]bool, len(heads))
	for i, name := range names {
		hit := -1
		for k, h := range heads {
			if !used[k] && (alikeName(name, h) || (i == 0 || i == len(names)-1) && strings.Contains(name, stemOf(h))) {
				hit = k
				break
			}
		}
		if hit < 0 {
			missing = append(missing, name)
			continue
		}
		used[hit] = true
	}
	for k, h := range heads {
		if !used[k] {
			extra = append(extra, h)
		}
	}
	return missing, extra
}

func alikeName(name, head string) bool {
	a, b := stemOf(name), stemOf(head)
	return han(a) >= 2 && han(b) >= 2 && (strings.Contains(a, b) || strings.Contains(b, a))
}

// stemOf drops the word that says what kind of thing a name is.
func stemOf(s string) string {
	s = strings.Trim(s, " “”　")
	for _, w := range [...]string{"原则", "方法", "法", "阶段", "环节", "工作", "程序"} {
		if t := strings.TrimSuffix(s, w); han(t) >= 2 {
			s = t
		}
	}
	return s
}
