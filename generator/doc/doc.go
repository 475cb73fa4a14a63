// Package doc is the composed report: a closed tree of plain structs.
//
// compose builds it, layout turns it into pages, docx writes it as it is. A
// back end switches on the concrete type of a [Block]; there is no registry
// and no visitor. All text in the tree is final: numbers are formatted,
// headings are numbered, merged cells are spanned. Nothing in it is markup.
package doc

import "github.com/selfeval/selfeval/generator/source"

// Document is one report with everything that is printed.
type Document struct {
	Meta     Meta
	Style    *Style
	Sections []Section
	Draft    bool // built in spite of errors: every page carries a 草稿 mark
}

// Meta is what goes into the files' document properties. Dates come from the
// data, never from a clock.
type Meta struct {
	Title    string // 2020年度区应急管理局整体绩效自评结果
	Unit     string // full name of the reporting unit: the author
	Subject  string // kind of report, e.g. 部门整体支出绩效自评
	Keywords string
	Date     string // 2021-03-09, or "" while 成文日期 is a blank slot
}

// Section is a run of pages of one shape. Each section starts on a new page.
type Section struct {
	Kind      SectionKind
	Landscape bool
	Numbered  bool   // pages are counted and carry a page number; cover and 目录 are not
	Name      string // the annex's title, or "": names the section in outlines
	Blocks    []Block
}

// SectionKind says what a section is for; writers use it for structure, never for looks.
type SectionKind uint8

// The kinds of section.
const (
	Body SectionKind = iota
	Cover
	ContentsPage
	Annex
)

// Block is one of [*Heading], [*Paragraph], [*Table], [*Chart], [*Contents].
type Block interface{ block() }

// Heading is a numbered heading on a line of its own. A heading that runs into
// its paragraph is a [Paragraph] with a Lead.
type Heading struct {
	ID     string // unique in the document; anchor of outlines and 目录
	Level  int    // 1 to 5: 一、 （一） 1. （1） ①
	Number string // "一、", "（一）", "1.", literal so that it survives conversion; may be ""
	Runs   []Run
}

// Paragraph is running text in a named style.
type Paragraph struct {
	ID    string // anchor, or ""
	Style ParagraphStyle
	Level int   // heading level of Lead, 0 without one
	Lead  []Run // run-in head, number included: "（1）培训企业人员≥4000人。"
	Runs  []Run
	Link  string // ID that the whole paragraph points to (附件 line), or ""
}

// Run is text in one look.
type Run struct {
	Text      string
	Strong    bool // set in Style.Emphasis instead of the paragraph's role
	Underline bool // blank slots to be filled by hand
	Gap       bool // draft only: something is missing here; highlighted
	Origin    Origin
}

// Origin says where a run's text came from, so that every printed figure can
// be explained. The zero Origin is wording of the pack or the author.
type Origin struct {
	Expr  string       // the expression that was filled in: "收入决算 | 万元"
	Place source.Place // where that expression is written
	Data  source.Place // where the author's text that it printed stands, if it is one
	Fill  int          // which entry of the composition's trace it is, from 1; 0 where nobody traces
}

// Where is the place that an author can change: that of the text, or else of the
// expression.
func (o *Origin) Where() source.Place {
	if !o.Data.IsZero() {
		return o.Data
	}
	return o.Place
}

// Table is a grid of cells, spans resolved: each row lists only the cells that
// start in it, in column order.
type Table struct {
	ID      string
	Name    string // for alternative text and messages
	Caption []Run  // printed above the table, or none
	Columns []Column
	Head    int // leading rows that repeat on each page
	Rows    []Row
	Text    ParagraphStyle // style of body cells: TableText or FormText
	Plain   bool           // without rules: sign-off lines
}

// Column is one grid column. Widths are computed by layout from the content;
// Weight, when not 0, asks for a share instead.
type Column struct {
	Weight int
	Align  Align
}

// Row is one grid row.
type Row struct {
	Cells []Cell
}

// Cell spans ColSpan × RowSpan grid places, both at least 1.
type Cell struct {
	ColSpan, RowSpan int
	Paragraphs       []Paragraph // at least one; Style and Lead are ignored, the table's style rules
	Align            Align       // AlignDefault: the column's
	Header           bool        // TH: names its row or column
	Restate          bool        // a group label that is restated with （续） on the next page
}

// Align is horizontal alignment.
type Align uint8

// The alignments. AlignDefault leaves the choice to the next outer thing.
const (
	AlignDefault Align = iota
	AlignLeft
	AlignCenter
	AlignRight
	AlignJustify
)

// Chart is a horizontal bar chart of shares between 0 and 100 %.
type Chart struct {
	ID    string
	Title string
	Alt   string // what the chart shows, in words, with every value
	Bars  []Bar
}

// Bar is one bar.
type Bar struct {
	Label string
	Text  string // the value as printed: 84.25%
	Value int    // basis points, 0 to 10000: exact to what is printed
}

// Contents is the 目录. Layout finds the entries (headings down to Depth and
// annex sections) and their page numbers.
type Contents struct {
	Title string
	Depth int
}

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*Table) block()     {}
func (*Chart) block()     {}
func (*Contents) block()  {}

// PlainText joins the text of runs.
func PlainText(runs []Run) string {
	if len(runs) == 1 {
		return runs[0].Text
	}
	n := 0
	for i := range runs {
		n += len(runs[i].Text)
	}
	b := make([]byte, 0, n)
	for i := range runs {
		b = append(b, runs[i].Text...)
	}
	return string(b)
}
