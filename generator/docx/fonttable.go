package docx

import (
	"slices"

	"github.com/selfeval/selfeval/generator/doc"
)

// design describes the official face of a role, by which a reader that lacks
// it picks another (ISO/IEC 29500-1, 17.8.3).
type design struct{ panose, family, pitch string }

var designs = [doc.RoleCount]design{
	doc.Fangsong:  {"02010609030101010101", "modern", "fixed"},
	doc.Kai:       {"02010609030101010101", "modern", "fixed"},
	doc.Hei:       {"02010609060101010101", "modern", "fixed"},
	doc.TitleSong: {"02010601030101010101", "auto", "variable"},
	doc.Song:      {"02010600030101010101", "auto", "variable"},
}

// fontTablePart writes word/fontTable.xml: for each face of the style the
// names under which a machine without it has the same design.
func (w *writer) fontTablePart() {
	w.raw(xmlHead + `<w:fonts xmlns:w="` + nsWord + `">`)
	for role := range w.d.Style.Fonts {
		f := &w.d.Style.Fonts[role]
		if slices.ContainsFunc(w.d.Style.Fonts[:role], func(o doc.FontName) bool { return o.Name == f.Name }) {
			continue
		}
		w.raw(`<w:font w:name="`)
		w.text(f.Name, "字体名")
		w.raw(`">`)
		if len(f.Alternatives) > 0 {
			w.raw(`<w:altName w:val="`)
			for i, name := range f.Alternatives {
				if i > 0 {
					w.raw(",")
				}
				w.text(name, "字体名")
			}
			w.raw(`"/>`)
		}
		d := &designs[role]
		w.val("w:panose1", d.panose)
		w.val("w:charset", "86") // GB 2312
		w.val("w:family", d.family)
		w.val("w:pitch", d.pitch)
		w.raw("</w:font>")
	}
	w.raw("</w:fonts>")
}
