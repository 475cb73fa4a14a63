package pdf

import (
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/layout"
)

// content writes the drawing operators of a page (ISO 32000-1, 8 and 9). Layout
// has its origin at the top of the sheet, PDF at the bottom: y is turned over
// here and nowhere else but in appendRect and appendDest.
//
// Graphics state (font, colour, tracking) lives on from one item to the next, so
// only what changes is written.
type content struct {
	b      []byte
	fonts  *fonts
	tree   *structure
	height doc.Length
	err    error // the first thing that went wrong

	mode   mode
	marked bool            // within marked content …
	elem   *layout.Element // … of this element, nil for an artifact
	color  layout.Color    // of fills and text

	lineColor layout.Color
	lineWidth doc.Length

	font      *fontUse
	size      doc.Length
	tracking  doc.Length // Tc
	lineX     doc.Length // where the text line begins, for Td
	lineY     doc.Length
	penY      doc.Length // base line of the glyphs shown last, as in layout
	pen       int64      // where the next glyph would be put, in nanopoints
	bracketed bool       // within the string of a TJ operator
	codes     []uint16   // scratch
}

// mode is the kind of operators that may follow.
type mode uint8

const (
	pageMode mode = iota // between objects
	textMode             // after BT
	showMode             // after BT, in the array of a TJ
	fillMode             // after a rectangle that is still to be filled
	lineMode             // after a line that is still to be drawn
)

// nano is nanopoints in a Length: widths in millionths of an em times sizes in
// thousandths of a point come out in nanopoints, without rounding.
const nano = 1_000_000

// colors are the operators that set a colour for fills (and text) and for lines.
// Greys are DeviceGray, which the output intent makes well defined.
var colors = [...]struct{ fill, line string }{
	layout.Black:     {"0 g\n", "0 G\n"},
	layout.Gray:      {".6 g\n", ".6 G\n"},
	layout.Shade:     {".45 g\n", ".45 G\n"},
	layout.Highlight: {"1 .93 .5 rg\n", "1 .93 .5 RG\n"},
}

// page starts a page of that height.
func (c *content) page(height doc.Length) {
	*c = content{b: c.b[:0], fonts: c.fonts, tree: c.tree, codes: c.codes, height: height, lineWidth: 1000}
	c.tree.startPage()
}

// draw draws the items of a page and ends it.
func (c *content) draw(items []layout.Item) {
	for _, item := range items {
		switch item := item.(type) {
		case *layout.Text:
			c.text(item)
		case *layout.Rule:
			c.rule(item)
		}
	}
	c.unmark()
}

// mark opens marked content for what follows, unless it is open already.
// Everything on a page is content of an element or an artifact (14.8.2.2).
func (c *content) mark(e *layout.Element) {
	if c.marked && c.elem == e {
		return
	}
	c.unmark()
	c.marked, c.elem = true, e
	if e == nil {
		c.b = append(c.b, "/Artifact BMC\n"...)
		return
	}
	id, err := c.tree.mark(e)
	c.fail(err)
	c.b = appendName(c.b, e.Tag)
	c.b = append(c.b, "<</MCID "...)
	c.b = append(appendInt(c.b, id), ">>BDC\n"...)
}

// unmark closes marked content.
func (c *content) unmark() {
	c.leave()
	if c.marked {
		c.b = append(c.b, "EMC\n"...)
		c.marked = false
	}
}

// leave ends a text object or paints a path.
func (c *content) leave() {
	c.endShow()
	switch c.mode {
	case textMode:
		c.b = append(c.b, "ET\n"...)
	case fillMode:
		c.b = append(c.b, "f\n"...)
	case lineMode:
		c.b = append(c.b, "S\n"...)
	}
	c.mode = pageMode
}

// fail keeps the first error.
func (c *content) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

// setColor sets the colour of fills and text.
func (c *content) setColor(color layout.Color) {
	if c.color != color {
		c.color = color
		c.b = append(c.b, colors[color].fill...)
	}
}
