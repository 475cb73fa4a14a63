package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// shareChains checks A433.2万元，占支出的91.88%；B18.3万元，占3.88%；…: shares of one whole, which
// all but one of them give.
func (r *review) shareChains() {
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		if sn.Mentions.To-sn.Mentions.From < 6 {
			continue
		}
		var parts, shares []*prose.Mention
		for j := sn.Mentions.From + 1; j < sn.Mentions.To; j++ {
			p, m := &r.text.Mentions[j], &r.text.Mentions[j-1]
			if p.Kind == prose.Percent && p.Exact() && m.Exact() && (m.Kind == prose.Money || m.Kind == prose.Count) && strings.Contains(r.text.Words(p), "占") && (len(parts) == 0 || parts[0].Quantity.Unit == m.Quantity.Unit) {
				parts, shares = append(parts, m), append(shares, p)
			}
		}
		if len(parts) >= 3 && len(parts) <= 2*maxParts {
			r.shareChain(sn, parts, shares)
		}
	}
}

func (r *review) shareChain(sn *prose.Sentence, parts, shares []*prose.Mention) {
	l := &r.text.Lines[sn.Line]
	from := l.Mentions.From
	if sn.Line > 0 {
		from = r.text.Lines[sn.Line-1].Mentions.From
	}
	var wholes []expr.Quantity
	for j := from; j < sn.Mentions.To; j++ {
		if m := &r.text.Mentions[j]; m.Quantity.Unit == parts[0].Quantity.Unit && m.To == nil {
			wholes = append(wholes, m.Quantity)
		}
	}
	sum, _ := total(parts)
	wholes = append(wholes, expr.NewQuantity(sum, parts[0].Quantity.Unit, parts[0].Quantity.Scale, parts[0].Quantity.Places))
	for _, w := range wholes {
		bad := -1
		misses := 0
		for k := range parts {
			if share(shares[k].Quantity, parts[k].Quantity, w) == differs {
				bad = k
				misses++
			}
		}
		if misses == 0 {
			return
		}
		if misses != 1 || r.derivable(shares[bad]) {
			continue
		}
		p, m := shares[bad], parts[bad]
		r.once(source.TextRate, p.Start, fmt.Sprintf("“占”不符：%s÷%s=%s，这里写%s", m.Text, w, percentText(m.Quantity.Rat, new(big.Rat).Set(w.Rat)), p.Text), "按其余各项的合计重算，改正其中一个", m.Start)
		return
	}
}

// satisfied checks 走访300户，满意282户，基本满意11户，不满意7户: the answers are told completely once
// the dissatisfied are.
func (r *review) satisfied() {
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		if !strings.Contains(r.s[sn.Start:sn.End], "不满意") {
			continue
		}
		var whole *prose.Mention
		var parts []*prose.Mention
		last := ""
		for j := sn.Mentions.From; j < sn.Mentions.To; j++ {
			m := &r.text.Mentions[j]
			w := trimWords(r.text.Words(m))
			if m.Kind != prose.Count || !m.Exact() || whole != nil && m.Quantity.Unit != whole.Quantity.Unit {
				continue
			}
			if endsWith(w, "满意", "一般", "不了解", "弃权") && whole != nil {
				parts = append(parts, m)
				last = w
			} else if len(parts) == 0 {
				whole = m
			}
		}
		if whole == nil || len(parts) < 3 || !strings.Contains(last, "不满意") && !strings.Contains(last, "不了解") {
			continue
		}
		if sum, _ := total(parts); sum.Cmp(whole.Quantity.Rat) != 0 {
			r.once(source.TextSumUnsure, whole.Start, fmt.Sprintf("调查的%s与各种回答之和不符：%s", whole.Text, equationText(parts, sum)), "核对问卷的统计", parts[0].Start)
		}
	}
}
