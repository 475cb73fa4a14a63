package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// fullWidth is the Chinese mark for each half-width one.
var fullWidth = map[byte]string{',': "，", ';': "；", ':': "：", '?': "？", '!': "！", '(': "（", ')': "）"}

// single is how many half-width marks are reported one by one; more are one
// finding.
const single = 6

// halfWidth finds half-width punctuation between Chinese characters.
func (r *review) halfWidth() {
	places := map[byte][]int{}
	for i := range r.text.Lines {
		l := &r.text.Lines[i]
		if l.Kind == prose.Cells {
			continue
		}
		for at := l.Start + l.Mark.Len; at < l.End; at++ {
			c := r.s[at]
			if c >= utf8.RuneSelf || fullWidth[c] == "" {
				continue
			}
			before, _ := lastRune(r.s[l.Start:at])
			after, _ := runeAt(r.s[:l.End], at+1)
			if c == '(' && isHan(before) && isHan(after) || c == ')' && isHan(before) && (isHan(after) || isMark(after)) || c != '(' && c != ')' && isChinese(before) && isChinese(after) {
				places[c] = append(places[c], at)
			}
		}
	}
	for _, c := range [...]byte{',', ';', ':', '?', '!', '(', ')'} {
		list := places[c]
		if len(list) > single {
			r.add(source.TextHalfWidth, list[0], fmt.Sprintf("中文之间用了半角“%c”，全文共%d处", c, len(list)), "全部换成“"+fullWidth[c]+"”", list[1:4]...)
			continue
		}
		for _, at := range list {
			r.add(source.TextHalfWidth, at, fmt.Sprintf("中文之间用了半角“%c”", c), "换成“"+fullWidth[c]+"”")
		}
	}
}

// isChinese reports whether a character is of Chinese text: a character, or a
// closing mark.
func isChinese(r rune) bool {
	return isHan(r) || strings.ContainsRune("”》）（“《%", r) && r != utf8.RuneError
}

func isMark(r rune) bool { return strings.ContainsRune("，。；：、", r) && r != utf8.RuneError }

// spaces finds blanks inside of quantities: 护目镜 2.2万个, 100 万元. A text that
// sets off all its figures with blanks does so on purpose.
func (r *review) spaces() {
	var inside, around []int
	figures := 0
	for i := range r.text.Mentions {
		m := &r.text.Mentions[i]
		if m.Kind == prose.Plain || m.Hanzi {
			continue
		}
		figures++
		if n := strings.IndexAny(m.Text, " \u00a0\u3000"); n >= 0 {
			inside = append(inside, m.Start+n)
		}
		if before := r.s[:m.Start]; strings.HasSuffix(before, " ") && len(before) > 1 {
			if c, _ := lastRune(strings.TrimRight(before, " ")); isHan(c) && strings.TrimRight(before, " ") != "" {
				around = append(around, m.Start-1)
			}
		}
	}
	if 5*(len(inside)+len(around)) > figures+5 {
		return
	}
	for _, at := range append(inside, around...) {
		r.add(source.TextSpace, at, "数量里有空格", "删去空格")
	}
}

// brackets finds brackets and quotation marks without their other half, a
// paragraph at a time.
func (r *review) brackets() {
	for i := range r.text.Lines {
		l := &r.text.Lines[i]
		if l.Kind != prose.Cells {
			r.balance(l.Start+l.Mark.Len, l.End)
		}
	}
}

// opens are opening marks with their closing ones. A full-width bracket may be
// closed by a half-width one: that is another fault.
var opens = map[rune]rune{'（': ')', '(': ')', '《': '》', '“': '”', '‘': '’', '【': '】', '〔': '〕', '「': '」', '『': '』', '〈': '〉'}

func (r *review) balance(from, to int) {
	type open struct {
		closer rune
		at     int
	}
	var stack []open
	for i := from; i < to; {
		c, n := runeAt(r.s[:to], i)
		if closer, ok := opens[c]; ok {
			if len(stack) < 16 {
				stack = append(stack, open{closer, i})
			}
			i += n
			continue
		}
		if c == '）' {
			c = ')'
		}
		switch c {
		case ')', '》', '”', '’', '】', '〕', '」', '』', '〉':
			switch {
			case len(stack) > 0 && stack[len(stack)-1].closer == c:
				stack = stack[:len(stack)-1]
			case c == '’' || c == '”' && strings.HasSuffix(r.s[:i], "”"): // an apostrophe
			case c == ')' && r.isItem(from, i): // 1）
			default:
				for k := len(stack) - 1; k >= 0; k-- {
					if stack[k].closer == c { // what was opened inside is not closed
						r.unbalanced(stack[k+1].at, "没有配对的另一半")
						return
					}
				}
				r.unbalanced(i, "没有配对的前一半")
				return
			}
		}
		i += n
	}
	for _, o := range stack {
		if o.closer == '’' {
			continue
		}
		r.unbalanced(o.at, "没有配对的后一半")
		return
	}
}

func (r *review) unbalanced(at int, what string) {
	c, _ := runeAt(r.s, at)
	r.add(source.TextUnbalanced, at, fmt.Sprintf("“%c”%s", c, what), "补上缺少的一半，或删去多余的")
}

// isItem reports whether a closing bracket numbers an item: 1）, a).
func (r *review) isItem(from, at int) bool {
	before := r.s[from:at]
	trimmed := strings.TrimRight(before, "0123456789abcdefgABCDEFG一二三四五六七八九十")
	return len(trimmed) < len(before) && len(before)-len(trimmed) <= 6 && (trimmed == "" || endsWith(trimmed, "。", "；", "：", "，", " ", ";", ":"))
}
