package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// ownRates checks the rates that [review.rates] leaves open: those whose own
// words say what their two parts are. A rate that any two figures around it
// give is never reported.
func (r *review) ownRates() {
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		for j := sn.Mentions.From; j < sn.Mentions.To; j++ {
			p := &r.text.Mentions[j]
			if p.Kind != prose.Percent || !p.Exact() || r.found[p.Start] {
				continue
			}
			words, raw := r.label(p), r.text.Words(p)
			if isChange(raw) || isMove(raw) || anyOf(raw, "目标", "不低于", "不高于", "要求", "应达", "上年", "去年", "控制在", "同期", "平均", "比例不") {
				continue
			}
			q := ratioClaim{p: p, sn: sn, words: words, before: r.text.Mentions[max(sn.Mentions.From, j-window):j]}
			switch {
			case r.ofWhole(&q, raw), r.duePaid(&q), r.partsBehind(&q):
			case r.achievement(&q):
			case strings.HasSuffix(words, "率") || endsWith(words, "满意度", "合格率", "形象进度"):
				r.namedRate(&q)
			case strings.Contains(words, "占"):
				r.partOfWhole(&q)
			}
			r.rateInBrackets(&q)
		}
	}
}

// ofWhole checks 162.30万元，为预算180.00万元的90.17%: the whole stands right before. It is
// true if the percentage has that form.
func (r *review) ofWhole(q *ratioClaim, raw string) bool {
	n := len(q.before)
	if n < 2 || trimPunct(raw) != "的" {
		return false
	}
	whole, part := &q.before[n-1], &q.before[n-2]
	if w := r.text.Words(whole); !anyOf(w, "占", "为", "是", "完成") || isMove(w) || whole.Kind == prose.Percent {
		return true
	}
	if part.Quantity.Unit == whole.Quantity.Unit && part.Exact() && whole.Exact() && r.isThing(part) {
		r.claim(q, part, whole, true)
	}
	return true
}

// duePaid checks 应收31.8万元，实收28.9万元，收缴率90.88%. It is true if the two stand
// before.
func (r *review) duePaid(q *ratioClaim) bool {
	n := len(q.before)
	if n < 2 || !strings.HasSuffix(q.words, "率") {
		return false
	}
	due, paid := &q.before[n-2], &q.before[n-1]
	a, b := trimWords(r.text.Words(due)), trimWords(r.text.Words(paid))
	if !strings.HasPrefix(a, "应") || !strings.HasPrefix(b, "实") || due.Quantity.Unit != paid.Quantity.Unit || !due.Exact() || !paid.Exact() {
		return false
	}
	r.claim(q, paid, due, true)
	return true
}

// partsBehind checks 知晓率84.2%（调查500人，知晓421人）. It is true if two figures of one unit
// stand in the brackets.
func (r *review) partsBehind(q *ratioClaim) bool {
	rest := r.s[q.p.End:q.sn.End]
	if !strings.HasPrefix(rest, "（") && !strings.HasPrefix(rest, "(") || !endsWith(q.words, "率", "度") {
		return false
	}
	end := strings.IndexAny(rest, "）)")
	if end < 0 {
		return false
	}
	var list []*prose.Mention
	for k := r.indexOf(q.p) + 1; k < q.sn.Mentions.To && r.text.Mentions[k].Start < q.p.End+end; k++ {
		list = append(list, &r.text.Mentions[k])
	}
	if len(list) != 2 || list[0].Quantity.Unit != list[1].Quantity.Unit || !list[0].Exact() || !list[1].Exact() || list[0].Kind == prose.Percent || list[0].Quantity.Rat.Cmp(list[1].Quantity.Rat) < 0 {
		return false
	}
	stem := strings.TrimSuffix(strings.TrimSuffix(q.words, "率"), "度")
	r.claim(q, list[1], list[0], strings.Contains(r.text.Words(list[1]), lastRunes(stem, 2)))
	return true
}

// ratioClaim is a percentage with the sentence that it stands in.
type ratioClaim struct {
	p      *prose.Mention
	sn     *prose.Sentence
	words  string
	before []prose.Mention // at most window figures of the sentence
}

// isThing reports whether a figure can be a part of a rate: a count or an
// amount that is no change.
func (r *review) isThing(m *prose.Mention) bool {
	return (m.Kind == prose.Count || m.Kind == prose.Money || m.Kind == prose.Span) && m.To == nil && !isMove(r.text.Words(m)) && !anyOf(r.text.Words(m), "每", "人均", "平均", "单价")
}

// achievement checks 目标86公里，完成91公里，完成率105.81%. It is true if the percentage is
// one of a target.
func (r *review) achievement(q *ratioClaim) bool {
	raw := trimPunct(r.text.Words(q.p))
	if !endsWith(q.words, "完成率", "完成比例", "实现率", "达成率") && raw != "完成" && raw != "完成了" && !anyOf(raw, "完成目标的", "完成计划的", "占计划的", "占目标的") {
		return false
	}
	if isMoneyRate(q.words) && !strings.HasSuffix(q.words, "完成率") {
		return false
	}
	list := q.before
	var target, actual *prose.Mention
	others := 0
	l := &r.text.Lines[q.sn.Line]
	for i := range list {
		m := &list[i]
		if !r.isThing(m) {
			if m.Kind == prose.Percent { // what stands before another rate belongs to that one
				target, actual, others = nil, nil, 0
			}
			continue
		}
		w := r.text.Words(m)
		switch {
		case anyOf(w, "目标", "计划", "任务数", "应完成", "预期", "指标值", "不少于", "不低于") && !anyOf(w, "比计划", "比目标", "超计划", "超过目标", "少于计划", "完成", "较计划"):
			if target != nil || actual != nil {
				others++
			}
			if actual != nil && actual.Quantity.Unit != m.Quantity.Unit {
				actual = nil
			}
			target = m
		case target != nil && m.Quantity.Unit == target.Quantity.Unit && !anyOf(w, "其中", "未", "少", "超"):
			if actual != nil && actual.Start > target.Start {
				others++
				break
			}
			actual = m
		case actual != nil && target == nil && endsWith(trimPunct(w), "比计划少", "比目标少") && m.Exact() && m.Quantity.Unit == actual.Quantity.Unit:
			t := *m
			t.Quantity = expr.NewQuantity(new(big.Rat).Add(m.Quantity.Rat, actual.Quantity.Rat), m.Quantity.Unit, actual.Quantity.Scale, actual.Quantity.Places)
			t.Text = t.Quantity.String()
			r.claim(q, actual, &t, false)
			return true
		case anyOf(w, "完成", "实际", "建成", "新建", "安装", "达到", "投用", "铺设", "培训", "全年") && actual == nil && !anyOf(w, "未完成", "其中"):
			actual = m
		}
	}
	if target != nil && actual == nil { // 826件（目标800件），完成103.25%
		for i := range list {
			if m := &list[i]; m.Start < target.Start && m.Quantity.Unit == target.Quantity.Unit && r.isThing(m) {
				others, actual = others+1, m
			}
		}
		if others != 1 {
			return true
		}
		others = 0
	}
	if target == nil && actual != nil && !l.Head.Empty() && l.Head.To <= actual.Start { // the head names the target
		for i := l.Mentions.From; i < l.Mentions.To; i++ {
			m := &r.text.Mentions[i]
			if m.Start < l.Head.To && m.Quantity.Unit == actual.Quantity.Unit && m.To == nil {
				target = m
			}
		}
	}
	if target == nil || actual == nil || target.Quantity.Unit != actual.Quantity.Unit || !actual.Exact() || target.Quantity.Sign() <= 0 {
		return target != nil
	}
	r.claim(q, actual, target, others == 0)
	return true
}

// claim reports a percentage that its two parts do not give, unless others do.
func (r *review) claim(q *ratioClaim, part, whole *prose.Mention, certain bool) {
	f := share(q.p.Quantity, part.Quantity, whole.Quantity)
	if f != differs || r.derivable(q.p) {
		return
	}
	if n := r.sameKind(q, part); n > 2 {
		certain = false
	}
	code := source.TextRateUnsure
	if certain {
		code = source.TextRate
	}
	r.once(code, q.p.Start, fmt.Sprintf("“%s”不符：%s÷%s=%s，这里写%s", q.name(), part.Text, whole.Text, percentText(part.Quantity.Rat, whole.Quantity.Rat), q.p.Text),
		"按两数重算，改正其中一个", whole.Start, part.Start)
}

func (q *ratioClaim) name() string {
	if q.words == "" || han(q.words) > 16 {
		return "比率"
	}
	return q.words
}

// sameKind counts the figures of a part's unit before the percentage.
func (r *review) sameKind(q *ratioClaim, part *prose.Mention) int {
	n := 0
	for i := range q.before {
		if m := &q.before[i]; m.Quantity.Unit == part.Quantity.Unit && r.isThing(m) {
			n++
		}
	}
	return n
}

// derivable reports whether any two figures of the paragraph, or sums of
// neighbours, make a percentage: as a share, as what is left, as a change.
func (r *review) derivable(p *prose.Mention) bool {
	l := &r.text.Lines[r.lineOf(p.Start)]
	var list []*prose.Mention
	for i := max(l.Mentions.From, r.indexOf(p)-maxEnumerated); i < min(l.Mentions.To, r.indexOf(p)+window); i++ {
		if m := &r.text.Mentions[i]; (m.Kind == prose.Money || m.Kind == prose.Count || m.Kind == prose.Span) && m.To == nil && m.Quantity.Sign() > 0 {
			list = append(list, m)
		}
	}
	one := big.NewRat(1, 1)
	for i, a := range list {
		for k, b := range list {
			if i == k || a.Quantity.Unit != b.Quantity.Unit {
				continue
			}
			v := new(big.Rat).Quo(a.Quantity.Rat, b.Quantity.Rat)
			left := new(big.Rat).Sub(one, v)
			if grown := new(big.Rat).Neg(left); grown.Sign() > 0 && compareTo(p.Quantity, grown, interval{grown, grown}) == fits {
				return true
			}
			if share(p.Quantity, a.Quantity, b.Quantity) == fits || left.Sign() >= 0 && compareTo(p.Quantity, left, interval{left, left}) == fits {
				return true
			}
			if k != i+1 && i != k+1 { // sums of neighbours
				continue
			}
			sum := new(big.Rat).Add(a.Quantity.Rat, b.Quantity.Rat)
			for _, w := range list {
				if w.Quantity.Unit != a.Quantity.Unit || w == a || w == b {
					continue
				}
				x := new(big.Rat).Quo(sum, w.Quantity.Rat)
				y := new(big.Rat).Quo(w.Quantity.Rat, sum)
				if compareTo(p.Quantity, x, interval{x, x}) == fits || compareTo(p.Quantity, y, interval{y, y}) == fits {
					return true
				}
			}
		}
	}
	return false
}

// degrees are words of rates that name another thing than what their figure
// counts.
var qualifiers = [...]string{"按期", "按时", "及时", "如期", "一次", "首次", "准时", "初次"}

// namedRate checks 调查450户，满意417户，满意度92.67%: the rate's own word names the part,
// what stands before it in the same unit is the whole.
func (r *review) namedRate(q *ratioClaim) {
	stem := strings.TrimSuffix(strings.TrimSuffix(q.words, "率"), "度")
	if stem == "形象进" || han(stem) < 2 {
		return
	}
	tail := lastRunes(stem, 2)
	if tail == "增长" || tail == "得分" || tail == "利用" || tail == "执行" || tail == "支出" || tail == "完成" && !anyOf(stem, "按期", "按时", "办结") {
		return
	}
	if r.allOf(q, tail) {
		return
	}
	qualifier := ""
	for _, w := range qualifiers {
		if strings.Contains(stem, w) {
			qualifier = w
		}
	}
	named := 0 // figures that the stem names: very satisfied, satisfied, rather satisfied
	for i := range q.before {
		if w := r.text.Words(&q.before[i]); strings.Contains(w, tail) && r.isThing(&q.before[i]) && !anyOf(w, "不"+tail, "未"+tail, "应"+tail) {
			named++
		}
	}
	if named > 1 {
		return
	}
	var part, whole *prose.Mention
	for i := len(q.before) - 1; i >= 0; i-- {
		m := &q.before[i]
		if m.Kind == prose.Percent && !strings.Contains(r.text.Words(m), "占") { // what stands before another rate belongs to that one
			break
		}
		if !r.isThing(m) || !m.Exact() || m.Kind == prose.Span {
			continue
		}
		w := r.text.Words(m)
		switch {
		case part == nil:
			if anyOf(w, "其余", "剩余", "另有", "未", "不"+tail, "尚") && !strings.Contains(stem, "不"+tail) {
				continue
			}
			if !namesPart(w, tail) && !(stem == tail && inOrder(w, tail)) || qualifier != "" && !strings.Contains(w, qualifier) || anyOf(w, "应"+tail, "计划", "待") || strings.Contains(stem, "不"+tail) && !strings.Contains(w, "不"+tail) {
				return
			}
			part = m
		case whole == nil && m.Quantity.Unit == part.Quantity.Unit && m.Quantity.Rat.Cmp(part.Quantity.Rat) >= 0:
			whole = m
		}
	}
	if part != nil && whole == nil && !strings.Contains(stem, "不"+tail) { // the sentence before names the whole
		l := &r.text.Lines[q.sn.Line]
		for k := q.sn.Mentions.From - 1; k >= l.Mentions.From && whole == nil; k-- {
			if m := &r.text.Mentions[k]; m.Quantity.Unit == part.Quantity.Unit && r.isThing(m) && m.Exact() && m.Quantity.Rat.Cmp(part.Quantity.Rat) >= 0 {
				whole = m
			}
		}
		if whole != nil {
			r.claim(q, part, whole, false)
		}
		return
	}
	if part == nil || whole == nil || whole.Kind != part.Kind {
		return
	}
	r.claim(q, part, whole, strings.Contains(r.text.Words(part), tail) && !strings.ContainsAny(r.s[whole.End:part.Start], "；。;"))
}

// inOrder reports whether words have the characters of a stem in its order: 取得证书 and 取证.
func inOrder(words, stem string) bool {
	for _, c := range stem {
		i := strings.IndexRune(words, c)
		if i < 0 {
			return false
		}
		words = words[i:]
	}
	return true
}

// allOf checks 37个项目全部合格，合格率100%. It is true if the clause before says 全部.
func (r *review) allOf(q *ratioClaim, tail string) bool {
	if len(q.before) == 0 {
		return false
	}
	last := &q.before[len(q.before)-1]
	between := r.s[last.End:q.p.From]
	if last.Kind != prose.Count || !strings.HasSuffix(strings.TrimRight(between, "，,"), "全部"+tail) || strings.ContainsAny(between, "；。") {
		return false
	}
	if q.p.Quantity.Rat.Cmp(big.NewRat(1, 1)) != 0 {
		r.once(source.TextRate, q.p.Start, fmt.Sprintf("“%s”不符：前面写全部%s，这里写%s", q.name(), tail, q.p.Text), "核对是否全部"+tail, last.Start)
	}
	return true
}

// partOfWhole checks 职工1164人，其中卫生技术人员982人，占84.36%, and 占…的p% whose whole is named.
func (r *review) partOfWhole(q *ratioClaim) {
	var part *prose.Mention
	at := -1
	for i := len(q.before) - 1; i >= 0; i-- {
		if m := &q.before[i]; m.Kind != prose.Percent && r.isThing(m) {
			part, at = m, i
			break
		}
	}
	if part == nil || !part.Exact() || strings.ContainsAny(r.s[part.End:q.p.Start], "；。;") {
		return
	}
	i := strings.LastIndex(q.words, "占")
	if !r.ownSubject(q.words[:i], part) { // 60岁以上占35%: of another part
		return
	}
	name := q.words[i+len("占"):]
	for _, w := range [...]string{"比例", "比重", "总数", "总额", "的", "比", "总", "全部", "实际", "数"} {
		name = strings.TrimSuffix(strings.TrimPrefix(name, w), w)
	}
	if name == "" {
		for k := at - 1; k >= 0; k-- {
			m := &q.before[k]
			if m.Quantity.Unit != part.Quantity.Unit || !r.isThing(m) {
				continue
			}
			if !m.Exact() || m.Quantity.Rat.Cmp(part.Quantity.Rat) < 0 || !strings.Contains(r.s[m.End:part.Start], "其中") || strings.ContainsAny(r.s[m.End:part.Start], "。；") {
				return
			}
			r.claim(q, part, m, true)
			return
		}
		return
	}
	if han(name) < 2 || len(r.text.Mentions) > maxFigures {
		return
	}
	var whole *prose.Mention
	for k := range r.text.Mentions {
		m := &r.text.Mentions[k]
		if m.Kind != part.Kind || m.Quantity.Unit != part.Quantity.Unit || !r.isThing(m) || m.Start == part.Start || r.sentenceOf(m.Start) == nil {
			continue
		}
		if m.Exact() && share(q.p.Quantity, part.Quantity, m.Quantity) != differs {
			return // whatever its name
		}
		if around := r.label(m) + r.s[m.End:min(len(r.s), m.End+len(name))]; !strings.Contains(around, name) || r.yearOf(m) != r.yearOf(part) || !m.Exact() {
			continue
		}
		if whole == nil || r.lineOf(m.Start) <= q.sn.Line {
			whole = m
		}
	}
	if whole != nil && whole.Quantity.Rat.Cmp(part.Quantity.Rat) >= 0 {
		r.claim(q, part, whole, false)
	}
}

// rateInBrackets checks 调查600户，满意率95.5%（573户）.
func (r *review) rateInBrackets(q *ratioClaim) {
	j := r.indexOf(q.p) + 1
	if j >= q.sn.Mentions.To || r.found[q.p.Start] {
		return
	}
	part := &r.text.Mentions[j]
	if gap := r.s[q.p.End:part.Start]; gap != "（" && gap != "(" || !r.isThing(part) || !part.Exact() {
		return
	}
	var whole *prose.Mention
	for i := range q.before {
		if m := &q.before[i]; m.Quantity.Unit == part.Quantity.Unit && m.Kind == part.Kind && r.isThing(m) && m.Exact() {
			if whole != nil {
				return
			}
			whole = m
		}
	}
	if whole != nil && whole.Quantity.Rat.Cmp(part.Quantity.Rat) >= 0 {
		r.claim(q, part, whole, true)
	}
}

// budgetRates checks the rates of execution whose amounts stand in other
// sentences, against every amount of the text: none of them gives the rate of
// what its own sentence says was spent.
func (r *review) budgetRates() {
	if len(r.text.Mentions) > 4000 {
		return
	}
	amounts := r.amounts()
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		for j := sn.Mentions.From; j < sn.Mentions.To; j++ {
			p := &r.text.Mentions[j]
			words := r.label(p)
			if p.Kind != prose.Percent || !p.Exact() || r.found[p.Start] || !isMoneyRate(words) && !endsWith(words, "节约率") ||
				isMove(r.text.Words(p)) || anyOf(r.s[sn.Start:sn.End], "上年", "去年", "累计", "季度", "上半年", "月末", "月底", "目标", "不低于", "要求", "平均") {
				continue
			}
			r.budgetRate(p, words, r.text.Mentions[max(sn.Mentions.From, j-window):j], amounts)
		}
	}
}

// amounts are the different amounts of money of the text, those of tables with
// plain numbers too.
func (r *review) amounts() []expr.Quantity {
	var list []expr.Quantity
	seen := map[string]bool{}
	for i := range r.text.Mentions {
		m := &r.text.Mentions[i]
		if m.To != nil || m.Quantity.Sign() <= 0 || m.Kind != prose.Money && m.Kind != prose.Plain {
			continue
		}
		if k := m.Quantity.Rat.RatString() + m.Quantity.Unit; !seen[k] {
			seen[k] = true
			list = append(list, m.Quantity)
			if m.Kind == prose.Plain { // the table says 万元
				if q, err := expr.ParseQuantity(m.Text + "万元"); err == nil {
					list = append(list, q)
				}
			}
		}
	}
	return list
}

// spentBefore is the one amount spent that the sentence before a rate's tells
// first.
func (r *review) spentBefore(p *prose.Mention) *prose.Mention {
	sn := r.sentenceOf(p.Start)
	l := &r.text.Lines[sn.Line]
	for k := l.Sentences.To - 1; k > l.Sentences.From; k-- {
		if r.text.Sentences[k].Start != sn.Start {
			continue
		}
		before := &r.text.Sentences[k-1]
		if before.Mentions.Empty() {
			return nil
		}
		if m := &r.text.Mentions[before.Mentions.From]; m.Kind == prose.Money && m.Exact() && partOf(r.label(m)) == spent {
			return m
		}
	}
	return nil
}

func (r *review) budgetRate(p *prose.Mention, words string, before []prose.Mention, amounts []expr.Quantity) {
	var part *prose.Mention
	for i := range before {
		m := &before[i]
		if m.Kind == prose.Percent && !anyOf(r.label(m), "到位率") {
			part = nil
		}
		if m.Kind != prose.Money || !m.Exact() || isMove(r.text.Words(m)) {
			continue
		}
		role := partOf(r.label(m))
		if strings.HasSuffix(words, "节约率") && anyOf(r.text.Words(m), "节约") || strings.HasSuffix(words, "到位率") && role == received || !endsWith(words, "到位率", "节约率") && role == spent {
			part = m
		}
	}
	if part != nil && (strings.ContainsAny(r.s[part.End:p.Start], "；。") || anyOf(r.s[part.End:p.Start], "扣除", "剔除", "其中", "不含") || !endsWith(words, "支付率", "节约率") && !r.qualified(words, r.s[part.From:part.Start])) {
		return
	}
	if len(before) == 0 { // 全年使用96.34万元：…。使用率96.34%
		part = r.spentBefore(p)
	}
	if part == nil {
		return
	}
	var nearest *expr.Quantity
	gap := new(big.Rat)
	for i := range amounts {
		w := &amounts[i]
		if w.Unit != part.Quantity.Unit || w.Rat.Cmp(part.Quantity.Rat) == 0 {
			continue
		}
		v := new(big.Rat).Quo(part.Quantity.Rat, w.Rat)
		if share(p.Quantity, part.Quantity, *w) != differs {
			return
		}
		d := v.Sub(v, p.Quantity.Rat)
		if d.Abs(d); nearest == nil || d.Cmp(gap) < 0 {
			nearest, gap = w, d
		}
	}
	for i := range before { // another part of the sentence gives it
		m := &before[i]
		if m.Kind != prose.Money || m == part {
			continue
		}
		for k := range amounts {
			if w := &amounts[k]; w.Rat.Cmp(m.Quantity.Rat) != 0 && share(p.Quantity, m.Quantity, *w) == fits {
				return
			}
		}
	}
	if nearest == nil || gap.Cmp(big.NewRat(1, 4)) > 0 || r.derivable(p) {
		return
	}
	r.once(source.TextRateUnsure, p.Start, fmt.Sprintf("“%s”%s得不出来：%s不是文中任何一个金额的%s，最近的是%s÷%s=%s", words, p.Text, part.Text, p.Text, part.Text, nearest.Text, percentText(part.Quantity.Rat, nearest.Rat)),
		"按预算数和执行数重算；另有口径的写明", part.Start)
}
