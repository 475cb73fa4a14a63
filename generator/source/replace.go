package source

import (
	"fmt"
	"strings"
)

// Replace returns the text of n's file with the value n exchanged for text,
// which is TOML. Every other byte stays as it is. For tables and arrays that
// have a header, only the header would be exchanged: use it on values.
func Replace(n *Node, text string) string {
	s := n.Value
	return s.File.Text[:s.Start] + text + s.File.Text[s.End:]
}

// Quote writes s as a TOML basic string, on one line.
func Quote(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7F:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
