package layout

import "github.com/selfeval/selfeval/generator/doc"

// bound is the upper edge of a strip on a page; the last is the lower edge of
// the part.
type bound struct {
	strip int
	y     doc.Length
}

// table draws the strips of a table that are on one page, below its head again
// where it is continued from the page before.
func (p *painter) table(t *table, part []piece, continued bool) {
	p.bounds = p.bounds[:0]
	y := p.frame.top + part[0].y
	repeat := continued && part[0].repeatsHead()
	if repeat {
		head := y - t.headHeight
		for i := range t.headStrips {
			p.bounds = append(p.bounds, bound{i, head})
			head += t.strips[i].height
		}
	}
	for i := range part {
		p.bounds = append(p.bounds, bound{part[i].index, p.frame.top + part[i].y})
	}
	last := &part[len(part)-1]
	p.bounds = append(p.bounds, bound{len(t.strips), p.frame.top + last.y + last.height})
	if !t.Plain {
		p.tableRules(t)
	}
	if repeat {
		p.headAgain(t)
		p.bounds = p.bounds[t.headStrips:]
	}
	p.cells(t)
}

// tableRules draws the rules of a part: between all cells, and around it,
// complete on both sides of a page break.
func (p *painter) tableRules(t *table) {
	n := len(p.bounds) - 1
	left := p.frame.left
	owner := func(i, col int) int32 { return t.owner[t.strips[p.bounds[i].strip].row*t.columns+col] }
	for i := range p.bounds {
		from := -1 // column where the stretch being drawn began
		for col := 0; col <= t.columns; col++ {
			drawn := col < t.columns && (i == 0 || i == n || owner(i-1, col) != owner(i, col))
			switch {
			case drawn && from < 0:
				from = col
			case !drawn && from >= 0:
				p.rule(left+t.edges[from], p.bounds[i].y, t.edges[col]+t.rule-t.edges[from], t.rule, Black, nil)
				from = -1
			}
		}
	}
	for col := 0; col <= t.columns; col++ {
		x := left + t.edges[col]
		from := -1
		for i := 0; i <= n; i++ {
			drawn := i < n && (col == 0 || col == t.columns || owner(i, col-1) != owner(i, col))
			switch {
			case drawn && from < 0:
				from = i
			case !drawn && from >= 0:
				p.rule(x, p.bounds[from].y, t.rule, p.bounds[i].y+t.rule-p.bounds[from].y, Black, nil)
				from = -1
			}
		}
	}
}

// headAgain draws the text of the head a second time, as an artifact.
func (p *painter) headAgain(t *table) {
	for i := range t.cells {
		c := &t.cells[i]
		if c.row >= t.headRows {
			continue
		}
		top, bottom := p.bounds[t.rows[c.row].first].y, p.bounds[t.end(c)].y
		p.cellLines(t, c, 0, c.lines, top, bottom, true)
	}
}

// cells draws the text of the cells in the part.
func (p *painter) cells(t *table) {
	n := len(p.bounds) - 1
	first, end := p.bounds[0].strip, p.bounds[n-1].strip+1
	base := t.strips[first].row * t.columns
	for i := base; i < len(t.owner) && i < (t.strips[end-1].row+1)*t.columns; i++ {
		c := &t.cells[t.owner[i]]
		row, col := i/t.columns, i%t.columns
		if c.col != col || c.row != row && row != t.strips[first].row {
			continue // not the cell's first place in this part
		}
		top := p.bounds[max(t.rows[c.row].first, first)-first].y
		bottom := p.bounds[min(t.end(c), end)-first].y
		p.cellPart(t, c, top, bottom, t.end(c) <= end)
	}
}

// cellPart draws as much of a cell's text as fits between two edges, all that is
// left if it is the cell's last part. Where nothing is left of a group's label
// it is stated again, as an artifact.
func (p *painter) cellPart(t *table, c *cell, top, bottom doc.Length, last bool) {
	room := int((bottom - top - t.rule) / c.leading)
	from := c.done
	switch {
	case from < c.lines && last:
		c.done = c.lines
	case from < c.lines:
		c.done = min(c.lines, from+room)
	case c.continues && c.restated != nil:
		p.restate(t, c, top, bottom, room)
	}
	p.cellLines(t, c, from, c.done, top, bottom, false)
	c.continues = true
}

// restate draws a group's label with （续）, or that alone if there is no room for
// more.
func (p *painter) restate(t *table, c *cell, top, bottom doc.Length, room int) {
	x := c.restated
	w := t.inner(c)
	if len(x.lines) > room {
		x = p.setter.text(p.style.Paragraphs[bodyStyle(t.Table)].Role, x.size, doc.Run{Text: "（续）"})
		if x.width() > w {
			return
		}
		p.breakText(x, measure{first: w, rest: w, size: x.size, fit: ragged})
	}
	y := t.firstCentre(c, len(x.lines), top, bottom)
	for i := range x.lines {
		p.line(x, &x.lines[i], placed{x: p.cellLeft(t, c), centre: y + doc.Length(i)*c.leading, align: c.align})
	}
}

// cellLines draws lines of a cell, counted over all its texts, centred between
// two edges.
func (p *painter) cellLines(t *table, c *cell, from, end int, top, bottom doc.Length, artifact bool) {
	if from == end {
		return
	}
	leading := min(c.leading, (bottom-top-t.rule)/doc.Length(end-from))
	y := t.firstCentre(c, end-from, top, bottom)
	at := placed{x: p.cellLeft(t, c), align: c.align}
	n := 0
	for k := range c.texts {
		x := &c.texts[k]
		for i := range x.lines {
			if n >= from && n < end {
				at.centre = y + doc.Length(n-from)*leading
				if !artifact {
					at.element = x.element
				}
				left, right := p.line(&x.text, &x.lines[i], at)
				if !artifact && x.link != "" {
					p.link(left, at.centre-leading/2, right-left, leading, x.link, x.about, x.element)
				}
			}
			n++
		}
	}
}

// firstCentre is the middle of the first of n lines centred between two edges.
func (t *table) firstCentre(c *cell, n int, top, bottom doc.Length) doc.Length {
	space := bottom - top - t.rule
	leading := min(c.leading, space/doc.Length(max(1, n)))
	return top + t.rule + (space-doc.Length(n)*leading)/2 + leading/2
}

func (p *painter) cellLeft(t *table, c *cell) doc.Length {
	return p.frame.left + t.edges[c.col] + t.rule + t.padX
}
