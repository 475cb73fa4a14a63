package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// scorePairs reads 预算执行10分，得9.65分；产出指标40分，得37.26分；…: points and scores
// turn about, in one paragraph. With points that add up to 100, or to the full
// marks that the paragraph names, the scores are the whole of the total.
func (r *review) scorePairs() {
	for i := range r.text.Lines {
		l := &r.text.Lines[i]
		if l.Kind == prose.Cells || l.Mentions.To-l.Mentions.From < 6 {
			continue
		}
		r.pairsOf(l)
	}
}

func (r *review) pairsOf(l *prose.Line) {
	points, score := new(big.Rat), new(big.Rat)
	n, first, last := 0, 0, 0
	full := big.NewRat(100, 1)
	for i := l.Mentions.From; i < l.Mentions.To; i++ {
		m := &r.text.Mentions[i]
		if m.Kind == prose.Score && anyOf(r.label(m), "满分") {
			full = m.Quantity.Rat
		}
		if i+1 >= l.Mentions.To || m.Kind != prose.Score || !m.Exact() || anyOf(r.label(m), "满分", "总分", "得分", "扣") {
			continue
		}
		if strings.Contains(r.text.Words(m), "扣") {
			continue
		}
		got := &r.text.Mentions[i+1]
		if next := i + 2; next < l.Mentions.To && got.Kind == prose.Score && strings.HasSuffix(trimPunct(r.text.Words(got)), "扣") { // 20分，扣0.8分，得19.2分
			cut := got
			got = &r.text.Mentions[next]
			if w := trimPunct(r.text.Words(got)); got.Kind != prose.Score || w != "得" && w != "得分" || !got.Exact() || !cut.Exact() {
				continue
			}
			if rest := new(big.Rat).Sub(m.Quantity.Rat, cut.Quantity.Rat); rest.Cmp(got.Quantity.Rat) != 0 {
				r.once(source.TextScoreUnsure, got.Start, fmt.Sprintf("得分不符：%s扣%s应得%s分，这里写%s", m.Text, cut.Text, plain(rest), got.Text), "核对分值、扣分和得分", m.Start, cut.Start)
			}
			points.Add(points, m.Quantity.Rat)
			score.Add(score, got.Quantity.Rat)
			if n == 0 {
				first = m.Start
			}
			last = got.Start
			n++
			i = next
			continue
		}
		gap := strings.Trim(r.s[m.End:got.Start], " ，、,（(）)")
		if got.Kind != prose.Score || !got.Exact() || gap != "得" && gap != "得分" && gap != "实得" && gap != "自评得分" && gap != "自评" && gap != "自评得" && gap != "实际得分" {
			continue
		}
		if got.Quantity.Rat.Cmp(m.Quantity.Rat) > 0 {
			r.once(source.TextScoreUnsure, got.Start, fmt.Sprintf("%s得%s，高于分值%s", labelOr(r, m, "这一项"), got.Text, m.Text), "核对分值和得分", m.Start)
		}
		points.Add(points, m.Quantity.Rat)
		score.Add(score, got.Quantity.Rat)
		if n == 0 {
			first = m.Start
		}
		last = got.Start
		n++
		i++
	}
	if n < 2 || points.Cmp(full) != 0 {
		return
	}
	t := scoreTotal{score, first, last}
	var totals []*prose.Mention
	for i := l.Mentions.From; i < l.Mentions.To; i++ {
		m := &r.text.Mentions[i]
		if m.Kind != prose.Score || !m.Exact() || m.Start >= first && m.Start <= last {
			continue
		}
		raw := trimPunct(r.text.Words(m))
		switch {
		case m.Quantity.Rat.Cmp(full) == 0 && endsWith(raw, "总分", "总分为"): // 总分100分: full marks
		case m.Start > last && endsWith(raw, "合计", "共", "共计", "总计"),
			!strings.Contains(raw, "分别") && r.yearOf(m) == r.year && endsWith(r.label(m), "自评得分", "自评总得分", "自评总分", "总分", "总得分", "综合得分", "得分为", "评价得分", "最终得分", "自评"):
			totals = append(totals, m)
		}
	}
	r.pairSums[r.lineOf(l.Start)] = &t
	if len(totals) > 0 && distinct(totals) == 1 {
		for _, m := range totals {
			r.totalDiffers(m, &t, true)
		}
		return
	}
	if full.Cmp(big.NewRat(100, 1)) == 0 {
		r.scoreTotals = append(r.scoreTotals, t)
	}
}
