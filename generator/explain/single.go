package explain

import (
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// single explains a name of the dictionary that is no list. It is false if there
// is no such name.
func (x *Explainer) single(term string, fields []string, v expr.Value) (piece, bool) {
	field := ""
	if len(fields) > 0 {
		field = fields[0]
	}
	text, _ := v.Text()
	is := func(n *Node) (piece, bool) { return fixed(text, n), true }
	f, s := x.facts, x.score
	switch term {
	case "年度":
		return is(node(Setting, "评价年度", "").quantity(v).written(f.Report.Year.Node))
	case "单位":
		at := f.Unit.Name.Node
		for _, short := range f.Unit.Short {
			if short.Value == text {
				at = short.Node
			}
		}
		return is(node(Setting, "填报单位", text).written(at))
	case "项目":
		if p := f.Project; p != nil && p.Short.Set() && text == p.Short.Value {
			return is(node(Setting, "项目", text).written(p.Short.Node))
		} else if p != nil {
			return is(node(Setting, "项目", text).written(p.Name.Node))
		}
	case "报告":
		return x.reportField(field, v), true
	case "方案":
		return is(x.schemeField(field, v))
	case "得分":
		return is(x.total())
	case "等级":
		return is(x.grade())
	case "合计得分":
		return is(x.sum())
	case "得分率":
		return is(x.rate("总得分率", x.total(), s.Total, x.fullPoints(), x.pack.Scheme.Total))
	case "封顶":
		return is(x.capNode())
	case "不适用分值":
		return is(x.excluded())
	case "复核", "审定":
		return is(x.column(term, field == "等级"))
	case "执行":
		return x.executionField(field, v)
	case "指标数", "完成数", "未完成数":
		return is(x.counted(term, v))
	case "字段":
		if field != "" {
			return x.fieldText(field, v), true
		}
	}
	return piece{}, false
}

func (x *Explainer) reportField(field string, v expr.Value) piece {
	r := &x.facts.Report
	switch field {
	case "示例":
		return x.authored("示例说明", r.Example, v, x.trace.Env)
	case "版本":
		return x.authored("版本", r.Version, v, x.trace.Env)
	case "更正":
		return x.authored("所更正的版本", r.Replaces, v, x.trace.Env)
	}
	at := r.Date.Date.Node
	if at == nil {
		at = r.Date.Text.Node
	}
	s, _ := v.Text()
	return fixed(s, node(Setting, "成文日期", s).written(at))
}

// schemeField is what the scheme states.
func (x *Explainer) schemeField(field string, v expr.Value) *Node {
	if field == "等级" {
		s, _ := v.Text()
		n := node(Setting, "等级界限", s)
		for _, b := range x.pack.Scheme.Bands {
			n.From = append(n.From, x.band(b))
		}
		return n
	}
	if field == "总分" {
		return x.fullPoints()
	}
	return node(Setting, "方案."+field, "").quantity(v).written(x.pack.Scheme.Node)
}

func (x *Explainer) fullPoints() *Node {
	n := node(Points, "满分", "")
	if t := x.pack.Scheme.Total; t != nil {
		n.Value = pack.Points(t)
	}
	return n.written(x.pack.Scheme.SchemeData.Total.Node)
}

// executionField is a field of 执行: the rate, what is asked of it and what it
// earns.
func (x *Explainer) executionField(field string, v expr.Value) (piece, bool) {
	text, _ := v.Text()
	is := func(n *Node) (piece, bool) { return fixed(text, n), true }
	b := x.facts.Data.Budget
	e := x.score.Execution
	author := func(name string, t source.Text) (piece, bool) { return x.authored(name, t, v, x.trace.Env), true }
	switch {
	case field == "" || field == "率":
		return is(x.fact("执行率"))
	case field == "执行数":
		return is(x.fact("执行数"))
	case field == "预算数":
		if x.facts.Budget.Adjusted != nil {
			return is(x.fact("调整后预算"))
		}
		return is(x.fact("年初预算"))
	case field == "得分" && e != nil:
		return is(x.execution())
	case field == "分值" && e != nil:
		return is(x.executionPoints())
	case field == "要求":
		return is(x.demanded())
	case field == "差距":
		n := node(Computed, "执行率与要求的差距（百分点）", "", x.demanded(), x.fact("执行率")).quantity(v)
		if r := x.facts.Budget.Rate; r != nil && x.pack.Scheme.Threshold != nil {
			limit := expr.NewQuantity(x.pack.Scheme.Threshold, expr.PercentUnit, expr.Percent, 2)
			n.Rule = "(要求 - 执行率) × 100"
			n.Filled = "(" + limit.String() + " - " + r.String() + ") × 100"
			n.again = "(" + expr.Exact(limit) + " - " + expr.Exact(*r) + ") × 100"
		}
		return is(n)
	case field == "达标":
		n := node(Condition, "执行率达到要求", "否", x.fact("执行率"), x.demanded())
		if yes, _ := v.Bool(); yes {
			n.Value = "是"
		}
		return is(n)
	case b == nil:
		return is(node(Setting, "执行."+field, text))
	case field == "口径" && b.Rate != nil:
		return author("申报执行率的口径", b.Rate.Scope)
	case field == "原因" && b.Reason.Set():
		return author("执行率偏低的原因", b.Reason)
	case field == "原因" && b.Rate != nil:
		return author("执行率偏低的原因", b.Rate.Reason)
	case field == "措施":
		return author("针对执行率的措施", b.Measure)
	}
	n := node(Setting, "执行."+field, text).written(b.Node)
	if field == "申报" {
		n.Name, n.Value = "执行率是申报的", "否"
		if b.Rate != nil {
			n.Value = "是"
			n.written(b.Rate.Node)
		}
	}
	return is(n)
}

// demanded is the execution rate below which the scheme asks for a reason.
func (x *Explainer) demanded() *Node {
	n := node(Setting, "对执行率的要求", "没有")
	if d := x.pack.Scheme.SchemeData.Execution; d != nil && d.ReasonBelow.Set() {
		n.Value = d.ReasonBelow.Value
		n.written(d.ReasonBelow.Node)
	}
	return n
}

// counted is one of the counts of indicators.
func (x *Explainer) counted(term string, v expr.Value) *Node {
	n := node(Count, term, "").quantity(v)
	list := ""
	for _, r := range x.score.Rows {
		if r.Counts && (term == "指标数" || r.Met == (term == "完成数")) {
			if list != "" {
				list += "、"
			}
			list += r.Name
		}
	}
	if list != "" {
		n.note("%s", list)
	}
	if at := x.placeOf("指标"); at != nil {
		n.written(at)
	}
	return n
}
