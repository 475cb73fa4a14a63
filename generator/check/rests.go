package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// rests checks what is said to be left: 其余3条, 未完成的5人, 结余27.55万元, 比计划少40盏. It must be
// the difference of two figures of the paragraph, or stand there before.
func (r *review) rests() {
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		for j := sn.Mentions.From; j < sn.Mentions.To; j++ {
			m := &r.text.Mentions[j]
			if m.Kind != prose.Count && m.Kind != prose.Money && m.Kind != prose.Span || !m.Exact() || r.found[m.Start] || m.Quantity.Sign() <= 0 {
				continue
			}
			if kind, stem := r.restWords(m, sn); kind != noRest {
				r.rest(sn, j, kind, stem)
			}
		}
	}
}

// restKind is the way in which words say that something is left.
type restKind uint8

const (
	noRest  restKind = iota
	others           // 其余, 剩余, 另外
	undone           // 未完成的, 没有到位
	unspent          // 结余, 结转, 节约
	short            // 比计划少, 超过目标
)

// restWords reads the words around a figure. stem is the verb of what was not
// done.
func (r *review) restWords(m *prose.Mention, sn *prose.Sentence) (restKind, string) {
	w := trimPunct(r.text.Words(m))
	after := r.s[m.End:min(len(r.s), m.End+60)]
	if i := strings.IndexAny(after, "，。；：\n"); i >= 0 {
		after = after[:i]
	}
	if anyOf(r.s[sn.Start:m.Start], "扣除", "剔除", "顺延") || anyOf(w, "其中", "每", "上年结转", "年初结转", "累计", "平均") {
		return noRest, ""
	}
	switch {
	case endsWith(w, "其余", "其余的", "剩余", "剩余的", "余下", "余下的", "另外", "还有"):
		return others, ""
	case m.Kind == prose.Money && endsWith(w, "结余", "结转", "节约", "结余资金", "结转资金", "节约资金", "节省", "年末结转", "结转结余", "资金结余", "剩余资金"):
		return unspent, ""
	case m.Kind != prose.Money && endsWith(w, "比计划少", "比目标少", "比计划多", "比目标多", "超过目标", "超过计划", "少完成", "比计划短", "比合同工期晚", "比计划晚", "超计划", "超目标", "提前", "推迟", "延期", "晚"):
		return short, ""
	}
	if m.Kind == prose.Count && (endsWith(w, "未完成", "没有完成") || strings.HasPrefix(after, "未完成") || strings.HasPrefix(after, "没有完成")) {
		return undone, "完成"
	}
	if rest, ok := strings.CutPrefix(w, "少"); ok && m.Kind != prose.Money && han(rest) >= 1 && han(rest) <= 3 && !anyOf(rest, "于", "数") {
		return short, ""
	}
	if strings.HasPrefix(after, "因") && anyOf(after, "没有实施", "未实施", "未完成", "没有完成", "没有开工", "未开工") && w == "" {
		return others, ""
	}
	for _, neg := range [...]string{"未", "没有", "尚未", "不"} {
		if i := strings.LastIndex(w, neg); i >= 0 && strings.HasSuffix(w, "的") {
			if stem := strings.TrimSuffix(w[i+len(neg):], "的"); han(stem) == 2 {
				return undone, stem
			}
		}
		if i := strings.Index(after, neg); i >= 0 && neg != "不" && (i == 0 || strings.HasSuffix(w, "有")) {
			if stem := firstRunes(after[i+len(neg):], 2); han(stem) == 2 && len(after) == i+len(neg)+len(stem) {
				return undone, stem
			}
		}
	}
	return noRest, ""
}

// rest checks the j-th figure. What it is left of is looked for in its paragraph.
func (r *review) rest(sn *prose.Sentence, j int, kind restKind, stem string) {
	m := &r.text.Mentions[j]
	l := &r.text.Lines[sn.Line]
	from := max(l.Mentions.From, j-maxEnumerated)
	if kind == unspent && sn.Line > 0 && j-l.Mentions.From < 2 { // ② 支出…; ③ 结余…
		for k := sn.Line - 1; k >= max(0, sn.Line-2) && r.text.Lines[k].Kind != prose.Heading; k-- {
			from = r.text.Lines[k].Mentions.From
		}
	}
	var list []*prose.Mention
	for k := from; k < j; k++ {
		x := &r.text.Mentions[k]
		if x.Kind != m.Kind || x.Quantity.Unit != m.Quantity.Unit || x.To != nil || r.sentenceOf(x.Start) == nil {
			continue
		}
		if x.Quantity.Rat.Cmp(m.Quantity.Rat) == 0 {
			return // said before
		}
		list = append(list, x)
	}
	if len(list) < 2 || r.differenceOf(list, m.Quantity.Rat) {
		return
	}
	whole, part := r.restOf(list, kind, stem)
	if whole == nil || part == nil {
		return
	}
	want := new(big.Rat).Sub(whole.Quantity.Rat, part.Quantity.Rat)
	if kind == short {
		want.Abs(want)
	} else if want.Sign() <= 0 {
		return
	}
	off := new(big.Rat).Sub(want, m.Quantity.Rat)
	if slack := new(big.Rat).Add(ulp(whole.Quantity), ulp(part.Quantity)); off.Abs(off).Cmp(slack) <= 0 && m.Kind == prose.Money {
		return
	}
	r.once(source.TextSumUnsure, m.Start, fmt.Sprintf("余下的数不符：%s与%s相差%s，这里写%s", whole.Text, part.Text, as(want, whole.Quantity), m.Text), "核对这三个数，改正其中一个", whole.Start, part.Start)
}

// differenceOf reports whether v is the difference of two figures, or of one
// and the sum of those behind it.
func (r *review) differenceOf(list []*prose.Mention, v *big.Rat) bool {
	for i, a := range list {
		rest := new(big.Rat).Set(a.Quantity.Rat)
		for k, b := range list {
			if i == k {
				continue
			}
			if d := new(big.Rat).Sub(a.Quantity.Rat, b.Quantity.Rat); d.Cmp(v) == 0 {
				return true
			}
			if k > i {
				if rest.Sub(rest, b.Quantity.Rat).Cmp(v) == 0 {
					return true
				}
			}
		}
	}
	return false
}

// restOf finds what something is left of, and what was taken from it.
func (r *review) restOf(list []*prose.Mention, kind restKind, stem string) (whole, part *prose.Mention) {
	n := len(list)
	switch kind {
	case others:
		part = list[n-1]
		for k := n - 2; k >= 0; k-- {
			if x := list[k]; x.Quantity.Rat.Cmp(part.Quantity.Rat) > 0 {
				if k != n-2 || anyOf(r.text.Words(part), "其中") && n > 2 {
					return nil, nil // several parts: perhaps not all are named
				}
				return x, part
			}
		}
	case undone:
		for k := n - 1; k > 0; k-- {
			x := list[k]
			w := r.text.Words(x)
			if anyOf(w, "未"+stem, "不"+stem, "没有"+stem, "应"+stem, "计划", "目标", "合计", "金额合计") {
				continue
			}
			if strings.Contains(w, stem) || stem == "完成" && anyOf(w, "实际") || stem == "支付" && anyOf(w, "支付") || stem == "执行" && anyOf(w, "支出") {
				part = x
				for i := k - 1; i >= 0; i-- {
					if y := list[i]; y.Quantity.Rat.Cmp(x.Quantity.Rat) > 0 && !anyOf(r.text.Words(y), "其中") {
						return y, part
					}
				}
			}
		}
	case unspent:
		for _, x := range list {
			w := r.label(x)
			switch role := partOf(w); {
			case anyOf(w, "结转", "结余", "其中"):
			case anyOf(w, "占到位资金", "占预算", "占全年预算"):
				whole = x
			case role == spent || anyOf(w, "采购", "结算"):
				if part != nil {
					return nil, nil
				}
				if !anyOf(w, "预算") {
					part = x
				} else {
					whole = x
				}
			case role == planned || role == adjusted || role == received:
				whole = x
			}
		}
		if whole != nil && part != nil && whole.Quantity.Rat.Cmp(part.Quantity.Rat) <= 0 {
			return nil, nil
		}
	case short:
		for _, x := range list {
			w := r.text.Words(x)
			switch {
			case anyOf(w, "目标", "计划", "合同"):
				whole = x
			case anyOf(w, "完成", "实际", "安装", "建成", "新增", "用了"):
				part = x
			}
		}
		if whole != nil && part == nil && n == 2 {
			if part = list[0]; part == whole {
				part = list[1]
			}
		}
	}
	return whole, part
}
