package summary

import "github.com/selfeval/selfeval/generator/expr"

// anomalies are the things to look into, and how many there are of each sort.
func (s *Summary) anomalies(v map[string]expr.Value) {
	list := make([]expr.Value, len(s.Anomalies))
	var kinds []expr.Value
	for from := 0; from < len(s.Anomalies); {
		to, reports := from, map[*Row]bool{}
		for ; to < len(s.Anomalies) && s.Anomalies[to].Sort == s.Anomalies[from].Sort; to++ {
			for _, r := range s.Anomalies[to].Rows {
				reports[r] = true
			}
			list[to] = s.Anomalies[to].value(to + 1)
		}
		sort := expr.OfText(s.Anomalies[from].Sort.String())
		kinds = append(kinds, record("异常分类", sort, fields{"类别": sort, "数量": number(to - from), "报告数": number(len(reports))}))
		from = to
	}
	v["异常"], v["异常分类"] = expr.OfList(list), expr.OfList(kinds)
}

// value is what wording may say about an anomaly: what its sort has.
func (a *Anomaly) value(n int) expr.Value {
	f := fields{}
	if len(a.Rows) > 0 {
		r := a.Rows[0]
		f = reportFields(r)
		f["报告"], f["举例"] = names(a.Rows), examples(a.Rows)
		switch a.Sort {
		case FarOver:
			f["指标"], f["目标"], f["实际"] = expr.OfText(a.Over.Indicator), text(a.Over.Target), text(a.Over.Actual)
		case SameText:
			f["名称"] = f["举例"]
			f["数量"], f["摘录"], f["出处"], f["字数"] = number(a.Twin.Paragraphs), text(a.Twin.Start), text(a.Twin.Where), number(a.Twin.Chars)
		case Capped:
			f["条件"], f["上限"], f["原得分"] = text(r.Cap.Condition), points(r.Cap.Limit), points(r.Cap.Before)
		case NoEvidence:
			f["数量"], f["总数"] = number(r.Unproved), number(r.Indicators)
		}
	}
	if a.Sum != nil {
		f = checkFields(a.Sum)
	}
	f["序号"], f["类别"] = number(n), expr.OfText(a.Sort.String())
	return record("异常", f["名称"], f)
}
