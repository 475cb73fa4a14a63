package source

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Inside is the place in the file of byte i of a string value: escapes, line
// continuations and the newline after """ are not part of the value, so the
// two offsets differ. For other kinds it is the value's own place.
func (n *Node) Inside(i int) Place {
	if n == nil {
		return Place{}
	}
	raw := n.Value.Text()
	if n.Kind != String || raw == "" {
		return n.Place()
	}
	at, end := bodyStart(raw), bodyEnd(raw)
	if raw[0] != '"' {
		return n.Value.File.Place(n.Value.Start + min(at+max(i, 0), end))
	}
	for decoded := 0; at < end; {
		size, bytes := 1, 1
		if raw[at] == '\\' {
			size, bytes = escape(raw[at:end])
		}
		if i < decoded+bytes {
			break
		}
		decoded += bytes
		at += size
	}
	return n.Value.File.Place(n.Value.Start + min(at, end))
}

// escape measures the escape sequence that s begins with: its size in the file
// and the number of bytes that it stands for. A line continuation stands for none.
func escape(s string) (size, bytes int) {
	if len(s) < 2 {
		return 1, 1
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[1]]
	if digits > 0 && len(s) >= 2+digits {
		r, err := strconv.ParseUint(s[2:2+digits], 16, 32)
		if err == nil && utf8.ValidRune(rune(r)) {
			return 2 + digits, utf8.RuneLen(rune(r))
		}
	}
	if strings.IndexByte(" \t\r\n", s[1]) >= 0 {
		rest := strings.TrimLeft(s[1:], " \t\r\n")
		return len(s) - len(rest), 0
	}
	return 2, 1
}
