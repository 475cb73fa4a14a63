package score_test

import (
	"fmt"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
)

// A scheme with a named rule: half a point for every percentage point of excess.
func ExampleScore() {
	node, _ := source.Parse(source.NewFile("scheme.toml", `total = 10
[[classes]]
name = "过程"
points = 10
[rules]
"控制率" = { score = "max(0, 分值 - 0.5 * 超出数)" }
"≥" = "max(0, 比率(实际, 目标))"
"≤" = "max(0, 比率(目标, 实际))"
"=" = "0%"
`))
	root := fstest.MapFS{"x.toml": {Data: []byte(`schema = 1
pack   = "p"
unit   = { name = "某县水利局" }
report = { year = 2023, date = "待填" }
[[indicators]]
class  = "过程"
name   = "在职人员控制率"
rule   = "控制率"
target = "≤100%"
actual = "103.5%"
points = "10"
`)}}
	var out source.Findings
	scheme := pack.LoadScheme(node, &out)
	result := score.Score(facts.Load(root, "x.toml", "", &out), scheme, &out)
	fmt.Println(len(out.List()), pack.Points(result.Total), result.Rows[0].Rule.Name)
	// Output: 0 8.25 控制率
}
