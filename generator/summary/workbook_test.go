package summary

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/source"
)

func open(t *testing.T, raw []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestWorkbook reads the county's workbook back: its sheets, its numbers as numbers
// with their formats, its names as text, a head that stays.
func TestWorkbook(t *testing.T) {
	s, p, f := county(t)
	var out source.Findings
	x := s.Compose(p, f, &out)
	raw, err := Workbook(x.Sheets, x.Document.Meta)
	if err != nil {
		t.Fatal(err)
	}
	book := open(t, raw)
	if got := book.GetSheetList(); len(got) != 3 || got[0] != "汇总表" || got[1] != "等级分布" || got[2] != "异常" {
		t.Fatalf("sheets %q", got)
	}
	for _, c := range []struct{ sheet, cell, raw, shown string }{
		{"汇总表", "B2", "云泽县教育局", "云泽县教育局"},
		{"汇总表", "D2", "100.00", "100.00"},
		{"汇总表", "F2", "5180.50", "5180.50"},
		{"汇总表", "H5", "0.9200", "92.00%"},
		{"汇总表", "H3", "96.20%（申报）", "96.20%（申报）"},
		{"汇总表", "F7", "10980.75", "10980.75"},
		{"等级分布", "C2", "5", "5"},
		{"等级分布", "D2", "0.8333", "83.33%"},
		{"异常", "A2", "1", "1"},
	} {
		raw, err := book.GetCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
		if err != nil || raw != c.raw {
			t.Errorf("%s!%s holds %q, want %q (%v)", c.sheet, c.cell, raw, c.raw, err)
		}
		if shown, _ := book.GetCellValue(c.sheet, c.cell); shown != c.shown {
			t.Errorf("%s!%s shows %q, want %q", c.sheet, c.cell, shown, c.shown)
		}
	}
	for cell, want := range map[string]excelize.CellType{"B2": excelize.CellTypeSharedString, "D2": excelize.CellTypeUnset, "H5": excelize.CellTypeUnset} {
		if got, _ := book.GetCellType("汇总表", cell); got != want {
			t.Errorf("汇总表!%s is of type %d, want %d", cell, got, want)
		}
	}
	for _, sheet := range book.GetSheetList() {
		if p, err := book.GetPanes(sheet); err != nil || !p.Freeze || p.YSplit != 1 {
			t.Errorf("%s: panes %+v, %v", sheet, p, err)
		}
		for column := range 3 {
			name, _ := excelize.ColumnNumberToName(column + 1)
			if w, _ := book.GetColWidth(sheet, name); w < narrow || w > wide {
				t.Errorf("%s: column %s is %v wide", sheet, name, w)
			}
		}
	}
	merged, err := book.GetMergeCells("汇总表")
	if err != nil || len(merged) == 0 {
		t.Errorf("merged cells: %v, %v", merged, err)
	}
	for range 5 {
		if again, _ := Workbook(x.Sheets, x.Document.Meta); !bytes.Equal(raw, again) {
			t.Fatal("two workbooks of one summary differ")
		}
	}
}

// TestNoFormulas: a text stays a text, whatever it looks like.
func TestNoFormulas(t *testing.T) {
	cell := func(s string) doc.Cell {
		return doc.Cell{ColSpan: 1, RowSpan: 1, Paragraphs: []doc.Paragraph{{Runs: []doc.Run{{Text: s}}}}}
	}
	texts := []string{"=1+1", "+86", "-甲局", "@SUM(A1)", "007", "12345678901234567890", "1,23", "=HYPERLINK(\"x\")", "5%5"}
	table := &doc.Table{Name: "表", Columns: []doc.Column{{Align: doc.AlignCenter}, {Align: doc.AlignLeft}}}
	for _, s := range append(texts, "5") {
		table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{cell(s), cell(s)}})
	}
	raw, err := Workbook([]*doc.Table{table}, doc.Meta{Title: "A&B"})
	if err != nil {
		t.Fatal(err)
	}
	book := open(t, raw)
	for i, s := range texts {
		for column := range 2 {
			at := name(i, column)
			if formula, _ := book.GetCellFormula("表", at); formula != "" {
				t.Errorf("%s is the formula %q", at, formula)
			}
			if kind, _ := book.GetCellType("表", at); kind != excelize.CellTypeSharedString {
				t.Errorf("%s (%s) is of type %d", at, s, kind)
			}
			if got, _ := book.GetCellValue("表", at); got != s {
				t.Errorf("%s holds %q, want %q", at, got, s)
			}
		}
	}
	if kind, _ := book.GetCellType("表", name(len(texts), 1)); kind != excelize.CellTypeSharedString {
		t.Error("a number in a column that is set left is not text")
	}
}

func TestNumeric(t *testing.T) {
	for _, c := range []struct{ in, value, format string }{
		{"96.85", "96.85", "0.00"}, {"-3", "-3", "0"}, {"0", "0", "0"}, {"0.50", "0.50", "0.00"},
		{"83.4%", "0.834", "0.0%"}, {"100.00%", "1.0000", "0.00%"}, {"-0.5%", "-0.005", "0.0%"},
		{"1,234.50", "1234.50", "#,##0.00"}, {"291.456789", "291.456789", "0.000000"},
		{"", "", ""}, {"—", "", ""}, {"007", "", ""}, {"1,23", "", ""}, {"1.", "", ""}, {"5人", "", ""}, {"1e5", "", ""},
	} {
		value, format, ok := numeric(c.in)
		if value != c.value || format != c.format || ok != (c.value != "") {
			t.Errorf("numeric(%q) = %q, %q, %v; want %q, %q", c.in, value, format, ok, c.value, c.format)
		}
	}
}
