package explain

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
)

// total explains the total: the printed parts that add up to it, then what was
// left out, then what limits it.
func (x *Explainer) total() *Node {
	s, scheme := x.score, x.pack.Scheme
	n := node(Total, "总分", "")
	switch {
	case !scheme.IsScored():
		return n.note("计分方案不计分").written(scheme.Node)
	case s.Total == nil:
		return n.note("总分算不出来，先改正数据里的错误")
	case s.Excluded == nil && s.Cap == nil:
		return x.sum()
	}
	n.Value = pack.Points(s.Total)
	before := x.sum()
	if s.Excluded != nil {
		before = x.rescaled(before)
	}
	if s.Cap == nil {
		return before
	}
	before.Name = "封顶前的总分"
	n.Rule = "不高于封顶的分数"
	n.From = append(n.From, before, x.capNode())
	return n.compute("min(" + plain(s.Cap.Before) + ", " + plain(s.Total) + ")")
}

// sum explains the sum of the printed parts, which is the total where nothing was
// left out or limited.
func (x *Explainer) sum() *Node {
	s := x.score
	n := node(Total, "总分", "")
	if s.Sum == nil {
		return n.note("总分算不出来，先改正数据里的错误")
	}
	if s.Excluded != nil || s.Cap != nil {
		n.Name = "合计得分"
	}
	n.Value = pack.Points(s.Sum)
	n.Rule = "各部分得分之和"
	var terms []*big.Rat
	if e := s.Execution; e != nil && e.Score != nil {
		terms = append(terms, e.Score)
		n.From = append(n.From, x.execution())
	}
	for _, c := range s.Classes {
		if c.Score != nil {
			terms = append(terms, contribution(c))
			n.From = append(n.From, x.contribution(c))
		}
	}
	return n.compute(adds(terms))
}

// rescaled explains the total without the indicators that do not apply.
func (x *Explainer) rescaled(sum *Node) *Node {
	s, full := x.score, x.pack.Scheme.Total
	rest := new(big.Rat).Sub(full, s.Excluded)
	result := new(big.Rat).Mul(s.Sum, full)
	result.Quo(result, rest)
	value := s.Total
	if s.Cap != nil {
		value = s.Cap.Before
	}
	n := node(Total, "总分", pack.Points(value), sum, x.fullPoints(), x.excluded())
	n.Rule = "得分合计 × 总分 ÷ (总分 - 不适用指标的分值)"
	text := x.rounds(plain(s.Sum)+" × "+plain(full)+" ÷ ("+plain(full)+" - "+plain(s.Excluded)+")", result)
	if printed, _ := new(big.Rat).SetString(result.FloatString(x.pack.Scheme.Places())); printed.Cmp(full) > 0 {
		text = "min(" + text + ", " + plain(full) + ")"
	}
	return n.compute(text)
}

// excluded explains the points that the total leaves out.
func (x *Explainer) excluded() *Node {
	n := node(Points, "不适用指标的分值", "")
	if x.score.Excluded == nil {
		return n.note("没有不适用的指标")
	}
	n.Value = pack.Points(x.score.Excluded)
	for _, r := range x.score.Rows {
		if !r.Counts && r.Indicator.Points != nil {
			n.From = append(n.From, node(Points, "“"+r.Name+"”的分值（不适用）", pack.Points(r.Indicator.Points)).written(r.Data.Points.Node))
		}
	}
	return n
}

// capNode explains what limits the total.
func (x *Explainer) capNode() *Node {
	c := x.score.Cap
	if c == nil {
		return node(Cap, "总分的限制", "").note("没有受到限制")
	}
	n := node(Cap, "总分的限制", pack.Points(c.Rule.Total)).at(c.Rule.At.Place(0))
	n.Rule = c.Rule.Expr.String()
	t, err := c.Rule.Expr.Trace(x.score.CapEnv(x.facts, x.pack.Scheme, c.Before))
	if err != nil {
		return n.note("%s", err.Message)
	}
	n.Filled = t.Text
	for i := range t.Names {
		n.From = append(n.From, x.capName(&t.Names[i]))
	}
	return n.note("条件成立")
}

// capName explains one of [pack.CapNames].
func (x *Explainer) capName(name *expr.Named) *Node {
	word := name.String()
	switch word {
	case "执行率":
		return x.fact(word)
	case "得分":
		return node(Total, "封顶前的总分", "").quantity(name.Value)
	}
	n := node(Count, word+"的指标数", "").quantity(name.Value)
	for _, r := range x.score.Rows {
		if r.Counts && !r.Met && (word == "未达标" || r.Data.Core.Value) {
			n.note("%s", r.Name)
		}
	}
	return n
}

// grade explains the grade: the band that the printed total falls into.
func (x *Explainer) grade() *Node {
	n := node(Grade, "等级", x.score.Grade)
	if x.score.Total == nil || x.score.Grade == "" {
		return n.note("没有总分，不定等级")
	}
	n.note("等级按印出来的总分定")
	return x.banded(n, x.score.Total, x.total())
}

// banded adds the bound that a total reached and the one that it did not.
func (x *Explainer) banded(n *Node, total *big.Rat, from ...*Node) *Node {
	n.From = append(n.From, from...)
	bands := x.pack.Scheme.Bands
	for i, b := range bands {
		if total.Cmp(b.From) < 0 {
			continue
		}
		n.at(b.At)
		n.Rule = "总分不低于" + pack.Points(b.From) + "的，是“" + b.Name + "”"
		n.Filled = plain(total) + " >= " + plain(b.From)
		n.From = append(n.From, x.band(b))
		if i > 0 {
			n.Filled += " && " + plain(total) + " < " + plain(bands[i-1].From)
			n.From = append(n.From, x.band(bands[i-1]))
		}
		break
	}
	return n
}

func (x *Explainer) band(b pack.Band) *Node {
	return node(Band, "“"+b.Name+"”的下限（含）", pack.Points(b.From)).at(b.At)
}

// partGrade explains the grade of a part of the report.
func (x *Explainer) partGrade(name, grade string, score, points *big.Rat, got, of *Node) *Node {
	n := node(Grade, "“"+name+"”的等级", grade)
	if score == nil || points == nil || points.Sign() == 0 || grade == "" {
		return n.note("没有得分，不定等级")
	}
	n.note("按得分率占总分的比例，用总分的等级界限")
	share, _ := new(big.Rat).SetString(new(big.Rat).Quo(score, points).FloatString(4))
	return x.banded(n, share.Mul(share, x.pack.Scheme.Total), x.rate("“"+name+"”的得分率", got, score, of, points))
}

// column explains the 复核 or 审定 total or its grade.
func (x *Explainer) column(name string, grade bool) *Node {
	col := x.score.Reviewed
	if name == "审定" {
		col = x.score.Approved
	}
	n := node(Total, name+"总分", "")
	if col == nil || col.Total == nil {
		return n.note("没有%s得分", name)
	}
	n.Value = pack.Points(col.Total)
	n.Rule = "各部分" + name + "得分之和；没有折算和封顶时就是总分"
	for _, r := range x.score.Rows {
		if r.Score != nil || r.Group != nil && r == r.Group.Rows[0] {
			n.From = append(n.From, x.given(name, r))
		}
	}
	if e := x.score.Execution; e != nil {
		n.note("“%s”没有另给分的，用算出的得分%s", e.Class, pack.Points(e.Score))
	}
	if !grade {
		return n
	}
	return x.banded(node(Grade, name+"等级", col.Grade), col.Total, n)
}

// given explains a score that somebody else gave to an indicator.
func (x *Explainer) given(name string, r *score.Row) *Node {
	v, text := r.Reviewed, r.Data.Reviewed
	if name == "审定" {
		v, text = r.Approved, r.Data.Approved
	}
	if r.Group != nil && v == nil {
		for _, o := range r.Group.Rows {
			if o != r && (name == "复核" && o.Reviewed != nil || name == "审定" && o.Approved != nil) {
				return x.given(name, o)
			}
		}
	}
	n := node(Given, "指标“"+r.Name+"”的"+name+"得分", "")
	if v == nil {
		return n.note("没有填")
	}
	n.Value = pack.Points(v)
	return n.written(text.Node)
}
