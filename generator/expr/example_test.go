package expr_test

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/expr"
)

func ExampleParseQuantity() {
	budget, _ := expr.ParseQuantity("1236.72万元")
	spent, _ := expr.ParseQuantity("782.11万元")
	rate, _ := spent.Div(budget)
	fmt.Println(rate, rate.Format(1, expr.Percent))

	_, err := expr.ParseQuantity("12,34元")
	fmt.Println(err)
	// Output:
	// 63.24% 63.2%
	// 千位分隔符的位置不对。提示：逗号每三位一个，例如“1,234.56元”；也可以不写逗号
}

func ExampleParseTarget() {
	target, _ := expr.ParseTarget("不低于95%")
	actual, _ := expr.ParseQuantity("842.5‰")
	order, _ := actual.Cmp(target.Quantity)
	fmt.Println(target.Comparator, target.Quantity, target.Comparator.Holds(order))
	// Output: ≥ 95% false
}

func ExampleParse() {
	e, errs := expr.Parse("如果(执行率 < 95%, \"未达到\", \"达到\")")
	if len(errs) > 0 {
		fmt.Println(errs[0])
		return
	}
	rate, _ := expr.ParseQuantity("84.25%")
	v, _ := e.Eval((&expr.Env{}).Bind("执行率", expr.OfNumber(rate)))
	s, _ := v.Print()
	fmt.Println(s)
	// Output: 未达到
}

func ExampleParseText() {
	t, _ := expr.ParseText("执行率{执行率 | 百分比}，差{95% - 执行率 | 数值(2)}个百分点，原因是{原因 | 列举}。")
	rate, _ := expr.ParseQuantity("84.25%")
	env := (&expr.Env{}).Bind("执行率", expr.OfNumber(rate)).
		Bind("原因", expr.OfList([]expr.Value{expr.OfText("标准未出台"), expr.OfText("项目跨年")}))
	s, errs := t.Fill(env)
	fmt.Println(s, len(errs))

	_, errs = t.Fill((&expr.Env{}).Bind("执行率", expr.OfNumber(rate)))
	fmt.Println(errs[0].Offset, errs[0])
	// Output:
	// 执行率84.25%，差10.75个百分点，原因是标准未出台和项目跨年。 0
	// 92 没有“原因”这个名称。提示：请核对名称，或先在数据文件里写上它
}

func ExampleFormulas() {
	f := expr.NewFormulas(nil, nil)
	for _, figure := range [][2]string{
		{"财政拨款收入", "4659.56万元"},
		{"收入决算", "= 财政拨款收入 + 其他收入"},
		{"其他收入", "= 收入决算 - 财政拨款收入"},
	} {
		if expr.IsFormula(figure[1]) {
			e, _ := expr.ParseFormula(figure[1])
			f.Define(figure[0], e)
			continue
		}
		q, _ := expr.ParseQuantity(figure[1])
		f.Set(figure[0], expr.OfNumber(q))
	}
	_, _, err := f.Value("其他收入")
	fmt.Println(err.Message, err.Elsewhere)
	_, _, err = f.Value("收入决算")
	fmt.Println(err.Message, err.Elsewhere)
	// Output:
	// 公式循环引用：收入决算 → 其他收入 → 收入决算 true
	// 公式循环引用：收入决算 → 其他收入 → 收入决算 false
}
