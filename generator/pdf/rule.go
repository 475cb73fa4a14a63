package pdf

import (
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/layout"
)

// hairline is the thickness up to which a rule is drawn as a line. Viewers fit
// lines to the pixels of a screen, so that the rules of a table look alike;
// rectangles as thin come out now black, now grey.
const hairline doc.Length = 2000

// rule adds a rule to the path; neighbours of one look are painted together.
func (c *content) rule(r *layout.Rule) {
	if r.W <= 0 || r.H <= 0 {
		return
	}
	c.mark(r.Element)
	if min(r.W, r.H) <= hairline {
		c.line(r)
		return
	}
	if c.mode != fillMode || c.color != r.Color {
		c.leave()
		c.setColor(r.Color)
		c.mode = fillMode
	}
	c.point(r.X, c.height-r.Y-r.H)
	c.point(r.W, r.H)
	c.b = append(c.b, "re\n"...)
}

// line adds a thin rule as a line along its middle.
func (c *content) line(r *layout.Rule) {
	width := min(r.W, r.H)
	if c.mode != lineMode || c.lineColor != r.Color || c.lineWidth != width {
		c.leave()
		c.mode = lineMode
		if c.lineColor != r.Color {
			c.lineColor = r.Color
			c.b = append(c.b, colors[r.Color].line...)
		}
		if c.lineWidth != width {
			c.lineWidth = width
			c.b = append(appendMilli(c.b, int64(width)), " w\n"...)
		}
	}
	fromX, fromY := r.X, c.height-r.Y
	toX, toY := r.X+r.W, fromY-r.H
	if r.W >= r.H {
		fromY -= width / 2
		toY = fromY
	} else {
		fromX += width / 2
		toX = fromX
	}
	c.point(fromX, fromY)
	c.b = append(c.b, "m "...)
	c.point(toX, toY)
	c.b = append(c.b, "l\n"...)
}

// point appends two operands.
func (c *content) point(x, y doc.Length) {
	c.b = append(appendMilli(c.b, int64(x)), ' ')
	c.b = append(appendMilli(c.b, int64(y)), ' ')
}
