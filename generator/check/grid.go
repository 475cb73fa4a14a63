package check

import (
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
)

// grid is a part of a table whose rows have the columns of one row of heads. A
// form of several parts, one below the other, makes several grids.
type grid struct {
	head []string
	rows []gridRow
	sum  *gridRow // 合计; nil if there is none
	top  bool     // the row of sums comes before its parts
}

// gridRow is one row: what its first cells call it, and its numbers by column.
type gridRow struct {
	name  string
	at    int
	cells []gridCell
}

// gridCell is a cell; number is false for words, / and empty cells.
type gridCell struct {
	text   string
	value  expr.Quantity
	at     int
	number bool
}

// gridsOf are the grids of the i-th table, cut once; none of a table too long to
// be looked into.
func (r *review) gridsOf(i int) []grid {
	if r.tables == nil {
		r.tables = make([][]grid, len(r.text.Tables))
	}
	if t := &r.text.Tables[i]; r.tables[i] == nil && len(t.Rows) <= maxRows {
		r.tables[i] = r.cutGrids(t)
	}
	return r.tables[i]
}

// cutGrids cuts a table into its grids.
func (r *review) cutGrids(t *prose.Table) []grid {
	list := []grid{} // not nil: cut
	var g *grid
	for _, cells := range t.Rows {
		if r.isHead(cells) {
			list = append(list, grid{head: r.heads(cells)})
			g = &list[len(list)-1]
			continue
		}
		if g == nil && len(cells) >= 3 && r.evenRows(t) { // a table without heads
			list = append(list, grid{head: make([]string, len(cells))})
			g = &list[len(list)-1]
		}
		if g == nil || len(cells) != len(g.head) { // merged cells: the columns cannot be told
			continue
		}
		row := r.gridRow(cells)
		switch {
		case isSumName(row.name) && g.sum == nil:
			g.sum, g.top = &row, len(g.rows) == 0
		case g.sum != nil && !g.top: // what stands below the sum is no part of it
		default:
			g.rows = append(g.rows, row)
		}
	}
	return list
}

// evenRows reports whether all rows of a table have as many cells as the first.
func (r *review) evenRows(t *prose.Table) bool {
	for _, row := range t.Rows {
		if len(row) != len(t.Rows[0]) {
			return false
		}
	}
	return len(t.Rows) >= 3
}

// isHead reports whether a row names columns: three cells or more with words,
// none with a figure.
func (r *review) isHead(cells []prose.Cell) bool {
	words := 0
	for _, c := range cells {
		text := strings.Trim(r.text.Cell(c), "* ")
		if text == "" {
			continue
		}
		if q, n := expr.ScanNumber(text); n > 0 && q.Sign() >= 0 && text[0] < 0x80 || strings.ContainsAny(text, "。；≥≤") || han(text) > 14 {
			return false
		}
		words++
	}
	return words >= 3 && words*2 >= len(cells)
}

// blanks takes blanks and Markdown's bold marks out of a head.
var blanks = strings.NewReplacer(" ", "", "*", "")

func (r *review) heads(cells []prose.Cell) []string {
	list := make([]string, len(cells))
	for i, c := range cells {
		list[i] = blanks.Replace(r.text.Cell(c))
	}
	return list
}

func (r *review) gridRow(cells []prose.Cell) gridRow {
	row := gridRow{cells: make([]gridCell, len(cells)), at: cells[0].Start}
	named := false
	for i, c := range cells {
		cell := &row.cells[i]
		cell.text, cell.at = strings.Trim(r.text.Cell(c), "* "), c.Start+strings.Index(r.text.Cell(c), strings.Trim(r.text.Cell(c), "* "))
		q, n := expr.ScanNumber(cell.text)
		if n == 0 && named { // 支出1440万元
			if words := strings.IndexAny(cell.text, "0123456789"); words > 0 && han(cell.text[:words])*one == words && words <= 4*one {
				if q, n = expr.ScanNumber(cell.text[words:]); n > 0 {
					n += words
				}
			}
		}
		rest := strings.TrimSpace(cell.text[n:])
		if n > 0 && rest == "分" {
			rest = ""
		}
		switch {
		case n > 0 && rest == "":
			cell.value, cell.number = q, true
		case cell.text == "" || named && i > 0 && row.cells[i-1].number:
		case !named || !row.hasNumber(i):
			row.name, named = strings.ReplaceAll(cell.text, " ", ""), true
		}
	}
	return row
}

// hasNumber reports whether a cell before the i-th is a number.
func (row *gridRow) hasNumber(i int) bool {
	for _, c := range row.cells[:i] {
		if c.number {
			return true
		}
	}
	return false
}

// isSumName reports whether a row is the sum of the others.
func isSumName(name string) bool {
	switch strings.Trim(name, "：:（）()*") {
	case "合计", "总计", "总分", "总得分", "自评总分", "合计得分", "年度资金总额", "资金总额", "总额", "总数":
		return true
	}
	return false
}

// column collects the numbers of a column over rows.
func (g *grid) numbers(c int) int {
	n := 0
	for i := range g.rows {
		if g.rows[i].cells[c].number {
			n++
		}
	}
	return n
}

// isShare reports whether a column holds percentages.
func (g *grid) isShare(c int) bool {
	for i := range g.rows {
		if cell := &g.rows[i].cells[c]; cell.number && cell.value.Unit == expr.PercentUnit {
			return true
		}
	}
	return endsWith(strings.TrimRight(g.head[c], "）)"), "%", "％") && !anyOf(g.head[c], "权重")
}

// share is a cell of a column of percentages as a ratio: (%) in the head stands
// for the sign that the cells lack.
func (c *gridCell) share() expr.Quantity {
	if c.value.Unit == expr.PercentUnit || c.value.Unit != "" {
		return c.value
	}
	q, n := expr.ScanNumber(c.text + "%")
	if n == 0 {
		return c.value
	}
	return q
}
