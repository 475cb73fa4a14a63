package docx

import "github.com/selfeval/selfeval/generator/doc"

// span is a merged cell that reaches into the rows below.
type span struct {
	rows int // that it still covers
	cols int
}

// tableBlock writes a table with its caption.
func (w *writer) tableBlock(t *doc.Table, landscape bool, s surroundings) {
	anchor := t.ID
	if len(t.Caption) > 0 {
		w.openParagraph(doc.Caption, surroundings{before: s.before + w.d.Style.Table.Before, keepNext: true})
		w.openAnchor(anchor)
		w.runs(t.Caption, 0)
		w.closeAnchor(anchor)
		w.raw("</w:p>")
		anchor = ""
	}
	where := "表“" + t.Name + "”"
	switch {
	case len(t.Columns) == 0 || len(t.Rows) == 0:
		w.fault(where, "没有列或没有行")
		return
	case t.Text != doc.TableText && t.Text != doc.FormText:
		w.fault(where, "正文样式 %d 不是表格文字或表单文字", t.Text)
		return
	}
	width := w.grid.sheet(landscape).textWidth()
	cols := columnWidths(t, w.d.Style, width)

	style := ruledTableID
	if t.Plain {
		style = plainTableID
	}
	// Widths stand in grid, table and cells: WPS prefers the grid, Word the cells.
	w.raw("<w:tbl><w:tblPr>")
	w.val("w:tblStyle", style)
	w.raw("<w:tblW")
	w.attr("w:w", width)
	w.raw(` w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/>`)
	if t.Name != "" {
		w.raw(`<w:tblCaption w:val="`)
		w.text(t.Name, "表名")
		w.raw(`"/>`)
	}
	w.raw("</w:tblPr><w:tblGrid>")
	for _, c := range cols {
		w.raw("<w:gridCol")
		w.attr("w:w", c)
		w.raw("/>")
	}
	w.raw("</w:tblGrid>")

	w.occupied = append(w.occupied[:0], make([]span, len(cols))...)
	for i := range t.Rows {
		if !w.row(t, i, cols, anchor) {
			w.fault(where, "第 %d 行的单元格与 %d 列不相符", i+1, len(cols))
			break
		}
		anchor = ""
	}
	w.raw("</w:tbl>")
}

// row writes row i and reports whether its cells fill the grid exactly. Places
// that a merged cell of a row above covers get a continuation cell.
func (w *writer) row(t *doc.Table, i int, cols []int, anchor string) bool {
	head := i < t.Head
	w.raw("<w:tr><w:trPr><w:cantSplit/>")
	if head {
		w.raw("<w:tblHeader/>")
	}
	w.raw("</w:trPr>")
	style := t.Text
	if head {
		style = headStyle(t.Text)
	}
	cells := t.Rows[i].Cells
	for col := 0; col < len(cols); {
		if o := &w.occupied[col]; o.rows > 0 {
			o.rows--
			w.openCell(cols[col:col+o.cols], "continue")
			w.openParagraph(style, surroundings{keepNext: head})
			w.raw("</w:p></w:tc>")
			col += o.cols
			continue
		}
		if len(cells) == 0 {
			return false
		}
		c := &cells[0]
		cells = cells[1:]
		if c.ColSpan < 1 || c.RowSpan < 1 || col+c.ColSpan > len(cols) || i+c.RowSpan > len(t.Rows) {
			return false
		}
		for _, o := range w.occupied[col+1 : col+c.ColSpan] {
			if o.rows > 0 {
				return false
			}
		}
		merge := ""
		if c.RowSpan > 1 {
			merge = "restart"
			w.occupied[col] = span{c.RowSpan - 1, c.ColSpan}
		}
		w.openCell(cols[col:col+c.ColSpan], merge)
		w.cellParagraphs(c, t.Columns[col].Align, style, head, anchor)
		w.raw("</w:tc>")
		anchor = ""
		col += c.ColSpan
	}
	w.raw("</w:tr>")
	return len(cells) == 0
}

// openCell starts a cell over the columns of the given widths.
func (w *writer) openCell(cols []int, merge string) {
	width := 0
	for _, c := range cols {
		width += c
	}
	w.raw("<w:tc><w:tcPr><w:tcW")
	w.attr("w:w", width)
	w.raw(` w:type="dxa"/>`)
	if len(cols) > 1 {
		w.number("w:gridSpan", len(cols))
	}
	if merge != "" {
		w.val("w:vMerge", merge)
	}
	w.raw(`<w:vAlign w:val="center"/></w:tcPr>`)
}

// cellParagraphs writes the text of a cell: at least one paragraph, without
// which Word does not open the file.
func (w *writer) cellParagraphs(c *doc.Cell, column doc.Align, style doc.ParagraphStyle, head bool, anchor string) {
	s := surroundings{align: c.Align, keepNext: head}
	if s.align == doc.AlignDefault && !head {
		s.align = column
	}
	if len(c.Paragraphs) == 0 {
		w.openParagraph(style, s)
		w.openAnchor(anchor)
		w.closeAnchor(anchor)
		w.raw("</w:p>")
	}
	for i := range c.Paragraphs {
		p := &c.Paragraphs[i]
		w.openParagraph(style, s)
		w.openAnchor(anchor)
		w.openAnchor(p.ID)
		w.openLink(p.Link)
		w.runs(p.Runs, 0)
		w.closeLink(p.Link)
		w.closeAnchor(p.ID)
		w.closeAnchor(anchor)
		w.raw("</w:p>")
		anchor = ""
	}
}

// headStyle is the style of head rows that goes with a style of body cells.
func headStyle(text doc.ParagraphStyle) doc.ParagraphStyle {
	if text == doc.FormText {
		return doc.FormHead
	}
	return doc.TableHead
}
