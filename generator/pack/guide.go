package pack

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
)

// Guide lists, for pack authors, every name and function that wording may use,
// and the directives of report.md.
func Guide() string {
	var b strings.Builder
	b.WriteString("名称（写在 {…} 里；模板声明的清单、数据、表头另有自己的名称）：\n")
	for _, t := range Dictionary {
		fmt.Fprintf(&b, "  %s：%s", t.Name, t.Does)
		if t.List {
			b.WriteString("（列表）")
		}
		b.WriteByte('\n')
		if t.Fields != nil {
			fmt.Fprintf(&b, "      .%s\n", strings.Join(t.Fields, " ."))
		}
	}
	fmt.Fprintf(&b, "  两年的数：名称.%s\n", strings.Join(yearly, " 名称."))
	b.WriteString("\n函数和过滤器：\n")
	for _, f := range expr.Builtins() {
		fmt.Fprintf(&b, "  %s：%s\n", f.Usage, f.Does)
	}
	for _, f := range reportFilters {
		fmt.Fprintf(&b, "  %s：%s\n", f.usage, f.does)
	}
	b.WriteString("\nreport.md 的指令（各占一行，成块的用“:::”结束）：\n")
	for _, d := range directiveGuide {
		fmt.Fprintf(&b, "  :::%s\n", d)
	}
	return b.String()
}

var reportFilters = []struct{ usage, does string }{
	{"文字 | 句", "末尾没有标点时加句号"},
	{"列表 | 一是", "写成“一是…；二是…”"},
	{"文件 | 引用", "写成“发文单位《名称》（文号）”"},
	{"值 | 勾选(“选项”, …)", "列出选项，选中的打勾"},
}

var directiveGuide = []string{
	"表 名称　　　　　　　　　　forms.toml 的一张表",
	"图 得分率　　　　　　　　　各类得分率的条形图",
	"目录　　　　　　　　　　　　pack.toml 写了 contents = true 时印",
	"作者 名称 … :::　　　　　　作者写的部分；里面是默认内容",
	"如果 条件 … :::否则如果 条件 … :::否则 … :::",
	"每项 列表 [如果 条件] … :::没有 … :::",
	"段 样式 … :::　　　　　　　署名、成文日期、说明、注、抬头、题注",
	"附件 [横页] 标题 … :::　　　原处印“附件：标题”，内容印在最后",
	"封面 … :::　　　　　　　　　pack.toml 写了 cover = true 时印",
}
