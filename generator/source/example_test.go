package source_test

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/source"
)

// A small data file with two mistakes: both are found in one run, and the rest
// is read.
func Example() {
	file, found := source.Decode("单位.toml", []byte(`unit = { nmae = "区应急管理局" }

[[indicators]]
name = "培训企业人员"
actual = 4253
`))
	var all source.Findings
	all.Append(found...)
	root, found := source.Parse(file)
	all.Append(found...)

	type indicator struct {
		Name   source.Text `toml:"name,required"`
		Actual source.Text `toml:"actual"`
	}
	var data struct {
		Unit struct {
			Name source.Text `toml:"name" zh:"单位全称"`
		} `toml:"unit"`
		Indicators []indicator `toml:"indicators"`
	}
	source.Bind(root, &data, &all)

	for _, f := range all.List() {
		fmt.Println(f)
	}
	name := data.Indicators[0].Name
	fmt.Println(name.Value, name.Node.Path(), name.Node.Inside(len("培训")))
	// Output:
	// E106 单位.toml:1:10 unit.nmae: 不认识的键“nmae”。提示：是不是“name”（单位全称）？
	// E107 单位.toml:5:10 indicators[1].actual: “actual”应当是文字，这里是整数。提示：给值加半角引号：actual = "4253"。
	// 培训企业人员 indicators[1].name 单位.toml:4:11
}

// Replace changes one value and leaves the rest of the file as it is.
func ExampleReplace() {
	root, _ := source.Parse(source.NewFile("x.toml", "executed = '3725.60' # 决算\n"))
	fmt.Print(source.Replace(root.Get("executed"), source.Quote("= 项目支出")))
	// Output: executed = "= 项目支出" # 决算
}
