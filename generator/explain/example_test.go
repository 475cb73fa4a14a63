package explain_test

import (
	"fmt"
	"os"

	"github.com/selfeval/selfeval/generator/explain"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
	"github.com/selfeval/selfeval/templates"
)

func ExampleExplainer_Explain() {
	var out source.Findings
	f := facts.Load(os.DirFS("../../data"), "2020/qinghe-gongshui.toml", "data", &out)
	p := pack.Load(templates.FS, f.Pack.Value, "templates", &out)
	x := explain.New(p, f, score.Score(f, p.Scheme, &out), &out)
	a, _ := x.Explain("8.34")
	n := a.Items[0].Node
	fmt.Println(n.Name, n.Value)
	fmt.Println(n.Rule)
	fmt.Println(n.Filled)
	for _, p := range a.Items[0].Printed {
		fmt.Println(p.Where)
	}
	// Output:
	// “预算执行率”的得分 8.34
	// 分值 * max(0, min(执行率, 100%))
	// 四舍五入(10 × max(0, min(≈83.4%, 100%)), 2)
	// 表“一级指标得分”第2行第3列
	// 表“自评表”第5行第8列
}
