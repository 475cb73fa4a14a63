package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/doc"
)

// runs writes text, runs of one look as one. Gaps are strong: Markdown has no
// highlighter.
func (m *markdown) runs(runs []doc.Run) {
	for len(runs) > 0 {
		n := 1
		for n < len(runs) && (runs[n].Text == "" || marked(&runs[n]) == marked(&runs[0])) {
			n++
		}
		s := joined(runs[:n])
		next := '\n'
		if n < len(runs) {
			next, _ = utf8.DecodeRuneInString(joined(runs[n : n+1]))
		}
		switch {
		case !marked(&runs[0]) || strings.TrimFunc(s, isSpace) == "":
			m.text(s, "<br>")
		case m.delimits(s, next):
			m.raw("**")
			m.text(s, "<br>")
			m.raw("**")
		default:
			m.raw("<strong>")
			m.text(s, "<br>")
			m.raw("</strong>")
		}
		runs = runs[n:]
	}
}

func marked(r *doc.Run) bool { return r.Strong || r.Gap }

// joined is the text of runs, with a line to write on for each slot.
func joined(runs []doc.Run) string {
	var b strings.Builder
	for i := range runs {
		if r := &runs[i]; r.Underline && blank(runs[i:i+1]) {
			b.WriteString(strings.Repeat("＿", utf8.RuneCountInString(r.Text)))
		} else {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// strong writes text that is strong, from the beginning of a line or a bracket
// to a space or the end of a line.
func (m *markdown) strong(s string) {
	if s = strings.TrimFunc(s, isSpace); s != "" {
		m.raw("**")
		m.text(s, "<br>")
		m.raw("**")
	}
}

// delimits reports whether asterisks around s are read as such: those before it
// must not have space behind them, nor punctuation unless they follow space or
// punctuation, and those behind it likewise (CommonMark 6.2). Versions differ
// in whether symbols are punctuation, so neither reading is relied on.
func (m *markdown) delimits(s string, next rune) bool {
	before := '\n'
	if r, n := utf8.DecodeLastRune(m.b); n > 0 {
		before = r
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return flanks(first, before) && flanks(last, next)
}

func flanks(inside, outside rune) bool {
	switch {
	case isSpace(inside):
		return false
	case unicode.IsPunct(inside), unicode.IsSymbol(inside), unicode.IsControl(inside):
		return isSpace(outside) || unicode.IsPunct(outside)
	}
	return true
}

// isSpace reports whether CommonMark takes r for space once it is written.
func isSpace(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || unicode.Is(unicode.Zs, r)
}

// active are the characters that can be markup anywhere.
const active = "\\`*_[]<>&~|$^#{}"

// text writes s escaped, with the markup given for a line end. Nothing in it
// can then begin a link, a tag, an entity, emphasis, code, a formula, a
// heading, a list, a quotation, a table or a rule.
func (m *markdown) text(s, newline string) {
	if m.atLineStart() {
		s = m.lineStart(s)
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\r' && strings.HasPrefix(s[i:], "\r\n"):
		case r == '\n' || r == '\r':
			m.raw(newline)
		case r == '\t':
			m.raw(" ")
		case r < ' ' || r == utf8.RuneError || r >= 0x7F && !writable(r):
			m.raw("\uFFFD")
		case r == '@':
			// An address or a name would become a link, escaped or not, unless
			// something parts it.
			m.raw("@<!-- -->")
		case strings.IndexByte(active, s[i]) >= 0,
			r == ':' && strings.HasPrefix(s[i+1:], "//"),
			r == '.' && i >= 3 && strings.EqualFold(s[i-3:i], "www"):
			m.b = append(m.b, '\\', s[i])
		default:
			m.raw(s[i : i+n])
		}
		i += n
	}
}

func (m *markdown) atLineStart() bool {
	return len(m.b) == 0 || m.b[len(m.b)-1] == '\n'
}

// lineStart writes what would be markup at the beginning of a line or list
// item, escaped, and returns the rest: the signs of lists, rules and underlined
// headings. Space there, which would be code, is left out.
func (m *markdown) lineStart(s string) string {
	if s = strings.TrimLeft(s, " \t\r\n"); s == "" {
		return s
	}
	if strings.IndexByte("+-=:", s[0]) >= 0 {
		m.b = append(m.b, '\\', s[0])
		return s[1:]
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits == 0 || digits == len(s) || s[digits] != '.' && s[digits] != ')' {
		return s
	}
	if after := s[digits+1:]; after == "" || strings.IndexByte(" \t\r\n", after[0]) >= 0 {
		m.raw(s[:digits])
		m.b = append(m.b, '\\', s[digits])
		return after
	}
	return s
}
