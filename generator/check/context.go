package check

import (
	"strings"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/prose"
)

// yearAt is the year that s begins with (2020年, 2020年度), 0 if there is none.
func yearAt(s string) int {
	if len(s) < 7 || s[0] != '2' && s[0] != '1' || !strings.HasPrefix(s[4:], "年") {
		return 0
	}
	n := 0
	for _, c := range []byte(s[:4]) {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	if n < 1990 || n > 2099 {
		return 0
	}
	return n
}

// yearsIn calls yield with each year of s[from:to] and its place.
func yearsIn(s string, from, to int, yield func(year, at int)) {
	for i := from; i < to; {
		n := strings.Index(s[i:to], "年")
		if n < 0 {
			return
		}
		at := i + n
		i = at + len("年")
		if at > from && s[at-1] == ' ' { // 2020 年
			at--
		}
		if at-4 >= from && (at-5 < from || s[at-5] < '0' || s[at-5] > '9') {
			if y := yearAt(s[at-4:at] + "年"); y > 0 {
				yield(y, at-4)
			}
		}
	}
}

// findYear is the year that the title names, or else the one that the lead
// names first with 年度.
func (r *review) findYear() int {
	year := 0
	first := func(y, _ int) {
		if year == 0 {
			year = y
		}
	}
	yearsIn(r.title, 0, len(r.title), func(y, at int) {
		if strings.HasPrefix(r.title[at+4:], "年度") {
			first(y, at)
		}
	})
	yearsIn(r.title, 0, len(r.title), first)
	for i := 0; year == 0 && i < len(r.text.Lines) && i < 6; i++ {
		l := &r.text.Lines[i]
		yearsIn(r.s, l.Start, l.End, func(y, at int) {
			if strings.HasPrefix(r.s[at+4:], "年度") {
				first(y, at)
			}
		})
	}
	return year
}

// titleTails end the part of a title that names the unit.
var titleTails = [...]string{
	"部门整体", "整体支出", "整体绩效", "整体自评", "部门支出", "部门预算", "部门决算", "绩效自评", "绩效评价", "预算绩效", "项目支出", "财政支出", "自评", "关于", "单位整体", "专项",
}

// findUnit is the unit that the title names, with the short forms that people
// make of it.
func (r *review) findUnit() []string {
	name := r.title
	cut := len(name)
	for _, w := range titleTails {
		if i := strings.Index(name, w); i >= 0 && i < cut && i > 0 {
			cut = i
		}
	}
	name = name[:cut]
	if i := strings.Index(name, "年度"); i >= 4 {
		if y := yearAt(name[i-4:]); y > 0 {
			name = name[:i-4] + name[i+len("年度"):]
		}
	} else if i := strings.Index(name, "年"); i >= 4 && yearAt(name[i-4:]) > 0 {
		name = name[:i-4] + name[i+len("年"):]
	}
	name = strings.Trim(name, " 《》“”#*")
	if !endsLikeUnit(name) || utf8.RuneCountInString(name) > 30 {
		return nil
	}
	own := []string{name}
	if kind := kindOfUnit(name); kind != "" {
		place := strings.TrimSuffix(name, kind)
		if _, n := lastRune(place); len(place) > n { // 县水务局 of 白鹭县水务局
			own = append(own, name[len(place)-n:])
		}
		own = append(own, kind)
	}
	return own
}

// isWhole reports whether the report says that it is about a whole department.
func (r *review) isWhole() bool {
	head := r.title
	for i := 0; i < len(r.text.Lines) && i < 4; i++ {
		head += r.text.Of(&r.text.Lines[i])
	}
	return strings.Contains(r.title, "整体") || strings.Contains(head, "整体支出") && !strings.Contains(r.title, "项目")
}

// selves are the words by which a report calls its own unit.
var selves = [...]string{"我局", "我单位", "本单位", "本部门", "我部门", "我委", "我办", "我中心", "我院", "我校", "我镇", "我街道", "我厅", "本局", "本院", "本校", "我站", "我所", "我会", "局机关"}

// sentenceOf is the sentence in which a byte stands, nil in a table.
func (r *review) sentenceOf(at int) *prose.Sentence {
	list := r.text.Sentences
	low, high := 0, len(list)
	for low < high {
		mid := (low + high) / 2
		if list[mid].End <= at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(list) && list[low].Start <= at {
		return &list[low]
	}
	return nil
}

// yearOf is the year that a figure is of: the last one that its sentence names
// before it, the year before for 上年 and 去年, else the report's.
func (r *review) yearOf(m *prose.Mention) int {
	start := m.From
	if sn := r.sentenceOf(m.Start); sn != nil {
		start = sn.Start
	}
	year, at := r.year, -1
	yearsIn(r.s, start, m.Start, func(y, p int) { year, at = y, p })
	before := r.s[start:m.Start]
	for _, w := range [...]string{"上年", "去年", "往年", "上一年", "前一年", "同期"} {
		if i := strings.LastIndex(before, w); i >= 0 && start+i > at {
			year, at = r.year-1, start+i
		}
	}
	return year
}

// han counts the Chinese characters of s.
func han(s string) int {
	n := 0
	for _, r := range s {
		if isHan(r) {
			n++
		}
	}
	return n
}

func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF }

// anyOf reports whether s contains one of the words.
func anyOf(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// endsWith reports whether s ends with one of the words.
func endsWith(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
