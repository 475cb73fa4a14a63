package font_test

import (
	"fmt"

	"github.com/selfeval/selfeval/fonts"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/font"
)

// A process builds one set and shares it among all reports.
func ExampleNewSet() {
	bundled, err := fonts.Bundled()
	if err != nil {
		fmt.Println(err)
		return
	}
	set, findings, err := font.NewSet(font.Config{Bundled: bundled}) // no folders: the program's own fonts
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range findings {
		fmt.Println(f.Code, f.Message)
	}
	for _, r := range "绩𠮷" {
		face, g := set.Find(doc.Hei, r)
		fmt.Printf("%c %s %d/%d\n", r, face.Family, face.Advance(g), face.UnitsPerEm)
	}
	// Output:
	// W701 没有仿宋字体，正文以宋体（Selfeval Song）代替
	// 绩 Selfeval Hei 1000/1000
	// 𠮷 Selfeval Rare 1024/1024
}

// A PDF shows the glyphs of a subset by their new numbers, 1 and up.
func ExampleFace_Subset() {
	bundled, err := fonts.Bundled()
	if err != nil {
		fmt.Println(err)
		return
	}
	face, err := font.Parse(bundled[0].Data, bundled[0].File, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	subset, err := face.Subset([]font.GlyphID{face.Glyph('绩'), face.Glyph('1')})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(subset.Count, subset.Advances)
	// Output: 3 [1000 1000 500]
}
