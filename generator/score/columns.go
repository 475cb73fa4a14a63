package score

import (
	"fmt"
	"math/big"

	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// column is one of the score columns that somebody else fills in.
type column struct {
	name string
	of   func(r *Row) (*big.Rat, source.Text)
	in   func(g *Given) **big.Rat
}

var (
	reviewed = column{"复核", func(r *Row) (*big.Rat, source.Text) { return r.Reviewed, r.Data.Reviewed }, func(g *Given) **big.Rat { return &g.Reviewed }}
	approved = column{"审定", func(r *Row) (*big.Rat, source.Text) { return r.Approved, r.Data.Approved }, func(g *Given) **big.Rat { return &g.Approved }}
)

// columns adds up the 复核 and 审定 scores, each apart from what the report gives
// itself. The score of the execution rate is computed, so it stands in a column
// that does not give another.
func (s *scorer) columns() {
	if s.result.Total == nil {
		return
	}
	s.result.Reviewed = s.column(&reviewed, s.f.Budget.Reviewed)
	s.result.Approved = s.column(&approved, s.f.Budget.Approved)
}

// column is nil if nobody gave a score in it.
func (s *scorer) column(k *column, execution *big.Rat) *Column {
	good, given := true, 0
	var lacking []*Row
	for _, r := range s.result.Rows {
		v, text := k.of(r)
		switch {
		case r.Group != nil:
			if r != r.Group.Rows[0] {
				continue
			}
			if v, text = k.ofGroup(s, r.Group, &good); v != nil {
				*k.in(&r.Group.Given) = v
			}
			good = s.within(k, v, r.Group.Points, text, r) && good
		case r.Score != nil:
			good = s.within(k, v, r.Points, text, r) && good
		case v != nil:
			s.out.Add(source.GivenScore, text.Node.Place(), text.Node.Path(), "“"+r.Name+"”不计分，却有"+k.name+"得分", "去掉它")
			good = false
			continue
		default:
			continue
		}
		if v != nil {
			given++
		} else {
			lacking = append(lacking, r)
		}
	}
	if e := s.result.Execution; e != nil && execution != nil {
		given++
		if execution.Cmp(e.Points) > 0 {
			s.out.Add(source.GivenScore, s.placeOf(s.f.Node.Get("budget")), "budget", "“"+e.Class+"”的"+k.name+"得分"+pack.Points(execution)+"高于分值"+pack.Points(e.Points), "改成不高于分值的数")
			good = false
		}
	}
	switch {
	case given == 0:
		return nil
	case len(lacking) > 0:
		n := lacking[0].Data.Node
		s.out.Add(source.ColumnIncomplete, n.Place(), n.Path(), fmt.Sprintf("有%d项没有%s得分，%s总分算不出来", len(lacking), k.name, k.name), "每一项都写，或都不写")
		return &Column{}
	case !good:
		return &Column{}
	}
	return s.columnTotal(k, execution)
}

// ofGroup is the score of a group, which one of its rows carries.
func (k *column) ofGroup(s *scorer, g *Group, good *bool) (v *big.Rat, at source.Text) {
	for _, r := range g.Rows {
		other, text := k.of(r)
		switch {
		case other == nil:
		case v == nil:
			v, at = other, text
		default:
			s.out.Add(source.GivenScore, text.Node.Place(), text.Node.Path(), "合并计分的各行只有一个"+k.name+"得分，这里又写了一个", "只在一行写", at.Node.Place())
			*good = false
		}
	}
	return v, at
}

// within checks that a score that was given does not exceed the points.
func (s *scorer) within(k *column, v, points *big.Rat, text source.Text, r *Row) bool {
	if v == nil || v.Cmp(points) <= 0 {
		return true
	}
	s.out.Add(source.GivenScore, text.Node.Place(), text.Node.Path(), "“"+r.Name+"”的"+k.name+"得分"+pack.Points(v)+"高于分值"+pack.Points(points), "改成不高于分值的数")
	return false
}

func (s *scorer) columnTotal(k *column, execution *big.Rat) *Column {
	sum := new(big.Rat)
	if e := s.result.Execution; e != nil {
		if execution == nil {
			execution = e.Score
		}
		*k.in(&e.Given) = execution
		sum.Add(sum, execution)
	}
	for _, c := range s.result.Classes {
		if c.Score != nil {
			sum.Add(sum, s.columnClass(k, c))
		}
	}
	col := &Column{}
	col.Total, _ = s.limited(s.rescaled(sum))
	col.Grade = s.scheme.Grade(col.Total)
	return col
}

// columnClass is what a class adds to what is above it in a column.
func (s *scorer) columnClass(k *column, c *Class) *big.Rat {
	sum := new(big.Rat)
	for _, kid := range c.Kids {
		if kid.Score != nil {
			sum.Add(sum, s.columnClass(k, kid))
		}
	}
	for _, r := range c.Rows {
		if v, _ := k.of(r); v != nil && r.Score != nil {
			sum.Add(sum, v)
		}
	}
	for _, g := range append(c.Groups[:len(c.Groups):len(c.Groups)], c.Group) {
		if g == nil {
			continue
		}
		if v := *k.in(&g.Given); v != nil {
			sum.Add(sum, v)
		}
	}
	*k.in(&c.Given) = sum
	if c.Weight == nil {
		return sum
	}
	return s.printed(counts(c, sum), counts(c, c.Points))
}
