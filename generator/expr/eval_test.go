package expr

import (
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

var indicatorShape = NewShape("名称", "完成", "得分", "类", "原因")

func indicator(name string, done bool, score Quantity, class string) Value {
	return OfRecord(NewRecord(indicatorShape, Value{}, OfText(name), OfBool(done), OfNumber(score), OfText(class)))
}

// world is what the tests' expressions may mention.
func world(t testing.TB) *Env {
	q := func(s string) Value { return OfNumber(must(t, s)) }
	growth := NewShape("本期", "上期", "增幅")
	names := []string{"执行率", "财政拨款收入", "其他收入", "年初预算", "安管人员", "宣传资料", "零", "得分", "分值", "等级", "未填", "单位", "事故起数", "指标", "空表", "决算.支出"}
	values := map[string]Value{
		"执行率":    q("84.25%"),
		"财政拨款收入": q("4659.56万元"),
		"其他收入":   q("141.55万元"),
		"年初预算":   q("2679.72万元"),
		"安管人员":   q("4253人"),
		"宣传资料":   q("11万余份"),
		"零":      q("0人"),
		"得分":     q("16.85"),
		"分值":     q("20"),
		"等级":     OfText("优"),
		"未填":     {},
		"单位":     OfRecord(NewRecord(NewShape("名称", "简称"), Value{}, OfText("应急管理局"), OfList([]Value{OfText("我局"), OfText("区局")}))),
		"事故起数":   OfRecord(NewRecord(growth, q("68起"), q("68起"), q("81起"), q("-16.05%"))),
		"指标": OfList([]Value{
			indicator("培训", true, must(t, "10"), "产出"),
			indicator("检查", false, must(t, "7.5"), "产出"),
			indicator("安全", true, must(t, "20"), "效益"),
		}),
		"空表": OfList(nil),
	}
	return &Env{
		Names: func() []string { return names },
		Lookup: func(path []string) (Value, int, *Error) {
			if len(path) > 1 && path[0] == "决算" && path[1] == "支出" {
				return q("4786.11万元"), 2, nil
			}
			if path[0] == "坏公式" {
				return Value{}, 0, &Error{Code: source.DivisionByZero, Offset: 99, Length: 3, Message: "别处的错误", Elsewhere: true}
			}
			v, ok := values[path[0]]
			if !ok {
				return Value{}, 0, nil
			}
			return v, 1, nil
		},
		Funcs: map[string]Func{"引用": {
			Params: []Param{{Name: "文件", Kinds: KindText}},
			Call:   func(args []Value) (Value, *Error) { return OfText("《" + args[0].text + "》"), nil },
		}},
	}
}

// show is a value as a test writes it.
func show(v Value) string {
	switch v.Kind() {
	case KindNull:
		return "空"
	case KindBool:
		if b, _ := v.Bool(); b {
			return "真"
		}
		return "假"
	case KindList:
		items, _ := v.List()
		parts := make([]string, len(items))
		for i := range items {
			parts[i] = show(items[i])
		}
		return "[" + strings.Join(parts, " ") + "]"
	}
	s, err := v.Print()
	if err != nil {
		return v.Kind().String()
	}
	return s
}

func TestEval(t *testing.T) {
	env := world(t)
	for _, c := range [][2]string{
		{"财政拨款收入 + 其他收入", "4801.11万元"},
		{"财政拨款收入＋其他收入－年初预算", "2121.39万元"},
		{"决算.支出 / 财政拨款收入", "102.72%"},
		{"分值 * 执行率", "16.85"},
		{"分值 × 执行率 ÷ 100%", "16.85"},
		{"1 + 2 * 3 - 4 / 2", "5"},
		{"（1 + 2） * 3", "9"},
		{"10 - 3 - 2", "5"},
		{"-(1 - 3)", "2"},
		{"-5%", "-5%"},
		{"执行率 < 95%", "真"},
		{"执行率 ＜ 95％ && 年初预算 > 100万元", "真"},
		{"执行率 ≥ 95% || 等级 == “优”", "真"},
		{"等级 != \"优\"", "假"},
		{"等级 ≠ \"优\" || 1 ≤ 1", "真"},
		{"!(等级 == \"优\")", "假"},
		{"年初预算 == 26797200元", "真"},
		{"财政拨款收入 - 年初预算 > 0", "真"},
		{"未填 == 空", "真"},
		{"未填.下级.再下级 == null", "真"},
		{"等级 != 空", "真"},
		{"真 && !假", "真"},
		{"true != false", "真"},
		{"事故起数", "68起"},
		{"事故起数.增幅", "-16.05%"},
		{"事故起数 < 81起", "真"},
		{"事故起数 == 68起", "真"},
		{"事故起数.上期 - 事故起数", "13起"},
		{"单位.名称", "应急管理局"},
		{"指标.得分", "[10 7.5 20]"},
		{"合计(指标.得分)", "37.5"},
		{"等级 | 引用", "《优》"},
		{"“他说\"好\"”", "他说\"好\""},
		{"零 > 0 && 5 / 零 > 1", "假"}, // && looks no further
		{"如果(零 == 0, 0, 5人 / 零)", "0"},
		{"1\n + 1", "2"},
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

func TestEvalErrors(t *testing.T) {
	env := world(t)
	for _, c := range []struct {
		src, at string // at: the text that the error points at
		code    source.Code
		message string
		hint    string
	}{
		{"财政拨款收如 + 1万元", "财政拨款收如", source.UnknownName, "没有“财政拨款收如”这个名称", "是不是“财政拨款收入”"},
		{"单位.名字", "名字", source.UnknownName, "“单位”没有“名字”这一项", "是不是“名称”"},
		{"单位.电话", "电话", source.UnknownName, "“单位”没有“电话”这一项", "可用的有：名称、简称"},
		{"等级.名称", "名称", source.UnknownName, "“等级”没有“名称”这一项", "“等级”是文字，直接写“等级”"},
		{"指标.分数", "分数", source.UnknownName, "“指标”没有“分数”这一项", "得分"},
		{"决算.支处", "决算.支处", source.UnknownName, "没有“决算.支处”这个名称", "是不是“决算.支出”"},
		{"执行率 < 95", "执行率 < 95", source.UnitMismatch, "单位不同，不能比较：84.25%与95", "百分数要写百分号：95%"},
		{"得分 / 分值 < 80%", "得分 / 分值 < 80%", source.UnitMismatch, "单位不同，不能比较：0.84与80%", "比率(甲, 乙)"},
		{"年初预算 + 安管人员", "年初预算 + 安管人员", source.UnitMismatch, "单位不同，不能相加：2679.72万元与4253人", "核对引用的名称"},
		{"1 + 年初预算 / (零 - 零)", "零 - 零", source.DivisionByZero, "除数“零 - 零”是0", "如果"},
		{"安管人员 / 零", "零", source.DivisionByZero, "除数“零”是0", ""},
		{"等级 + 1", "等级", source.WrongOperand, "“等级”应当是数量，却是文字", "不加引号"},
		{"1 + \"优\"", "\"优\"", source.WrongOperand, "这里应当是数量，却是文字", ""},
		{"未填 + 1", "未填", source.MissingValue, "“未填”没有值", "或(…, 0)"},
		{"等级 == 5", "等级 == 5", source.WrongOperand, "文字与数量不能比较", "文字要加引号"},
		{"指标 == 空表", "指标 == 空表", source.WrongOperand, "列表之间不能比较", ""},
		{"!指标", "指标", source.WrongOperand, "“指标”应当是条件，却是列表", "有(…)"},
		{"未填 && 真", "未填", source.WrongOperand, "“未填”应当是条件，却是空值", "有(…)"},
		{"等级 || 真", "等级", source.WrongOperand, "“等级”应当是条件，却是文字", "=="},
		{"如果(安管人员, 1, 2)", "安管人员", source.WrongOperand, "“安管人员”应当是条件，却是数量", "> 0"},
		{"-等级", "等级", source.WrongOperand, "“等级”应当是数量，却是文字", ""},
		{"百分笔(执行率)", "百分笔", source.UnknownFunc, "没有“百分笔”这个函数", "是不是“百分比”"},
		{"执行率 | 引用", "执行率", source.WrongOperand, "“引用”的文件应当是文字，却是数量", ""},
		{"未填 | 万元", "未填", source.MissingValue, "“万元”的数量没有值", "或(…"},
		{"比率(1)", "比率", source.BadFormula, "“比率”缺少参数：分母", "写法：比率(分子, 分母)"},
		{"执行率 | 百分比(1, 2)", "百分比", source.BadFormula, "“百分比”的参数太多", "写法：数量 | 百分比([小数位数])"},
		{"坏公式 + 1", "", source.DivisionByZero, "别处的错误", ""},
	} {
		e, errs := Parse(c.src)
		if len(errs) > 0 {
			t.Errorf("Parse(%q): %v", c.src, errs[0])
			continue
		}
		v, err := e.Eval(env)
		if err == nil {
			t.Errorf("%s = %s, want an error", c.src, show(v))
			continue
		}
		if err.Code != c.code || err.Message != c.message || !strings.Contains(err.Hint, c.hint) {
			t.Errorf("%s: %s %s", c.src, err.Code, err)
		}
		if err.Elsewhere {
			if err.Offset != 99 {
				t.Errorf("%s: an error from elsewhere was changed: %+v", c.src, err)
			}
		} else if got := c.src[err.Offset : err.Offset+err.Length]; got != c.at {
			t.Errorf("%s: points at %q, want %q", c.src, got, c.at)
		}
	}
}

func TestBind(t *testing.T) {
	env := world(t)
	outer := env.Bind("指标", indicator("外", true, Int(1, ""), ""))
	inner := outer.Bind("指标", indicator("内", false, Int(2, ""), ""))
	e, _ := Parse("指标.名称")
	for _, c := range []struct {
		env  *Env
		want string
	}{{inner, "内"}, {outer, "外"}, {env, "[培训 检查 安全]"}} {
		if v, err := e.Eval(c.env); err != nil || show(v) != c.want {
			t.Errorf("指标.名称 = %s, %v; want %s", show(v), err, c.want)
		}
	}
	e, _ = Parse("指彪")
	if _, err := e.Eval((&Env{}).Bind("指标", Value{})); err == nil || err.Hint != "是不是“指标”" {
		t.Errorf("a local name is not suggested: %v", err)
	}
}

func TestTest(t *testing.T) {
	e, _ := Parse("执行率 < 95%")
	if b, err := e.Test(world(t)); err != nil || !b {
		t.Errorf("Test = %v, %v", b, err)
	}
	e, _ = Parse("空")
	if _, err := e.Test(nil); err == nil {
		t.Error("null is taken for a condition")
	}
}

func TestSelfIsNeverARecord(t *testing.T) {
	shape := NewShape("名称")
	inner := OfRecord(NewRecord(shape, OfText("里"), OfText("甲")))
	outer := OfRecord(NewRecord(shape, inner))
	if s, err := outer.Print(); err != nil || s != "里" {
		t.Errorf("Print = %q, %v", s, err)
	}
	if !OfRecord(nil).IsNull() {
		t.Error("OfRecord(nil) is not null")
	}
	if v, ok := outer.record.Field("名称"); !ok || !v.IsNull() {
		t.Error("a field without a value is not null")
	}
}
