package docx

import "github.com/selfeval/selfeval/generator/doc"

// maxDepth is how many levels of the 目录 have a style.
const maxDepth = 3

// contentsDepth is the depth of the document's 目录, 0 without one.
func (w *writer) contentsDepth() (depth int) {
	for i := range w.d.Sections {
		for _, b := range w.d.Sections[i].Blocks {
			if c, ok := b.(*doc.Contents); ok {
				depth = max(depth, min(c.Depth, maxDepth))
			}
		}
	}
	return depth
}

// contents writes the 目录: a TOC field whose result is complete, linked lines
// with our own page numbers. Nothing asks the reader to update it on opening:
// Word would put a question and WPS ignores the request.
func (w *writer) contents(c *doc.Contents, landscape bool, s surroundings) {
	w.openParagraph(doc.ContentsTitle, surroundings{before: s.before})
	w.plainRun(c.Title)
	w.raw("</w:p>")
	depth := min(c.Depth, maxDepth)
	open := false
	for i := range w.entries {
		e := &w.entries[i]
		if e.level > depth {
			continue
		}
		page, ok := w.pages[e.id]
		if !ok || w.bookmarks[e.id] == 0 {
			w.fault("目录", "“%s”没有编号或页码（编号“%s”）", e.title, e.id)
			continue
		}
		w.openEntry(e.level, landscape)
		if !open {
			open = true
			// \u takes in paragraphs with an outline level: titles of annexes.
			w.raw(fieldBegin + `<w:r><w:instrText xml:space="preserve"> TOC \o "1-`)
			w.int(depth)
			w.raw(`" \h \z \u </w:instrText></w:r>` + fieldSeparate)
		}
		w.openLink(e.id)
		w.plainRun(e.title)
		w.raw(`<w:r><w:tab/></w:r>` + fieldBegin + `<w:r><w:instrText xml:space="preserve"> PAGEREF `)
		w.anchor(e.id)
		w.raw(` \h </w:instrText></w:r>` + fieldSeparate + `<w:r><w:t>`)
		w.int(page)
		w.raw(`</w:t></w:r>` + fieldEnd)
		w.closeLink(e.id)
		w.raw("</w:p>")
	}
	// The field ends in a paragraph of its own: when Word rebuilds the lines it
	// must not take the section's properties with them.
	w.raw(`<w:p><w:pPr><w:pStyle w:val="` + spacerStyleID + `"/>`)
	if s.closes != nil {
		w.sectionProperties(s.closes)
	}
	w.raw("</w:pPr>")
	if open {
		w.raw(fieldEnd)
	}
	w.raw("</w:p>")
}

// openEntry starts a line of the 目录. The style's tab fits a portrait page.
func (w *writer) openEntry(level int, landscape bool) {
	if !landscape {
		w.openParagraph(doc.Contents1+doc.ParagraphStyle(level-1), surroundings{})
		return
	}
	w.raw("<w:p><w:pPr>")
	w.val("w:pStyle", styleID(doc.Contents1+doc.ParagraphStyle(level-1)))
	w.raw(`<w:tabs><w:tab w:val="clear"`)
	w.attr("w:pos", w.grid.sheet(false).textWidth())
	w.raw("/>")
	w.contentsTab(true)
	w.raw("</w:tabs></w:pPr>")
}

func (w *writer) contentsTab(landscape bool) {
	w.raw(`<w:tab w:val="right" w:leader="dot"`)
	w.attr("w:pos", w.grid.sheet(landscape).textWidth())
	w.raw("/>")
}
