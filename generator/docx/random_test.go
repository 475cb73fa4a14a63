package docx

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
)

// TestRandomDocuments writes documents of random shape and checks of each that
// nothing is wrong with the file and that it says what the tree says.
func TestRandomDocuments(t *testing.T) {
	for seed := range uint64(300) {
		d, pages := randomDocument(seed)
		file, err := Write(d, pages, Options{})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for _, fault := range audit(t, file) {
			t.Errorf("seed %d: %s", seed, fault)
		}
		parts, _ := unzip(t, file)
		tree, err := parseTree(parts["word/document.xml"])
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if got, want := printedText(tree), treeText(d, pages); got != want {
			t.Errorf("seed %d: text\n%s\nwant\n%s", seed, got, want)
		}
		if t.Failed() {
			return
		}
	}
}

func randomDocument(seed uint64) (*doc.Document, map[string]int) {
	r := &maker{Rand: rand.New(rand.NewPCG(seed, 7)), pages: map[string]int{}}
	return r.document(), r.pages
}

// maker makes random trees that compose could make.
type maker struct {
	*rand.Rand
	pages map[string]int
	ids   []string
}

func (r *maker) coin() bool { return r.IntN(2) == 0 }

func (r *maker) id() string {
	id := fmt.Sprintf("编号 %d.%s", len(r.ids)+1, r.words(1))
	r.ids = append(r.ids, id)
	r.pages[id] = 1 + len(r.ids)/3
	return id
}

var vocabulary = []string{"绩效", "4659.56万元", "“优”", "——", " ", "  ", "a < b & c", "\n", "\t", "\r\n", "〔2020〕", "①", "", "𠮷", "≥95%", "区应急管理局", "…", "B/A"}

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
	d := &doc.Document{Style: doc.GBT9704(), Draft: r.coin(), Meta: doc.Meta{Title: r.words(2)}}
	for range 1 + r.IntN(5) {
		sec := doc.Section{Kind: doc.SectionKind(r.IntN(4)), Landscape: r.coin(), Numbered: r.coin()}
		for range r.IntN(7) {
			sec.Blocks = append(sec.Blocks, r.block(sec.Landscape))
		}
		if sec.Kind == doc.Annex {
			sec.Name = "附" + r.words(2)
			sec.Blocks = append(sec.Blocks, &doc.Paragraph{ID: r.id(), Style: doc.AnnexLabel, Runs: r.runs()})
		}
		d.Sections = append(d.Sections, sec)
	}
	return d
}

func (r *maker) block(landscape bool) doc.Block {
	switch r.IntN(9) {
	case 0, 1:
		return &doc.Heading{ID: r.id(), Level: 1 + r.IntN(5), Number: r.words(1), Runs: r.runs()}
	case 2, 3:
		return r.table()
	case 4:
		return &doc.Chart{ID: r.id(), Title: r.words(2), Alt: "图", Bars: make([]doc.Bar, 1+r.IntN(4))}
	case 5:
		return &doc.Contents{Title: r.words(1), Depth: 1 + r.IntN(3)}
	}
	p := &doc.Paragraph{Style: doc.ParagraphStyle(r.IntN(int(doc.ParagraphStyleCount))), Runs: r.runs()}
	if r.coin() {
		p.Level, p.Lead = r.IntN(6), r.runs()
	}
	if len(r.ids) > 0 && r.coin() {
		p.Link = r.ids[r.IntN(len(r.ids))]
	}
	return p
}

// table makes a table by laying random rectangles into its grid.
func (r *maker) table() *doc.Table {
	rows, cols := 1+r.IntN(6), 1+r.IntN(6)
	t := &doc.Table{Name: r.words(1), Head: r.IntN(rows + 1), Text: doc.TableText, Plain: r.coin(), Columns: make([]doc.Column, cols)}
	if r.coin() {
		t.Text, t.ID = doc.FormText, r.id()
	}
	if r.coin() {
		t.Caption = r.runs()
	}
	for i := range t.Columns {
		t.Columns[i] = doc.Column{Weight: max(0, r.IntN(6)-2), Align: doc.Align(r.IntN(5))}
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
			c := doc.Cell{ColSpan: 1, RowSpan: 1 + r.IntN(rows-i), Align: doc.Align(r.IntN(5))}
			for wide := r.IntN(3); wide > 0 && j+c.ColSpan < cols && !taken[i][j+c.ColSpan]; wide-- {
				c.ColSpan++
			}
			for y := i; y < i+c.RowSpan; y++ {
				for x := j; x < j+c.ColSpan; x++ {
					taken[y][x] = true
				}
			}
			for range r.IntN(3) {
				c.Paragraphs = append(c.Paragraphs, doc.Paragraph{Runs: r.runs()})
			}
			cells = append(cells, c)
		}
		t.Rows = append(t.Rows, doc.Row{Cells: cells})
	}
	return t
}

// TestColumnWidths checks of random tables that widths are positive and add up.
func TestColumnWidths(t *testing.T) {
	s := doc.GBT9704()
	for seed := range uint64(500) {
		r := &maker{Rand: rand.New(rand.NewPCG(seed, 9)), pages: map[string]int{}}
		table, width := r.table(), 500+r.IntN(13000)
		sum := 0
		for i, w := range columnWidths(table, s, width) {
			if w <= 0 {
				t.Fatalf("seed %d: column %d of %d is %d wide", seed, i, len(table.Columns), w)
			}
			sum += w
		}
		if sum != width {
			t.Fatalf("seed %d: widths add up to %d, want %d", seed, sum, width)
		}
	}
}

// TestShortColumnsStayWhole checks what a reader sees first: numbers and labels
// keep to one line while a long text takes what is left.
func TestShortColumnsStayWhole(t *testing.T) {
	long := "全年共开展企业安全管理人员培训二十余场，覆盖全部街道和园区，超额完成年初确定的目标，培训效果良好"
	table := &doc.Table{Text: doc.TableText, Columns: make([]doc.Column, 4), Rows: []doc.Row{
		plainRow("产出指标", "≥4000人", "84.25%", long)}}
	em := twips(doc.GBT9704().Paragraphs[doc.TableText].Size)
	widths := columnWidths(table, doc.GBT9704(), 8845)
	for i, ems := range []int{4, 4, 4} {
		if widths[i] < ems*em || widths[i] > (ems+2)*em {
			t.Errorf("column %d is %d twips wide, want about %d ems of %d", i, widths[i], ems, em)
		}
	}
}

// TestWeightsLeaveRoom checks that a weight does not make a column narrower than
// its label: 序号 stays on one line.
func TestWeightsLeaveRoom(t *testing.T) {
	table := &doc.Table{Text: doc.TableText, Columns: []doc.Column{{Weight: 1}, {Weight: 6}, {Weight: 3}, {Weight: 6}}, Rows: []doc.Row{
		plainRow("序号", "材料名称", "存放处", "用于")}}
	s := doc.GBT9704()
	label := 2*twips(s.Paragraphs[doc.TableText].Size) + 2*twips(s.Table.PadX) + twips(s.Table.Rule)
	if widths := columnWidths(table, s, 8845); widths[0] < label {
		t.Errorf("widths %v: 序号 needs %d", widths, label)
	}
}
