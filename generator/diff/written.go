package diff

import (
	"strings"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/source"
)

// writtenIn lists what the clerk wrote, includes merged.
func writtenIn(r *generator.Report) *entries {
	f := r.Facts
	w := &writer{facts: f, quantities: f.Quantities(), printed: map[*source.Node]facts.Quantity{}}
	for _, q := range w.quantities {
		if q.Node != nil {
			w.printed[q.Node] = q
		}
	}
	w.setting("unit", "填报单位", f.Unit.Node)
	if f.Project != nil {
		w.setting("project", "项目", f.Project.Node)
	}
	w.setting("report", "报告", f.Report.Node)
	w.pack(r)
	w.documents()
	w.figures()
	w.budget()
	w.array(Text, "goals", "总体目标")
	w.indicators()
	w.array(Text, "problems", "问题")
	w.array(Text, "measures", "措施")
	for _, t := range f.Text {
		w.leaf(Text, "text/"+t.Key.Value, "", "“"+t.Key.Value+"”", t.Value.Node)
	}
	for _, l := range f.Lists {
		w.node(List, "lists/"+l.Key.Value, "", "清单“"+l.Key.Value+"”", l.Value)
	}
	seen := map[string]bool{}
	for _, e := range f.Fields { // the data file's own come before those of includes
		if !seen[e.Key.Value] {
			seen[e.Key.Value] = true
			w.leaf(Field, "fields/"+e.Key.Value, "", "“"+e.Key.Value+"”", e.Value.Node)
		}
	}
	w.array(Setting, "accept", "认可的问题")
	w.setting("published", "已公布", f.Node.Get("published"))
	return &w.entries
}

// writer collects entries.
type writer struct {
	entries
	facts      *facts.Facts
	quantities []facts.Quantity
	printed    map[*source.Node]facts.Quantity
}

func (w *writer) setting(id, name string, n *source.Node) {
	if n != nil {
		w.node(Setting, id, "", name, n)
	}
}

func (w *writer) array(kind Kind, key, name string) {
	if n := w.facts.Node.Get(key); n != nil {
		w.node(kind, key, "", name, n)
	}
}

// pack is the pack by name and by content.
func (w *writer) pack(r *generator.Report) {
	e := entry{kind: Setting, id: "pack", name: "模板", text: r.Facts.Data.Pack.Value, at: r.Facts.Data.Pack.Node.Place()}
	if p := r.Pack; p != nil {
		e.text, e.same = p.Name.Value, p.Name.Value+" "+p.Digest
		if len(p.Digest) >= 8 {
			e.text += "（" + p.Digest[:8] + "）"
		}
	}
	w.add(e)
}

func (w *writer) documents() {
	seen := map[string]bool{}
	for i := range w.facts.Documents {
		e := &w.facts.Documents[i]
		if seen[e.Key.Value] {
			continue
		}
		seen[e.Key.Value] = true
		id := w.add(entry{kind: Document, id: "documents/" + e.Key.Value, name: "文件“" + e.Key.Value + "”", text: e.Value.Title.Value, at: e.Key.Node.KeyPlace()})
		w.parts(Document, id, "文件“"+e.Key.Value+"”", e.Value.Node, "title")
	}
}

// figures are quantities, and what is said about them.
func (w *writer) figures() {
	seen := map[string]bool{}
	for _, table := range w.facts.Figures {
		for i := range table.Value {
			g := &table.Value[i].Value
			q, ok := w.printed[g.Value.Node]
			if !ok || seen[q.Name] {
				continue // a finding says why
			}
			seen[q.Name] = true
			id := w.add(quantity(Figure, "figures/"+q.Name, q))
			w.leaf(Figure, "figures/"+q.Name+".上年", id, q.Name+".上年", g.Last.Node)
			w.add(entry{kind: Figure, id: id + "/source", in: id, name: q.Name + "的来源", text: table.Key.Value, at: table.Key.Node.KeyPlace()})
			w.leaf(Figure, id+"/scope", id, q.Name+"的口径", g.Scope.Node)
			w.leaf(Figure, id+"/note", id, q.Name+"的说明", g.Note.Node)
		}
	}
	for _, q := range w.quantities { // those of last year, where its own file gives them
		if id := "figures/" + q.Name; q.Table == "figures" && q.Node != nil && w.get(id) == nil {
			w.add(quantity(Figure, id, q))
		}
	}
}

// quantity is a quantity as it was written: a formula with what it gives.
func quantity(kind Kind, id string, q facts.Quantity) entry {
	e := entry{kind: kind, id: id, name: q.Name, text: q.Printed, at: q.Node.Place()}
	if q.Node != nil && (expr.IsFormula(q.Node.Text) || e.text == "") {
		e.text = q.Node.Text
	}
	if expr.IsFormula(e.text) {
		e.same = strings.Map(func(r rune) rune {
			if r == ' ' || r == '　' || r == '\t' {
				return -1
			}
			return r
		}, e.text)
	}
	return e
}

// budget are the rows by name and use, each amount with its unit.
func (w *writer) budget() {
	b := w.facts.Data.Budget
	if b == nil {
		return
	}
	for i := range b.Rows {
		r := &b.Rows[i]
		name := "资金“" + r.Name.Value + "”"
		id := w.add(entry{kind: Budget, id: "budget/rows/" + r.By.Value + "/" + r.Name.Value, name: name, text: r.Name.Value, at: r.Node.Place()})
		w.parts(Budget, id, name, r.Node, "name", "by")
	}
	for _, kid := range b.Node.Kids {
		if kid.Name != "rows" && kid.Name != "unit" { // amounts are printed with their unit
			w.node(Budget, "budget/"+kid.Name, "", "预算的"+label(kid.Name), kid)
		}
	}
}

// indicators are known by their names; by class and name where two share one.
func (w *writer) indicators() {
	ids := indicatorIDs(w.facts)
	for i, in := range w.facts.Indicators {
		name := "指标“" + in.Name + "”"
		id := w.add(entry{kind: Indicator, id: "indicators/" + ids[i], name: name, text: "目标" + in.Target.String(), same: in.Name, at: in.Data.Node.Place()})
		w.parts(Indicator, id, name, in.Data.Node, "name")
	}
}

// indicatorIDs names the indicators of a report by what stays when rows move.
func indicatorIDs(f *facts.Facts) []string {
	count := map[string]int{}
	for _, in := range f.Indicators {
		count[in.Name]++
	}
	ids := make([]string, len(f.Indicators))
	for i, in := range f.Indicators {
		if ids[i] = in.Name; count[in.Name] > 1 {
			ids[i] = in.Data.Class.Value + "/" + in.Name
		}
	}
	return ids
}
