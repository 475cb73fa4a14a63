package check

import (
	"strings"

	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/source"
)

// role says what a text of the author is for.
type role uint8

const (
	toldText    role = iota // what was done: of an indicator
	shownText               // how an actual is worded in tables
	reasonText              // why something was not done, or cost points
	measureText             // what is done about it
	problemText             // a problem's title or text
	slotText                // a paragraph for the pack's slot
	itemText                // of a list
	fieldText               // of the form's head
	goalText                // of an annual goal: what was expected
	goalDone                // what became of it
)

// passage is one text of the author into which figures are filled.
type passage struct {
	source.Text
	role      role
	indicator *facts.Indicator // that it is of; nil: of none
}

// passagesOf lists the texts of a data file that wording fills, in the order of
// the schema. Names, titles of documents and quantities are none.
func passagesOf(f *facts.Facts) []passage {
	c := collector{}
	if b := f.Data.Budget; b != nil {
		c.add(b.Reason, reasonText, nil)
		c.add(b.Measure, measureText, nil)
		if b.Rate != nil {
			c.add(b.Rate.Scope, itemText, nil)
			c.add(b.Rate.Reason, reasonText, nil)
		}
	}
	for _, g := range f.Goals {
		c.add(g.Data.Text, goalText, nil)
		c.add(g.Data.Done, goalDone, nil)
	}
	for _, in := range f.Indicators {
		d := in.Data
		c.add(d.Shown, shownText, in)
		c.add(d.Text, toldText, in)
		c.add(d.Reason, reasonText, in)
		c.add(d.Measure, measureText, in)
		for i := range d.Parts {
			c.add(d.Parts[i].Shown, shownText, in)
		}
	}
	for i := range f.Problems {
		p := &f.Problems[i]
		c.add(p.Title, problemText, nil)
		c.add(p.Text, problemText, nil)
		for _, x := range p.Causes {
			c.add(x, reasonText, nil)
		}
	}
	for i := range f.Measures {
		m := &f.Measures[i]
		c.add(m.Title, measureText, nil)
		c.add(m.Text, measureText, nil)
	}
	for i := range f.Text {
		c.add(f.Text[i].Value, slotText, nil)
	}
	for i := range f.Lists {
		c.list(f.Lists[i].Value)
	}
	for i := range f.Fields {
		c.add(f.Fields[i].Value, fieldText, nil)
	}
	return c.passages
}

type collector struct{ passages []passage }

func (c *collector) add(t source.Text, r role, in *facts.Indicator) {
	if t.Set() && t.Value != facts.Blank && strings.TrimSpace(t.Value) != "" {
		c.passages = append(c.passages, passage{t, r, in})
	}
}

// list adds every string of a list, however deep.
func (c *collector) list(n *source.Node) {
	if n.Kind == source.String {
		c.add(source.Text{Value: n.Text, Node: n}, itemText, nil)
	}
	for _, kid := range n.Kids {
		c.list(kid)
	}
}
