package generator_test

import (
	"fmt"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/templates"
)

// Example scores a report from memory: no file is needed.
func ExampleScore() {
	data := `schema = 1
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
class  = "效益指标/社会效益指标"
name   = "灌溉保证率"
target = "提升"
rated  = "90%"
reason = "两处闸门检修，影响了秋灌"
`
	s := generator.Score(generator.Input{
		Root:  fstest.MapFS{"2023.toml": {Data: []byte(data)}},
		Path:  "2023.toml",
		Packs: pack.NewLibrary(templates.FS, "templates", nil),
	})
	for _, f := range s.Findings {
		fmt.Println(f)
	}
	fmt.Println(pack.Points(s.Score.Total), s.Score.Grade)
	// Output: 95.2 优
}
