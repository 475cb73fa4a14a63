package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"github.com/selfeval/selfeval/generator/doc"
)

// The document's properties are told twice, to old readers in the Info
// dictionary and to archives in XMP (ISO 16684-1). Both say the same
// (ISO 19005-1, 6.7.3): every field below is written to both or to neither.

// checkDate reports a date that is neither empty nor a day. what is what it dates.
func checkDate(what, date string) error {
	if date == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return fmt.Errorf("%s“%s”不是“年-月-日”的形式（如 2021-03-09）：%w", what, date, err)
	}
	return nil
}

// appendDate appends a day as a date (ISO 32000-1, 7.9.4): midnight in Beijing.
func appendDate(b []byte, day string) []byte {
	b = append(b, "(D:"...)
	b = append(b, strings.ReplaceAll(day, "-", "")...)
	return append(b, "000000+08'00')"...)
}

// appendInfo appends the Info dictionary.
func appendInfo(b []byte, meta doc.Meta, program string) []byte {
	b = append(b, "<<"...)
	for _, field := range [...]struct{ key, value string }{
		{"/Title", meta.Title},
		{"/Author", meta.Unit},
		{"/Subject", meta.Subject},
		{"/Keywords", meta.Keywords},
		{"/Creator", program},
		{"/Producer", program},
	} {
		if field.value != "" {
			b = append(b, field.key...)
			b = appendText(b, field.value)
		}
	}
	if meta.Date != "" {
		b = appendDate(append(b, "/CreationDate"...), meta.Date)
		b = appendDate(append(b, "/ModDate"...), meta.Date)
	}
	return append(b, ">>"...)
}

const (
	xmpHead = `<?xpacket begin="` + "\uFEFF" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>` + language + `</rdf:li></rdf:Bag></dc:language>
`
	// %d is the part of ISO 19005.
	xmpArchive = `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>%d</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
`
	// PDF/UA's schema is none of those that PDF/A knows, so the packet has to
	// describe it before it may use it (ISO 19005-2, 6.6.2.3).
	xmpAccessible = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
`
	xmpTail = `</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
)

// xmp is the metadata packet: what the report is, and the claims that are made
// for the file. accessible adds the claim of PDF/UA-1.
func xmp(meta doc.Meta, opts Options, accessible bool) []byte {
	b := bytes.NewBuffer(make([]byte, 0, 3072))
	field := func(before, value, after string) {
		if value != "" {
			b.WriteString(before)
			xml.EscapeText(b, []byte(value)) // writing to a buffer cannot fail
			b.WriteString(after)
		}
	}
	b.WriteString(xmpHead)
	field(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, meta.Title, "</rdf:li></rdf:Alt></dc:title>\n")
	field(`<dc:creator><rdf:Seq><rdf:li>`, meta.Unit, "</rdf:li></rdf:Seq></dc:creator>\n")
	field(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, meta.Subject, "</rdf:li></rdf:Alt></dc:description>\n")
	b.WriteString("</rdf:Description>\n<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n")
	field("<pdf:Keywords>", meta.Keywords, "</pdf:Keywords>\n")
	field("<pdf:Producer>", opts.Program, "</pdf:Producer>\n")
	field("<xmp:CreatorTool>", opts.Program, "</xmp:CreatorTool>\n")
	if meta.Date != "" {
		stamp := meta.Date + "T00:00:00+08:00"
		field("<xmp:CreateDate>", stamp, "</xmp:CreateDate>\n")
		field("<xmp:ModifyDate>", stamp, "</xmp:ModifyDate>\n")
	}
	b.WriteString("</rdf:Description>\n")
	fmt.Fprintf(b, xmpArchive, opts.Conformance.part())
	if accessible {
		b.WriteString(xmpAccessible)
	}
	b.WriteString(xmpTail)
	return b.Bytes()
}
