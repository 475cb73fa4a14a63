package explain

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

// TestQuestions asks the examples one question of each kind. The answers in
// testdata were checked by hand.
func TestQuestions(t *testing.T) {
	for i, name := range examples {
		x := example(t, name)
		questions := [][]string{
			{"16.85", "4801.11万元", "4253人", "等级", "综合来看", "44", "事故起数.降幅", "2106.39万元", "314.0吨", "政府采购执行进度偏慢", "通知", "237个", "1.", "340"},
			{"总分", "新建改造村级供水站", "全部工程完工时间", "预算执行进度偏慢", "4.00", "83.40%", "执行率", "效益指标", "用地手续办理时间", "供水长效管护机制", "没有没有"},
		}[i]
		var b strings.Builder
		for _, q := range questions {
			b.WriteString("─── " + q + "\n")
			a, ok := x.Explain(q)
			if !ok {
				b.WriteString("没有\n")
			}
			if err := a.Write(&b); err != nil {
				t.Fatal(err)
			}
		}
		golden(t, name+".txt", b.String())
	}
}

const tail = `[rules]
"≥" = "max(0, 比率(实际, 目标))"
"≤" = "max(0, 比率(目标, 实际))"
"=" = "0%"
"阶梯" = { of = "完成率", steps = [{ from = "90%", share = "80%" }, { share = "完成率 / 2" }] }
[bands]
"优" = 90
"良" = 80
"差" = 0
`

func in(class, name, rest string) string {
	return "[[indicators]]\nclass = \"" + class + "\"\nname = \"" + name + "\"\nreason = \"因故\"\n" + strings.ReplaceAll(rest, "; ", "\n") + "\n"
}

// TestSchemes explains what the examples do not have, with trees that were worked
// out by hand.
func TestSchemes(t *testing.T) {
	budget := "budget = { rows = [{ name = \"拨款\", initial = \"100\", executed = \"50\" }] }\n"
	for _, c := range []struct{ name, scheme, data, question string }{
		{"cap", "total = 100\n[[classes]]\nname = \"指标\"\npoints = 100\nunweighted = \"even\"\n[[caps]]\nwhen = \"执行率 < 60% && 未达标 == 0\"\ntotal = 79.5\n",
			head + budget + in("指标", "甲", `target = "≥2人"; actual = "2人"`), "总分"},
		{"rescale", "total = 100\ninapplicable = \"rescale\"\n[[classes]]\nname = \"指标\"\npoints = 100\n",
			head + in("指标", "甲", `target = "≥3人"; actual = "2人"; points = "70"`) + in("指标", "乙", `applicable = false; points = "30"`), "总分"},
		{"weights", "total = 100\n[[classes]]\nname = \"指标\"\npoints = 100\nunweighted = \"weight\"\nsplit_rounding = 0\n",
			head + in("指标", "甲", `target = "≥3人"; actual = "1人"; weight = "2"`) + in("指标", "乙", `target = "好"; stated = "完成"; weight = "1"; deduction = "1.5"`), "指标"},
		{"goals", "total = 100\ninapplicable = \"rescale\"\n[goals]\npoints = 100\neach = 100\nunweighted = \"even\"\n[[classes]]\nname = \"产出\"\n",
			head + "[[goals]]\nname = \"一\"\nweight = \"40%\"\n[[goals]]\nname = \"二\"\nweight = \"60%\"\n" +
				in("产出", "甲", `goal = "一"; target = "≥3人"; actual = "2人"`) + in("产出", "乙", `goal = "二"; target = "好"; rated = "85%"`), "总分"},
		{"steps", "total = 100\nscale = 10\n[[classes]]\nname = \"指标\"\npoints = 100\nunweighted = \"even\"\nrule = \"阶梯\"\n",
			head + in("指标", "甲", `target = "≥3人"; actual = "2人"`), "甲"},
		{"combined", "total = 100\n[[classes]]\nname = \"指标\"\npoints = 100\nunweighted = \"even\"\n",
			head + in("指标", "甲", `combine = "加权平均"; parts = [{ name = "东", target = "≥90%", actual = "80%", weight = "2万元" }, { name = "西", target = "≥90%", actual = "95%", weight = "1万元" }]`), "甲"},
		{"reviewed", "total = 100\n[[classes]]\nname = \"指标\"\npoints = 100\nunweighted = \"even\"\n",
			head + in("指标", "甲", `target = "好"; stated = "完成"; reviewed = "88.5"`), "复核"},
		{"unscored", "scored = false\n[[classes]]\nname = \"指标\"\n", head + in("指标", "甲", `target = "≥3人"; actual = "2人"`), "甲"},
	} {
		rules := tail
		if c.name == "unscored" {
			rules = ""
		}
		x, _ := scored(t, c.scheme+rules, c.data)
		a, ok := x.Explain(c.question)
		if !ok {
			t.Errorf("%s: no answer", c.name)
			continue
		}
		var b strings.Builder
		a.Write(&b)
		golden(t, c.name+".txt", b.String())
		for _, item := range a.Items {
			recompute(t, item.Node)
		}
	}
}

// TestBroken: what cannot be scored is said, not guessed.
func TestBroken(t *testing.T) {
	x, found := scored(t, "total = 100\n[[classes]]\nname = \"指标\"\npoints = 100\nunweighted = \"error\"\n"+tail, head+in("指标", "甲", `target = "≥3人"; actual = "= 没有"`))
	if len(found) == 0 {
		t.Fatal("nothing wrong")
	}
	for _, q := range []string{"总分", "等级", "甲", "指标", "得分率", "复核"} {
		a, ok := x.Explain(q)
		if !ok || len(a.Items[0].Node.Notes)+len(a.Items[0].Node.From) == 0 {
			t.Errorf("%s: %v %+v", q, ok, a)
		}
	}
	x.Sheet()
	if got := x.Nearest("等及"); got != "等级" {
		t.Errorf("nearest %q", got)
	}
}

// TestJSON: the keys that machines read, and lists that are never null.
func TestJSON(t *testing.T) {
	x := example(t, "qinghe-gongshui")
	a, _ := x.Explain("5.95")
	raw, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var v map[string]any
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	item := v["items"].([]any)[0].(map[string]any)
	n := item["node"].(map[string]any)
	for _, c := range []struct {
		of   map[string]any
		want []string
	}{
		{v, []string{"items", "query"}},
		{item, []string{"node", "printed"}},
		{item["printed"].([]any)[0].(map[string]any), []string{"heading", "text", "via", "where"}},
		{n, []string{"at", "document", "evidence", "exact", "filled", "from", "kind", "name", "notes", "rule", "value"}},
		{n["evidence"].([]any)[0].(map[string]any), []string{"as_of", "at", "issuer", "kept", "key", "number", "phase", "scope", "title"}},
		{n["at"].(map[string]any), []string{"column", "file", "line"}},
	} {
		var got []string
		for k := range c.of {
			got = append(got, k)
		}
		if slices.Sort(got); !reflect.DeepEqual(got, c.want) {
			t.Errorf("keys %v, want %v", got, c.want)
		}
	}
	if strings.Contains(string(raw), `"from":null`) || strings.Contains(string(raw), `"notes":null`) || strings.Contains(string(raw), `"evidence":null`) {
		t.Error("a list is null")
	}
}

func BenchmarkExplain(b *testing.B) {
	x := example(b, "dongxihu-yingji")
	var out source.Findings
	b.ReportAllocs()
	for b.Loop() {
		x = New(x.pack, x.facts, x.score, &out)
		x.Explain("16.85")
	}
}

// FuzzExplain: whatever is asked, there is an answer or none.
func FuzzExplain(f *testing.F) {
	x := example(f, "qinghe-gongshui")
	for _, q := range []string{"", "5.95", "-1", "4801.11万元", "。", "：", "总分", "执行率.增幅", "文件.通知", "１００", "\xff", "_预算1执行数", "{", "1,2", "供水"} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, q string) {
		a, ok := x.Explain(q)
		if ok != (len(a.Items) > 0) {
			t.Errorf("%q: %v with %d items", q, ok, len(a.Items))
		}
		if err := a.Write(&strings.Builder{}); err != nil {
			t.Error(err)
		}
		x.Nearest(q)
	})
}
