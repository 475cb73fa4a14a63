package check_test

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/check"
	"github.com/selfeval/selfeval/generator/source"
)

// A grade that the report's own bands do not give, and a rate that its parts do
// not give.
func ExampleText() {
	file := source.NewFile("报告.txt", `2022年度白鹭县水务局整体绩效自评报告
自评得分91.5分，评价等级为“良”。
全年预算数400万元，执行数380万元，预算执行率为98%。
等级标准：优（得分≥90分）；良（80分≤得分＜90分）；中（60分≤得分＜80分）；差（得分＜60分）。
`)
	var out source.Findings
	check.Text(file, &out)
	for _, f := range out.List() {
		fmt.Println(f)
	}
	// Output:
	// E802 报告.txt:2:17: 等级与得分不符：得分91.5分，按报告写明的等级标准应为“优”，这里写“良”。另见报告.txt:2:5、报告.txt:4:6。提示：核对得分和等级，改正其中一个。
	// E803 报告.txt:3:27: “预算执行率”不符：380万元÷400万元=95%，这里写98%。另见报告.txt:3:6、报告.txt:3:15。提示：按两数重算，改正其中一个。
}
