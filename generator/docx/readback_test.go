package docx

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// printedText is the text of a document part, a paragraph a line: w:t, line
// breaks as ⏎ and the tabs of the 目录 as →; instructions of fields are not printed.
func printedText(part *node) string {
	var lines []string
	var line strings.Builder
	part.walk(func(n *node) {
		switch n.name {
		case "w:p":
			lines = append(lines, line.String())
			line.Reset()
		case "w:t":
			line.WriteString(n.text)
		case "w:br":
			line.WriteString("⏎")
		case "w:tab":
			if len(n.attrs) == 0 { // in a run, not a tab stop
				line.WriteString("→")
			}
		}
	})
	return join(append(lines, line.String()))
}

// treeText is what printedText must give for d.
func treeText(d *doc.Document, pages map[string]int) string {
	var lines []string
	add := func(runs ...[]doc.Run) {
		s := ""
		for _, r := range runs {
			s += doc.PlainText(r)
		}
		lines = append(lines, strings.NewReplacer("\r\n", "⏎", "\n", "⏎", "\t", " ").Replace(s))
	}
	for _, sec := range d.Sections {
		for _, b := range sec.Blocks {
			switch b := b.(type) {
			case *doc.Heading:
				add(text(b.Number), b.Runs)
			case *doc.Paragraph:
				add(b.Lead, b.Runs)
			case *doc.Chart:
				add(text(b.Title))
			case *doc.Table:
				add(b.Caption)
				for _, r := range b.Rows {
					for _, c := range r.Cells {
						for _, p := range c.Paragraphs {
							add(p.Runs)
						}
					}
				}
			case *doc.Contents:
				add(text(b.Title))
				for _, s := range d.Sections {
					if s.Kind == doc.Annex && s.Name != "" {
						add(text(fmt.Sprintf("%s→%d", s.Name, pages[annexID(s)])))
					}
					for _, h := range s.Blocks {
						if h, ok := h.(*doc.Heading); ok && h.Level <= b.Depth {
							add(text(fmt.Sprintf("%s%s→%d", h.Number, doc.PlainText(h.Runs), pages[h.ID])))
						}
					}
				}
			}
		}
	}
	return join(lines)
}

// join drops empty lines: spacers, figures and covered cells print nothing.
func join(lines []string) string {
	var b strings.Builder
	for _, l := range lines {
		if l != "" {
			b.WriteString(l + "\n")
		}
	}
	return b.String()
}

func annexID(s doc.Section) string {
	for _, b := range s.Blocks {
		switch b := b.(type) {
		case *doc.Heading:
			if b.ID != "" {
				return b.ID
			}
		case *doc.Paragraph:
			if b.ID != "" {
				return b.ID
			}
		case *doc.Table:
			if b.ID != "" {
				return b.ID
			}
		case *doc.Chart:
			if b.ID != "" {
				return b.ID
			}
		}
	}
	return ""
}
