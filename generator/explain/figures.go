package explain

import (
	"strings"

	"github.com/selfeval/selfeval/generator/facts"
)

// fact explains a figure or a total of the budget by name.
func (x *Explainer) fact(name string) *Node {
	e, _, ok := x.facts.Entry(strings.Split(name, "."))
	if !ok {
		return node(Fact, name, "").note("数据里没有")
	}
	return x.entry(e)
}

// entry explains a quantity of the data: as written, or as its formula with what
// that reads.
func (x *Explainer) entry(e facts.Entry) *Node { return x.formula(node(Fact, e.Name, ""), e) }

func (x *Explainer) formula(n *Node, e facts.Entry) *Node {
	n.quantity(e.Value)
	if e.Value.IsNull() {
		n.note("算不出来")
	}
	n.Document = x.document(e.Document)
	if e.Node != nil {
		n.written(e.Node)
	}
	if e.Year != x.facts.Report.Year.Value {
		n.note("%d年的数", e.Year)
	}
	if e.Scope != "" && (e.Document == nil || e.Document.Value.Scope.Value != e.Scope) {
		n.note("口径：%s", e.Scope)
	}
	if e.Note != "" {
		n.note("%s", e.Note)
	}
	if e.Name == "执行率" && e.Formula == nil {
		n.note("申报值，不用报告里的金额计算")
	}
	if e.Formula == nil {
		return n
	}
	t, err := e.Formula.Trace(x.facts.Env())
	if err != nil {
		return n.note("%s", err.Message)
	}
	for _, c := range t.Choices {
		n.note("%s", choice(c))
	}
	n.Rule = "= " + e.Formula.String()
	var names []string
	for i := range t.Names {
		inner, _, ok := x.facts.Entry(t.Names[i].Path)
		if !ok {
			continue
		}
		names = append(names, inner.Name)
		n.From = append(n.From, x.entry(inner))
	}
	if e.Implied {
		n.note("%s", implied(e))
		if strings.Contains(n.Rule, "_") { // rows of the budget have no name that can be written
			n.Rule = "= " + strings.Join(names, " + ")
		}
	}
	n.Filled, n.again = t.Text, t.Exact
	return n
}

// implied says why a formula is there that nobody wrote.
func implied(e facts.Entry) string {
	switch {
	case e.Name == "执行率":
		return "执行率是执行数与调整后预算之比；没有调整的，与年初预算之比"
	case strings.Contains(e.Name, "."):
		return "由本年和上年的数算出"
	}
	return "预算各行之和"
}

// known are the names that somebody may ask for.
func (x *Explainer) known() []string {
	list := []string{"总分", "等级", "得分率", "执行率"}
	if e := x.score.Execution; e != nil {
		list = append(list, e.Class)
	}
	for _, c := range x.classes() {
		list = append(list, c.Name)
	}
	for _, r := range x.score.Rows {
		list = append(list, r.Name)
	}
	list = append(list, x.facts.EntryNames()...)
	for i := range x.trace.Problems {
		if s, ok := x.trace.Problems[i].Item.Self().Text(); ok {
			list = append(list, s)
		}
	}
	for _, d := range x.facts.Documents {
		list = append(list, d.Key.Value)
	}
	return list
}
