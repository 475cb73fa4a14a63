package docx

import (
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// builtIn reports whether Word has a style of this name, which it then shows in
// the user's language and builds 目录 and navigation from.
func builtIn(name string) bool {
	for _, prefix := range [...]string{"heading ", "toc "} {
		if level, ok := strings.CutPrefix(name, prefix); ok && len(level) == 1 && level[0] >= '1' && level[0] <= '9' {
			return true
		}
	}
	switch name {
	case "caption", "Title", "Subtitle", "Body Text", "Signature", "Date", "TOC Heading":
		return true
	}
	return false
}

// outlineLevel is the level that the navigation shows paragraphs of a style
// at, from 0; -1 for text.
func outlineLevel(s doc.ParagraphStyle) int {
	switch {
	case s >= doc.Heading1 && s <= doc.Heading5:
		return int(s - doc.Heading1)
	case s == doc.AnnexTitle:
		return 0
	}
	return -1
}

// paragraphStyle writes the style of a format.
func (w *writer) paragraphStyle(style doc.ParagraphStyle) {
	f := &w.d.Style.Paragraphs[style]
	for i := range style {
		if strings.EqualFold(w.d.Style.Paragraphs[i].Name, f.Name) { // as Word compares
			w.fault("样式“"+f.Name+"”", "这个名称用了两次")
			break
		}
	}
	w.raw(`<w:style w:type="paragraph"`)
	if !builtIn(f.Name) {
		w.raw(` w:customStyle="1"`)
	}
	w.raw(` w:styleId="` + styleID(style) + `"><w:name w:val="`)
	w.text(f.Name, "样式名")
	w.raw(`"/><w:basedOn w:val="Normal"/>`)
	if outline := outlineLevel(style); outline >= 0 {
		w.val("w:next", styleID(doc.BodyText)) // Enter after a heading begins text
	}
	w.raw("<w:qFormat/><w:pPr>")
	if f.KeepNext {
		w.raw("<w:keepNext/>")
	}
	if style >= doc.Contents1 && style <= doc.Contents3 {
		w.raw("<w:tabs>")
		w.contentsTab(false)
		w.raw("</w:tabs>")
	}
	if f.Leading != 0 || f.Size != w.grid.bodySize {
		// Word leaves exact leading alone, LibreOffice rounds it up to the grid.
		w.raw(`<w:snapToGrid w:val="0"/>`)
	}
	w.spacing(f, f.Before, f.After)
	w.indent(f)
	w.val("w:jc", justification(f.Align))
	if outline := outlineLevel(style); outline >= 0 {
		w.number("w:outlineLvl", outline)
	}
	w.raw("</w:pPr><w:rPr>")
	w.fonts(f.Role, false)
	if t := w.grid.trackingOf(f.Size); t != 0 {
		w.number("w:spacing", t)
	}
	w.size(f.Size)
	w.raw("</w:rPr></w:style>")
}

// indent appends w:ind, in characters, which a reader adapts to the size, and
// in twips for readers that do not know characters. A hanging indent is given
// in twips only: whether leftChars counts from the margin to the first or to
// the turned lines is not read alike everywhere.
func (w *writer) indent(f *doc.Format) {
	if f.Left == 0 && f.Right == 0 && f.FirstIndent == 0 {
		return
	}
	hangs := f.FirstIndent < 0
	side := func(name string, hundredths int) {
		if hundredths == 0 {
			return
		}
		if !hangs {
			w.attr(name+"Chars", hundredths)
		}
		w.attr(name, w.grid.chars(f, hundredths))
	}
	w.raw("<w:ind")
	side("w:left", f.Left)
	side("w:right", f.Right)
	if hangs {
		side("w:hanging", -f.FirstIndent)
	} else {
		side("w:firstLine", f.FirstIndent)
	}
	w.raw("/>")
}

func (w *writer) size(size doc.Length) {
	w.number("w:sz", halfPoints(size))
	w.number("w:szCs", halfPoints(size))
}

// fonts names the face of a role for all scripts, so that digits are set in
// the same face as the Hanzi around them.
func (w *writer) fonts(role doc.Role, hint bool) {
	w.raw("<w:rFonts")
	if hint {
		w.raw(` w:hint="eastAsia"`)
	}
	for _, script := range [...]string{"ascii", "eastAsia", "hAnsi", "cs"} {
		w.raw(" w:" + script + `="`)
		w.text(w.d.Style.Fonts[role].Name, "字体名")
		w.raw(`"`)
	}
	w.raw("/>")
}
