package docx

import (
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// surroundings is what the neighbours of a paragraph add to it.
type surroundings struct {
	before, after int          // space to a table above and below, hundredths of a grid line
	align         doc.Align    // of a table cell; AlignDefault leaves the style's
	keepNext      bool         // a row of a table's head
	loose         bool         // the title below a chart: its style keeps it with what follows, as above a table
	closes        *doc.Section // the section whose last paragraph this is
}

// openParagraph starts a paragraph in a style and writes what differs from it.
func (w *writer) openParagraph(style doc.ParagraphStyle, s surroundings) {
	w.raw("<w:p><w:pPr>")
	w.val("w:pStyle", styleID(style))
	f := &w.d.Style.Paragraphs[style]
	switch {
	case s.keepNext && !f.KeepNext:
		w.raw("<w:keepNext/>")
	case s.loose && f.KeepNext:
		w.raw(`<w:keepNext w:val="0"/>`)
	}
	if s.before != 0 || s.after != 0 {
		w.spacing(f, f.Before+s.before, f.After+s.after)
	}
	if s.align != doc.AlignDefault && s.align != f.Align {
		w.val("w:jc", justification(s.align))
	}
	if s.closes != nil {
		w.sectionProperties(s.closes)
	}
	w.raw("</w:pPr>")
}

// spacing appends w:spacing of a format, with its space before and after in
// hundredths of a grid line. The distance of base lines is exact: it must not
// depend on the metrics of whatever font a reader's machine has.
func (w *writer) spacing(f *doc.Format, before, after int) {
	w.raw("<w:spacing")
	if before != 0 || f.Before != 0 { // 0 takes back that of the style
		w.attr("w:beforeLines", before)
	}
	w.attr("w:before", w.grid.lines(before))
	if after != 0 {
		w.attr("w:afterLines", after)
	}
	w.attr("w:after", w.grid.lines(after))
	w.attr("w:line", w.grid.leading(f))
	w.raw(` w:lineRule="exact"/>`)
}

func justification(a doc.Align) string {
	switch a {
	case doc.AlignCenter:
		return "center"
	case doc.AlignRight:
		return "right"
	case doc.AlignJustify:
		return "both"
	}
	return "left"
}

func (w *writer) heading(h *doc.Heading, s surroundings) {
	if h.Level < 1 || h.Level > 5 {
		w.fault("标题“"+doc.PlainText(h.Runs)+"”", "级别 %d 不在 1 到 5 之间", h.Level)
		return
	}
	w.openParagraph(doc.HeadingStyle(h.Level), s)
	w.openAnchor(h.ID)
	if h.Number != "" {
		w.plainRun(h.Number)
	}
	w.runs(h.Runs, 0)
	w.closeAnchor(h.ID)
	w.raw("</w:p>")
}

// paragraph writes p in a style, which for a table's cell is not p.Style.
func (w *writer) paragraph(p *doc.Paragraph, style doc.ParagraphStyle, s surroundings) {
	if style >= doc.ParagraphStyleCount || p.Level < 0 || p.Level > 5 {
		w.fault("段落“"+doc.PlainText(p.Runs)+"”", "样式 %d 或级别 %d 不存在", style, p.Level)
		return
	}
	w.openParagraph(style, s)
	w.openAnchor(p.ID)
	w.openLink(p.Link)
	w.runs(p.Lead, p.Level)
	w.runs(p.Runs, 0)
	w.closeLink(p.Link)
	w.closeAnchor(p.ID)
	w.raw("</w:p>")
}

// runs writes text, runs of one look as one. Lead is the level of the heading
// in whose character style the runs are set, or 0.
func (w *writer) runs(runs []doc.Run, lead int) {
	for len(runs) > 0 {
		n := 1
		for n < len(runs) && sameLook(&runs[n], &runs[0]) {
			n++
		}
		w.run(runs[:n], lead)
		runs = runs[n:]
	}
}

func sameLook(a, b *doc.Run) bool {
	return a.Strong == b.Strong && a.Underline == b.Underline && a.Gap == b.Gap
}

// run writes text of one look.
func (w *writer) run(runs []doc.Run, lead int) {
	var empty, hint, spaces = true, false, false
	for i := range runs {
		t := runs[i].Text
		empty = empty && t == ""
		hint = hint || ambiguous(t)
		// Readers may trim any blank, the wide ones of slots to be filled in too.
		spaces = spaces || strings.ContainsAny(t, " \t") || strings.Contains(t, "　")
	}
	if empty {
		return
	}
	look := &runs[0]
	w.raw("<w:r>")
	if lead > 0 || look.Strong || look.Underline || look.Gap || hint {
		w.raw("<w:rPr>")
		switch {
		case lead > 0:
			w.val("w:rStyle", leadStyleID(lead))
		case look.Strong:
			w.val("w:rStyle", strongStyleID)
		}
		if lead > 0 && look.Strong {
			w.fonts(w.d.Style.Emphasis, hint) // a run has one character style only
		} else if hint {
			w.raw(`<w:rFonts w:hint="eastAsia"/>`)
		}
		if look.Gap {
			w.raw(`<w:highlight w:val="yellow"/>`)
		}
		if look.Underline {
			w.raw(`<w:u w:val="single"/>`)
		}
		w.raw("</w:rPr>")
	}
	if spaces {
		w.raw(openText)
	} else {
		w.raw("<w:t>")
	}
	for i := range runs {
		w.escape(runs[i].Text, "</w:t><w:br/>"+openText, runs[i].Origin.Place, "正文")
	}
	w.raw("</w:t></w:r>")
}

const openText = `<w:t xml:space="preserve">`

// plainRun writes wording of the document that has no origin.
func (w *writer) plainRun(s string) { w.run([]doc.Run{{Text: s}}, 0) }

// ambiguous reports whether s has a character that is set from the Latin font
// and breaks like Latin unless the run has an East Asian hint: “ ” ‘ ’ — … ·
// and the other symbols of U+2000 to U+2FFF (lead byte E2) and of Latin-1
// (C2, C3).
func ambiguous(s string) bool {
	return strings.IndexByte(s, 0xE2) >= 0 || strings.IndexByte(s, 0xC2) >= 0 || strings.IndexByte(s, 0xC3) >= 0
}
