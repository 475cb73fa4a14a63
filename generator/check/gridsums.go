package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// gridSums adds up the columns. That the rows are the whole of the sum is
// proved by another column that adds up; without that proof only a slip of the
// pen is reported, and as a warning.
func (r *review) gridSums(g *grid) {
	if g.sum == nil || len(g.rows) < 2 {
		return
	}
	proofs := 0
	var bad []int
	sums := make([]*big.Rat, len(g.head))
	for c := range g.head {
		if !g.sum.cells[c].number || g.isShare(c) || !isAdditive(g.head[c]) {
			continue
		}
		sum, n := g.add(c)
		if n < 2 {
			continue
		}
		sums[c] = sum
		if sum.Cmp(g.sum.cells[c].value.Rat) != 0 {
			bad = append(bad, c)
		} else if sum.Sign() > 0 {
			proofs++
		}
	}
	for _, c := range bad {
		cell := &g.sum.cells[c]
		like := cell.value
		for i := range g.rows {
			if q := g.rows[i].cells[c].value; q.Places > like.Places {
				like.Places = q.Places
			}
		}
		d := new(big.Rat).Sub(sums[c], cell.value.Rat)
		if d.Abs(d).Cmp(new(big.Rat).Mul(ulp(cell.value), big.NewRat(int64(len(g.rows)), 2))) <= 0 && cell.value.Places > 0 && cell.value.Scale != expr.One {
			continue // rounding
		}
		code := source.TextSumUnsure
		switch {
		case isScoreHead(g.head[c]):
			continue // gridScores does those
		case proofs > 0 && len(bad) == 1:
			code = source.TextSum
		case proofs == 0 && !oneDigitOff(like, sums[c]):
			continue
		}
		r.once(code, cell.at, fmt.Sprintf("表中“%s”一列各行之和%s，%s行写%s", g.head[c], as(sums[c], like), g.sum.name, cell.text), "核对各行和合计，改正其中一个", g.rows[0].cells[c].at, g.rows[len(g.rows)-1].cells[c].at)
	}
}

// add is the sum of a column over the rows that have a number, and how many do.
func (g *grid) add(c int) (sum *big.Rat, n int) {
	sum = new(big.Rat)
	for i := range g.rows {
		row := &g.rows[i]
		if !row.cells[c].number || row.cells[c].value.Unit != g.sum.cells[c].value.Unit {
			continue
		}
		if strings.HasPrefix(row.name, "其中") && !g.top || strings.HasPrefix(row.name, "小计") {
			continue
		}
		sum.Add(sum, row.cells[c].value.Rat)
		n++
	}
	return sum, n
}

// isAdditive reports whether the numbers of a column can be added up.
func isAdditive(head string) bool {
	return head != "" && !anyOf(head, "率", "人均", "均", "单价", "比", "序号", "年度", "编号", "标准", "进度", "目标值", "指标值", "完成值", "实际值", "百分制", "单项得分") && !strings.HasPrefix(head, "年")
}

// isScoreHead reports whether a column is one of scores.
func isScoreHead(head string) bool {
	return endsWith(head, "分值", "得分", "满分", "权重", "标准分", "自评分", "评分")
}

// rowScore is a row of points and score of a form.
type rowScore struct {
	name          string
	points, score expr.Quantity
	at            int
}

// gridScores adds up the scores of all grids of a table, as a form has the
// execution of the budget in a part of its own. The points prove that the rows
// are the whole.
func (r *review) gridScores(grids []grid, t *prose.Table) {
	var rows []rowScore
	var sum *rowScore
	for i := range grids {
		g := &grids[i]
		points, score := g.scoreColumns()
		if score < 0 {
			if x, ok := g.execution(); ok {
				rows = append(rows, x)
			}
			continue
		}
		take := func(row *gridRow) (rowScore, bool) {
			p, s := &row.cells[points], &row.cells[score]
			return rowScore{row.name, p.value, s.value, s.at}, p.number && s.number && p.value.Unit != expr.PercentUnit
		}
		if g.sum != nil {
			x, ok := take(g.sum)
			if g.top { // 年度资金总额 has the score of the execution
				if ok {
					rows = append(rows, x)
				}
			} else if ok {
				sum = &x
				r.sumOfGrid(g, points, score, &x)
			}
		}
		for k := range g.rows {
			if x, ok := take(&g.rows[k]); ok {
				rows = append(rows, x)
			}
		}
	}
	if len(rows) < 2 {
		return
	}
	points, score := new(big.Rat), new(big.Rat)
	for i := range rows {
		points.Add(points, rows[i].points.Rat)
		score.Add(score, rows[i].score.Rat)
		if x := &rows[i]; x.score.Rat.Cmp(x.points.Rat) > 0 && !anyOf(x.name, "加分", "附加") {
			r.once(source.TextScoreUnsure, x.at, fmt.Sprintf("“%s”得%s分，高于分值%s分", x.name, x.score.Text, x.points.Text), "核对分值和得分")
		}
	}
	if sum != nil {
		switch {
		case points.Cmp(sum.points.Rat) == 0 && score.Cmp(sum.score.Rat) != 0:
			r.once(source.TextScoreSum, sum.at, fmt.Sprintf("各行得分之和%s分，%s行写%s分", plain(score), sum.name, sum.score.Text), "核对各行得分和合计，改正其中一个", rows[0].at, rows[len(rows)-1].at)
		case points.Cmp(sum.points.Rat) != 0 && score.Cmp(sum.score.Rat) == 0:
			r.once(source.TextScoreUnsure, sum.at, fmt.Sprintf("各行分值之和%s分，%s行写%s分", plain(points), sum.name, sum.points.Text), "核对各行分值和合计", rows[0].at)
		}
	}
	if points.Cmp(big.NewRat(100, 1)) == 0 {
		r.loneTotal(t, score, rows)
		r.scoreTotals = append(r.scoreTotals, scoreTotal{score, rows[0].at, rows[len(rows)-1].at})
	}
}

// sumOfGrid compares the sum of one part of a form with its rows.
func (r *review) sumOfGrid(g *grid, points, score int, sum *rowScore) {
	p, s := new(big.Rat), new(big.Rat)
	for i := range g.rows {
		a, b := &g.rows[i].cells[points], &g.rows[i].cells[score]
		if a.number != b.number {
			return
		}
		if a.number {
			p.Add(p, a.value.Rat)
			s.Add(s, b.value.Rat)
		}
	}
	if p.Cmp(sum.points.Rat) == 0 && s.Cmp(sum.score.Rat) != 0 && len(g.rows) > 1 {
		r.once(source.TextScoreSum, sum.at, fmt.Sprintf("各行得分之和%s分，%s行写%s分", plain(s), sum.name, sum.score.Text), "核对各行得分和合计，改正其中一个", g.rows[0].at)
	}
}

// execution is the one row of a part headed 预算执行情况（10分） with 得分 as its last
// column.
func (g *grid) execution() (x rowScore, ok bool) {
	_, rest, found := strings.Cut(g.head[0], "（")
	q, n := expr.ScanNumber(rest)
	last := len(g.head) - 1
	if !found || n == 0 || !strings.HasPrefix(rest[n:], "分") && q.Unit != "分" || !strings.Contains(g.head[0], "执行") || !strings.HasPrefix(g.head[last], "得分") {
		return x, false
	}
	count := 0
	rows := g.rows
	if g.sum != nil {
		rows = append(rows[:len(rows):len(rows)], *g.sum)
	}
	for i := range rows {
		if c := &rows[i].cells[last]; c.number {
			x = rowScore{rows[i].name, q, c.value, c.at}
			count++
		}
	}
	return x, count == 1
}

// loneTotal compares a row of two cells, 自评总分 and a number, with the scores
// above it.
func (r *review) loneTotal(t *prose.Table, score *big.Rat, rows []rowScore) {
	for _, cells := range t.Rows {
		if len(cells) != 2 || !isSumName(r.text.Cell(cells[0])) {
			continue
		}
		text := strings.TrimSuffix(r.text.Cell(cells[1]), "分")
		q, n := expr.ScanNumber(text)
		if n > 0 && n == len(text) && q.Rat.Cmp(score) != 0 {
			r.once(source.TextScoreSum, cells[1].Start, fmt.Sprintf("各行得分之和%s分，%s写%s分", plain(score), r.text.Cell(cells[0]), q.Text), "核对各行得分和总分，改正其中一个", rows[0].at, rows[len(rows)-1].at)
		}
	}
}

// scoreColumns are the columns of points and of the one score.
func (g *grid) scoreColumns() (points, score int) {
	points, score = -1, -1
	for i, h := range g.head { // 权重, 百分制得分, 折算得分
		if anyOf(h, "折算", "加权", "计入") && endsWith(h, "得分", "分") {
			for k, w := range g.head {
				if strings.HasPrefix(w, "权重") || strings.HasPrefix(w, "分值") {
					return k, i
				}
			}
		}
	}
	for i, h := range g.head {
		switch {
		case endsWith(h, "分值", "权重", "标准分", "满分") && points < 0:
			points = i
		case endsWith(h, "得分", "自评分", "评分", "实得分"):
			if score >= 0 {
				return -1, -1 // two columns of scores
			}
			score = i
		}
	}
	if points < 0 {
		return -1, -1
	}
	return points, score
}

// scoreTotal is the sum of the scores of a list that is the whole of an
// evaluation: a table or a sentence.
type scoreTotal struct {
	score    *big.Rat
	at, last int
}

// settleTotals compares the total scores that the text states with the lists of
// scores in it. With lists of different sums the text has several evaluations,
// and each is compared with the one total that stands near it.
func (r *review) settleTotals() {
	if len(r.scoreTotals) == 0 {
		return
	}
	same := true
	for _, t := range r.scoreTotals {
		same = same && t.score.Cmp(r.scoreTotals[0].score) == 0
	}
	var totals []*prose.Mention
	for i := range r.text.Mentions {
		if m := &r.text.Mentions[i]; isTotalScore(r, m) && r.sentenceOf(m.Start) != nil {
			totals = append(totals, m)
		}
	}
	if len(totals) > 12 {
		return
	}
	if same && distinct(totals) == 1 {
		for _, m := range totals {
			if r.ownScore(m) {
				r.totalDiffers(m, &r.scoreTotals[0], true)
			}
		}
		return
	}
	for i := range r.scoreTotals {
		t := &r.scoreTotals[i]
		line := r.lineOf(t.at)
		var near []*prose.Mention
		for _, m := range totals {
			if l := r.lineOf(m.Start); l <= line && line-l <= 4 {
				near = append(near, m)
			}
		}
		if len(near) > 0 && distinct(near) == 1 {
			m := near[len(near)-1]
			held := false // another list has this total: the two do not belong together
			for k := range r.scoreTotals {
				held = held || k != i && r.scoreTotals[k].score.Cmp(m.Quantity.Rat) == 0 && len(r.scoreTotals) > 2
			}
			if !held {
				r.totalDiffers(m, t, true)
			}
		}
	}
}

func (r *review) totalDiffers(m *prose.Mention, t *scoreTotal, certain bool) {
	if m.Quantity.Rat.Cmp(t.score) == 0 {
		return
	}
	code := source.TextScoreUnsure
	if certain {
		code = source.TextScoreSum
	}
	r.once(code, m.Start, fmt.Sprintf("总分与各项得分不符：各项得分之和%s分，这里写%s", plain(t.score), m.Text), "核对总分和各项得分，改正其中一个", t.at, t.last)
}
