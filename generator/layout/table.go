package layout

import "github.com/selfeval/selfeval/generator/doc"

// table is a table whose columns have their widths and whose rows have their
// heights. It is cut into strips, of which pages take as many as fit: a row is
// one strip, but a row too high for that is one strip a line of text.
type table struct {
	*doc.Table
	cells      []cell
	owner      []int32 // index of the cell at row*columns+column
	columns    int
	edges      []doc.Length // where the rules before columns, and behind the last, begin, from the left edge of the text area
	rows       []tableRow
	strips     []strip
	headRows   int        // that repeat on each page
	headStrips int        // of those rows
	headHeight doc.Length // 0 if they do not repeat
	joined     bool       // goes on from the last rule of the table above
	rule       doc.Length
	padX, padY doc.Length
}

type tableRow struct {
	first   int // strip
	strips  int
	leading doc.Length
	height  doc.Length // with the rule above it
}

type strip struct {
	row    int
	height doc.Length
}

// cell is one cell with its text set.
type cell struct {
	source    *doc.Cell // nil where the tree has none
	row, col  int
	rows      int
	cols      int
	texts     []cellText
	leading   doc.Length
	align     doc.Align
	lines     int // of all its texts
	done      int // lines drawn so far
	restated  *text
	element   *Element // TH or TD
	continues bool     // drawn on an earlier page
}

// cellText is one paragraph of a cell.
type cellText struct {
	text
	element *Element
	anchor  string
	link    string
	about   string
}

// continues reports that a table stands so close to the one above that they
// read as one: the parts of a form, each with columns of its own.
func continues(above doc.Block, t *doc.Table) bool {
	a, ok := above.(*doc.Table)
	return ok && len(t.Caption) == 0 && !t.Plain && !a.Plain && a.Text == t.Text && len(a.Rows) > 0
}

// headStyle is the style of head rows that goes with a style of body cells.
func headStyle(text doc.ParagraphStyle) doc.ParagraphStyle {
	if text == doc.FormText {
		return doc.FormHead
	}
	return doc.TableHead
}

// bodyStyle is the style of body cells, the usual one if the table names none.
func bodyStyle(t *doc.Table) doc.ParagraphStyle {
	if t.Text == doc.FormText {
		return doc.FormText
	}
	return doc.TableText
}

// addTable adds a table with its caption.
func (f *flow) addTable(b *doc.Table, joined bool) {
	format := &f.style.Table
	before := f.hundredths(format.Before)
	anchor := b.ID
	var element *Element
	if len(b.Rows) > 0 {
		element = f.tree.add(f.parent, "Table")
	}
	if len(b.Caption) > 0 {
		p := f.setParagraph(doc.Caption, f.frame.textWidth, 0, nil, b.Caption, 0)
		p.grid, p.keep = false, element != nil
		if element != nil {
			p.element = f.tree.add(element, "Caption")
		} else {
			p.element = f.tree.add(f.parent, "P")
		}
		at := len(f.pieces)
		f.lines(p, before)
		f.pieces[at].anchor = anchor
		before, anchor = 0, ""
	}
	if element == nil {
		return
	}
	if joined {
		before, f.after = 0, 0
	}
	t := f.setTable(b, element)
	t.joined = joined
	at := len(f.pieces)
	for i := range t.strips {
		f.pieces = append(f.pieces, piece{height: t.strips[i].height, below: t.rule, table: t, index: i, heading: -1})
	}
	f.pieces[at].before = f.after + before
	f.pieces[at].anchor = anchor
	t.bind(f.pieces[at:], f.frame.depth)
	f.after = f.hundredths(format.After)
}

// setTable sets a table in a frame's width and gives it its elements.
func (f *flow) setTable(b *doc.Table, element *Element) *table {
	t := &table{Table: b, rule: f.style.Table.Rule, padX: f.style.Table.PadX, padY: f.style.Table.PadY}
	if t.Plain { // lines to be signed by hand: as high as those of the text
		leading, _ := f.leading(&f.style.Paragraphs[bodyStyle(b)])
		t.padY = max(t.padY, (f.style.LinePitch()-leading-t.rule)/2)
	}
	t.layGrid(b)
	t.headRows = t.repeating(b.Head)
	f.setCells(t)
	f.setWidths(t, f.frame.textWidth)
	f.breakCells(t)
	t.setHeights(f.frame.depth)
	f.tagTable(t, element)
	return t
}

// layGrid gives every cell its place. What a faulty tree asks for beyond the
// grid is cut, or the grid is widened; no cell is ever left out.
func (t *table) layGrid(b *doc.Table) {
	n := 0
	for i := range b.Rows {
		n += len(b.Rows[i].Cells)
	}
	t.cells = make([]cell, 0, n+4)
	t.columns = max(1, len(b.Columns))
	reach := make([]int, t.columns, t.columns+8) // rows that cells from above still cover, by column
	for row := range b.Rows {
		col := 0
		for k := range b.Rows[row].Cells {
			c := &b.Rows[row].Cells[k]
			for col < len(reach) && reach[col] > row {
				col++
			}
			cols, rows := 1, min(max(1, c.RowSpan), len(b.Rows)-row)
			for cols < c.ColSpan && (col+cols >= len(reach) || reach[col+cols] <= row) {
				cols++
			}
			for len(reach) < col+cols {
				reach = append(reach, 0)
			}
			for i := col; i < col+cols; i++ {
				reach[i] = row + rows
			}
			t.cells = append(t.cells, cell{source: c, row: row, col: col, rows: rows, cols: cols})
			col += cols
		}
	}
	t.columns = len(reach)
	t.own(len(b.Rows))
}

// own notes which cell lies where and adds empty cells where none does.
func (t *table) own(rows int) {
	t.owner = make([]int32, rows*t.columns)
	for i := range t.owner {
		t.owner[i] = -1
	}
	for i := range t.cells {
		c := &t.cells[i]
		for row := c.row; row < c.row+c.rows; row++ {
			for col := c.col; col < c.col+c.cols; col++ {
				t.owner[row*t.columns+col] = int32(i)
			}
		}
	}
	for i, o := range t.owner {
		if o < 0 {
			t.owner[i] = int32(len(t.cells))
			t.cells = append(t.cells, cell{row: i / t.columns, col: i % t.columns, rows: 1, cols: 1})
		}
	}
}

// repeating is how many rows make up a head of at least n rows that no cell
// reaches out of. A table that is nothing but head repeats nothing.
func (t *table) repeating(n int) int {
	for i := range t.cells {
		if c := &t.cells[i]; c.row < n {
			n = max(n, c.row+c.rows)
		}
	}
	if n*t.columns >= len(t.owner) {
		return 0
	}
	return n
}
