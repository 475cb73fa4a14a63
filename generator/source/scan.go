package source

import (
	"strings"
	"unicode/utf8"
)

// scan is what a reader knows at one offset of a statement: which brackets and
// quotes are open there and what came just before. It tells what should have
// come next, which no parser's error does. It reads any text.
type scan struct {
	frames []frame // the statement itself, then its open brackets
	prev   token   // the last token
	header bool    // the statement began with [
	quote  token   // the string that is still open; kind 0 if none is
	depth  int     // the most brackets that were ever open
	next   int     // offset up to which the text has been read
}

// frame is an open bracket, or the statement outside of all brackets.
type frame struct {
	char   byte  // '[', '{'; 0 for the statement
	open   int   // offset of the bracket or statement
	equals bool  // the current key has its =
	key    token // the current key, as far as it has been read
}

// token is a piece of a statement. Its kind is one of = , [ { ] } or 'w' for a
// bare word, 's' for a string; 0 at the start of a statement.
type token struct {
	kind       byte
	start, end int
}

// top is the innermost frame.
func (s *scan) top() *frame { return &s.frames[len(s.frames)-1] }

// scanTo reads text from the start of a statement up to at. Lines that end
// outside of brackets and quotes end a statement; it goes on to the next.
func scanTo(text string, from, at int) scan {
	s := scan{frames: []frame{{open: from}}, next: from}
	s.to(text, at)
	return s
}

// to reads on up to at. It stays at a string that is not closed.
func (s *scan) to(text string, at int) {
	if s.quote.kind != 0 {
		if s.quote.kind != 's' || s.quote.end > at {
			return
		}
		s.quote = token{}
	}
	for s.next < at {
		t := nextToken(text, s.next)
		end := t.end
		switch top := s.top(); t.kind {
		case ' ', '#':
			s.next = end
			continue
		case '\n':
			if s.next = end; len(s.frames) == 1 {
				s.frames[0] = frame{open: end}
				s.prev, s.header = token{}, false
			}
			continue
		case '"', '\'', 's':
			if t.end > at || t.kind != 's' {
				s.quote = t
				return
			}
			top.word(t)
		case 'w':
			t.end = min(t.end, at)
			end = t.end
			top.word(t)
		case '=':
			top.equals = true
		case ',':
			if top.char == '{' {
				top.equals, top.key = false, token{}
			}
		case '[', '{':
			if len(s.frames) == 1 && !top.equals && t.kind == '[' {
				s.header = true
			} else {
				s.frames = append(s.frames, frame{char: t.kind, open: t.start})
				s.depth = max(s.depth, len(s.frames)-1)
			}
		case ']', '}':
			if len(s.frames) > 1 {
				t.start = top.open
				s.frames = s.frames[:len(s.frames)-1]
			}
		}
		s.prev, s.next = t, end
	}
}

// word notes a word or string that may be part of a key.
func (f *frame) word(t token) {
	if f.equals || f.char == '[' {
		return
	}
	if f.key.kind == 0 {
		f.key = t
	}
	f.key.end = t.end
}

// nextToken is the token at i. Its kind is also ' ' for blanks, '#' for a
// comment, '\n' for a line end and a quote for a string that is not closed.
func nextToken(text string, i int) token {
	switch c := text[i]; c {
	case ' ', '\t', '\r':
		return token{' ', i, i + 1}
	case '#':
		return token{'#', i, lineEnd(text, i)}
	case '"', '\'':
		end, closed := stringEnd(text, i)
		if closed {
			return token{'s', i, end}
		}
		return token{c, i, end}
	case '\n', '=', ',', '[', ']', '{', '}':
		return token{c, i, i + 1}
	}
	n := strings.IndexAny(text[i:], " \t\r\n=,[]{}#\"'")
	if n < 0 {
		n = len(text) - i
	}
	return token{'w', i, i + n}
}

// stringEnd is the end of the string whose quote is at i. One that is not
// closed goes to the end of its line, a long one to the end of the text.
func stringEnd(text string, i int) (end int, closed bool) {
	quote := text[i]
	if !isLong(text[i:]) {
		for j := i + 1; j < len(text) && text[j] != '\n'; j++ {
			switch {
			case text[j] == quote:
				return j + 1, true
			case text[j] == '\\' && quote == '"' && j+1 < len(text) && text[j+1] != '\n':
				j++
			}
		}
		return lineEnd(text, i), false
	}
	long := text[i : i+3]
	for j := i + 3; j < len(text); j++ {
		switch {
		case text[j] == '\\' && quote == '"':
			j++
		case strings.HasPrefix(text[j:], long):
			for j += 3; j < len(text) && text[j] == quote; j++ { // up to two quotes may precede the closing ones
			}
			return j, true
		}
	}
	return len(text), false
}

// isLong reports whether s begins with three quotes.
func isLong(s string) bool { return strings.HasPrefix(s, `"""`) || strings.HasPrefix(s, "'''") }

// lineStart is the offset of the first byte of the line of i.
func lineStart(text string, i int) int { return strings.LastIndexByte(text[:i], '\n') + 1 }

// lineEnd is the offset of the line end, or end of text, at or after i.
func lineEnd(text string, i int) int {
	if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(text)
}

// runeAt is the character at i, or a line end where the text ends.
func runeAt(text string, i int) rune {
	if i >= len(text) {
		return '\n'
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}
