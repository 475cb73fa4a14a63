package layout

import (
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/font"
)

// char is one character of a paragraph, with its glyph and with what the line
// may do about its width. Lengths are thousandths of a point.
type char struct {
	r    rune
	id   font.GlyphID
	face uint8 // index into setter.faces
	kind kind
	look look
	gap  bool  // the space behind it may grow
	seam bool  // last of its run: a value filled in ends here
	adv  int32 // width of its box
	off  int32 // the ink lies this far right of where the font puts it
	cut  int32 // squeezed off at its blank side because of its neighbour
	room int32 // may be squeezed off there if the line needs it
}

// look is what is drawn about a character besides its glyph.
type look uint8

const (
	underlined look = 1 << iota // a blank to be filled in by hand
	missing                     // a gap in a draft
)

// line is one line of a paragraph.
type line struct {
	start, end int32      // chars
	ink        int32      // end without the spaces that hang behind it
	last       bool       // of the paragraph, or before a forced break
	width      doc.Length // that it has to fill
}

// text is a paragraph whose characters have their glyphs.
type text struct {
	chars []char
	ends  []int32 // of the stretches between forced breaks; nil: there is one
	size  doc.Length
	lines []line
	looks bool // a character has a look
}

// breakText sets t.lines for a measure.
func (s *setter) breakText(t *text, m measure) {
	from := len(s.lines)
	switch l := (line{end: int32(len(t.chars)), ink: t.inkEnd(0, int32(len(t.chars))), last: true, width: m.first}); {
	case len(t.ends) == 0 && t.natural(&l) <= m.first:
		s.lines = append(s.lines, l)
	default:
		opp := s.opportunities(t)
		start := 0
		for _, end := range t.ends {
			s.lines = s.breaker.lines(s.lines, t.chars, opp, start, int(end), m)
			start, m.first = int(end), m.rest
		}
		s.lines = s.breaker.lines(s.lines, t.chars, opp, start, len(t.chars), m)
	}
	t.lines = s.lines[from:len(s.lines):len(s.lines)]
}

// opportunities finds where a text may be broken, in a buffer that the next call
// uses again.
func (s *setter) opportunities(t *text) []opportunity {
	opp := s.breaker.opportunities(s.runes(t.chars))
	if t.looks {
		for i := 1; i < len(t.chars); i++ {
			switch blank, before := t.chars[i].blank(), t.chars[i-1].blank(); {
			case blank && before:
				opp[i] = min(opp[i], emergency)
			case blank && t.chars[i-1].kind.mayEnd():
				opp[i] = free // a blank is a word, not a space
			}
		}
	}
	return opp
}

// blank reports a piece of a slot that is to be filled in by hand.
func (c *char) blank() bool { return c.look&underlined != 0 && kindOf(c.r) == space }

// inkEnd is where the characters between start and end end, without the spaces
// that hang behind them.
func (t *text) inkEnd(start, end int32) int32 {
	for end > start && t.chars[end-1].kind == space {
		end--
	}
	return end
}

// width is the natural width of the text as one line.
func (t *text) width() doc.Length {
	return t.natural(&line{end: int32(len(t.chars)), ink: int32(len(t.chars))})
}

// natural is the width of the line's ink without justification.
func (t *text) natural(l *line) doc.Length {
	w := doc.Length(0)
	for i := l.start; i < l.ink; i++ {
		w += doc.Length(t.chars[i].adv - t.chars[i].cut)
	}
	if l.ink > l.start {
		if c := &t.chars[l.ink-1]; c.kind == closer || c.kind == point {
			w += doc.Length(c.cut) // its neighbour is on the next line
		}
	}
	return w
}

// glyphs places the line's characters: squeezed where the line is too long,
// spread where it is to be flush. It appends them to out and returns the width
// that they take. Everything is exact: a flush line is flush to a thousandth of
// a point.
func (t *text) glyphs(out []Glyph, l *line, flush bool) ([]Glyph, doc.Length) {
	chars := t.chars[l.start:l.ink]
	room, gaps := doc.Length(0), doc.Length(0)
	for i := range chars {
		room += doc.Length(chars[i].room)
		if chars[i].gap && i < len(chars)-1 {
			gaps++
		}
	}
	natural := t.natural(l)
	short := l.width - natural
	endCut, squeeze := doc.Length(0), doc.Length(0)
	if len(chars) > 0 {
		if c := &chars[len(chars)-1]; c.kind == closer || c.kind == point {
			room -= doc.Length(c.room)
			if short < 0 {
				endCut = min(-short, doc.Length(c.cut+c.room))
			}
		}
	}
	if short < 0 {
		squeeze = min(-short-endCut, room)
	}
	if !flush || short < 0 {
		gaps = 0
	}
	width, usedRoom, usedGaps := doc.Length(0), doc.Length(0), doc.Length(0)
	for i := range chars {
		c := &chars[i]
		g := Glyph{ID: c.id, Rune: c.r, Offset: doc.Length(c.off), Advance: doc.Length(c.adv - c.cut)}
		blank := doc.Length(c.cut)
		switch {
		case i == len(chars)-1 && (c.kind == closer || c.kind == point):
			g.Advance = doc.Length(c.adv) - endCut
		case squeeze > 0 && c.room > 0:
			// Shares that add up: the difference of two rounded totals.
			share := squeeze*(usedRoom+doc.Length(c.room))/room - squeeze*usedRoom/room
			usedRoom += doc.Length(c.room)
			g.Advance -= share
			blank += share
		}
		if c.kind == opener {
			g.Offset -= blank
		}
		if gaps > 0 && c.gap && i < len(chars)-1 {
			g.Advance += short*(usedGaps+1)/gaps - short*usedGaps/gaps
			usedGaps++
		}
		width += g.Advance
		out = append(out, g)
	}
	for i := l.ink; i < l.end; i++ { // spaces at the end take no room but stay in the text
		c := &t.chars[i]
		out = append(out, Glyph{ID: c.id, Rune: c.r})
	}
	return out, width
}
