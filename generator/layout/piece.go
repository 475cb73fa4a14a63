//go:build unfinished

package layout

import "github.com/selfeval/selfeval/generator/doc"

// piece is what no page break divides: a line, a table row, a chart.
type piece struct {
	before doc.Length // wanted above it; dropped at the top of a page
	height doc.Length
	grid   bool // begins on a line of the page's grid
	bond   bond // to the next piece

	// Exactly one of these is set.
	paragraph *paragraph
	table     *table
	chart     *chart

	index int // line of the paragraph or row of the table
}

// bond is how strongly a piece holds on to the next one.
type bond uint8

const (
	loose  bond = iota
	weak        // parting them leaves a single line of a paragraph
	strong      // parting them leaves a heading, a caption or a table head without what it heads
)

// flow is the content of a section in order.
type flow struct {
	setter *setter
	frame  frame
	pieces []piece
	after  doc.Length // wanted below the last piece
	parent *Element
	chain  int // pieces up to here are held by the heading before them
}

// lines adds a paragraph. A paragraph of up to three lines stays whole; a longer
// one leaves at least two lines on each page.
func (f *flow) lines(p *paragraph, before, after int) {
	pitch := f.setter.style.LinePitch()
	n := len(p.text.lines)
	for i := range n {
		c := piece{height: p.leading, grid: p.grid, paragraph: p, index: i}
		if i == 0 {
			c.before = f.after + pitch*doc.Length(before)/100
		}
		if i < n-1 && (n <= 3 || i == 0 || i == n-2) {
			c.bond = weak
		}
		if p.format.KeepNext {
			c.bond = strong
		}
		f.pieces = append(f.pieces, c)
	}
	f.after = pitch * doc.Length(after) / 100
}

// bonds ties headings to two lines of what follows, and the signature to two
// lines of what precedes it, so that the last page never holds it alone.
func (f *flow) bonds() {
	for i := range f.pieces {
		p := &f.pieces[i]
		if p.paragraph == nil {
			continue
		}
		switch p.paragraph.format {
		case &f.setter.style.Paragraphs[doc.Signature]:
			if p.index == 0 {
				for k := max(0, i-2); k < i; k++ {
					f.pieces[k].bond = max(f.pieces[k].bond, weak)
				}
			}
		default:
			if p.paragraph.format.KeepNext && i+2 < len(f.pieces) && f.pieces[i+1].paragraph != nil {
				f.pieces[i+1].bond = max(f.pieces[i+1].bond, weak)
			}
		}
	}
}

// frame is a sheet and the text area on it.
type frame struct {
	width, height    doc.Length // of the sheet
	left, top        doc.Length // of the text area
	textWidth, depth doc.Length // of the text area
}

func (s *setter) frame(landscape bool) frame {
	p := s.style.Paper
	if landscape {
		p = p.Turned()
	}
	return frame{p.Width, p.Height, p.Left, p.Top, p.TextWidth(), p.TextHeight()}
}
