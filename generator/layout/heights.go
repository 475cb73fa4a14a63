package layout

import "github.com/selfeval/selfeval/generator/doc"

// setHeights gives the rows their heights for pages of a depth and cuts them
// into strips.
func (t *table) setHeights(depth doc.Length) {
	for i := range t.rows {
		t.rows[i].height = t.rows[i].leading + 2*t.padY + t.rule
	}
	for i := range t.cells {
		if c := &t.cells[i]; c.rows == 1 {
			t.rows[c.row].height = max(t.rows[c.row].height, t.need(c))
		}
	}
	// What a merged cell needs beyond its rows is spread over them, the cells of
	// fewest rows first, so that none is given twice.
	for rows, more := 2, true; more; rows++ {
		more = false
		for i := range t.cells {
			switch c := &t.cells[i]; {
			case c.rows == rows:
				t.stretch(c, depth)
			case c.rows > rows:
				more = true
			}
		}
	}
	t.cut(depth)
	for i := range t.headRows {
		t.headHeight += t.rows[i].height
		t.headStrips += t.rows[i].strips
	}
	if t.headHeight > depth/2 {
		t.headHeight = 0 // no room for a body beside it
	}
}

// need is the height of a cell by its lines, with the rule above it.
func (t *table) need(c *cell) doc.Length {
	return doc.Length(max(1, c.lines))*c.leading + 2*t.padY + t.rule
}

// stretch raises the rows of a merged cell until its text fits. A text longer
// than a page may lose part of a line at each page's end.
func (t *table) stretch(c *cell, depth doc.Length) {
	short := t.need(c)
	if short > depth/2 {
		short += (c.leading + t.rule) * (2 + 3*short/depth)
	}
	rows := t.rows[c.row : c.row+c.rows]
	for i := range rows {
		short -= rows[i].height
	}
	if short <= 0 {
		return
	}
	n := doc.Length(len(rows))
	for i := range rows {
		k := doc.Length(i)
		rows[i].height += short*(k+1)/n - short*k/n
	}
}

// cut makes one strip of each row. A row higher than a third of a page would
// leave too much of one empty: it is cut between its lines.
func (t *table) cut(depth doc.Length) {
	t.strips = make([]strip, 0, len(t.rows)+8)
	for i := range t.rows {
		r := &t.rows[i]
		r.first, r.strips = len(t.strips), 1
		if r.height > depth/3 {
			r.strips = int(max(1, (r.height-2*t.padY)/r.leading))
			// Each part of the row has a rule above it.
			r.height = max(r.height, doc.Length(r.strips)*(r.leading+t.rule)+2*t.padY)
		}
		n, rest := doc.Length(r.strips), r.height-2*t.padY
		for k := range n {
			h := rest*(k+1)/n - rest*k/n
			if k == 0 {
				h += t.padY
			}
			if k == n-1 {
				h += t.padY
			}
			t.strips = append(t.strips, strip{i, h})
		}
	}
}

// bind ties strips that should not be parted: the head and the first row, two
// lines of a row at its ends, the last two rows, and as many rows at either end
// of a merged cell as hold its text.
func (t *table) bind(pieces []piece, depth doc.Length) {
	for i := range t.rows {
		r := &t.rows[i]
		if r.strips > 1 {
			pieces[r.first].bond = weak
			pieces[r.first+r.strips-2].bond = weak
		}
	}
	if n := len(t.rows); n > t.headRows+2 {
		pieces[t.rows[n-1].first-1].bond = weak
	}
	for i := range t.cells {
		if c := &t.cells[i]; c.rows > 1 {
			t.bindMerged(c, pieces, depth)
		}
	}
	if t.headHeight > 0 {
		for i := range t.headStrips {
			pieces[i].bond = strong
		}
	}
}

func (t *table) bindMerged(c *cell, pieces []piece, depth doc.Length) {
	first, end := t.rows[c.row].first, t.end(c)
	if c.lines > 1 && t.need(c) <= depth/3 {
		held := pieces[first].height
		for i := first; i < end-1 && held < t.need(c); i++ {
			pieces[i].bond = strong
			held += pieces[i+1].height
		}
	}
	if c.restated != nil {
		need := doc.Length(len(c.restated.lines))*c.leading + t.rule
		held := pieces[end-1].height
		for i := end - 1; i > first && held < need; i-- {
			pieces[i-1].bond = max(pieces[i-1].bond, weak)
			held += pieces[i-1].height
		}
	}
}

// end is the strip behind a cell.
func (t *table) end(c *cell) int {
	r := &t.rows[c.row+c.rows-1]
	return r.first + r.strips
}
