package layout

import (
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// setCells gives the text of all cells its glyphs.
func (f *flow) setCells(t *table) {
	n := 0
	for i := range t.cells {
		if c := t.cells[i].source; c != nil {
			n += len(c.Paragraphs)
		}
	}
	texts := make([]cellText, n)
	body := bodyStyle(t.Table)
	t.rows = make([]tableRow, len(t.Rows))
	for i := range t.rows {
		t.rows[i].leading, _ = f.leading(&f.style.Paragraphs[f.rowStyle(t, i, body)])
	}
	for i := range t.cells {
		c := &t.cells[i]
		style := &f.style.Paragraphs[f.rowStyle(t, c.row, body)]
		c.leading, _ = f.leading(style)
		c.align = cellAlign(t, c, style)
		if c.source == nil {
			continue
		}
		c.texts, texts = texts[:len(c.source.Paragraphs)], texts[len(c.source.Paragraphs):]
		for k := range c.texts {
			b := &c.source.Paragraphs[k]
			c.texts[k].size = style.Size
			c.texts[k].anchor, c.texts[k].link = b.ID, b.Link
			f.add(&c.texts[k].text, style.Role, b.Runs)
			f.finish(&c.texts[k].text)
		}
		if c.source.Restate && c.rows > 1 && len(c.texts) > 0 {
			c.restated = &text{size: style.Size}
			f.add(c.restated, style.Role, c.source.Paragraphs[0].Runs)
			if !strings.HasSuffix(doc.PlainText(c.source.Paragraphs[0].Runs), "（续）") {
				f.add(c.restated, style.Role, []doc.Run{{Text: "（续）"}})
			}
			f.finish(c.restated)
		}
	}
}

func (f *flow) rowStyle(t *table, row int, body doc.ParagraphStyle) doc.ParagraphStyle {
	if row < t.Head {
		return headStyle(body)
	}
	return body
}

// cellAlign is the cell's own alignment, else its column's or, in a head, the
// style's.
func cellAlign(t *table, c *cell, style *doc.Format) doc.Align {
	align := doc.AlignDefault
	if c.source != nil {
		align = c.source.Align
	}
	if align == doc.AlignDefault && c.row >= t.Head && c.col < len(t.Columns) {
		align = t.Columns[c.col].Align
	}
	if align == doc.AlignDefault {
		align = style.Align
	}
	return align
}

// breakCells breaks the text of all cells to the widths of their columns.
func (f *flow) breakCells(t *table) {
	for i := range t.cells {
		c := &t.cells[i]
		w := t.inner(c)
		for k := range c.texts {
			x := &c.texts[k]
			f.breakText(&x.text, measure{first: w, rest: w, size: x.size, fit: fitOf(c.align)})
			c.lines += len(x.lines)
		}
		if c.restated != nil {
			f.breakText(c.restated, measure{first: w, rest: w, size: c.restated.size, fit: fitOf(c.align)})
		}
	}
}

// inner is the width of the lines of a cell.
func (t *table) inner(c *cell) doc.Length {
	return t.edges[c.col+c.cols] - t.edges[c.col] - t.rule - 2*t.padX
}

// tagTable builds the elements of a table. A cell has its text itself, or one P
// for each of several paragraphs.
func (f *flow) tagTable(t *table, element *Element) {
	part := element
	if t.headRows > 0 {
		part = f.tree.add(element, "THead")
	}
	for row := range t.rows {
		if row == t.headRows {
			part = f.tree.add(element, "TBody")
		}
		tr := f.tree.add(part, "TR")
		f.tree.room(tr, t.columns)
		for col := range t.columns {
			c := &t.cells[t.owner[row*t.columns+col]]
			if c.row == row && c.col == col {
				f.tagCell(t, c, tr)
			}
		}
	}
}

func (f *flow) tagCell(t *table, c *cell, tr *Element) {
	tag, scope := "TD", ""
	switch {
	case c.row < t.headRows || c.row < t.Head:
		tag, scope = "TH", "Column"
	case c.source != nil && c.source.Header:
		tag, scope = "TH", "Row"
	}
	c.element = f.tree.add(tr, tag)
	c.element.Scope, c.element.RowSpan, c.element.ColSpan = scope, c.rows, c.cols
	for k := range c.texts {
		x := &c.texts[k]
		x.element = c.element
		if len(c.texts) > 1 {
			x.element = f.tree.add(c.element, "P")
		}
		if x.link != "" && len(x.chars) > 0 {
			x.element = f.tree.add(x.element, "Link")
			x.about = linkText(doc.PlainText(c.source.Paragraphs[k].Runs))
		}
	}
}
