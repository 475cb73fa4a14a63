package explain

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
)

// rowField explains a field of an indicator.
func (x *Explainer) rowField(r *score.Row, field string, v expr.Value) piece {
	d := r.Data
	name := "指标“" + r.Name + "”"
	text, _ := v.Text()
	is := func(n *Node) piece { return fixed(text, n) }
	switch field {
	case "说明":
		return x.authored(name+"的说明", d.Text, v, x.trace.Env)
	case "原因":
		return x.authored(name+"的原因", d.Reason, v, x.trace.Env)
	case "措施":
		return x.authored(name+"的措施", d.Measure, v, x.trace.Env)
	case "目标", "目标值", "比较":
		return is(x.target(&r.Measurement, d.Target))
	case "实际", "完成值":
		if field == "实际" && d.Shown.Set() && r.Counts {
			return x.authored(name+"完成情况的写法", d.Shown, v, x.trace.Env)
		}
		return is(x.actual(r))
	case "分值":
		return is(x.rowPoints(r))
	case "得分", "组得分":
		return is(x.row(r))
	case "单项得分":
		n := node(Computed, name+"的单项得分", "", x.share(r)).quantity(v)
		if scale := x.pack.Scheme.Scale; scale != nil && r.Share != nil {
			n.compute(x.rounds(plain(scale)+" × "+portion(r.Share), new(big.Rat).Mul(scale, r.Share)))
		}
		return is(n)
	case "扣分":
		return is(x.deduction(r))
	case "复核", "审定":
		return is(x.given(field, r))
	case "档次", "完成", "未完成", "超额":
		n := node(Computed, name+"的"+field, text, x.share(r))
		if yes, ok := v.Bool(); ok {
			n.Value = map[bool]string{true: "是", false: "否"}[yes]
		}
		return is(n)
	case "佐证":
		n := node(Setting, name+"的佐证", text)
		n.Evidence = x.evidence(r)
		if d.Evidence != nil {
			n.written(d.Evidence[0].Node.Parent)
		}
		return is(n)
	case "一级", "二级":
		return is(node(Setting, name+"的类", text).written(d.Class.Node))
	case "序号":
		return is(node(Numbering, name+"的序号", "").quantity(v).written(d.Node).note("按指标在数据里的次序编号"))
	case "度量单位", "性质":
		return is(node(Setting, name+"的"+field, text).written(d.Node.Get("target")))
	case "", "名称", "三级":
		return is(node(Setting, "指标的名称", r.Name).written(d.Name.Node))
	case "总体目标":
		return is(node(Setting, name+"的年度目标", text).written(d.Goal.Node))
	}
	n := node(Setting, name+"的"+field, text).written(d.Node)
	if yes, ok := v.Bool(); ok {
		n.Value = map[bool]string{true: "是", false: "否"}[yes]
	}
	return is(n)
}

// row explains the score of an indicator, or of the group that it shares one with.
func (x *Explainer) row(r *score.Row) *Node {
	if r.Group != nil {
		return x.group(r.Group)
	}
	n := node(Indicator, "指标“"+r.Name+"”的得分", "").written(r.Data.Node)
	n.Evidence = x.evidence(r)
	switch {
	case !r.Counts:
		return n.note("不适用，不计分")
	case r.Score == nil || r.Share == nil:
		n.From = append(n.From, x.actual(r), x.target(&r.Measurement, r.Data.Target))
		return n.note("不计分")
	}
	n.Value = pack.Points(r.Score)
	x.earned(n, r.Points, r.Share, portion(r.Share), r.Deduction)
	n.Rule = "分值 × 得分比例"
	n.From = append(n.From, x.rowPoints(r), x.share(r))
	if r.Deduction != nil {
		n.From = append(n.From, x.deduction(r))
		n.Rule += " - 扣分"
	}
	return n
}

func (x *Explainer) evidence(r *score.Row) []*Document {
	list := []*Document{}
	for _, e := range r.Data.Evidence {
		if d := x.document(x.documentOf(e.Value)); d != nil {
			list = append(list, d)
		}
	}
	return list
}

// target explains what an indicator or a part of it was to reach.
func (x *Explainer) target(m *facts.Measurement, t facts.TargetData) *Node {
	n := node(Target, "“"+m.Name+"”的目标值", m.Target.Text)
	if t.Original.Set() {
		n.note("原目标%s", t.Original.Value)
	}
	if !t.Now.Set() {
		return n.note("由各分项的目标合并")
	}
	return n.written(t.Now.Node)
}

// actual explains what became of an indicator.
func (x *Explainer) actual(r *score.Row) *Node {
	if !r.Counts {
		return node(Actual, "“"+r.Name+"”的完成情况", "不适用").written(r.Data.Node.Get("applicable"))
	}
	d := r.Data
	if r.Way != facts.Combined && len(r.Parts) == 0 {
		return x.measured(&r.Measurement, d.Actual, d.Stated, d.Rated)
	}
	n := node(Actual, "“"+r.Name+"”的完成情况", "").written(d.Node.Get("parts"))
	weights := make([]expr.Quantity, len(r.Parts))
	for i := range r.Parts {
		p, data := &r.Parts[i], &d.Parts[i]
		part := x.measured(p, data.Actual, data.Stated, data.Rated)
		n.From = append(n.From, part)
		if n.Value += p.Name + part.Value; i < len(r.Parts)-1 {
			n.Value += "；"
		}
		weights[i] = expr.Int(1, "")
		if q, err := expr.ParseQuantity(data.Weight.Value); err == nil && data.Weight.Set() {
			weights[i] = q
		}
	}
	if r.Way == facts.Measured {
		n.quantity(expr.OfNumber(r.Actual))
		n.Rule = "各分项" + d.Combine.Value
		x.combined(n, r, weights)
	}
	return n
}

// combined puts the parts of an indicator together as its data says.
func (x *Explainer) combined(n *Node, r *score.Row, weights []expr.Quantity) {
	text, exact, sum, plainSum := "", "", "", ""
	mean := r.Data.Combine.Value == "加权平均"
	for i := range r.Parts {
		q := r.Parts[i].Actual
		a, b := q.String(), expr.Exact(q)
		if mean {
			a, b = a+" × "+weights[i].String(), b+" × "+factor(weights[i].Rat)
		}
		if i > 0 {
			text, exact, sum, plainSum = text+" + ", exact+" + ", sum+" + ", plainSum+" + "
		}
		text, exact, sum, plainSum = text+a, exact+b, sum+weights[i].String(), plainSum+factor(weights[i].Rat)
	}
	if mean {
		text, exact = "("+text+") ÷ ("+sum+")", "("+exact+") ÷ ("+plainSum+")"
	}
	n.Filled, n.again = text, exact
}

// measured explains one measurement.
func (x *Explainer) measured(m *facts.Measurement, actual, stated, rated source.Text) *Node {
	n := node(Actual, "“"+m.Name+"”的完成情况", "")
	switch m.Way {
	case facts.Measured:
		e, _ := x.facts.ActualEntry(actual)
		return x.formula(n, e)
	case facts.Stated:
		n.Value = stated.Value
		return n.written(stated.Node)
	case facts.Rated:
		n.Value = rated.Value
		if b := x.pack.Scheme.RatedIn(m.Rate); b != nil {
			n.note("属于“%s”（%s—%s）", b.Name.Value, b.From.Value, b.To.Value)
		}
		return n.written(rated.Node).note("评价人给的得分比例")
	}
	return n.written(m.Node).note("没有完成情况")
}

// deduction explains points that were taken from an indicator.
func (x *Explainer) deduction(r *score.Row) *Node {
	n := node(Deduction, "指标“"+r.Name+"”的扣分", "").written(r.Data.Deduction.Node)
	if r.Deduction == nil {
		return n.note("没有扣分")
	}
	n.Value = pack.Points(r.Deduction)
	var terms []*big.Rat
	for i := range r.Data.Deductions {
		d := &r.Data.Deductions[i]
		n.From = append(n.From, node(Deduction, d.Name.Value, d.Points.Value).written(d.Points.Node))
		if p, ok := new(big.Rat).SetString(d.Points.Value); ok {
			terms = append(terms, p)
		}
	}
	if len(terms) == len(r.Data.Deductions) && len(terms) > 0 {
		n.compute(adds(terms))
	}
	return n
}
