package html

import "github.com/selfeval/selfeval/generator/doc"

// placed is a cell and the places that it takes in the grid of its table.
type placed struct {
	*doc.Cell
	at, col    int // row and column in which it starts
	rows, cols int // that it spans
}

// place finds where the cells of a table stand, in the order of reading, and
// reports whether they fill its grid exactly.
func place(list []placed, t *doc.Table) ([]placed, bool) {
	covered := make([]int, len(t.Columns)) // rows from here on that a cell above still covers
	for i := range t.Rows {
		col := 0
		for k := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[k]
			for col < len(covered) && covered[col] > 0 {
				col++
			}
			if c.ColSpan < 1 || c.RowSpan < 1 || col+c.ColSpan > len(covered) || i+c.RowSpan > len(t.Rows) {
				return list, false
			}
			for x := col; x < col+c.ColSpan; x++ {
				if covered[x] > 0 {
					return list, false
				}
				covered[x] = c.RowSpan
			}
			list = append(list, placed{c, i, col, c.RowSpan, c.ColSpan})
			col += c.ColSpan
		}
		for x := range covered {
			if covered[x] == 0 {
				return list, false
			}
			covered[x]--
		}
	}
	return list, true
}

// squeeze takes out of the spans of cells the rows and columns in which no cell
// starts, as when two columns of a form are merged on every line: HTML has no
// use for them and calls them an error.
func squeeze(list []placed, rows, cols int) {
	counts := make([]int, rows+cols+2) // starts above each row, then left of each column
	down, across := counts[:rows+1], counts[rows+1:]
	for i := range list {
		down[list[i].at+1], across[list[i].col+1] = 1, 1
	}
	for i := range rows {
		down[i+1] += down[i]
	}
	for i := range cols {
		across[i+1] += across[i]
	}
	for i := range list {
		c := &list[i]
		c.rows = down[c.at+c.rows] - down[c.at]
		c.cols = across[c.col+c.cols] - across[c.col]
	}
}

// headRows is how many rows head a table: as many as it says, more where a cell
// reaches out of them, for HTML would cut it off there. None if that is all.
func headRows(list []placed, head, rows int) int {
	for i := range list {
		if c := &list[i]; c.at < head {
			head = max(head, c.at+c.rows)
		}
	}
	if head >= rows {
		return 0
	}
	return max(head, 0)
}

// scope says what a header cell in the body of a table names: its row if there
// is a cell with data to its right, else its column.
func scope(list []placed, i int) string {
	h := &list[i]
	for k := i + 1; k < len(list) && list[k].at < h.at+h.RowSpan; k++ {
		if c := &list[k]; !c.Header && c.col > h.col {
			return "row"
		}
	}
	return "col"
}
