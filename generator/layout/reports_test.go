package layout_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/judge/example"
	"github.com/selfeval/selfeval/generator/layout"
)

// TestReports holds the real reports, in all variants, to what is true of every
// laid-out document, to the last glyph.
func TestReports(t *testing.T) {
	for _, r := range example.Reports(t) {
		faults := append(documentFaults(r.Document, r.Pages), lineFaults(r.Pages)...)
		faults = append(faults, partedBlocks(r.Document, r.Pages)...)
		for i := range r.Pages.Pages {
			for _, fault := range inkFaults(r.Document, r.Pages, i) {
				faults = append(faults, fmt.Sprintf("page %d: %s", i+1, fault))
			}
		}
		for _, fault := range faults {
			t.Errorf("%s: %s", r, fault)
		}
	}
}

// TestReportsOnTheGrid: GB/T 9704-2012, 5.2.3: 22 lines on a page of nothing but
// text, 28 characters in a line of nothing but Hanzi. Punctuation that may not
// begin a line can be squeezed into the one before, or take a character along.
// All lines but the last of each paragraph are flush with the margin.
func TestReportsOnTheGrid(t *testing.T) {
	fullPages, fullLines, otherLines := 0, 0, 0
	for _, r := range example.Reports(t) {
		style := r.Document.Style
		size, p := style.Paragraphs[doc.BodyText].Size, style.Paper
		onPage := make([]int, len(r.Pages.Pages))   // lines of text
		another := make([]bool, len(r.Pages.Pages)) // has something else
		first := make([]*layout.Element, len(r.Pages.Pages))
		for _, b := range setBlocks(r.Pages) {
			text := (b.element.Tag == "P" || b.element.Tag[0] == 'H') && len(b.lines) > 0 && b.lines[0].size == size
			for i, l := range b.lines {
				page := &r.Pages.Pages[l.page]
				if first[l.page] == nil {
					first[l.page] = b.element
				}
				if !text || page.Width > page.Height {
					another[l.page] = true
					continue
				}
				onPage[l.page]++
				off := (l.centre - p.Top - style.LinePitch()/2) % style.LinePitch()
				if off > 1 && off < style.LinePitch()-1 {
					t.Errorf("%s, page %d: %s is %d off the grid", r, l.page+1, l.text, off)
				}
				if b.element.Tag != "P" || i == len(b.lines)-1 {
					continue
				}
				if right := p.Width - p.Right; l.right != right && !strings.HasSuffix(l.text, "\u3000") {
					t.Errorf("%s, page %d: %s ends at %d, want %d", r, l.page+1, l.text, l.right, right)
				}
				if i == 0 || strings.IndexFunc(l.text, narrow) >= 0 {
					continue
				}
				switch n := len([]rune(l.text)); {
				case n == style.Chars:
					fullLines++
				case (n == style.Chars-1 || n == style.Chars+1) && strings.IndexFunc(l.text, notHanzi) >= 0:
					otherLines++
				default:
					t.Errorf("%s, page %d: %s has %d characters", r, l.page+1, l.text, n)
				}
			}
		}
		for i, n := range onPage {
			switch {
			case n > style.Lines:
				t.Errorf("%s: page %d has %d lines", r, i+1, n)
			case another[i] || i == len(onPage)-1 || another[i+1] && onPage[i+1] == 0:
			case n == style.Lines:
				fullPages++
			case n < style.Lines-3: // what a heading and its two lines, or a paragraph's last two, can take along
				t.Errorf("%s: page %d of text has %d lines", r, i+1, n)
			}
		}
	}
	t.Logf("%d full pages, %d lines of 28 wide characters, %d of 27 or 29", fullPages, fullLines, otherLines)
	if fullPages < 2 || fullLines < 10 || fullLines < 4*otherLines {
		t.Error("that is not the grid")
	}
}

func narrow(r rune) bool { return r < 0x2000 }

func notHanzi(r rune) bool { return !unicode.Is(unicode.Han, r) }

// TestFaultsAreSeen plants what TestReports looks for.
func TestFaultsAreSeen(t *testing.T) {
	line := func(r *layout.Result, n int) *layout.Text { return r.Pages[0].Items[n].(*layout.Text) }
	last := func(t *layout.Text) *rune { return &t.Glyphs[len(t.Glyphs)-1].Rune }
	for want, plant := range map[string]func(r *layout.Result){
		"a line begins with 。":    func(r *layout.Result) { line(r, 1).Glyphs[0].Rune = '。' },
		"a line ends with （":      func(r *layout.Result) { *last(line(r, 0)) = '（' },
		"a line's end divides 42": func(r *layout.Result) { *last(line(r, 0)), line(r, 1).Glyphs[0].Rune = '4', '2' },
		"a line's end divides 7人": func(r *layout.Result) { *last(line(r, 0)), line(r, 1).Glyphs[0].Rune = '7', '人' },
		"outside of":              func(r *layout.Result) { line(r, 1).X -= 2 * doc.Point },
		"on a rule": func(r *layout.Result) {
			r.Pages[0].Items = append(r.Pages[0].Items, &layout.Rule{X: line(r, 1).X + 40*doc.Point, Y: line(r, 1).Y - 5*doc.Point, W: doc.Point, H: doc.Point})
		},
	} {
		d := report(body(strings.Repeat("绩", 60)))
		r := set(t, d)
		if faults := append(lineFaults(r), inkFaults(d, r, 0)...); len(faults) > 0 {
			t.Fatal(faults)
		}
		plant(r)
		if faults := append(lineFaults(r), inkFaults(d, r, 0)...); !strings.Contains(strings.Join(faults, "\n"), want) {
			t.Errorf("%q is not seen: %q", want, faults)
		}
	}
}

// inkFaults looks for ink of glyphs outside the text area, and ink on a rule: no
// glyph leaves its cell.
func inkFaults(d *doc.Document, r *layout.Result, i int) (faults []string) {
	page, p := &r.Pages[i], d.Style.Paper
	if page.Width > page.Height {
		p = p.Turned()
	}
	area := box{p.Left, p.Top, p.Width - p.Right, p.Height - p.Bottom}
	var rules []box
	for _, item := range page.Items {
		if rule, ok := item.(*layout.Rule); ok && rule.Color == layout.Black && !strings.HasPrefix(tagOf(rule), "Figure") {
			rules = append(rules, box{rule.X, rule.Y, rule.X + rule.W, rule.Y + rule.H})
		}
	}
	for _, item := range page.Items {
		t, ok := item.(*layout.Text)
		if !ok || t.Element == nil {
			continue
		}
		scale := func(units int) doc.Length { return doc.Length(units) * t.Size / doc.Length(t.Face.UnitsPerEm) }
		x := t.X
		for _, g := range t.Glyphs {
			x0, y0, x1, y1 := t.Face.Ink(g.ID)
			pen := x + g.Offset
			x += g.Advance
			if x0 == x1 {
				continue
			}
			ink := box{pen + scale(x0), t.Y - scale(y1), pen + scale(x1), t.Y - scale(y0)}
			if !ink.within(area) {
				faults = append(faults, fmt.Sprintf("%c of %s at %v outside of %v", g.Rune, textOf(t), ink, area))
			}
			for _, rule := range rules {
				if ink.meets(rule) {
					faults = append(faults, fmt.Sprintf("%c of %s at %v on a rule at %v", g.Rune, textOf(t), ink, rule))
				}
			}
		}
	}
	return faults
}

func tagOf(r *layout.Rule) string {
	if r.Element == nil {
		return ""
	}
	return r.Element.Tag
}

// partedBlocks looks for blocks that should stay with the next one and do not:
// by their style, and captions with their tables.
func partedBlocks(d *doc.Document, r *layout.Result) (faults []string) {
	lines := linesOf(r)
	for s, sect := range r.Root.Kids {
		if d.Sections[s].Kind == doc.Cover || d.Sections[s].Kind == doc.ContentsPage {
			continue
		}
		kids := sect.Kids
		for k, b := range d.Sections[s].Blocks {
			e := kids[0]
			kids = kids[1:]
			keep := false
			switch b := b.(type) {
			case *doc.Heading:
				keep = true
			case *doc.Paragraph:
				keep = d.Style.Paragraphs[b.Style].KeepNext
			case *doc.Chart:
				if b.Title != "" {
					keep = true // the figure with its title
					if above, below := lines[e], lines[kids[0]]; above[len(above)-1].page != below[0].page {
						faults = append(faults, "a chart and its title are parted")
					}
					kids, keep = kids[1:], false
				}
			case *doc.Table:
				if len(b.Caption) > 0 {
					caption, row := lines[e.Kids[0]], lines[beginning(e.Kids[1])]
					if e.Kids[0].Tag != "Caption" || caption[len(caption)-1].page != row[0].page {
						faults = append(faults, "a caption and its table are parted")
					}
				}
			}
			if !keep || len(kids) == 0 || len(lines[e]) == 0 || k == len(d.Sections[s].Blocks)-1 {
				continue
			}
			if next := lines[beginning(kids[0])]; len(next) > 0 && next[0].page != lines[e][len(lines[e])-1].page {
				faults = append(faults, fmt.Sprintf("block %d of section %d is parted from the next, on page %d", k+1, s+1, next[0].page+1))
			}
		}
	}
	return faults
}
