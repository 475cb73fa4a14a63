package html

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
)

// TestRandomDocuments writes documents of random shape and checks of each that
// nothing is wrong with the page and that it says what the tree says, once and
// in order.
func TestRandomDocuments(t *testing.T) {
	for seed := range uint64(500) {
		d := randomDocument(seed)
		o := Options{Contents: seed%2 == 0}
		page := mustWrite(t, d, o)
		for _, fault := range audit(page) {
			t.Errorf("seed %d: %s", seed, fault)
		}
		if t.Failed() {
			return
		}
		if got, want := printedText(mustParse(t, page)), treeText(d, o); got != want {
			t.Fatalf("seed %d: text\n%s\nwant\n%s", seed, got, want)
		}
		if again := mustWrite(t, d, o); !bytes.Equal(page, again) {
			t.Fatalf("seed %d: a second run gives other bytes", seed)
		}
	}
}

func randomDocument(seed uint64) *doc.Document {
	r := &maker{Rand: rand.New(rand.NewPCG(seed, 7))}
	return r.document()
}

// maker makes random trees, of shapes that compose makes and others.
type maker struct {
	*rand.Rand
	ids []string
}

func (r *maker) coin() bool { return r.IntN(2) == 0 }

func (r *maker) id() string {
	id := fmt.Sprintf("x%d", len(r.ids)+1)
	if r.coin() {
		id = fmt.Sprintf("编号 %d.%s", len(r.ids)+1, r.words(1))
	}
	r.ids = append(r.ids, id)
	return id
}

var vocabulary = []string{
	"绩效", "4659.56万元", "“优”", "——", " ", "  ", "a < b & c", "\n", "\t", "\r\n", "〔2020〕", "①", "", "𠮷", "≥95%", "区图书馆", "…", "B/A",
	"<script>alert(1)</script>", "&lt;", "</td>", "]]>", "<!--", "-->", `" onclick="x`, "**", "_a_", "|", "`", "\\", "#", "- ", "1. ", "[a](b)", "www.a.cn", "http://a", "a@b.cn", "　", "$x$", "~~", "=",
}

func (r *maker) words(n int) (s string) {
	for range n {
		s += vocabulary[r.IntN(len(vocabulary))]
	}
	return s
}

func (r *maker) runs() (runs []doc.Run) {
	for range r.IntN(4) {
		runs = append(runs, doc.Run{Text: r.words(r.IntN(6)), Strong: r.IntN(4) == 0, Underline: r.IntN(4) == 0, Gap: r.IntN(4) == 0})
	}
	return runs
}

func (r *maker) document() *doc.Document {
	d := &doc.Document{Style: doc.GBT9704(), Draft: r.coin(), Meta: doc.Meta{Title: "自评" + r.words(2), Unit: r.words(1), Keywords: r.words(1)}}
	contents := r.coin()
	for range 1 + r.IntN(5) {
		sec := doc.Section{Kind: doc.SectionKind(r.IntN(4)), Landscape: r.coin(), Numbered: r.coin()}
		for range r.IntN(9) {
			sec.Blocks = append(sec.Blocks, r.block())
		}
		if sec.Kind == doc.ContentsPage && contents {
			sec.Blocks = append(sec.Blocks, &doc.Contents{Title: r.words(1), Depth: 1 + r.IntN(5)})
			contents = false
		}
		if sec.Kind == doc.Annex && r.coin() {
			sec.Name = "附" + r.words(2)
		}
		d.Sections = append(d.Sections, sec)
	}
	return d
}

func (r *maker) block() doc.Block {
	switch r.IntN(9) {
	case 0, 1:
		h := &doc.Heading{Level: 1 + r.IntN(5), Number: r.words(1), Runs: r.runs()}
		if r.coin() {
			h.ID = r.id()
		}
		return h
	case 2, 3:
		return r.table()
	case 4:
		c := &doc.Chart{ID: r.id(), Title: r.words(2), Alt: r.words(1), Bars: make([]doc.Bar, 1+r.IntN(4))}
		for i := range c.Bars {
			c.Bars[i] = doc.Bar{Label: r.words(1), Text: r.words(1), Value: r.IntN(10001)}
		}
		return c
	}
	p := &doc.Paragraph{Style: doc.ParagraphStyle(r.IntN(int(doc.ParagraphStyleCount))), Runs: r.runs()}
	if r.coin() {
		p.Level, p.Lead = r.IntN(6), r.runs()
	}
	if r.coin() {
		p.ID = r.id()
	}
	if len(r.ids) > 0 && r.coin() {
		p.Link = r.ids[r.IntN(len(r.ids))]
	}
	return p
}

// table makes a table by laying random rectangles into its grid.
func (r *maker) table() *doc.Table {
	rows, cols := 1+r.IntN(6), 1+r.IntN(6)
	t := &doc.Table{Name: r.words(1), Head: r.IntN(rows + 1), Text: doc.TableText, Plain: r.IntN(4) == 0, Columns: make([]doc.Column, cols)}
	if r.coin() {
		t.Text, t.ID = doc.FormText, r.id()
	}
	if r.coin() {
		t.Caption = r.runs()
	}
	for i := range t.Columns {
		t.Columns[i] = doc.Column{Align: doc.Align(r.IntN(5))}
	}
	taken := make([][]bool, rows)
	for i := range taken {
		taken[i] = make([]bool, cols)
	}
	for i := range rows {
		var cells []doc.Cell
		for j := 0; j < cols; j++ {
			if taken[i][j] {
				continue
			}
			c := doc.Cell{ColSpan: 1, RowSpan: 1 + r.IntN(rows-i), Align: doc.Align(r.IntN(5)), Header: r.IntN(3) == 0}
			for wide := r.IntN(3); wide > 0 && j+c.ColSpan < cols && !taken[i][j+c.ColSpan]; wide-- {
				c.ColSpan++
			}
			for y := i; y < i+c.RowSpan; y++ {
				for x := j; x < j+c.ColSpan; x++ {
					taken[y][x] = true
				}
			}
			for range r.IntN(3) {
				p := doc.Paragraph{Runs: r.runs()}
				if r.IntN(8) == 0 {
					p.ID = r.id()
				}
				c.Paragraphs = append(c.Paragraphs, p)
			}
			cells = append(cells, c)
		}
		t.Rows = append(t.Rows, doc.Row{Cells: cells})
	}
	return t
}
