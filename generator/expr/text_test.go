package expr

import (
	"fmt"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

func TestText(t *testing.T) {
	env := world(t)
	for _, c := range [][2]string{
		{"", ""},
		{"没有表达式。", "没有表达式。"},
		{"共培训{安管人员}。", "共培训4253人。"},
		{"{执行率}{等级}", "84.25%优"},
		{"差{95% - 执行率 | 数值(2)}个百分点", "差10.75个百分点"},
		{"{{不是表达式}}，{等级}}}", "{不是表达式}，优}"},
		{"{指标.名称 | 列举(\"}\")}。", "培训}检查}安全。"},
		{"{指标.名称 | 列举(“{”)}。", "培训{检查{安全。"},
		{"*{等级}*", "*优*"},
	} {
		text, errs := ParseText(c[0])
		if len(errs) > 0 {
			t.Errorf("ParseText(%q): %v", c[0], errs[0])
			continue
		}
		got, errs := text.Fill(env)
		if len(errs) > 0 || got != c[1] {
			t.Errorf("%q = %q, %v", c[0], got, errs)
		}
		at := 0
		for _, s := range text.Segments {
			if s.Offset != at || (s.Literal == "") == (s.Expr == nil) {
				t.Errorf("%q: segment %+v at %d", c[0], s, at)
			}
			at += s.Length
		}
		if at != len(c[0]) {
			t.Errorf("%q: segments end at %d", c[0], at)
		}
	}
}

func TestTextErrors(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"甲{乙", "3 左花括号“{”没有配对"},
		{"甲}乙", "3 右花括号“}”没有配对"},
		{"甲{乙，又{丙}。", "3 左花括号“{”没有配对"},
		{"{}", "1 公式是空的"},
		{"{a b}与{c +}", "3 “b”前面缺少运算符 12 公式没有写完"},
		{"{指标 | 列举(\"、)}。", "17 引号没有配对"},
		{"{a = 1}", "3 这里不能用一个等号"},
	} {
		text, errs := ParseText(c.src)
		var got []string
		for _, e := range errs {
			got = append(got, fmt.Sprintf("%d %s", e.Offset, e.Message))
		}
		if s := strings.Join(got, " "); text != nil || s != c.want {
			t.Errorf("ParseText(%q) = %s", c.src, s)
		}
	}
}

func TestFillFindsAllErrors(t *testing.T) {
	src := "甲{没有的}乙{未填}丙{等级}丁{指标}戊{真}己{单位}"
	text, errs := ParseText(src)
	if len(errs) > 0 {
		t.Fatal(errs[0])
	}
	_, errs = text.Fill(world(t))
	want := []struct {
		at, message string
		code        source.Code
	}{
		{"没有的", "没有“没有的”这个名称", source.UnknownName},
		{"未填", "“未填”没有值", source.MissingValue},
		{"指标", "列表不能直接写进文字", source.WrongOperand},
		{"真", "条件不能直接写进文字", source.WrongOperand},
		{"单位", "一组数据不能直接写进文字", source.WrongOperand},
	}
	if len(errs) != len(want) {
		t.Fatalf("%d errors", len(errs))
	}
	for i, w := range want {
		e := errs[i]
		if e.Code != w.code || e.Message != w.message || src[e.Offset:e.Offset+e.Length] != w.at {
			t.Errorf("error %d: %s %s at %q", i, e.Code, e.Message, src[e.Offset:e.Offset+e.Length])
		}
	}
}

func TestTextRefsAndCheck(t *testing.T) {
	text, errs := ParseText("{a}与{b | 列具}")
	if len(errs) > 0 {
		t.Fatal(errs[0])
	}
	if r := text.Refs(); len(r) != 2 || r[1].String() != "b" || r[1].Offset != 7 {
		t.Errorf("Refs = %v", r)
	}
	if errs := text.Check(Scope{}); len(errs) != 1 || errs[0].Code != source.UnknownFunc || errs[0].Hint != "是不是“列举”" {
		t.Errorf("Check = %v", errs)
	}
}

func TestBraceEnd(t *testing.T) {
	for s, want := range map[string]int{
		"{a*b}c": 5, "{列举(\"}\")}": 13, "{“}”}": 9, "{a": 0, "a}": 0, "": 0, "{{a}": 0, "{a{b}": 0, "{\"a}": 4,
	} {
		if got := BraceEnd(s); got != want {
			t.Errorf("BraceEnd(%q) = %d, want %d", s, got, want)
		}
	}
}
