package facts

import (
	"strings"
	"testing"
)

// TestOneMistakeOneFinding: what follows from a mistake is not reported beside it.
func TestOneMistakeOneFinding(t *testing.T) {
	const row = "[[indicators]]\nclass = \"甲/乙\"\nname = \"丙\"\n"
	budget := func(rows ...string) string {
		return head + "[budget]\nrows = [\n" + strings.Join(rows, ",\n") + "\n]\n"
	}
	const full = `{ name = "拨款", by = "来源", initial = "1", adjusted = "2", executed = "2" }`
	for _, c := range []struct{ name, text, want string }{
		{"schema", strings.Replace(head, "schema = 1", "schema = 2", 1), "E112 x.toml:1:10 schema: 本程序只读 schema = 1"},
		{"year", strings.Replace(head, "year = 2020", "year = 24", 1), "E112 x.toml:4:19 report.year: “24”不是评价年度"},
		{"includes itself", "include = [\"x.toml\"]\n" + head, "E112 x.toml:1:12 include[1]: 文件不能包含它自己"},
		{"include not there", "include = [\"y.toml\"]\n" + head, "E101 x.toml:1:12 include[1]: 找不到文件“y.toml”"},

		{"unquoted actual", head + row + "target = \"≥1人\"\nactual = 3\n", "E107 x.toml:10:10 indicators[1].actual"},
		{"quoted applicable", head + row + "target = \"≥1人\"\napplicable = \"false\"\n", "E107 x.toml:10:14 indicators[1].applicable"},
		{"unreadable actual", head + row + "target = \"≥1人\"\nactual = 3人\n", "E104 x.toml:10:10"},
		{"unreadable target", head + row + "target = ≥1人\nactual = \"3人\"\n", "E104 x.toml:9:10"},
		{"applies, nothing said", head + row + "target = \"≥1人\"\napplicable = true\n", "E112 x.toml:6:1 indicators[1]: “丙”没有写完成情况"},
		{"empty points", head + row + "target = \"≥1人\"\nactual = \"3人\"\npoints = \"\"\n", "E109 x.toml:11:10 indicators[1].points: 这里还没有填。提示：填上一个数，不带单位"},

		{"unit of no money", head + "budget = { unit = \"万\", rows = [" + full + "] }\n", "E112 x.toml:6:19 budget.unit: 金额单位不能是“万”"},
		{"unknown kind", budget(full, strings.Replace(full, "来源", "用处", 1)), "E112 x.toml:9:21 budget.rows[2].by: by 只能是“来源”或“用途”"},
		{"kind of one row only", budget(full, strings.Replace(full, `by = "来源", `, "", 1)), "E109 x.toml:9:1 budget.rows[2].by: “拨款”没有写 by"},
		{"not adjusted", budget(full, strings.Replace(full, `adjusted = "2", `, "", 1)), "E109 x.toml:9:1 budget.rows[2].adjusted: “拨款”缺少调整后预算，合计算不出来。提示：年中没有调整的，照抄年初预算数"},
		{"empty amount", budget(strings.Replace(full, `"1"`, `""`, 1)), "E109 x.toml:8:37 budget.rows[1].initial: 这里还没有填。提示：填上金额，以万元为单位只写数字"},
		{"unquoted amount", budget(strings.Replace(full, `"1"`, `1`, 1)), "E107 x.toml:8:37 budget.rows[1].initial"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, found := load(t, c.text)
			if len(found) != 1 || !strings.HasPrefix(found[0].String(), c.want) {
				t.Errorf("got %v, want only %s", found, c.want)
			}
		})
	}
}
