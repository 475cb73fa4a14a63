package html

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
)

func TestSample(t *testing.T) {
	page := mustWrite(t, sample(), Options{})
	for _, fault := range audit(page) {
		t.Error(fault)
	}
	if got, want := printedText(mustParse(t, page)), treeText(sample(), Options{}); got != want {
		t.Errorf("text\n%s\nwant\n%s", got, want)
	}
}

func TestStructureErrors(t *testing.T) {
	grid := func(rows ...doc.Row) *doc.Document {
		return one(&doc.Table{Name: "测试", Columns: make([]doc.Column, 2), Rows: rows})
	}
	with := func(change func(*doc.Document)) *doc.Document {
		d := one(para(doc.BodyText, "文"))
		change(d)
		return d
	}
	for _, c := range []struct {
		name string
		d    *doc.Document
		want string
	}{
		{"nil", nil, "没有内容"},
		{"no section", &doc.Document{Style: doc.GBT9704()}, "没有内容"},
		{"no style", &doc.Document{Sections: make([]doc.Section, 1)}, "没有样式"},
		{"no size", with(func(d *doc.Document) { d.Style.Paragraphs[doc.BodyText].Size = 0 }), "字号"},
		{"no lines", with(func(d *doc.Document) { d.Style.Lines = 0 }), "行数"},
		{"unknown role", with(func(d *doc.Document) { d.Style.Emphasis = 9 }), "字体用途 9"},
		{"no title", with(func(d *doc.Document) { d.Meta.Title = " " }), "没有标题"},
		{"bad date", with(func(d *doc.Document) { d.Meta.Date = "3月9日" }), "3月9日"},
		{"unknown block", one(nil), "不是已知的类型"},
		{"one ID twice", one(heading(1, "h", "", "甲"), heading(1, "h", "", "乙")), "“h”：在文档中出现了两次"},
		{"dead link", one(&doc.Paragraph{Runs: text("附件"), Link: "nowhere"}), "没有的编号“nowhere”"},
		{"heading level", one(heading(6, "", "", "甲")), "级别 6"},
		{"paragraph style", one(para(99, "甲")), "样式 99"},
		{"lead level", one(&doc.Paragraph{Level: 6, Lead: text("甲")}), "级别 6"},
		{"short row", grid(plainRow("甲")), "不相符"},
		{"long row", grid(plainRow("甲", "乙", "丙")), "不相符"},
		{"wide cell", grid(row(spanned(cell("甲"), 3, 1))), "不相符"},
		{"cell without span", grid(row(doc.Cell{}, cell("乙"))), "不相符"},
		{"cell past the end", grid(row(spanned(cell("甲"), 1, 2), cell("乙"))), "不相符"},
		{"overlap", grid(row(cell("甲"), spanned(cell("乙"), 1, 2)), row(spanned(cell("丙"), 2, 1))), "不相符"},
		{"no rows", grid(), "没有列或没有行"},
		{"empty chart", one(&doc.Chart{Title: "图1"}), "没有数据"},
		{"value out of range", one(&doc.Chart{Title: "图1", Bars: []doc.Bar{{Label: "产出", Value: 10001}}}), "“产出”的值 10001"},
	} {
		t.Run(c.name, func(t *testing.T) {
			page, err := Write(c.d, Options{})
			var fault *StructureError
			if !errors.As(err, &fault) || page != nil {
				t.Fatalf("got %d bytes and error %v, want a StructureError", len(page), err)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %q does not say %q", err, c.want)
			}
			Markdown(c.d) // must not panic
		})
	}
}

// TestRanks checks which rank a heading gets where levels are left out, run in
// or begin anew in an annex.
func TestRanks(t *testing.T) {
	title, annex := para(doc.Title, "报告"), para(doc.AnnexTitle, "附表")
	h := func(level int) doc.Block { return heading(level, "", "", "题") }
	for _, c := range []struct {
		blocks []doc.Block
		annex  bool
		want   string
	}{
		{[]doc.Block{title, h(1), h(2), h(2), h(1), h(2), h(3), h(4), h(5)}, false, "h1 h2 h3 h3 h2 h3 h4 h5 h6"},
		{[]doc.Block{title, h(1), h(3), h(3), h(4), h(2), h(1)}, false, "h1 h2 h3 h3 h4 h3 h2"},
		{[]doc.Block{title, h(3), h(1)}, false, "h1 h2 h2"},
		{[]doc.Block{title, title, h(1)}, false, "h1 h2 h2"},
		{[]doc.Block{h(2), title, h(1)}, false, "h1 h2 h2 h2"},
		{[]doc.Block{annex, h(1), h(2), annex}, true, "h1 h2 h3 h4 h2"},
		{[]doc.Block{h(5), h(1)}, true, "h1 h2 h2"},
		{[]doc.Block{annex, h(1), h(2), h(3), h(4), h(5)}, true, "h1 h2 h3 h4 h5 h6 h6"},
	} {
		d := one(c.blocks...)
		if c.annex {
			d.Sections[0].Kind, d.Sections[0].Name = doc.Annex, "附表"
		}
		var got []string
		for _, n := range mustParse(t, mustWrite(t, d, Options{})).all("h1", "h2", "h3", "h4", "h5", "h6") {
			got = append(got, n.name)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("got %s, want %s", s, c.want)
		}
	}
}

// TestHead checks what the page says about itself.
func TestHead(t *testing.T) {
	d := sample()
	page := string(mustWrite(t, d, Options{Application: `self"eval`}))
	for _, want := range []string{
		"<title>【草稿】2023年度云溪县图书馆免费开放项目绩效自评报告</title>",
		`<meta name="author" content="云溪县图书馆">`,
		`<meta name="description" content="云溪县图书馆项目支出绩效自评">`,
		`<meta name="keywords" content="绩效自评,2023年度,优">`,
		`<meta name="dcterms.date" content="2024-03-18">`,
		`<meta name="generator" content="self&quot;eval">`,
		`<meta name="robots" content="noindex">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	d.Draft, d.Meta.Date, d.Meta.Unit, d.Meta.Subject = false, "", "", ""
	page = string(mustWrite(t, d, Options{}))
	for _, no := range []string{"草稿】", "dcterms", "author", "description", "generator", "robots", `class="draft`} {
		if strings.Contains(page, no) {
			t.Errorf("the page has %s", no)
		}
	}
}

// TestNoOrigin checks that the page does not tell where a figure comes from:
// paths of the office's files are nobody's business.
func TestNoOrigin(t *testing.T) {
	d := one(&doc.Paragraph{Runs: []doc.Run{{Text: "91.50", Origin: origin("secret/2023.toml", 1, 1)}}})
	if page := mustWrite(t, d, Options{}); bytes.Contains(page, []byte("secret")) {
		t.Error("the page has the path of a data file")
	}
}

// TestContents checks the 目录 that a document without one gets.
func TestContents(t *testing.T) {
	d := one(para(doc.Title, "报告"), heading(1, "", "一、", "结论"), heading(2, "h2", "（一）", "得分"), heading(3, "", "1.", "细目"))
	d.Sections = append(d.Sections, doc.Section{Kind: doc.Annex, Name: "自评表", Blocks: []doc.Block{heading(1, "", "一、", "说明")}})
	tree := mustParse(t, mustWrite(t, d, Options{Contents: true}))
	var got []string
	for _, a := range tree.all("nav")[0].all("a") {
		got = append(got, a.attrs["class"]+" "+a.attrs["href"]+" "+a.content())
	}
	want := "contents1 #heading-2 一、结论|contents2 #h2 （一）得分|contents1 #annex-2 自评表|contents2 #heading-5 一、说明"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
	if tree = mustParse(t, mustWrite(t, d, Options{})); len(tree.all("nav")) > 0 {
		t.Error("a 目录 that nobody asked for")
	}
	if tree = mustParse(t, mustWrite(t, sample(), Options{Contents: true})); len(tree.all("nav")) != 1 {
		t.Error("a document with a 目录 got a second one")
	}
}

// TestConcurrent checks that writers share no state.
func TestConcurrent(t *testing.T) {
	want, wantLong := mustWrite(t, sample(), Options{}), mustWrite(t, report(), Options{})
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			if i%2 == 0 {
				if got, err := Write(sample(), Options{}); err != nil || !bytes.Equal(got, want) {
					t.Errorf("run %d differs (%v)", i, err)
				}
			} else if got, err := Write(report(), Options{}); err != nil || !bytes.Equal(got, wantLong) {
				t.Errorf("run %d differs (%v)", i, err)
			}
		})
	}
	wg.Wait()
}
