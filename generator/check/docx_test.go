package check

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
)

// docx packs a body into the smallest DOCX.
func docx(t testing.TB, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(`<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>` + body + `</w:body></w:document>`)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// p is a paragraph of runs.
func p(runs ...string) string {
	s := "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>"
	for _, r := range runs {
		s += "<w:r><w:t>" + r + "</w:t></w:r>"
	}
	return s + "</w:p>"
}

func TestFromDOCX(t *testing.T) {
	cell := func(s string) string { return "<w:tc>" + p(s) + "</w:tc>" }
	for _, c := range []struct{ name, body, want string }{
		{"paragraphs", p("一、", "自评结论") + p("") + p("得分96分。"), "一、自评结论\n得分96分。\n"},
		{"table", p("表") + "<w:tbl><w:tr>" + cell("指标") + cell("分值") + "</w:tr><w:tr>" + cell("执行") + cell("20") + "</w:tr></w:tbl>" + p("后"), "表\n指标\t分值\n执行\t20\n\n后\n"},
		{"merged cells", "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + p("合计") + "</w:tc>" + cell("100") + "</w:tr></w:tbl>", "合计\t\t100\n\n"},
		{"two paragraphs in a cell", "<w:tbl><w:tr><w:tc>" + p("甲") + p("乙") + "</w:tc></w:tr></w:tbl>", "甲 乙\n\n"},
		{"nested table", "<w:tbl><w:tr><w:tc>" + p("甲") + "<w:tbl><w:tr>" + cell("内") + cell("外") + "</w:tr></w:tbl></w:tc>" + cell("乙") + "</w:tr></w:tbl>", "甲 内 外\t乙\n\n"},
		{"deleted text", "<w:p><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del><w:r><w:t>新</w:t></w:r></w:p>", "新\n"},
		{"field code", "<w:p><w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>", "3\n"},
		{"line break and tab", "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>", "甲\n乙 丙\n"},
		{"entities", p("甲&lt;乙&amp;丙"), "甲<乙&丙\n"},
	} {
		b := docx(t, c.body)
		if got, err := FromDOCX(bytes.NewReader(b), int64(len(b))); err != nil || got != c.want {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
		}
	}
}

func TestFromDOCXRefuses(t *testing.T) {
	for name, body := range map[string]string{
		"unclosed":       "<w:p><w:r>",
		"crossed":        "<w:p><w:r></w:p></w:r>",
		"unknown entity": p("&lol;"),
		"too deep":       strings.Repeat("<w:a>", maxDepth+1),
	} {
		b := docx(t, body)
		if text, err := FromDOCX(bytes.NewReader(b), int64(len(b))); !errors.Is(err, ErrNotDOCX) || text != "" {
			t.Errorf("%s: %q, %v", name, text, err)
		}
	}
	if _, err := FromDOCX(strings.NewReader("PK nothing"), 10); !errors.Is(err, ErrNotDOCX) {
		t.Error(err)
	}
	if _, err := FromDOCX(strings.NewReader(""), maxDOCX+1); err == nil {
		t.Error("a file past the limit was read")
	}
}

func FuzzFromDOCX(f *testing.F) {
	f.Add(docx(f, p("甲")+"<w:tbl><w:tr><w:tc>"+p("乙")+"</w:tc></w:tr></w:tbl>"))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, b []byte) {
		text, err := FromDOCX(bytes.NewReader(b), int64(len(b)))
		if err != nil && text != "" {
			t.Error("text and an error")
		}
	})
}

// FuzzWordText reads the part itself, past the ZIP's checksum.
func FuzzWordText(f *testing.F) {
	f.Add("<w:document>" + p("甲", "乙") + "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"9\"/></w:tcPr></w:tc></w:tr></w:tbl></w:document>")
	f.Fuzz(func(t *testing.T, s string) {
		if _, err := wordText(strings.NewReader(s)); err != nil && !errors.Is(err, ErrNotDOCX) && !strings.Contains(err.Error(), "过长") {
			t.Error(err)
		}
	})
}
