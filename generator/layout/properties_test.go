package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/layout"
	"github.com/selfeval/selfeval/generator/pdf"
)

// TestProperties holds the sample and random documents to what is true of every
// laid-out document.
func TestProperties(t *testing.T) {
	check := func(name string, d *doc.Document) {
		faults := documentFaults(d, set(t, d))
		for _, fault := range faults[:min(5, len(faults))] {
			t.Errorf("%s: %s", name, fault)
		}
	}
	check("sample", sample())
	for seed := range uint64(400) {
		check(fmt.Sprint("seed ", seed), randomDocument(seed))
		if t.Failed() {
			return
		}
	}
}

// documentFaults looks for what must not be in any laid-out document.
func documentFaults(d *doc.Document, r *layout.Result) (faults []string) {
	if got, want := treeText(r, "TOC"), documentText(d); got != want {
		faults = append(faults, "text: "+difference(got, want))
	}
	if err := pdf.Accessible(r.Root); err != nil {
		faults = append(faults, err.Error())
	}
	for i := range r.Pages {
		for _, fault := range pageFaults(d, r, i) {
			faults = append(faults, fmt.Sprintf("page %d: %s", i+1, fault))
		}
	}
	faults = append(faults, partedHeadings(d, r)...)
	return append(faults, singleLines(d, r)...)
}

// box is what an item covers.
type box struct{ left, top, right, bottom doc.Length }

func (b box) within(o box) bool {
	return b.left >= o.left && b.right <= o.right && b.top >= o.top && b.bottom <= o.bottom
}

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

func (b box) String() string {
	return fmt.Sprint(b.left, "…", b.right, " × ", b.top, "…", b.bottom)
}

// textBox is the square ink of a row of Hanzi: two points less than its size high.
func textBox(t *layout.Text) box {
	centre := t.Y - doc.Length(t.Face.Centre())*t.Size/doc.Length(t.Face.UnitsPerEm)
	half := t.Size*9/20 - 1
	b := box{t.X, centre - half, t.X, centre + half}
	for _, g := range t.Glyphs {
		b.right += g.Advance
	}
	return b
}

func textOf(t *layout.Text) string {
	var b strings.Builder
	for _, g := range t.Glyphs {
		b.WriteRune(g.Rune)
	}
	return b.String()
}

// pageFaults looks for anything outside the text area, text that crosses a rule
// of a table, and text over text.
func pageFaults(d *doc.Document, r *layout.Result, i int) (faults []string) {
	page := &r.Pages[i]
	p := d.Style.Paper
	if page.Width > page.Height {
		p = p.Turned()
	}
	area := box{p.Left, p.Top, p.Width - p.Right, p.Height - p.Bottom}
	var texts, rules []box
	var says []string
	for _, item := range page.Items {
		switch item := item.(type) {
		case *layout.Rule:
			b := box{item.X, item.Y, item.X + item.W, item.Y + item.H}
			if !b.within(area) {
				faults = append(faults, fmt.Sprintf("rule at %v outside of %v", b, area))
			}
			if item.Color == layout.Black {
				rules = append(rules, b)
			}
		case *layout.Text:
			b, s := textBox(item), textOf(item)
			if item.Element == nil && (b.top > area.bottom || b.bottom < area.top) {
				if s != fmt.Sprintf("— %d —", page.Number) && s != "草　稿" {
					faults = append(faults, "in the margin: "+s)
				}
				continue
			}
			if !b.within(area) {
				faults = append(faults, fmt.Sprintf("%s at %v outside of %v", s, b, area))
			}
			if b.right > b.left {
				texts, says = append(texts, b), append(says, s)
			}
		}
	}
	for k, b := range texts {
		for _, rule := range rules {
			if b.meets(rule) {
				faults = append(faults, fmt.Sprintf("%s at %v crosses a rule at %v", says[k], b, rule))
			}
		}
		for n := range k {
			if b.meets(texts[n]) {
				faults = append(faults, says[k]+" over "+says[n])
			}
		}
	}
	return faults
}

// line is a base line of an element.
type line struct {
	page int
	y    doc.Length
}

// linesOf lists the base lines of every element, in order, with those of its kids.
func linesOf(r *layout.Result) map[*layout.Element][]line {
	lines := map[*layout.Element][]line{}
	for i := range r.Pages {
		for _, item := range r.Pages[i].Items {
			if t, ok := item.(*layout.Text); ok && t.Element != nil {
				b := textBox(t)
				at := line{i, (b.top + b.bottom) / 2} // faces of one line have base lines of their own
				if l := lines[t.Element]; len(l) == 0 || l[len(l)-1] != at {
					lines[t.Element] = append(l, at)
				}
			}
		}
	}
	var gather func(e *layout.Element) []line
	gather = func(e *layout.Element) []line {
		for _, kid := range e.Kids {
			lines[e] = append(lines[e], gather(kid)...)
		}
		slices.SortStableFunc(lines[e], func(a, b line) int { return a.page - b.page })
		return lines[e]
	}
	gather(r.Root)
	return lines
}

// partedHeadings looks for headings without two lines of what follows, or all of
// it, on their page.
func partedHeadings(d *doc.Document, r *layout.Result) (faults []string) {
	lines := linesOf(r)
	for s, sect := range r.Root.Kids {
		if d.Sections[s].Kind == doc.Cover {
			continue // has spaces as high as a page
		}
		chain := 0
		for i, e := range sect.Kids {
			if len(e.Tag) != 2 || e.Tag[0] != 'H' || len(lines[e]) == 0 || i == len(sect.Kids)-1 {
				chain = 0
				continue
			}
			next := lines[beginning(sect.Kids[i+1])]
			if chain++; chain > 3 || len(next) == 0 {
				continue
			}
			if at := lines[e][len(lines[e])-1]; next[0].page != at.page {
				faults = append(faults, fmt.Sprintf("%s of section %d, element %d is left alone on page %d", e.Tag, s+1, i+1, at.page+1))
			}
		}
	}
	return faults
}

// beginning is what of e follows what is above it: of a table the caption or the
// first row.
func beginning(e *layout.Element) *layout.Element {
	for e.Tag == "Table" || e.Tag == "THead" || e.Tag == "TBody" {
		e = e.Kids[0]
	}
	return e
}

// singleLines looks for paragraphs that leave one line on a page, and short ones
// that are parted at all. Those are excused that might, with up to four lines of
// headings, leave less than two thirds of the page, as on the short landscape pages.
func singleLines(d *doc.Document, r *layout.Result) (faults []string) {
	lines := linesOf(r)
	for _, sect := range r.Root.Kids {
		for _, e := range sect.Kids {
			if e.Tag != "P" || len(lines[e]) < 2 {
				continue
			}
			l := lines[e]
			n := len(l)
			page, p := &r.Pages[l[0].page], d.Style.Paper
			if page.Width > page.Height || l[0].y < p.Top+p.TextHeight()*2/3+4*d.Style.LinePitch() {
				continue
			}
			if parted := l[0].page != l[n-1].page; parted && (n <= 3 || l[0].page != l[1].page || l[n-2].page != l[n-1].page) {
				faults = append(faults, fmt.Sprintf("a paragraph of %d lines leaves one alone, on page %d or %d", n, l[0].page+1, l[n-1].page+1))
			}
		}
	}
	return faults
}
