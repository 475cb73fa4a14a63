package summary

import (
	"math/big"
	"slices"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
)

// money is what there is to say about amounts and execution rates.
func (s *Summary) money(v map[string]expr.Value) {
	sum := func(name string, x *Sum) expr.Value {
		return record(name, expr.Value{}, fields{
			"类别": expr.OfText(pack.KindOf(x.Kind).Title), "报告数": number(x.Reports), "申报数": number(x.Declared), "缺少数": number(x.Lacking),
			"年初预算": money(x.Initial), "预算数": money(x.Budget), "执行数": money(x.Executed), "执行率": percentage(x.Rate), "未执行数": money(x.Rest()),
		})
	}
	v["资金"] = expr.Value{}
	if main := s.Main(); main != nil {
		v["资金"] = sum("资金", main)
	}
	list := make([]expr.Value, len(s.Sums))
	for i := range s.Sums {
		list[i] = sum("资金分类", &s.Sums[i])
	}
	v["资金分类"] = expr.OfList(list)

	v["低执行率"] = s.slow()
	declared := []expr.Value{}
	for _, r := range s.Rows {
		if r.Declared {
			declared = append(declared, record("申报执行率", expr.OfText(r.Name), fields{"名称": expr.OfText(r.Name), "率": percentage(r.Rate), "口径": text(r.Scope)}))
		}
	}
	v["申报执行率"] = expr.OfList(declared)

	checks := make([]expr.Value, len(s.Checks))
	for i := range s.Checks {
		f := checkFields(&s.Checks[i])
		checks[i] = record("地区合计", f["名称"], f)
	}
	v["地区合计"] = expr.OfList(checks)
}

// listed is how many rows a table in the text has at most; all rows stand in the
// annex.
const listed = 20

// slow lists the reports below the threshold of their scheme, lowest first.
func (s *Summary) slow() expr.Value {
	var rows []*Row
	for _, r := range s.Rows {
		if r.Below {
			rows = append(rows, r)
		}
	}
	slices.SortStableFunc(rows, func(a, b *Row) int { return a.Rate.Cmp(b.Rate) })
	items := make([]expr.Value, min(len(rows), listed))
	for i := range items {
		items[i] = record("低执行率", expr.OfText(rows[i].Name), reportFields(rows[i]))
	}
	return expr.OfList(items)
}

func checkFields(c *Check) fields {
	places := decimals(c.District)
	if c.Sum != nil {
		places = max(places, decimals(c.Sum)) // of both, to be compared digit by digit
	}
	amount := func(r *big.Rat) expr.Value {
		if r == nil {
			return expr.Value{}
		}
		return expr.OfNumber(expr.NewQuantity(r, "元", expr.TenThousand, places))
	}
	f := fields{"名称": expr.OfText(c.Name), "汇总数": amount(c.Sum), "地区数": amount(c.District), "差额": amount(c.Difference)}
	if c.Difference != nil {
		f["相符"] = expr.OfBool(c.Difference.Sign() == 0)
	}
	return f
}
