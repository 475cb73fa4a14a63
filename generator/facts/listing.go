package facts

import (
	"fmt"
	"slices"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// Quantity is one evaluated quantity of the data, under a name that stays the
// same when tables and rows move.
type Quantity struct {
	Table   string       // of the data file: figures, budget, indicators
	Name    string       // 供水站完成, 事故起数.上年, 财政拨款.执行数, 执行率, 指标“受益人口”完成数
	Printed string       // as printed without a filter; "" if it is not known
	Formula bool         // written as a formula, or implied by the data model
	Uses    []string     // the Names that the formula mentions, in its order, each once
	Node    *source.Node // where it is written; nil for what the data model implies
}

// Quantities lists every quantity: figures, amounts of the budget, its totals and
// rate, actuals of indicators and of their parts, each in the order of the file.
func (f *Facts) Quantities() []Quantity {
	l := lister{facts: f, names: map[string]string{}, taken: map[string]int{}}
	l.table = "figures"
	l.figures()
	l.table = "budget"
	l.budget()
	l.table = "indicators"
	for _, in := range f.Indicators {
		l.actuals(in)
	}
	list := make([]Quantity, len(l.keys))
	for i, key := range l.keys {
		q := Quantity{Table: l.tables[i], Name: l.names[key], Node: l.nodes[i]}
		if v, _, err := f.formulas.Value(key); err == nil && !v.IsNull() {
			q.Printed, _ = v.Print()
		}
		uses := f.formulas.Uses(key)
		q.Formula = uses != nil || q.Node != nil && expr.IsFormula(q.Node.Text)
		for _, k := range uses {
			if name := l.names[k]; name != "" && !slices.Contains(q.Uses, name) {
				q.Uses = append(q.Uses, name)
			}
		}
		list[i] = q
	}
	return list
}

// lister names the keys of the formulas.
type lister struct {
	facts  *Facts
	table  string // that is being listed
	keys   []string
	nodes  []*source.Node
	tables []string
	names  map[string]string // keys → names
	taken  map[string]int    // how often a name has been given
}

func (l *lister) add(key, name string, node *source.Node) {
	if l.taken[name]++; l.taken[name] > 1 {
		name = fmt.Sprintf("%s（%d）", name, l.taken[name])
	}
	l.keys, l.nodes, l.tables = append(l.keys, key), append(l.nodes, node), append(l.tables, l.table)
	l.names[key] = name
}

func (l *lister) figures() {
	for _, g := range l.facts.figures {
		if !g.paired {
			l.add(g.key, g.key, g.data.Value.Node)
			continue
		}
		l.add(g.key+".本年", g.key, g.data.Value.Node)
		last := g.data.Last.Node
		if last == nil && l.facts.Last != nil {
			if list := l.facts.Last.byName[g.name]; len(list) > 0 {
				last = list[0].data.Value.Node
			}
		}
		l.add(g.key+".上年", g.key+".上年", last)
		for _, d := range growth {
			l.add(g.key+"."+d.name, g.key+"."+d.name, nil)
		}
	}
}

func (l *lister) budget() {
	if l.facts.Data.Budget == nil {
		return
	}
	rows := l.facts.Data.Budget.Rows
	for i := range rows {
		for _, c := range columns {
			l.add(fmt.Sprintf("_预算%d%s", i+1, c.name), rows[i].Name.Value+"."+c.name, c.of(&rows[i]).Node)
		}
	}
	for _, c := range columns {
		l.add(c.name, c.name, nil)
	}
	var declared *source.Node
	if r := l.facts.Data.Budget.Rate; r != nil {
		declared = r.Declared.Node
	}
	l.add(rateName, rateName, declared)
}

func (l *lister) actuals(in *Indicator) {
	add := func(actual source.Text, what string) {
		if actual.Set() {
			l.add("_"+actual.Node.Path(), what, actual.Node)
		}
	}
	name := "指标“" + in.Name + "”"
	add(in.Data.Actual, name+"完成数")
	add(in.Data.Last, name+"上年数")
	for i := range in.Data.Parts {
		p := &in.Data.Parts[i]
		add(p.Actual, name+"分项“"+p.Name.Value+"”完成数")
	}
}
