package docx

import (
	"strconv"

	"github.com/selfeval/selfeval/generator/doc"
)

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

	nsWord      = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsPackage   = "http://schemas.openxmlformats.org/package/2006/"
	nsCore      = nsPackage + "metadata/core-properties"
	nsDrawing   = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	nsMain      = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsChart     = "http://schemas.openxmlformats.org/drawingml/2006/chart"

	typeWord = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// Relationship identifiers that document.xml uses. Each begins with a letter;
// charts are numbered.
const (
	relDraftOdd   = "rDraftOdd"
	relDraftEven  = "rDraftEven"
	relNumberOdd  = "rNumberOdd"
	relNumberEven = "rNumberEven"
	relBlankOdd   = "rBlankOdd"
	relBlankEven  = "rBlankEven"
	relChart      = "rChart"
)

// part is one file of the package: a range of the output.
type part struct {
	name        string // word/document.xml
	contentType string
	relation    string // its kind, the last word of the relationship's type
	id          string // of the relationship
	start, end  int
}

// add writes a part.
func (w *writer) add(name, contentType, relation, id string, write func()) {
	start := len(w.b)
	write()
	w.parts = append(w.parts, part{name, contentType, relation, id, start, len(w.b)})
}

// writeParts writes all parts, and last what tells a reader of them.
func (w *writer) writeParts(opts Options) {
	w.add("word/document.xml", typeWord+"document.main+xml", "officeDocument", "rDocument", w.documentPart)
	w.add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", "core-properties", "rCore", w.corePart)
	w.add("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", "extended-properties", "rApp", func() { w.appPart(opts) })
	of := len(w.parts) // from here on parts of the document

	w.add("word/styles.xml", typeWord+"styles+xml", "styles", "rStyles", w.stylesPart)
	w.add("word/settings.xml", typeWord+"settings+xml", "settings", "rSettings", w.settingsPart)
	w.add("word/fontTable.xml", typeWord+"fontTable+xml", "fontTable", "rFonts", w.fontTablePart)
	if w.d.Draft {
		w.header("1", relDraftOdd)
		w.header("2", relDraftEven)
	}
	numbers, blank := w.footersNeeded()
	if numbers {
		w.footer("1", relNumberOdd, func() { w.footerPart(false) })
		w.footer("2", relNumberEven, func() { w.footerPart(true) })
	}
	if blank {
		w.footer("3", relBlankOdd, w.blankFooterPart)
		w.footer("4", relBlankEven, w.blankFooterPart)
	}
	w.chartParts()

	all := w.parts
	w.add("[Content_Types].xml", "", "", "", func() { w.contentTypes(all) })
	w.add("_rels/.rels", "", "", "", func() { w.relationships(all[:of], "") })
	w.add("word/_rels/document.xml.rels", "", "", "", func() { w.relationships(all[of:], "word/") })
}

func (w *writer) header(number, id string) {
	w.add("word/header"+number+".xml", typeWord+"header+xml", "header", id, w.draftHeaderPart)
}

func (w *writer) footer(number, id string, write func()) {
	w.add("word/footer"+number+".xml", typeWord+"footer+xml", "footer", id, write)
}

func (w *writer) chartParts() {
	n := 0
	for i := range w.d.Sections {
		for _, b := range w.d.Sections[i].Blocks {
			if c, ok := b.(*doc.Chart); ok {
				n++
				number := strconv.Itoa(n)
				w.add("word/charts/chart"+number+".xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", "chart", relChart+number, func() { w.chartPart(c) })
			}
		}
	}
}

func (w *writer) contentTypes(parts []part) {
	w.raw(xmlHead + `<Types xmlns="` + nsPackage + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	for i := range parts {
		w.raw(`<Override PartName="/` + parts[i].name + `" ContentType="` + parts[i].contentType + `"/>`)
	}
	w.raw("</Types>")
}

// relationships writes the relationships to parts, with targets relative to folder.
func (w *writer) relationships(parts []part, folder string) {
	w.raw(xmlHead + `<Relationships xmlns="` + nsPackage + `relationships">`)
	for i := range parts {
		p := &parts[i]
		base := nsRelations + "/"
		if p.relation == "core-properties" { // the one that belongs to the package, not to Office
			base = nsPackage + "relationships/metadata/"
		}
		w.raw(`<Relationship Id="` + p.id + `" Type="` + base + p.relation + `" Target="` + p.name[len(folder):] + `"/>`)
	}
	w.raw("</Relationships>")
}
