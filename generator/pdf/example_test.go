package pdf_test

import (
	"fmt"
	"os"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/layout"
	"github.com/selfeval/selfeval/generator/pdf"
)

// One page with one paragraph, set by hand; package layout does that for whole
// documents.
func ExampleWrite() {
	data, err := os.ReadFile("../../fonts/SelfevalSong.ttf")
	if err != nil {
		fmt.Println(err)
		return
	}
	song, err := font.Parse(data, "SelfevalSong.ttf", 0)
	if err != nil {
		fmt.Println(err)
		return
	}

	paragraph := &layout.Element{Tag: "P"}
	text := &layout.Text{X: 79370, Y: 110000, Face: song, Size: 16 * doc.Point, Element: paragraph}
	for _, r := range "评价等级为优。" {
		text.Glyphs = append(text.Glyphs, layout.Glyph{ID: song.Glyph(r), Rune: r, Advance: 15793})
	}
	result := &layout.Result{
		Pages: []layout.Page{{Width: doc.MM(21000), Height: doc.MM(29700), Number: 1, Items: []layout.Item{text}}},
		Root:  &layout.Element{Tag: "Document", Kids: []*layout.Element{paragraph}},
	}

	meta := doc.Meta{Title: "绩效自评报告", Date: "2021-03-09"}
	file, err := pdf.Write(result, meta, pdf.Options{Program: "selfeval 1.0.0"})
	fmt.Printf("%s %v %v\n", file[:8], len(file) < 10_000, err)
	fmt.Println(pdf.Accessible(result.Root))
	// Output:
	// %PDF-1.7 true <nil>
	// <nil>
}
