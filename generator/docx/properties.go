package docx

import "time"

// corePart writes docProps/core.xml. Its dates come from the data: the file
// says when the report was signed, never when it was made.
func (w *writer) corePart() {
	m := &w.d.Meta
	w.raw(xmlHead + `<cp:coreProperties xmlns:cp="` + nsCore + `" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	w.property("dc:title", m.Title)
	w.property("dc:subject", m.Subject)
	w.property("dc:creator", m.Unit)
	w.property("cp:keywords", m.Keywords)
	w.raw("<dc:language>zh-CN</dc:language>")
	if m.Date != "" {
		if _, err := time.Parse(time.DateOnly, m.Date); err != nil {
			w.fault("文档属性", "日期“%s”不是 年-月-日 的写法", m.Date)
			return
		}
		for _, term := range [...]string{"created", "modified"} {
			w.raw("<dcterms:" + term + ` xsi:type="dcterms:W3CDTF">` + m.Date + "T00:00:00Z</dcterms:" + term + ">")
		}
	}
	w.raw("</cp:coreProperties>")
}

// appPart writes docProps/app.xml.
func (w *writer) appPart(opts Options) {
	w.raw(xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">`)
	w.property("Application", opts.Application)
	w.property("Company", w.d.Meta.Unit)
	w.raw("</Properties>")
}

func (w *writer) property(element, value string) {
	if value == "" {
		return
	}
	w.raw("<" + element + ">")
	w.text(value, "文档属性")
	w.raw("</" + element + ">")
}
