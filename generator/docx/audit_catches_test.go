package docx

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// TestAuditCatches plants faults that Word refuses and checks that the audit
// sees each: an assertion that cannot fail asserts nothing.
func TestAuditCatches(t *testing.T) {
	d, pages := sample()
	file := mustWrite(t, d, pages)
	const document = "word/document.xml"
	for _, c := range []struct{ name, part, old, new, want string }{
		{"cell without paragraph", document, `<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FormText"/></w:pPr></w:p>`, `<w:vAlign w:val="center"/></w:tcPr>`, "cell ends in w:tcPr"},
		{"cell ends in a table", document, `</w:p></w:tc>`, `</w:p><w:tbl><w:tblPr><w:tblW w:w="0"/></w:tblPr><w:tblGrid/></w:tbl></w:tc>`, "cell ends in w:tbl"},
		{"field not ended", document, fieldEnd, "", "not ended"},
		{"field without result", document, fieldSeparate, "", "without"},
		{"instruction outside", document, fieldBegin, "", "outside a field"},
		{"bookmark not ended", document, `<w:bookmarkEnd w:id="1"/>`, "", "end"},
		{"bookmark twice", document, `<w:bookmarkStart w:id="2" w:name="_Ref000002"/>`, `<w:bookmarkStart w:id="1" w:name="_Ref000001"/>`, "twice"},
		{"bookmark name", document, `w:name="_Ref000001"`, `w:name="1 2"`, "not allowed"},
		{"dead link", document, `w:anchor="_Ref000001"`, `w:anchor="_Ref999999"`, "no bookmark"},
		{"dead page reference", document, `PAGEREF _Ref000001`, `PAGEREF _Ref999999`, "no bookmark"},
		{"span overflow", document, `<w:gridSpan w:val="5"/>`, `<w:gridSpan w:val="6"/>`, "fills 7 of 6"},
		{"merge without start", document, `<w:vMerge w:val="restart"/>`, "", "goes on with a merge of 0"},
		{"cell width", document, `<w:tcW w:w="`, `<w:tcW w:w="1`, "wide"},
		{"table width", document, `<w:tblW w:w="8845"`, `<w:tblW w:w="9000"`, "table is 9000 wide"},
		{"unknown style", document, `<w:pStyle w:val="ReportText"/>`, `<w:pStyle w:val="Nowhere"/>`, "no paragraph style"},
		{"wrong kind of style", document, `<w:pStyle w:val="ReportText"/>`, `<w:pStyle w:val="Strong"/>`, "no paragraph style"},
		{"unknown font", "word/styles.xml", `w:eastAsia="仿宋_GB2312"`, `w:eastAsia="某字体"`, "font table"},
		{"style twice", "word/styles.xml", `w:styleId="Heading2"`, `w:styleId="Heading1"`, "twice"},
		{"order", document, `<w:pStyle w:val="Spacer"/>`, `<w:jc w:val="left"/><w:pStyle w:val="Spacer"/>`, "out of place"},
		{"order of cell properties", document, `<w:vMerge w:val="restart"/><w:vAlign w:val="center"/>`, `<w:vAlign w:val="center"/><w:vMerge w:val="restart"/>`, "out of place"},
		{"lost spaces", document, `<w:t xml:space="preserve">        `, `<w:t>        `, "would be lost"},
		{"line end", document, `自评结论</w:t>`, "自评\n结论</w:t>", "line end"},
		{"dead relationship", document, `r:id="rChart1"`, `r:id="rChart9"`, "no relationship rChart9"},
		{"no alternative text", document, ` descr="`, ` title="`, "alternative text"},
		{"target missing", "word/_rels/document.xml.rels", `Target="footer1.xml"`, `Target="footer9.xml"`, "which is missing"},
		{"no content type", "[Content_Types].xml", `PartName="/word/charts/chart1.xml"`, `PartName="/word/charts/chart9.xml"`, "no content type"},
		{"table at the end", document, `</w:tbl><w:p><w:pPr><w:pStyle w:val="Spacer"/></w:pPr></w:p><w:sectPr>`, `</w:tbl><w:sectPr>`, "followed by w:sectPr"},
		{"control character", document, `自评结论</w:t>`, "自评\x01结论</w:t>", "not well formed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			faults := audit(t, alter(t, file, c.part, c.old, c.new))
			if !strings.Contains(strings.Join(faults, "\n"), c.want) {
				t.Errorf("faults %q do not tell of %q", faults, c.want)
			}
		})
	}
}

// alter replaces the first old in a part.
func alter(t *testing.T, file []byte, part, old, new string) []byte {
	t.Helper()
	parts, names := unzip(t, file)
	if !bytes.Contains(parts[part], []byte(old)) {
		t.Fatalf("%s has no %q", part, old)
	}
	parts[part] = bytes.Replace(parts[part], []byte(old), []byte(new), 1)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range names {
		f, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(parts[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
