package compose

import (
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// measure is what is done about problems.
type measure struct {
	title      string
	text       expr.Value
	owner, due expr.Value
	targets    []*problem
	node       *source.Node
	of         *problem // whose data or rule gave it; nil: the author wrote it
}

// measures ties the author's measures to the problems they answer.
func (c *composer) measures(problems []*problem) []*measure {
	var list []*measure
	for i := range c.facts.Measures {
		d := &c.facts.Measures[i]
		m := &measure{text: c.fill(d.Text), owner: c.fill(d.Owner), node: d.Node}
		m.title, _ = c.fill(d.Title).Text()
		if d.Due.Set() {
			m.due = text(date(&d.Due))
			if d.Due.IsBlank() {
				m.due = expr.OfText(pack.Blank)
			}
		}
		for _, a := range d.Answers {
			found := find(problems, a.Value)
			if len(found) == 0 {
				c.unknownAnswer(problems, a)
			}
			for _, p := range found {
				p.answers = append(p.answers, m)
			}
			m.targets = append(m.targets, found...)
		}
		list = append(list, m)
	}
	return list
}

// find lists the problems of a name: indicators of two classes may share one.
func find(problems []*problem, name string) []*problem {
	var found []*problem
	for _, p := range problems {
		if p.about == name || p.title == name {
			found = append(found, p)
		}
	}
	return found
}

// unknownAnswer reports a measure whose problem the report does not have: what
// it names may be right, but there is nothing wrong with it.
func (c *composer) unknownAnswer(problems []*problem, a source.Text) {
	if c.broken {
		return // the problem may be missing because its data is
	}
	known := make([]string, 0, 2*len(problems))
	for _, p := range problems {
		for _, name := range []string{p.about, p.title} {
			if name != "" && index(known, name) < 0 {
				known = append(known, name)
			}
		}
	}
	h := nearest(a.Value, known)
	if len(known) == 0 {
		h = "报告里没有问题；删去这条措施，或先写出它要解决的问题"
	}
	c.out.Add(source.AnswersNothing, a.Node.Place(), a.Node.Path(), "报告里没有“"+a.Value+"”这个问题", h)
}

// publish numbers problems and measures and makes their records.
func (c *composer) publish(problems []*problem, measures []*measure) {
	number := func(m *measure) string {
		for i, x := range measures {
			if x == m {
				return expr.Int(int64(i+1), "").String()
			}
		}
		return ""
	}
	list := make([]expr.Value, len(problems))
	for i, p := range problems {
		numbers := make([]string, len(p.answers))
		for k, m := range p.answers {
			numbers[k] = number(m)
		}
		list[i] = c.listed("问题", p.node, text(p.title),
			whole(i+1), text(p.title), p.text, expr.OfList(p.causes), text(strings.Join(numbers, "、")), text(p.about))
	}
	c.values["问题"] = expr.OfList(list)
	c.traceProblems(problems, list)
	done := make([]expr.Value, len(measures))
	for i, m := range measures {
		titles := make([]string, len(m.targets))
		for k, p := range m.targets {
			titles[k] = p.title
		}
		done[i] = c.listed("措施", m.node, text(m.title),
			whole(i+1), text(m.title), m.text, m.owner, m.due, text(strings.Join(titles, "；")))
	}
	c.values["措施"] = expr.OfList(done)
	c.traceMeasures(problems, measures, done)
}
