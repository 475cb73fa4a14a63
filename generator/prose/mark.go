package prose

import (
	"strings"
	"unicode/utf8"
)

// Style is a way of numbering headings, outermost first.
type Style uint8

// The styles, in the order in which official documents nest them.
const (
	NoMark     Style = iota
	Chapter          // 第一章
	Han              // 一、
	HanBracket       // （一）
	Digit            // 1. or 1、
	Bracket          // （1） or 1）
	Circled          // ①
	Dotted           // 1.1, 1.1.1: inside of 1
)

// Mark is the number at the beginning of a line.
type Mark struct {
	Style  Style
	Number int
	Parts  []int  // of 1.2.3
	Form   string // the punctuation of the number: 、 . ．（） () ）
	Len    int    // bytes, with the blanks behind it
	Sharps int    // of a Markdown heading
}

// Level orders headings: a smaller one contains a larger one.
func (m Mark) Level() int {
	switch {
	case m.Style == Dotted:
		return int(Digit)*10 + len(m.Parts)
	case m.Style == NoMark && m.Sharps > 0:
		return m.Sharps
	}
	return int(m.Style) * 10
}

// markOf is the mark that line begins with.
func markOf(line string) Mark {
	sharps := 0
	for sharps < len(line) && line[sharps] == '#' {
		sharps++
	}
	lead := 0
	if sharps > 0 && sharps <= 6 && strings.HasPrefix(line[sharps:], " ") {
		lead = len(line) - len(strings.TrimLeft(line[sharps:], " "))
	} else {
		sharps = 0
	}
	m := numbering(line[lead:])
	m.Sharps = sharps
	if m.Style != NoMark || sharps > 0 {
		m.Len += lead
		m.Len = len(line) - len(strings.TrimLeft(line[m.Len:], " \u3000\t"))
	}
	return m
}

func numbering(s string) Mark {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r >= '①' && r <= '⑳':
		return Mark{Style: Circled, Number: int(r-'①') + 1, Len: size}
	case r == '第':
		if n, k := hanziOrDigits(s[size:]); k > 0 {
			for _, w := range [...]string{"章", "部分", "篇"} {
				if strings.HasPrefix(s[size+k:], w) {
					return Mark{Style: Chapter, Number: n, Form: w, Len: size + k + len(w)}
				}
			}
		}
		return Mark{}
	case r == '（' || r == '(':
		n, k := hanziOrDigits(s[size:])
		closer, w := utf8.DecodeRuneInString(s[size+k:])
		if k == 0 || closer != '）' && closer != ')' {
			return Mark{}
		}
		style := HanBracket
		if digitAt(s[size:]) {
			style = Bracket
		}
		return Mark{Style: style, Number: n, Form: string(r) + string(closer), Len: size + k + w}
	}
	n, k := hanziOrDigits(s)
	if k == 0 {
		return Mark{}
	}
	sep, w := utf8.DecodeRuneInString(s[k:])
	if !digitAt(s) {
		if sep != '、' && sep != '.' && sep != '．' {
			return Mark{}
		}
		return Mark{Style: Han, Number: n, Form: string(sep), Len: k + w}
	}
	switch sep {
	case '）', ')':
		return Mark{Style: Bracket, Number: n, Form: string(sep), Len: k + w}
	case '、', '．':
		return Mark{Style: Digit, Number: n, Form: string(sep), Len: k + w}
	case '.':
		if parts, used := dotted(s); len(parts) > 1 {
			return Mark{Style: Dotted, Number: parts[len(parts)-1], Parts: parts, Form: ".", Len: used}
		}
		if !decimalAfter(s[k+w:]) {
			return Mark{Style: Digit, Number: n, Form: ".", Len: k + w}
		}
	}
	return Mark{}
}

// hanziOrDigits is the number of at most two digits, or a short Chinese one,
// that s begins with, and its length; 0 if there is none.
func hanziOrDigits(s string) (n, size int) {
	for size < len(s) && isDigit(s[size]) {
		n = n*10 + int(s[size]-'0')
		if size++; size > 3 {
			return 0, 0
		}
	}
	if size > 0 {
		return n, size
	}
	for size < len(s) && size < 12 {
		r, k := utf8.DecodeRuneInString(s[size:])
		if !isNumeral(r) {
			break
		}
		size += k
	}
	v, ok := Number(s[:size])
	if !ok || v > 99 {
		return 0, 0
	}
	return int(v), size
}

// dotted reads 1.2 or 1.2.3 before a blank or a Chinese word that is no unit:
// a heading, not 2.5万元.
func dotted(s string) (parts []int, used int) {
	for i := 0; i < len(s); {
		end := skipDigits(s, i)
		if end == i || end-i > 2 {
			break
		}
		n := 0
		for _, c := range s[i:end] {
			n = n*10 + int(c-'0')
		}
		parts, used = append(parts, n), end
		if end >= len(s) || s[end] != '.' {
			break
		}
		i = end + 1
		used = i
	}
	if len(parts) < 2 {
		return nil, 0
	}
	rest := s[used:]
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \u3000"))
	if len(parts) == 2 && (unitAt(rest, false) != "" || scaleAt(rest) || !isHan(r) || !strings.HasPrefix(rest, " ")) {
		return nil, 0
	}
	return parts, used
}
