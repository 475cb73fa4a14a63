package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/layout"
)

// The tests set their pages themselves, a character at a time, so that a fault
// of layout cannot hide one of this package, nor the other way round.

// faces are the embedded fonts, parsed once for all tests.
type faces struct{ song, kai, hei, title, rare *font.Face }

var loadFaces = sync.OnceValues(func() (faces, error) {
	var f faces
	for _, load := range []struct {
		to   **font.Face
		file string
	}{
		{&f.song, "SelfevalSong.ttf"}, {&f.kai, "SelfevalKai.ttf"}, {&f.hei, "SelfevalHei.ttf"},
		{&f.title, "SelfevalTitle.ttf"}, {&f.rare, "SelfevalRare.ttf.zst"},
	} {
		data, err := os.ReadFile(filepath.Join("..", "..", "fonts", load.file))
		if err != nil {
			return f, err
		}
		if filepath.Ext(load.file) == ".zst" {
			z, err := zstd.NewReader(bytes.NewReader(data))
			if err != nil {
				return f, err
			}
			var raw bytes.Buffer
			if _, err = raw.ReadFrom(z); err != nil {
				return f, err
			}
			data = raw.Bytes()
		}
		if *load.to, err = font.Parse(data, load.file, 0); err != nil {
			return f, err
		}
	}
	return f, nil
})

func testFaces(t testing.TB) faces {
	t.Helper()
	f, err := loadFaces()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// typesetter builds a Result by hand.
type typesetter struct {
	faces
	result *layout.Result
	page   *layout.Page
}

func newTypesetter(t testing.TB) *typesetter {
	return &typesetter{
		faces: testFaces(t),
		result: &layout.Result{
			Root:    &layout.Element{Tag: "Document"},
			Anchors: map[string]layout.Position{},
		},
	}
}

const (
	paperWidth  = 595276 // A4
	paperHeight = 841890
)

// newPage begins a page; number 0 prints none.
func (s *typesetter) newPage(number int, landscape bool) {
	page := layout.Page{Width: paperWidth, Height: paperHeight, Number: number}
	if landscape {
		page.Width, page.Height = page.Height, page.Width
	}
	s.result.Pages = append(s.result.Pages, page)
	s.page = &s.result.Pages[len(s.result.Pages)-1]
}

// row sets characters on a base line, each in a box of pitch or, when pitch is
// 0, of its own width. A character that the face lacks comes from Rare. It
// returns where the row ends.
func (s *typesetter) row(e *layout.Element, face *font.Face, size, pitch, x, y doc.Length, text string) doc.Length {
	var t *layout.Text
	for _, r := range text {
		from, g := face, face.Glyph(r)
		if g == 0 {
			from, g = s.rare, s.rare.Glyph(r)
		}
		if t == nil || t.Face != from {
			t = &layout.Text{X: x, Y: y, Face: from, Size: size, Element: e}
			s.page.Items = append(s.page.Items, t)
		}
		advance := pitch
		if pitch == 0 {
			advance = doc.Length(int64(from.Advance(g)) * int64(size) / int64(from.UnitsPerEm))
		}
		t.Glyphs = append(t.Glyphs, layout.Glyph{ID: g, Rune: r, Advance: advance})
		x += advance
	}
	return x
}

func (s *typesetter) rule(e *layout.Element, color layout.Color, x, y, w, h doc.Length) {
	s.page.Items = append(s.page.Items, &layout.Rule{X: x, Y: y, W: w, H: h, Color: color, Element: e})
}

// add adds an element to a parent.
func add(parent *layout.Element, tag string) *layout.Element {
	e := &layout.Element{Tag: tag}
	parent.Kids = append(parent.Kids, e)
	return e
}

// heading adds an outline entry at y on the present page.
func (s *typesetter) heading(id string, level int, text string, y doc.Length) {
	at := layout.Position{Page: len(s.result.Pages) - 1, Y: y}
	s.result.Outline = append(s.result.Outline, layout.Heading{ID: id, Level: level, Text: text, At: at})
	s.result.Anchors[id] = at
}

const (
	left  = 79370
	pitch = 15793 // 28 to the line
	size  = 16000
	step  = 28990 // 22 to the page
)

var sampleMeta = doc.Meta{
	Title:    "2020年度区应急管理局整体绩效自评结果",
	Unit:     "武汉市东西湖区应急管理局",
	Subject:  "部门整体支出绩效自评",
	Keywords: "绩效自评；<2020> & “应急”",
	Date:     "2021-03-09",
}

var sampleOptions = Options{Program: "selfeval 1.0.0"}

// sample is a small report with one of everything: cover, linked contents, text
// in several faces, a paragraph over two pages, a landscape table with spans and
// a repeated head, a chart, a draft mark, page numbers.
func sample(t testing.TB) *layout.Result {
	s := newTypesetter(t)
	root := s.result.Root

	s.newPage(0, false)
	cover := add(root, "Sect")
	s.row(add(cover, "P"), s.title, 22000, 0, 110000, 300000, "2020年度部门整体绩效自评报告")

	s.newPage(0, false)
	contents := add(root, "TOC")
	s.row(add(contents, "Caption"), s.hei, size, 0, 260000, 120000, "目　录")
	for i, entry := range []struct{ id, text, number string }{
		{"h1", "一、自评结论", "1"}, {"h3", "二、佐证材料", "2"},
	} {
		y := doc.Length(180000 + i*step)
		link := add(add(contents, "TOCI"), "Link")
		end := s.row(link, s.song, size, 0, left, y, entry.text)
		s.row(link, s.song, size, 0, 500000, y, entry.number)
		s.rule(nil, layout.Gray, end+5000, y, 490000-end, 500)
		s.page.Links = append(s.page.Links, layout.Link{
			X: left, Y: y - size, W: 450000, H: 20000, Target: entry.id, Element: link, Text: "转到：" + entry.text})
	}

	s.newPage(1, false)
	body := add(root, "Sect")
	s.heading("h1", 1, "一、自评结论", 90000)
	s.row(add(body, "H1"), s.hei, size, pitch, left+2*pitch, 110000, "一、自评结论")
	s.heading("h2", 2, "（一）部门整体绩效自评得分", 120000)
	s.row(add(body, "H2"), s.kai, size, pitch, left+2*pitch, 110000+step, "（一）部门整体绩效自评得分")
	p := add(body, "P")
	s.rule(p, layout.Highlight, left+9*pitch, 110000+2*step-14000, 4*pitch, 18000)
	x := s.row(p, s.song, size, pitch, left+2*pitch, 110000+2*step, "经自评，全年得分")
	x = s.row(p, s.song, size, 0, x, 110000+2*step, "96.85")
	s.row(p, s.song, size, pitch, x, 110000+2*step, "分，等级为“优”。𠮷田镕(Wf)\\")
	s.rule(p, layout.Black, left, 110000+2*step+3000, 100000, 700)
	for i, line := range []string{
		"全局坚持人民至上、生命至上，统筹发展和安全，健全预案体系，",
		"完善指挥平台，开展隐患排查、应急演练和宣传培训，守住不发生",
	} {
		s.row(p, s.song, size, pitch, left, 110000+doc.Length(i+3)*step, line)
	}
	for i := 5; i < 22; i++ {
		s.row(p, s.song, size, pitch, left, 110000+doc.Length(i)*step, "重大事故的底线；防汛抗旱、森林防火与危化品监管各项任务按期")
	}
	s.row(nil, s.song, 14000, 0, 480000, 780000, "— 1 —")
	draft := &layout.Text{X: 250000, Y: 60000, Face: s.hei, Size: 30000, Color: layout.Gray,
		Glyphs: []layout.Glyph{{ID: s.hei.Glyph('草'), Rune: '草', Advance: 40000}, {ID: s.hei.Glyph('稿'), Rune: '稿', Advance: 30000}}}
	s.page.Items = append(s.page.Items, draft)

	s.newPage(2, false)
	s.row(p, s.song, size, pitch, left, 110000, "完成，群众满意度稳步提高。")
	s.heading("h3", 1, "二、佐证材料", 120000)
	s.row(add(body, "H1"), s.hei, size, pitch, left+2*pitch, 110000+step, "二、佐证材料")
	figure := add(body, "Figure")
	figure.Alt = "得分率：预算执行 84.25%，产出 100%，效益 100%。"
	figure.Box = [4]doc.Length{left, 160000, 437000, 100000}
	for i, bar := range []struct {
		label, value string
		width        doc.Length
	}{{"预算执行", "84.25%", 252750}, {"产出", "100%", 300000}, {"效益", "100%", 300000}} {
		y := doc.Length(190000 + 25000*i)
		s.row(figure, s.song, 12000, 0, left, y, bar.label)
		s.rule(figure, layout.Shade, left+60000, y-10000, bar.width, 12000)
		s.row(figure, s.song, 12000, 0, left+65000+bar.width, y, bar.value)
	}
	s.rule(figure, layout.Gray, left+60000, 175000, 500, 80000)
	s.row(nil, s.song, 14000, 0, 80000, 780000, "— 2 —")

	s.sampleTable(add(root, "Sect"))
	return s.result
}

// sampleTable sets a landscape table over two pages, its head repeated.
func (s *typesetter) sampleTable(section *layout.Element) {
	const top, height, columns = 150000, 24000, 4
	widths := [columns]doc.Length{120000, 200000, 100000, 100000}
	head := []string{"类别", "指标", "目标值", "完成值"}
	rows := [][]string{
		{"产出指标", "培训企业人员", "≥4000人", "4253人"}, {"", "应急演练", "≥4次", "5次"},
		{"", "宣传资料", "≥10万份", "11万余份"}, {"效益指标", "群众满意度", "≥90%", "96.5%"},
	}
	s.newPage(3, true)
	s.heading("t1", 1, "附件1 自评表", 100000)
	s.row(add(section, "H1"), s.hei, size, 0, 80000, 120000, "附件1 自评表")
	table := add(section, "Table")
	s.row(add(table, "Caption"), s.song, 12000, 0, 80000, 140000, "表1　指标完成情况")
	headRow := add(add(table, "THead"), "TR")
	var headCells []*layout.Element
	for range head {
		th := add(headRow, "TH")
		th.Scope = "Column"
		headCells = append(headCells, th)
	}
	cellRow := func(y doc.Length, cells []*layout.Element, texts []string, face *font.Face) {
		x := doc.Length(80000)
		for i, text := range texts {
			if text != "" {
				var e *layout.Element
				if cells != nil {
					e = cells[i]
				}
				s.row(e, face, 12000, 0, x+3000, y+16000, text)
			}
			s.rule(nil, layout.Black, x, y, 500, height)
			x += widths[i]
		}
		s.rule(nil, layout.Black, x, y, 500, height)
		s.rule(nil, layout.Black, 80000, y+height, x-80000, 500)
	}
	cellRow(top, headCells, head, s.hei)
	tbody := add(table, "TBody")
	for i, texts := range rows {
		tr := add(tbody, "TR")
		var cells []*layout.Element
		for k, text := range texts {
			switch {
			case k == 0 && text == "":
				cells = append(cells, nil) // reached into from above
			case k == 0:
				th := add(tr, "TH")
				th.Scope = "Row"
				if text == "产出指标" {
					th.RowSpan = 3
				}
				cells = append(cells, th)
			default:
				cells = append(cells, add(tr, "TD"))
			}
		}
		y := doc.Length(top + height*(i+1))
		if i == 2 { // the rest goes over the page
			s.row(nil, s.song, 14000, 0, 700000, 560000, "— 3 —")
			s.newPage(4, true)
			cellRow(top, nil, head, s.hei)
			s.row(nil, s.song, 12000, 0, 83000, top+height+16000, "产出指标（续）")
		}
		if i >= 2 {
			y = doc.Length(top + height*(i-1))
		}
		cellRow(y, cells, texts, s.song)
	}
	tr := add(tbody, "TR")
	add(tr, "TD").ColSpan = 3 // an empty cell
	s.row(add(tr, "TD"), s.song, 12000, 0, 503000, top+height*3+16000, "合计")
	s.row(nil, s.song, 14000, 0, 80000, 560000, "— 4 —")
}
