package explain

import (
	"github.com/selfeval/selfeval/generator/compose"
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
)

// problem explains a field of a problem: as the author wrote it, or by the rule of
// the pack that it follows from.
func (x *Explainer) problem(p *compose.ProblemTrace, field string, v expr.Value) []piece {
	title, _ := p.Item.Self().Text()
	name := "问题：" + title
	d := p.Data
	switch field {
	case "", "标题":
		if d != nil && d.Title.Set() {
			return []piece{x.authored(name+"的标题", d.Title, expr.OfText(title), x.trace.Env)}
		}
		return []piece{x.derived(name, p, func(r *pack.DerivedProblem) piece {
			return x.worded(name+"的标题", r.Wordings.Title, expr.OfText(title), p.Env)
		})}
	case "内容":
		if d != nil && d.Text.Set() {
			return []piece{x.authored(name+"的内容", d.Text, v, x.trace.Env)}
		}
		return []piece{x.derived(name, p, func(r *pack.DerivedProblem) piece {
			return x.worded(name+"的内容", r.Wordings.Text, v, p.Env)
		})}
	case "原因":
		if d != nil && len(d.Causes) > 0 {
			return x.causes(name, p, v)
		}
		if p.Rule != nil && p.Rule.Cause != nil {
			return x.ruled(name, p, p.Rule.Cause)
		}
	}
	s, _ := v.Text()
	n := node(Numbering, name+"的"+field, "").quantity(v).note("按问题在报告里的次序编号")
	if field != "序号" {
		n = node(Setting, name+"的"+field, s)
	}
	if list, ok := v.List(); ok {
		n = node(Count, name+"的"+field+"数", expr.Int(int64(len(list)), "").String())
	}
	if at := x.problemPlace(p); !at.IsZero() {
		n.at(at)
	}
	return []piece{fixed(s, n)}
}

// problemOf is the problem that a record stands for, nil if it stands for another
// thing.
func (x *Explainer) problemOf(r *expr.Record) *compose.ProblemTrace {
	for i := range x.trace.Problems {
		if p := &x.trace.Problems[i]; p.Item == r {
			return p
		}
	}
	return nil
}

func (x *Explainer) problemPlace(p *compose.ProblemTrace) Place {
	if p.Data != nil {
		return p.Data.Node.Place()
	}
	if p.Rule != nil {
		return p.Rule.Condition.At.Place(0)
	}
	return Place{}
}

// causes are the author's own, each a text.
func (x *Explainer) causes(name string, p *compose.ProblemTrace, v expr.Value) []piece {
	list, _ := v.List()
	pieces := []piece{fixed("", node(Count, name+"的原因数", expr.Int(int64(len(list)), "").String()).written(p.Data.Node.Get("causes")))}
	i := 0
	for _, t := range p.Data.Causes {
		if i < len(list) { // a cause that says nothing is not in the list
			if s, _ := list[i].Text(); squeeze(fillText(t.Value, x.trace.Env)) != squeeze(s) {
				continue
			}
			pieces = append(pieces, x.authored(name+"的原因", t, list[i], x.trace.Env))
			i++
		}
	}
	return pieces
}

// ruled are the pieces of an expression of the pack that gives a problem its
// causes or its measure: what it reads is the data's own.
func (x *Explainer) ruled(name string, p *compose.ProblemTrace, c *pack.Condition) []piece {
	t, err := c.Expr.Trace(p.Env)
	if err != nil {
		return nil
	}
	var list []piece
	for i := range t.Names {
		for _, inner := range x.named(&t.Names[i]) {
			list = append(list, x.derived(name, p, func(*pack.DerivedProblem) piece { return inner }))
		}
	}
	return list
}

// derived is a piece of a problem that follows from a rule of the pack, below the
// condition that held.
func (x *Explainer) derived(name string, p *compose.ProblemTrace, of func(*pack.DerivedProblem) piece) piece {
	if p.Rule == nil {
		return fixed("", node(Problem, name, ""))
	}
	inner := of(p.Rule)
	return piece{inner.text, func(at span) *Node {
		n := x.condition(p.Rule.Condition, p.Env)
		n.Kind, n.Name = Problem, name
		n.note("由模板的规则产生，条件成立")
		if !at.isWhole() {
			n.From = nil
		}
		n.From = append(n.From, inner.node(at))
		return n
	}}
}

// measure explains a field of a measure.
func (x *Explainer) measure(m *compose.MeasureTrace, field string, v expr.Value) []piece {
	title, _ := m.Item.Self().Text()
	name := "措施：" + title
	if p := m.Problem; p != nil && p.Rule != nil {
		switch {
		case (field == "" || field == "标题") && p.Rule.MeasureTitle.Set():
			return []piece{x.worded(name+"的标题", p.Rule.Wordings.MeasureTitle, expr.OfText(title), p.Env)}
		case field == "内容" && p.Rule.Answer != nil:
			return x.ruled(name, p, p.Rule.Answer)
		}
	}
	s, _ := v.Text()
	switch field {
	case "针对":
		n := node(Setting, name+"针对的问题", s).written(m.Node.Get("answers"))
		list := []piece{}
		for i := range x.trace.Problems {
			p := &x.trace.Problems[i]
			list = append(list, x.problem(p, "标题", p.Item.Self())...)
		}
		return append(list, fixed(s, n))
	case "时限":
		return []piece{fixed(s, node(Setting, name+"的完成时限", s).written(m.Node.Get("due")))}
	case "序号":
		return []piece{fixed("", node(Numbering, name+"的序号", "").quantity(v).note("按措施在报告里的次序编号"))}
	}
	key := map[string]string{"": "title", "标题": "title", "内容": "text", "责任": "owner"}[field]
	if t, ok := x.find(m.Node.Get(key), s, x.trace.Env, 0); ok {
		return []piece{x.authored(name+"的"+orName(field), t, v, x.trace.Env)}
	}
	return []piece{fixed(s, node(Setting, name+"的"+field, s).written(m.Node))}
}
