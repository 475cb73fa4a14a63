package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// contradictions compares the figures that an author typed with what the data
// says of the same quantities.
func (r *reporter) contradictions() {
	for i := range r.review.text.Mentions {
		m := &r.review.text.Mentions[i]
		if r.isTyped(m) && (r.headline(m) || r.named(m)) {
			r.script.told[m.Start] = true
		}
	}
	r.grades()
}

// headline compares a typed total score or execution rate with the computed one.
// It reports whether the figure is one of them and differs.
func (r *reporter) headline(m *prose.Mention) bool {
	v := r.review
	if !m.Exact() || v.yearOf(m) != v.year {
		return false
	}
	switch m.Kind {
	case prose.Score:
		if r.Score == nil || r.Score.Total == nil || !isTotalScore(v, m) || !v.ownScore(m) || v.inProjects(m) || r.review.quoted(m.Start) || m.Quantity.Rat.Cmp(r.Score.Total) == 0 {
			return false
		}
		r.differs(source.TextTwoValues, m, "自评得分", plain(r.Score.Total)+"分（由指标和预算算出）", "得分", nil)
		return true
	case prose.Percent:
		rate := r.Facts.Budget.Rate
		if rate == nil || !(v.isWholeRate(m) || r.isProjectRate(m)) || alikeValue(m.Quantity, *rate) {
			return false
		}
		r.differs(source.TextTwoValues, m, "预算执行率", rate.String(), "执行率", r.Facts.Node.Get("budget"))
		return true
	}
	return false
}

// isProjectRate reports whether a percentage is the execution rate of the
// project that the report is about.
func (r *reporter) isProjectRate(m *prose.Mention) bool {
	if r.Facts.Project == nil || m.Quantity.Scale != expr.Percent {
		return false
	}
	switch r.review.label(m) {
	case "预算执行率", "项目预算执行率", "项目执行率", "执行率", "资金执行率", "项目资金执行率":
		return r.review.ordinaryRate(m)
	}
	return false
}

// differs reports a typed figure that the data contradicts.
func (r *reporter) differs(code source.Code, m *prose.Mention, what, value, name string, n *source.Node) {
	p := r.script.at(m.Start)
	var related []source.Place
	if n != nil {
		related = append(related, n.Place())
	}
	r.out.Add(code, p.place(m.Start), p.key(), fmt.Sprintf("%s前后不一致：这里写%s，数据是%s", what, m.Text, value), "改成 {"+name+"}；是另一个量的，写明是什么", related...)
}

// named compares a typed figure with the figure of the data that its words name.
func (r *reporter) named(m *prose.Mention) bool {
	v := r.review
	if m.To != nil || m.Kind != prose.Money && m.Kind != prose.Count && m.Kind != prose.Percent {
		return false
	}
	sn := v.sentenceOf(m.Start)
	if sn == nil || v.quoted(m.Start) || v.yearOf(m) != v.year {
		return false
	}
	raw, words := v.text.Words(m), v.label(m)
	before := v.s[sn.Start:m.Start]
	if isChange(raw) || anyOf(raw, "计划", "目标", "预计", "拟", "上限", "标准", "每", "人均", "户均", "平均", "应", "需", "力争") || anyOf(before, "累计", "截至", "截止", "上半年", "下半年", "季度", "月底", "上年", "去年", "同期", "往年", "以来", "如果", "若") {
		return false
	}
	for i := range r.known {
		k := &r.known[i]
		if k.name == "" || k.name == "执行率" || k.value.Unit != m.Quantity.Unit || alikeValue(m.Quantity, k.value) || !disagree(m.Quantity, k.value) {
			continue
		}
		name := strings.TrimSuffix(k.name[strings.LastIndexByte(k.name, '.')+1:], "合计")
		exact, ok := names(words, name)
		if !ok || r.sameName(k) > 1 || strings.Contains(k.name, ".") && k.name != name {
			continue
		}
		if r.agreesWithAnother(m, words, k) {
			return false
		}
		code := source.TextValuesUnsure
		if !exact && inBrackets(v.s, m.Start) {
			continue
		}
		if exact && r.sameScope(k, before) && !strings.Contains(raw, "其中") && !inBrackets(v.s, m.Start) {
			code = source.TextTwoValues
		}
		r.differs(code, m, "“"+k.name+"”", k.value.String(), k.name, k.node)
		return true
	}
	return false
}

// neutral are words before the name of a quantity that do not make another one of
// it, if they are all that stands there; doing may follow other words.
var (
	neutral = [...]string{"", "全区", "全县", "全市", "本部门", "部门", "本单位", "单位", "项目", "其中", "当年", "年度", "实际", "共", "共计"}
	doing   = [...]string{
		"全年", "完成", "实现", "发放", "印发", "组织", "开展", "举办", "收到", "建成", "新建", "改造", "拨付", "安排", "投入", "取得", "采购", "购置", "配备", "包括", "新增", "参加", "组建",
	}
)

// names reports whether words before a figure name the quantity: exactly, or
// behind other words that may make another quantity of it.
func names(words, name string) (exact, ok bool) {
	if utf8.RuneCountInString(name) < 3 {
		return false, false
	}
	for _, tail := range [...]string{"", "数", "总额", "金额", "总数", "数量"} {
		rest, found := strings.CutSuffix(words, name+tail)
		switch {
		case !found:
		case slices.Contains(neutral[:], rest), slices.Contains(doing[:], rest):
			return true, true
		default:
			return false, endsWith(rest, doing[:]...) || han(name) >= 5 && han(rest) <= 4 && !strings.HasSuffix(rest, "的")
		}
	}
	return false, false
}

// sameName counts the figures that have the name of k; of several nobody knows
// which one is meant.
func (r *reporter) sameName(k *datum) int {
	n, last := 0, k.name[strings.LastIndexByte(k.name, '.')+1:]
	for i := range r.known {
		if x := r.known[i].name; x == last || strings.HasSuffix(x, "."+last) {
			n++
		}
	}
	return n
}

// agreesWithAnother reports whether the words may name another figure, longer or
// shorter, of which the typed one is the value.
func (r *reporter) agreesWithAnother(m *prose.Mention, words string, k *datum) bool {
	for i := range r.known {
		x := &r.known[i]
		if x == k || x.value.Unit != m.Quantity.Unit || !alikeValue(m.Quantity, x.value) {
			continue
		}
		if x.name == "" || sharesWords(r.around(m), x.name) {
			return true
		}
	}
	return false
}

// sameScope reports whether a text speaks of a figure in the scope that the data
// gives it: it has none, or the text names it.
func (r *reporter) sameScope(k *datum, before string) bool {
	scope := k.scope
	return scope == "" || strings.Contains(before, scope) || strings.Contains(scope, "决算") && (strings.Contains(k.name, "决算") || strings.Contains(before, "决算"))
}

// grades compares a typed grade with the one that the score gives.
func (r *reporter) grades() {
	v := r.review
	if r.Score == nil || r.Score.Grade == "" || r.Pack == nil {
		return
	}
	for i := range v.text.Sentences {
		sn := &v.text.Sentences[i]
		grade, at := gradeStated(v.s, sn.Start, sn.End)
		if grade == "" || grade == r.Score.Grade || !r.isGrade(grade) {
			continue
		}
		p := r.script.at(at)
		if before := v.s[sn.Start:at]; p == nil || !p.typed || anyOf(before, "上年", "去年", "上一年", "复核", "审定", "财政评价", "项目", "下属", "二级单位", "指标", "如", "若", "力争", "风险", "应急", "响应", "安全", "信用") || v.alsoOtherYear(sn) || !v.ofReport(sn.Start, at) {
			continue
		}
		r.out.Add(source.TextGrade, p.place(at), p.key(), fmt.Sprintf("等级与得分不符：得分%s分，按计分方案是“%s”，这里写“%s”", plain(r.Score.Total), r.Score.Grade, grade), "改成 {等级}")
	}
}

// ofReport reports whether the clause before a grade says nothing but that the
// report's own subject was graded.
func (r *review) ofReport(start, at int) bool {
	s := r.s[start:at]
	if i := strings.LastIndexAny(s, "，。；！,;"); i >= 0 {
		_, n := runeAt(s, i)
		s = s[i+n:]
	}
	s = r.bare(s)
	for _, w := range [...]string{"自评", "评价", "评定", "绩效", "综合", "部门", "整体", "支出", "预算", "项目", "总体", "等级", "等次", "档次", "结果", "结论", "本次", "经", "得分", "确定", "为", "是", "的", "“", "：", "达到", "分"} {
		s = strings.ReplaceAll(s, w, "")
	}
	return strings.Trim(s, "0123456789. ") == ""
}

func (r *reporter) isGrade(name string) bool {
	for _, b := range r.Pack.Scheme.Bands {
		if b.Name == name {
			return true
		}
	}
	return false
}

// alsoOtherYear reports whether a sentence names another year than the report's.
func (r *review) alsoOtherYear(sn *prose.Sentence) bool {
	other := false
	yearsIn(r.s, sn.Start, sn.End, func(y, _ int) { other = other || y != r.year })
	return other
}
