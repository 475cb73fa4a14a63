package html

import (
	"fmt"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
)

// shape draws the cells of the first table of a page: its parts, and each cell
// with its element, scope and spans.
func shape(t *testing.T, blocks ...doc.Block) string {
	t.Helper()
	page := mustWrite(t, one(blocks...), Options{})
	for _, fault := range audit(page) {
		t.Error(fault)
	}
	var b strings.Builder
	for _, part := range mustParse(t, page).all("table")[0].all("thead", "tbody") {
		b.WriteString(part.name[1:2])
		for _, tr := range part.all("tr") {
			b.WriteString("|")
			for _, c := range tr.all("th", "td") {
				b.WriteString(" " + c.content())
				if c.name == "th" {
					b.WriteString(":" + c.attrs["scope"])
				}
				if w, h := span(c, "colspan"), span(c, "rowspan"); w > 1 || h > 1 {
					fmt.Fprintf(&b, "%dx%d", w, h)
				}
			}
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func TestTables(t *testing.T) {
	table := func(cols, head int, rows ...doc.Row) *doc.Table {
		return &doc.Table{Name: "表", Head: head, Columns: make([]doc.Column, cols), Rows: rows}
	}
	for _, c := range []struct {
		name  string
		table *doc.Table
		want  string
	}{
		{"head and body", table(2, 1, headRow("指标", "得分"), row(header("产出"), cell("40"))),
			"h| 指标:col 得分:col\nb| 产出:row 40"},
		{"head not marked", table(2, 1, plainRow("指标", "得分"), plainRow("产出", "40")),
			"h| 指标:col 得分:col\nb| 产出 40"},
		{"no head", table(2, 0, plainRow("甲", "乙")), "b| 甲 乙"},
		{"all head", table(2, 1, headRow("甲", "乙")), "b| 甲:col 乙:col"},
		{"more head than rows", table(2, 9, headRow("甲", "乙")), "b| 甲:col 乙:col"},
		{"empty header cell", table(2, 1, headRow("", "得分"), plainRow("产出", "40")), "h|  得分:col\nb| 产出 40"},
		{"cell reaches out of the head", table(2, 1, row(spanned(header("甲"), 1, 2), header("乙")), plainRow("丙"), plainRow("丁", "戊")),
			"h| 甲:col1x2 乙:col| 丙:col\nb| 丁 戊"},
		{"cell reaches through to the end", table(2, 1, row(spanned(header("甲"), 1, 2), header("乙")), plainRow("丙")),
			"b| 甲:row1x2 乙:col| 丙"},
		{"form: labels name rows, a row of labels columns", table(3, 0,
			row(header("单位"), spanned(cell("馆"), 2, 1)),
			row(spanned(header("资金"), 1, 2), header("预算数"), header("执行数")),
			plainRow("86.40", "73.44")),
			"b| 单位:row 馆2x1| 资金:row1x2 预算数:col 执行数:col| 86.40 73.44"},
		{"columns merged on every row", table(3, 0, row(cell("甲"), spanned(cell("乙"), 2, 1)), row(cell("丙"), spanned(cell("丁"), 2, 1))),
			"b| 甲 乙| 丙 丁"},
		{"rows merged in every column", table(2, 1, row(spanned(header("甲"), 1, 2), spanned(header("乙"), 1, 2)), row(), plainRow("丙", "丁")),
			"h| 甲:col 乙:col\nb| 丙 丁"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shape(t, c.table); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestForm checks that the parts of a form share one box, and what does not
// continue a table has its own.
func TestForm(t *testing.T) {
	part := func(name string) *doc.Table {
		return &doc.Table{Name: name, Text: doc.FormText, Columns: make([]doc.Column, 1), Rows: []doc.Row{plainRow(name)}}
	}
	captioned, other, signed := part("丙"), part("丁"), part("戊")
	captioned.Caption, other.Text, signed.Plain = text("题"), doc.TableText, true
	tree := mustParse(t, mustWrite(t, one(part("甲"), part("乙"), captioned, other, signed, part("己")), Options{}))
	var got []string
	for _, box := range tree.all("div") {
		s := box.attrs["aria-label"] + ":"
		for _, x := range box.all("table") {
			s += x.all("td")[0].content()
		}
		got = append(got, s)
	}
	if s, want := strings.Join(got, " "), "甲，可左右滚动:甲乙 题，可左右滚动:丙 丁，可左右滚动:丁 己，可左右滚动:己"; s != want {
		t.Errorf("got %s, want %s", s, want)
	}
}
