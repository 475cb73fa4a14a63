package layout

import "github.com/selfeval/selfeval/generator/doc"

// demands measures the cells of each column. What a cell over several columns
// asks for beyond them is added to them in equal parts.
func (f *flow) demands(t *table, size, pad doc.Length) []demand {
	demands := make([]demand, t.columns)
	for i := range demands {
		demands[i] = demand{size + pad, size + pad}
	}
	spans := false
	for i := range t.cells {
		c := &t.cells[i]
		if c.cols > 1 {
			spans = true
			continue
		}
		d, have := f.cellDemand(c, pad), &demands[c.col]
		have.least = max(have.least, d.least)
		have.wish = max(have.wish, d.wish)
	}
	if !spans {
		return demands
	}
	for i := range t.cells {
		c := &t.cells[i]
		if c.cols == 1 {
			continue
		}
		d, over := f.cellDemand(c, pad), demands[c.col:c.col+c.cols]
		for _, have := range over {
			d.least -= have.least
			d.wish -= have.wish
		}
		n := doc.Length(c.cols)
		for k := range over {
			over[k].least += (max(0, d.least) + n - 1) / n
			over[k].wish = max(over[k].least, over[k].wish+(max(0, d.wish)+n-1)/n)
		}
	}
	return demands
}

// cellDemand is what a cell asks for.
func (f *flow) cellDemand(c *cell, pad doc.Length) (d demand) {
	for k := range c.texts {
		x := &c.texts[k].text
		wish := x.longest()
		least := wish
		if label := leastLabel * x.size; wish > label {
			least = max(label, f.widestPiece(x))
		}
		d.least = max(d.least, min(least, longestWish*x.size))
		d.wish = max(d.wish, min(wish, longestWish*x.size))
	}
	return demand{d.least + pad, max(d.least, d.wish) + pad}
}

// longest is the width of the longest stretch between forced breaks.
func (t *text) longest() (widest doc.Length) {
	start := int32(0)
	for i := 0; i <= len(t.ends); i++ {
		end := int32(len(t.chars))
		if i < len(t.ends) {
			end = t.ends[i]
		}
		l := line{start: start, end: end, ink: t.inkEnd(start, end)}
		widest = max(widest, t.natural(&l))
		start = end
	}
	return widest
}

// widestPiece is the width of the widest stretch of a text that no legal break
// divides.
func (s *setter) widestPiece(t *text) (widest doc.Length) {
	opp := s.opportunities(t)
	start, next := int32(0), 0
	for i := int32(1); i <= int32(len(t.chars)); i++ {
		forced := next < len(t.ends) && t.ends[next] <= i
		if forced {
			next++
		}
		if !forced && i < int32(len(t.chars)) && opp[i] < reluctant {
			continue
		}
		l := line{start: start, end: i, ink: t.inkEnd(start, i)}
		widest = max(widest, t.natural(&l))
		start = i
	}
	return widest
}

// shrink makes a text's type smaller: a length of size becomes one of room.
func (t *text) shrink(room, size doc.Length) {
	t.size = t.size * room / size
	for i := range t.chars {
		c := &t.chars[i]
		for _, v := range [...]*int32{&c.adv, &c.off, &c.cut, &c.room} {
			*v = int32(doc.Length(*v) * room / size)
		}
	}
}
