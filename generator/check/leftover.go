package check

import (
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// leftover is text that no finished report has.
type leftover struct {
	text    string
	machine bool
}

// leftoverWords are what word processors, spreadsheets, programs and templates
// leave behind.
var leftoverWords = [...]leftover{
	{"[bookmark", true}, {"PAGEREF", true}, {"_Toc", true}, {"HYPERLINK \"", true}, {"MERGEFORMAT", true}, {"<no value>", true}, {"undefined", true}, {"[object Object]", true},
	{"#REF!", true}, {"#DIV/0!", true}, {"#VALUE!", true}, {"#NAME?", true}, {"#N/A", true}, {"错误！未找到引用源", true}, {"错误!未找到引用源", true}, {"错误！未定义书签", true}, {"&nbsp;", true},
	{"格式参见", false}, {"格式见附", false}, {"待填", false}, {"待补充", false}, {"待核实", false}, {"此处填写", false}, {"请填写", false}, {"请在此", false}, {"填写说明", false}, {"单击此处", false}, {"点击此处", false},
	{"单击或点击", false}, {"TODO", false}, {"TBD", false}, {"（示例）", false}, {"(示例)", false}, {"（此处", false}, {"参考模板", false}, {"（下同，删", false}, {"可自行添加", false}, {"可另附页", false}, {"（简要概述", false}, {"（简述", false},
}

// leftovers finds what was left over from templates and programs.
func (r *review) leftovers() {
	for _, w := range leftoverWords {
		first := strings.Index(r.s, w.text)
		if first < 0 {
			continue
		}
		if count := strings.Count(r.s[first:], w.text); w.machine && count > 3 { // a table of contents full of them
			r.add(source.TextMachine, first, "残留的程序文字“"+w.text+"”，全文共"+itoa(count)+"处", "删去，或在原稿中更新域、公式后重新输出")
			continue
		}
		for i := first; ; {
			n := strings.Index(r.s[i:], w.text)
			if n < 0 {
				break
			}
			i += n
			if w.machine {
				if w.text != "_Toc" || !strings.HasSuffix(r.s[:i], "PAGEREF ") {
					r.add(source.TextMachine, i, "残留的程序文字“"+w.text+"”", "删去，或在原稿中更新域、公式后重新输出")
				}
			} else if r.isLeftover(w.text, i) {
				r.add(source.TextPlaceholder, i, "残留的模板文字“"+w.text+"”", "填上实际内容，或删去")
			}
			i += len(w.text)
		}
	}
	r.crosses()
	r.braces()
}

// isLeftover clears words that may also belong to the report.
func (r *review) isLeftover(word string, at int) bool {
	if word == "填写说明" || word == "请填写" || word == "待核实" { // 按填写说明…
		line := &r.text.Lines[r.lineOf(at)]
		return at == line.Start || strings.HasSuffix(r.s[:at], "（") || strings.HasSuffix(r.s[:at], "(") || strings.HasSuffix(r.s[:at], "【")
	}
	return true
}

// crosses finds ××, XX, **, ** and __ in place of a name or number.
func (r *review) crosses() {
	markdown := strings.HasSuffix(strings.ToLower(r.text.File.Name), ".md")
	for i := 0; i < len(r.s); {
		c, n := runeAt(r.s, i)
		if !isCross(c) {
			i += n
			continue
		}
		end := i + n
		count := 1
		for end < len(r.s) {
			next, k := runeAt(r.s, end)
			if next != c {
				break
			}
			count, end = count+1, end+k
		}
		if count >= 2 && r.isCrosses(c, i, end, count, markdown) {
			r.add(source.TextPlaceholder, i, "未填写的占位符“"+r.s[i:min(end, i+4*n)]+"”", "填上实际内容")
		}
		i = end
	}
}

func isCross(r rune) bool {
	switch r {
	case '×', 'X', 'x', 'Ｘ', '*', '＊', '_', '＿', '╳':
		return true
	}
	return false
}

func (r *review) isCrosses(c rune, from, to, count int, markdown bool) bool {
	before, _ := lastRune(r.s[:from])
	after, _ := runeAt(r.s, to)
	switch c {
	case 'X', 'x':
		return !isLatin(before) && !isLatin(after) && (isHan(before) || isHan(after)) && !(c == 'x' && !isHan(before))
	case '*':
		if markdown || count > 8 {
			return false
		}
		return !r.emphasised(from, to)
	case '_', '＿':
		return count >= 3 && !isLatin(before) && !isLatin(after)
	}
	return true
}

// emphasised reports whether ** is Markdown emphasis in a line of plain text.
func (r *review) emphasised(from, to int) bool {
	l := &r.text.Lines[r.lineOf(from)]
	if l.Kind == prose.Cells || to-from != 2 {
		return false
	}
	text := r.text.Of(l)
	return strings.Count(text, "**")%2 == 0 && strings.Count(text, "***") == 0 && strings.Contains(text, "**") && !isPlaceholderPair(text)
}

// isPlaceholderPair reports whether a line uses ** for a missing word twice:
// **年度**部门.
func isPlaceholderPair(text string) bool {
	_, rest, _ := strings.Cut(text, "**")
	inner, _, _ := strings.Cut(rest, "**")
	return han(inner) <= 3
}

// braces finds {name}, {{name}} and ${name}.
func (r *review) braces() {
	for i := 0; i < len(r.s); {
		n := strings.IndexByte(r.s[i:], '{')
		if n < 0 {
			return
		}
		open := i + n
		i = open + 1
		end := strings.IndexAny(r.s[i:min(len(r.s), i+90)], "}\n")
		if end <= 0 || r.s[i+end] != '}' {
			continue
		}
		code := source.TextMachine
		if inner := strings.Trim(r.s[i:i+end], "{}$ "); strings.ContainsAny(inner, " ，。,;；") || inner == "" {
			code = source.TextPlaceholder
		}
		r.add(code, open, "没有填入数据的引用“"+r.s[open:i+end+1]+"”", "在数据中补上这一项后重新输出，或手工填写")
		i += end + 1
	}
}

// emptyBrackets finds pairs of brackets and quotation marks with nothing
// between them.
func (r *review) emptyBrackets() {
	for _, pair := range [...][2]string{{"（", "）"}, {"《", "》"}, {"“", "”"}, {"【", "】"}, {"〔", "〕"}, {"「", "」"}, {"(", ")"}} {
		for i := 0; ; {
			n := strings.Index(r.s[i:], pair[0])
			if n < 0 {
				break
			}
			open := i + n
			i = open + len(pair[0])
			rest := strings.TrimLeft(r.s[i:], " 　\u00a0")
			if strings.HasPrefix(rest, pair[1]) && len(r.s[i:])-len(rest) < 40 {
				r.add(source.TextPlaceholder, open, "括号或引号里是空的“"+pair[0]+pair[1]+"”", "填上内容，或连同括号删去")
			}
		}
	}
}

func isLatin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}
