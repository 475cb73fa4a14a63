package expr

import (
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

func TestFuncs(t *testing.T) {
	env := world(t)
	for _, c := range [][2]string{
		{"合计(财政拨款收入, 其他收入)", "4801.11万元"},
		{"sum(1, 指标.得分, 2)", "40.5"},
		{"合计(空表)", "0"},
		{"合计(空表) + 5万元", "5万元"},
		{"平均(指标.得分)", "12.5"},
		{"平均(8家, 11家)", "9.5家"},
		{"平均(空表)", "空"},
		{"最小(执行率, 100%)", "84.25%"},
		{"min(1亿元, 10001万元)", "1亿元"},
		{"最大(指标.得分)", "20"},
		{"最大(空表)", "空"},
		{"个数(指标)", "3"},
		{"count(空表) == 0", "真"},
		{"比率(得分, 分值)", "84.25%"},
		{"比率(得分, 分值) < 80%", "假"},
		{"比率(安管人员, 4000人)", "106.33%"},
		{"四舍五入(2.5)", "3"},
		{"round(财政拨款收入, 1)", "4659.6万元"},
		{"round(宣传资料)", "约11万份"},
		{"向下取整(4659.56万元)", "4659万元"},
		{"floor(-2.1)", "-3"},
		{"floor(84.25%, 1)", "84.2%"},
		{"ceil(2.1)", "3"},
		{"向上取整(-2.1)", "-2"},
		{"ceil(2)", "2"},
		{"向上取整(123人 / 10, 0)", "13人"},
		{"绝对值(-5%)", "5%"},
		{"abs(事故起数 - 事故起数.上期)", "13起"},
		{"如果(执行率 < 95%, \"低\", \"高\")", "低"},
		{"if(真, 1, 2)", "1"},
		{"有(未填)", "假"},
		{"有(空表)", "假"},
		{"有(\"\")", "假"},
		{"有(指标) && has(零)", "真"},
		{"有(未填.下级)", "假"},
		{"未填 | 或(\"/\")", "/"},
		{"执行率 | 或(\"/\")", "84.25%"},
		{"空表 | 列举 | 或(\"无\")", "无"},
		{"指标 | 筛选(\"完成\") | 个数", "2"},
		{"指标 | 筛选(\"类\", \"产出\") | 取(\"得分\") | 合计", "17.5"},
		{"可选(\"涉及资金\", 财政拨款收入, \"。\")", "涉及资金4659.56万元。"},
		{"可选(\"涉及资金\", 未填, \"。\")", ""},
		{"指标.名称 | 列举", "培训、检查和安全"},
		{"指标.名称 | 列举(\"，\")", "培训，检查，安全"},
		{"指标.名称 | 列举(\"、\", \"以及\")", "培训、检查以及安全"},
		{"指标.得分 | 列举", "10、7.5和20"},
		{"单位.简称 | 列举", "我局和区局"},
		{"空表 | 列举", "空"},
		{"执行率 | 数值", "84.25"},
		{"执行率 | 数值(1)", "84.3"},
		{"95% - 执行率 | 数值(2)", "10.75"},
		{"财政拨款收入 | 数值", "4659.56"},
		{"宣传资料 | 数值", "约11"},
		{"执行率 | 百分比", "84.25%"},
		{"执行率 | 百分比(1)", "84.3%"},
		{"得分 / 分值 | 百分比", "84.25%"},
		{"1 | 百分比", "100%"},
		{"1/3 | 百分比(1)", "33.3%"},
		{"执行率 | 千分比", "842.5‰"},
		{"95% - 执行率 | 百分点", "10.75个百分点"},
		{"95% - 执行率 | 百分点(1)", "10.8个百分点"},
		{"财政拨款收入 | 万元", "4659.56万元"},
		{"财政拨款收入 | 元", "46595600元"},
		{"财政拨款收入 | 亿元", "0.47亿元"},
		{"财政拨款收入 | 亿元(4)", "0.4660亿元"},
		{"5000万元 | 亿元", "0.5亿元"},
		{"123456元 | 万元", "12.35万元"},
		{"7000元 | 千元", "7千元"},
		{"财政拨款收入 + 其他收入 | 万元", "4801.11万元"},
		{"财政拨款收入 | 千分位", "4,659.56万元"},
		{"1234567 | 千分位", "1,234,567"},
		{"-123 | 千分位(1)", "-123.0"},
		{"财政拨款收入 - 年初预算 | 增减", "增加1979.84万元"},
		{"年初预算 - 财政拨款收入 | 增减", "减少1979.84万元"},
		{"事故起数 - 事故起数.上期 | 增减(\"上升\", \"下降\")", "下降13起"},
		{"零 | 增减", "持平"},
		{"21 | 中文数字", "二十一"},
		{"个数(指标) | hanzi", "三"},
		{"3 | 序号(\"（一）\")", "（三）"},
		{"12 | ordinal(\"1.\")", "12."},
		{"执行率 | 全角", "８４．２５％"},
	} {
		e, errs := Parse(c[0])
		if len(errs) > 0 {
			t.Errorf("Parse(%q): %v", c[0], errs[0])
			continue
		}
		v, err := e.Eval(env)
		if err != nil {
			t.Errorf("%s: %v", c[0], err)
		} else if got := show(v); got != c[1] {
			t.Errorf("%s = %s, want %s", c[0], got, c[1])
		}
	}
}

func TestFuncErrors(t *testing.T) {
	env := world(t)
	for _, c := range []struct {
		src, at string
		code    source.Code
		message string
	}{
		{"合计(指标)", "指标", source.WrongOperand, "列表的第1项应当是数量，却是一组数据"},
		{"合计(指标.原因)", "指标.原因", source.MissingValue, "列表的第1项没有值"},
		{"合计(1人, 2次)", "合计(1人, 2次)", source.UnitMismatch, "单位不同，不能相加：1人与2次"},
		{"最大(1人, 2次)", "最大(1人, 2次)", source.UnitMismatch, "单位不同，不能比较：2次与1人"},
		{"比率(1, 零 - 零)", "比率(1, 零 - 零)", source.UnitMismatch, "单位不同，不能相比：1与0人"},
		{"比率(1, 0)", "0", source.DivisionByZero, "分母是0"},
		{"个数(5)", "5", source.WrongOperand, "“个数”的列表应当是列表，却是数量"},
		{"执行率 | 百分比(21)", "21", source.WrongOperand, "小数位数应当是0到20的整数"},
		{"执行率 | 百分比(1.5)", "1.5", source.WrongOperand, "小数位数应当是0到20的整数"},
		{"执行率 | 百分比(2人)", "2人", source.WrongOperand, "小数位数应当是0到20的整数"},
		{"安管人员 | 百分比", "安管人员", source.UnitMismatch, "“4253人”不是比率"},
		{"安管人员 | 万元", "安管人员", source.UnitMismatch, "“4253人”不是金额"},
		{"得分 | 百分点", "得分", source.UnitMismatch, "“16.85”不是百分数之差"},
		{"1.5 | 中文数字", "1.5", source.WrongOperand, "“1.5”不能写成中文数字"},
		{"0 | 序号(\"一\")", "0", source.WrongOperand, "“0”不能作序号"},
		{"1 | 序号(\"甲\")", "\"甲\"", source.BadValue, "样子“甲”里没有一、1或①"},
		{"指标 | 列举", "指标", source.WrongOperand, "列表的第1项：一组数据不能直接写进文字"},
		{"指标 | 筛选(\"完成了\")", "\"完成了\"", source.UnknownName, "列表的第1项没有“完成了”"},
		{"指标 | 筛选(\"名称\")", "\"名称\"", source.WrongOperand, "“名称”应当是条件，却是文字"},
		{"指标 | 筛选(\"名称\", 5)", "指标 | 筛选(\"名称\", 5)", source.WrongOperand, "文字与数量不能比较"},
		{"指标 | 取(\"分\")", "\"分\"", source.UnknownName, "列表的第1项没有“分”"},
		{"可选(\"有\", 指标)", "指标", source.WrongOperand, "列表不能直接写进文字"},
		{"有(没有)", "没有", source.UnknownName, "没有“没有”这个名称"},
	} {
		e, errs := Parse(c.src)
		if len(errs) > 0 {
			t.Errorf("Parse(%q): %v", c.src, errs[0])
			continue
		}
		v, err := e.Eval(env)
		if err == nil {
			t.Errorf("%s = %s, want an error", c.src, show(v))
		} else if err.Code != c.code || err.Message != c.message || c.src[err.Offset:err.Offset+err.Length] != c.at {
			t.Errorf("%s: %s %q at %q", c.src, err.Code, err.Message, c.src[err.Offset:err.Offset+err.Length])
		}
	}
}

func TestBuiltinsCannotBeReplaced(t *testing.T) {
	env := &Env{Funcs: map[string]Func{"合计": {
		Params: []Param{{Name: "值", Kinds: KindAny}},
		Call:   func([]Value) (Value, *Error) { return OfText("别的"), nil },
	}}}
	e, _ := Parse("合计(1, 2)")
	if v, err := e.Eval(env); err != nil || show(v) != "3" {
		t.Errorf("合计(1, 2) = %s, %v", show(v), err)
	}
}

func TestBuiltinsAreDescribed(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range Builtins() {
		if b.Does == "" || strings.HasSuffix(b.Does, "。") || !strings.Contains(b.Usage, b.Names[0]) {
			t.Errorf("%+v", b)
		}
		for _, n := range b.Names {
			if seen[n] || !IsName(n) {
				t.Errorf("function name %q", n)
			}
			seen[n] = true
		}
	}
}

func TestHanzi(t *testing.T) {
	for n, want := range map[int]string{
		0: "零", 2: "二", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 100: "一百", 101: "一百零一", 110: "一百一十", 111: "一百一十一",
		1001: "一千零一", 1010: "一千零一十", 2020: "二千零二十", 10000: "一万", 10030: "一万零三十", 100234: "十万零二百三十四",
		201234: "二十万一千二百三十四", 110000: "十一万", 1000000: "一百万", 100000005: "一亿零五", 100100000: "一亿零一十万", 1234567890: "十二亿三千四百五十六万七千八百九十",
		-3: "-3", 1e12: "1000000000000",
	} {
		if got := Hanzi(n); got != want {
			t.Errorf("Hanzi(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for _, c := range []struct {
		n            int
		sample, want string
	}{
		{1, "一、", "一、"}, {12, "一、", "十二、"}, {3, "（一）", "（三）"}, {10, "1.", "10."}, {2, "（1）", "（2）"},
		{1, "①", "①"}, {20, "①", "⑳"}, {21, "①", "㉑"}, {35, "①", "㉟"}, {36, "①", "㊱"}, {50, "①", "㊿"}, {51, "①", "(51)"},
		{2, "一是", "二是"}, {4, "第一章", "第四章"},
	} {
		if got, ok := Ordinal(c.n, c.sample); !ok || got != c.want {
			t.Errorf("Ordinal(%d, %q) = %q, %v", c.n, c.sample, got, ok)
		}
	}
	if _, ok := Ordinal(1, "甲、"); ok {
		t.Error("a sample without numeral is accepted")
	}
}
