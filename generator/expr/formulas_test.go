package expr

import (
	"fmt"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

// book is a set of formulas; a value that is no formula is a quantity.
func book(t testing.TB, lines ...string) *Formulas {
	f := NewFormulas(world(t), nil)
	for _, l := range lines {
		key, text, _ := strings.Cut(l, " ")
		if !IsFormula(text) {
			f.Set(key, OfNumber(must(t, text)))
			continue
		}
		e, errs := ParseFormula(text)
		if len(errs) > 0 {
			t.Fatal(errs[0])
		}
		f.Define(key, e)
	}
	return f
}

func TestFormulas(t *testing.T) {
	f := book(t,
		"收入 = 财政拨款收入 + 其他", // the first name comes from outside
		"其他 = 利息 + 捐赠",
		"利息 41.55万元",
		"捐赠 100.00万元",
		"差额 = 收入 - 年初预算",
		"差额 1万元", // a second definition of a key changes nothing
	)
	for key, want := range map[string]string{"收入": "4801.11万元", "其他": "141.55万元", "差额": "2121.39万元", "利息": "41.55万元"} {
		v, ok, err := f.Value(key)
		if !ok || err != nil || show(v) != want {
			t.Errorf("%s = %s, %v, %v", key, show(v), ok, err)
		}
	}
	if _, ok, _ := f.Value("没有"); ok {
		t.Error("a key that was never defined has a value")
	}
	e, _ := Parse("捐增")
	if _, err := e.Eval(f.Env()); err == nil || err.Hint != "是不是“捐赠”" {
		t.Errorf("捐增: %v", err)
	}
	e, _ = Parse("收入 - 其他")
	if v, err := e.Eval(f.Env()); err != nil || show(v) != "4659.56万元" {
		t.Errorf("in the formulas' environment: %s, %v", show(v), err)
	}
}

// A cycle is one finding, named in full, whichever formula is asked first.
func TestFormulaCycle(t *testing.T) {
	lines := []string{"外 = 收入决算 + 1万元", "收入决算 = 1万元 + 其他收入", "其他收入 = 收入决算 - 2万元", "好 3万元"}
	for _, first := range []string{"外", "收入决算", "其他收入"} {
		f := book(t, lines...)
		f.Value(first)
		for key, elsewhere := range map[string]bool{"外": true, "收入决算": false, "其他收入": true} {
			_, _, err := f.Value(key)
			if err == nil || err.Code != source.FormulaCycle || err.Elsewhere != elsewhere {
				t.Fatalf("asked %s first: %s has %+v", first, key, err)
			}
			if err.Message != "公式循环引用：收入决算 → 其他收入 → 收入决算" || len(err.Ring) != 2 {
				t.Errorf("asked %s first: %s: %s", first, key, err.Message)
			}
			src := strings.TrimPrefix(lines[1], "收入决算 ")
			if !elsewhere && src[err.Offset:err.Offset+err.Length] != "其他收入" {
				t.Errorf("the cycle is at %d+%d", err.Offset, err.Length)
			}
		}
		if v, _, err := f.Value("好"); err != nil || show(v) != "3万元" {
			t.Errorf("好 = %s, %v", show(v), err)
		}
	}
	f := book(t, "自己 = 自己 + 1")
	if _, _, err := f.Value("自己"); err == nil || err.Message != "公式循环引用：自己 → 自己" || err.Elsewhere {
		t.Errorf("自己: %v", err)
	}
}

// What is wrong in one formula is reported there and nowhere else.
func TestFormulaErrorsAreReportedOnce(t *testing.T) {
	f := book(t, "甲 = 乙 + 丙", "乙 = 5万元 / 零", "丙 = 乙 * 2")
	own := 0
	for _, key := range []string{"甲", "乙", "丙"} {
		_, _, err := f.Value(key)
		if err == nil || err.Code != source.DivisionByZero {
			t.Fatalf("%s: %v", key, err)
		}
		if !err.Elsewhere {
			own++
			if key != "乙" {
				t.Errorf("reported at %s", key)
			}
		}
	}
	if own != 1 {
		t.Errorf("reported %d times", own)
	}
}

// A cycle that the data never walks is none.
func TestConditionalReferenceIsNoCycle(t *testing.T) {
	f := book(t, "甲 = 如果(真, 1, 乙)", "乙 = 甲 + 1")
	if v, _, err := f.Value("乙"); err != nil || show(v) != "2" {
		t.Errorf("乙 = %s, %v", show(v), err)
	}
}

func TestResolve(t *testing.T) {
	f := NewFormulas(&Env{}, func(path []string) (string, int, *Error) {
		switch {
		case path[0] == "两义":
			return "", 0, &Error{Code: source.AmbiguousName, Message: "两个来源都有“两义”"}
		case path[0] == "决算" && len(path) > 1:
			return "决算/" + path[1], 2, nil
		}
		return "", 0, nil
	})
	f.Set("决算/支出", OfNumber(must(t, "5万元")))
	e, _ := Parse("决算.支出 * 2")
	if v, err := e.Eval(f.Env()); err != nil || show(v) != "10万元" {
		t.Errorf("决算.支出 * 2 = %s, %v", show(v), err)
	}
	e, _ = Parse("1 + 两义")
	if _, err := e.Eval(f.Env()); err == nil || err.Code != source.AmbiguousName || err.Offset != 4 {
		t.Errorf("两义: %+v", err)
	}
	e, _ = Parse("决算.收入")
	if _, err := e.Eval(f.Env()); err == nil || err.Code != source.UnknownName {
		t.Errorf("决算.收入: %+v", err)
	}
}

func TestLongChains(t *testing.T) {
	f := NewFormulas(nil, nil)
	const n = 3000
	for i := range n {
		e, _ := Parse(fmt.Sprintf("f%d + 1", i+1))
		f.Define(fmt.Sprintf("f%d", i), e)
	}
	f.Set(fmt.Sprintf("f%d", n), OfNumber(Int(0, "")))
	if _, _, err := f.Value("f0"); err == nil || err.Code != source.TooComplex {
		t.Errorf("a chain of %d: %v", n, err)
	}
	if v, _, err := f.Value(fmt.Sprintf("f%d", n-1)); err != nil || show(v) != "1" {
		t.Errorf("its end: %s, %v", show(v), err)
	}
}
