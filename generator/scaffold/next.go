package scaffold

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/source"
)

// Next is the data file of a later year, made of last year's: names, formulas,
// targets and wording stay, this year's numbers become last year's, and what has
// to be found out anew is 待填. Every other byte, comments included, is kept.
// Previous is the path of last year's file, to be written into the new one.
func Next(file *source.File, root *source.Node, d *facts.Data, year int, previous string) string {
	n := &next{}
	n.set(d.Report.Year.Node, strconv.Itoa(year))
	n.set(d.Report.Date.Date.Node, source.Quote(facts.Blank))
	n.clear(d.Report.Version, d.Report.Replaces)
	if c := d.Correction; c != nil { // this year's report corrects nothing yet
		n.clear(c.Reason)
		n.set(c.Date.Date.Node, source.Quote(facts.Blank))
		for i := range c.Reasons {
			n.clear(c.Reasons[i].Value)
		}
	}
	for _, table := range d.Figures {
		for i := range table.Value {
			n.figure(&table.Value[i].Value)
		}
	}
	if d.Budget != nil {
		for i := range d.Budget.Rows {
			r := &d.Budget.Rows[i]
			for _, t := range []source.Text{r.Initial, r.Adjusted, r.Executed} {
				n.blank(t)
			}
		}
		if d.Budget.Rate != nil {
			n.blank(d.Budget.Rate.Declared)
		}
	}
	for i := range d.Indicators {
		in := &d.Indicators[i]
		for _, t := range []source.Text{in.Actual, in.Stated, in.Rated} {
			n.blank(t)
		}
		for k := range in.Parts {
			for _, t := range []source.Text{in.Parts[k].Actual, in.Parts[k].Stated, in.Parts[k].Rated} {
				n.blank(t)
			}
		}
	}
	line := "previous = " + source.Quote(previous) + "\n"
	if d.Previous.Set() {
		n.set(d.Previous.Node, source.Quote(previous))
		line = ""
	}
	return n.apply(file.Text, root, line)
}

// next collects the values to exchange.
type next struct{ edits []edit }

type edit struct {
	start, end int
	text       string
}

func (n *next) set(node *source.Node, text string) {
	if node != nil {
		n.edits = append(n.edits, edit{node.Value.Start, node.Value.End, text})
	}
}

// clear empties texts that were about last year's report alone.
func (n *next) clear(texts ...source.Text) {
	for _, t := range texts {
		n.set(t.Node, source.Quote(""))
	}
}

// blank exchanges a value that is not a formula.
func (n *next) blank(t source.Text) {
	if t.Set() && !expr.IsFormula(t.Value) {
		n.set(t.Node, source.Quote(facts.Blank))
	}
}

// figure moves this year's value to last year's place.
func (n *next) figure(f *facts.Figure) {
	if !f.Value.Set() || expr.IsFormula(f.Value.Value) {
		return
	}
	last := source.Quote(f.Value.Value)
	switch {
	case f.Last.Set():
		n.set(f.Value.Node, source.Quote(facts.Blank))
		n.set(f.Last.Node, last)
	case f.Value.Node == f.Node:
		n.set(f.Node, "{ now = "+source.Quote(facts.Blank)+", last = "+last+" }")
	default:
		n.set(f.Value.Node, source.Quote(facts.Blank))
	}
}

// apply makes the edits from the end, so that places stay right, and puts line
// behind the pack's.
func (n *next) apply(text string, root *source.Node, line string) string {
	if pack := root.Get("pack"); pack != nil && line != "" {
		end := strings.IndexByte(text[pack.Value.End:], '\n')
		if end >= 0 {
			at := pack.Value.End + end + 1
			n.edits = append(n.edits, edit{at, at, line})
		}
	}
	slices.SortStableFunc(n.edits, func(a, b edit) int { return cmp.Compare(b.start, a.start) })
	for _, e := range n.edits {
		text = text[:e.start] + e.text + text[e.end:]
	}
	return text
}
