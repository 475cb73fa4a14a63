package pack

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// comparators checks that every target can be scored.
func (l *schemeLoader) comparators() {
	for _, c := range []expr.Comparator{expr.AtLeast, expr.AtMost, expr.Equal} {
		if l.SchemeData.Rules.Get(string(c)) == nil {
			l.out.Add(source.BadScheme, l.Node.Place(), "rules", "没有“"+string(c)+"”目标的计分规则", "在 [rules] 里加上它，例如 \"≥\" = \"max(0, 比率(实际, 目标))\"")
		}
	}
}

// bands reads the grades: descending lower bounds, the last one 0, none above
// the total, so that every total has exactly one grade.
func (l *schemeLoader) bands() {
	for _, b := range l.SchemeData.Bands {
		from := l.number(b.Value)
		if from == nil {
			continue
		}
		at := b.Key.Node.KeyPlace()
		band := Band{b.Key.Value, from, at}
		if n := len(l.Bands); n > 0 && from.Cmp(l.Bands[n-1].From) >= 0 {
			l.out.Add(source.BadBands, at, b.Key.Node.Path(), "“"+band.Name+"”的下限不低于上一等级的下限", "从高到低写每一等级的下限", l.Bands[n-1].At)
		}
		if l.Total.Sign() > 0 && from.Cmp(l.Total) > 0 {
			l.out.Add(source.BadBands, at, b.Key.Node.Path(), "“"+band.Name+"”的下限高于总分", "下限要在0和总分之间")
		}
		l.Bands = append(l.Bands, band)
	}
	if n := len(l.Bands); n > 0 && l.Bands[n-1].From.Sign() != 0 {
		l.out.Add(source.BadBands, l.Bands[n-1].At, "bands", "最低等级“"+l.Bands[n-1].Name+"”的下限不是0，低分没有等级", "把最低等级的下限写成0")
	}
}

// rated reads the grades of qualitative indicators, best first. They touch, from
// 100% down to 0%; only beside a band of one value (from = to) is a gap meant.
func (l *schemeLoader) rated() {
	var above *RatedBand
	for i := range l.Rated {
		b := &l.Rated[i]
		b.Low, b.High = l.percent(b.From), l.percent(b.To)
		if b.Low == nil || b.High == nil {
			return
		}
		if b.Low.Sign() < 0 || b.High.Cmp(whole) > 0 || b.Low.Cmp(b.High) > 0 {
			l.bad(b.Node, "“"+b.Name.Value+"”应当从低到高写在0%和100%之间", `例如 from = "80%", to = "100%"`)
			return
		}
		point := func(b *RatedBand) bool { return b == nil || b.Low.Cmp(b.High) == 0 }
		next := whole // the lower end of the band above
		if above != nil {
			next = above.Low
		}
		if c := b.High.Cmp(next); c > 0 || c < 0 && (above == nil || !point(above) && !point(b)) {
			l.bad(b.Node, "“"+b.Name.Value+"”与上一档之间有空隙或重叠", "从高到低写，每一档的 to 等于上一档的 from，第一档的 to 是100%")
		}
		above = b
	}
	if above != nil && above.Low.Sign() != 0 {
		l.bad(above.Node, "最低一档“"+above.Name.Value+"”的 from 不是0%", "把它写成 0%")
	}
}

// addUp checks that the points of the classes make the total, at each level
// where points are given. Top classes without points of their own share what is
// left.
func (l *schemeLoader) addUp() {
	sum, free := new(big.Rat), false
	if e := l.SchemeData.Execution; e != nil {
		if p := l.number(e.Points); p != nil {
			sum.Add(sum, p)
		}
	}
	if l.Scheme.Goals != nil {
		sum.Add(sum, l.Scheme.Goals.Points)
	}
	for _, c := range l.Classes {
		switch p := c.worth(); {
		case l.Scheme.Goals != nil || !c.Scored:
		case p == nil:
			free = true
		default:
			sum.Add(sum, p)
		}
		l.addUpClass(c)
	}
	switch c := sum.Cmp(l.Total); {
	case free && c < 0:
		l.Free = new(big.Rat).Sub(l.Total, sum)
	case free && c == 0:
		l.out.Add(source.BadScheme, l.Node.Get("total").Place(), "total", "有的类没有分值，其他各类却已经用完总分"+Points(l.Total), "给每一类写分值；不计分的类写 scored = false")
	case c != 0 && !l.Node.Partial():
		l.out.Add(source.BadScheme, l.Node.Get("total").Place(), "total", "各类分值合计"+Points(sum)+"，总分却是"+Points(l.Total), "改总分，或改各类的分值")
	}
}

func (l *schemeLoader) addUpClass(c *Class) {
	sum, given, scored := new(big.Rat), 0, 0
	for _, k := range c.Kids {
		if k.Scored {
			scored++
			if p := k.worth(); p != nil {
				sum.Add(sum, p)
				given++
			}
		}
		l.addUpClass(k)
	}
	switch {
	case given == 0:
	case given < scored:
		l.bad(c.Data.Node, "“"+c.Name+"”下有的类有分值，有的没有", "都写分值，或都不写")
	case c.Points != nil && sum.Cmp(c.Points) != 0:
		l.bad(c.Data.Node, "“"+c.Name+"”下各类分值合计"+Points(sum)+"，它自己却是"+Points(c.Points), "改其中一处")
	}
}

// worth is what a class adds to what is above: its points times its weight.
func (c *Class) worth() *big.Rat {
	if c.Points == nil || c.Weight == nil {
		return c.Points
	}
	return new(big.Rat).Mul(c.Points, c.Weight)
}
