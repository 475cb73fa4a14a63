package docx

import "github.com/selfeval/selfeval/generator/doc"

// Styles of the file's own machinery, beside those of the paragraphs.
const (
	headerStyleID = "Header"
	footerStyleID = "Footer"
	spacerStyleID = "Spacer"
	figureStyleID = "Figure"
	strongStyleID = "Strong"
	ruledTableID  = "RuledTable"
	plainTableID  = "PlainTable"
)

// spacerHeight is the line height of a spacer: one point.
const spacerHeight = 20

// paragraphStyles are the identifiers of the paragraph styles. Readers know a
// style by its name, which is the format's; the identifier is only used inside
// the file.
var paragraphStyles = [doc.ParagraphStyleCount]string{
	doc.BodyText:      "ReportText",
	doc.Title:         "ReportTitle",
	doc.Notice:        "Notice",
	doc.Heading1:      "Heading1",
	doc.Heading2:      "Heading2",
	doc.Heading3:      "Heading3",
	doc.Heading4:      "Heading4",
	doc.Heading5:      "Heading5",
	doc.AnnexNote:     "AnnexNote",
	doc.AnnexLabel:    "AnnexLabel",
	doc.AnnexTitle:    "AnnexTitle",
	doc.Signature:     "ReportSignature",
	doc.SignDate:      "SignDate",
	doc.Caption:       "Caption",
	doc.TableText:     "TableText",
	doc.TableHead:     "TableHead",
	doc.FormText:      "FormText",
	doc.FormHead:      "FormHead",
	doc.ContentsTitle: "ContentsTitle",
	doc.Contents1:     "TOC1",
	doc.Contents2:     "TOC2",
	doc.Contents3:     "TOC3",
	doc.CoverTitle:    "CoverTitle",
	doc.CoverLine:     "CoverLine",
	doc.ListText:      "ListText",
}

func styleID(s doc.ParagraphStyle) string { return paragraphStyles[s] }

// leadStyleID is the character style of a run-in head of a level from 1 to 5.
func leadStyleID(level int) string { return leadStyles[level-1] }

var leadStyles = [5]string{"RunIn1", "RunIn2", "RunIn3", "RunIn4", "RunIn5"}

// stylesPart writes word/styles.xml.
func (w *writer) stylesPart() {
	s := w.d.Style
	body := &s.Paragraphs[doc.BodyText]
	w.raw(xmlHead + `<w:styles xmlns:w="` + nsWord + `"><w:docDefaults><w:rPrDefault><w:rPr>`)
	w.fonts(body.Role, false)
	w.size(body.Size)
	// Latin is English, as in Word's own Chinese files: with zh-CN LibreOffice
	// breaks lines inside numbers.
	w.raw(`<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`)

	// Size and fonts again on Normal: LibreOffice does not read the defaults.
	// Punctuation stays inside the margins, and no space is set between Hanzi
	// and digits: either would undo the 28 characters of a line.
	w.raw(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr><w:rPr>`)
	w.fonts(body.Role, false)
	w.size(body.Size)
	w.raw(`</w:rPr></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>`)

	for i := range s.Paragraphs {
		w.paragraphStyle(doc.ParagraphStyle(i))
	}
	w.machineryStyles()
	w.characterStyles()
	w.tableStyle(ruledTableID, "报告表格", true)
	w.tableStyle(plainTableID, "无线表格", false)
	w.raw("</w:styles>")
}

// machineryStyles writes the paragraph styles of headers, footers, figures and spacers.
func (w *writer) machineryStyles() {
	s := w.d.Style
	w.raw(`<w:style w:type="paragraph" w:styleId="` + headerStyleID + `"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:pPr><w:snapToGrid w:val="0"/><w:jc w:val="center"/></w:pPr><w:rPr>`)
	w.fonts(doc.Hei, false)
	w.raw(`<w:color w:val="808080"/>`)
	w.size(s.Paragraphs[doc.Title].Size)
	w.raw(`</w:rPr></w:style><w:style w:type="paragraph" w:styleId="` + footerStyleID + `"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr><w:snapToGrid w:val="0"/><w:spacing`)
	w.attr("w:line", twips(s.PageNumber.Size))
	w.raw(` w:lineRule="exact"/></w:pPr><w:rPr>`)
	w.fonts(s.PageNumber.Role, false)
	w.size(s.PageNumber.Size)
	w.raw(`</w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:customStyle="1" w:styleId="` + figureStyleID + `"><w:name w:val="图"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:snapToGrid w:val="0"/><w:jc w:val="center"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:customStyle="1" w:styleId="` + spacerStyleID + `"><w:name w:val="分隔行"/><w:basedOn w:val="Normal"/><w:pPr><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/><w:spacing`)
	w.attr("w:line", spacerHeight)
	w.raw(` w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>`)
}

// characterStyles writes emphasis, the run-in heads, and a link that looks like
// the text around it: Word puts its own blue one on a rebuilt 目录 otherwise.
func (w *writer) characterStyles() {
	w.raw(`<w:style w:type="character" w:styleId="` + strongStyleID + `"><w:name w:val="Strong"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>`)
	w.fonts(w.d.Style.Emphasis, false)
	w.raw(`</w:rPr></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:basedOn w:val="DefaultParagraphFont"/></w:style>`)
	for level := 1; level <= 5; level++ {
		w.raw(`<w:style w:type="character" w:customStyle="1" w:styleId="` + leadStyleID(level) + `"><w:name w:val="段首标题 `)
		w.int(level)
		w.raw(`"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>`)
		w.fonts(w.d.Style.Paragraphs[doc.HeadingStyle(level)].Role, false)
		w.raw(`</w:rPr></w:style>`)
	}
}

// tableStyle writes a table style: the rules of a table stand here, once.
func (w *writer) tableStyle(id, name string, ruled bool) {
	t := &w.d.Style.Table
	w.raw(`<w:style w:type="table" w:customStyle="1" w:styleId="` + id + `"><w:name w:val="` + name + `"/><w:basedOn w:val="TableNormal"/><w:tblPr>`)
	if ruled {
		w.raw("<w:tblBorders>")
		for _, edge := range [...]string{"top", "left", "bottom", "right", "insideH", "insideV"} {
			w.raw("<w:" + edge + ` w:val="single"`)
			w.attr("w:sz", max(2, int((t.Rule+62)/125))) // eighths of a point
			w.raw(` w:space="0" w:color="000000"/>`)
		}
		w.raw("</w:tblBorders>")
	}
	w.raw("<w:tblCellMar>")
	for _, edge := range [...]string{"top", "left", "bottom", "right"} {
		pad := t.PadX
		if edge == "top" || edge == "bottom" {
			pad = t.PadY
		}
		w.raw("<w:" + edge)
		w.attr("w:w", twips(pad))
		w.raw(` w:type="dxa"/>`)
	}
	w.raw("</w:tblCellMar></w:tblPr></w:style>")
}
