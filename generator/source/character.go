package source

import (
	"fmt"
	"strings"
)

// CheckCharacters reports, once for each string and key of the tree n, a
// character that nobody can see and that no report may hold: control characters
// (which make a DOCX unreadable), and marks that turn the direction of text or
// have no width, with which a number can be made to look like another.
func CheckCharacters(n *Node, out *Findings) {
	if n == nil {
		return
	}
	if i, r := hiddenCharacter(n.Name); i >= 0 {
		out.Add(BadCharacter, n.KeyPlace(), n.Path(), hidden(r), "删去它")
	}
	if n.Kind == String {
		if i, r := hiddenCharacter(n.Text); i >= 0 {
			out.Add(BadCharacter, n.Inside(i), n.Path(), hidden(r), "删去它")
		}
	}
	for _, k := range n.Kids {
		CheckCharacters(k, out)
	}
}

// CheckText is CheckCharacters for a text file.
func CheckText(f *File, out *Findings) {
	if i, r := hiddenCharacter(f.Text); i >= 0 {
		out.Add(BadCharacter, f.Place(i), "", hidden(r), "删去它")
	}
}

func hidden(r rune) string { return fmt.Sprintf("有看不见的字符 U+%04X", r) }

// Printable is s with 〓 for every hidden character but keep: what has been
// reported still has to be shown.
func Printable(s string, keep rune) string {
	return strings.Map(func(r rune) rune {
		if i, _ := hiddenCharacter(string(r)); i >= 0 && r != keep {
			return '〓'
		}
		return r
	}, s)
}

// hiddenCharacter is the offset of the first hidden character of s, or -1.
func hiddenCharacter(s string) (int, rune) {
	for i, r := range s {
		switch {
		case r < 0x20:
			if r == '\n' || r == '\t' || r == '\r' {
				continue
			}
			return i, r
		case r < 0x7F:
			continue
		case r < 0xA0, r == 0xAD, r >= 0x200B && r <= 0x200F, r >= 0x2028 && r <= 0x202E, r >= 0x2060 && r <= 0x206F,
			r == 0xFEFF, r == 0xFFFE, r == 0xFFFF, r >= 0xE000 && r <= 0xF8FF, r >= 0xF0000:
			return i, r
		}
	}
	return -1, 0
}
