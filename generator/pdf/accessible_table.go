package pdf

import "github.com/selfeval/selfeval/generator/layout"

// table checks that a table has one head at most, and rows that are equally wide
// when cells that reach down from rows above are counted. A cell ends with its
// group of rows.
func (r *rules) table(t *layout.Element) {
	g := grid{rules: r}
	heads, bodies := 0, 0
	for _, part := range t.Kids {
		switch part.Tag {
		case "TR":
			g.row(part)
		case "THead", "TBody":
			if part.Tag == "THead" {
				heads++
			} else {
				bodies++
			}
			g.end()
			for _, tr := range part.Kids {
				g.row(tr)
			}
			g.end()
		}
	}
	g.end()
	if g.rows == 0 {
		r.fault("表没有行")
	}
	if heads > 1 || heads == 1 && bodies == 0 {
		r.fault("表有 %d 个表头、%d 个表身", heads, bodies)
	}
}

// grid lays the cells of a table out.
type grid struct {
	*rules
	rows    int   // so far
	columns int   // of the first row
	reach   []int // by column: rows below that a cell still fills
}

// row lays a row's cells into the columns that cells from above leave free.
func (g *grid) row(tr *layout.Element) {
	g.rows++
	var below []int
	column := 0
	taken := func() bool { return column < len(g.reach) && g.reach[column] > 0 }
	pass := func() {
		for taken() {
			below = append(below, g.reach[column]-1)
			column++
		}
	}
	for _, cell := range tr.Kids {
		pass()
		for range max(cell.ColSpan, 1) {
			if taken() {
				g.fault("表第 %d 行第 %d 列有两个单元格", g.rows, column+1)
			}
			below = append(below, max(cell.RowSpan, 1)-1)
			column++
		}
	}
	pass()
	g.reach = below
	if g.rows == 1 {
		g.columns = column
	}
	if column != g.columns {
		g.fault("表第 %d 行有 %d 列，第 1 行有 %d 列", g.rows, column, g.columns)
	}
}

// end ends a group of rows.
func (g *grid) end() {
	for _, n := range g.reach {
		if n > 0 {
			g.fault("表第 %d 行有单元格伸出所在的行组", g.rows)
			break
		}
	}
	g.reach = nil
}
