package source

import (
	"strings"
	"unicode/utf8"
)

// Inside is the place in the file of byte i of n's string value: escapes, line
// continuations and the line end after opening quotes are not part of the
// value, so the offsets differ. An i past the value is its closing quote. For
// other kinds it is the value's own place.
func (n *Node) Inside(i int) Place {
	if n == nil {
		return Place{}
	}
	if n.Kind != String {
		return n.Place()
	}
	return n.Value.File.Place(n.Value.Start + written(n.Value.Text(), i))
}

// Offset is where byte i of n's string value is written, as a byte of the file.
// Everything between two offsets is what the value's bytes between are written as.
func (n *Node) Offset(i int) int { return n.Value.Start + written(n.Value.Text(), i) }

// written is the offset in the string raw, as written in TOML, of byte i of
// its value.
func written(raw string, i int) int {
	at, end := bodyStart(raw), bodyEnd(raw)
	if len(raw) == 0 || raw[0] != '"' {
		return min(at+max(i, 0), end)
	}
	for decoded := 0; at < end; {
		plain := strings.IndexByte(raw[at:end], '\\')
		if plain < 0 {
			plain = end - at
		}
		if i < decoded+plain {
			return at + max(i-decoded, 0)
		}
		decoded += plain
		if at += plain; at == end {
			break
		}
		size, bytes := escape(raw[at:end])
		if i < decoded+bytes {
			return at
		}
		decoded += bytes
		at += size
	}
	return end
}

// escape measures the escape that s begins with: its size in the file and the
// number of bytes that it stands for. A line continuation stands for none. The
// string has been read before, so that it is well formed.
func escape(s string) (size, bytes int) {
	if len(s) < 2 {
		return len(s), 0
	}
	switch c := s[1]; c {
	case 'x', 'u', 'U':
		size = 2 + hexDigits[c]
		if size > len(s) {
			return len(s), 0
		}
		return size, max(0, utf8.RuneLen(rune(hex(s[2:size]))))
	case ' ', '\t', '\r', '\n':
		return len(s) - len(strings.TrimLeft(s[1:], " \t\r\n")), 0
	}
	return 2, 1
}

// hexDigits is how many digits follow \x, \u and \U.
var hexDigits = map[byte]int{'x': 2, 'u': 4, 'U': 8}
