package layout_test

import (
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/layout"
)

// treeText is what the tree says, read from a result: the text of all elements in
// order, a line for each that has text. Elements named in skip are left out.
func treeText(r *layout.Result, skip string) string {
	content := map[*layout.Element]*strings.Builder{}
	for i := range r.Pages {
		for _, item := range r.Pages[i].Items {
			t, ok := item.(*layout.Text)
			if !ok || t.Element == nil {
				continue
			}
			b := content[t.Element]
			if b == nil {
				b = new(strings.Builder)
				content[t.Element] = b
			}
			for _, g := range t.Glyphs {
				b.WriteRune(g.Rune)
			}
		}
	}
	var out strings.Builder
	seen := 0
	var walk func(e *layout.Element, skipped bool)
	walk = func(e *layout.Element, skipped bool) {
		skipped = skipped || e.Tag == skip
		if b := content[e]; b != nil {
			seen++
			if !skipped {
				out.WriteString(b.String() + "\n")
			}
		}
		for _, kid := range e.Kids {
			walk(kid, skipped)
		}
	}
	walk(r.Root, false)
	if seen != len(content) {
		out.WriteString("text of elements that are not in the tree\n")
	}
	return out.String()
}

// documentText is what treeText should be, without 目录: read from the document.
func documentText(d *doc.Document) string {
	var out strings.Builder
	say := func(parts ...string) {
		s := strings.Join(parts, "")
		s = strings.NewReplacer("\n", "", "\t", " ").Replace(s)
		if s != "" {
			out.WriteString(s + "\n")
		}
	}
	for i := range d.Sections {
		for _, b := range d.Sections[i].Blocks {
			switch b := b.(type) {
			case *doc.Heading:
				say(b.Number, doc.PlainText(b.Runs))
			case *doc.Paragraph:
				say(doc.PlainText(b.Lead), doc.PlainText(b.Runs))
			case *doc.Table:
				say(doc.PlainText(b.Caption))
				for _, row := range b.Rows {
					for _, c := range row.Cells {
						for k := range c.Paragraphs {
							say(doc.PlainText(c.Paragraphs[k].Runs))
						}
					}
				}
			case *doc.Chart:
				var all []string
				for _, bar := range b.Bars {
					all = append(all, bar.Label, bar.Text)
				}
				say(all...)
				say(b.Title)
			}
		}
	}
	return out.String()
}
