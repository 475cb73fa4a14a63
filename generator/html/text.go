package html

import (
	"fmt"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/source"
)

// TextError is a character that an HTML page cannot hold: a control character,
// a noncharacter, or bytes that are not UTF-8. A browser drops it or puts
// another in its place, and a reader would not see that.
type TextError struct {
	Place source.Place // of the expression or text it came from; may be zero
	What  string       // what the text is: 正文, 表“…”
	Char  string       // U+0001, or the bytes that are not UTF-8
	Near  string       // the readable text before it
}

func (e *TextError) Error() string {
	at := e.What
	if !e.Place.IsZero() {
		at = e.Place.String() + ": " + at
	}
	return fmt.Sprintf("%s的“%s”之后有网页不能容纳的字符 %s，浏览器会丢弃或改换它。提示：在数据中删去这个字符", at, e.Near, e.Char)
}

// How escape treats a byte.
const (
	plain = iota
	escaped
	suspect // may be, or begin, a character that cannot be written
)

// byteClass covers ASCII and the lead bytes of what may have to be refused:
// 0xC2 (controls U+0080 to U+009F), 0xEF (U+FDD0 to U+FDEF, U+FFFE, U+FFFF),
// 0xF0 to 0xF4 (the last two characters of each plane).
var byteClass = [256]uint8{
	'&': escaped, '<': escaped, '>': escaped, '"': escaped,
	0: suspect, 1: suspect, 2: suspect, 3: suspect, 4: suspect, 5: suspect, 6: suspect, 7: suspect,
	8: suspect, 9: suspect, 10: suspect, 11: suspect, 12: suspect, 13: suspect, 14: suspect, 15: suspect,
	16: suspect, 17: suspect, 18: suspect, 19: suspect, 20: suspect, 21: suspect, 22: suspect, 23: suspect,
	24: suspect, 25: suspect, 26: suspect, 27: suspect, 28: suspect, 29: suspect, 30: suspect, 31: suspect,
	0x7F: suspect, 0xC2: suspect, 0xEF: suspect, 0xF0: suspect, 0xF1: suspect, 0xF2: suspect, 0xF3: suspect, 0xF4: suspect,
}

// text appends foreign text that has no place of its own, as content of an
// element or attribute, line ends as spaces. What names it in messages.
func (w *writer) text(s, what string) {
	w.escape(s, " ", source.Place{}, what)
}

// escape appends s as content of an element or of an attribute in double
// quotes, with the markup given for a line end and a space for a tab. The
// first character that cannot be written ends it and is recorded.
func (w *writer) escape(s, newline string, at source.Place, what string) {
	if !utf8.ValidString(s) {
		w.refuse(s, firstInvalid(s), at, what)
		return
	}
	done := 0
	for i := 0; i < len(s); i++ {
		class := byteClass[s[i]]
		if class == plain {
			continue
		}
		var with string
		switch c := s[i]; {
		case c == '&':
			with = "&amp;"
		case c == '<':
			with = "&lt;"
		case c == '>':
			with = "&gt;"
		case c == '"':
			with = "&quot;"
		case c == '\n':
			with = newline
		case c == '\t':
			with = " "
		case c == '\r' && i+1 < len(s) && s[i+1] == '\n':
			with = "" // half of a line end
		default:
			if r, n := utf8.DecodeRuneInString(s[i:]); writable(r) {
				i += n - 1
				continue
			}
			w.refuse(s, i, at, what)
			return
		}
		w.raw(s[done:i])
		w.raw(with)
		done = i + 1
	}
	w.raw(s[done:])
}

// writable tells apart the characters that share a first byte with those that
// HTML forbids (HTML Standard, 13.2.3.5: controls and noncharacters).
func writable(r rune) bool {
	return r >= 0xA0 && r&0xFFFE != 0xFFFE && (r < 0xFDD0 || r > 0xFDEF)
}

func firstInvalid(s string) int {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				return i
			}
		}
	}
	return len(s)
}

// refuse records the character at byte i of s.
func (w *writer) refuse(s string, i int, at source.Place, what string) {
	r, n := utf8.DecodeRuneInString(s[i:])
	char := fmt.Sprintf("U+%04X", r)
	if r == utf8.RuneError && n <= 1 {
		char = fmt.Sprintf("（不是 UTF-8 的字节 %X）", s[i:min(i+3, len(s))])
	}
	w.errs = append(w.errs, &TextError{Place: at, What: what, Char: char, Near: tail(s[:i], 12)})
}

// tail is the last n characters of s.
func tail(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}
