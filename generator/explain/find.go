package explain

import (
	"reflect"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// Explain answers what: the name of something that has a value, a printed number
// with or without its unit, or a part of a sentence. It is false if the report has
// nothing of the kind; [Explainer.Nearest] then says what may have been meant.
func (x *Explainer) Explain(what string) (*Answer, bool) {
	what = strings.TrimSpace(what)
	a := &Answer{Query: what, Items: []*Item{}}
	if what == "" {
		return a, false
	}
	for _, n := range x.byName(what) {
		a.Items = append(a.Items, &Item{Node: n, Printed: x.printed(n)})
	}
	if len(a.Items) > 0 {
		return a, true
	}
	if q, err := expr.ParseQuantity(what); err == nil {
		x.byNumber(a, what, q)
	}
	if len(a.Items) == 0 {
		x.bySentence(a, what)
	}
	return a, len(a.Items) > 0
}

// Nearest is the name that was most likely meant, or "".
func (x *Explainer) Nearest(what string) string { return source.Nearest(what, x.known()) }

// byName explains everything of that name.
func (x *Explainer) byName(name string) []*Node {
	var list []*Node
	add := func(n *Node) { list = append(list, n) }
	s := x.score
	switch name {
	case "总分", "得分", "总得分":
		add(x.total())
	case "等级", "评价等级":
		add(x.grade())
	case "得分率":
		p, _ := x.single(name, nil, expr.Value{})
		add(p.node(whole))
	case "复核", "审定":
		add(x.column(name, true))
	}
	if e := s.Execution; e != nil && e.Class == name {
		add(x.execution())
	}
	for _, c := range x.classes() {
		if c.Name == name {
			add(x.contribution(c))
		}
	}
	for _, r := range s.Rows {
		if r.Name == name {
			add(x.row(r))
		}
	}
	if e, used, ok := x.facts.Entry(strings.Split(name, ".")); ok && used == strings.Count(name, ".")+1 && !strings.HasPrefix(name, "_") {
		add(x.entry(e))
	}
	for i := range x.trace.Problems {
		p := &x.trace.Problems[i]
		if title, _ := p.Item.Self().Text(); title == name {
			for _, piece := range x.problem(p, "内容", recordField(p.Item, "内容")) {
				add(piece.node(whole))
			}
		}
	}
	if e := x.documentOf(name); e != nil {
		add(x.evidenceField(e, "", expr.OfText(e.Value.Title.Value)).node(whole))
	}
	return list
}

func recordField(r *expr.Record, name string) expr.Value {
	v, _ := r.Field(name)
	return v
}

// byNumber finds every place where a number is printed, by cause.
func (x *Explainer) byNumber(a *Answer, what string, q expr.Quantity) {
	spans := numbers(what)
	if len(spans) != 1 {
		return
	}
	digits, unit := what[spans[0].from:spans[0].to], strings.TrimSpace(what[spans[0].to:])
	for i := range x.stretches {
		s := &x.stretches[i]
		for _, at := range numbers(s.text) {
			if plainDigits(s.text[at.from:at.to]) != plainDigits(digits) {
				continue
			}
			n := x.cause(s, at)
			if unit == "" || strings.HasPrefix(s.text[at.to:], unit) || bare(s.text[at.to:]) && n.is(q) {
				x.add(a, s, at, n)
			}
		}
	}
}

// plainDigits is a number without commas.
func plainDigits(s string) string { return strings.ReplaceAll(s, ",", "") }

// bare reports whether no unit follows a number: it stands alone in a cell.
func bare(rest string) bool { return rest == "" }

// is reports whether a step yields a quantity.
func (n *Node) is(q expr.Quantity) bool {
	for inner := n; inner != nil; inner = only(inner) {
		value := inner.Value
		if inner.Exact != "" {
			value = inner.Exact
		}
		if v, err := expr.ParseQuantity(value); err == nil && v.Unit == q.Unit {
			c, err := v.Cmp(q)
			return err == nil && c == 0
		}
	}
	return false
}

func only(n *Node) *Node {
	if len(n.From) == 1 {
		return n.From[0]
	}
	return nil
}

// cause explains bytes of a stretch: the one step if one run printed them.
func (x *Explainer) cause(s *stretch, at span) *Node {
	if s.bar != "" {
		p := x.classField(s.bar, "得分率", expr.OfText(s.text))
		return p.node(whole)
	}
	parts := s.parts(at.from, at.to)
	if len(parts) == 1 {
		return x.run(parts[0].run, span{parts[0].from, parts[0].to})
	}
	n := node(Wording, "", s.text[at.from:at.to])
	for _, p := range parts {
		n.From = append(n.From, x.run(p.run, span{p.from, p.to}))
	}
	return n
}

// add puts a place where its cause is told, or tells it.
func (x *Explainer) add(a *Answer, s *stretch, at span, n *Node) {
	p := &Printed{Heading: s.heading, Where: s.where, Text: s.sentence(at.from, at.to), Via: []*Via{}}
	if p.Heading == nil {
		p.Heading = []string{}
	}
	for (n.Kind == Wording || n.Kind == Text) && len(n.From) == 1 && n.Filled == "" {
		rule := n.Rule
		if rule == "" {
			rule = n.Name
		}
		p.Via = append(p.Via, &Via{rule, n.At})
		n = n.From[0]
	}
	for _, item := range a.Items {
		if reflect.DeepEqual(item.Node, n) {
			item.Printed = append(item.Printed, p)
			return
		}
	}
	a.Items = append(a.Items, &Item{Printed: []*Printed{p}, Node: n})
}
