package prose

import "strings"

// Table is a table of the text. Rows may differ in length where cells were
// merged.
type Table struct{ Rows [][]Cell }

// Cell is a cell; an empty one has no length.
type Cell struct{ Start, End int }

// readTables collects the lines of cells. Three forms are read: a row a line,
// its cells separated by tabs; a row a line between bars; a cell a line that
// begins with a tab, rows separated by empty lines, as word processors print.
func (t *Text) readTables() {
	for i := 0; i < len(t.Lines); i++ {
		if t.Lines[i].Kind != Cells {
			continue
		}
		to := i
		for to < len(t.Lines) && t.Lines[to].Kind == Cells {
			to++
		}
		t.Tables = append(t.Tables, t.table(t.Lines[i:to]))
		i = to
	}
}

func (t *Text) table(lines []Line) Table {
	var table Table
	var row []Cell
	last := lines[0].Number
	for i := range lines {
		l := &lines[i]
		cells := t.cells(l)
		if n := len(table.Rows); len(cells) == 1 && row == nil && n > 0 && len(table.Rows[n-1]) > 1 && l.Number == last+1 {
			cells = append([]Cell{{l.Start, l.Start}}, cells...) // the first cell is empty
		}
		if len(cells) == 1 { // a cell a line
			if l.Number > last+1 && row != nil {
				table.Rows, row = append(table.Rows, row), nil
			}
			row = append(row, cells...)
			last = l.Number
			continue
		}
		if row != nil {
			table.Rows, row = append(table.Rows, row), nil
		}
		last = l.Number
		if !isRule(t.Of(l)) {
			table.Rows = append(table.Rows, cells)
		}
	}
	if row != nil {
		table.Rows = append(table.Rows, row)
	}
	return table
}

// cells cuts a line of a table at tabs or bars.
func (t *Text) cells(l *Line) []Cell {
	s, sep := t.File.Text, byte('\t')
	start, end := l.Start, l.End
	if s[start] == '|' && s[end-1] == '|' && end-start > 1 {
		sep = '|'
		start, end = start+1, end-1
	}
	var list []Cell
	for start <= end {
		n := strings.IndexByte(s[start:end], sep)
		if n < 0 {
			n = end - start
		}
		a, b := trim(s, start, start+n)
		list = append(list, Cell{a, b})
		start += n + 1
	}
	return list
}

// isRule reports whether a line is the rule below the head of a Markdown table.
func isRule(s string) bool { return strings.Trim(s, "|-: ") == "" && strings.Contains(s, "-") }

// Cell is the text of a cell.
func (t *Text) Cell(c Cell) string { return t.File.Text[c.Start:c.End] }
