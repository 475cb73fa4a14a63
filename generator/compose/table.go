package compose

import (
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
)

// table fills a form.
func (c *composer) table(f *pack.Form, env *expr.Env) *doc.Table {
	t := &doc.Table{ID: c.id('t'), Name: f.Name, Columns: f.Columns, Text: f.Text, Plain: f.Plain}
	if f.Caption != nil {
		t.Caption = c.runs(*f.Caption, env)
	}
	b := tabler{c: c, table: t, form: f, covered: make([]int, len(f.Columns)), above: make([]merged, len(f.Columns)), seen: map[seen]bool{}}
	why := c.why
	for i := range f.Rows {
		r := &f.Rows[i]
		if i == f.Head {
			b.endHead()
		}
		if r.Each == nil {
			if c.test(r.When, env) {
				c.because(r.When, env, true)
				b.row(r, env)
			}
			c.why = why
			continue
		}
		outer := c.item
		for _, item := range c.list(r.Each, env) {
			inner := env.Bind(r.Variable, item)
			c.item = c.nodeOf(item)
			if c.test(r.When, inner) {
				c.because(r.When, inner, true)
				b.row(r, inner)
			}
			c.item, c.why = outer, why
		}
	}
	return t
}

// tabler lays cells on the grid.
type tabler struct {
	c       *composer
	table   *doc.Table
	form    *pack.Form
	covered []int    // rows that a cell above still covers, by column
	above   []merged // the cell above that the next row may merge with, by column
	seen    map[seen]bool
}

// seen is a key of a merging column that a cell above has had.
type seen struct {
	column int
	key    string
}

// merged is a cell that cells below can join.
type merged struct {
	row, cell int
	key       string
	span      int
	ok        bool
}

func (b *tabler) endHead() {
	b.table.Head = len(b.table.Rows)
	clear(b.above)
}

// row adds one row. A cell joins the one above if their keys are equal; one that
// merges by text also needs the merging cells to its left to have joined, so
// that a class label never reaches into the next class.
func (b *tabler) row(r *pack.FormRow, env *expr.Env) {
	type filled struct {
		cell *pack.FormCell
		runs []doc.Run
		key  string
		at   int
		join bool
	}
	cells := make([]filled, 0, len(r.Cells))
	at, left, fresh := 0, true, false
	for i := range r.Cells {
		p := &r.Cells[i]
		for at < len(b.covered) && b.covered[at] > 0 {
			at++
		}
		if at+p.Span > len(b.covered) {
			return // the pack's own check has said so
		}
		x := filled{cell: p, runs: b.c.runs(p.Text, env), at: at}
		switch {
		case p.Same:
			x.key = "=" + doc.PlainText(x.runs)
		case p.Key != nil:
			if s, err := p.Key.Expr.Print(env); err == nil {
				x.key = "#" + s
			} else {
				b.c.fault(p.Key.At, err)
			}
		}
		up := b.above[at]
		x.join = x.key != "" && up.ok && up.key == x.key && up.span == p.Span && (!p.Same || left)
		if p.Same && !x.join {
			left = false
		}
		fresh = fresh || !x.join
		cells = append(cells, x)
		at += p.Span
	}
	row := doc.Row{}
	n := len(b.table.Rows)
	for i := range b.covered {
		b.covered[i] = max(0, b.covered[i]-1)
	}
	for _, x := range cells {
		if x.join && fresh {
			up := b.above[x.at]
			b.table.Rows[up.row].Cells[up.cell].RowSpan++
			continue
		}
		b.above[x.at] = merged{n, len(row.Cells), x.key, x.cell.Span, x.key != ""}
		for k := 1; k < x.cell.Span; k++ {
			b.above[x.at+k] = merged{}
		}
		for k := range x.cell.Span {
			b.covered[x.at+k] = x.cell.Rows - 1
		}
		cell := b.cell(x.cell, x.runs)
		if x.cell.Key != nil && x.key != "" {
			again := seen{x.at, x.key}
			if b.seen[again] {
				restated(&cell)
			}
			b.seen[again] = true
		}
		row.Cells = append(row.Cells, cell)
	}
	b.table.Rows = append(b.table.Rows, row)
}

// cell is a cell with its text. What is blank by intent stays empty; a cell with
// nothing to say gets the pack's mark.
func (b *tabler) cell(p *pack.FormCell, runs []doc.Run) doc.Cell {
	c := doc.Cell{
		ColSpan: p.Span, RowSpan: p.Rows, Align: p.Align,
		Header: p.Header || len(b.table.Rows) < b.form.Head, Restate: p.Same || p.Key != nil,
	}
	switch doc.PlainText(runs) {
	case "":
		if blank := b.c.pack.Blank.Value; blank != "" && !b.form.Plain {
			c.Paragraphs, c.Align = []doc.Paragraph{{Runs: []doc.Run{{Text: blank}}}}, doc.AlignCenter
		}
	case pack.Blank:
	default:
		for _, part := range paragraphs(runs) {
			c.Paragraphs = append(c.Paragraphs, doc.Paragraph{Runs: part})
		}
	}
	if c.Paragraphs == nil {
		c.Paragraphs = []doc.Paragraph{{}}
	}
	return c
}

// restated marks a cell whose group began further up and was parted by rows that
// do not belong to it, so that nobody adds its score twice.
func restated(c *doc.Cell) {
	last := &c.Paragraphs[len(c.Paragraphs)-1]
	last.Runs = appendRun(last.Runs, doc.Run{Text: "（续）"})
}
