package check

import (
	"fmt"
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// nearLines is how many lines before a rate its whole may stand.
const nearLines = 4

// rateOfSection checks a rate whose part stands in its sentence and whose whole
// stands in a sentence before, in the same section. What is planned there must
// be one amount, or one of them must fit.
func (r *review) rateOfSection(p *prose.Mention, words string, parts []*prose.Mention, sn *prose.Sentence) {
	if len(parts) != 1 {
		return
	}
	var wholes []*prose.Mention
	for i := sn.Mentions.From - 1; i >= 0 && sn.Mentions.From-i < maxEnumerated; i-- {
		m := &r.text.Mentions[i]
		line := r.lineOf(m.Start)
		if sn.Line-line > nearLines || !r.sameSection(line, sn.Line) {
			break
		}
		if m.Kind != prose.Money || !m.Exact() || r.yearOf(m) != r.yearOf(p) || r.sentenceOf(m.Start) == nil {
			continue
		}
		switch partOf(r.label(m)) {
		case planned, adjusted, initial, received:
			wholes = append([]*prose.Mention{m}, wholes...)
		}
	}
	if len(wholes) == 0 {
		return
	}
	for _, w := range wholes {
		if share(p.Quantity, parts[0].Quantity, w.Quantity) != differs {
			return
		}
	}
	if distinct(wholes) > 2 || partOf(r.label(wholes[len(wholes)-1])) == initial {
		return
	}
	r.judge(p, words, wholes, parts, false)
}

// sameSection reports whether two lines stand below one heading, or below two
// numbered paragraphs of one heading.
func (r *review) sameSection(a, b int) bool {
	p, q := r.paths[a], r.paths[b]
	for len(p) > 0 && r.text.Lines[p[len(p)-1]].Mark.Level() >= int(prose.Digit)*10 {
		p = p[:len(p)-1]
	}
	for len(q) > 0 && r.text.Lines[q[len(q)-1]].Mark.Level() >= int(prose.Digit)*10 {
		q = q[:len(q)-1]
	}
	return len(p) > 0 && len(q) > 0 && p[len(p)-1] == q[len(q)-1]
}

// rateBefore checks a rate that comes before its two parts: 执行率为96.4%，预算…，支出….
func (r *review) rateBefore(p *prose.Mention, words string, sn *prose.Sentence) {
	var whole, part *prose.Mention
	for i := r.indexOf(p) + 1; i < sn.Mentions.To; i++ {
		m := &r.text.Mentions[i]
		if m.Kind != prose.Money || !m.Exact() {
			break
		}
		switch partOf(r.label(m)) {
		case planned, adjusted:
			if whole != nil {
				return
			}
			whole = m
		case spent:
			if part != nil {
				return
			}
			part = m
		default:
			return
		}
	}
	if whole != nil && part != nil {
		r.judge(p, words, []*prose.Mention{whole}, []*prose.Mention{part}, false)
	}
}

// rateOfChanged checks 年初预算45万元，追加10万元，执行数54.5万元，执行率99.09%. It is true if
// the sentence names changes of the budget.
func (r *review) rateOfChanged(p *prose.Mention, words string, first, part *prose.Mention, before []prose.Mention) bool {
	v := new(big.Rat).Set(first.Quantity.Rat)
	changed := false
	for i := range before {
		m := &before[i]
		if m.Kind != prose.Money || !m.Exact() || m.Quantity.Unit != first.Quantity.Unit {
			continue
		}
		switch w := r.label(m); {
		case endsWith(w, raises[:]...):
			v.Add(v, m.Quantity.Rat)
			changed = true
		case endsWith(w, cuts[:]...):
			v.Sub(v, m.Quantity.Rat)
			changed = true
		}
	}
	if !changed {
		return false
	}
	whole := expr.NewQuantity(v, first.Quantity.Unit, first.Quantity.Scale, max(first.Quantity.Places, part.Quantity.Places))
	if share(p.Quantity, part.Quantity, whole) == differs && share(p.Quantity, part.Quantity, first.Quantity) == differs {
		r.add(source.TextRateUnsure, p.Start, fmt.Sprintf("“%s”不符：%s÷%s=%s，这里写%s", words, part.Text, whole, percentText(part.Quantity.Rat, v), p.Text), "按两数重算，改正其中一个", first.Start, part.Start)
	}
	return true
}

// achieved checks 6所，完成计划8所的75% and, below a heading that names the target,
// 8632人，完成年度目标的107.9%. It is true if the percentage is one of those.
func (r *review) achieved(p *prose.Mention, sn *prose.Sentence, before []prose.Mention) bool {
	n := len(before)
	words := r.text.Words(p)
	if n >= 2 && trimPunct(words) == "的" && endsWith(r.label(&before[n-1]), "完成计划", "完成目标", "完成任务", "年度计划", "年度目标", "计划", "目标") {
		whole, part := &before[n-1], &before[n-2]
		if whole.Exact() && part.Exact() && whole.Quantity.Unit == part.Quantity.Unit && whole.Kind != prose.Percent {
			r.judge(p, "完成计划的比例", []*prose.Mention{whole}, []*prose.Mention{part}, true)
		}
		return true
	}
	if n == 0 || !anyOf(words, "完成目标的", "完成年度目标的", "完成计划的", "完成年度计划的", "完成目标任务的", "完成年度任务的") {
		return false
	}
	part, l := &before[n-1], &r.text.Lines[sn.Line]
	if l.Kind != prose.RunIn || !part.Exact() || part.Kind != prose.Count {
		return true
	}
	for i := l.Mentions.From; i < l.Mentions.To; i++ {
		target := &r.text.Mentions[i]
		if target.Start >= l.Head.To || target.Start >= part.Start {
			break
		}
		if target.Quantity.Unit == part.Quantity.Unit && target.To == nil {
			var parts []*prose.Mention // 新增5460个，其中小学3780个，完成目标的109.2%
			for k := range before {
				if before[k].Quantity.Unit == part.Quantity.Unit && before[k].Exact() {
					parts = append(parts, &before[k])
				}
			}
			r.judge(p, "完成目标的比例", []*prose.Mention{target}, parts, false)
			break
		}
	}
	return true
}
