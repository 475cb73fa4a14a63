package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// itemSums adds up numbered paragraphs that a line announces with 其中： each begins
// with an amount of its own.
func (r *review) itemSums() {
	for i := range r.text.Lines {
		l := &r.text.Lines[i]
		if l.Kind == prose.Cells {
			continue
		}
		r.headSum(l)
		if text := r.text.Of(l); !endsWith(text, "其中：", "其中:", "包括：", "分别是：") || l.Mentions.Empty() {
			continue
		}
		var parts []*prose.Mention
		_, count := r.paragraphsFrom(i)
		for k := i + 1; k < len(r.text.Lines) && len(parts) < count; k++ {
			item := &r.text.Lines[k]
			if item.Mark.Style != r.text.Lines[i+1].Mark.Style {
				continue
			}
			if item.Mentions.Empty() || r.text.Mentions[item.Mentions.From].Kind != prose.Money || !r.text.Mentions[item.Mentions.From].Exact() {
				parts = nil
				break
			}
			parts = append(parts, &r.text.Mentions[item.Mentions.From])
		}
		if len(parts) < 2 || len(parts) != count {
			continue
		}
		sum, v := total(parts)
		var whole *prose.Mention
		for k := l.Mentions.From; k < l.Mentions.To; k++ {
			m := &r.text.Mentions[k]
			if m.Kind != prose.Money || !m.Exact() {
				continue
			}
			if w := rounded(m.Quantity); v.low.Cmp(w.high) <= 0 && v.high.Cmp(w.low) >= 0 {
				whole = nil
				break
			}
			if whole == nil || !strings.Contains(r.s[sentenceStart(r, m):m.Start], "其中") {
				whole = m
			}
			if k == l.Mentions.To-1 {
				r.once(source.TextSumUnsure, whole.Start, fmt.Sprintf("%s%s与下面各项之和不符：%s", labelOr(r, whole, "合计"), whole.Text, equationText(parts, sum)), "核对合计与各项；如还有未列出的部分，写明是什么", parts[0].Start)
			}
		}
	}
}

func sentenceStart(r *review, m *prose.Mention) int {
	if sn := r.sentenceOf(m.Start); sn != nil {
		return sn.Start
	}
	return m.From
}

// headSum checks 社会救助11230.50万元。城市低保…发放3268.70万元；农村低保…: a paragraph that begins with an amount
// and then tells its parts. Only a slip of the pen is reported, as not all
// parts need be told.
func (r *review) headSum(l *prose.Line) {
	if l.Mentions.To-l.Mentions.From < 4 || l.Mark.Style == prose.NoMark {
		return
	}
	whole := &r.text.Mentions[l.Mentions.From]
	if whole.Kind != prose.Money || !whole.Exact() || !strings.HasPrefix(r.s[whole.End:], "。") || r.found[whole.Start] {
		return
	}
	var parts []*prose.Mention
	for k := l.Mentions.From + 1; k < l.Mentions.To; k++ {
		m := &r.text.Mentions[k]
		if m.Kind != prose.Money || m.Quantity.Unit != whole.Quantity.Unit {
			continue
		}
		if !m.Exact() || isMove(r.text.Words(m)) || anyOf(r.text.Words(m), "每", "人均", "其中") {
			return
		}
		parts = append(parts, m)
	}
	if len(parts) < 3 || len(parts) > maxParts || makes(parts, whole.Quantity.Rat) || !slips(parts, whole.Quantity.Rat) {
		return
	}
	sum, _ := total(parts)
	d := new(big.Rat).Sub(whole.Quantity.Rat, sum)
	r.once(source.TextSumUnsure, whole.Start, fmt.Sprintf("%s%s与各项之和不符：%s，差%s", labelOr(r, whole, "合计"), whole.Text, equationText(parts, sum), as(d.Abs(d), whole.Quantity)), "核对合计与各项", parts[0].Start)
}
