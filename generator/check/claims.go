package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// wholeClaims are claims that no indicator has missed its target; the others may
// speak of work that no indicator measures.
var wholeClaims = [...]string{"绩效目标全部完成", "绩效目标均已完成", "绩效目标均完成", "绩效目标已全部完成", "年度目标全部完成", "年度目标均已完成", "指标全部完成", "指标均已完成", "指标均完成", "指标已全部完成", "指标全部达标", "指标均达标", "指标均达到目标"}

// looseClaims are claims of the same kind in looser words.
var looseClaims = [...]string{"目标任务全部完成", "任务全部完成", "任务均已完成", "全面完成了年度", "全面完成年度", "圆满完成各项", "圆满完成了各项", "全部按期完成", "全部按计划完成", "全部如期完成", "得满分", "得了满分", "均为满分"}

// claims compares 全部完成 in the author's words with the scores.
func (r *reporter) claims() {
	if r.Score == nil {
		return
	}
	met, all := r.met()
	if met == all {
		return
	}
	var missed *facts.Indicator
	for _, row := range r.Score.Rows {
		if row.Counts && !row.Met && row.Way != facts.Unknown {
			missed = row.Indicator
			break
		}
	}
	if missed == nil {
		return
	}
	seen := map[*prose.Sentence]bool{}
	find := func(words []string, code source.Code) {
		for _, w := range words {
			r.review.each(w, func(at int) {
				sn := r.review.sentenceOf(at)
				p := r.script.at(at)
				if sn == nil || p == nil || !p.typed || seen[sn] || !r.isClaim(p, r.review.s[sn.Start:at], r.review.s[at:sn.End], w) {
					return
				}
				seen[sn] = true
				r.out.Add(code, p.place(at), p.key(), fmt.Sprintf("这里写“%s”，%d项指标中有%d项没有完成，例如“%s”", w, all, all-met, missed.Name), "写明哪些没有完成；数量用 {完成数}、{未完成数}", missed.Node.Place())
			})
		}
	}
	find(wholeClaims[:], source.TextDoneFalse)
	find(looseClaims[:], source.TextDone)
}

// isClaim reports whether a sentence of a text about the whole report says it as
// a fact.
func (r *reporter) isClaim(p *piece, before, after, words string) bool {
	switch p.passage.role {
	case toldText, shownText, reasonText, measureText, goalText, goalDone:
		return false // of one indicator or goal, or of what is to come
	}
	if anyOf(before, "确保", "力争", "争取", "未", "没有", "不能", "如", "若", "为", "应", "推动", "保证", "上年", "去年", "的", "第一", "部分") && !strings.Contains(before, "的各项") {
		return false
	}
	return !anyOf(strings.TrimPrefix(after, words), "的前提", "后", "时，")
}

// counts compares how many indicators, problems and the like an author says
// there are with how many there are.
func (r *reporter) counts() {
	v := r.review
	for i := range v.text.Mentions {
		m := &v.text.Mentions[i]
		n := smallCount(m)
		p := r.script.at(m.Start)
		if n == 0 || p == nil || !p.typed || p.passage.role == toldText || p.passage.role == shownText {
			continue
		}
		sn := v.sentenceOf(m.Start)
		if sn == nil || v.quoted(m.Start) || v.yearOf(m) != v.year {
			continue
		}
		what, want := r.countOf(v.s[sn.Start:m.Start], v.text.Words(m), v.s[m.End:sn.End])
		if what == "" || want == n || want == 0 {
			continue
		}
		r.put(source.TextCountUnsure, m.Start, fmt.Sprintf("数与数据不符：这里写%s，数据里%s有%d", m.Text, what, want), "改成引用，例如 {"+reference(what)+"}", nil)
	}
}

// countOf is what a count in a text about the whole report counts, and how many
// of it the data has; "" if it is of something else.
func (r *reporter) countOf(before, words, after string) (what string, n int) {
	if anyOf(before, "其中", "产出", "效益", "满意度", "一级", "二级", "三级", "核心", "数量", "质量", "新增", "修订", "未完成", "上年", "不含", "除", "已完成", "完成") || anyOf(words, "第", "前", "另", "余下") {
		return "", 0
	}
	after = strings.TrimPrefix(strings.TrimPrefix(after, "年度"), "具体")
	switch {
	case startsOn(after, "绩效指标", "绩效目标", "三级指标"), endsWith(words, "绩效指标", "绩效目标", "设置指标", "设定绩效目标"):
		_, n = r.met()
		return "绩效指标", n
	case startsOn(after, "改进措施"), endsWith(words, "改进措施"):
		return "改进措施", len(r.Facts.Measures)
	}
	for i := range r.Facts.Lists {
		e := &r.Facts.Lists[i]
		if r.Pack == nil || e.Value.Kind != source.Array {
			continue
		}
		rule := r.Pack.Lists.Get(e.Key.Value)
		if rule == nil {
			continue
		}
		name := rule.Name.Value
		if startsOn(after, "自评"+name, "重点"+name) || endsWith(words, "自评"+name, "重点"+name) {
			return name, len(e.Value.Kids)
		}
	}
	return "", 0
}

// startsOn reports whether s begins with one of the words.
func startsOn(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func reference(what string) string {
	switch what {
	case "绩效指标":
		return "指标数"
	case "改进措施":
		return "个数(措施)"
	}
	return "个数(" + what + ")"
}

// scopes finds a declared rate set against amounts of another scope, and
// amounts of two declared scopes compared with each other.
func (r *reporter) scopes() {
	v := r.review
	b := r.Facts.Data.Budget
	if b == nil || b.Rate == nil || r.Facts.Budget.Rate == nil {
		return
	}
	for i := range v.text.Sentences {
		sn := &v.text.Sentences[i]
		rate := -1
		for k := sn.Mentions.From; k < sn.Mentions.To; k++ {
			m := &v.text.Mentions[k]
			if m.Kind == prose.Percent && m.Quantity.Scale == expr.Percent && m.Quantity.Rat.Cmp(r.Facts.Budget.Rate.Rat) == 0 && strings.Contains(v.text.Words(m), "执行率") {
				rate = m.Start
			}
		}
		if rate < 0 {
			continue
		}
		for _, m := range r.amountsIn(sn) {
			if words := v.text.Words(m); anyOf(words, "预算", "支出", "执行", "决算") {
				if p := r.script.at(rate); p != nil {
					r.out.Add(source.ScopeMixed, p.place(rate), p.key(), fmt.Sprintf("申报的执行率%s（口径：%s）与另一口径的%s写在一句里，读者会以为前者由后者算出", r.Facts.Budget.Rate, b.Rate.Scope.Value, m.Text), "分成两句，各写明口径", b.Rate.Node.Place())
				}
				break
			}
		}
	}
}
