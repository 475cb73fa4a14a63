package html

import (
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// printedText is what a page says, a line for each piece of text.
func printedText(tree *node) string {
	var b strings.Builder
	var visit func(n *node)
	visit = func(n *node) {
		switch n.name {
		case "head":
			return
		case "p", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption", "title", "desc", "text", "a":
			line(&b, n.content())
			return
		case "th", "td":
			if len(n.all("p")) == 0 {
				line(&b, n.content())
				return
			}
		}
		for _, k := range n.kids {
			visit(k)
		}
	}
	visit(tree)
	return b.String()
}

func line(b *strings.Builder, s string) {
	if s != "" {
		b.WriteString(strings.ReplaceAll(s, "\n", "⏎") + "\n")
	}
}

// treeText is what a page of d must say, found by another way than the
// writer's.
func treeText(d *doc.Document, o Options) string {
	var b strings.Builder
	ends := strings.NewReplacer("\r\n", "\n", "\t", " ")
	runs := func(lists ...[]doc.Run) {
		s := ""
		for _, list := range lists {
			s += doc.PlainText(list)
		}
		line(&b, ends.Replace(s))
	}
	flat := func(s string) { line(&b, strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ").Replace(s)) }
	entries := func(depth int) {
		for _, sec := range d.Sections {
			if sec.Kind == doc.Annex && sec.Name != "" {
				flat(sec.Name)
			}
			for _, x := range sec.Blocks {
				if h, ok := x.(*doc.Heading); ok && h.Level <= depth {
					flat(h.Number + doc.PlainText(h.Runs))
				}
			}
		}
	}
	if d.Draft {
		line(&b, "草稿　"+draftNotice+"。")
	}
	if o.Contents && !hasContents(d) {
		entries(2)
	}
	if !beginsWithTitle(d) {
		flat(d.Meta.Title)
	}
	for _, sec := range d.Sections {
		for _, x := range sec.Blocks {
			switch x := x.(type) {
			case *doc.Heading:
				runs([]doc.Run{{Text: strings.ReplaceAll(ends.Replace(x.Number), "\n", " ")}}, x.Runs)
			case *doc.Paragraph:
				runs(x.Lead, x.Runs)
			case *doc.Table:
				if len(x.Caption) > 0 && !x.Plain {
					runs(x.Caption)
				} else if !x.Plain {
					flat(x.Name)
				}
				for _, r := range x.Rows {
					for _, c := range r.Cells {
						for _, p := range c.Paragraphs {
							runs(p.Runs)
						}
					}
				}
			case *doc.Chart:
				flat(x.Title)
				flat(alternative(x))
				for _, bar := range x.Bars {
					flat(bar.Label)
					flat(bar.Text)
				}
				flat(x.Title)
			case *doc.Contents:
				if strings.TrimSpace(x.Title) != "" {
					flat(x.Title)
				}
				entries(x.Depth)
			}
		}
	}
	return b.String()
}

// beginsWithTitle reports whether the first of the document's headings is its
// title.
func beginsWithTitle(d *doc.Document) bool {
	for _, sec := range d.Sections {
		for _, x := range sec.Blocks {
			switch x := x.(type) {
			case *doc.Heading:
				return false
			case *doc.Paragraph:
				if x.Style == doc.Title || x.Style == doc.AnnexTitle {
					return x.Style == doc.Title
				}
			}
		}
	}
	return false
}
