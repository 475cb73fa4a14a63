package facts

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator/source"
)

// TestEntry: where each kind of quantity comes from.
func TestEntry(t *testing.T) {
	last := "schema = 1\npack = \"p\"\nunit = { name = \"甲局\" }\nreport = { year = 2019, date = \"待填\" }\ndocuments.\"旧账\" = { title = \"旧账本\" }\nfigures.\"旧账\" = { \"件数\" = \"52件\" }\n"
	now := `schema = 1
pack = "p"
previous = "last.toml"
unit = { name = "甲局" }
report = { year = 2020, date = "待填" }
[documents]
"账" = { title = "账本", scope = "决算" }
"表" = { title = "报表" }
[figures."账"]
"甲" = "3万元"
"乙" = { value = "= 甲 * 2", note = "倒算" }
"件数" = "37件"
"人数" = { now = "4人", last = "5人", scope = "在编" }
[figures."表"]
"甲" = "3万元"
[budget]
rows = [{ name = "拨款", initial = "10", executed = "= 甲", source = "账" }]
`
	var out source.Findings
	f := Load(fstest.MapFS{"x.toml": {Data: []byte(now)}, "last.toml": {Data: []byte(last)}}, "x.toml", "", &out)
	for _, c := range []struct{ path, want string }{
		{"甲", "甲 3万元 <> 账 决算 2020 x.toml:10"},
		{"表.甲", "表.甲 3万元 <> 表  2020 x.toml:15"},
		{"乙", "乙 6万元 <甲 * 2> 账 决算倒算 2020 x.toml:11"},
		{"件数", "件数 37件 <> 账 决算 2020 x.toml:12"},
		{"件数.上年", "件数.上年 52件 <> 旧账  2019 last.toml:6"},
		{"件数.降幅", "件数.降幅 28.85% <(件数.上年 - 件数.本年) / 件数.上年> 账 决算 2020 隐含"},
		{"人数.上年", "人数.上年 5人 <> 账 在编 2019 x.toml:13"},
		{"年初预算", "年初预算 10万元 <_预算1年初预算>   2020 隐含"},
		{"执行率", "执行率 30% <执行数 / 年初预算>   2020 隐含"},
		{"_预算1执行数", "拨款.执行数 3万元 <甲> 账 决算 2020 x.toml:17"},
		{"没有", "-"},
		{"件数.没有", "-"},
	} {
		got := "-"
		if e, used, ok := f.Entry(strings.Split(c.path, ".")); ok {
			if used != strings.Count(c.path, ".")+1 {
				t.Errorf("%s: %d segments", c.path, used)
			}
			value, _ := e.Value.Print()
			formula, document, at := "", "", "隐含"
			if e.Formula != nil {
				formula = e.Formula.String()
			}
			if e.Document != nil {
				document = e.Document.Key.Value
			}
			if !e.Implied {
				p := e.Node.Place()
				at = fmt.Sprintf("%s:%d", p.File, p.Line)
			}
			got = fmt.Sprintf("%s %s <%s> %s %s%s %d %s", e.Name, value, formula, document, e.Scope, e.Note, e.Year, at)
		}
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.path, got, c.want)
		}
	}
	for _, f := range out.List() {
		if f.Severity == source.Error {
			t.Error(f)
		}
	}
	if names := strings.Join(f.EntryNames(), " "); !strings.HasPrefix(names, "甲 乙 件数 件数.上年 件数.差额") || !strings.HasSuffix(names, "年初预算 执行数 执行率") {
		t.Error(names)
	}
}
