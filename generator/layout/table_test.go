package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/layout"
	"github.com/selfeval/selfeval/generator/pdf"
)

// checkTables holds a document to what is true of all, and returns its pages.
func checkTables(t *testing.T, d *doc.Document) *layout.Result {
	t.Helper()
	r := set(t, d)
	if got, want := treeText(r, "TOC"), documentText(d); got != want {
		t.Error("text: " + difference(got, want))
	}
	if err := pdf.Accessible(r.Root); err != nil {
		t.Error(err)
	}
	for i := range r.Pages {
		for _, fault := range pageFaults(d, r, i) {
			t.Errorf("page %d: %s", i+1, fault)
		}
	}
	return r
}

func prose(n int) string { return strings.Repeat("征集地方文献318种，修复96册。", n) }

// TestRowHigherThanAPage: such a row is set over pages without loss.
func TestRowHigherThanAPage(t *testing.T) {
	table := &doc.Table{Name: "表", Head: 1, Text: doc.TableText, Columns: make([]doc.Column, 2), Rows: []doc.Row{
		plainRow("事项", "说明"), row(head("文献"), cell(prose(150), prose(30))), plainRow("合计", "342天")}}
	if r := checkTables(t, report(table)); len(r.Pages) < 3 {
		t.Errorf("%d pages", len(r.Pages))
	}
}

// TestMergedTextLongerThanItsRows: it raises the rows, and goes on on the next page.
func TestMergedTextLongerThanItsRows(t *testing.T) {
	merged := func(n, rows int) *doc.Table {
		table := &doc.Table{Name: "表", Text: doc.FormText, Columns: make([]doc.Column, 2)}
		for i := range rows {
			r := plainRow(fmt.Sprintf("指标%d", i+1))
			if i == 0 {
				r.Cells = append(r.Cells, span(cell(prose(n)), rows, 1))
			}
			table.Rows = append(table.Rows, r)
		}
		return table
	}
	for n := 3; n < 200; n += 11 {
		checkTables(t, report(body(prose(n%30)), merged(n, 6)))
		checkTables(t, report(body(prose(n%30)), merged(n, 35)))
	}
	checkTables(t, report(merged(347, 58))) // loses most at page breaks
}

// TestGroupsOverPages moves a page break through a group of rows. As many rows
// stay together at its ends as its label needs, and （续） never stands alone.
func TestGroupsOverPages(t *testing.T) {
	for lines := range 20 {
		table := &doc.Table{Name: "表", Text: doc.TableText, Columns: []doc.Column{{Weight: 2}, {Weight: 9}}}
		for i := range 9 {
			r := plainRow(fmt.Sprintf("指标%d", i+1))
			if i == 0 {
				r.Cells = append([]doc.Cell{group("社会效益指标与可持续影响指标以及生态效益指标", 9)}, r.Cells...)
			}
			table.Rows = append(table.Rows, r)
		}
		blocks := []doc.Block{}
		for range lines {
			blocks = append(blocks, body("本馆负责。"))
		}
		r := checkTables(t, report(append(blocks, table)...))
		label := r.Root.Kids[0].Kids[lines].Kids[0].Kids[0].Kids[0]
		if l := linesOf(r)[label]; len(l) < 3 || l[0].page != l[len(l)-1].page {
			t.Errorf("%d lines before: the label is on lines %v", lines, l)
		}
		again := ""
		for _, item := range r.Pages[len(r.Pages)-1].Items {
			if text, ok := item.(*layout.Text); ok && text.Element == nil {
				again += textOf(text)
			}
		}
		if again = strings.ReplaceAll(again, "— 2 —", ""); strings.HasPrefix(again, "（续）") {
			t.Errorf("%d lines before: %s", lines, again)
		}
	}
}

// TestManyColumns: a table that is too wide is made narrower as far as it takes.
func TestManyColumns(t *testing.T) {
	for _, n := range []int{12, 25, 40, 80} {
		table := &doc.Table{Name: "表", Text: doc.TableText, Columns: make([]doc.Column, n)}
		for range 3 {
			var r doc.Row
			for range n {
				r.Cells = append(r.Cells, cell("4659.56万元"))
			}
			table.Rows = append(table.Rows, r)
		}
		checkTables(t, report(table))
	}
}

// TestFaultyTables: rows that do not fit their grid lose no text.
func TestFaultyTables(t *testing.T) {
	for name, rows := range map[string][]doc.Row{
		"too many cells": {plainRow("甲", "乙"), plainRow("丙", "丁", "戊")},
		"too few cells":  {plainRow("甲", "乙"), plainRow("丙"), {}},
		"wide span":      {row(span(cell("甲"), 1, 9)), plainRow("乙", "丙")},
		"deep span":      {row(span(cell("甲"), 9, 1), cell("乙")), plainRow("丙")},
		"overlap":        {row(cell("甲"), span(cell("乙"), 2, 1)), row(span(cell("丙"), 1, 2), cell("丁"))},
		"no span":        {row(span(cell("甲"), 0, 0), span(cell("乙"), -1, -1))},
	} {
		t.Run(name, func(t *testing.T) {
			checkTables(t, report(&doc.Table{Name: "表", Head: 1, Text: doc.TableText, Columns: make([]doc.Column, 2), Rows: rows}))
		})
	}
	checkTables(t, report(&doc.Table{Name: "空", Caption: runs("没有行的表")}, body("文字")))
}

// TestHeadAndLabelsAgain: on its second page a table has its head and the labels
// of the groups that go on, as artifacts, and is ruled all round on both.
func TestHeadAndLabelsAgain(t *testing.T) {
	table := &doc.Table{Name: "表", Head: 1, Text: doc.TableText, Columns: make([]doc.Column, 3), Rows: []doc.Row{plainRow("类别", "指标", "目标值")}}
	for i := range 40 {
		r := plainRow(fmt.Sprintf("指标%d", i+1), "≥30次")
		if i == 0 {
			r.Cells = append([]doc.Cell{group("产出指标", 40)}, r.Cells...)
		}
		table.Rows = append(table.Rows, r)
	}
	d := report(table)
	r := checkTables(t, d)
	if len(r.Pages) != 2 {
		t.Fatalf("%d pages", len(r.Pages))
	}
	for i := range r.Pages {
		seen := map[string]bool{}
		var top, bottom doc.Length = 1 << 40, 0
		for _, item := range r.Pages[i].Items {
			switch item := item.(type) {
			case *layout.Text:
				s := textOf(item)
				if item.Element == nil {
					s += " again"
				}
				seen[s] = true
			case *layout.Rule:
				if item.W == d.Style.Paper.TextWidth() {
					top, bottom = min(top, item.Y), max(bottom, item.Y)
				}
			}
		}
		want := []string{"类别", "指标", "目标值", "产出指标"}
		if i == 1 {
			want = []string{"类别 again", "指标 again", "目标值 again", "产出指标（续） again"}
		}
		for _, s := range want {
			if !seen[s] {
				t.Errorf("page %d lacks %s", i+1, s)
			}
		}
		if top >= bottom {
			t.Errorf("page %d: the table is not ruled off above and below", i+1)
		}
	}
}

// TestPartsOfAForm: the second table of a form begins at the last rule of the first.
func TestPartsOfAForm(t *testing.T) {
	part := func() *doc.Table {
		return &doc.Table{Name: "表", Text: doc.FormText, Columns: make([]doc.Column, 2), Rows: []doc.Row{plainRow("单位", "图书馆")}}
	}
	ys := map[doc.Length]bool{}
	d := report(part(), part())
	for _, item := range checkTables(t, d).Pages[0].Items {
		if r, ok := item.(*layout.Rule); ok && r.W == d.Style.Paper.TextWidth() {
			ys[r.Y] = true
		}
	}
	if len(ys) != 3 {
		t.Errorf("two rows in two tables have rules at %d heights, want 3", len(ys))
	}
}

// TestNumbersStayWhole: a column gets what its numbers need before weights count.
func TestNumbersStayWhole(t *testing.T) {
	table := &doc.Table{Name: "表", Text: doc.TableText, Columns: []doc.Column{{Weight: 1}, {Weight: 30}, {Weight: 1}},
		Rows: []doc.Row{plainRow("1234567.89万元", prose(3), "2024年12月31日")}}
	found := map[string]bool{}
	for _, item := range checkTables(t, report(table)).Pages[0].Items {
		if text, ok := item.(*layout.Text); ok {
			found[textOf(text)] = true
		}
	}
	if !found["1234567.89万元"] || !found["12月31日"] && !found["2024年12月31日"] {
		t.Errorf("numbers are broken: %v", found)
	}
}
