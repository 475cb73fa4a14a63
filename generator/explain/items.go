package explain

import (
	"slices"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/source"
)

// item explains a field of a record: of an item of a list, or of a record of the
// dictionary that stands for one thing. Without a field it is what the record
// stands for. It is false if the record is none that stands for an item.
func (x *Explainer) item(term string, r *expr.Record, fields []string, v expr.Value) ([]piece, bool) {
	field := ""
	if len(fields) > 0 {
		field = fields[0]
	}
	one := func(p piece) ([]piece, bool) { return []piece{p}, true }
	at := x.trace.NodeOf(r)
	if p := x.problemOf(r); p != nil {
		return x.problem(p, field, v), true
	}
	for i := range x.trace.Measures {
		if m := &x.trace.Measures[i]; m.Item == r {
			return x.measure(m, field, v), true
		}
	}
	if row := x.rows[at]; at != nil && row != nil && slices.Contains(r.Names(), "目标值") {
		return one(x.rowField(row, field, v))
	}
	if at == nil {
		name, _ := r.Self().Text()
		switch {
		case slices.Contains(r.Names(), "得分率"):
			return one(x.classField(name, field, v))
		case slices.Contains(r.Names(), "文号"):
			return one(x.paperField(r, field, v))
		}
		return nil, false
	}
	if i := x.budgetRow(at); i >= 0 {
		return one(x.amountField(i, field, v))
	}
	for _, g := range x.facts.Goals {
		if g.Data.Node == at {
			return one(x.goalField(g, field, v))
		}
	}
	if e := x.evidenceAt(at); e != nil && slices.Contains(r.Names(), "用于") {
		return one(x.evidenceField(e, field, v))
	}
	return one(x.listField(term, at, field, v))
}

func (x *Explainer) budgetRow(at *source.Node) int {
	if b := x.facts.Data.Budget; b != nil {
		for i := range b.Rows {
			if b.Rows[i].Node == at {
				return i
			}
		}
	}
	return -1
}

func (x *Explainer) evidenceAt(at *source.Node) *source.Entry[facts.Document] {
	for i := range x.facts.Documents {
		if x.facts.Documents[i].Value.Node == at {
			return &x.facts.Documents[i]
		}
	}
	return nil
}

// listField is a field of an item of a list that the author wrote, last year's
// problems included.
func (x *Explainer) listField(term string, at *source.Node, field string, v expr.Value) piece {
	env := x.trace.Env
	if last := x.facts.Last; last != nil && at.Value.File != nil && x.trace.Last != nil && root(at) == last.Data.Node {
		env = x.trace.Last
	}
	s, ok := v.Text()
	if !ok {
		n := node(Setting, term, "").quantity(v).written(at)
		if list, isList := v.List(); isList {
			n = x.count(term, list).written(at)
		}
		return fixed("", n)
	}
	name := "“" + term + "”的" + field
	if t, found := x.find(at, s, env, 2); found {
		return x.authored(name, t, v, env)
	}
	return fixed(s, node(Setting, name, s).written(at))
}

func root(n *source.Node) *source.Node {
	for n.Parent != nil {
		n = n.Parent
	}
	return n
}

// amountField is a field of a row of the budget.
func (x *Explainer) amountField(i int, field string, v expr.Value) piece {
	r := &x.facts.Data.Budget.Rows[i]
	column := map[string]string{"年初": "年初预算", "调整后": "调整后预算", "执行": "执行数"}[field]
	if e, ok := x.facts.AmountEntry(i, column); ok && column != "" {
		return fixed("", x.entry(e))
	}
	if field != "率" {
		s, _ := v.Text()
		return fixed(s, node(Setting, "资金“"+r.Name.Value+"”的"+orName(field), s).quantity(v).written(r.Node))
	}
	n := node(Computed, "“"+r.Name.Value+"”的执行率", "").quantity(v)
	whole, ok := x.facts.AmountEntry(i, "调整后预算")
	if !ok {
		whole, _ = x.facts.AmountEntry(i, "年初预算")
	}
	spent, _ := x.facts.AmountEntry(i, "执行数")
	x.ratio(n, spent, whole)
	return fixed("", n)
}

func orName(field string) string {
	if field == "" {
		return "名称"
	}
	return field
}

// ratio fills a node that is a divided by b.
func (x *Explainer) ratio(n *Node, a, b facts.Entry) {
	p, okA := a.Value.Number()
	q, okB := b.Value.Number()
	if !okA || !okB {
		return
	}
	n.Rule = a.Name + " ÷ " + b.Name
	n.Filled = "比率(" + p.String() + ", " + q.String() + ")"
	n.again = "比率(" + expr.Exact(p) + ", " + expr.Exact(q) + ")"
	n.From = append(n.From, x.entry(a), x.entry(b))
}

// paperField is a field of a document that wording cites.
func (x *Explainer) paperField(r *expr.Record, field string, v expr.Value) piece {
	title, _ := r.Field("名称")
	name, _ := title.Text()
	for i := range x.facts.Documents {
		if e := &x.facts.Documents[i]; e.Value.Title.Value == name {
			return x.evidenceField(e, field, v)
		}
	}
	s, _ := v.Text()
	return fixed(s, node(Paper, name, s))
}

// evidenceField is a field of a document.
func (x *Explainer) evidenceField(e *source.Entry[facts.Document], field string, v expr.Value) piece {
	d := &e.Value
	at := map[string]*source.Node{"文号": d.Number.Node, "出处": d.Issuer.Node, "日期": d.Date.Date.Node, "存放": d.Place.Node}[field]
	if at == nil {
		at = d.Title.Node
	}
	s, _ := v.Text()
	n := node(Paper, "文件“"+e.Key.Value+"”", s).quantity(v).written(at)
	n.Document = x.document(e)
	if field == "序号" {
		n.note("按文件在数据里的次序编号，只列用作佐证的")
	}
	if field == "" {
		s = "" // cited as a whole: title and number come together
	}
	return fixed(s, n)
}

// cited explains a document that wording names: a field of it, or title and
// number and all, which a citation puts together.
func (x *Explainer) cited(e *source.Entry[facts.Document], fields []string, v expr.Value) []piece {
	if len(fields) > 0 {
		return []piece{x.evidenceField(e, fields[0], v)}
	}
	r, ok := v.Record()
	if !ok {
		return nil
	}
	var list []piece
	for _, name := range r.Names() {
		if s, ok := recordField(r, name).Text(); ok && s != "" {
			list = append(list, x.evidenceField(e, name, recordField(r, name)))
		}
	}
	return list
}

// goalField is a field of an annual goal.
func (x *Explainer) goalField(g *facts.Goal, field string, v expr.Value) piece {
	name := "年度目标“" + g.Name + "”"
	switch field {
	case "内容":
		return x.authored(name+"的内容", g.Data.Text, v, x.trace.Env)
	case "完成":
		return x.authored(name+"的完成情况", g.Data.Done, v, x.trace.Env)
	case "分值", "得分":
		for _, c := range x.score.Classes {
			if c.Goal == g && field == "得分" {
				return fixed("", x.class(c))
			} else if c.Goal == g {
				return fixed("", x.classPoints(c))
			}
		}
	}
	return fixed(g.Name, node(Setting, "年度目标", g.Name).written(g.Data.Name.Node))
}

// fieldText explains the value of a head field that the pack declares.
func (x *Explainer) fieldText(name string, v expr.Value) piece {
	if t := x.facts.Fields.Get(name); t != nil {
		return x.authored("表头“"+name+"”", *t, v, x.trace.Env)
	}
	s, _ := v.Text()
	n := node(Setting, "表头“"+name+"”", strings.TrimSpace(s))
	if rule := x.pack.Fields.Get(name); rule != nil && rule.Default.Set() {
		n.written(rule.Default.Node).note("模板的默认值")
	}
	return fixed(s, n)
}
