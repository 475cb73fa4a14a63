package pdf

import (
	"bytes"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/layout"
)

// TestTagged holds a file against what PDF/UA-1 (ISO 14289-1) asks for, rule by
// rule. TestReplay shows that all content is marked, TestParentTree that the
// structure tree is sound.
func TestTagged(t *testing.T) {
	r := sample(t)
	p := parse(t, write(t, sampleOptions))
	checkTagged(t, p, r)

	if n := len(p.elements(r.Root)); n < 40 {
		t.Errorf("%d elements", n)
	}
	if kids := p.kids(p.dictionaries(r.Root)[find(r.Root, "P")[1]]); len(kids) != 2 {
		t.Errorf("the paragraph over two pages has the kids %v", kids)
	}
	for _, s := range p.replayPage(5) {
		if s.what == "类" && s.mcid >= 0 {
			t.Error("a repeated head is no artifact")
		}
	}
}

// TestNoFalseClaim: a tree that breaks a rule is written, but not claimed to be
// accessible; nor is a document without a title.
func TestNoFalseClaim(t *testing.T) {
	r, meta := sample(t), sampleMeta
	claims := func() bool {
		t.Helper()
		pdf, err := Write(r, meta, sampleOptions)
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Contains(pdf, []byte("pdfuaid"))
	}
	if !claims() {
		t.Error("the sample is not claimed to be accessible")
	}
	meta.Title = ""
	if claims() {
		t.Error("claimed without a title")
	}
	meta.Title = sampleMeta.Title
	find(r.Root, "Figure")[0].Alt = ""
	if claims() {
		t.Error("claimed with a figure that has no alternative text")
	}
}

func TestAccessible(t *testing.T) {
	el := func(tag string, kids ...*layout.Element) *layout.Element {
		return &layout.Element{Tag: tag, Kids: kids}
	}
	cell := func(tag string, columns, rows int) *layout.Element {
		e := &layout.Element{Tag: tag, ColSpan: columns, RowSpan: rows}
		if tag == "TH" {
			e.Scope = "Row"
		}
		return e
	}
	td := func() *layout.Element { return el("TD") }
	for _, test := range []struct {
		name string
		root *layout.Element
		want string // of the error, "" for none
	}{
		{"empty", el("Document"), ""},
		{"no tree", nil, "版面结构树有误：没有根元素"},
		{"root", el("Sect"), "根元素应为 Document，现为 Sect"},
		{"headings", el("Document", el("H1"), el("H2"), el("H3"), el("H1"), el("H2")), ""},
		{"skipped level", el("Document", el("H1"), el("H3")), "标题级别从 1 跳到 3"},
		{"first level", el("Document", el("Sect", el("H2"))), "标题级别从 0 跳到 2"},
		{"unknown tag", el("Document", el("Box")), `结构类型 "Box" 不是标准类型`},
		{"figure", el("Document", &layout.Element{Tag: "Figure", Alt: "图", Box: [4]doc.Length{0, 0, 1, 1}}), ""},
		{"bare figure", el("Document", el("Figure")), "图没有替代文字\n图“”没有范围"},
		{"head without scope", el("Document", el("Table", el("TR", el("TH")))), "表头单元格没有标明是行头还是列头"},
		{"spans", el("Document", el("Table",
			el("THead", el("TR", cell("TH", 2, 1), cell("TH", 1, 1))),
			el("TBody", el("TR", cell("TH", 1, 3), td(), td()), el("TR", td(), cell("TD", 1, 2)), el("TR", td())))), ""},
		{"narrow row", el("Document", el("Table", el("TR", td(), td()), el("TR", td()))), "表第 2 行有 1 列，第 1 行有 2 列"},
		{"wide row", el("Document", el("Table", el("TR", td()), el("TR", cell("TD", 2, 1)))), "表第 2 行有 2 列，第 1 行有 1 列"},
		{"overlap", el("Document", el("Table", el("TR", td(), cell("TD", 1, 2)), el("TR", cell("TD", 2, 1)))), "表第 2 行第 2 列有两个单元格"},
		{"over the end", el("Document", el("Table", el("TR", cell("TD", 1, 2)))), "表第 1 行有单元格伸出所在的行组"},
		{"over the head", el("Document", el("Table", el("THead", el("TR", cell("TD", 1, 2))), el("TBody", el("TR", td())))), "表第 1 行有单元格伸出所在的行组"},
		{"over a bare row", el("Document", el("Table", el("TR", td(), cell("TD", 1, 2)), el("TBody", el("TR", td())))),
			"表第 1 行有单元格伸出所在的行组\n表第 2 行有 1 列，第 1 行有 2 列"},
		{"no rows", el("Document", el("Table", el("Caption"))), "表没有行"},
		{"paragraph in table", el("Document", el("Table", el("P"), el("TR", td()))), "P 不能放在 Table 中"},
		{"paragraph in row", el("Document", el("Table", el("TR", el("P")))), "P 不能放在 TR 中"},
		{"cell as row", el("Document", el("Table", el("TBody", el("TR", td()), td()))), "表第 2 行有 0 列，第 1 行有 1 列\nTD 不能放在 TBody 中"},
		{"row anywhere", el("Document", el("TR", td())), "TR 不能放在 Document 中"},
		{"contents", el("Document", el("TOC", el("Caption"), el("TOCI", el("Link")), el("TOC", el("TOCI", el("Link"))))), ""},
		{"paragraph in contents", el("Document", el("TOC", el("P"))), "P 不能放在 TOC 中"},
		{"late caption of contents", el("Document", el("TOC", el("TOCI"), el("Caption"))), "TOC 的标题不在首尾"},
		{"caption below", el("Document", el("Table", el("TR", td()), el("Caption"))), ""},
		{"caption between", el("Document", el("Table", el("TR", td()), el("Caption"), el("TR", td()))), "Table 的标题不在首尾"},
		{"head without body", el("Document", el("Table", el("THead", el("TR", cell("TH", 1, 1))))), "表有 1 个表头、0 个表身"},
	} {
		got := ""
		if err := Accessible(test.root); err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
	if err := Accessible(sample(t).Root); err != nil {
		t.Errorf("sample: %v", err)
	}
}
