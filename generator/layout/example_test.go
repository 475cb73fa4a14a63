package layout_test

import (
	"fmt"

	"github.com/selfeval/selfeval/fonts"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/layout"
	"github.com/selfeval/selfeval/generator/source"
)

// A result knows where everything stands.
func ExampleLayout() {
	bundled, err := fonts.Bundled()
	if err != nil {
		fmt.Println(err)
		return
	}
	set, _, err := font.NewSet(font.Config{Bundled: bundled})
	if err != nil {
		fmt.Println(err)
		return
	}
	d := &doc.Document{Style: doc.GBT9704(), Sections: []doc.Section{{Numbered: true, Blocks: []doc.Block{
		&doc.Heading{ID: "h1", Level: 1, Number: "一、", Runs: []doc.Run{{Text: "自评结论"}}},
		&doc.Paragraph{Style: doc.BodyText, Runs: []doc.Run{{Text: "全年预算执行率93.10%。"}}},
	}}}}
	var findings source.Findings
	r := layout.Layout(d, set, &findings)
	for _, item := range r.Pages[0].Items {
		if text, ok := item.(*layout.Text); ok {
			fmt.Print(text.Face.Family, ": ")
			for _, g := range text.Glyphs {
				fmt.Print(string(g.Rune))
			}
			fmt.Println()
		}
	}
	fmt.Println(r.Outline[0].Text, r.PageNumbers()["h1"], findings.Errors())
	// Output:
	// Selfeval Hei: 一、自评结论
	// Selfeval Song: 全年预算执行率93.10%。
	// Selfeval Song: — 1 —
	// 一、自评结论 1 0
}
