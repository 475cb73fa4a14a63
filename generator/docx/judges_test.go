package docx

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/judge"
)

// documents are what the judges see.
func documents(t *testing.T) map[string][]byte {
	d, pages := sample()
	out := map[string][]byte{"sample.docx": mustWrite(t, d, pages), "report.docx": mustWrite(t, report(), nil)}
	d.Draft = true
	out["draft.docx"] = mustWrite(t, d, pages)
	for seed := range uint64(4) {
		d, pages := randomDocument(seed)
		out[fmt.Sprintf("random%d.docx", seed)] = mustWrite(t, d, pages)
	}
	return out
}

// TestOpenXMLSDK has Microsoft's validator judge the files.
func TestOpenXMLSDK(t *testing.T) {
	for name, file := range documents(t) {
		judge.OOXML(t, name, file)
	}
}

// TestPythonDocx has an independent reader tell the text of the file.
func TestPythonDocx(t *testing.T) {
	d, pages := sample()
	got, want := judge.PythonDocx(t, mustWrite(t, d, pages)), treeText(d, pages)
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestGridInLibreOffice counts lines and characters of pages that hold nothing
// but Hanzi: 22 × 28 (GB/T 9704-2012, 5.2.3).
func TestGridInLibreOffice(t *testing.T) {
	d := &doc.Document{Style: doc.GBT9704(), Sections: []doc.Section{{Numbered: true, Blocks: []doc.Block{
		para(doc.BodyText, strings.Repeat("绩效目标完成情况", 220))}}}}
	pages := judge.LibreOffice(t, mustWrite(t, d, nil))
	if len(pages) != 3 {
		t.Fatalf("%d pages, want 3", len(pages))
	}
	for i, page := range pages[:2] {
		lines := strings.Fields(page) // Hanzi have no spaces; a page number has
		full := 0
		for j, line := range lines {
			if n := utf8.RuneCountInString(line); n == 28 || n == 26 && i+j == 0 {
				full++
			}
		}
		if full != 22 {
			t.Errorf("page %d has %d full lines, want 22:\n%s", i+1, full, page)
		}
	}
}

// TestPagesInLibreOffice looks at what stands on the pages: numbers only where
// they belong, the 目录 with its numbers, the mark of a draft on every page.
func TestPagesInLibreOffice(t *testing.T) {
	d, numbers := sample()
	d.Draft = true
	pages := judge.LibreOffice(t, mustWrite(t, d, numbers))
	if len(pages) != 5 {
		t.Fatalf("%d pages, want 5: cover, contents, two of text, form", len(pages))
	}
	number := regexp.MustCompile(`—\s*(\d+)\s*—`)
	for i, want := range []string{"", "", "1", "2", "3"} {
		got := ""
		if m := number.FindStringSubmatch(pages[i]); m != nil {
			got = m[1]
		}
		if got != want {
			t.Errorf("sheet %d has page number %q, want %q", i+1, got, want)
		}
		if !strings.Contains(strings.ReplaceAll(pages[i], " ", ""), "草稿") {
			t.Errorf("sheet %d lacks the mark of a draft", i+1)
		}
	}
	for _, line := range []string{`一、自评结论\.+\s*1\n`, `二、佐证材料\.+\s*2\n`, `自评表\.+\s*3\n`} {
		if !regexp.MustCompile(line).MatchString(pages[1]) {
			t.Errorf("the contents page lacks %s:\n%s", line, pages[1])
		}
	}
}

// TestTableHeadInLibreOffice checks that a table's head stands on each of its pages.
func TestTableHeadInLibreOffice(t *testing.T) {
	table := &doc.Table{Name: "表", Head: 1, Text: doc.TableText, Columns: make([]doc.Column, 2), Rows: []doc.Row{plainRow("三级指标", "得分")}}
	for range 60 {
		table.Rows = append(table.Rows, plainRow("培训企业人员", "10"))
	}
	d := &doc.Document{Style: doc.GBT9704(), Sections: []doc.Section{{Numbered: true, Blocks: []doc.Block{table}}}}
	pages := judge.LibreOffice(t, mustWrite(t, d, nil))
	if len(pages) < 2 {
		t.Fatalf("%d pages, want several", len(pages))
	}
	for i, page := range pages {
		if !strings.Contains(page, "三级指标") || strings.Count(page, "培训企业人员") == 0 {
			t.Errorf("page %d lacks head or rows:\n%s", i+1, page)
		}
	}
}
