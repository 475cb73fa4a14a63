package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// countRate checks 排查隐患29333起、整改28550起，整改率97.33%: the rate's own word
// names the part; the whole is the other figure of that unit.
func (r *review) countRate(p *prose.Mention, words string, before []prose.Mention) {
	stem := strings.TrimSuffix(words, "率")
	if rs := []rune(stem); len(rs) > 2 {
		stem = string(rs[len(rs)-2:])
	}
	if han(stem) < 2 || stem == "增长" || stem == "得分" || stem == "利用" || anyOf(r.text.Words(p), "按期", "按时", "及时", "如期", "一次", "首次", "应") {
		return // of what was due, not of all
	}
	var part *prose.Mention
	for i := range before {
		if m := &before[i]; (m.Kind == prose.Count || m.Kind == prose.Money) && m.Exact() && namesPart(r.label(m), stem) && !anyOf(r.label(m), "未"+stem, "应"+stem, "计划", "不"+stem, "正在") {
			if part != nil {
				return
			}
			part = m
		}
	}
	if part == nil {
		return
	}
	var wholes []*prose.Mention
	for i := range before {
		m := &before[i]
		if m == part || m.Quantity.Unit != part.Quantity.Unit || !m.Exact() || m.Quantity.Rat.Cmp(part.Quantity.Rat) < 0 {
			continue
		}
		wholes = append(wholes, m)
	}
	if len(wholes) == 0 {
		return
	}
	others := 0 // 剩余10个, 正在整改10个: the rate may be of another part
	for i := range before {
		if before[i].Quantity.Unit == part.Quantity.Unit {
			others++
		}
	}
	r.judge(p, words, wholes, []*prose.Mention{part}, others == 2 && len(wholes) == 1 && wholes[0].Start < part.Start && neighbours(r, wholes[0], part))
}

// namesPart reports whether words name the part that a rate is called by.
func namesPart(words, stem string) bool {
	switch stem {
	case "回收":
		return anyOf(words, "回收", "收回")
	case "结案", "办结":
		return anyOf(words, "结案", "办结", "审结")
	}
	return strings.Contains(words, stem)
}

// neighbours reports whether no other figure of their unit stands between two.
func neighbours(r *review, a, b *prose.Mention) bool {
	return !strings.ContainsAny(r.s[a.End:b.Start], "；。;")
}

// shareOf checks …294.72万元…，占政府采购预算23.83%: the whole is looked for by its
// name in the same line.
func (r *review) shareOf(p *prose.Mention, words string, sn *prose.Sentence, before []prose.Mention) {
	i := strings.LastIndex(words, "占")
	sum := anyOf(words[i:], "合计", "总额", "总计")
	name := strings.TrimSuffix(strings.TrimSuffix(words[i+len("占"):], "比例"), "比重")
	name = trimWords(strings.TrimSuffix(name, "的"))
	var part *prose.Mention
	for k := len(before) - 1; k >= 0; k-- {
		if m := &before[k]; (m.Kind == prose.Money || m.Kind == prose.Count) && !isMove(r.text.Words(m)) {
			part = m
			break
		}
	}
	if part != nil && !r.ownSubject(words[:i], part) {
		return
	}
	if part != nil && name == "" {
		if w := r.wholeByShares(sn); w != nil {
			r.judge(p, words, []*prose.Mention{w}, []*prose.Mention{part}, true)
			return
		}
	}
	if part != nil && part.Exact() && !strings.ContainsAny(r.s[part.End:p.Start], "；。;") {
		if w := r.wholeOf(name, part, sn); w != nil {
			r.judge(p, words, []*prose.Mention{w}, []*prose.Mention{part}, true)
			return
		}
	}
	if part == nil || !part.Exact() || han(name) < 3 || strings.ContainsAny(r.s[part.End:p.Start], "；。;") {
		return
	}
	l := &r.text.Lines[sn.Line]
	var wholes []*prose.Mention
	for k := max(l.Mentions.From, sn.Mentions.From-maxEnumerated); k < l.Mentions.To; k++ {
		m := &r.text.Mentions[k]
		if m.Start >= p.Start || m.Start == part.Start {
			continue
		}
		w := strings.TrimSuffix(strings.TrimSuffix(r.label(m), "数"), "总额")
		if m.Exact() && m.Quantity.Unit == part.Quantity.Unit && han(w) >= 3 && (strings.HasSuffix(w, name) || w == strings.TrimSuffix(strings.TrimSuffix(name, "数"), "总额")) {
			wholes = append(wholes, m)
		}
	}
	certain := true
	if len(wholes) == 0 && sum {
		wholes, certain = r.named(name, part), false
	}
	if len(wholes) != 1 {
		return
	}
	r.judge(p, words, wholes, []*prose.Mention{part}, certain)
}

// ownSubject reports whether the words before 占 are of the part that stands before:
// 基本支出60万元，占…, not 基本支出60万元，差旅费占….
func (r *review) ownSubject(words string, part *prose.Mention) bool {
	words = trimWords(strings.NewReplacer("合计", "", "共计", "", "比例", "", "比重", "").Replace(words))
	return han(words) == 0 || strings.Contains(r.label(part), words)
}

// maxFigures is the number of figures past which a text is no report, and the
// whole of it is not searched for a single one.
const maxFigures = 20000

// named is the one amount that the text gives for a name, nil if there is none
// or more than one.
func (r *review) named(name string, like *prose.Mention) []*prose.Mention {
	if len(r.text.Mentions) > maxFigures {
		return nil
	}
	var found *prose.Mention
	for i := range r.text.Mentions {
		m := &r.text.Mentions[i]
		if m.Quantity.Unit != like.Quantity.Unit || !m.Exact() || m.Start == like.Start || !strings.HasSuffix(r.label(m), name) || r.yearOf(m) != r.yearOf(like) {
			continue
		}
		if found != nil && found.Quantity.Rat.Cmp(m.Quantity.Rat) != 0 {
			return nil
		}
		if found == nil {
			found = m
		}
	}
	if found == nil {
		return nil
	}
	return []*prose.Mention{found}
}

// wholeByShares is the whole of 人员经费A，占x%；公用经费B，占y%；项目支出C，占z%: the
// amount named before that the parts add up to.
func (r *review) wholeByShares(sn *prose.Sentence) *prose.Mention {
	sum, n := new(big.Rat), 0
	for i := sn.Mentions.From + 1; i < sn.Mentions.To; i++ {
		p, m := &r.text.Mentions[i], &r.text.Mentions[i-1]
		if p.Kind == prose.Percent && m.Kind == prose.Money && m.Exact() && strings.Contains(r.text.Words(p), "占") {
			sum.Add(sum, m.Quantity.Rat)
			n++
		}
	}
	if n < 2 {
		return nil
	}
	l := &r.text.Lines[sn.Line]
	for i := sn.Mentions.From - 1; i >= max(l.Mentions.From, sn.Mentions.From-maxEnumerated); i-- {
		if m := &r.text.Mentions[i]; m.Kind == prose.Money && m.Exact() && m.Quantity.Rat.Cmp(sum) == 0 {
			return m
		}
	}
	return nil
}

// wholeOf is the whole of 支出100万元，其中：基本支出60万元，占支出总额的60%: the first
// amount of the sentence, if nothing but 其中 comes between it and the parts.
func (r *review) wholeOf(name string, part *prose.Mention, sn *prose.Sentence) *prose.Mention {
	switch name {
	case "", "比", "支出总额", "总支出", "支出合计", "本年支出", "本年支出合计", "总收入", "收入总额", "收入合计", "本年收入", "本年收入合计", "支出", "总额":
	default:
		return nil
	}
	first := sn.Mentions.From
	if first+1 >= sn.Mentions.To {
		return nil
	}
	w, next := &r.text.Mentions[first], &r.text.Mentions[first+1]
	label := r.label(w)
	if w.Kind != prose.Money || part.Kind != prose.Money || !w.Exact() || w.Start >= part.Start || !anyOf(r.s[w.End:next.Start], "其中") || isChange(label) || strings.Count(r.s[sn.Start:part.Start], "其中") > 1 ||
		strings.Contains(name, "支出") && !strings.Contains(label, "支出") || strings.Contains(name, "收入") && !strings.Contains(label, "收入") {
		return nil
	}
	return w
}

// fraction checks a rate that is followed by its two parts: 85.71%（12/14）.
func (r *review) fraction(p *prose.Mention, words string) bool {
	rest := r.s[p.End:min(len(r.s), p.End+80)]
	inner, ok := strings.CutPrefix(rest, "（")
	if !ok {
		if inner, ok = strings.CutPrefix(rest, "("); !ok {
			return false
		}
	}
	a, n := expr.ScanNumber(inner)
	if n == 0 {
		return false
	}
	b, m := expr.ScanNumber(strings.TrimPrefix(strings.TrimPrefix(inner[n:], "/"), "÷"))
	sep := len(inner[n:]) - len(strings.TrimPrefix(strings.TrimPrefix(inner[n:], "/"), "÷"))
	end := n + sep + m
	if sep == 0 || m == 0 || end >= len(inner) || !strings.HasPrefix(inner[end:], "）") && !strings.HasPrefix(inner[end:], ")") || b.Sign() == 0 {
		return false
	}
	if share(p.Quantity, a, b) == differs {
		r.add(source.TextRate, p.Start, fmt.Sprintf("“%s”不符：%s÷%s=%s，这里写%s", words, a.Text, b.Text, percentText(a.Rat, b.Rat), p.Text), "按两数重算，改正其中一个", p.End+len("（"))
	}
	return true
}
