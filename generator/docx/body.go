package docx

import "github.com/selfeval/selfeval/generator/doc"

// documentPart writes word/document.xml.
func (w *writer) documentPart() {
	w.raw(xmlHead + `<w:document xmlns:w="` + nsWord + `" xmlns:r="` + nsRelations + `"><w:body>`)
	for i := range w.d.Sections {
		w.section(i)
	}
	w.sectionProperties(&w.d.Sections[len(w.d.Sections)-1])
	w.raw("</w:body></w:document>")
}

// section writes the blocks of section i. The properties of a section stand in
// its last paragraph, those of the last section at the end of the body.
func (w *writer) section(i int) {
	sec := &w.d.Sections[i]
	var closes *doc.Section
	if i < len(w.d.Sections)-1 {
		closes = sec
	}
	for j, b := range sec.Blocks {
		s := surroundings{before: w.below(sec, j), after: w.above(sec, j)}
		if doc.GoesOn(sec.Blocks, j) {
			s.before -= w.d.Style.Paragraphs[doc.AnnexNote].Before
		}
		last := j == len(sec.Blocks)-1
		if last {
			s.closes = closes
		}
		switch b := b.(type) {
		case *doc.Heading:
			w.heading(b, s)
		case *doc.Paragraph:
			w.paragraph(b, b.Style, s)
		case *doc.Table:
			w.tableBlock(b, sec.Landscape, s)
			// A table must not end a section, nor touch the next table.
			if last {
				w.spacer(0, s.closes)
			} else if uncaptioned(sec.Blocks[j+1]) {
				w.spacer(w.d.Style.Table.After+w.d.Style.Table.Before, nil)
			}
		case *doc.Chart:
			w.chartBlock(b, sec.Landscape, s)
		case *doc.Contents:
			w.contents(b, sec.Landscape, s)
		default:
			w.fault("文档", "第 %d 节第 %d 块不是已知的类型（%T）", i+1, j+1, b)
		}
	}
	if len(sec.Blocks) == 0 && closes != nil {
		w.spacer(0, closes)
	}
}

// The format has no space around tables. It is added to the paragraphs next to
// them instead of setting empty paragraphs, which would open pages: below is
// what block j keeps from a table above it, above what it keeps from a table
// below it.
func (w *writer) below(sec *doc.Section, j int) int {
	if j > 0 {
		if _, ok := sec.Blocks[j-1].(*doc.Table); ok {
			return w.d.Style.Table.After
		}
	}
	return 0
}

func (w *writer) above(sec *doc.Section, j int) int {
	if j+1 < len(sec.Blocks) && uncaptioned(sec.Blocks[j+1]) {
		return w.d.Style.Table.Before
	}
	return 0
}

// uncaptioned reports whether b begins with the grid of a table.
func uncaptioned(b doc.Block) bool {
	t, ok := b.(*doc.Table)
	return ok && len(t.Caption) == 0
}

// spacer writes an empty paragraph of a given height in hundredths of a grid
// line, at least one point.
func (w *writer) spacer(height int, closes *doc.Section) {
	w.raw(`<w:p><w:pPr><w:pStyle w:val="` + spacerStyleID + `"/>`)
	if h := w.grid.lines(height); h > spacerHeight {
		w.raw("<w:spacing")
		w.attr("w:line", h)
		w.raw(` w:lineRule="exact"/>`)
	}
	if closes != nil {
		w.sectionProperties(closes)
	}
	w.raw("</w:pPr></w:p>")
}
