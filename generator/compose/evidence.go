package compose

import (
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// evidence is the index of documents that indicators name as evidence.
func (c *composer) evidence() {
	uses := map[string][]string{}
	for _, r := range c.score.Rows {
		for _, e := range r.Data.Evidence {
			uses[e.Value] = append(uses[e.Value], r.Name)
		}
	}
	var list []expr.Value
	for i := range c.facts.Documents {
		e := &c.facts.Documents[i]
		if len(uses[e.Key.Value]) == 0 {
			continue
		}
		d := &e.Value
		place := c.fill(d.Place)
		list = append(list, c.listed("佐证", d.Node, expr.OfText(d.Title.Value),
			whole(len(list)+1), expr.OfText(d.Title.Value), text(d.Number.Value), text(d.Issuer.Value), place, text(strings.Join(uses[e.Key.Value], "、"))))
	}
	c.values["佐证"] = expr.OfList(list)
}

// lastProblems are what last year's data file says: problems, and what was to be
// done about them. This year's author says in the slot what came of it.
func (c *composer) lastProblems() {
	c.values["上年问题"] = expr.OfList(nil)
	last := c.facts.Last
	if last == nil {
		return
	}
	inner := &composer{pack: c.pack, facts: last, out: &source.Findings{}, nodes: c.nodes, authors: c.authors}
	inner.environment()
	inner.unit()
	inner.report()
	if t := c.options.Trace; t != nil {
		t.Last = inner.env
	}
	var list []expr.Value
	for i := range last.Problems {
		d := &last.Problems[i]
		title := inner.fill(d.Title)
		if title.IsNull() {
			continue
		}
		var done []string
		for k := range last.Measures {
			for _, a := range last.Measures[k].Answers {
				if a.Value == d.About.Value && d.About.Set() || a.Value == d.Title.Value {
					done = append(done, last.Measures[k].Title.Value)
				}
			}
		}
		list = append(list, c.listed("上年问题", d.Node, title, whole(len(list)+1), title, inner.fill(d.Text), text(strings.Join(done, "；"))))
	}
	c.values["上年问题"] = expr.OfList(list)
}
