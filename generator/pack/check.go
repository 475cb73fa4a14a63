package pack

import (
	"slices"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// Form is the form of a name, nil if there is none.
func (p *Pack) Form(name string) *Form {
	for _, f := range p.Forms {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// resolve ties the outline's tables and slots to what the pack declares.
func (p *Pack) resolve(out *source.Findings) {
	forms := make([]string, len(p.Forms))
	for i, f := range p.Forms {
		forms[i] = f.Name
	}
	walk(p.Outline.Body, func(n Node) {
		switch n := n.(type) {
		case *TableRef:
			if n.Form = p.Form(n.Name); n.Form == nil && n.Name != "" {
				out.Add(source.UnknownForm, n.At, "", "forms.toml 里没有表“"+n.Name+"”", nearestHint(n.Name, forms))
			}
		case *ChartRef:
			if charts := p.KindOf().Charts; n.Name != "" && !slices.Contains(charts, n.Name) {
				out.Add(source.OutlineSyntax, n.At, "", "没有“"+n.Name+"”这种图", "可以写的有："+strings.Join(charts, "、"))
			}
		case *Slot:
			if n.Name == "" {
				return
			}
			rule := p.Slots.Get(n.Name)
			if rule == nil {
				out.Add(source.UnknownSlot, n.At, "", "pack.toml 的 [slots] 里没有“"+n.Name+"”", nearestHint(n.Name, mapKeys(p.Slots)))
			} else if rule.Required.Value && len(n.Default) > 0 {
				out.Add(source.OutlineSyntax, n.At, "", "“"+n.Name+"”必须由作者写，不能有默认内容", "删去默认内容，或去掉 required")
			}
		case *Heading:
			if n.Level > len(p.Levels) {
				out.Add(source.OutlineLevel, n.Text.At, "", "pack.toml 没有第"+expr.Hanzi(n.Level)+"级标题的样式", "在 [[levels]] 里补上")
			}
		}
	})
	used := map[string]bool{}
	walk(p.Outline.Body, func(n Node) {
		if s, ok := n.(*Slot); ok {
			used[s.Name] = true
		}
	})
	for _, s := range p.Slots {
		if !used[s.Key.Value] {
			out.Add(source.UnusedSlot, s.Key.Node.KeyPlace(), s.Key.Node.Path(), "提纲没有印“"+s.Key.Value+"”", "在 report.md 里写“:::作者 "+s.Key.Value+"”，或删去它")
		}
	}
}

// ScoreRateChart is the chart of score rates by class.
const ScoreRateChart = "得分率"

// walk visits every node, parents first.
func walk(nodes []Node, visit func(Node)) {
	for _, n := range nodes {
		visit(n)
		switch n := n.(type) {
		case *Slot:
			walk(n.Default, visit)
		case *If:
			for _, b := range n.Branches {
				walk(b.Body, visit)
			}
		case *Each:
			walk(n.Body, visit)
			walk(n.None, visit)
		case *Annex:
			walk(n.Body, visit)
		case *Cover:
			walk(n.Body, visit)
		}
	}
}

// check finds names and functions that cannot exist, whatever the data.
func (p *Pack) check(out *source.Findings) {
	c := checker{out: out, grades: p.grades()}
	n := names{pack: p, funcs: Functions()}
	for i := range p.Settings.Problems {
		d := &p.Settings.Problems[i]
		c.condition(d.List, n)
		inner := n
		if d.List != nil {
			inner = n.with(d.Variable, d.List)
		}
		for _, x := range []*Condition{d.Condition, d.Cause, d.Answer} {
			c.condition(x, inner)
		}
		for _, w := range []Wording{d.Wordings.About, d.Wordings.Title, d.Wordings.Text, d.Wordings.MeasureTitle} {
			c.wording(w, inner)
		}
	}
	for _, f := range p.Forms {
		c.form(f, n)
	}
	if p.Outline != nil {
		c.wording(p.Outline.Title, n)
		c.nodes(p.Outline.Body, n)
	}
}

type checker struct {
	out    *source.Findings
	grades []string // that a total can have; nil: not known
}

// grades are the names of the scheme's bands.
func (p *Pack) grades() []string {
	if p.Scheme == nil {
		return nil
	}
	var list []string
	for _, b := range p.Scheme.Bands {
		list = append(list, b.Name)
	}
	return list
}

func (c *checker) condition(x *Condition, n names) {
	if x != nil {
		reportErrors(c.out, x.At, "", x.Expr.Check(n.scope()))
		c.compared(x.Expr, x.At)
	}
}

func (c *checker) wording(w Wording, n names) {
	for _, p := range w.Pieces {
		if p.Text == nil {
			continue
		}
		reportErrors(c.out, p.At, "", p.Text.Check(n.scope()))
		for _, s := range p.Text.Segments {
			if s.Expr != nil {
				c.compared(s.Expr, p.At)
			}
		}
	}
}

// compared finds grades that the scheme does not give: a sentence about one
// would never be printed, and another one in its place.
func (c *checker) compared(e *expr.Expr, at source.Anchor) {
	for _, t := range e.Compared("等级") {
		if s := t.Path[0]; len(c.grades) > 0 && !slices.Contains(c.grades, s) {
			c.out.Add(source.BadBands, at.Place(t.Offset), "", "scheme.toml 的等级里没有“"+s+"”，这个条件永远不成立", "等级有："+strings.Join(c.grades, "、"))
		}
	}
}

func (c *checker) form(f *Form, n names) {
	if f.Caption != nil {
		c.wording(*f.Caption, n)
	}
	for i := range f.Rows {
		r := &f.Rows[i]
		c.condition(r.Each, n)
		inner := n
		if r.Each != nil {
			inner = n.with(r.Variable, r.Each)
		}
		c.condition(r.When, inner)
		for j := range r.Cells {
			c.wording(r.Cells[j].Text, inner)
			c.condition(r.Cells[j].Key, inner)
		}
	}
}

func (c *checker) nodes(list []Node, n names) {
	for _, x := range list {
		switch x := x.(type) {
		case *Heading:
			c.wording(x.Text, n)
		case *Paragraph:
			c.wording(x.Text, n)
		case *Slot:
			c.nodes(x.Default, n)
		case *If:
			for _, b := range x.Branches {
				c.condition(b.Condition, n)
				c.nodes(b.Body, n)
			}
		case *Each:
			c.condition(x.List, n)
			inner := n.with(x.Variable, x.List)
			c.condition(x.When, inner)
			c.nodes(x.Body, inner)
			c.nodes(x.None, n)
		case *Annex:
			c.wording(x.Title, n)
			c.nodes(x.Body, n)
		case *Cover:
			for _, w := range x.Title {
				c.wording(w, n)
			}
			c.nodes(x.Body, n)
		}
	}
}
