package diff_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/selfeval/selfeval/generator/diff"
)

// TestNoChange: what changes neither a fact nor the report is no change.
func TestNoChange(t *testing.T) {
	text := example(t)
	for _, c := range []struct {
		name  string
		edits []edit
	}{
		{"the same file", nil},
		{"a comment", []edit{{"schema = 1", "# 说明\nschema = 1 # 格式"}}},
		{"another order of keys", []edit{{`name  = "青禾县水利局"` + "\n", ""}, {`short = ["县水利局", "我局"]`, "short = [\"县水利局\", \"我局\"]\nname = \"青禾县水利局\""}}},
		{"another order of figures", []edit{{`"改造管网"     = "86.4公里"` + "\n", ""}, {`"验收单项"     = "11个"`, "\"验收单项\" = \"11个\"\n\"改造管网\" = \"86.4公里\""}}},
		{"a longer form", []edit{{`"受益人口"     = "3.35万人"`, `"受益人口" = { value = "3.35万人" }`}}},
		{"an amount with its unit", []edit{{`initial = "400.00"`, `initial = "400.00万元"`}}},
		{"blanks in a formula", []edit{{`"= 供水站计划 - 供水站完成"`, `"=供水站计划-供水站完成"`}}},
		{"a target in the longer form", []edit{{`target   = "≥86公里"`, `target = { now = "≥86公里" }`}}},
		{"a text's line ends", []edit{{"\"资金管理\" = \"\"\"\\\n  项目", "\"资金管理\" = \"\"\"\n\n  项目"}}},
		{"why it was corrected", []edit{{"[fields]\n", "[correction]\nreason = \"甲\"\n\n[fields]\n"}}},
	} {
		if d := compare(t, text, changed(t, text, c.edits...)); !d.Empty() {
			t.Errorf("%s: %s", c.name, print(d))
		}
	}
}

func print(d *diff.Difference) string {
	var b strings.Builder
	d.Print(&b)
	return b.String()
}

// TestChanges: each sort of change is found, named and explained.
func TestChanges(t *testing.T) {
	text := example(t)
	for _, c := range []struct {
		name  string
		edits []edit
		want  []string // lines of what is printed
	}{
		{"a figure and what follows", []edit{{`"供水站完成"   = "4座"`, `"供水站完成"   = "3座"`}}, []string{
			"供水站完成：4座 → 3座　old.toml:",
			"供水站未完成：2座 → 3座　因：供水站完成",
			"指标“新建改造村级供水站”得分：8分 → 6分　因：指标“新建改造村级供水站”完成数",
			"产出指标得分：41分 → 39分　因：指标“新建改造村级供水站”得分",
			"总得分：88.29分 → 86.29分　因：产出指标得分",
			"完成剩余〔2→3〕座供水站。",
			"实际完成值〔4座→3座〕，得分〔8.00→6.00〕",
		}},
		{"a formula of the same value", []edit{{`"= 供水站计划 - 供水站完成"`, `"2座"`}}, []string{"供水站未完成：= 供水站计划 - 供水站完成 → 2座"}},
		{"last year's number", []edit{{`last = "52件"`, `last = "50件"`}}, []string{"供水投诉.上年：52件 → 50件", "供水投诉.降幅：28.85% → 26%　因：供水投诉.上年"}},
		{"a figure more", []edit{{`"验收单项"`, "\"新增\" = \"1个\"\n\"验收单项\""}}, []string{"新增：增加 1个　new.toml:"}},
		{"another source", []edit{{"\"漏损率\"       = \"14.2%\"\n", ""}, {`"供水投诉" `, "\"漏损率\" = \"14.2%\"\n\"供水投诉\" "}}, []string{"漏损率的来源：运行 → 投诉"}},
		{"a row of the budget", []edit{{`initial = "60.00"`, `initial = "61.00"`}}, []string{"上年结转资金.年初预算：60.00万元 → 61.00万元", "年初预算：480.00万元 → 481.00万元　因：上年结转资金.年初预算"}},
		{"a target", []edit{{`target   = "≥86公里"`, `target   = "≥80公里"`}}, []string{"指标“改造供水管网”的目标值：≥86公里 → ≥80公里"}},
		{"the way it is measured", []edit{{`rated    = "85%"`, `stated   = "完成"`}}, []string{"指标“供水长效管护机制”的完成情况：85% → 完成", "指标“供水长效管护机制”是否完成：未完成 → 完成"}},
		{"an indicator that moves to another class", []edit{{"class    = \"产出指标/时效指标\"", "class    = \"产出指标/质量指标\""}}, []string{"指标“全部工程完工时间”的类别：产出指标/时效指标 → 产出指标/质量指标"}},
		{"a document", []edit{{`number = "青财绩〔2021〕6号"`, `number = "青财绩〔2021〕9号"`}}, []string{"文件“通知”的文号：青财绩〔2021〕6号 → 青财绩〔2021〕9号"}},
		{"an author's paragraph", []edit{{"支付手续完备", "支付手续齐全"}}, []string{"“资金管理”：项目资金实行专账核算，按合同和工程进度支付，支付手续〔完备→齐全〕。…"}},
		{"a measure less", []edit{{"[[measures]]\nanswers = [\"供水长效管护机制\"]\ntitle   = \"落实管护经费\"", "[[measures]]\nanswers = [\"供水长效管护机制\"]\ntitle   = \"保障管护经费\""}}, []string{"措施“保障管护经费”：增加", "措施“落实管护经费”：删去", "〔落实管护经费→保障管护经费〕"}},
		{"a field of the form", []edit{{`"实施单位"     = "青禾县水利局"`, `"实施单位"     = "青禾县供水公司"`}}, []string{"“实施单位”：青禾县水利局 → 青禾县供水公司"}},
		{"the unit", []edit{{`short = ["县水利局", "我局"]`, `short = ["水利局", "我局"]`}}, []string{"填报单位的简称：县水利局；我局 → 水利局；我局"}},
	} {
		got := print(compare(t, text, changed(t, text, c.edits...)))
		for _, w := range c.want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: lacks %q:\n%s", c.name, w, got)
			}
		}
	}
}

// TestMirror: the comparison of B with A says the same as that of A with B, and a
// report does not differ from itself, whatever was changed.
func TestMirror(t *testing.T) {
	text := example(t)
	pool := append(slices.Clone(correction[:7]), []edit{
		{`"管护村"       = "28个"`, `"管护村"       = "30个"`}, {`points   = "8"`, `points   = "6"`}, {`points   = "5"`, `points   = "7"`},
		{"经费没有及时到位。", "经费未能按时到位，影响管护。"}, {"改造镇村供水管网，新建", "改造供水管网，新建"}, {`title   = "加快资金支付"`, `title   = "加快支付进度"`},
	}...)
	random := rand.New(rand.NewPCG(1, 2))
	version := func() string {
		v := text
		for _, e := range pool {
			if random.IntN(3) == 0 {
				v = strings.Replace(v, e.old, e.new, 1)
			}
		}
		return v
	}
	for range 60 {
		x, y := version(), version()
		if d := compare(t, x, x); !d.Empty() {
			t.Fatal(print(d))
		}
		there, back := compare(t, x, y), compare(t, y, x)
		if d := gocmp.Diff(lines(there, false), lines(back, true)); d != "" {
			t.Fatal(d)
		}
	}
}

// lines are the changes of a difference, sorted, the other way round if asked.
func lines(d *diff.Difference, back bool) []string {
	var list []string
	add := func(a, b any, rest ...any) {
		if back {
			a, b = b, a
		}
		x, _ := json.Marshal([]any{a, b, rest})
		list = append(list, strings.NewReplacer("old.toml", "", "new.toml", "").Replace(string(x)))
	}
	for _, l := range [][]diff.Change{d.Facts, d.Derived, d.Scores} {
		for _, c := range l {
			add(c.Old, c.New, c.Kind, c.Name, c.Causes)
		}
	}
	for _, p := range d.Passages {
		add(p.Old, p.New, p.Sort)
		for _, e := range p.Edits {
			add(e.Old, e.New, e.Same)
		}
		for _, c := range p.Cells {
			add(c.Old, c.New, c.Column)
		}
	}
	slices.Sort(list)
	return append(list, fmt.Sprint(d.Renumbered))
}

func TestJoin(t *testing.T) {
	before, after := []string{"a.toml", "old/b.toml", "c.toml", "x1.toml", "x2.toml"}, []string{"new/b.toml", "a.toml", "d.toml", "y.toml"}
	ids := map[string]string{"old/b.toml": "乙", "new/b.toml": "乙", "c.toml": "丙", "d.toml": "丁", "x1.toml": "重", "x2.toml": "重", "y.toml": "重"}
	pairs := diff.Join(before, after, func(old bool, i int) string {
		if old {
			return ids[before[i]]
		}
		return ids[after[i]]
	})
	want := []diff.Pair{{Old: 1, New: 0}, {Old: 0, New: 1}, {Old: -1, New: 2}, {Old: -1, New: 3}, {Old: 2, New: -1}, {Old: 3, New: -1}, {Old: 4, New: -1}}
	if d := gocmp.Diff(want, pairs); d != "" {
		t.Error(d)
	}
}

// TestUnreadable: a report that could not be read is not compared, and not a panic.
func TestUnreadable(t *testing.T) {
	for _, text := range []string{"", "x = ", "schema = 1\n", "schema = 1\npack = \"nowhere\"\nunit = { name = \"甲\" }\nreport = { year = 2020, date = \"待填\" }\n"} {
		for _, pair := range [][2]string{{text, example(t)}, {example(t), text}, {text, text}} {
			d := diff.Compare(read(pair[0], "old.toml"), read(pair[1], "new.toml"))
			if d.Passages == nil || cmp.Compare(len(d.Passages), 0) != 0 {
				t.Errorf("%q: %v", text, d.Passages)
			}
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	x, y := read(example(b), "old.toml"), read(changed(b, example(b), correction...), "new.toml")
	b.ReportAllocs()
	for b.Loop() {
		diff.Compare(x, y)
	}
}
