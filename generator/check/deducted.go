package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// deducted compares the paragraphs that tell of one row of a score table
// (3.1项目决策。…扣2分，得18分) with that row: its score, and its points less what was
// taken off.
func (r *review) deducted() {
	for i := range r.text.Tables {
		for k, list := 0, r.gridsOf(i); k < len(list); k++ {
			g := &list[k]
			points, score := g.scoreColumns()
			if score < 0 {
				continue
			}
			for n := range g.rows {
				row := &g.rows[n]
				if p, s := &row.cells[points], &row.cells[score]; p.number && s.number && han(row.name) >= 4 && p.value.Unit != expr.PercentUnit {
					r.deductedRow(row.name, p.value, s)
				}
			}
		}
	}
}

func (r *review) deductedRow(name string, points expr.Quantity, score *gridCell) {
	for i := range r.text.Lines {
		l := &r.text.Lines[i]
		if l.Kind != prose.RunIn && l.Kind != prose.Body || l.Mentions.Empty() || !strings.HasPrefix(strings.TrimLeft(r.text.Of(l), "0123456789.（）()、一二三四五六七八九十 "), name) {
			continue
		}
		cut, cuts := new(big.Rat), 0
		var got *prose.Mention
		for j := l.Mentions.From; j < l.Mentions.To; j++ {
			m := &r.text.Mentions[j]
			if m.Kind != prose.Score || !m.Exact() {
				continue
			}
			switch w := trimPunct(r.text.Words(m)); {
			case endsWith(w, "扣"):
				cut.Add(cut, m.Quantity.Rat)
				cuts++
			case endsWith(w, "得"):
				if got != nil {
					return
				}
				got = m
			}
		}
		if got == nil {
			return
		}
		if got.Quantity.Rat.Cmp(score.value.Rat) != 0 {
			r.once(source.TextScoreUnsure, got.Start, fmt.Sprintf("“%s”的得分与表中不一致：这里是%s，表中是%s分", name, got.Text, score.value.Text), "核对得分，改正其中一处", score.at)
		} else if rest := new(big.Rat).Sub(points.Rat, cut); cuts > 0 && rest.Cmp(got.Quantity.Rat) != 0 {
			r.once(source.TextScoreUnsure, got.Start, fmt.Sprintf("得分不符：“%s”%s分，扣%s分应得%s分，这里写%s", name, points.Text, plain(cut), plain(rest), got.Text), "核对分值、扣分和得分", score.at)
		}
		return
	}
}
