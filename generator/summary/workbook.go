package summary

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/selfeval/selfeval/generator/doc"
)

// Workbook writes the tables of a summary as an XLSX file, a sheet each, named
// after the table. What the pack prints is what the cells hold: in a column that is
// not set left, a number is a number with the format that it was printed with, to
// the last digit; everything else is text, and no text is ever a formula.
func Workbook(tables []*doc.Table, meta doc.Meta) ([]byte, error) {
	file := excelize.NewFile()
	defer file.Close()
	b := &book{file: file, styles: map[look]int{}}
	for i, t := range tables {
		if i == 0 {
			b.do(file.SetSheetName("Sheet1", t.Name))
		} else if b.err == nil {
			_, b.err = file.NewSheet(t.Name)
		}
		b.sheet(t, heading(t, meta))
	}
	file.Pkg.Store("docProps/core.xml", properties(meta))
	var out bytes.Buffer
	if b.err == nil {
		_, b.err = file.WriteTo(&out)
	}
	if b.err != nil {
		return nil, fmt.Errorf("汇总表：%w", b.err)
	}
	return out.Bytes(), nil
}

// properties is docProps/core.xml. The library's own names its author and a date of
// its own, and once changed has lost the prefixes that some readers look for.
func properties(meta doc.Meta) []byte {
	b := bytes.NewBufferString(xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	element := func(open, text, close string) {
		if text != "" {
			b.WriteString("<" + open + ">")
			xml.EscapeText(b, []byte(text)) // a buffer does not fail
			b.WriteString("</" + close + ">")
		}
	}
	element("dc:title", meta.Title, "dc:title")
	element("dc:subject", meta.Subject, "dc:subject")
	element("dc:creator", meta.Unit, "dc:creator")
	if meta.Date != "" {
		element(`dcterms:created xsi:type="dcterms:W3CDTF"`, meta.Date+"T00:00:00Z", "dcterms:created")
	}
	b.WriteString("</cp:coreProperties>")
	return b.Bytes()
}

// book writes a workbook; after an error it writes no more.
type book struct {
	file   *excelize.File
	styles map[look]int
	err    error
}

func (b *book) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

// look is how a cell looks.
type look struct {
	format string // of a number, or ""
	align  string
	header bool
}

// heading is what is printed on top of each page of a sheet.
func heading(t *doc.Table, meta doc.Meta) string {
	if len(t.Caption) > 0 {
		return doc.PlainText(t.Caption)
	}
	return meta.Title + "：" + t.Name
}

// sheet writes one table, its head in the first rows, so that it can be sorted and
// filtered as it is.
func (b *book) sheet(t *doc.Table, heading string) {
	columns := len(t.Columns)
	widths := make([]int, columns)
	covered := make([]int, columns) // rows that a cell above still covers
	for i := range t.Rows {
		at := 0
		for k := range t.Rows[i].Cells {
			for at < columns && covered[at] > 0 {
				at++
			}
			c := &t.Rows[i].Cells[k]
			if at+c.ColSpan > columns {
				b.do(fmt.Errorf("表“%s”第%d行的格子多于列", t.Name, i+1))
				return
			}
			b.cell(t, c, i, at, i < t.Head)
			if c.ColSpan == 1 {
				for _, p := range c.Paragraphs {
					widths[at] = max(widths[at], width(doc.PlainText(p.Runs)))
				}
			}
			for range c.ColSpan {
				covered[at] = c.RowSpan
				at++
			}
		}
		for k := range covered {
			covered[k] = max(0, covered[k]-1)
		}
	}
	b.frame(t, widths, heading)
}

// cell writes a cell and joins what it spans.
func (b *book) cell(t *doc.Table, c *doc.Cell, row, column int, head bool) {
	align := c.Align
	if align == doc.AlignDefault {
		align = t.Columns[column].Align
	}
	l := look{align: "left", header: head || c.Header}
	switch {
	case head || align == doc.AlignCenter:
		l.align = "center"
	case align == doc.AlignRight:
		l.align = "right"
	}
	lines := make([]string, len(c.Paragraphs))
	for i, p := range c.Paragraphs {
		lines[i] = doc.PlainText(p.Runs)
	}
	text := strings.Join(lines, "\n")
	value, format, ok := numeric(text)
	if ok && !head && !c.Header && l.align != "left" {
		l.format = format
		b.do(b.file.SetCellDefault(t.Name, name(row, column), value))
	} else {
		b.text(t.Name, row, column, text)
	}
	b.dress(t.Name, row, column, row+c.RowSpan-1, column+c.ColSpan-1, l)
}

func (b *book) text(sheet string, row, column int, s string) {
	if s != "" {
		b.do(b.file.SetCellStr(sheet, name(row, column), clip(s)))
	}
}

// clip keeps to what a cell can hold.
func clip(s string) string {
	if utf8.RuneCountInString(s) <= excelize.TotalCellChars {
		return s
	}
	return string([]rune(s)[:excelize.TotalCellChars-1]) + "…"
}

// dress gives a range its look and makes it one cell.
func (b *book) dress(sheet string, top, left, bottom, right int, l look) {
	id, known := b.styles[l]
	if !known && b.err == nil {
		id, b.err = b.file.NewStyle(l.style())
		b.styles[l] = id
	}
	b.do(b.file.SetCellStyle(sheet, name(top, left), name(bottom, right), id))
	if top != bottom || left != right {
		b.do(b.file.MergeCell(sheet, name(top, left), name(bottom, right)))
	}
}

func (l look) style() *excelize.Style {
	s := &excelize.Style{
		Alignment: &excelize.Alignment{Horizontal: l.align, Vertical: "center", WrapText: l.format == ""},
		Font:      &excelize.Font{Family: "宋体", Size: 10.5},
	}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		s.Border = append(s.Border, excelize.Border{Type: side, Style: 1, Color: "000000"})
	}
	if l.header {
		s.Font.Family = "黑体"
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	return s
}

// The narrowest and widest column, in digits.
const (
	narrow = 7
	wide   = 44
)

// frame sets what belongs to the whole sheet: widths, the head that stays, paper.
func (b *book) frame(t *doc.Table, widths []int, heading string) {
	for i, w := range widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		b.do(err)
		b.do(b.file.SetColWidth(t.Name, column, column, float64(min(max(w+2, narrow), wide))))
	}
	b.do(b.file.SetSheetDimension(t.Name, "A1:"+name(len(t.Rows)-1, len(t.Columns)-1)))
	yes, a4, landscape, one, any := true, 9, "landscape", 1, 0
	b.do(b.file.SetSheetProps(t.Name, &excelize.SheetPropsOptions{FitToPage: &yes}))
	b.do(b.file.SetPageLayout(t.Name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &one, FitToHeight: &any}))
	b.do(b.file.SetHeaderFooter(t.Name, &excelize.HeaderFooterOptions{OddHeader: "&C" + strings.ReplaceAll(heading, "&", "&&"), OddFooter: "&C&P / &N"}))
	head := t.Head
	if head == 0 {
		return
	}
	b.do(b.file.SetPanes(t.Name, &excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: name(head, 0), ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: name(head, 0), ActiveCell: name(head, 0), Pane: "bottomLeft"}}}))
	b.do(b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$1:$%d", t.Name, head), Scope: t.Name}))
}

// name is the reference of a cell: A1 for row 0, column 0.
func name(row, column int) string {
	s, err := excelize.CoordinatesToCellName(column+1, row+1)
	if err != nil {
		return "" // excelize refuses it and says so
	}
	return s
}

// width is a text's width in digits: a Hanzi is as wide as two.
func width(s string) int {
	n, widest := 0, 0
	for _, r := range s {
		switch {
		case r == '\n':
			n = 0
		case r < 0x2E80:
			n++
		default:
			n += 2
		}
		widest = max(widest, n)
	}
	return widest
}

// plain is a number as it is printed: 96.85, 1,234.50, -3, 83.4%. One that begins
// with a needless zero is a code, not a number.
var plain = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]*)(\.[0-9]+)?%?$`)

// numeric reads a printed number as its exact value and its format. More digits
// than a spreadsheet keeps stay text.
func numeric(s string) (value, format string, ok bool) {
	if !plain.MatchString(s) {
		return "", "", false
	}
	bare, percent := strings.CutSuffix(s, "%")
	bare = strings.ReplaceAll(bare, ",", "")
	if format = "0"; strings.Contains(s, ",") {
		format = "#,##0"
	}
	_, decimals, _ := strings.Cut(bare, ".")
	if digits := len(strings.Trim(bare, "-")); digits > 15 {
		return "", "", false
	}
	if decimals != "" {
		format += "." + strings.Repeat("0", len(decimals))
	}
	if !percent {
		return bare, format, true
	}
	r, ok := new(big.Rat).SetString(bare)
	if !ok {
		return "", "", false
	}
	return r.Quo(r, hundred).FloatString(len(decimals) + 2), format + "%", true
}
