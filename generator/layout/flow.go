package layout

import (
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// flow is the content of a section in order.
type flow struct {
	*document
	section   *doc.Section
	frame     frame
	pieces    []piece
	pages     []span // of pieces
	firstPage int    // index in Result.Pages
	after     doc.Length
	parent    *Element // the Sect
	opened    int      // index in Result.Outline of the section itself, -1 if it has no entry
}

// span is a range of pieces.
type span struct{ start, end int }

// piece is what no page break divides: a line, a stretch of a table, a chart.
type piece struct {
	before  doc.Length // wanted above it; dropped at the top of a page
	height  doc.Length
	below   doc.Length // more that it needs where nothing of its kind follows: the last rule of a table
	y       doc.Length // from the top of the text area
	grid    bool       // begins on a line of the page's grid
	bond    bond       // to the next piece
	index   int        // line of the paragraph or strip of the table
	anchor  string
	heading int // index in Result.Outline, or -1

	// Exactly one of these is set.
	paragraph *paragraph
	table     *table
	chart     *chart
}

// bond is how strongly a piece holds on to the next one.
type bond uint8

const (
	loose  bond = iota
	weak        // parting them leaves a single line or row
	strong      // parting them leaves a heading, a caption or a table head without what it heads
)

// fill sets the section's blocks.
func (f *flow) fill() {
	f.parent = f.tree.add(f.result.Root, "Sect")
	f.opened = -1
	if named(f.section) {
		f.opened = f.heading
		f.heading++
	}
	for i, b := range f.section.Blocks {
		switch b := b.(type) {
		case *doc.Heading:
			f.addHeading(b)
		case *doc.Paragraph:
			f.addParagraph(b, doc.GoesOn(f.section.Blocks, i))
		case *doc.Table:
			f.addTable(b, i > 0 && continues(f.section.Blocks[i-1], b))
		case *doc.Chart:
			f.addChart(b)
		case *doc.Contents:
			f.addContents(b)
		}
	}
}

func (f *flow) addHeading(h *doc.Heading) {
	level := headingLevel(h.Level)
	var lead []doc.Run
	if h.Number != "" {
		lead = []doc.Run{{Text: h.Number}}
	}
	p := f.setParagraph(doc.HeadingStyle(level), f.frame.textWidth, 0, lead, h.Runs, level)
	p.element = f.tree.add(f.parent, f.tree.headingTag(level))
	at := len(f.pieces)
	f.addLines(p, doc.HeadingStyle(level))
	f.pieces[at].anchor = f.result.Outline[f.heading].ID
	f.pieces[at].heading = f.heading
	f.heading++
}

// addParagraph adds a paragraph; one that goes on has no space above.
func (f *flow) addParagraph(b *doc.Paragraph, goesOn bool) {
	style := b.Style
	if style >= doc.ParagraphStyleCount {
		style = doc.BodyText
	}
	p := f.setParagraph(style, f.frame.textWidth, 0, b.Lead, b.Runs, b.Level)
	if (style == doc.Title || style == doc.AnnexTitle) && len(p.lines) > 1 && p.ends == nil {
		for _, l := range p.lines[1:] {
			f.result.Breaks[b] = append(f.result.Breaks[b], int(l.start))
		}
	}
	tag := "P"
	switch style {
	case doc.Title:
		tag = f.tree.headingTag(0)
	case doc.AnnexTitle:
		tag = f.tree.headingTag(1)
	}
	p.element = f.tree.add(f.parent, tag)
	f.linkParagraph(p, b)
	at := len(f.pieces)
	f.addLines(p, style)
	f.pieces[at].anchor = b.ID
	if goesOn {
		f.pieces[at].before -= f.hundredths(f.style.Paragraphs[style].Before)
	}
	if style == doc.Signature {
		f.bindSignature(at)
	}
}

// linkParagraph makes p a link if b is one that leads anywhere.
func (f *flow) linkParagraph(p *paragraph, b *doc.Paragraph) {
	if b.Link == "" || len(p.chars) == 0 {
		return
	}
	p.link, p.about = b.Link, linkText(doc.PlainText(b.Lead)+doc.PlainText(b.Runs))
	p.element = f.tree.add(p.element, "Link")
}

// linkText says in words where a link leads.
func linkText(to string) string { return "转到：" + oneLine(to) }

// oneLine is a text without its forced breaks.
func oneLine(s string) string { return strings.ReplaceAll(s, "\n", "") }

// addLines adds a paragraph with the space that its style wants around it.
func (f *flow) addLines(p *paragraph, style doc.ParagraphStyle) {
	format := &f.style.Paragraphs[style]
	f.lines(p, f.hundredths(format.Before))
	f.after = f.hundredths(format.After)
}

// lines adds a paragraph, at least one line high. One of up to three lines stays
// whole; a longer one leaves at least two lines on each page.
func (f *flow) lines(p *paragraph, before doc.Length) {
	n := len(p.text.lines)
	for i := range n {
		c := piece{height: p.leading, grid: p.grid, paragraph: p, index: i, heading: -1}
		if i == 0 {
			c.before = f.after + before
		}
		switch {
		case p.keep:
			c.bond = strong
		case i < n-1 && (n <= 3 || i == 0 || i == n-2):
			c.bond = weak
		}
		f.pieces = append(f.pieces, c)
	}
	f.after = 0
}

// hundredths converts hundredths of a grid line.
func (f *flow) hundredths(n int) doc.Length { return f.style.LinePitch() * doc.Length(n) / 100 }

// bindSignature ties the two lines before a signature to it, so that no page
// holds it alone (GB/T 9704-2012, 7.3.5.5).
func (f *flow) bindSignature(at int) {
	for i := max(0, at-2); i < at; i++ {
		f.pieces[i].bond = strong
	}
}

// anchors notes the places of the section's blocks, once its first page is known.
func (f *flow) anchors() {
	if f.opened >= 0 {
		h := &f.result.Outline[f.opened]
		h.At = Position{f.firstPage, f.frame.top}
		if h.ID[0] == '#' {
			f.anchor(h.ID, h.At)
		}
	}
	for page, s := range f.pages {
		for i := s.start; i < s.end; i++ {
			p := &f.pieces[i]
			at := Position{f.firstPage + page, f.frame.top + p.y}
			f.anchor(p.anchor, at)
			if p.heading >= 0 {
				f.result.Outline[p.heading].At = at
			}
			if p.table != nil {
				f.cellAnchors(p.table, p.index, at)
			}
		}
	}
}

// cellAnchors notes the places of what begins in a strip of a table.
func (f *flow) cellAnchors(t *table, strip int, at Position) {
	row := t.strips[strip].row
	if t.rows[row].first != strip {
		return
	}
	for _, o := range t.owner[row*t.columns : (row+1)*t.columns] {
		c := &t.cells[o]
		if c.row != row {
			continue
		}
		for k := range c.texts {
			f.anchor(c.texts[k].anchor, at)
		}
	}
}
