package layout_test

import (
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/layout"
)

// report is a document of one numbered section.
func report(blocks ...doc.Block) *doc.Document {
	return &doc.Document{Style: doc.GBT9704(), Sections: []doc.Section{{Numbered: true, Blocks: blocks}}}
}

// TestFullPage: GB/T 9704-2012, 5.2.3 and 5.2.4: 22 lines of 28 characters, on the grid.
func TestFullPage(t *testing.T) {
	d := report(body(strings.Repeat("绩", 22*28*3)))
	r := set(t, d)
	if len(r.Pages) != 4 { // the indent makes it a line more than three pages
		t.Fatalf("%d pages", len(r.Pages))
	}
	pitch, top := d.Style.LinePitch(), d.Style.Paper.Top
	for i := range r.Pages[:3] {
		n := 0
		for _, item := range r.Pages[i].Items {
			text, ok := item.(*layout.Text)
			if !ok || text.Element == nil {
				continue
			}
			b := textBox(text)
			if at := (b.top+b.bottom)/2 - top - pitch/2 - doc.Length(n)*pitch; at < -1 || at > 1 {
				t.Errorf("page %d: line %d is %d off the grid", i+1, n+1, at)
			}
			n++
			chars := 28
			if i == 0 && n == 1 {
				chars = 26
			}
			if len(text.Glyphs) != chars {
				t.Errorf("page %d: line %d has %d characters", i+1, n, len(text.Glyphs))
			}
		}
		want := 22
		if i == 2 {
			want = 21 // the last page would have a single line: this one gives it another
		}
		if n != want {
			t.Errorf("page %d has %d lines, want %d", i+1, n, want)
		}
	}
}

// TestBackOnTheGrid: text behind tables, notices and charts stands on the grid again.
func TestBackOnTheGrid(t *testing.T) {
	d := sample()
	r := set(t, d)
	size := d.Style.Paragraphs[doc.BodyText].Size
	for i := range r.Pages {
		page := &r.Pages[i]
		if page.Width > page.Height {
			continue
		}
		for _, item := range page.Items {
			text, ok := item.(*layout.Text)
			if !ok || text.Element == nil || text.Size != size {
				continue
			}
			b := textBox(text)
			off := ((b.top+b.bottom)/2 - d.Style.Paper.Top - d.Style.LinePitch()/2) % d.Style.LinePitch()
			if off > 1 && off < d.Style.LinePitch()-1 {
				t.Errorf("page %d: %s is %d off the grid", i+1, textOf(text), off)
			}
		}
	}
}

// TestNothingWantedAtTheTop: space before a paragraph is dropped where a page
// begins, but not on a cover.
func TestNothingWantedAtTheTop(t *testing.T) {
	d := report(para(doc.CoverTitle, "封面"))
	first := func() doc.Length { return textBox(set(t, d).Pages[0].Items[0].(*layout.Text)).top }
	inside := first()
	d.Sections[0].Kind = doc.Cover
	if got, want := first()-inside, 5*d.Style.LinePitch(); got != want {
		t.Errorf("a cover's title is %d lower, want %d", got, want)
	}
}

// TestPageNumbers: GB/T 9704-2012, 7.5: odd pages right, even pages left, going on
// from section to section, with none on cover and 目录.
func TestPageNumbers(t *testing.T) {
	d := sample()
	r := set(t, d)
	next := 1
	for i := range r.Pages {
		page := &r.Pages[i]
		last, _ := page.Items[len(page.Items)-1].(*layout.Text)
		if page.Number == 0 {
			if i > 1 {
				t.Errorf("page %d has no number", i+1)
			}
			continue
		}
		if page.Number != next {
			t.Errorf("page %d has the number %d, want %d", i+1, page.Number, next)
		}
		next++
		p := d.Style.Paper
		if page.Width > page.Height {
			p = p.Turned()
		}
		b := textBox(last)
		left, right := b.left-p.Left, p.Width-p.Right-b.right
		if indent := 14 * doc.Point; page.Number%2 == 1 && right != indent || page.Number%2 == 0 && left != indent {
			t.Errorf("number %s is %d from the left, %d from the right", textOf(last), left, right)
		}
		if below := (b.top+b.bottom)/2 - (p.Height - p.Bottom); below < doc.MM(900) || below > doc.MM(1000) { // 7 mm and half a digit
			t.Errorf("number %s is %d below the text area", textOf(last), below)
		}
	}
	if next < 6 {
		t.Errorf("%d numbers", next-1)
	}
}

// TestSignatureHasCompany: a signature takes lines with it rather than stand
// alone on a page, wherever the text before it ends.
func TestSignatureHasCompany(t *testing.T) {
	for n := range 30 {
		blocks := []doc.Block{}
		for range n {
			blocks = append(blocks, body("本馆负责。"))
		}
		blocks = append(blocks, body(strings.Repeat("绩", 28*6)), para(doc.Signature, "青溪县图书馆"), para(doc.SignDate, "2024年3月15日"))
		r := set(t, report(blocks...))
		last := &r.Pages[len(r.Pages)-1]
		if first := textOf(last.Items[0].(*layout.Text)); first == "青溪县图书馆" || first == "2024年3月15日" {
			t.Errorf("%d lines: %s begins a page", n, first)
		}
	}
}

// TestSameTwice: nothing depends on chance.
func TestSameTwice(t *testing.T) {
	var a, b strings.Builder
	for _, w := range []*strings.Builder{&a, &b} {
		if err := layout.Dump(w, set(t, sample())); err != nil {
			t.Fatal(err)
		}
	}
	if a.String() != b.String() {
		t.Error(difference(a.String(), b.String()))
	}
}
