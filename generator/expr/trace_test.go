package expr

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

func traced(t *testing.T, src string, env *Env) *Trace {
	t.Helper()
	e, errs := Parse(src)
	if len(errs) > 0 {
		t.Fatal(src, errs[0])
	}
	x, err := e.Trace(env)
	if err != nil {
		t.Fatal(src, err)
	}
	return x
}

func quantityOf(t *testing.T, s string) Value {
	t.Helper()
	q, err := ParseQuantity(s)
	if err != nil {
		t.Fatal(err)
	}
	return OfNumber(q)
}

// TestTrace compares with what a person would write below the rule.
func TestTrace(t *testing.T) {
	third := OfNumber(NewQuantity(big.NewRat(47, 48), PercentUnit, Percent, 2))
	unit := OfNumber(NewQuantity(big.NewRat(4017600, 864), "元/公里", TenThousand, 2))
	shape := NewShape("得分", "名称")
	item := OfRecord(NewRecord(shape, OfText("甲"), quantityOf(t, "8"), OfText("甲")))
	env := (&Env{}).Bind("分值", quantityOf(t, "20")).Bind("执行率", quantityOf(t, "84.25%")).
		Bind("目标", quantityOf(t, "6座")).Bind("实际", quantityOf(t, "4座")).Bind("率", third).Bind("成本", unit).
		Bind("减", quantityOf(t, "-3万元")).Bind("等级", OfText("优")).Bind("指标", item).
		Bind("约数", quantityOf(t, "200余人次")).Bind("没有", Value{}).Bind("列表", OfList([]Value{item, item}))
	for _, c := range []struct{ src, text, exact, choices, names string }{
		{"分值 * max(0, min(执行率, 100%))", "20 × max(0, min(84.25%, 100%))", "20 × max(0, min(84.25%, 100%))", "", "分值 执行率"},
		{"如果(目标 <= 0, 0, max(0, 比率(实际, 目标)))", "max(0, 比率(4座, 6座))", "max(0, 比率(4座, 6座))", "目标 <= 0: 6座 <= 0 false", "目标 实际"},
		{"分值 * 率 / 2", "20 × ≈97.92% ÷ 2", "20 × 比率(47, 48) ÷ 2", "", "分值 率"},
		{"成本 × 10公里", "≈0.47万元/公里 × 10公里", "(0.465万元 ÷ 1公里) × 10公里", "", "成本"},
		{"(分值 + 2) × 3万元 - 减 / 3", "(20 + 2) × 3万元 - (-3万元) ÷ 3", "(20 + 2) × 3万元 - (-3万元) ÷ 3", "", "分值 减"},
		{"1 - (2 - 分值)", "1 - (2 - 20)", "1 - (2 - 20)", "", "分值"},
		{"等级 == \"优\" && !有(没有)", "“优” == \"优\" && !有(空)", "\"优\" == \"优\" && !有(空)", "", "等级 没有"},
		{"没有 | 或(分值) | 数值(2)", "20", "20", "", "分值"},
		{"指标.得分 + 1 | 数值(2) | 句", "", "", "", ""},
		{"指标.得分 + 1 | 数值(2)", "8 + 1", "8 + 1", "", "指标.得分"},
		{"个数(列表) + 1", "2 + 1", "2 + 1", "", "列表"},
		{"合计(列表.得分) + 1", "合计(8, 8) + 1", "合计(8, 8) + 1", "", "列表.得分"},
		{"列表 | 列举", "列举(列表)", "", "", "列表"},
		{"约数 + 140人次", "200余人次 + 140人次", "200人次 + 140人次", "", "约数"},
		{"-分值", "-20", "-20", "", "分值"},
	} {
		if c.text == "" { // 句 is the wording's own function: unknown here
			e, _ := Parse(c.src)
			if _, err := e.Trace(env); err == nil {
				t.Errorf("%s: no error", c.src)
			}
			continue
		}
		x := traced(t, c.src, env)
		var choices, names []string
		for _, k := range x.Choices {
			choices = append(choices, fmt.Sprint(k.Rule, ": ", k.Text, " ", k.Held))
		}
		for i := range x.Names {
			names = append(names, x.Names[i].String())
		}
		if x.Text != c.text || x.Exact != c.exact || strings.Join(choices, ";") != c.choices || strings.Join(names, " ") != c.names {
			t.Errorf("%s:\n got %q\n     %q %q %q", c.src, x.Text, x.Exact, choices, names)
		}
	}
	if x := traced(t, "个数(列表)", env); len(x.Lists) != 1 || len(x.Lists[0]) != 2 {
		t.Errorf("lists %v", x.Lists)
	}
	if x := traced(t, "指标.得分", env); len(x.Names) != 1 || !x.Names[0].Local || x.Names[0].Used != 1 || x.Names[0].Root.Kind() != KindRecord {
		t.Errorf("%+v", x.Names)
	}
}

// TestTraceAgain: whatever is traced, the exact text yields the value again.
func TestTraceAgain(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	units := []string{"", "%", "人", "元", "元/人"}
	scales := []Scale{One, Percent, One, TenThousand, One}
	value := func(kind int) Value {
		x := big.NewRat(r.Int64N(4000)-500, 1+r.Int64N(40))
		return OfNumber(NewQuantity(x, units[kind], scales[kind], r.IntN(4)))
	}
	for range 3000 {
		a, b := r.IntN(len(units)), r.IntN(len(units))
		env := (&Env{}).Bind("甲", value(a)).Bind("乙", value(b)).Bind("丙", value(a)).Bind("丁", value(0))
		src := []string{
			"甲 + 丙 - 甲", "甲 * 丁", "甲 / 乙", "比率(甲, 丙)", "max(甲, min(丙, 甲 - 丙))", "如果(甲 < 丙, 甲 * 丁, -丙)",
			"丁 * (丁 - (丁 - 2)) / 3", "四舍五入(甲 * 丁, 1)", "绝对值(甲) - 丙", "平均(甲, 丙) - (甲 - 丙)", "甲 <= 丙 || 丁 == 丁",
		}[r.IntN(11)]
		e, _ := Parse(src)
		want, err := e.Eval(env)
		if err != nil {
			continue
		}
		x, err := e.Trace(env)
		if err != nil {
			t.Fatal(src, err)
		}
		again, errs := Parse(x.Exact)
		if len(errs) > 0 {
			t.Fatalf("%s → %s: %v", src, x.Exact, errs[0])
		}
		got, err := again.Eval(nil)
		if err != nil {
			t.Fatalf("%s → %s: %v", src, x.Exact, err)
		}
		if equal, err := same(got, want); !equal || err != nil {
			w, _ := want.Number()
			g, _ := got.Number()
			t.Fatalf("%s → %s: %v, want %v (%v)", src, x.Exact, g.Rat, w.Rat, err)
		}
	}
}
