package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// differences adds up the pack's list 差异: from the initial budget to the
// accounts, its items must make the whole difference, for income and for
// spending. What remains unexplained is reported as an amount.
func (r *reporter) differences() {
	if r.Pack == nil {
		return
	}
	for i := range r.Pack.Lists {
		rule := &r.Pack.Lists[i]
		list := r.Facts.Lists.Get(rule.Key.Value)
		if rule.Value.Name.Value != "差异" || list == nil || (*list).Kind != source.Array {
			continue
		}
		for _, field := range rule.Value.Fields {
			whole, ok := r.Facts.Figure(field.Value.Value + "决算")
			if first := r.Facts.Budget.Initial; ok && first != nil {
				r.difference(*list, field.Key.Value, field.Value.Value, *first, whole)
			}
		}
	}
}

func (r *reporter) difference(list *source.Node, key, name string, first, whole expr.Quantity) {
	want, err := whole.Sub(first)
	if err != nil {
		return
	}
	sum := new(big.Rat)
	given := 0
	for _, row := range list.Kids {
		n := row.Get(key)
		if n == nil {
			continue
		}
		q, ok := r.amount(n, want)
		if !ok {
			return
		}
		given++
		sum.Add(sum, q)
	}
	if given == 0 || sum.Cmp(want.Rat) == 0 {
		return
	}
	rest := new(big.Rat).Sub(want.Rat, sum)
	word := "还差"
	if rest.Sign() < 0 {
		word, rest = "多出", rest.Neg(rest)
	}
	r.add(source.DifferenceMismatch, list, fmt.Sprintf("%s决算%s与年初预算%s相差%s，所列各项合计%s，%s%s", name, whole, first, as(want.Rat, want), as(sum, want), word, as(rest, want)),
		"补上遗漏的原因；说不清的部分，列一项写明是余数", r.place("budget"))
}

// amount is a number of a list as printed, in the unit of the whole.
func (r *reporter) amount(n *source.Node, like expr.Quantity) (*big.Rat, bool) {
	text, _ := expr.ParseText(n.Text)
	if text == nil || n.Kind != source.String {
		return nil, false
	}
	s, errs := text.Fill(r.env)
	if len(errs) > 0 {
		return nil, false
	}
	q, err := expr.ParseQuantity(strings.NewReplacer(",", "", "，", "").Replace(s))
	if err != nil {
		return nil, false
	}
	if q.IsPlain() { // the table says 万元
		q, err = expr.ParseQuantity(q.Number(q.Places) + like.Measure())
	}
	if err != nil || q.Unit != like.Unit {
		return nil, false
	}
	return q.Rat, true
}

// sameSource compares amounts that stand twice: a row of the budget and the
// figure of the same name, spent money both.
func (r *reporter) sameSource() {
	for _, a := range r.Facts.Amounts() {
		q, ok := r.Facts.Figure(a.Data.Name.Value)
		if !ok || a.Executed == nil {
			continue
		}
		c, err := a.Executed.Cmp(q)
		if err != nil || c == 0 || q.Unit != "元" {
			continue
		}
		e, _, ok := r.Facts.Entry([]string{a.Data.Name.Value})
		if !ok || e.Document == nil {
			continue
		}
		code := source.SourceUnsure
		if a.Data.Source.Value == e.Document.Key.Value && a.Data.Source.Set() {
			code = source.SourceDiffers
		}
		r.add(code, a.Data.Executed.Node, fmt.Sprintf("“%s”的执行数是%s，数据“%s”是%s", a.Data.Name.Value, a.Executed, e.Name, q),
			"同一笔钱只写一处，另一处写成公式 \"= "+e.Name+"\"", e.Node.Place())
	}
	r.spending()
}

// spending compares what the rows by use were spent on with the accounts' total,
// where all come from one document.
func (r *reporter) spending() {
	e, _, ok := r.Facts.Entry([]string{"支出决算"})
	whole, known := e.Value.Number()
	if !ok || !known || e.Document == nil {
		return
	}
	sum := new(big.Rat)
	var first *facts.BudgetRow
	for _, a := range r.Facts.Amounts() {
		if a.Data.By.Value != "用途" || a.Data.Sub.Value {
			continue
		}
		if a.Executed == nil || a.Data.Source.Value != e.Document.Key.Value {
			return
		}
		if first == nil {
			first = a.Data
		}
		sum.Add(sum, a.Executed.Rat)
	}
	if first != nil && sum.Cmp(whole.Rat) != 0 {
		r.add(source.SourceUnsure, first.Node, fmt.Sprintf("各项用途的执行数合计%s，支出决算是%s", as(sum, whole), whole), "核对各项支出和决算数；口径不同的，分别写明来源", e.Node.Place())
	}
}

// properParts are the last words of rates that cannot be above 100%.
var properParts = [...]string{"合格率", "满意度", "满意率", "结案率", "整改率", "及时率", "覆盖率", "普及率", "优良率", "达标率", "准确率", "有效率", "参保率", "签约率", "占比"}

// aboveWhole finds parts that are larger than their wholes.
func (r *reporter) aboveWhole() {
	if b := &r.Facts.Budget; b.Rate != nil && b.Base != nil && b.Rate.Rat.Cmp(one100) > 0 {
		r.add(source.AboveWhole, r.Facts.Node.Get("budget"), fmt.Sprintf("执行数%s大于预算数%s，执行率%s", b.Executed, b.Base, b.Rate), "核对两个数；有追加的，写上调整后预算 adjusted")
	}
	reported := map[*source.Node]bool{}
	above := func(name string, q expr.Quantity, n *source.Node) {
		if q.Unit == expr.PercentUnit && q.Rat.Cmp(one100) > 0 && endsWith(name, properParts[:]...) && !reported[n] {
			reported[n] = true
			r.add(source.AboveWhole, n, fmt.Sprintf("“%s”是%s，超过了100%%", name, q), "核对分子和分母")
		}
	}
	for i := range r.known {
		if k := &r.known[i]; k.name != "" {
			above(k.name, k.value, k.node)
		}
	}
	for _, in := range r.Facts.Indicators {
		if in.Actual.Rat != nil {
			n := in.Data.Actual.Node
			if n == nil {
				n = in.Node
			}
			above(in.Name, in.Actual, n)
		}
	}
}

// declaredRate compares a declared execution rate with the one that the rows
// give, if both are of one scope. A rate of another scope is what declaring is
// for.
func (r *reporter) declaredRate() {
	b := r.Facts.Data.Budget
	sums := &r.Facts.Budget
	if b == nil || b.Rate == nil || sums.Rate == nil || sums.Executed == nil {
		return
	}
	base := sums.Adjusted
	if base == nil {
		base = sums.Initial
	}
	if base == nil || base.Sign() <= 0 {
		return
	}
	same := false
	for i := range b.Rows {
		if d := r.Facts.Documents.Get(b.Rows[i].Source.Value); d != nil && b.Rows[i].Executed.Set() {
			same = same || d.Scope.Value != "" && d.Scope.Value == b.Rate.Scope.Value
		}
	}
	if computed, err := sums.Executed.Ratio(*base); same && err == nil && computed.Round(sums.Rate.Places).Rat.Cmp(sums.Rate.Rat) != 0 {
		r.add(source.RateUnfounded, b.Rate.Declared.Node, fmt.Sprintf("申报的执行率%s与同一口径的金额对不上：执行数%s÷预算数%s=%s", sums.Rate, sums.Executed, base, computed.Round(2)),
			"删去 declared，由程序计算；口径确实不同的，在 scope 里写清", b.Node.Place())
	}
}

// goods finds figures of one thing in two units: 口罩收到 in 个, 口罩发放 in 只.
func (r *reporter) goods() {
	first := map[string]*datum{}
	for i := range r.known {
		k := &r.known[i]
		if k.name == "" || k.node == nil || strings.Contains(k.name, ".") || !isPiece(k.value.Unit) {
			continue
		}
		thing := k.name
		for _, w := range [...]string{"收到", "发放", "采购", "购置", "配备", "接收", "储备", "新增", "更换", "使用", "库存", "损耗"} {
			thing = strings.TrimPrefix(strings.TrimSuffix(thing, w), w)
		}
		if han(thing) < 2 || thing == k.name {
			continue
		}
		f := first[thing]
		if f == nil {
			first[thing] = k
		} else if f.value.Unit != k.value.Unit {
			r.add(source.TextUnitsOfOneSet, k.node, fmt.Sprintf("“%s”的单位不一：“%s”用“%s”，“%s”用“%s”", thing, k.name, k.value.Unit, f.name, f.value.Unit), "统一成一个单位", f.node.Place())
		}
	}
	r.typedGoods()
}

// typedGoods finds the same in the texts, where at least one of the two is typed.
func (r *reporter) typedGoods() {
	v := *r.review
	v.put = func(code source.Code, at int, message, hint string, related []int) {
		for _, x := range append(related, at) {
			if p := r.script.at(x); p != nil && p.typed {
				r.put(code, at, message, hint, related)
				return
			}
		}
	}
	v.goods()
}

// amountsIn lists the money in a sentence.
func (r *reporter) amountsIn(sn *prose.Sentence) (list []*prose.Mention) {
	for i := sn.Mentions.From; i < sn.Mentions.To; i++ {
		if m := &r.review.text.Mentions[i]; m.Kind == prose.Money {
			list = append(list, m)
		}
	}
	return list
}
