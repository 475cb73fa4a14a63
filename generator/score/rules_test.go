package score

import (
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/pack"
)

// single is a scheme of one class of 10 points; rules replaces or adds to the
// usual ones.
const single = `total = 10
[[classes]]
name = "指标"
points = 10
unweighted = "even"
[bands]
"合格" = 0
`

const usual = `"≥" = "如果(目标 <= 0, 0, max(0, 比率(实际, 目标)))"
"≤" = "如果(目标 <= 0, 0, 比率(目标, 实际))"
"=" = "如果(min(实际, 目标) <= 0, 0, 比率(min(实际, 目标), max(实际, 目标)))"
`

// TestRules scores one indicator of 10 points by each rule that the guide
// documents. The wanted scores are computed by hand.
func TestRules(t *testing.T) {
	deviation := strings.Replace(usual, `"如果(目标 <= 0, 0, 比率(目标, 实际))"`, `"如果(目标 <= 0, 0, max(0, 100% - 比率(实际 - 目标, 目标)))"`, 1)
	more := func(rule string) string { return usual + rule }
	for _, c := range []struct{ name, rules, row, want string }{
		// 正向：10 × 60/80；达到和超过都是满分；负数得0分
		{"positive", usual, `target = "≥80人" ; actual = "60人"`, "7.5"},
		{"positive, met", usual, `target = "≥80人" ; actual = "81人"`, "10"},
		{"positive, negative actual", usual, `target = "≥5%" ; actual = "-3%"`, "0"},
		{"positive, scales", usual, `target = "≥1.2万人" ; actual = "9000人"`, "7.5"},
		{"no comparator counts up", usual, `target = "80人" ; actual = "60人"`, "7.5"},
		// 等于：10 × 8/10，10 × 10/12 = 8.333…
		{"equal, below", usual, `target = "=10次" ; actual = "8次"`, "8"},
		{"equal, above", usual, `target = "=10次" ; actual = "12次"`, "8.33"},
		{"equal to zero, met", usual, `target = "=0起" ; actual = "0起"`, "10"},
		{"equal to zero, missed", usual, `target = "=0起" ; actual = "1起"`, "0"},
		// 反向，比率：10 × 10/15 = 6.666…，10 × 10/20
		{"reverse by ratio", usual, `target = "≤10起" ; actual = "15起"`, "6.67"},
		{"reverse by ratio, double", usual, `target = "≤10起" ; actual = "20起"`, "5"},
		{"reverse to zero", usual, `target = "≤0起" ; actual = "1起"`, "0"},
		// 反向，1−偏差：10 × (1 − 5/10)，从目标值的2倍起得0分
		{"reverse by deviation", deviation, `target = "≤10起" ; actual = "15起"`, "5"},
		{"reverse by deviation, double", deviation, `target = "≤10起" ; actual = "20起"`, "0"},
		{"reverse by deviation, beyond", deviation, `target = "≤10起" ; actual = "25起"`, "0"},
		// 是否、定性
		{"yes", usual, `target = "建立" ; stated = "完成"`, "10"},
		{"no", usual, `target = "建立" ; stated = "未完成"`, "0"},
		{"judged", usual, `target = "提升" ; rated = "87.5%"`, "8.75"},
		// 阶梯：完成率96%得满分，93%得8成，其余0分；85天内、逾期按档
		{"steps from", more(`"阶梯" = { of = "完成率", steps = [{ from = "95%", share = "100%" }, { from = "90%", share = "80%" }, { share = "0%" }] }`), `rule = "阶梯" ; target = "≥100人" ; actual = "93人"`, "8"},
		{"steps from, on the edge", more(`"阶梯" = { of = "完成率", steps = [{ from = "95%", share = "100%" }, { from = "90%", share = "80%" }, { share = "0%" }] }`), `rule = "阶梯" ; target = "≥100人" ; actual = "95人"`, "10"},
		{"steps from, below all", more(`"阶梯" = { of = "完成率", steps = [{ from = "95%", share = "100%" }, { from = "90%", share = "80%" }, { share = "0%" }] }`), `rule = "阶梯" ; target = "≥100人" ; actual = "89.99人"`, "0"},
		{"late, five days", more(`"报送" = { steps = [{ to = "4天", score = "分值" }, { to = "9天", score = "分值 - 0.5" }, { score = "分值 - 1" }] }`), `rule = "报送" ; target = "≤0天" ; actual = "5天"`, "9.5"},
		{"late, ten days", more(`"报送" = { steps = [{ to = "4天", score = "分值" }, { to = "9天", score = "分值 - 0.5" }, { score = "分值 - 1" }] }`), `rule = "报送" ; target = "≤0天" ; actual = "10天"`, "9"},
		// 逾期每满5天扣0.5分：12天是2次
		{"every five days late", more(`"报送" = { score = "max(0, 分值 - 0.5 * 向下取整(超出数 / 5))" }`), `rule = "报送" ; target = "≤0天" ; actual = "12天"`, "9"},
		// 每超1个百分点扣0.5分：103.5%超3.5个点，扣1.75；扣完为止
		{"points of excess", more(`"控制率" = { score = "max(0, 分值 - 0.5 * 超出数)" }`), `rule = "控制率" ; target = "≤100%" ; actual = "103.5%"`, "8.25"},
		{"points of excess, all", more(`"控制率" = { score = "max(0, 分值 - 0.8 * 超出数)" }`), `rule = "控制率" ; target = "≤0%" ; actual = "12.5%"`, "0"},
		{"points of excess, with unit", more(`"控制率" = { score = "max(0, 分值 - 0.5 * (超出 / 1%))" }`), `rule = "控制率" ; target = "≤100%" ; actual = "103.5%"`, "8.25"},
		{"points of shortfall", more(`"每低1点" = { score = "max(0, 分值 - 2 * 不足数)" }`), `rule = "每低1点" ; target = "≥95%" ; actual = "93.5%"`, "7"},
		// 每项扣0.02分、每缺一项扣0.5分
		{"per issue, at most none", more(`"逐项" = { score = "max(0, 分值 - 0.02 * 超出数)" }`), `rule = "逐项" ; target = "≤0个" ; actual = "7个"`, "9.86"},
		{"both ways off", more(`"两头" = { score = "max(0, 分值 - 超出数 - 2 * 不足数)" }`), `rule = "两头" ; target = "=10次" ; actual = "8次"`, "6"},
		{"per item missing", more(`"缺项" = { score = "max(0, 分值 - 0.5 * 不足数)" }`), `rule = "缺项" ; target = "≥6项" ; actual = "4项"`, "9"},
		{"deductions by name", usual, `target = "完整" ; stated = "完成" ; deductions = [{ name = "缺验收单", points = "0.5" }, { name = "缺合同", points = "0.3" }]`, "9.2"},
		// 带系数的直线：10 × (1 − 10 × 3%)
		{"linear with a factor", more(`"编制准确" = "max(0, 1 - 10 * 实际)"`), `rule = "编制准确" ; target = "≤0%" ; actual = "3%"`, "7"},
		{"linear with a factor, past its end", more(`"编制准确" = "max(0, 1 - 10 * 实际)"`), `rule = "编制准确" ; target = "≤0%" ; actual = "10.1%"`, "0"},
		// 净比率：(200 − 12 − 8) ÷ 200 = 90%
		{"net ratio", more(`"净比率" = "max(0, min(实际, 100%))"`), `rule = "净比率" ; target = "100%" ; actual = "= (指标来源 - 取消 - 注销) / 指标来源"`, "9"},
		// 与上年比：应降10，降了6
		{"against last year", more(`"压减" = "max(0, min(比率(上年 - 实际, 上年 - 目标), 100%))"`), `rule = "压减" ; target = "≤40起" ; actual = "44起" ; last = "50起"`, "6"},
		// 超额30%以上另扣2分：只在超额时扣
		{"far over, points off", more(`"超额" = { always = true, score = "如果(!达标, 分值 * min(完成率, 100%), 如果(完成率 > 130%, max(0, 分值 - 2), 分值))" }`), `rule = "超额" ; target = "≥100人" ; actual = "131人"`, "8"},
		{"over, not far", more(`"超额" = { always = true, score = "如果(!达标, 分值 * min(完成率, 100%), 如果(完成率 > 130%, max(0, 分值 - 2), 分值))" }`), `rule = "超额" ; target = "≥100人" ; actual = "130人"`, "10"},
		{"far over, missed", more(`"超额" = { always = true, score = "如果(!达标, 分值 * min(完成率, 100%), 如果(完成率 > 130%, max(0, 分值 - 2), 分值))" }`), `rule = "超额" ; target = "≥100人" ; actual = "90人"`, "9"},
		{"by degree of deviation", more(`"超额" = { always = true, share = "如果(完成率 > 120%, max(0, 220% - 完成率), min(完成率, 100%))" }`), `rule = "超额" ; target = "≥100人" ; actual = "150人"`, "7"},
		// 多个单位先汇总后计分：(30 + 20) ÷ (40 + 40)，只取整一次
		{"units added up", usual, `combine = "合计" ; parts = [{ name = "甲", target = "≥40人", actual = "30人" }, { name = "乙", target = "≥40人", actual = "20人" }]`, "6.25"},
		{"one unit makes up for another", usual, `combine = "合计" ; parts = [{ name = "甲", target = "≥40人", actual = "50人" }, { name = "乙", target = "≥40人", actual = "30人" }]`, "10"},
		// (90% × 300 + 60% × 100) ÷ 400 = 82.5%；82.5 ÷ 100
		{"rates averaged by money", usual, `combine = "加权平均" ; parts = [{ name = "甲", target = "100%", actual = "90%", weight = "300万元" }, { name = "乙", target = "100%", actual = "60%", weight = "100万元" }]`, "8.25"},
		// 分别计分再平均：(30/40 + 1) ÷ 2
		{"parts scored one by one", usual, `target = "全部完成" ; parts = [{ name = "甲", target = "≥40人", actual = "30人" }, { name = "乙", target = "≥40人", actual = "50人" }]`, "8.75"},
	} {
		scheme := single + "[rules]\n" + c.rules
		row := "[[indicators]]\nclass = \"指标\"\nname = \"某指标\"\nreason = \"因故\"\n" + strings.ReplaceAll(c.row, " ; ", "\n") + "\n"
		r, found := score(t, scheme, data+`figures."账" = { "指标来源" = "200万元", "取消" = "12万元", "注销" = "8万元" }
documents."账" = { title = "账本" }
`+row)
		if len(found) > 0 || r.Total == nil {
			t.Errorf("%s: %v", c.name, found)
			continue
		}
		if got := pack.Points(r.Total); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// TestExecutionRules are the ways of scoring the execution rate of 20 points.
func TestExecutionRules(t *testing.T) {
	scheme := func(rule, rules string) string {
		return "total = 20\n[execution]\nclass = \"预算执行\"\npoints = 20\nrule = \"" + rule + "\"\n[rules]\n" + usual + rules
	}
	steps := `"执行率阶梯" = { of = "执行率", always = true, steps = [{ from = "95%", share = "100%" }, { from = "80%", share = "执行率" }, { share = "0%" }] }`
	for _, c := range []struct{ name, scheme, executed, want string }{
		{"linear", scheme("分值 * min(执行率, 100%)", ""), "84.25", "16.85"},
		{"linear, capped", scheme("分值 * min(执行率, 100%)", ""), "120", "20"},
		{"steps, full", scheme("执行率阶梯", steps), "95", "20"},
		{"steps, in between", scheme("执行率阶梯", steps), "94.99", "19"}, // 18.998
		{"steps, none", scheme("执行率阶梯", steps), "79.99", "0"},
		{"by the rule of a comparator", scheme("≥", ""), "84.25", "16.85"},
		{"a rule for what was missed", scheme("未达", `"未达" = "50%"`), "100", "20"},
		{"points off below a line", scheme("max(0, 分值 - 0.5 * 不足数)", ""), "90", "15"},
	} {
		r, found := score(t, c.scheme, strings.Replace(data, `executed = "100"`, `executed = "`+c.executed+`"`, 1))
		if len(found) > 0 || r.Total == nil {
			t.Errorf("%s: %v", c.name, found)
			continue
		}
		if got := pack.Points(r.Total); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}
