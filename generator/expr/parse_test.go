package expr

import (
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

func TestParseErrors(t *testing.T) {
	for _, c := range []struct {
		src     string
		offset  int
		message string
		hint    string
	}{
		{"", 0, "公式是空的", ""},
		{"  ", 2, "公式是空的", ""},
		{"a +", 3, "公式没有写完", "“+”后面还缺内容"},
		{"a + * b", 4, "“*”前面缺少内容", ""},
		{"a b", 2, "“b”前面缺少运算符", ""},
		{"3 人", 2, "“人”前面缺少运算符", "不留空格"},
		{"a 且 b", 2, "“且”不是运算符", "&&"},
		{"a 或 b", 2, "“或”不是运算符", "||"},
		{"(a + b", 0, "括号没有配对", "右括号"},
		{"a + b)", 5, "右括号“)”是多余的", ""},
		{"f(a b)", 4, "“b”前面缺少运算符", "逗号"},
		{"f(a,", 4, "公式没有写完", ""},
		{"f(a", 1, "括号没有配对", "右括号"},
		{"a, b", 1, "逗号只能用在函数的参数之间", ""},
		{"a.b(c)", 0, "“a.b”不是函数", ""},
		{"a |", 3, "“|”后面缺少格式", ""},
		{"a | 5", 4, "“5”前面缺少内容", ""},
		{"a | 万元 + b", 11, "“| 万元”后面不能再计算", "甲 + 乙 | 万元"},
		{"a = b", 2, "这里不能用一个等号", "=="},
		{"a ＝ b", 2, "这里不能用一个等号", "=="},
		{"a & b", 2, "这里不能用一个“&”", "&&"},
		{"a < b < c", 6, "比较不能连写", "写成“a < b && b < c”"},
		{"80 <= 得分 < 90", 13, "比较不能连写", "写成“80 <= 得分 && 得分 < 90”"},
		{"(a)%", 3, "“%”不能出现在公式里", "95%"},
		{"a；b", 1, "“；”不能出现在公式里", ""},
		{"'优'", 0, "“'”不能出现在公式里", "引号"},
		{"a . b", 2, "“.”不能出现在公式里", "不留空格"},
		{"a ? b", 2, "“?”不能出现在公式里", ""},
		{"\"优", 0, "引号没有配对", "\""},
		{"“优\"", 0, "引号没有配对", "”"},
		{"1e5", 2, "单位后面又出现数字“5”", ""},
		{"5百人 + 1人", 1, "“百人”不能紧跟在数字后面", ""},
		{strings.Repeat("(", 65) + "1" + strings.Repeat(")", 65), 64, "公式嵌套太深", ""},
		{strings.Repeat("-", 65) + "a", 64, "公式嵌套太深", ""},
		{strings.Repeat("1+", 300) + "1", 511, "公式太复杂", ""},
		{strings.Repeat(" ", 5000), 0, "公式太长", ""},
		{"\xff", 0, "“\xff”不能出现在公式里", ""},
	} {
		e, errs := Parse(c.src)
		if e != nil || len(errs) == 0 {
			t.Errorf("Parse(%.40q) is accepted", c.src)
			continue
		}
		if got := errs[0]; got.Offset != c.offset || got.Message != c.message || !strings.Contains(got.Hint, c.hint) || got.Hint == "" {
			t.Errorf("Parse(%.40q) = %d %s", c.src, got.Offset, got)
		}
	}
}

func TestParseFindsSeveralErrors(t *testing.T) {
	_, errs := Parse("a = 5百人 && 1 < b < 3 + 1,5")
	var codes []string
	for _, e := range errs {
		codes = append(codes, string(e.Code)+" "+e.Message)
	}
	if len(errs) != 4 {
		t.Errorf("got %d errors: %q", len(errs), codes)
	}
}

func TestBoundsAreReached(t *testing.T) {
	for _, src := range []string{
		strings.Repeat("(", 64) + "1" + strings.Repeat(")", 64),
		strings.Repeat("1+", 255) + "1",
		"a" + strings.Repeat(" | 元", 255),
	} {
		if _, errs := Parse(src); len(errs) > 0 {
			t.Errorf("Parse(%.40q): %v", src, errs[0])
		}
	}
}

func TestParseFormula(t *testing.T) {
	for _, src := range []string{"= 执行率 + 1%", "=执行率+1%", " ＝ 执行率 + 1%"} {
		e, errs := ParseFormula(src)
		if len(errs) > 0 {
			t.Errorf("ParseFormula(%q): %v", src, errs[0])
			continue
		}
		v, err := e.Eval(world(t))
		if err != nil || show(v) != "85.25%" {
			t.Errorf("%s is %s, %v", src, show(v), err)
		}
		if r := e.Refs()[0]; src[r.Offset:r.Offset+r.Length] != "执行率" {
			t.Errorf("%q: offset %d", src, r.Offset)
		}
		if s := e.String(); s[0] == '=' || s[0] == ' ' {
			t.Errorf("String() = %q", s)
		}
	}
	if IsFormula("4253人") || IsFormula("") || !IsFormula(" =1") {
		t.Error("IsFormula")
	}
	if _, errs := ParseFormula("4253人"); len(errs) == 0 || errs[0].Code != source.BadFormula {
		t.Error("ParseFormula takes what is no formula")
	}
}

func TestRefs(t *testing.T) {
	e, errs := Parse("如果(有(指标.名称), 合计(a, b.c), a) | 万元(2)")
	if len(errs) > 0 {
		t.Fatal(errs[0])
	}
	var got []string
	for _, r := range e.Refs() {
		got = append(got, r.String())
	}
	if s := strings.Join(got, " "); s != "指标.名称 a b.c a" {
		t.Errorf("Refs = %s", s)
	}
}

func TestCheck(t *testing.T) {
	scope := Scope{
		Known: func(path []string) bool {
			return path[0] == "执行率" || path[0] == "指标" && path[len(path)-1] == "名称"
		},
		Names: func() []string { return []string{"执行率", "指标.名称"} },
		Funcs: map[string]Func{"引用": {Params: []Param{{Name: "文件"}}}},
	}
	for _, c := range []struct{ src, want string }{
		{"执行率 | 百分比", ""},
		{"指标.名称 | 引用", ""},
		{"执行律 + 指标.名字", "没有“执行律”这个名称（是不是“执行率”）没有“指标.名字”这个名称（是不是“指标.名称”）"},
		{"执行率 | 百分化", "没有“百分化”这个函数（是不是“百分比”）"},
		{"指标.名称 | 引勇", "没有“引勇”这个函数（是不是“引用”）"},
		{"如果(真, 执行律)", "“如果”缺少参数：否则（写法：如果(条件, 成立时, 否则)）没有“执行律”这个名称（是不是“执行率”）"},
		{"sum()", "“sum”缺少参数：数量（写法：sum(数量, …)）"},
	} {
		e, errs := Parse(c.src)
		if len(errs) > 0 {
			t.Fatalf("Parse(%q): %v", c.src, errs[0])
		}
		got := ""
		for _, err := range e.Check(scope) {
			got += err.Message + "（" + err.Hint + "）"
		}
		if got != c.want {
			t.Errorf("Check(%q) = %s", c.src, got)
		}
	}
}

func TestIsName(t *testing.T) {
	for s, want := range map[string]bool{
		"安管人员": true, "a_1": true, "二〇二〇": true, "GDP增速": true, "如果": true,
		"": false, "2020年": false, "a b": false, "a.b": false, "空": false, "true": false, "收入（本级）": false, "城-乡": false,
	} {
		if IsName(s) != want {
			t.Errorf("IsName(%q) = %v", s, !want)
		}
	}
}
