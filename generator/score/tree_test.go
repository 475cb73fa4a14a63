package score

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/pack"
)

// dump prints a result as a reader would: what has points, its score, in the
// order of the tree.
func dump(r *Result) string {
	var b strings.Builder
	p := func(x *big.Rat) string {
		if x == nil {
			return "—"
		}
		return pack.Points(x)
	}
	given := func(g Given) string {
		if g.Reviewed == nil && g.Approved == nil {
			return ""
		}
		return " 复核" + p(g.Reviewed) + " 审定" + p(g.Approved)
	}
	if e := r.Execution; e != nil {
		fmt.Fprintf(&b, "%s %s/%s%s\n", e.Class, p(e.Score), p(e.Points), given(e.Given))
	}
	var class func(c *Class, indent string)
	class = func(c *Class, indent string) {
		fmt.Fprintf(&b, "%s%s %s/%s", indent, c.Name, p(c.Score), p(c.Points))
		if c.Weighted != nil {
			fmt.Fprintf(&b, " 折%s", p(c.Weighted))
		}
		if c.Excluded != nil {
			fmt.Fprintf(&b, " 不计%s", p(c.Excluded))
		}
		fmt.Fprintf(&b, " %s%s\n", c.Grade, given(c.Given))
		for _, row := range c.Rows {
			if row.Group == nil {
				fmt.Fprintf(&b, "%s  - %s %s/%s", indent, row.Name, p(row.Score), p(row.Points))
				if row.Raw != nil {
					fmt.Fprintf(&b, " 单项%s", p(row.Raw))
				}
				b.WriteByte('\n')
			}
		}
		groups := c.Groups
		if c.Group != nil {
			groups = append(groups[:len(groups):len(groups)], c.Group)
		}
		for _, g := range groups {
			names := make([]string, len(g.Rows))
			for i, row := range g.Rows {
				names[i] = row.Name
			}
			fmt.Fprintf(&b, "%s  - %s（%s） %s/%s%s\n", indent, g.Name, strings.Join(names, " "), p(g.Score), p(g.Points), given(g.Given))
		}
		for _, k := range c.Kids {
			class(k, indent+"  ")
		}
	}
	for _, c := range r.Classes {
		class(c, "")
	}
	fmt.Fprintf(&b, "总分 %s %s", p(r.Total), r.Grade)
	if r.Excluded != nil {
		fmt.Fprintf(&b, " 合计%s 不计%s", p(r.Sum), p(r.Excluded))
	}
	if r.Cap != nil {
		fmt.Fprintf(&b, " 封顶前%s", p(r.Cap.Before))
	}
	if r.Reviewed != nil {
		fmt.Fprintf(&b, " 复核%s%s", p(r.Reviewed.Total), r.Reviewed.Grade)
	}
	if r.Approved != nil {
		fmt.Fprintf(&b, " 审定%s%s", p(r.Approved.Total), r.Approved.Grade)
	}
	return b.String()
}

const tail = "[rules]\n" + usual + `[bands]
"优" = 90
"良" = 80
"中" = 60
"差" = 0
`

const execution10 = `[execution]
class = "预算执行"
points = 10
rule = "分值 * min(执行率, 100%)"
`

// in writes an indicator: class, name and the rest, "; " between keys.
func in(class, name, rest string) string {
	return "[[indicators]]\nclass = \"" + class + "\"\nname = \"" + name + "\"\nreason = \"因故\"\n" + strings.ReplaceAll(rest, " ; ", "\n") + "\n"
}

// done and half are targets that are met in full and by half.
const (
	done = `target = "正常" ; stated = "完成"`
	half = `target = "≥10人" ; actual = "5人"`
)

func goal(name, rest string) string { return "[[goals]]\nname = \"" + name + "\"\n" + rest + "\n" }

// TestTrees scores whole reports by the shapes of scheme that are in use. The
// wanted figures are computed by hand.
func TestTrees(t *testing.T) {
	for _, c := range []struct{ name, scheme, rows, want string }{
		{"three levels, points at the lowest", `total = 100
[[classes]]
name = "产出指标"
points = 60
classes = [{ name = "数量指标", points = 40, unweighted = "even" }, { name = "质量指标", points = 20, unweighted = "even" }]
[[classes]]
name = "效益指标"
points = 40
unweighted = "even"
classes = [{ name = "社会效益", classes = [{ name = "安全" }] }]
` + tail,
			in("产出指标/数量指标", "甲", half) + in("产出指标/数量指标", "乙", done) + in("产出指标/质量指标", "丙", done) + in("效益指标/社会效益/安全", "丁", half),
			`
产出指标 50/60 良
  数量指标 30/40 中
    - 甲 10/20
    - 乙 20/20
  质量指标 20/20 优
    - 丙 20/20
效益指标 20/40 差
  社会效益 20/— 
    安全 20/— 
      - 丁 20/40
总分 70 中`},

		{"points at the lowest level only", `total = 100
[[classes]]
name = "绩效"
classes = [{ name = "产出", points = 60, unweighted = "even" }, { name = "效益", points = 40, unweighted = "even" }]
` + tail,
			in("绩效/产出", "甲", half) + in("绩效/效益", "乙", done),
			`
绩效 70/100 中
  产出 30/60 差
    - 甲 30/60
  效益 40/40 优
    - 乙 40/40
总分 70 中`},

		{"a sub-class that is not scored, a deduction in a group", `total = 100
[[classes]]
name = "绩效"
points = 100
unweighted = "group"
classes = [{ name = "产出", points = 60 }, { name = "效益", points = 40 }, { name = "满意度", scored = false }]
` + tail,
			in("绩效/产出", "甲", done+` ; deduction = "1.5"`) + in("绩效/产出", "乙", done+` ; deduction = "2"`) + in("绩效/效益", "丙", done) + in("绩效/满意度", "丁", half),
			`
绩效 96.5/100 优
  产出 56.5/60 优
    - （甲 乙） 56.5/60
  效益 40/40 优
    - （丙） 40/40
  满意度 —/— 
    - 丁 —/—
总分 96.5 优`},

		{"a flat list with coefficients", "total = 100\n" + execution10 + `[[classes]]
name = "绩效指标"
points = 90
unweighted = "weight"
` + tail,
			in("绩效指标", "甲", half+` ; weight = "2" ; core = true`) + in("绩效指标", "乙", done+` ; weight = "1"`) + in("绩效指标", "丙", done+` ; weight = "1.5"`),
			`
预算执行 10/10
绩效指标 70/90 中
  - 甲 20/40
  - 乙 20/20
  - 丙 30/30
总分 80 良`},

		{"weights in per cent, thirds rounded so that they add up", `total = 100
[[classes]]
name = "指标"
points = 100
unweighted = "weight"
split_rounding = 1
` + tail,
			in("指标", "甲", done+` ; weight = "33.33%"`) + in("指标", "乙", done+` ; weight = "33.33%"`) + in("指标", "丙", done+` ; weight = "33.34%"`),
			`
指标 100/100 优
  - 甲 33.3/33.3
  - 乙 33.3/33.3
  - 丙 33.4/33.4
总分 100 优`},

		{"even split in whole numbers", `total = 85
[[classes]]
name = "产出"
points = 10
unweighted = "even"
split_rounding = 0
[[classes]]
name = "效益"
points = 75
unweighted = "even"
split_rounding = 0
[rules]
` + usual,
			in("产出", "甲", done) + in("产出", "乙", done) + in("产出", "丙", half) + in("产出", "丁", done) + in("产出", "戊", done) + in("产出", "己", done) + in("效益", "庚", done),
			`
产出 9/10 
  - 甲 2/2
  - 乙 2/2
  - 丙 1/2
  - 丁 2/2
  - 戊 1/1
  - 己 1/1
效益 75/75 
  - 庚 75/75
总分 84 `},

		{"score out of 100 times weight", "total = 100\nscale = 100\n" + execution10 + `[[classes]]
name = "绩效指标"
points = 90
` + tail,
			in("绩效指标", "甲", `target = "≥30人" ; actual = "20人" ; points = "15"`) + in("绩效指标", "乙", done+` ; points = "75"`),
			`
预算执行 10/10
绩效指标 85/90 优
  - 甲 10/15 单项66.67
  - 乙 75/75 单项100
总分 95 优`},

		{"class scores times weight", `total = 100
[[classes]]
name = "决策"
points = 100
weight = "20%"
unweighted = "even"
[[classes]]
name = "过程"
points = 100
weight = "30%"
unweighted = "even"
[[classes]]
name = "绩效"
points = 100
weight = "50%"
unweighted = "group"
` + tail,
			in("决策", "甲", `target = "合规" ; rated = "83.33%"`) + in("过程", "乙", done) + in("绩效", "丙", half) + in("绩效", "丁", done),
			`
决策 83.33/100 折16.67 良
  - 甲 83.33/100
过程 100/100 折30 优
  - 乙 100/100
绩效 75/100 折37.5 中
  - （丙 丁） 75/100
总分 84.17 良`},

		{"goals with points", `total = 100
[execution]
class = "预算执行"
points = 20
rule = "分值 * min(执行率, 100%)"
[goals]
points = 80
[[classes]]
name = "产出指标"
[[classes]]
name = "效益指标"
` + tail,
			goal("目标一", `points = "40"`) + goal("目标二", `points = "40"`) +
				in("产出指标", "甲", half+` ; goal = "目标一" ; points = "30"`) + in("效益指标", "乙", done+` ; goal = "目标一" ; points = "10"`) +
				in("产出指标", "甲二", done+` ; goal = "目标二" ; points = "40"`),
			`
预算执行 20/20
目标一 25/40 中
  产出指标 15/30 差
    - 甲 15/30
  效益指标 10/10 优
    - 乙 10/10
目标二 40/40 优
  产出指标 40/40 优
    - 甲二 40/40
  效益指标 0/— 
总分 85 良`},

		{"goals scored out of 100, by weight", `total = 100
[goals]
points = 100
each = 100
unweighted = "even"
[[classes]]
name = "产出指标"
` + tail,
			goal("目标一", `weight = "60%"`) + goal("目标二", `weight = "40%"`) +
				in("产出指标", "甲", half+` ; goal = "目标一"`) + in("产出指标", "乙", done+` ; goal = "目标二"`),
			`
目标一 50/100 折30 差
  产出指标 50/100 差
    - 甲 50/100
目标二 100/100 折40 优
  产出指标 100/100 优
    - 乙 100/100
总分 70 中`},

		{"groups that the author names", `total = 50
[[classes]]
name = "产出"
points = 50
unweighted = "even"
classes = [{ name = "数量" }, { name = "质量" }]
[rules]
` + usual,
			in("产出/数量", "甲", half+` ; group = "一组" ; points = "20" ; weight = "3"`) + in("产出/数量", "乙", done+` ; group = "一组" ; weight = "1"`) +
				in("产出/数量", "丙", done+` ; group = "二组"`) + in("产出/质量", "丁", half+` ; group = "二组"`) + in("产出/质量", "戊", done),
			// 一组：20 × (0.5×3 + 1)/4 = 12.5；其余30平分给二组和戊
			`
产出 38.75/50 
  - 二组（丙 丁） 11.25/15
  数量 12.5/— 
    - 一组（甲 乙） 12.5/20
  质量 15/— 
    - 戊 15/15
总分 38.75 `},

		{"count of met indicators, far over is not met", `total = 10
[[classes]]
name = "目标实现"
points = 10
unweighted = "group"
rule = "个数"
[rules]
"个数" = { always = true, share = "如果(达标 && 完成率 <= 130%, 100%, 0%)" }
` + usual,
			in("目标实现", "甲", `target = "≥10人" ; actual = "10人"`) + in("目标实现", "乙", `target = "≥10人" ; actual = "13人"`) +
				in("目标实现", "丙", `target = "≥10人" ; actual = "14人"`) + in("目标实现", "丁", `target = "≥10人" ; actual = "9人"`),
			`
目标实现 5/10 
  - （甲 乙 丙 丁） 5/10
总分 5 `},

		{"classes whose points are the author's, in a range", "total = 100\n" + execution10 + `[[classes]]
name = "成本指标"
points_max = 20
[[classes]]
name = "产出指标"
points_min = 40
points_max = 50
[[classes]]
name = "效益指标"
[[classes]]
name = "满意度指标"
scored = false
` + tail,
			in("成本指标", "甲", `target = "≤10万元" ; actual = "12.5万元" ; points = "20"`) + in("产出指标/数量", "乙", done+` ; points = "20"`) + in("产出指标/质量", "戊", done+` ; points = "20"`) + in("效益指标", "丙", done+` ; points = "30"`) + in("满意度指标", "丁", half),
			`
预算执行 10/10
成本指标 16/20 良
  - 甲 16/20
产出指标 40/40 优
  数量 20/— 
    - 乙 20/20
  质量 20/— 
    - 戊 20/20
效益指标 30/30 优
  - 丙 30/30
满意度指标 —/— 
  - 丁 —/—
总分 96 优`},

		{"inapplicable indicators rescaled", "total = 100\ninapplicable = \"rescale\"\n" + execution10 + `[[classes]]
name = "产出"
points = 50
[[classes]]
name = "效益"
points = 40
` + tail,
			in("产出", "甲", half+` ; points = "30"`) + in("产出", "乙", `target = "≥3次" ; points = "20" ; applicable = false`) + in("效益", "丙", done+` ; points = "40"`),
			// (10 + 15 + 40) ÷ 80 × 100
			`
预算执行 10/10
产出 15/50 不计20 差
  - 甲 15/30
  - 乙 —/—
效益 40/40 优
  - 丙 40/40
总分 81.25 良 合计65 不计20`},

		{"a whole class inapplicable", "total = 100\ninapplicable = \"rescale\"\n" + execution10 + `[[classes]]
name = "产出"
points = 60
unweighted = "even"
[[classes]]
name = "效益"
points = 30
unweighted = "even"
` + tail,
			in("产出", "甲", half) + in("效益", "乙", `applicable = false`),
			// (10 + 30) ÷ 70 × 100 = 57.142…
			`
预算执行 10/10
产出 30/60 差
  - 甲 30/60
效益 0/30 不计30 
  - 乙 —/—
总分 57.14 差 合计40 不计30`},

		{"five grades", `total = 100
[[classes]]
name = "指标"
points = 100
unweighted = "even"
[bands]
"优" = 90
"良" = 80
"中" = 70
"低" = 60
"差" = 0
[rules]
` + usual,
			in("指标", "甲", `target = "提升" ; rated = "65%"`),
			`
指标 65/100 低
  - 甲 65/100
总分 65 低`},

		{"three columns", "total = 100\n" + execution10 + `[[classes]]
name = "产出"
points = 50
[[classes]]
name = "效益"
points = 40
unweighted = "group"
` + tail,
			in("产出", "甲", half+` ; points = "30" ; reviewed = "12" ; approved = "10.5"`) + in("产出", "乙", done+` ; points = "20" ; reviewed = "20" ; approved = "20"`) +
				in("效益", "丙", done+` ; reviewed = "38"`) + in("效益", "丁", done+` ; approved = "30"`),
			`
预算执行 10/10 复核10 审定10
产出 35/50 中 复核32 审定30.5
  - 甲 15/30
  - 乙 20/20
效益 40/40 优 复核38 审定30
  - （丙 丁） 40/40 复核38 审定30
总分 85 良 复核80良 审定70.5中`},
	} {
		r, found := score(t, c.scheme, data+c.rows)
		if len(found) > 0 {
			t.Errorf("%s: %v", c.name, found)
		}
		if got := dump(r); got != strings.TrimPrefix(c.want, "\n") {
			t.Errorf("%s: got\n%s\nwant%s", c.name, got, c.want)
		}
	}
}

// TestExecutionColumns: a column that does not give a score of the execution rate
// has the computed one.
func TestExecutionColumns(t *testing.T) {
	scheme := "total = 100\n" + execution10 + "[[classes]]\nname = \"指标\"\npoints = 90\n" + tail
	rows := in("指标", "甲", done+` ; points = "90" ; reviewed = "80" ; approved = "70"`)
	low := strings.Replace(data, `executed = "100" }]`, `executed = "90" }], reviewed = "8.5"`, 1)
	r, found := score(t, scheme, low+rows)
	if len(found) > 0 {
		t.Fatal(found)
	}
	const want = "预算执行 9/10 复核8.5 审定9\n指标 90/90 优 复核80 审定70\n  - 甲 90/90\n总分 99 优 复核88.5良 审定79中"
	if got := dump(r); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	low = strings.Replace(low, "8.5", "10.5", 1)
	if _, found := score(t, scheme, low+rows); len(found) != 1 || found[0].Code != "E412" || found[0].Line == 0 {
		t.Errorf("above its points: %v", found)
	}
}
