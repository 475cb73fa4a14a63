package compose

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
)

// listed is a record that stands for one item of the data, whose place
// messages name.
func (c *composer) listed(name string, n *source.Node, self expr.Value, cells ...expr.Value) expr.Value {
	r := expr.NewRecord(shapes[name], self, cells...)
	c.nodes[r] = n
	return expr.OfRecord(r)
}

func (c *composer) indicators() {
	rows := c.score.Rows
	done, missed := 0, 0
	for _, r := range rows {
		switch {
		case !r.Counts:
		case r.Met:
			done++
		default:
			missed++
		}
	}
	c.values["指标数"], c.values["完成数"], c.values["未完成数"] = whole(done+missed), whole(done), whole(missed)
	list := make([]expr.Value, len(rows))
	groups := map[*score.Group]int{}
	for i, r := range rows {
		list[i] = c.indicator(r, groups)
	}
	c.values["指标"] = expr.OfList(list)
}

func (c *composer) indicator(r *score.Row, groups map[*score.Group]int) expr.Value {
	d := r.Data
	if c.failed[d.Node] = r.Way == facts.Unknown; r.Way == facts.Combined {
		for i := range r.Parts {
			c.failed[d.Node] = c.failed[d.Node] || r.Parts[i].Way == facts.Unknown
		}
	}
	name := expr.OfText(r.Name)
	p, got, key := r.Points, r.Score, fmt.Sprintf("行%d", r.Number)
	if r.Group != nil {
		if groups[r.Group] == 0 {
			groups[r.Group] = len(groups) + 1
		}
		p, got, key = r.Group.Points, r.Group.Score, fmt.Sprintf("组%d", groups[r.Group])
	}
	counted := c.pack.Scheme.IsScored() && p != nil && got != nil
	class := func(i int) expr.Value {
		if i < len(r.Path) {
			return expr.OfText(r.Path[i])
		}
		return expr.Value{}
	}
	titles := make([]string, 0, len(d.Evidence))
	for _, e := range d.Evidence {
		if doc := c.facts.Documents.Get(e.Value); doc != nil {
			titles = append(titles, doc.Title.Value)
		}
	}
	band := expr.Value{}
	if r.Band != nil {
		band = text(r.Band.Name.Value)
	}
	reviewed, approved := r.Reviewed, r.Approved
	if r.Group != nil {
		reviewed, approved = r.Group.Reviewed, r.Group.Approved
	}
	kind, comparator, target, unit, actual := "定性", expr.OfText("定性"), expr.Value{}, expr.Value{}, expr.Value{}
	if r.Way == facts.Measured {
		kind = "定量"
		mark := r.Target.Comparator
		if mark == expr.NoComparator {
			mark = expr.AtLeast
		}
		comparator = expr.OfText(strings.NewReplacer("=", "＝", ">", "＞", "<", "＜").Replace(string(mark)))
		target, unit, actual = expr.OfNumber(r.Target.Quantity), text(r.Target.Quantity.Measure()), expr.OfNumber(r.Actual)
	}
	return c.listed("指标", d.Node, name,
		whole(r.Number), name, class(0), class(1), name,
		text(c.target(r)), text(c.actual(r)), points(p), points(got), expr.OfText(key), points(got),
		expr.OfBool(r.Met), c.fill(d.Text), c.fill(d.Reason), c.fill(d.Measure), text(strings.Join(titles, "、")),
		expr.OfBool(d.Core.Value), expr.OfBool(r.Over), expr.OfBool(counted), expr.OfText(kind), comparator, target, unit, actual,
		expr.OfBool(r.Counts), expr.OfBool(r.Counts && !r.Met), band, points(r.Deduction), points(r.Raw), points(reviewed), points(approved), text(d.Goal.Value))
}

// target is the target as printed, with the original one where it was changed.
func (c *composer) target(r *score.Row) string {
	s := r.Target.String()
	if o := r.Data.Target.Original; o.Set() {
		s += "（原" + o.Value + "）"
	}
	return s
}

// actual is the fulfilment as printed.
func (c *composer) actual(r *score.Row) string {
	if !r.Counts {
		return "不适用"
	}
	if r.Way != facts.Combined {
		return c.measured(&r.Measurement, r.Data.Shown)
	}
	if r.Data.Shown.Set() {
		s, _ := c.fill(r.Data.Shown).Text()
		return s
	}
	parts := make([]string, len(r.Parts))
	for i := range r.Parts {
		parts[i] = r.Parts[i].Name + c.measured(&r.Parts[i], r.Data.Parts[i].Shown)
	}
	return strings.Join(parts, "；")
}

func (c *composer) measured(m *facts.Measurement, shown source.Text) string {
	if shown.Set() {
		s, _ := c.fill(shown).Text()
		return s
	}
	switch m.Way {
	case facts.Measured:
		return m.Actual.String()
	case facts.Stated:
		if m.Done {
			return "完成"
		}
		return "未完成"
	case facts.Rated:
		return c.rated(m.Rate)
	}
	return ""
}

// rated names the band that a judged share falls into.
func (c *composer) rated(rate *big.Rat) string {
	if b := c.pack.Scheme.RatedIn(rate); b != nil {
		return b.Name.Value
	}
	return expr.NewQuantity(rate, expr.PercentUnit, expr.Percent, 0).String()
}
