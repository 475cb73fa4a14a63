package generator_test

import (
	"fmt"
	"testing/fstest"

	"github.com/selfeval/selfeval/fonts"
	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/templates"
)

const riverData = `schema = 1
pack   = "hubei-department"
unit   = { name = "某县水利局" }
report = { year = 2023, date = "待填" }

[budget]
rows = [{ name = "财政拨款", initial = "500", executed = "480" }]

[[indicators]]
class  = "产出指标/数量指标"
name   = "整治河道"
target = "≥12公里"
actual = "12.5公里"

[[indicators]]
class   = "效益指标/社会效益指标"
name    = "灌溉保证率"
target  = "提升"
rated   = "90%"
reason  = "两处闸门检修，影响了秋灌"

[[measures]]
answers = ["灌溉保证率"]
title   = "错开检修和灌溉"
text    = "闸门检修安排在非灌溉期"
owner   = "工程管理科"
due     = 2024-10-31
`

// Example builds a report from memory: no file is needed.
func Example() {
	bundled, err := fonts.Bundled()
	if err != nil {
		panic(err)
	}
	set, _, err := font.NewSet(font.Config{Bundled: bundled})
	if err != nil {
		panic(err)
	}
	report, err := generator.Build(generator.Input{
		Root:  fstest.MapFS{"2023.toml": {Data: []byte(riverData)}},
		Path:  "2023.toml",
		Packs: pack.NewLibrary(templates.FS, "templates", nil),
	}, generator.Options{Fonts: set, Program: "example", DOCX: true, PDF: true})
	if err != nil {
		panic(err)
	}
	for _, f := range report.Findings {
		fmt.Println(f)
	}
	fmt.Println(report.Document.Meta.Title)
	fmt.Println(pack.Points(report.Score.Total), report.Score.Grade)
	fmt.Printf("%.4s %.2s\n", report.PDF, report.DOCX)
	// Output:
	// 2023年度某县水利局整体绩效自评结果
	// 95.2 优
	// %PDF PK
}

// ExampleScore scores without composing.
func ExampleScore() {
	report := generator.Score(generator.Input{
		Root:  fstest.MapFS{"2023.toml": {Data: []byte(riverData)}},
		Path:  "2023.toml",
		Packs: pack.NewLibrary(templates.FS, "templates", nil),
	})
	for _, class := range report.Score.Classes {
		if class.Scored {
			fmt.Println(class.Name, pack.Points(class.Score))
		}
	}
	// Output:
	// 产出指标 40
	// 效益指标 36
}
