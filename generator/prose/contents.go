package prose

import "strings"

// settleContents marks the lines of a table of contents, which repeat the
// headings and are none. It goes from a line 目录 to where its first entry comes
// again; without that, to the first paragraph.
func (t *Text) settleContents() {
	for i := range t.Lines {
		name := t.Of(&t.Lines[i])
		if len(name) > len("#  目　　　录") || !strings.HasSuffix(name, "录") || i+2 >= len(t.Lines) {
			continue
		}
		if name = blanks.Replace(name); name != "目录" && name != "#目录" {
			continue
		}
		first := entry(t.Of(&t.Lines[i+1]))
		end := i + 1
		for k := i + 2; k < len(t.Lines); k++ {
			if first != "" && entry(t.Of(&t.Lines[k])) == first {
				end = k
				break
			}
		}
		if end == i+1 {
			for end < len(t.Lines) && t.Lines[end].Kind != Body && t.Lines[end].Kind != RunIn {
				end++
			}
		}
		for k := i; k < end; k++ {
			l := &t.Lines[k]
			l.Kind, l.Mark, l.Head = Contents, Mark{}, Range{}
		}
		return
	}
}

// entry is a line of a table of contents without its page number and leader.
func entry(s string) string {
	if i := strings.Index(s, "PAGEREF"); i >= 0 {
		s = s[:i]
	}
	s = strings.TrimRight(s, "0123456789 .…·\t-—")
	return blanks.Replace(s)
}

// blanks drops blanks; a Replacer is safe for concurrent use.
var blanks = strings.NewReplacer(" ", "", "\u3000", "", "\t", "")
