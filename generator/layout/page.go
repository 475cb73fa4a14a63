// Package layout breaks a document into pages of positioned glyphs and rules,
// in integer units.
package layout

import (
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/font"
)

// Result is a laid-out document: everything a page-based writer needs, and
// nothing of how it came about.
type Result struct {
	Pages   []Page
	Root    *Element            // structure tree; its Tag is Document
	Outline []Heading           // in document order
	Anchors map[string]Position // by ID of heading, paragraph, table, chart

	// Breaks are where the lines of titles begin, but for the first: how many
	// characters stand before. A reader that breaks lines by itself does not know
	// where the sense allows it.
	Breaks map[*doc.Paragraph][]int
}

// Position is a place on a page.
type Position struct {
	Page int        // index into Result.Pages
	Y    doc.Length // from the top edge of the sheet
}

// Heading is an outline entry.
type Heading struct {
	ID    string
	Level int
	Text  string // number and title
	At    Position
}

// Page is one sheet. Coordinates have their origin at the top left corner of
// the sheet as it is read (a landscape page is wider than high), y grows downwards.
type Page struct {
	Width, Height doc.Length
	Number        int // printed number; 0: none is printed
	Items         []Item
	Links         []Link
}

// Item is one of [*Text], [*Rule].
type Item interface{ item() }

// Text is a row of glyphs of one face and size on one base line.
type Text struct {
	X, Y    doc.Length // pen position of the first glyph, base line
	Face    *font.Face
	Size    doc.Length
	Glyphs  []Glyph
	Color   Color
	Element *Element // nil: artifact (page number, repeated head, draft mark)
}

// Glyph is one character. A character is always exactly one glyph.
type Glyph struct {
	ID      font.GlyphID
	Rune    rune
	Offset  doc.Length // the ink is drawn this far right of the pen (negative: a squeezed opener)
	Advance doc.Length // pen movement, tracking and squeezing included
}

// Rule is a filled rectangle: a table rule, an underline, a bar, a highlight.
type Rule struct {
	X, Y, W, H doc.Length // X, Y: top left corner
	Color      Color
	Element    *Element // nil: artifact
}

// Color is one of a closed set, so that writers need no colour arithmetic.
type Color uint8

// The colours.
const (
	Black     Color = iota
	Gray            // draft mark, chart axis
	Shade           // bars
	Highlight       // gaps in a draft, behind text
)

// Link is an active rectangle that leads to an anchor.
type Link struct {
	X, Y, W, H doc.Length
	Target     string   // key of Result.Anchors
	Element    *Element // the Link element it belongs to
	Text       string   // for the annotation's Contents
}

// Element is a node of the structure tree (ISO 32000-1, 14.7). An element has
// either kids or content (items that point to it), never both.
type Element struct {
	Tag              string // Document Sect H1…H6 P Table THead TBody TR TH TD Caption Figure TOC TOCI Link Span
	Kids             []*Element
	Alt              string
	ColSpan, RowSpan int           // of TH and TD, 0 means 1
	Scope            string        // of TH: Row, Column or Both
	Box              [4]doc.Length // of Figure: x, y, w, h on its page
}

func (*Text) item() {}
func (*Rule) item() {}
