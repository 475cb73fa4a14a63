package docx

import "github.com/selfeval/selfeval/generator/doc"

// sectionProperties writes w:sectPr: the sheet, its margins, its grid, and
// what differs from the section before in the way of headers and footers. A
// section without references goes on with those of the section before, so a
// clerk who edits one footer edits all.
func (w *writer) sectionProperties(sec *doc.Section) {
	g := &w.grid
	w.raw("<w:sectPr>")
	first := sec == &w.d.Sections[0]
	if first && w.d.Draft {
		w.references("header", relDraftOdd, relDraftEven)
	}
	switch {
	case sec.Numbered && (first || !w.previous(sec).Numbered):
		w.references("footer", relNumberOdd, relNumberEven)
	case !sec.Numbered && !first && w.previous(sec).Numbered:
		w.references("footer", relBlankOdd, relBlankEven)
	}
	w.sheet(g.sheet(sec.Landscape), sec.Landscape)
	if sec.Numbered && w.firstNumbered() == sec {
		w.raw(`<w:pgNumType w:start="1"/>`)
	}
	w.raw(`<w:cols w:space="720"/><w:docGrid w:type="lines"`)
	w.attr("w:linePitch", g.pitch)
	w.raw("/></w:sectPr>")
}

func (w *writer) references(kind, odd, even string) {
	for _, r := range [...][2]string{{"default", odd}, {"even", even}} {
		w.raw("<w:" + kind + `Reference w:type="` + r[0] + `" r:id="` + r[1] + `"/>`)
	}
}

func (w *writer) sheet(s *sheet, landscape bool) {
	w.raw("<w:pgSz")
	w.attr("w:w", s.width)
	w.attr("w:h", s.height)
	if landscape {
		w.raw(` w:orient="landscape"`)
	}
	w.raw("/><w:pgMar")
	w.attr("w:top", s.top)
	w.attr("w:right", s.right)
	w.attr("w:bottom", s.bottom)
	w.attr("w:left", s.left)
	w.attr("w:header", s.top/2)
	// The digits stand a fixed distance below the text; w:footer counts from
	// the sheet's edge to their lower edge.
	n := &w.d.Style.PageNumber
	w.attr("w:footer", max(0, s.bottom-twips(n.Below)-twips(n.Size)))
	w.raw(` w:gutter="0"/>`)
}

func (w *writer) previous(sec *doc.Section) *doc.Section {
	for i := range w.d.Sections[1:] {
		if sec == &w.d.Sections[i+1] {
			return &w.d.Sections[i]
		}
	}
	return sec
}

func (w *writer) firstNumbered() *doc.Section {
	for i := range w.d.Sections {
		if w.d.Sections[i].Numbered {
			return &w.d.Sections[i]
		}
	}
	return nil
}

// footersNeeded reports which footers the sections refer to.
func (w *writer) footersNeeded() (numbers, blank bool) {
	for i := range w.d.Sections {
		numbers = numbers || w.d.Sections[i].Numbered
		blank = blank || i > 0 && w.d.Sections[i-1].Numbered && !w.d.Sections[i].Numbered
	}
	return numbers, blank
}

// footerPart writes the footer of odd or even pages (GB/T 9704-2012, 7.5). The
// PAGE field is whole: without its cached text WPS shows nothing.
func (w *writer) footerPart(even bool) {
	n := &w.d.Style.PageNumber
	f := doc.Format{Size: n.Size}
	align, side, cached := doc.AlignRight, "right", "1"
	if even {
		align, side, cached = doc.AlignLeft, "left", "2"
	}
	if n.Centred {
		align = doc.AlignCenter
	}
	w.raw(xmlHead + `<w:ftr xmlns:w="` + nsWord + `"><w:p><w:pPr><w:pStyle w:val="` + footerStyleID + `"/>`)
	if !n.Centred && n.Indent != 0 {
		w.raw("<w:ind")
		w.attr("w:"+side+"Chars", n.Indent)
		w.attr("w:"+side, w.grid.chars(&f, n.Indent))
		w.raw("/>")
	}
	w.val("w:jc", justification(align))
	w.raw("</w:pPr>")
	if n.Dash {
		w.plainRun("— ")
	}
	w.field(" PAGE ", cached)
	if n.Dash {
		w.plainRun(" —")
	}
	w.raw("</w:p></w:ftr>")
}

func (w *writer) blankFooterPart() {
	w.raw(xmlHead + `<w:ftr xmlns:w="` + nsWord + `"><w:p><w:pPr><w:pStyle w:val="` + footerStyleID + `"/></w:pPr></w:p></w:ftr>`)
}

// draftHeaderPart marks every page of a report that was built in spite of errors.
func (w *writer) draftHeaderPart() {
	w.raw(xmlHead + `<w:hdr xmlns:w="` + nsWord + `"><w:p><w:pPr><w:pStyle w:val="` + headerStyleID + `"/></w:pPr>`)
	w.plainRun("草稿")
	w.raw("</w:p></w:hdr>")
}

// field writes a complete field: its instruction, and the result that shows
// until a reader works it out anew.
func (w *writer) field(instruction, result string) {
	w.raw(fieldBegin + `<w:r><w:instrText xml:space="preserve">` + instruction + `</w:instrText></w:r>` + fieldSeparate + `<w:r><w:t>` + result + `</w:t></w:r>` + fieldEnd)
}

const (
	fieldBegin    = `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`
	fieldSeparate = `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`
	fieldEnd      = `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
)
