package layout

import "github.com/selfeval/selfeval/generator/doc"

// demand is what the content of a column asks for, padding and rule included.
type demand struct {
	least doc.Length // below this, numbers and words would break
	wish  doc.Length // above this, no line would break
}

// Bounds of what text may ask for, in ems: a short label stays whole, and a long
// paragraph does not starve the columns beside it.
const (
	leastLabel  = 4
	longestWish = 24
)

// setWidths divides width among the columns. Those with a Weight share by it
// what the others leave; none is made narrower than its content can be as long
// as there is room anywhere. A rule stands before each column and behind the
// last. Where columns are so many that not even a character fits in each, the
// padding gives way, then the size of type.
func (f *flow) setWidths(t *table, width doc.Length) {
	width -= t.rule
	n := doc.Length(t.columns)
	size := f.style.Paragraphs[bodyStyle(t.Table)].Size
	size = max(size, f.style.Paragraphs[headStyle(bodyStyle(t.Table))].Size)
	t.padX = max(0, min(t.padX, (width/n-t.rule-size*5/4)/2))
	if room := width/n - t.rule; room < size {
		f.shrink(t, room, size)
		size = room
	}
	pad := 2*t.padX + t.rule
	demands := f.demands(t, size, pad)
	widths := make([]doc.Length, t.columns)
	least := make([]doc.Length, t.columns)
	total := doc.Length(0)
	for i := range demands {
		least[i] = demands[i].least
		total += least[i]
	}
	distribute(widths, demands, width)
	if total <= width {
		weigh(widths, t.Columns, width)
	} else {
		for i := range least {
			least[i] = size + pad
		}
	}
	raise(widths, least)
	t.edges = make([]doc.Length, t.columns+1)
	for i, w := range widths {
		t.edges[i+1] = t.edges[i] + w
	}
}

// shrink sets the table's text in type of such a size that size becomes room.
func (f *flow) shrink(t *table, room, size doc.Length) {
	for i := range t.cells {
		c := &t.cells[i]
		for k := range c.texts {
			c.texts[k].shrink(room, size)
		}
		if c.restated != nil {
			c.restated.shrink(room, size)
		}
	}
}

// distribute sets the widths of the columns, which add up to width. Past all
// wishes the rest goes to each in proportion to its wish; where even the least
// is too much, all give way alike.
func distribute(widths []doc.Length, demands []demand, width doc.Length) {
	var least, wish doc.Length
	for _, d := range demands {
		least += d.least
		wish += d.wish
	}
	switch {
	case least > width:
		divide(widths, width, func(i int) doc.Length { return demands[i].least })
	case wish <= width:
		divide(widths, width, func(i int) doc.Length { return demands[i].wish })
	default:
		fill(widths, demands, width-least)
	}
}

// divide gives each column its share of width.
func divide(widths []doc.Length, width doc.Length, share func(i int) doc.Length) {
	total := doc.Length(0)
	for i := range widths {
		total += share(i)
	}
	passed, used := doc.Length(0), doc.Length(0) // sums so far, so that rounding never adds up
	for i := range widths {
		passed += share(i)
		widths[i] = width*passed/total - used
		used += widths[i]
	}
}

// fill gives each column its least and an equal part of rest, but none more than
// it wishes for: short columns stay on one line, long texts share what they leave.
func fill(widths []doc.Length, demands []demand, rest doc.Length) {
	open := len(demands)
	for i, d := range demands {
		widths[i] = d.least
	}
	for rest > 0 && open > 0 {
		part := max(1, rest/doc.Length(open))
		open = 0
		for i, d := range demands {
			more := min(d.wish-widths[i], part, rest)
			widths[i] += more
			rest -= more
			if widths[i] < d.wish {
				open++
			}
		}
	}
}

// weigh divides among the columns with a weight what those without leave.
func weigh(widths []doc.Length, columns []doc.Column, width doc.Length) {
	weights := doc.Length(0)
	for i := range widths {
		if w := weight(columns, i); w > 0 {
			weights += w
		} else {
			width -= widths[i]
		}
	}
	passed, used := doc.Length(0), doc.Length(0)
	for i := range widths {
		if w := weight(columns, i); w > 0 {
			passed += w
			widths[i] = width*passed/weights - used
			used += widths[i]
		}
	}
}

func weight(columns []doc.Column, i int) doc.Length {
	if i < len(columns) {
		return doc.Length(max(0, columns[i].Weight))
	}
	return 0
}

// raise gives every column its least, at the expense of those that have more, in
// proportion to how much more. What is least must not be more than there is.
func raise(widths, least []doc.Length) {
	short, spare := doc.Length(0), doc.Length(0)
	for i := range widths {
		short += max(0, least[i]-widths[i])
		spare += max(0, widths[i]-least[i])
	}
	if short == 0 || spare < short {
		return
	}
	passed, taken := doc.Length(0), doc.Length(0)
	for i := range widths {
		if widths[i] <= least[i] {
			widths[i] = least[i]
			continue
		}
		passed += widths[i] - least[i]
		give := short*passed/spare - taken
		taken += give
		widths[i] -= give
	}
}
