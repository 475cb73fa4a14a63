package compose

import (
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
)

// results are scores and grades, as the scheme gives them.
func (c *composer) results() {
	s, scheme := c.score, c.pack.Scheme
	total := expr.Value{}
	if scheme.IsScored() {
		total = points(scheme.Total)
	}
	c.values["方案"] = record("方案", expr.Value{}, total, text(c.bands()), expr.OfBool(scheme.IsScored()))
	c.values["得分"] = points(s.Total)
	c.values["等级"] = text(s.Grade)
	c.values["得分率"] = share(s.Total, scheme.Total)

	c.values["合计得分"] = points(s.Sum)
	c.values["封顶"], c.values["不适用分值"] = expr.Value{}, points(s.Excluded)
	if s.Cap != nil {
		c.values["封顶"] = record("封顶", points(s.Cap.Rule.Total), points(s.Cap.Rule.Total), expr.OfText(s.Cap.Rule.Expr.String()))
	}
	c.values["复核"], c.values["审定"] = column("复核", s.Reviewed), column("审定", s.Approved)

	var classes []expr.Value
	if e := s.Execution; e != nil && scheme.IsScored() {
		classes = append(classes, record("一级指标", expr.OfText(e.Class),
			expr.OfText(e.Class), points(e.Points), points(e.Score), share(e.Score, e.Points), expr.OfBool(false), text(e.Grade), points(e.Reviewed), points(e.Approved)))
	}
	for _, k := range s.Classes {
		scored := k.Scored && scheme.IsScored()
		p, got := k.Points, k.Score
		if !scored {
			p, got = nil, nil
		}
		classes = append(classes, record("一级指标", expr.OfText(k.Name),
			expr.OfText(k.Name), points(p), points(got), share(got, p), expr.OfBool(!scored), text(k.Grade), points(k.Reviewed), points(k.Approved)))
	}
	c.values["一级指标"] = expr.OfList(classes)
}

// column is the total that somebody else gave; null where nobody did.
func column(name string, col *score.Column) expr.Value {
	if col == nil || col.Total == nil {
		return expr.Value{}
	}
	return record(name, points(col.Total), points(col.Total), text(col.Grade))
}

// goals are the annual goals that the data declares.
func (c *composer) goals() {
	list := make([]expr.Value, len(c.facts.Goals))
	for i, g := range c.facts.Goals {
		p, got := g.Points, (*big.Rat)(nil)
		for _, k := range c.score.Classes {
			if k.Goal == g {
				p, got = k.Points, k.Score
			}
		}
		list[i] = c.listed("总体目标", g.Data.Node, expr.OfText(g.Name), expr.OfText(g.Name), c.fill(g.Data.Text), c.fill(g.Data.Done), points(p), points(got))
	}
	c.values["总体目标"] = expr.OfList(list)
}

// bands words the scheme's grades: 优（得分≥90分）、良（80分≤得分＜90分）…
func (c *composer) bands() string {
	var b strings.Builder
	bands := c.pack.Scheme.Bands
	for i, band := range bands {
		if i > 0 {
			b.WriteString("、")
		}
		b.WriteString(band.Name + "（")
		switch {
		case i == 0:
			b.WriteString("得分≥" + pack.Points(band.From) + "分")
		case i == len(bands)-1:
			b.WriteString("得分＜" + pack.Points(bands[i-1].From) + "分")
		default:
			b.WriteString(pack.Points(band.From) + "分≤得分＜" + pack.Points(bands[i-1].From) + "分")
		}
		b.WriteString("）")
	}
	return b.String()
}

// money is the budget and its execution.
func (c *composer) money() {
	b := &c.facts.Budget
	c.values["年初预算"], c.values["调整后预算"] = quantity(b.Initial), quantity(b.Adjusted)
	c.values["执行数"], c.values["执行率"] = quantity(b.Executed), quantity(b.Rate)

	reason, measure, scope := expr.Value{}, expr.Value{}, expr.Value{}
	if d := c.facts.Data.Budget; d != nil {
		if reason = c.fill(d.Reason); reason.IsNull() && d.Rate != nil {
			reason = c.fill(d.Rate.Reason)
		}
		measure = c.fill(d.Measure)
		if d.Rate != nil {
			scope = c.fill(d.Rate.Scope)
		}
	}
	var class score.Execution
	if c.score.Execution != nil {
		class = *c.score.Execution
	}
	demanded, gap := expr.Value{}, expr.Value{}
	met := true
	if limit := c.pack.Scheme.Threshold; limit != nil {
		demanded = percentage(limit)
		if b.Rate != nil {
			met = b.Rate.Rat.Cmp(limit) >= 0
			if !met {
				d := new(big.Rat).Sub(limit, b.Rate.Rat)
				gap = expr.OfNumber(expr.NewQuantity(d.Mul(d, big.NewRat(100, 1)), "", expr.One, 2))
			}
		}
	}
	c.values["执行"] = record("执行", quantity(b.Rate),
		quantity(b.Rate), points(class.Points), points(class.Score), expr.OfBool(b.Declared), scope, reason, measure,
		demanded, expr.OfBool(met), gap, quantity(b.Base), quantity(b.Executed))

	amounts := c.facts.Amounts()
	rows := make([]expr.Value, len(amounts))
	for i, a := range amounts {
		name := a.Data.Name.Value
		if a.Data.Sub.Value { // forms write 其中： themselves
			name = strings.TrimPrefix(strings.TrimPrefix(name, "其中"), "：")
		}
		rows[i] = c.listed("预算", a.Data.Node, expr.OfText(name),
			expr.OfText(name), text(a.Data.By.Value), quantity(a.Initial), quantity(a.Adjusted), quantity(a.Executed), quantity(a.Rate), expr.OfBool(a.Data.Sub.Value))
	}
	c.values["预算"] = expr.OfList(rows)
}
