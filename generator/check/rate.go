package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// window is how many figures before a rate may be its parts.
const window = 8

// rates recomputes each rate both of whose parts stand beside it.
func (r *review) rates() {
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		for j := sn.Mentions.From; j < sn.Mentions.To; j++ {
			p := &r.text.Mentions[j]
			if p.Kind != prose.Percent || !p.Exact() || p.Quantity.Scale != expr.Percent {
				continue
			}
			words := r.label(p)
			if r.achieved(p, sn, r.text.Mentions[max(sn.Mentions.From, j-window):j]) {
				continue
			}
			if isChange(r.text.Words(p)) || anyOf(words, "目标", "不低于", "要求", "应达", "计划", "上年", "去年") {
				continue
			}
			before := r.text.Mentions[max(sn.Mentions.From, j-window):j]
			if r.fraction(p, words) {
				continue
			}
			switch {
			case isMoneyRate(words):
				r.moneyRate(p, words, before)
			case strings.HasSuffix(words, "率"):
				r.countRate(p, words, before)
			case strings.Contains(words, "占"):
				r.shareOf(p, words, sn, before)
			}
		}
	}
}

// isMoneyRate reports whether a rate is of money spent.
func isMoneyRate(words string) bool {
	return endsWith(words, "执行率", "支出率", "支付率", "到位率", "使用率", "支出进度", "执行进度", "预算完成率", "拨付率", "支出完成率", "资金完成率", "预算的")
}

// part is the role that a figure's words give it in a rate of money.
type part uint8

const (
	noPart part = iota
	planned
	adjusted // planned, after adjustments
	initial  // planned, before adjustments
	received // 到位: the whole for what was spent of it, a part of what was planned
	spent
)

// partOf is the role of an amount of money.
func partOf(words string) part {
	switch {
	case anyOf(words, "追加", "调增", "调减", "结余", "结转", "其中", "未支付", "未完成支付", "收回", "剩余", "上年", "占"):
		return noPart
	case endsWith(words, "执行数", "执行", "支出数", "决算数", "完成数", "执行金额", "支出金额", "完成支出", "支付金额", "执行总额", "支出总额", "决算支出", "支出决算数", "决算", "支付", "支付资金"):
		return spent
	case anyOf(words, "调整后", "调整预算", "全年预算"):
		return adjusted
	case anyOf(words, "年初"):
		return initial
	case anyOf(words, "到位"):
		return received
	case endsWith(words, "预算", "预算数", "预算金额", "预算额", "预算资金", "预算批复数", "预算总额", "计划", "计划数", "预算安排", "安排", "下达", "安排资金", "下达资金", "安排预算", "资金总额", "批复预算", "预算总数", "预算支出数"):
		return planned
	case anyOf(words, "实际", "支出", "支付", "使用", "执行", "拨付", "完成"):
		return spent
	case anyOf(words, "预算", "计划", "安排", "下达", "批复"):
		return planned
	}
	return noPart
}

// moneyRate checks a rate of money spent.
func (r *review) moneyRate(p *prose.Mention, words string, before []prose.Mention) {
	var wholes, parts []*prose.Mention
	onlyInitial, stale, unknown := true, false, false
	used := 0 // parts that another rate had already
	arriving := strings.Contains(words, "到位率")
	sn := r.sentenceOf(p.Start)
	if sn == nil || !r.qualified(words, r.s[sn.Start:p.From]+r.s[p.End:sn.End]) || anyOf(r.s[sn.Start:p.Start], "累计", "总投资", "合同", "概算") {
		return
	}
	for i := range before {
		m := &before[i]
		if m.Kind == prose.Percent { // what stands before another rate belongs to that one, but for what was planned
			if l := r.label(m); isMoneyRate(l) && !strings.Contains(l, "到位率") {
				stale, used = true, len(parts)
			}
			continue
		}
		role := partOf(r.label(m))
		if stale && (role == planned || role == adjusted || role == initial) { // 基本支出…，执行率100%；项目支出预算…
			wholes, parts, stale, onlyInitial, unknown, used = nil, nil, false, true, false, 0
		}
		if m.Kind != prose.Money || !m.Exact() {
			continue
		}
		if r.yearOf(m) != r.yearOf(p) {
			continue
		}
		switch role {
		case planned:
			wholes, onlyInitial = append(wholes, m), false
		case adjusted:
			wholes, onlyInitial = append(wholes, m), false
		case initial:
			wholes = append(wholes, m)
		case received:
			if arriving {
				parts = append(parts, m)
			} else {
				wholes, onlyInitial = append(wholes, m), false
			}
		case spent:
			if !arriving {
				parts = append(parts, m)
			}
		case noPart:
			unknown = true
		}
	}
	if used > 0 && used == len(parts) {
		return
	}
	if len(parts) == 0 && len(wholes) == 0 {
		r.rateBefore(p, words, sn)
		return
	}
	if len(wholes) == 0 {
		r.rateOfSection(p, words, parts, sn)
		return
	}
	if len(parts) == 0 {
		return
	}
	if onlyInitial && len(parts) == 1 && r.rateOfChanged(p, words, wholes[0], parts[0], before) {
		return
	}
	if onlyInitial && !strings.Contains(words, "年初") {
		line := &r.text.Lines[r.lineOf(p.Start)]
		if anyOf(r.text.Of(line), "调整", "追加", "调增", "调减", "结转", "增加") {
			return
		}
	}
	changed := anyOf(r.s[sn.Start:p.Start], "收回", "核减", "调减", "统筹", "上缴", "缴回", "追加", "调增", "结转", "调整") && !anyOf(r.s[sn.Start:p.Start], "调整后", "调整预算", "全年预算")
	if s := r.s[sn.Start:p.Start]; anyOf(s, "截至", "上半年", "季度") && !anyOf(s, "12月", "年底", "年末") {
		changed = true
	}
	certain := !changed && !unknown && len(parts) == 1 && (len(wholes) == 1 || len(wholes) == 2 && hasAdjusted(r, wholes)) && !(onlyInitial && !strings.Contains(words, "年初"))
	r.judge(p, words, wholes, parts, certain)
}

// qualified reports whether a rate is of what the words around it speak of:
// 财政拨款执行率 behind figures of all money is not.
func (r *review) qualified(words, around string) bool {
	for _, w := range [...]string{"预算执行率", "执行率", "支出率", "支付率", "到位率", "使用率", "支出进度", "执行进度", "完成率", "拨付率", "预算", "资金", "支出", "整体", "部门", "项目", "总体", "年初", "年度", "完成", "为", "的", "实际", "调整后", "全年"} {
		words = strings.ReplaceAll(words, w, "")
	}
	if rs := []rune(words); len(rs) > 2 { // 政府采购 is what 采购计划 speaks of
		words = string(rs[len(rs)-2:])
	}
	return words == "" || strings.Contains(around, words)
}

func hasAdjusted(r *review, wholes []*prose.Mention) bool {
	a, b := partOf(r.label(wholes[0])), partOf(r.label(wholes[1]))
	return a == initial && b == adjusted || a == adjusted && b == initial
}

// judge compares a rate with the quotients of its possible parts. One that fits
// clears it.
func (r *review) judge(p *prose.Mention, words string, wholes, parts []*prose.Mention, certain bool) {
	worst := differs
	for _, w := range wholes {
		for _, n := range parts {
			if n == w || n.Quantity.Unit != w.Quantity.Unit {
				continue
			}
			switch share(p.Quantity, n.Quantity, w.Quantity) {
			case fits:
				return
			case close:
				worst = close
			}
		}
	}
	if r.explained(p) {
		return
	}
	// The whole that a reader takes: the last one named, adjusted before initial.
	w, n := wholes[len(wholes)-1], parts[len(parts)-1]
	for _, x := range wholes {
		if partOf(r.label(x)) == adjusted {
			w = x
		}
	}
	if n == w || n.Quantity.Unit != w.Quantity.Unit {
		return
	}
	code := source.TextRateUnsure
	if worst == differs && certain {
		code = source.TextRate
	}
	if worst == close {
		if w.Kind == prose.Money && share(p.Quantity, n.Quantity, w.Quantity) != close || !certain {
			return
		}
		if coarse(p, n, w) {
			return
		}
	}
	r.add(code, p.Start, fmt.Sprintf("“%s”不符：%s÷%s=%s，这里写%s", words, n.Text, w.Text, percentText(n.Quantity.Rat, w.Quantity.Rat), p.Text),
		"按两数重算，改正其中一个", w.Start, n.Start)
}

// coarse reports whether the rounding of the parts alone explains a rate that
// is off by one in the last digit.
func coarse(p, n, w *prose.Mention) bool {
	v := rounded(w.Quantity)
	return n.Kind == prose.Money && v.low.Cmp(v.high) != 0 && w.Quantity.Places < 2 && p.Quantity.Places > 0
}
