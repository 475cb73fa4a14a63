package html

import (
	"github.com/selfeval/selfeval/generator/doc"
)

// table writes a table, after its caption if it has one.
func (m *markdown) table(t *doc.Table) {
	if len(t.Caption) > 0 || m.targets[m.anchors[t.ID]] {
		m.anchor(m.anchors[t.ID])
		m.strong(doc.PlainText(t.Caption))
		m.end()
	}
	if t.Plain {
		m.lines(t)
		return
	}
	if len(t.Columns) == 0 || len(t.Rows) == 0 {
		return
	}
	rows := m.filled(t)
	if t.Head <= 0 {
		m.row(make([]string, len(t.Columns)))
	} else {
		m.row(rows[0])
		rows = rows[1:]
	}
	m.raw("|")
	for i := range t.Columns {
		m.raw([...]string{" --- |", " :-- |", " :-: |", " --: |", " --- |"}[min(t.Columns[i].Align, doc.AlignJustify)])
	}
	m.raw("\n")
	for _, r := range rows {
		m.row(r)
	}
	m.raw("\n")
}

func (m *markdown) row(cells []string) {
	m.raw("|")
	for _, s := range cells {
		m.raw(" " + s)
		if s != "" {
			m.raw(" ")
		}
		m.raw("|")
	}
	m.raw("\n")
}

// filled is the grid of a table, the text of merged cells repeated in each of
// their rows.
func (m *markdown) filled(t *doc.Table) [][]string {
	grid := make([][]string, len(t.Rows))
	for i := range grid {
		grid[i] = make([]string, len(t.Columns))
	}
	cells, ok := place(nil, t)
	if !ok {
		// The grid is at odds with itself: no text is to be lost for that.
		cells = cells[:0]
		for i := range t.Rows {
			for k := range min(len(t.Rows[i].Cells), len(t.Columns)) {
				cells = append(cells, placed{&t.Rows[i].Cells[k], i, k, 1, 1})
			}
		}
	}
	for i := range cells {
		c := &cells[i]
		s := m.cell(c.Cell, c.at > 0 && c.at < t.Head)
		for r := range c.rows {
			grid[c.at+r][c.col] = s
		}
	}
	return grid
}

// cell is the text of a cell, of one that heads the table strong.
func (m *markdown) cell(c *doc.Cell, strong bool) string {
	start := len(m.b)
	m.raw(" ") // what stands before it in its row
	for i := range c.Paragraphs {
		if i > 0 {
			m.raw("<br>")
		}
		if strong {
			m.strong(doc.PlainText(c.Paragraphs[i].Runs))
		} else {
			m.content(&doc.Paragraph{ID: c.Paragraphs[i].ID, Runs: c.Paragraphs[i].Runs, Link: c.Paragraphs[i].Link})
		}
	}
	s := string(m.b[start+1:])
	m.b = m.b[:start]
	return s
}

// lines writes a table without rules, which is not one: a line a row.
func (m *markdown) lines(t *doc.Table) {
	for i := range t.Rows {
		for k := range t.Rows[i].Cells {
			if k > 0 {
				m.raw("　　")
			}
			for n := range t.Rows[i].Cells[k].Paragraphs {
				p := &t.Rows[i].Cells[k].Paragraphs[n]
				if n > 0 {
					m.raw("<br>")
				}
				m.content(&doc.Paragraph{ID: p.ID, Runs: p.Runs, Link: p.Link})
			}
		}
		m.end()
	}
}
