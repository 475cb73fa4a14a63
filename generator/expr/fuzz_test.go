package expr

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func inside(t *testing.T, src string, e *Error) {
	t.Helper()
	if e.Offset < 0 || e.Length < 0 || e.Offset+e.Length > len(src) || e.Message == "" || e.Code == "" {
		t.Fatalf("%q: %+v", src, e)
	}
}

func FuzzParseQuantity(f *testing.F) {
	for _, s := range []string{
		"4659.56万元", "11万余份", "约 800 万元", "-17.65％", "1,234.56元", "4次以上", "1.10万元/人", "3996台（次）", "5.2‰", "200万千瓦时", "三百人", "10-20人", "0.00000000000000000001亿", "\xff", "５",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := ParseQuantity(s)
		if err != nil {
			inside(t, s, err.(*Error))
			return
		}
		// What is printed can be read again and is the same.
		again, err := ParseQuantity(q.String())
		if err != nil || again.Rat.Cmp(q.Rat) != 0 || again.Unit != q.Unit || again.String() != q.String() || again.Approx != q.Approx {
			t.Fatalf("%q prints %q, which reads as %+v, %v", s, q, again, err)
		}
		// So is what is printed by rule, for it has every place.
		if q.Approx == "" {
			q.Text = ""
			if again, err = ParseQuantity(q.String()); err != nil || again.Rat.Cmp(q.Rat) != 0 {
				t.Fatalf("%q by rule prints %q: %v, %v", s, q, again.Rat, err)
			}
		}
	})
}

func FuzzParseTarget(f *testing.F) {
	for _, s := range []string{"≥4000人", "＜81起", "不低于95%", "4次以上", "正常", "12月底前", "≥", "5个工作日内", "=", "达到", "以上"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		target, err := ParseTarget(s)
		if err != nil {
			inside(t, s, err.(*Error))
		} else if target.Qualitative && target.Comparator != NoComparator {
			t.Fatalf("%q: %+v", s, target)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"财政拨款收入 + 其他收入", "95% - 执行率 | 数值(2)", "如果(有(指标.得分), 合计(指标.得分), 0)", "!(等级 == “优”) && 执行率 ≥ 95％",
		"1 < 2 < 3", "a = b", "((((", "\"", "“", "1e5", "指标 | 筛选(\"完成\") | 个数", "- - -1", "单位.简称 | 列举(\"、\", \"和\")", "\xff\xfe", "1/3*得分/零",
	} {
		f.Add(s)
	}
	env := world(f)
	f.Fuzz(func(t *testing.T, s string) {
		e, errs := Parse(s)
		if (e == nil) == (len(errs) == 0) {
			t.Fatalf("%q: %v with %d errors", s, e, len(errs))
		}
		for _, err := range errs {
			inside(t, s, err)
		}
		if e == nil {
			return
		}
		for _, r := range e.Refs() {
			if s[r.Offset:r.Offset+r.Length] != r.String() {
				t.Fatalf("%q: %+v", s, r)
			}
		}
		e.Check(Scope{})
		v, err := e.Eval(env)
		if err == nil {
			_, err = v.Print()
		} else if !err.Elsewhere {
			inside(t, s, err)
		}
		// Parse∘print: what an Expr prints means the same.
		again, errs := Parse(e.String())
		if len(errs) > 0 {
			t.Fatalf("%q prints %q: %v", s, e, errs[0])
		}
		w, err2 := again.Eval(env)
		if (err == nil) != (err2 == nil) && v.IsNull() == w.IsNull() && show(v) != show(w) {
			t.Fatalf("%q prints %q: %s, %s", s, e, show(v), show(w))
		}
	})
}

func FuzzParseText(f *testing.F) {
	for _, s := range []string{"共培训{安管人员}。", "{{}}", "{", "}", "{\"}\"}", "{a{b}", "{“}", "{指标.名称 | 列举(\"}\")}"} {
		f.Add(s)
	}
	env := world(f)
	f.Fuzz(func(t *testing.T, s string) {
		text, errs := ParseText(s)
		if (text == nil) == (len(errs) == 0) {
			t.Fatalf("%q: %v with %d errors", s, text, len(errs))
		}
		for _, err := range errs {
			inside(t, s, err)
		}
		if text == nil {
			return
		}
		out, errs := text.Fill(env)
		for _, err := range errs {
			if !err.Elsewhere {
				inside(t, s, err)
			}
		}
		if !strings.ContainsAny(s, "{}") && out != s {
			t.Fatalf("%q became %q", s, out)
		}
		if utf8.ValidString(s) && !utf8.ValidString(out) {
			t.Fatalf("%q became %q", s, out)
		}
	})
}
