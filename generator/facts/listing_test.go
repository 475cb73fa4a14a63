package facts

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/selfeval/selfeval/generator/source"
)

// TestQuantities: every quantity has a name of its own, its printed value, and
// the names that its formula mentions.
func TestQuantities(t *testing.T) {
	const data = `schema = 1
pack = "p"
unit = { name = "甲局" }
report = { year = 2020, date = "待填" }
documents."账" = { title = "账" }
[figures."账"]
"计划" = "6座"
"完成" = "4座"
"未完成" = "= 计划 - 完成"
"投诉" = { now = "37件", last = "52件" }
[budget]
rows = [{ name = "拨款", initial = "400.00", executed = "300" }, { name = "其他", initial = "100", executed = "= 50万元" }]
[[indicators]]
class = "产出指标/数量指标"
name = "新建"
target = "≥6座"
actual = "= 完成"
`
	var out source.Findings
	f := Load(fstest.MapFS{"x.toml": {Data: []byte(data)}}, "x.toml", "", &out)
	for _, x := range out.List() {
		t.Error(x)
	}
	var got []string
	for _, q := range f.Quantities() {
		line := q.Name + " " + q.Printed
		if q.Formula {
			line += " = " + strings.Join(q.Uses, " ")
		}
		got = append(got, line)
	}
	want := []string{
		"计划 6座", "完成 4座", "未完成 2座 = 计划 完成",
		"投诉 37件", "投诉.上年 52件", "投诉.差额 -15件 = 投诉 投诉.上年", "投诉.增幅 -28.85% = 投诉 投诉.上年", "投诉.降幅 28.85% = 投诉.上年 投诉", "投诉.变化 下降 = 投诉 投诉.上年",
		"拨款.年初预算 400.00万元", "拨款.调整后预算 ", "拨款.执行数 300万元", "其他.年初预算 100万元", "其他.调整后预算 ", "其他.执行数 50万元 = ",
		"年初预算 500.00万元 = 拨款.年初预算 其他.年初预算", "调整后预算 ", "执行数 350万元 = 拨款.执行数 其他.执行数", "执行率 70% = 执行数 年初预算",
		"指标“新建”完成数 4座 = 完成",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
