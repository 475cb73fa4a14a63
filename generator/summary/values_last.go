package summary

import (
	"maps"

	"github.com/selfeval/selfeval/generator/expr"
)

// last is the comparison with the year before.
func (s *Summary) last(v map[string]expr.Value) {
	v["上年"], v["对比"] = expr.Value{}, expr.OfList(nil)
	l := s.Last
	if l == nil {
		return
	}
	f := fields{
		"年度": number(l.Year), "报告数": number(l.Reports), "可比数": number(len(l.Pairs)), "得分率": percentage(l.Share), "本年得分率": percentage(l.ShareNow),
		"变化": difference(l.ShareNow, l.Share), "资金可比数": number(l.Money),
		"新增数": number(len(l.New)), "新增举例": examples(l.New), "缺少数": number(len(l.Gone)), "缺少举例": examples(l.Gone),
	}
	if l.Money > 0 {
		maps.Copy(f, fields{
			"预算数": money(l.Then.Budget), "本年预算数": money(l.Now.Budget), "执行数": money(l.Then.Executed), "本年执行数": money(l.Now.Executed),
			"执行率": percentage(l.RateThen), "本年执行率": percentage(l.RateNow), "执行率变化": difference(l.RateNow, l.RateThen),
		})
	}
	v["上年"] = record("上年", number(l.Year), f)
	items := make([]expr.Value, len(l.Pairs))
	for i, r := range l.Pairs {
		f := reportFields(r)
		f["序号"] = number(i + 1)
		f["显著"] = expr.OfBool(len(items) <= listed || i < listed/2 || i >= len(items)-listed/2)
		items[i] = record("对比", expr.OfText(r.Name), f)
	}
	v["对比"] = expr.OfList(items)
}
