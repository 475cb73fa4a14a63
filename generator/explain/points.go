package explain

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
)

// rowPoints explains the points of an indicator, or of the group that it shares
// them with.
func (x *Explainer) rowPoints(r *score.Row) *Node {
	if r.Group != nil {
		return x.groupPoints(r.Group)
	}
	n := node(Points, "“"+r.Name+"”的分值", "")
	if r.Points == nil {
		return n.note("没有分值")
	}
	n.Value = pack.Points(r.Points)
	if r.Indicator.Points != nil {
		return n.written(r.Data.Points.Node)
	}
	return x.split(n, r)
}

// split explains points that the class gave out.
func (x *Explainer) split(n *Node, r *score.Row) *Node {
	c := x.owner(r)
	if c == nil || c.Rule() == nil {
		return n
	}
	n.From = append(n.From, x.classPoints(c))
	places := c.Rule().SplitRounding
	switch c.Rule().Lacking {
	case pack.Even:
		n.Rule = "“" + c.Name + "”的分值由没有写分值的指标平分"
	case pack.Weight:
		n.Rule = "“" + c.Name + "”的分值按指标的系数分配"
		if r.Weight != nil {
			n.From = append(n.From, node(Setting, "“"+r.Name+"”的系数", r.Weight.String()).written(r.Data.Weight.Node))
		}
	}
	if own := x.ownPoints(c); own.Sign() > 0 {
		n.note("先减去写了分值的指标的%s分", pack.Points(own))
	}
	n.note("取到%d位小数，余下的依次补给舍去最多的指标，合计等于该类的分值", places)
	if d := c.Rule().Data; d != nil && d.Unweighted.Set() {
		n.written(d.Unweighted.Node)
	}
	return n
}

// ownPoints are the points of a class that its indicators were given in the data.
func (x *Explainer) ownPoints(c *score.Class) *big.Rat {
	sum := new(big.Rat)
	for _, r := range x.score.Rows {
		if r.Indicator.Points != nil && within(c, r) && (r.Counts || x.pack.Scheme.Rescale) {
			sum.Add(sum, r.Indicator.Points)
		}
	}
	return sum
}

// owner is the class that gives an indicator its points: the lowest one on its
// way that the scheme or a goal gives points.
func (x *Explainer) owner(r *score.Row) *score.Class {
	var found *score.Class
	list := x.score.Classes
	for len(list) > 0 {
		var next *score.Class
		for _, c := range list {
			if within(c, r) {
				next = c
			}
		}
		if next == nil {
			break
		}
		if found == nil || next.Rule() != nil && next.Rule().Points != nil {
			found = next
		}
		list = next.Kids
	}
	return found
}

// within reports whether a row stands in a class or below it.
func within(c *score.Class, r *score.Row) bool {
	if r.Class == c {
		return true
	}
	for _, k := range c.Kids {
		if within(k, r) {
			return true
		}
	}
	return false
}

// groupPoints explains the points that several indicators share.
func (x *Explainer) groupPoints(g *score.Group) *Node {
	n := node(Points, groupName(g)+"的分值", pack.Points(g.Points))
	for _, r := range g.Rows {
		if r.Indicator.Points != nil {
			return n.written(r.Data.Points.Node)
		}
	}
	if g.Name != "" {
		return x.split(n, g.Rows[0])
	}
	c := x.owner(g.Rows[0])
	if c == nil {
		return n
	}
	whole := x.classPoints(c)
	own := x.ownPoints(c)
	if own.Sign() == 0 {
		return whole
	}
	n.Rule = "“" + c.Name + "”的分值 - 写了分值的指标"
	n.From = append(n.From, whole)
	if c.Points != nil {
		n.compute(plain(c.Points) + " - " + plain(own))
	}
	return n
}

// classPoints explains the points of a class: those of the scheme or of the goal,
// or the sum of what its indicators have.
func (x *Explainer) classPoints(c *score.Class) *Node {
	n := node(Points, "“"+c.Name+"”的分值", "")
	if c.Points == nil {
		return n.note("没有分值")
	}
	n.Value = pack.Points(c.Points)
	rule := c.Rule()
	switch {
	case c.Goal != nil && c.Goal.Points != nil:
		return n.written(c.Goal.Data.Points.Node)
	case c.Goal != nil:
		if d := x.pack.Scheme.SchemeData.Goals; d != nil && d.Each.Set() {
			n.written(d.Each.Node)
		}
		return n
	case rule != nil && rule.Points != nil && rule.Data != nil:
		return n.written(rule.Data.Points.Node)
	}
	var terms []*big.Rat
	for _, p := range x.leaves(c) {
		terms = append(terms, p.points)
	}
	n.Rule = "各指标分值之和"
	if c.Excluded != nil {
		terms = append(terms, c.Excluded)
		n.note("其中不适用的指标%s分", pack.Points(c.Excluded))
	}
	sum := new(big.Rat)
	for _, t := range terms {
		sum.Add(sum, t)
	}
	if sum.Cmp(c.Points) == 0 {
		n.compute(adds(terms))
	}
	return n
}

// leaf is what is scored and printed once.
type leaf struct {
	points, score *big.Rat
	node          func() *Node
}

// leaves are the printed leaves below a class that make its score.
func (x *Explainer) leaves(c *score.Class) []leaf {
	var list []leaf
	for _, r := range c.Rows {
		if r.Group == nil && r.Score != nil {
			list = append(list, leaf{r.Points, r.Score, func() *Node { return x.row(r) }})
		}
	}
	for _, g := range append(c.Groups[:len(c.Groups):len(c.Groups)], c.Group) {
		if g != nil && g.Score != nil {
			list = append(list, leaf{g.Points, g.Score, func() *Node { return x.group(g) }})
		}
	}
	for _, k := range c.Kids {
		if k.Scored {
			list = append(list, x.leaves(k)...)
		}
	}
	return list
}
