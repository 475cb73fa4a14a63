package check

import (
	"fmt"
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// grids checks the tables of any figures. What binds the columns of a table is
// learnt from its own rows: where all rows but one obey a rule, that one is
// wrong.
func (r *review) grids() {
	for i := range r.text.Tables {
		t := &r.text.Tables[i]
		list := r.gridsOf(i)
		for k := range list {
			g := &list[k]
			if len(g.head) > maxColumns || len(g.rows) == 0 {
				continue
			}
			r.gridShares(g)
			r.gridProducts(g)
			r.gridSums(g)
		}
		r.gridScores(list, t)
	}
}

// Bounds of a table that is looked into.
const (
	maxRows    = 400
	maxColumns = 16
)

// gridShares checks the columns of percentages.
func (r *review) gridShares(g *grid) {
	for c := range g.head {
		if g.isShare(c) && g.numbers(c) > 0 {
			r.gridShare(g, c)
		}
	}
}

// quotient is a pair of columns that a column of percentages may come from;
// over is -1 for the part's own sum.
type quotient struct{ part, over int }

func (r *review) gridShare(g *grid, c int) {
	var best quotient
	var bestBad []*gridRow
	bestFits, bestKinds := 0, 0
	for a := range g.head {
		if g.isShare(a) || g.numbers(a) == 0 {
			continue
		}
		for b := -1; b < len(g.head); b++ {
			if b == a || b >= 0 && (g.isShare(b) || g.numbers(b) == 0) || b < 0 && (g.sum == nil || !g.sum.cells[a].number) {
				continue
			}
			good, kinds, bad := g.quotients(c, quotient{a, b})
			if good > bestFits || good == bestFits && len(bad) < len(bestBad) {
				best, bestFits, bestKinds, bestBad = quotient{a, b}, good, kinds, bad
			}
		}
	}
	named := r.namedQuotient(g, c)
	if bestFits < 2 && named != nil {
		good, kinds, bad := g.quotients(c, *named)
		best, bestFits, bestKinds, bestBad = *named, good, kinds, bad
	}
	if len(bestBad) != 1 {
		return
	}
	certain := bestFits >= 2 && bestKinds >= 2
	if !certain && (named == nil || *named != best) {
		return
	}
	row := bestBad[0]
	over := g.over(row, best)
	code := source.TextRateUnsure
	if certain || named != nil && bestFits >= 1 {
		code = source.TextRate
	}
	n := row.cells[best.part].value
	if code == source.TextRate && share(row.cells[c].share(), n, over.value) != differs {
		code = source.TextRateUnsure
	}
	r.once(code, row.cells[c].at, fmt.Sprintf("表中“%s”的%s不符：%s÷%s=%s，这里写%s", row.name, g.head[c], n.Text, over.value.Text, percentText(n.Rat, over.value.Rat), row.cells[c].text),
		"按表中两数重算，改正其中一个", row.cells[best.part].at, over.at)
}

// over is the whole of a row's quotient.
func (g *grid) over(row *gridRow, q quotient) *gridCell {
	if q.over < 0 {
		return &g.sum.cells[q.part]
	}
	return &row.cells[q.over]
}

// quotients counts the rows whose percentage is that quotient, how many
// different percentages those have, and the rows where it is not.
func (g *grid) quotients(c int, q quotient) (good, kinds int, bad []*gridRow) {
	seen := map[string]bool{}
	try := func(row *gridRow) {
		part, p := &row.cells[q.part], &row.cells[c]
		over := g.over(row, q)
		if !part.number || !p.number || !over.number || over.value.Sign() <= 0 || part.value.Unit != over.value.Unit {
			return
		}
		if share(p.share(), part.value, over.value) == fits {
			good++
			seen[p.text] = true
		} else {
			bad = append(bad, row)
		}
	}
	for i := range g.rows {
		try(&g.rows[i])
	}
	if g.sum != nil && (q.over >= 0 || g.sum.cells[c].number) {
		try(g.sum)
	}
	return good, len(seen), bad
}

// namedQuotient is what the heads say that a column is: 执行率 of 执行数 and
// 预算数, 得分率 of 得分 and 分值; nil if they do not say.
func (r *review) namedQuotient(g *grid, c int) *quotient {
	q := quotient{-1, -2}
	find := func(words ...string) int {
		found := -1
		for i, h := range g.head {
			if i != c && !g.isShare(i) && anyOf(h, words...) && g.numbers(i) > 0 {
				found = i // the last one: 全年预算数 behind 年初预算数
			}
		}
		return found
	}
	switch h := g.head[c]; {
	case anyOf(h, "执行率", "支出进度", "支付率"):
		q = quotient{find("执行数", "支出数", "支出（", "支出(", "执行（", "支付"), find("预算")}
	case anyOf(h, "得分率"):
		q = quotient{find("得分", "评分"), find("分值", "满分", "权重", "标准分")}
	case anyOf(h, "到位率"):
		q = quotient{find("到位数", "到位资金", "到位（"), find("预算", "计划", "应到位")}
	case anyOf(h, "完成率"):
		q = quotient{find("完成（", "完成数", "实际"), find("计划", "目标", "任务")}
	}
	if q.part < 0 || q.over < 0 || q.part == q.over {
		return nil
	}
	return &q
}

// gridProducts checks weighted scores: 权重 × 百分制得分 = 折算得分.
func (r *review) gridProducts(g *grid) {
	for c, h := range g.head {
		if !anyOf(h, "折算", "加权", "计入") || !anyOf(h, "分") {
			continue
		}
		for a := range g.head {
			for b := range g.head {
				if a != c && b != c && a != b && anyOf(g.head[a], "权重", "系数") && anyOf(g.head[b], "得分", "评分") {
					r.gridProduct(g, a, b, c)
				}
			}
		}
	}
}

func (r *review) gridProduct(g *grid, a, b, c int) {
	good := 0
	var bad []*gridRow
	var want *big.Rat
	for i := range g.rows {
		row := &g.rows[i]
		if !row.cells[a].number || !row.cells[b].number || !row.cells[c].number {
			continue
		}
		v := new(big.Rat).Mul(row.cells[a].value.Rat, row.cells[b].value.Rat)
		if row.cells[a].value.Unit != expr.PercentUnit {
			v.Mul(v, big.NewRat(1, 100))
		}
		if compareTo(row.cells[c].value, v, interval{v, v}) == fits {
			good++
		} else {
			bad, want = append(bad, row), v
		}
	}
	if good < 2 || len(bad) != 1 {
		return
	}
	row := bad[0]
	r.once(source.TextScoreSum, row.cells[c].at, fmt.Sprintf("“%s”的%s不符：%s×%s=%s，这里写%s", row.name, g.head[c], row.cells[a].text, row.cells[b].text, plain(want), row.cells[c].text),
		"按权重重算，改正其中一个", row.cells[a].at, row.cells[b].at)
}
