package docx

import (
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/doc"
)

// demand is what the content of a column asks for, in twips.
type demand struct {
	least int // below this, numbers and words would break
	wish  int // above this, no line would break
}

// Bounds of what text may ask for, in characters: a short label stays whole,
// and a long paragraph does not starve the columns beside it.
const (
	leastLabel  = 4
	longestWish = 24
	slack       = 1 // half characters, for faces with wider digits than assumed
)

// columnWidths divides width, in twips, among the columns of t, which has at
// least one. Columns with a Weight share by it what the others, measured by
// their content, leave; none is made narrower than its content can be as long as
// there is room anywhere. The widths always add up to width.
func columnWidths(t *doc.Table, s *doc.Style, width int) []int {
	demands := columnDemands(t, s)
	widths := make([]int, len(t.Columns))
	distribute(widths, demands, width)

	weights, free := 0, width
	for i := range t.Columns {
		if weight := t.Columns[i].Weight; weight > 0 {
			weights += weight
		} else {
			free -= widths[i]
		}
	}
	if weights > 0 {
		used := 0
		for i := range t.Columns {
			if weight := t.Columns[i].Weight; weight > 0 {
				widths[i] = free * weight / weights
				used += widths[i]
			}
		}
		for i := range t.Columns { // what rounding left
			if t.Columns[i].Weight > 0 {
				widths[i] += free - used
				break
			}
		}
	}
	raise(widths, demands)
	return widths
}

// raise gives every column its least, at the expense of those that have more, in
// proportion to how much more; where there is not enough, nothing changes.
func raise(widths []int, demands []demand) {
	short, spare := 0, 0
	for i, d := range demands {
		short += max(0, d.least-widths[i])
		spare += max(0, widths[i]-d.least)
	}
	if short == 0 || spare < short {
		return
	}
	passed, taken := 0, 0 // sums so far, so that rounding never adds up
	for i, d := range demands {
		if widths[i] <= d.least {
			widths[i] = d.least
			continue
		}
		passed += widths[i] - d.least
		give := short*passed/spare - taken
		taken += give
		widths[i] -= give
	}
}

// distribute sets the widths of the columns, which add up to width. Past all
// wishes the rest goes to each in proportion to its wish; where even the least
// is too much, all give way alike.
func distribute(widths []int, demands []demand, width int) {
	var least, wish int
	for _, d := range demands {
		least += d.least
		wish += d.wish
	}
	switch {
	case least > width:
		divide(widths, width, func(i int) int { return demands[i].least })
	case wish <= width:
		divide(widths, width, func(i int) int { return demands[i].wish })
	default:
		fill(widths, demands, width-least)
	}
}

// divide gives each column its share of width.
func divide(widths []int, width int, share func(i int) int) {
	total := 0
	for i := range widths {
		total += share(i)
	}
	passed, used := 0, 0 // sums so far, so that rounding never adds up
	for i := range widths {
		passed += share(i)
		widths[i] = width*passed/total - used
		used += widths[i]
	}
}

// fill gives each column its least and an equal part of rest, but none more
// than it wishes for: short columns stay on one line, long texts share what
// they leave.
func fill(widths []int, demands []demand, rest int) {
	open := len(demands)
	for i, d := range demands {
		widths[i] = d.least
	}
	for rest > 0 && open > 0 {
		part := rest / open
		if part == 0 {
			part = 1
		}
		open = 0
		for i, d := range demands {
			add := min(d.wish-widths[i], part, rest)
			widths[i] += add
			rest -= add
			if widths[i] < d.wish {
				open++
			}
		}
	}
}

// columnDemands measures the cells of each column. What a cell over several
// columns asks for beyond them is added to them in equal parts.
func columnDemands(t *doc.Table, s *doc.Style) []demand {
	demands := make([]demand, len(t.Columns))
	padding := 2*twips(s.Table.PadX) + twips(s.Table.Rule)
	half := max(1, twips(s.Paragraphs[t.Text].Size)/2)
	for i := range demands {
		demands[i] = demand{padding + 2*half, padding + 2*half}
	}
	for spans := false; ; spans = true {
		eachCell(t, func(col int, c *doc.Cell) {
			if c.ColSpan > 1 != spans {
				return
			}
			d := cellDemand(c, half, padding)
			for _, have := range demands[col : col+c.ColSpan] {
				d.least -= have.least
				d.wish -= have.wish
			}
			for i := range demands[col : col+c.ColSpan] {
				have := &demands[col+i]
				have.least += max(0, d.least) / c.ColSpan
				have.wish = max(have.least, have.wish+max(0, d.wish)/c.ColSpan)
			}
		})
		if spans {
			return demands
		}
	}
}

// eachCell calls f with the first column of each cell that lies in the grid.
func eachCell(t *doc.Table, f func(col int, c *doc.Cell)) {
	covered := make([]int, len(t.Columns)) // rows still covered from above
	for i := range t.Rows {
		cells := t.Rows[i].Cells
		for col := 0; col < len(covered); {
			if covered[col] > 0 {
				covered[col]--
				col++
				continue
			}
			if len(cells) == 0 || cells[0].ColSpan < 1 || col+cells[0].ColSpan > len(covered) {
				break // a faulty row: reported when it is written
			}
			f(col, &cells[0])
			for k := range cells[0].ColSpan {
				covered[col+k] = max(0, cells[0].RowSpan-1)
			}
			col += cells[0].ColSpan
			cells = cells[1:]
		}
	}
}

// cellDemand estimates a cell's text: a Hanzi is one em, ASCII half an em but
// for the wide % and capitals; an unbroken run of ASCII, and the character
// before and after it (the unit of a number), stay together.
func cellDemand(c *doc.Cell, half, padding int) demand {
	longest, word := 0, 0 // in half ems
	for i := range c.Paragraphs {
		line, run := 0, 0
		for j := range c.Paragraphs[i].Runs {
			for _, r := range c.Paragraphs[i].Runs[j].Text {
				switch {
				case r == '\n':
					longest, line, run = max(longest, line), 0, 0
					continue
				case r == ' ':
					line, run = line+1, 0
					continue
				case r < utf8.RuneSelf && r != '%' && (r < 'A' || r > 'Z'):
					line, run = line+1, run+1
				case r < utf8.RuneSelf:
					line, run = line+2, run+2
				default:
					line += 2
					word, run = max(word, run+2), 2
				}
				word = max(word, run)
			}
		}
		longest = max(longest, line)
	}
	wish := min(longest, 2*longestWish)
	least := max(min(word, 2*longestWish), min(longest, 2*leastLabel))
	return demand{(least+slack)*half + padding, (max(least, wish)+slack)*half + padding}
}
