package expr

import "testing"

func BenchmarkParseQuantity(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseQuantity("4659.56万元"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for _, src := range []string{"财政拨款收入 + 其他收入", "95% - 执行率 | 数值(2)", "执行率 < 95% && 年初预算 > 100万元"} {
		b.Run(src, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, errs := Parse(src); errs != nil {
					b.Fatal(errs[0])
				}
			}
		})
	}
}

func BenchmarkEval(b *testing.B) {
	values := map[string]Value{
		"执行率":    OfNumber(must(b, "84.25%")),
		"财政拨款收入": OfNumber(must(b, "4659.56万元")),
		"其他收入":   OfNumber(must(b, "141.55万元")),
		"年初预算":   OfNumber(must(b, "2679.72万元")),
	}
	env := &Env{Lookup: func(path []string) (Value, int, *Error) {
		v, ok := values[path[0]]
		if !ok {
			return v, 0, nil
		}
		return v, 1, nil
	}}
	for _, src := range []string{"财政拨款收入 + 其他收入", "其他收入 / 年初预算", "20 * 执行率", "执行率 < 95% && 年初预算 > 100万元", "95% - 执行率 | 数值(2)", "合计(财政拨款收入, 其他收入, 年初预算)"} {
		e, errs := Parse(src)
		if errs != nil {
			b.Fatal(errs[0])
		}
		b.Run(src, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := e.Eval(env); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkFormat(b *testing.B) {
	q := must(b, "4659.56万元")
	b.ReportAllocs()
	for b.Loop() {
		q.Format(2, TenThousand)
	}
}
