package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// values compares the figures that every report of a department has once: the
// total score, the execution rate, the accounts' income and spending. Each of
// them may be printed often, with one value only.
func (r *review) values() {
	found := map[string][]*prose.Mention{}
	var order []string
	for i := range r.text.Mentions {
		m := &r.text.Mentions[i]
		if !m.Exact() {
			continue
		}
		key := r.headline(m)
		if key == "" {
			continue
		}
		if found[key] == nil {
			order = append(order, key)
		}
		found[key] = append(found[key], m)
	}
	for _, key := range order {
		r.oneValue(found[key], key)
	}
}

// oneValue reports the figures of one quantity that differ from its commonest
// value.
func (r *review) oneValue(list []*prose.Mention, name string) {
	common := commonest(list)
	for _, m := range list {
		if !disagree(m.Quantity, common.Quantity) {
			continue
		}
		code := source.TextTwoValues
		if m.Kind == prose.Score && !r.whole { // a report on projects may give each its score
			if distinct(list) > 2 || r.parallel(m, common) {
				return
			}
			code = source.TextValuesUnsure
		}
		name, _, _ := strings.Cut(name, "#")
		r.told[m.Start] = true
		r.add(code, m.Start, fmt.Sprintf("%s前后不一致：这里是%s，另一处是%s", name, m.Text, common.Text),
			"核对来源，全文统一成一个数", common.Start)
	}
}

// commonest is the first figure whose value occurs most often.
func commonest(list []*prose.Mention) *prose.Mention {
	best, most := list[0], 0
	for i, m := range list {
		n := 0
		for _, o := range list {
			if !disagree(m.Quantity, o.Quantity) {
				n++
			}
		}
		if n > most {
			best, most = list[i], n
		}
		if i > 20 { // enough to know
			break
		}
	}
	return best
}

// headline is the name of the quantity if a figure is one of those that a
// report has once, with its year; "" for all others and wherever scope or
// phase may be another one.
func (r *review) headline(m *prose.Mention) string {
	switch m.Kind {
	case prose.Score:
		if isTotalScore(r, m) && r.ownScore(m) && !r.inProjects(m) && r.yearOf(m) == r.year {
			return "自评得分"
		}
	case prose.Percent:
		if r.isWholeRate(m) {
			return "整体预算执行率#" + itoa(r.yearOf(m))
		}
	case prose.Money:
		words := r.label(m)
		sn := r.sentenceOf(m.Start)
		if !r.whole || r.inProjects(m) || inBrackets(r.s, m.Start) || sn == nil || m.From != sn.Start || yearAt(r.s[sn.Start:]) == 0 || strings.Contains(r.s[sn.Start:sn.End], "含") {
			return "" // 一般公共服务支出：支出决算数… is a part
		}
		for _, w := range [...]string{"部门", "整体", "单位", "全局", "实现", "完成"} {
			words = strings.ReplaceAll(words, w, "")
		}
		switch words {
		case "收入决算", "收入决算数", "决算收入", "收入决算总额":
			return "收入决算数#" + itoa(r.yearOf(m))
		case "支出决算", "支出决算数", "决算支出", "支出决算总额":
			return "支出决算数#" + itoa(r.yearOf(m))
		}
	}
	return ""
}

// isWholeRate reports whether a percentage is the execution rate of the whole
// department's year.
func (r *review) isWholeRate(m *prose.Mention) bool {
	words := r.label(m)
	if strings.ContainsAny(r.text.Words(m), "（(") { // 执行率（不含基建）
		return false
	}
	if !endsWith(words, "执行率") || m.Quantity.Scale != expr.Percent {
		return false
	}
	explicit := anyOf(words, "整体", "部门")
	if !explicit && (!r.whole || r.inProjects(m)) {
		return false
	}
	for _, w := range [...]string{"部门", "整体", "总体", "预算", "支出", "绩效", "资金", "总", "的", "自评", "执行率", "单位"} {
		words = strings.ReplaceAll(words, w, "")
	}
	return words == "" && r.ordinaryRate(m)
}

// ordinaryRate reports whether a sentence states a rate as the year's, not as a
// target, a rule or that of a part of the year.
func (r *review) ordinaryRate(m *prose.Mention) bool {
	sn := r.sentenceOf(m.Start)
	if sn == nil || inBrackets(r.s, m.Start) {
		return false
	}
	sentence := r.s[sn.Start:sn.End]
	return !anyOf(sentence, "目标值", "指标值", "年度目标", "扣", "满分", "不得分", "上半年", "季度", "月底", "截至", "年初预算执行率", "评分标准", "每低", "力争", "确保", "达标", "应达", "监控", "年中") && !strings.Contains(r.s[sn.Start:m.Start], "目标") && !anyOf(r.headingText(sn.Line), "绩效目标设", "目标设立", "指标体系", "评分")
}

// inProjects reports whether a figure stands where the report speaks of single
// projects, funds or units.
func (r *review) inProjects(m *prose.Mention) bool {
	line := r.lineOf(m.Start)
	if anyOf(r.headingText(line), "项目", "经费", "专项", "补助", "下属", "二级单位", "所属单位", "上年") {
		return true
	}
	sn := r.sentenceOf(m.Start)
	return sn == nil || anyOf(r.s[sn.Start:m.Start], "该项目", "项目资金", "专项", "经费", "下属", "所属", "二级单位", "本级", "个项目", "补助", "采购", "三公", "其中")
}

// parallel reports whether two figures stand under two headings of one level
// that do not say that they are parts of one report, so that they may be about
// two projects.
func (r *review) parallel(a, b *prose.Mention) bool {
	p, q := r.paths[r.lineOf(a.Start)], r.paths[r.lineOf(b.Start)]
	for i := range min(len(p), len(q)) {
		if p[i] == q[i] {
			continue
		}
		for _, h := range [...]int{p[i], q[i]} {
			if !anyOf(r.text.Slice(r.text.Lines[h].Head), "结论", "情况", "问题", "自评", "绩效", "概况", "分析", "评价", "说明", "结果", "得分", "总体") {
				return true
			}
		}
		return false
	}
	return false
}
