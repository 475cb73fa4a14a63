package docx

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with a file under testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("%s:%d\n got %s\nwant %s\n(go test -update writes it anew)", path, i+1, g[i], w[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d", path, len(g), len(w))
}

// TestGolden pins the markup of a document with every kind of block, as text,
// and the bytes of the whole file: they must be the same on every machine.
func TestGolden(t *testing.T) {
	d, pages := sample()
	file := mustWrite(t, d, pages)
	parts, names := unzip(t, file)
	var b strings.Builder
	for _, name := range names {
		tree, err := parseTree(parts[name])
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		b.WriteString("=== " + name + "\n")
		tree.pretty(&b, 0)
	}
	golden(t, "sample.txt", b.String())
	sum := sha256.Sum256(file)
	golden(t, "sample.sha256", hex.EncodeToString(sum[:])+"\n")
}

// TestConcurrent checks that writers share no state: documents written at once
// come out as alone.
func TestConcurrent(t *testing.T) {
	d, pages := sample()
	want, wantLong := mustWrite(t, d, pages), mustWrite(t, report(), nil)
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			if i%2 == 0 {
				if got, err := Write(d, pages, Options{Application: "selfeval"}); err != nil || !bytes.Equal(got, want) {
					t.Errorf("run %d differs (%v)", i, err)
				}
			} else if got, err := Write(report(), nil, Options{Application: "selfeval"}); err != nil || !bytes.Equal(got, wantLong) {
				t.Errorf("run %d differs (%v)", i, err)
			}
		})
	}
	wg.Wait()
}

// TestText compares the text of document.xml with that of the tree.
func TestText(t *testing.T) {
	d, pages := sample()
	parts, _ := unzip(t, mustWrite(t, d, pages))
	tree, err := parseTree(parts["word/document.xml"])
	if err != nil {
		t.Fatal(err)
	}
	got, want := printedText(tree), treeText(d, pages)
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestDates(t *testing.T) {
	d, pages := sample()
	parts, _ := unzip(t, mustWrite(t, d, pages))
	if !strings.Contains(string(parts["docProps/core.xml"]), ">2021-03-09T00:00:00Z</dcterms:created>") {
		t.Errorf("core.xml lacks the report's date: %s", parts["docProps/core.xml"])
	}
	d.Meta.Date = ""
	parts, _ = unzip(t, mustWrite(t, d, pages))
	if strings.Contains(string(parts["docProps/core.xml"]), "dcterms:created") {
		t.Errorf("core.xml has a date that the data does not give")
	}
}

// TestFooters checks where page numbers begin, end and go on.
func TestFooters(t *testing.T) {
	const numbers, blank, inherited = "rNumberOdd rNumberEven", "rBlankOdd rBlankEven", ""
	for _, c := range []struct {
		numbered []bool
		want     []string // references of each section
		start    int      // section that counts from 1, or -1
	}{
		{[]bool{true}, []string{numbers}, 0},
		{[]bool{false}, []string{inherited}, -1},
		{[]bool{false, false, true, true}, []string{inherited, inherited, numbers, inherited}, 2},
		{[]bool{true, false, false, true}, []string{numbers, blank, inherited, numbers}, 0},
	} {
		d := &doc.Document{Style: doc.GBT9704()}
		for _, n := range c.numbered {
			d.Sections = append(d.Sections, doc.Section{Numbered: n, Blocks: []doc.Block{para(doc.BodyText, "文")}})
		}
		parts, _ := unzip(t, mustWrite(t, d, nil))
		tree, err := parseTree(parts["word/document.xml"])
		if err != nil {
			t.Fatal(err)
		}
		i := 0
		tree.walk(func(n *node) {
			if n.name != "w:sectPr" {
				return
			}
			var ids []string
			for _, r := range n.all("w:footerReference") {
				ids = append(ids, r.attrs["r:id"])
			}
			if got := strings.Join(ids, " "); got != c.want[i] {
				t.Errorf("%v: section %d refers to %q, want %q", c.numbered, i, got, c.want[i])
			}
			if starts := n.child("w:pgNumType") != nil; starts != (i == c.start) {
				t.Errorf("%v: section %d starts at 1: %v", c.numbered, i, starts)
			}
			i++
		})
		if i != len(c.numbered) {
			t.Errorf("%v: %d sections", c.numbered, i)
		}
	}
}

func TestStructureErrors(t *testing.T) {
	body := func(blocks ...doc.Block) *doc.Document {
		return &doc.Document{Style: doc.GBT9704(), Sections: []doc.Section{{Numbered: true, Blocks: blocks}}}
	}
	grid := func(rows ...doc.Row) *doc.Document {
		return body(&doc.Table{Name: "测试", Text: doc.TableText, Columns: make([]doc.Column, 2), Rows: rows})
	}
	contents := body(&doc.Contents{Title: "目录", Depth: 1}, heading(1, "h", "一、", "结论"))
	for _, c := range []struct {
		name string
		d    *doc.Document
		want string
	}{
		{"nil", nil, "没有内容"},
		{"no section", &doc.Document{Style: doc.GBT9704()}, "没有内容"},
		{"unknown block", body(nil), "不是已知的类型"},
		{"one ID twice", body(heading(1, "h", "", "甲"), heading(1, "h", "", "乙")), "“h”：在文档中出现了两次"},
		{"dead link", body(&doc.Paragraph{Runs: text("附件"), Link: "nowhere"}), "没有的编号“nowhere”"},
		{"heading level", body(heading(6, "", "", "甲")), "级别 6"},
		{"no page", contents, "“一、结论”没有编号或页码"},
		{"short row", grid(plainRow("甲")), "第 1 行的单元格与 2 列不相符"},
		{"long row", grid(plainRow("甲", "乙", "丙")), "第 1 行"},
		{"wide cell", grid(row(spanned("甲", 3, 1))), "第 1 行"},
		{"cell without span", grid(row(doc.Cell{}, cell("乙"))), "第 1 行"},
		{"cell past the end", grid(row(spanned("甲", 1, 2), cell("乙"))), "第 1 行"},
		{"overlap", grid(row(cell("甲"), spanned("乙", 1, 2)), row(spanned("丙", 2, 1))), "第 2 行"},
		{"no rows", grid(), "没有列或没有行"},
		{"empty chart", body(&doc.Chart{Title: "图1"}), "没有数据"},
		{"value out of range", body(&doc.Chart{Title: "图1", Bars: []doc.Bar{{Label: "产出", Value: 10001}}}), "“产出”的值 10001"},
		{"style name twice", &doc.Document{Style: twoAlike(), Sections: make([]doc.Section, 1)}, "“公文正文”：这个名称用了两次"},
		{"bad date", &doc.Document{Style: doc.GBT9704(), Meta: doc.Meta{Date: "3月9日"}, Sections: make([]doc.Section, 1)}, "3月9日"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file, err := Write(c.d, nil, Options{})
			var fault *StructureError
			if !errors.As(err, &fault) || file != nil {
				t.Fatalf("got %d bytes and error %v, want a StructureError", len(file), err)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %q does not say %q", err, c.want)
			}
		})
	}
}

func twoAlike() *doc.Style {
	s := doc.GBT9704()
	s.Paragraphs[doc.ListText].Name = s.Paragraphs[doc.BodyText].Name
	return s
}

func BenchmarkWrite(b *testing.B) {
	d := report()
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n = len(mustWrite(b, d, nil))
	}
	b.ReportMetric(float64(n), "bytes")
}
