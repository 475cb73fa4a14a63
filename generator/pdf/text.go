package pdf

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/layout"
)

// text shows a row of glyphs. Layout places every glyph; PDF moves the pen by the
// font's own widths plus one tracking for all. What differs beyond that is an
// adjustment within the TJ array, so no glyph strays by a thousandth of a point,
// however long the row.
func (c *content) text(t *layout.Text) {
	if len(t.Glyphs) == 0 {
		return
	}
	if t.Size <= 0 {
		c.fail(fmt.Errorf("文字“%c”的字号为 %d，应大于 0", t.Glyphs[0].Rune, t.Size))
		return
	}
	use := c.fonts.use(t.Face)
	c.codes = c.codes[:0]
	for i := range t.Glyphs {
		code, err := use.code(t.Glyphs[i].ID, t.Glyphs[i].Rune)
		c.fail(err)
		c.codes = append(c.codes, code)
	}

	c.mark(t.Element)
	if c.mode == fillMode || c.mode == lineMode {
		c.leave()
	}
	tracking, any := c.commonTracking(t, use)
	if !any {
		tracking = c.tracking
	}
	follows := c.mode == showMode && c.font == use && c.size == t.Size && c.color == t.Color &&
		c.penY == t.Y && c.tracking == tracking
	if !follows {
		c.startRow(t, use, tracking)
	}

	x := t.X
	for i := range t.Glyphs {
		g := &t.Glyphs[i]
		c.adjust(int64(x+g.Offset)*nano - c.pen)
		c.show(c.codes[i])
		c.pen += use.widths[c.codes[i]]*int64(c.size) + int64(c.tracking)*nano
		x += g.Advance
	}
}

// startRow puts the pen where the first glyph of a row goes and sets what the
// row needs.
func (c *content) startRow(t *layout.Text, use *fontUse, tracking doc.Length) {
	c.endShow()
	if c.mode == pageMode {
		c.b = append(c.b, "BT\n"...)
		c.mode, c.lineX, c.lineY = textMode, 0, 0
	}
	c.setColor(t.Color)
	if c.font != use || c.size != t.Size {
		c.font, c.size = use, t.Size
		c.b = append(c.b, use.name...)
		c.b = append(c.b, ' ')
		c.b = append(appendMilli(c.b, int64(t.Size)), " Tf\n"...)
	}
	if c.tracking != tracking {
		c.tracking = tracking
		c.b = append(appendMilli(c.b, int64(tracking)), " Tc\n"...)
	}
	x, y := t.X+t.Glyphs[0].Offset, c.height-t.Y
	c.b = append(appendMilli(c.b, int64(x-c.lineX)), ' ')
	c.b = append(appendMilli(c.b, int64(y-c.lineY)), " Td\n["...)
	c.lineX, c.lineY = x, y
	c.mode, c.penY, c.pen = showMode, t.Y, int64(x)*nano
}

// endShow ends the array of a TJ.
func (c *content) endShow() {
	if c.mode != showMode {
		return
	}
	if c.bracketed {
		c.b = append(c.b, ')')
		c.bracketed = false
	}
	c.b = append(c.b, "]TJ\n"...)
	c.mode = textMode
}

// adjust moves the pen by that many nanopoints if that is half a thousandth of a
// point or more.
func (c *content) adjust(by int64) {
	if -nano/2 < by && by < nano/2 {
		return
	}
	// A TJ number is in thousandths of an em and moves to the left.
	millionths := -divide(by, int64(c.size))
	if millionths == 0 {
		return
	}
	if c.bracketed {
		c.b = append(c.b, ')')
		c.bracketed = false
	}
	c.b = appendMilli(c.b, millionths)
	c.pen -= millionths * int64(c.size)
}

// show appends a character code to the string being shown.
func (c *content) show(code uint16) {
	if !c.bracketed {
		c.b = append(c.b, '(')
		c.bracketed = true
	}
	c.b = appendLiteral(appendLiteral(c.b, byte(code>>8)), byte(code))
}

// commonTracking is what most gaps of a row exceed the font's own widths by: the
// candidate of a majority vote (Boyer and Moore, 1981), which needs no counting.
// Any answer is correct; the common one is short. any is false for a row
// without gaps.
func (c *content) commonTracking(t *layout.Text, use *fontUse) (tracking doc.Length, any bool) {
	votes := 0
	for i := range len(t.Glyphs) - 1 {
		g := &t.Glyphs[i]
		own := divide(use.widths[c.codes[i]]*int64(t.Size), nano)
		gap := g.Advance - g.Offset + t.Glyphs[i+1].Offset - doc.Length(own)
		switch {
		case votes == 0:
			tracking, votes = gap, 1
		case gap == tracking:
			votes++
		default:
			votes--
		}
	}
	return tracking, len(t.Glyphs) > 1
}

// divide divides by a positive number and rounds to the nearest integer.
func divide(a, b int64) int64 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}
