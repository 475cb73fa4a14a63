package html

import (
	"bytes"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// Markdown returns d as Markdown in UTF-8, in the dialect of GitHub and Gitee
// (CommonMark with tables). Text is escaped: no value is ever read as markup.
// Where Markdown has no word for what the document says, this is written:
//
//   - Its tables cannot span: the text of a cell merged over rows is repeated in
//     each of them, that of one merged over columns stands in the first. Only
//     one row can head a table; further ones are set in strong type.
//   - A slot to be filled by hand is a line of ＿.
//   - A chart is a list of its values.
//   - Anchors are empty a elements, of which only those are written that
//     something leads to.
//
// It leaves out the name of a table without caption, alignment of paragraphs and
// typefaces. Characters that do not belong in a text file become U+FFFD. A tree
// that [Write] would refuse is written as far as it goes.
func Markdown(d *doc.Document) []byte {
	if d == nil {
		return nil
	}
	m := &markdown{b: make([]byte, 0, 64<<10), targets: make(map[string]bool)}
	m.prepare(d)
	m.findTargets(d)
	if d.Draft {
		m.raw("> **草稿**　" + draftNotice + "。\n\n")
	}
	if !m.titled {
		m.raw("# ")
		m.text(d.Meta.Title, " ")
		m.raw("\n\n")
	}
	for i := range d.Sections {
		if i > 0 {
			m.raw("---\n\n")
		}
		m.section(&d.Sections[i], i)
	}
	return append(bytes.TrimRight(m.b, "\n"), '\n')
}

// markdown holds one document while it is written.
type markdown struct {
	outline
	b       []byte
	targets map[string]bool // anchors that something leads to
}

func (m *markdown) raw(s string) { m.b = append(m.b, s...) }

func (m *markdown) findTargets(d *doc.Document) {
	mark := func(p *doc.Paragraph) {
		if p.Link != "" {
			m.targets[m.anchors[p.Link]] = true
		}
	}
	for i := range d.Sections {
		for _, b := range d.Sections[i].Blocks {
			switch b := b.(type) {
			case *doc.Paragraph:
				mark(b)
			case *doc.Contents:
				for _, e := range m.contents(b.Depth) {
					m.targets[e.anchor] = true
				}
			case *doc.Table:
				for r := range b.Rows {
					for c := range b.Rows[r].Cells {
						for k := range b.Rows[r].Cells[c].Paragraphs {
							mark(&b.Rows[r].Cells[c].Paragraphs[k])
						}
					}
				}
			}
		}
	}
}

// anchor writes the end of a link, if something leads there.
func (m *markdown) anchor(name string) {
	if name != "" && m.targets[name] {
		m.raw(`<a id="` + name + `"></a>`)
	}
}

func (m *markdown) section(sec *doc.Section, i int) {
	if name := annexAnchor(i); annexed(sec) && m.targets[name] {
		m.anchor(name)
		m.raw("\n\n")
	}
	for _, b := range sec.Blocks {
		switch b := b.(type) {
		case *doc.Heading:
			m.heading(b.Number + doc.PlainText(b.Runs))
		case *doc.Paragraph:
			m.paragraph(b)
		case *doc.Table:
			m.table(b)
		case *doc.Chart:
			m.chart(b)
		case *doc.Contents:
			m.list(b)
		}
	}
}

func (m *markdown) heading(s string) {
	at := m.head()
	m.raw(strings.Repeat("#", at.rank) + " ")
	m.anchor(at.anchor)
	m.text(s, " ")
	m.raw("\n\n")
}

func (m *markdown) paragraph(p *doc.Paragraph) {
	switch p.Style {
	case doc.Title, doc.AnnexTitle:
		m.heading(doc.PlainText(p.Lead) + doc.PlainText(p.Runs))
		return
	case doc.CoverTitle, doc.Caption:
		m.anchor(m.anchors[p.ID])
		m.strong(doc.PlainText(p.Lead) + doc.PlainText(p.Runs))
	default:
		m.content(p)
	}
	m.end()
}

// end ends a paragraph, if anything was written of it.
func (m *markdown) end() {
	if !m.atLineStart() {
		m.raw("\n\n")
	}
}

// content writes a paragraph. A head that runs in is followed by a space,
// without which it would not be read as strong: asterisks between a full stop
// and a Hanzi end nothing.
func (m *markdown) content(p *doc.Paragraph) {
	m.anchor(m.anchors[p.ID])
	link := m.anchors[p.Link]
	if link != "" {
		m.raw("[")
	}
	if len(p.Lead) > 0 {
		m.strong(doc.PlainText(p.Lead))
		if len(p.Runs) > 0 {
			m.raw(" ")
		}
	}
	m.runs(p.Runs)
	if link != "" {
		m.raw("](#" + link + ")")
	}
}

// chart writes the title of a chart and its values.
func (m *markdown) chart(c *doc.Chart) {
	m.anchor(m.anchors[c.ID])
	m.strong(c.Title)
	m.end()
	for i := range c.Bars {
		m.raw("- ")
		m.text(m.lineStart(c.Bars[i].Label+"："+c.Bars[i].Text), " ")
		m.raw("\n")
	}
	m.raw("\n")
}

// list writes the 目录.
func (m *markdown) list(c *doc.Contents) {
	m.strong(c.Title)
	m.end()
	for _, e := range m.contents(c.Depth) {
		m.raw(strings.Repeat("  ", e.nested-1) + "- [")
		m.text(e.text, " ")
		m.raw("](#" + e.anchor + ")\n")
	}
	m.raw("\n")
}
