package layout

import "github.com/selfeval/selfeval/generator/doc"

// paginate divides the pieces into pages: as many as fit on each, then back to
// the best place to part them. Every section has a page, if only an empty one.
func (f *flow) paginate() {
	for start := 0; ; {
		end := f.fit(start)
		if end < len(f.pieces) {
			end = f.parting(start, end)
		}
		f.pages = append(f.pages, span{start, end})
		if start = end; start >= len(f.pieces) {
			return
		}
	}
}

// fit places pieces from start on down a page and returns the first that finds
// no room. At least one is placed: none is higher than a page.
func (f *flow) fit(start int) int {
	y := doc.Length(0)
	loosened := start // the pieces since the last one on the grid
	pitch := f.style.LinePitch()
	for i := start; i < len(f.pieces); i++ {
		p := &f.pieces[i]
		natural := y + p.before
		switch {
		case i > start:
			if y = natural; p.grid {
				y = (y + pitch - 1) / pitch * pitch
			}
		case i == 0 && f.section.Kind == doc.Cover:
			y = natural
		case p.repeatsHead():
			y = p.table.headHeight
		}
		if y+p.height+p.below > f.frame.depth && i > start {
			return i
		}
		p.y = y
		if p.grid {
			// What lies off the grid above is moved by half of what the grid took,
			// so that a table has the same space above and below.
			for k := loosened; k < i && loosened > start; k++ {
				f.pieces[k].y += (y - natural) / 2
			}
			loosened = i + 1
		}
		y += p.height
		if p.below > 0 && !f.follows(i+1, p.table) {
			y += p.below
		}
	}
	return len(f.pieces)
}

// follows reports whether piece i is of the same table, or of one that goes on
// from its last rule.
func (f *flow) follows(i int, t *table) bool {
	return i < len(f.pieces) && f.pieces[i].table != nil && (f.pieces[i].table == t || f.pieces[i].table.joined && f.pieces[i].index == 0)
}

// repeatsHead reports that the head of the piece's table stands above it at the
// top of a page.
func (p *piece) repeatsHead() bool {
	return p.table != nil && p.table.headHeight > 0 && p.index >= p.table.headStrips
}

// parting finds where a page that begins with start and has room up to full,
// exclusive, ends best: the latest place where nothing is parted that belongs
// together. For the sake of single lines and rows no page is left less than two
// thirds full; for a heading it is, rather than leave that behind.
func (f *flow) parting(start, full int) int {
	best, worst := full, strong
	for i := full; i > start && worst > loose; i-- {
		p := &f.pieces[i-1]
		if worst < strong && p.y+p.height < f.frame.depth*2/3 {
			break
		}
		if p.bond < worst {
			best, worst = i, p.bond
		}
	}
	return best
}
