package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// scoreTables checks the tables of scores: no score above its points, each
// rate what score and points give, and the sum what the last row or the text
// says.
func (r *review) scoreTables() {
	for i := range r.text.Tables {
		r.scoreTable(&r.text.Tables[i])
	}
}

// scoreRow is a row of a table of scores.
type scoreRow struct {
	name                string
	points, score, rate expr.Quantity
	at, rateAt          int
}

func (r *review) scoreTable(t *prose.Table) {
	if len(t.Rows) < 3 {
		return
	}
	points, score, rate, scores := -1, -1, -1, 0
	head := t.Rows[0]
	for i, c := range head {
		switch text := strings.ReplaceAll(r.text.Cell(c), " ", ""); {
		case endsWith(text, "分值", "权重", "标准分", "满分") && points < 0:
			points = i
		case endsWith(text, "得分", "自评分", "评分", "实得分", "审定分", "复核分"):
			if scores++; scores == 1 {
				score = i
			}
		case endsWith(text, "得分率"):
			rate = i
		}
	}
	if points < 0 || score < 0 {
		return
	}
	var rows []scoreRow
	var sum *scoreRow
	for _, cells := range t.Rows[1:] {
		if len(cells) != len(head) { // merged cells: columns cannot be told
			return
		}
		row, ok := r.scoreRow(cells, points, score, rate)
		switch {
		case !ok:
			return
		case anyOf(row.name, "合计", "总分", "总计", "总得分"):
			sum = &row
		case sum == nil:
			rows = append(rows, row)
		}
	}
	for i := range rows {
		r.scoreRowAlone(&rows[i])
	}
	r.scoreSum(rows, sum, scores == 1 && len(r.text.Tables) == 1)
}

// scoreRow reads a row; ok is false unless points and score are numbers.
func (r *review) scoreRow(cells []prose.Cell, points, score, rate int) (row scoreRow, ok bool) {
	number := func(i int) (expr.Quantity, bool) {
		text := strings.TrimSuffix(strings.TrimSpace(r.text.Cell(cells[i])), "分")
		q, n := expr.ScanNumber(text)
		return q, n > 0 && n == len(text)
	}
	var ok1, ok2 bool
	row.name = strings.ReplaceAll(r.text.Cell(cells[0]), " ", "")
	row.points, ok1 = number(points)
	row.score, ok2 = number(score)
	row.at = cells[score].Start
	if rate >= 0 {
		if q, ok := number(rate); ok && q.Unit == expr.PercentUnit {
			row.rate, row.rateAt = q, cells[rate].Start
		}
	}
	return row, ok1 && ok2
}

func (r *review) scoreRowAlone(row *scoreRow) {
	if row.score.Rat.Cmp(row.points.Rat) > 0 && !strings.Contains(row.name, "加分") {
		r.add(source.TextScoreUnsure, row.at, fmt.Sprintf("“%s”得%s分，高于分值%s分", row.name, row.score.Text, row.points.Text), "核对分值和得分")
	}
	if row.rate.Text == "" || row.points.Sign() <= 0 {
		return
	}
	v := new(big.Rat).Quo(row.score.Rat, row.points.Rat)
	switch compareTo(row.rate, v, interval{v, v}) {
	case differs:
		r.add(source.TextRate, row.rateAt, fmt.Sprintf("“%s”的得分率不符：%s÷%s=%s，这里写%s", row.name, row.score.Text, row.points.Text, percentText(row.score.Rat, row.points.Rat), row.rate.Text),
			"按得分÷分值重算得分率", row.at)
	case close:
		r.add(source.TextRateUnsure, row.rateAt, fmt.Sprintf("“%s”的得分率没有四舍五入：%s÷%s=%s，这里写%s", row.name, row.score.Text, row.points.Text, percentText(row.score.Rat, row.points.Rat), row.rate.Text),
			"按得分÷分值重算得分率", row.at)
	}
}

// scoreSum compares the rows with the row of sums and with the total score that
// the text states. The points prove that the rows are the whole: they must add
// up to the sum row's points, or to 100. Only a table that stands alone and has
// one column of scores can be compared with the text.
func (r *review) scoreSum(rows []scoreRow, sum *scoreRow, alone bool) {
	if len(rows) < 2 {
		return
	}
	points, score := new(big.Rat), new(big.Rat)
	for i := range rows {
		points.Add(points, rows[i].points.Rat)
		score.Add(score, rows[i].score.Rat)
	}
	whole := points.Cmp(big.NewRat(100, 1)) == 0
	if sum != nil {
		if points.Cmp(sum.points.Rat) != 0 {
			r.add(source.TextScoreUnsure, sum.at, fmt.Sprintf("各行分值之和%s分，合计行写%s分", plain(points), sum.points.Text), "核对各行分值和合计", rows[0].at)
			return
		}
		if score.Cmp(sum.score.Rat) != 0 {
			r.add(source.TextScoreSum, sum.at, fmt.Sprintf("各行得分之和%s分，合计行写%s分", plain(score), sum.score.Text), "核对各行得分和合计，改正其中一个", rows[0].at, rows[len(rows)-1].at)
		}
	}
	if !whole || !alone {
		return
	}
	var totals []*prose.Mention
	for i := range r.text.Mentions {
		if m := &r.text.Mentions[i]; isTotalScore(r, m) && r.ownScore(m) {
			totals = append(totals, m)
		}
	}
	if distinct(totals) > 1 { // two totals contradict each other already, or are of two projects
		return
	}
	for _, m := range totals {
		if m.Quantity.Rat.Cmp(score) != 0 && !r.inProjects(m) {
			r.add(source.TextScoreSum, m.Start, fmt.Sprintf("总分与得分表不符：这里写%s，表内各行得分之和%s分", m.Text, plain(score)), "核对总分和表内得分，改正其中一个", rows[0].at, rows[len(rows)-1].at)
		}
	}
}

// ownScore reports whether a total score is that of the whole report, not of
// one of its projects.
func (r *review) ownScore(m *prose.Mention) bool {
	words := r.label(m)
	for _, w := range [...]string{"自评", "部门", "整体", "支出", "绩效", "综合", "评价", "预算", "总", "得分", "评分", "得", "分", "数", "的", "单位", "年度", "本次", "实际", "项目支出", "：", "经", "结果"} {
		words = strings.ReplaceAll(words, w, "")
	}
	return words == ""
}

// plain prints a number without needless zeros.
func plain(v *big.Rat) string {
	return expr.NewQuantity(v, "", expr.One, places(v)).String()
}

// places is how many digits after the point v needs, at most 6.
func places(v *big.Rat) int {
	ten := big.NewRat(10, 1)
	x := new(big.Rat).Set(v)
	for n := range 6 {
		if x.IsInt() {
			return n
		}
		x.Mul(x, ten)
	}
	return 6
}
