package layout

import (
	"fmt"
	"io"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// Dump writes a result for people and for golden files: every row of glyphs with
// its place, face, size and element in the order in which it is drawn, rules
// counted, and what leads where. Lengths are points; an artifact has the element -.
func Dump(w io.Writer, r *Result) error {
	var b strings.Builder
	for i := range r.Pages {
		dumpPage(&b, i, &r.Pages[i])
	}
	b.WriteString("outline\n")
	for _, h := range r.Outline {
		fmt.Fprintf(&b, "%s%s → page %d %s #%s\n", strings.Repeat("  ", h.Level), h.Text, h.At.Page+1, points(h.At.Y), h.ID)
	}
	b.WriteString("structure\n")
	dumpElement(&b, r.Root, 1)
	_, err := io.WriteString(w, b.String())
	return err
}

func dumpPage(b *strings.Builder, i int, page *Page) {
	fmt.Fprintf(b, "page %d, %s × %s", i+1, points(page.Width), points(page.Height))
	if page.Number > 0 {
		fmt.Fprintf(b, ", number %d", page.Number)
	}
	b.WriteByte('\n')
	names := [...]string{"black", "gray", "shade", "highlight"}
	var count [len(names)]int
	var length [len(names)]doc.Length // the sum of all sides, which tells one set of rules from another
	for _, item := range page.Items {
		switch item := item.(type) {
		case *Rule:
			count[item.Color]++
			length[item.Color] += item.X + item.Y + item.W + item.H
		case *Text:
			tag := "-"
			if item.Element != nil {
				tag = item.Element.Tag
			}
			fmt.Fprintf(b, "  %8s %8s %8s %s %s %s ", points(item.X), points(item.Y), points(item.width()),
				strings.ReplaceAll(item.Face.Family, " ", ""), points(item.Size), tag)
			for _, g := range item.Glyphs {
				b.WriteRune(g.Rune)
			}
			b.WriteByte('\n')
		}
	}
	for c := range count {
		if count[c] > 0 {
			fmt.Fprintf(b, "  %d rules, %s, sum %s\n", count[c], names[c], points(length[c]))
		}
	}
	for _, l := range page.Links {
		fmt.Fprintf(b, "  link %s %s %s × %s → #%s %s\n", points(l.X), points(l.Y), points(l.W), points(l.H), l.Target, l.Text)
	}
}

// dumpElement writes the tree, a line for each element with kids of its own and
// the tags of those without.
func dumpElement(b *strings.Builder, e *Element, depth int) {
	b.WriteString(strings.Repeat("  ", depth) + e.Tag)
	if e.Alt != "" {
		b.WriteString(" 〔" + e.Alt + "〕")
	}
	for _, kid := range e.Kids {
		if len(kid.Kids) == 0 && kid.Alt == "" {
			b.WriteString(" " + kid.Tag)
			if kid.ColSpan > 1 || kid.RowSpan > 1 {
				fmt.Fprintf(b, "(%d×%d)", kid.RowSpan, kid.ColSpan)
			}
		}
	}
	b.WriteByte('\n')
	for _, kid := range e.Kids {
		if len(kid.Kids) > 0 || kid.Alt != "" {
			dumpElement(b, kid, depth+1)
		}
	}
}

// width is how far the pen moves over the text.
func (t *Text) width() (w doc.Length) {
	for i := range t.Glyphs {
		w += t.Glyphs[i].Advance
	}
	return w
}

// points prints a length in points.
func points(l doc.Length) string {
	sign := ""
	if l < 0 {
		sign, l = "-", -l
	}
	return fmt.Sprintf("%s%d.%03d", sign, l/doc.Point, l%doc.Point)
}
