package layout_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// maker makes random documents of any shape that the tree allows.
type maker struct {
	*rand.Rand
	ids []string
}

func randomDocument(seed uint64) *doc.Document {
	r := &maker{Rand: rand.New(rand.NewPCG(seed, 11))}
	return r.document()
}

func (r *maker) id() string {
	r.ids = append(r.ids, fmt.Sprintf("编号%d", len(r.ids)+1))
	return r.ids[len(r.ids)-1]
}

var vocabulary = []string{
	"图书馆", "开放", "文献", "4,659.56万元", "“优”", "——", " ", "（一）", "《办法》", "〔2023〕18号", "①", "𠮷", "≥95%", "乡镇分馆", "，", "。",
	"……", "A4", "library", "、", "读者满意度", "的", "书库\n窗口", "：", "；", "18℃～22℃", "2024年3月",
}

// words makes a text of up to n words.
func (r *maker) words(n int) string {
	var b strings.Builder
	for range r.IntN(n + 1) {
		b.WriteString(vocabulary[r.IntN(len(vocabulary))])
	}
	return b.String()
}

func (r *maker) runs(n int) (list []doc.Run) {
	for range r.IntN(4) {
		list = append(list, doc.Run{Text: r.words(n), Strong: r.IntN(5) == 0, Underline: r.IntN(8) == 0, Gap: r.IntN(8) == 0})
	}
	return list
}

func (r *maker) document() *doc.Document {
	d := &doc.Document{Style: doc.GBT9704(), Draft: r.IntN(2) == 0}
	for range 1 + r.IntN(4) {
		sec := doc.Section{Kind: doc.SectionKind(r.IntN(4)), Landscape: r.IntN(3) == 0, Numbered: r.IntN(2) == 0}
		for range r.IntN(16) {
			sec.Blocks = append(sec.Blocks, r.block())
		}
		if sec.Kind == doc.Annex {
			sec.Name = "附件" + r.words(2)
		}
		d.Sections = append(d.Sections, sec)
	}
	return d
}

func (r *maker) block() doc.Block {
	switch r.IntN(12) {
	case 0, 1:
		return &doc.Heading{ID: r.id(), Level: 1 + r.IntN(5), Number: "一、", Runs: r.runs(6)}
	case 2, 3, 4:
		return r.table()
	case 5:
		c := &doc.Chart{ID: r.id(), Title: "图" + r.words(3), Alt: "图"}
		for range r.IntN(12) {
			c.Bars = append(c.Bars, doc.Bar{Label: "值" + r.words(5), Text: "84.25%", Value: r.IntN(10001)})
		}
		return c
	case 6:
		return &doc.Contents{Title: r.words(2), Depth: 1 + r.IntN(3)}
	case 7:
		p := &doc.Paragraph{ID: r.id(), Style: doc.ParagraphStyle(r.IntN(int(doc.ParagraphStyleCount))), Runs: r.runs(12)}
		if len(r.ids) > 0 {
			p.Link = r.ids[r.IntN(len(r.ids))]
		}
		return p
	}
	p := &doc.Paragraph{Style: doc.BodyText, Runs: append(r.runs(60), doc.Run{Text: "完"})}
	if r.IntN(3) == 0 {
		p.Level, p.Lead = r.IntN(6), r.runs(4)
	}
	return p
}

// table makes a table by laying random rectangles into its grid.
func (r *maker) table() *doc.Table {
	rows, cols := 1+r.IntN(25), 1+r.IntN(9)
	t := &doc.Table{Name: "表", Head: min(rows, r.IntN(4)), Text: doc.TableText, Plain: r.IntN(5) == 0, Columns: make([]doc.Column, cols)}
	if r.IntN(2) == 0 {
		t.Text, t.ID = doc.FormText, r.id()
	}
	if r.IntN(2) == 0 {
		t.Caption = r.runs(8)
	}
	for i := range t.Columns {
		t.Columns[i] = doc.Column{Weight: max(0, r.IntN(6)-2), Align: doc.Align(r.IntN(5))}
	}
	longest := []int{2, 4, 8, 120}[r.IntN(4)]
	taken := make([]bool, rows*cols)
	for i := range rows {
		var cells []doc.Cell
		for j := range cols {
			if taken[i*cols+j] {
				continue
			}
			c := doc.Cell{ColSpan: 1, RowSpan: 1, Align: doc.Align(r.IntN(5)), Header: r.IntN(3) == 0, Restate: r.IntN(2) == 0}
			if r.IntN(3) == 0 {
				c.RowSpan = 1 + r.IntN(rows-i)
			}
			for wide := r.IntN(3) * r.IntN(2); wide > 0 && j+c.ColSpan < cols && !taken[i*cols+j+c.ColSpan]; wide-- {
				c.ColSpan++
			}
			for y := i; y < i+c.RowSpan; y++ {
				for x := j; x < j+c.ColSpan; x++ {
					taken[y*cols+x] = true
				}
			}
			for range r.IntN(3) {
				p := doc.Paragraph{Runs: r.runs(longest)}
				if len(r.ids) > 0 && r.IntN(8) == 0 {
					p.ID, p.Link = r.id(), r.ids[r.IntN(len(r.ids))]
				}
				c.Paragraphs = append(c.Paragraphs, p)
			}
			cells = append(cells, c)
		}
		t.Rows = append(t.Rows, doc.Row{Cells: cells})
	}
	return t
}
