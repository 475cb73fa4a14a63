package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// sections finds headings with nothing below them, and sentences that announce
// something and end the section.
func (r *review) sections() {
	for i := range r.text.Lines {
		l := &r.text.Lines[i]
		switch {
		case l.Kind == prose.Heading && l.Mark.Style != prose.NoMark:
			if r.endsSection(i, l.Mark.Level()) && r.isEmptyHeading(i) {
				r.add(source.TextEmptySection, l.Start, fmt.Sprintf("“%s”下面没有内容", r.text.Of(l)), "补上内容；确实没有的写“无”，或删去这个标题")
			}
		case l.Kind == prose.Body || l.Kind == prose.RunIn:
			text := r.text.Of(l)
			if !endsWith(text, "：", ":") || anyOf(lastRunes(text, 14), "下表", "附表", "下图", "附件", "如图", "见表", "单位", "联系", "日期", "负责人", "电话", "公章", "盖章", "签字", "签章", "填报", "时间", "名称", "金额") || han(text) < 6 {
				continue
			}
			level := 1000
			if path := r.paths[i]; len(path) > 0 {
				level = r.text.Lines[path[len(path)-1]].Mark.Level()
			}
			if l.Mark.Style != prose.NoMark {
				level = l.Mark.Level()
			}
			if level < 1000 && r.endsSection(i, level) {
				r.add(source.TextEmptySection, l.Start, fmt.Sprintf("“…%s”后面没有下文", lastRunes(text, 12)), "补上冒号后的内容")
			}
		}
	}
}

// endsSection reports whether a heading of this level or a higher one, or the
// end of the text, comes right behind a line.
func (r *review) endsSection(line, level int) bool {
	if line+1 >= len(r.text.Lines) {
		return true
	}
	next := r.text.Lines[line+1]
	if r.text.Lines[line].Mark.Sharps > 0 && next.Mark.Sharps == 0 { // the items of a Markdown section
		return false
	}
	return next.Mark.Style != prose.NoMark && next.Mark.Level() <= level
}

// isEmptyHeading tells a heading from an item of a list: a heading's siblings
// have text below them, and it is no sentence.
func (r *review) isEmptyHeading(line int) bool {
	l := &r.text.Lines[line]
	text := r.text.Of(l)
	if endsWith(text, "。", "；", ";", "！") || anyOf(text, "，", "无", "《") || han(r.text.Slice(l.Head)) > 24 || han(r.text.Slice(l.Head)) < 2 {
		return false
	}
	parent := -1
	if p := r.paths[line]; len(p) > 1 {
		parent = p[len(p)-2]
	}
	filled, empty := 0, 0
	for i := max(parent+1, line-300, 0); i < min(len(r.text.Lines), line+300); i++ {
		o := &r.text.Lines[i]
		if i > parent+1 && parent >= 0 && o.Mark.Style != prose.NoMark && o.Mark.Level() <= r.text.Lines[parent].Mark.Level() {
			break
		}
		if o.Mark.Style != l.Mark.Style || i == line {
			continue
		}
		if o.Kind == prose.Heading && r.endsSection(i, o.Mark.Level()) {
			empty++
		} else if o.Kind == prose.Heading || o.Kind == prose.RunIn {
			filled++
		}
	}
	return filled > 0 && filled > empty
}

// annexes finds annexes that the text names and does not have. The bodies
// follow the text: a line that begins with 附件 or 附表 again, or the annex's name.
func (r *review) annexes() {
	for i := range r.text.Lines {
		l := &r.text.Lines[i]
		text := strings.TrimLeft(r.text.Of(l), "（(")
		if l.Kind != prose.Body || !strings.HasPrefix(text, "附件：") && !strings.HasPrefix(text, "附件:") && !strings.HasPrefix(text, "附：") && !strings.HasPrefix(text, "附表：") && !strings.HasPrefix(text, "附件1：") {
			continue
		}
		if !r.annexBody(i) {
			r.add(source.TextAnnexAbsent, l.Start, fmt.Sprintf("写明有附件（“%s”），文中没有附件正文", firstRunes(text, 24)), "把附件附在正文之后；另文报送的写明")
		}
		return
	}
}

// annexBody reports whether a line below the list of annexes begins one.
func (r *review) annexBody(line int) bool {
	name := r.text.Of(&r.text.Lines[line])
	if i := strings.IndexAny(name, "：:"); i >= 0 {
		_, n := runeAt(name, i)
		name = strings.Trim(name[i+n:], " 1234567890.．、《》")
	}
	if i := strings.IndexAny(name, "（("); i > 0 {
		name = name[:i]
	}
	for i := line + 1; i < len(r.text.Lines); i++ {
		text := r.text.Of(&r.text.Lines[i])
		if strings.HasPrefix(text, "附件") || strings.HasPrefix(text, "附表") || han(name) > 3 && strings.HasPrefix(text, name) {
			return true
		}
	}
	// Some documents put the table before, or have it as their only table.
	for i := range r.text.Tables {
		if rows := r.text.Tables[i].Rows; len(rows) > 5 && len(rows[0]) > 0 && rows[0][0].Start > r.text.Lines[line].End {
			return true
		}
	}
	return false
}

func lastRunes(s string, n int) string {
	rs := []rune(s)
	return string(rs[max(0, len(rs)-n):])
}

func firstRunes(s string, n int) string {
	rs := []rune(s)
	return string(rs[:min(n, len(rs))])
}
