package score

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// class gives the rows below a class their points and adds up its score. Points
// are given out at the lowest class that has points of its own.
func (s *scorer) class(c *Class) {
	if !c.Scored {
		return
	}
	apart := pointed(c)
	if !apart {
		s.giveOut(c)
	} else {
		for _, r := range c.Rows {
			if r.Counts {
				s.fail(source.UnknownClass, r.Data.Class.Node, "“"+c.Name+"”的分值已经分给下一级的类，“"+r.Name+"”要写到下一级", hint("", c.Kids, "下一级有："))
			}
		}
		for _, k := range c.Kids {
			s.class(k)
		}
	}
	s.addUp(c, apart)
	s.bounds(c)
}

// pointed reports whether all scored sub-classes have points of their own.
func pointed(c *Class) bool {
	n := 0
	for _, k := range c.Kids {
		if k.Scored && k.Points == nil {
			return false
		}
		if k.Scored {
			n++
		}
	}
	return n > 0
}

// leaf is what gets points and one score: a row, or rows that the author put in
// one group.
type leaf struct {
	name   string
	rows   []*Row
	points *big.Rat // nil: none of its own
}

func (l *leaf) node() *source.Node { return l.rows[0].Data.Node }

// leaves lists what is scored in a class and its sub-classes.
func (s *scorer) leaves(c *Class) []*leaf {
	var list []*leaf
	groups := map[string]*leaf{}
	for _, r := range rowsOf(c, nil) {
		if !r.Counts {
			continue
		}
		name := r.Data.Group.Value
		l := groups[name]
		switch {
		case name == "":
			l = &leaf{name: r.Name}
			list = append(list, l)
		case l == nil:
			l = &leaf{name: name}
			groups[name] = l
			list = append(list, l)
		}
		l.rows = append(l.rows, r)
		switch {
		case r.Indicator.Points == nil:
		case l.points == nil:
			l.points = r.Indicator.Points
		default:
			l.points = new(big.Rat).Add(l.points, r.Indicator.Points)
			s.fail(source.PointsDoNotAddUp, r.Data.Points.Node, "组“"+name+"”的分值写了两次", "一组只在一行写 points", l.node().Place())
		}
	}
	return list
}

// rowsOf lists the rows of a class and its scored sub-classes.
func rowsOf(c *Class, rows []*Row) []*Row {
	rows = append(rows, c.Rows...)
	for _, k := range c.Kids {
		if k.Scored {
			rows = rowsOf(k, rows)
		}
	}
	return rows
}

// giveOut gives points to the leaves of a class: their own, or by the class's
// rule the rest; then it scores them.
func (s *scorer) giveOut(c *Class) {
	leaves := s.leaves(c)
	s.exclude(c)
	sum := new(big.Rat)
	if c.Excluded != nil {
		sum.Set(c.Excluded)
	}
	var lacking []*leaf
	for _, l := range leaves {
		if l.points == nil {
			lacking = append(lacking, l)
			continue
		}
		sum.Add(sum, l.points)
		s.score(c, l)
	}
	switch {
	case c.Points == nil && (len(leaves) > 0 || c.Excluded != nil):
		c.Points = sum
	case c.Points == nil:
		return
	case len(leaves) == 0:
		s.empty(c, sum)
		return
	}
	rest := new(big.Rat).Sub(c.Points, sum)
	switch {
	case len(lacking) == 0:
		if rest.Sign() != 0 && s.astray {
			s.failed = true
		} else if rest.Sign() != 0 {
			s.fail(source.PointsDoNotAddUp, leaves[0].node(), "“"+c.Name+"”各指标分值合计"+pack.Points(sum)+"，应当是"+pack.Points(c.Points), "改指标的 points，使合计等于这一类的分值"+s.notCounted(c))
		}
	case rest.Sign() <= 0 || c.rule.Lacking == pack.Refuse:
		s.lacks(c, lacking[0])
	case c.rule.Lacking == pack.Group:
		s.rest(c, rest, lacking)
	default:
		s.split(c, rest, lacking)
	}
}

// notCounted reminds of rows whose points are in no sum.
func (s *scorer) notCounted(c *Class) string {
	for _, r := range rowsOf(c, nil) {
		if !r.Counts {
			return "；“" + r.Name + "”不适用，不计分，它的分值分给其他指标"
		}
	}
	return ""
}

// exclude notes the points of inapplicable rows, where the scheme leaves them
// out of the total.
func (s *scorer) exclude(c *Class) {
	if !s.scheme.Rescale {
		return
	}
	for _, r := range rowsOf(c, nil) {
		if !r.Counts && r.Indicator.Points != nil {
			if c.Excluded == nil {
				c.Excluded = new(big.Rat)
			}
			c.Excluded.Add(c.Excluded, r.Indicator.Points)
		}
	}
}

// empty deals with a class that has points and no row to earn them.
func (s *scorer) empty(c *Class, excluded *big.Rat) {
	switch {
	case c.Points.Sign() == 0:
	case s.astray:
		s.failed = true
	case s.scheme.Rescale && len(rowsOf(c, nil)) > 0:
		if c.Excluded != nil && excluded.Cmp(c.Points) != 0 {
			s.fail(source.PointsDoNotAddUp, rowsOf(c, nil)[0].Data.Node, "“"+c.Name+"”各指标分值合计"+pack.Points(excluded)+"，应当是"+pack.Points(c.Points), "改指标的 points，使合计等于这一类的分值")
		}
		c.Excluded = c.Points
	default:
		s.out.Add(source.PointsDoNotAddUp, source.Place{File: s.f.Name}, "indicators", "“"+c.Name+"”有"+pack.Points(c.Points)+"分，却没有一个指标", "补上这一类的指标")
		s.failed = true
	}
}

func (s *scorer) lacks(c *Class, l *leaf) {
	s.failed = true
	n := l.node()
	if n.Partial() || n.Get("points").IsSet() {
		return // the points may be written, and that they cannot be read has been said
	}
	s.out.Add(source.PointsMissing, n.Place(), n.KeyPath("points"), "“"+l.name+"”没有分值", "写 points，使“"+c.Name+"”合计"+pack.Points(c.Points)+"分")
}

// rest gives rows without points one score for what is left of the points.
func (s *scorer) rest(c *Class, points *big.Rat, lacking []*leaf) {
	g := &Group{Points: points}
	for _, l := range lacking {
		if l.rows[0].Data.Group.Set() {
			s.lacks(c, l)
			return
		}
		g.Rows = append(g.Rows, l.rows...)
	}
	if s.group(g) {
		c.Group = g
	}
}
