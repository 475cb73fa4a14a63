package html

import (
	"strconv"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/doc"
)

// table writes block j, a table. Tables that read as one, the parts of a form,
// are put into one box, which scrolls where the screen is narrower than they.
func (w *writer) table(blocks []doc.Block, j int) {
	t := blocks[j].(*doc.Table)
	w.tables++
	where := "表“" + t.Name + "”"
	if len(t.Columns) == 0 || len(t.Rows) == 0 {
		w.fault(where, "没有列或没有行")
		return
	}
	var ok bool
	if w.placed, ok = place(w.placed[:0], t); !ok {
		w.fault(where, "单元格与 %d 行 %d 列的表格不相符", len(t.Rows), len(t.Columns))
		return
	}
	if t.Plain {
		w.plainTable(t)
		return
	}
	continued := j > 0 && continues(blocks[j-1], t)
	if !continued {
		w.raw(`<div class="scroll" role="group" tabindex="0"`)
		w.attr("aria-label", tableName(t, w.tables)+"，可左右滚动", where)
		w.raw(">\n")
	}
	w.raw(`<table class="`)
	if t.Text == doc.FormText {
		w.raw("form")
	} else {
		w.raw("ruled")
	}
	if continued {
		w.raw(" continued")
	}
	w.raw(`"`)
	w.id(t.ID)
	w.raw(">\n")
	w.caption(t)
	w.rows(t)
	w.raw("</table>\n")
	if j+1 < len(blocks) {
		if next, ok := blocks[j+1].(*doc.Table); ok && continues(t, next) {
			return
		}
	}
	w.raw("</div>\n")
}

// rows writes the rows of a table, head and body.
func (w *writer) rows(t *doc.Table) {
	head := headRows(w.placed, t.Head, len(t.Rows))
	squeeze(w.placed, len(t.Rows), len(t.Columns))
	for i := range w.placed {
		c := &w.placed[i]
		inHead := c.at < head
		switch {
		case i == 0 && inHead:
			w.raw("<thead>\n<tr>")
		case i == 0:
			w.raw("<tbody>\n<tr>")
		case c.at >= head && w.placed[i-1].at < head:
			w.raw("</tr>\n</thead>\n<tbody>\n<tr>")
		case c.at != w.placed[i-1].at:
			w.raw("</tr>\n<tr>")
		}
		align := c.Align
		if align == doc.AlignDefault && !inHead {
			align = t.Columns[c.col].Align
		}
		switch {
		case empty(c.Cell) || !inHead && !c.Header:
			w.cell("td", "", c, align)
		case inHead:
			w.cell("th", "col", c, align)
		default:
			w.cell("th", scope(w.placed, i), c, align)
		}
	}
	w.raw("</tr>\n</tbody>\n")
}

// continues reports that a table stands so close to the one above that they
// read as one.
func continues(above doc.Block, t *doc.Table) bool {
	a, ok := above.(*doc.Table)
	return ok && len(t.Caption) == 0 && !t.Plain && !a.Plain && a.Text == t.Text
}

// tableName is how a table is announced.
func tableName(t *doc.Table, n int) string {
	switch {
	case len(t.Caption) > 0:
		return oneLine(doc.PlainText(t.Caption))
	case t.Name != "":
		return t.Name
	}
	return "表格" + strconv.Itoa(n)
}

// caption writes what is printed above a table, or else its name for those who
// do not see which table it is.
func (w *writer) caption(t *doc.Table) {
	switch {
	case len(t.Caption) > 0:
		w.raw(`<caption class="caption">`)
		w.runs(t.Caption)
	case t.Name != "":
		w.raw(`<caption class="unseen">`)
		w.text(t.Name, "表名")
	default:
		return
	}
	w.raw("</caption>\n")
}

// cell writes a cell. A single paragraph without anchor needs no element of its
// own.
func (w *writer) cell(element, scope string, c *placed, align doc.Align) {
	w.raw("<" + element)
	if scope != "" {
		w.raw(` scope="` + scope + `"`)
	}
	w.span("colspan", c.cols)
	w.span("rowspan", c.rows)
	w.cellClass(c.Cell, align)
	w.raw(">")
	if len(c.Paragraphs) == 1 && c.Paragraphs[0].ID == "" {
		w.cellContent(&c.Paragraphs[0])
	} else {
		for i := range c.Paragraphs {
			p := &c.Paragraphs[i]
			w.openParagraph(doc.BodyText, p.ID)
			w.cellContent(p)
			w.raw("</p>")
		}
	}
	w.raw("</" + element + ">")
}

func (w *writer) cellContent(p *doc.Paragraph) {
	w.openLink(p.Link)
	w.runs(p.Runs)
	w.closeLink(p.Link)
}

func (w *writer) span(attr string, n int) {
	if n > 1 {
		w.raw(" " + attr + `="` + strconv.Itoa(n) + `"`)
	}
}

// Texts up to short keep to one line, so that a browser does not break a label
// or figure to make room for prose; those beyond long get room for it. In
// halves of a Hanzi.
const (
	short = 16
	long  = 40
)

// cellClass says how a cell is aligned and how much room its text needs.
func (w *writer) cellClass(c *doc.Cell, align doc.Align) {
	widest := 0
	for i := range c.Paragraphs {
		n := 0
		for k := range c.Paragraphs[i].Runs {
			s := c.Paragraphs[i].Runs[k].Text
			// A Hanzi has three bytes and counts as two, ASCII one and one.
			runes := utf8.RuneCountInString(s)
			n += runes + (len(s)-runes)/2
		}
		widest = max(widest, n)
	}
	room := ""
	switch {
	case widest <= short:
		room = "short"
	case widest > long:
		room = "long"
	}
	side := alignments[min(align, doc.AlignJustify)]
	if side == "" && room == "" {
		return
	}
	w.raw(` class="` + side)
	if side != "" && room != "" {
		w.raw(" ")
	}
	w.raw(room + `"`)
}

// alignments names alignments in the style sheet.
var alignments = [...]string{doc.AlignDefault: "", doc.AlignLeft: "left", doc.AlignCenter: "center", doc.AlignRight: "right", doc.AlignJustify: "justify"}

func empty(c *doc.Cell) bool {
	for i := range c.Paragraphs {
		if !blank(c.Paragraphs[i].Runs) {
			return false
		}
	}
	return true
}

// plainTable writes a table without rules. Nothing in it is tabular: it sets
// lines to be signed side by side, and a screen reader is not to announce it.
func (w *writer) plainTable(t *doc.Table) {
	w.raw(`<table class="plain" role="presentation"`)
	w.id(t.ID)
	w.raw(">\n")
	squeeze(w.placed, len(t.Rows), len(t.Columns))
	for i := range w.placed {
		c := &w.placed[i]
		if i == 0 {
			w.raw("<tbody>\n<tr>")
		} else if c.at != w.placed[i-1].at {
			w.raw("</tr>\n<tr>")
		}
		align := c.Align
		if align == doc.AlignDefault {
			align = t.Columns[c.col].Align
		}
		w.cell("td", "", c, align)
	}
	w.raw("</tr>\n</tbody>\n</table>\n")
}
