package check

import (
	"fmt"
	"sort"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// proofs finds indicators that count as done and whose own text says otherwise,
// and numbers to be reached that nothing gives.
func (r *reporter) proofs() {
	if r.Score == nil {
		return
	}
	for _, row := range r.Score.Rows {
		if row.Counts && row.Way != facts.Unknown {
			r.proof(row.Indicator, row.Met)
		}
	}
}

func (r *reporter) proof(in *facts.Indicator, met bool) {
	var best *expr.Quantity
	var bestAt int
	numeric := in.Target.Text != "" && !in.Target.Qualitative && (in.Target.Comparator == expr.AtLeast || in.Target.Comparator == expr.NoComparator || in.Target.Comparator == expr.Equal)
	unfinished := -1
	for _, p := range r.script.own[in] {
		if p.typed && met && unfinished < 0 {
			unfinished = r.unfinishedIn(p)
		}
		r.figuresIn(p, func(q expr.Quantity, at int) {
			if numeric && q.Unit == in.Target.Quantity.Unit && (best == nil || q.Rat.Cmp(best.Rat) > 0) {
				best, bestAt = &q, at
			}
		})
	}
	if unfinished >= 0 {
		r.put(source.MetInDoubt, unfinished, "“"+in.Name+"”按完成计，这里却写没有完成", "没有完成的，把完成情况和得分改过来；已经完成的，改正文字", nil)
	}
	if in.Way != facts.Stated || !in.Done || !numeric {
		if in.Way == facts.Measured {
			r.partsOf(in)
			r.ownFigure(in, met)
		}
		return
	}
	switch {
	case best == nil:
		r.add(source.MetUnproved, in.Node, "“"+in.Name+"”的目标是"+in.Target.Text+"，写了完成，没有写完成多少", "写 actual = \"…\"；数在正文里的，写进 [figures] 后引用", in.Node.Get("target").Place())
	case best.Rat.Cmp(in.Target.Quantity.Rat) < 0:
		r.put(source.MetInDoubt, bestAt, "“"+in.Name+"”的目标是"+in.Target.Text+"，写了完成，文字里却是"+best.String(), "没有达到的，改成 actual 并写明原因", nil)
	}
}

// unfinishedIn is where a typed piece says that something is not done, -1 if
// nowhere.
func (r *reporter) unfinishedIn(p *piece) int {
	v := r.review
	for _, w := range [...]string{"尚未完成", "未能完成", "没有完成", "未按期完成", "尚未开工", "尚未验收", "未完成", "未能达到", "没有达到", "未达到", "未达标", "尚未启动", "尚未建成", "未通过验收"} {
		for from := p.start; from < p.end; {
			n := strings.Index(v.s[from:p.end], w)
			if n < 0 {
				break
			}
			at := from + n
			from = at + len(w)
			sn := v.sentenceOf(at)
			if sn == nil {
				continue
			}
			if before := v.s[sn.Start:at]; !anyOf(before, "对", "如", "若", "上年", "去年", "整改", "督促", "凡", "无", "原", "其他", "第二批", "下一年") && !strings.HasPrefix(v.s[from:sn.End], "的") {
				return at
			}
		}
	}
	return -1
}

// mentionsIn calls yield with each figure of a piece.
func (r *reporter) mentionsIn(p *piece, yield func(m *prose.Mention)) {
	list := r.review.text.Mentions
	from := sort.Search(len(list), func(i int) bool { return list[i].Start >= p.start })
	for i := from; i < len(list) && list[i].Start < p.end; i++ {
		yield(&list[i])
	}
}

// figuresIn calls yield with the value of each single figure of a piece.
func (r *reporter) figuresIn(p *piece, yield func(q expr.Quantity, at int)) {
	r.mentionsIn(p, func(m *prose.Mention) {
		if m.To == nil {
			yield(m.Quantity, m.Start)
		}
	})
}

// partsOf compares the figures that an author typed into an indicator's text with
// those that its formula is made of: 其中满意178份 where 满意答卷 is 187份.
func (r *reporter) partsOf(in *facts.Indicator) {
	e, ok := r.Facts.ActualEntry(in.Data.Actual)
	if !ok || e.Formula == nil {
		return
	}
	for _, ref := range e.Formula.Refs() {
		k := r.datum(strings.Join(ref.Path, "."))
		if k == nil {
			continue
		}
		said := false
		var typed []*prose.Mention
		for _, p := range r.script.own[in] {
			r.mentionsIn(p, func(m *prose.Mention) {
				if m.Quantity.Unit != k.value.Unit {
					return
				}
				switch {
				case said:
				case alikeValue(m.Quantity, k.value):
					said = true
				case p.typed && m.Exact() && sharesWords(r.review.text.Words(m), k.name):
					if _, held := r.holding(m); !held {
						typed = append(typed, m)
					}
				}
			})
		}
		if !said && len(typed) == 1 && !r.script.told[typed[0].Start] && r.review.yearOf(typed[0]) == r.review.year {
			at := typed[0].Start
			r.put(source.TextValuesUnsure, at, fmt.Sprintf("“%s”由“%s”算出，数据是%s，这里写%s", in.Name, k.name, k.value, typed[0].Text), "改成 {"+k.name+"}；是另一个量的，写明是什么", []int{at})
		}
	}
}

// datum is the quantity of that name, nil if there is none.
func (r *reporter) datum(name string) *datum {
	for i := range r.known {
		if r.known[i].name == name {
			return &r.known[i]
		}
	}
	return nil
}

// ownFigure compares a measured indicator with its own text: a text that gives
// one typed figure of the unit, which is neither the actual nor the target, says
// something else than the table.
func (r *reporter) ownFigure(in *facts.Indicator, met bool) {
	if !met && r.claimsTarget(in) {
		return
	}
	var figure expr.Quantity
	var at int
	count, agrees := 0, false
	for _, p := range r.script.own[in] {
		r.figuresIn(p, func(q expr.Quantity, a int) {
			switch {
			case q.Unit != in.Actual.Unit:
			case alikeValue(q, in.Actual), !disagree(q, in.Actual), alikeValue(q, in.Target.Quantity):
				agrees = true
			case p.typed:
				count++
				figure, at = q, a
			default:
				agrees = true // a figure of the data that explains the actual
			}
		})
	}
	if agrees || count != 1 || r.script.told[at] || r.review.yearOfPlace(at) != r.review.year {
		return
	}
	for i := range r.known { // a figure that the data holds is another quantity
		if k := &r.known[i]; k.value.Unit == figure.Unit && alikeValue(figure, k.value) {
			return
		}
	}
	r.put(source.TextValuesUnsure, at, "“"+in.Name+"”的文字写"+figure.String()+"，完成值是"+in.Actual.String(), "核对哪个对；正文里的数改成引用", nil)
}

// claimsTarget reports a typed figure that says of a missed target that it was
// reached: 完成8所 where 7 of 8 were done.
func (r *reporter) claimsTarget(in *facts.Indicator) bool {
	if in.Target.Qualitative || in.Target.Text == "" || !disagree(in.Target.Quantity, in.Actual) {
		return false
	}
	for _, p := range r.script.own[in] {
		at := -1
		r.mentionsIn(p, func(m *prose.Mention) {
			words := r.review.text.Words(m)
			if p.typed && at < 0 && m.Exact() && m.Quantity.Unit == in.Target.Quantity.Unit && alikeValue(m.Quantity, in.Target.Quantity) &&
				anyOf(words, "完成", "建成", "实际", "达到", "实现") && !anyOf(words, "计划", "目标", "应", "未") {
				at = m.Start
			}
		})
		if at >= 0 {
			r.put(source.TextValuesUnsure, at, "“"+in.Name+"”没有达到目标"+in.Target.Text+"，完成值是"+in.Actual.String()+"，这里却写达到了", "核对哪个对；正文里的数改成引用", nil)
			return true
		}
	}
	return false
}

// yearOfPlace is the year of the figure at a place.
func (r *review) yearOfPlace(at int) int {
	for i := range r.text.Mentions {
		if m := &r.text.Mentions[i]; m.Start == at {
			return r.yearOf(m)
		}
	}
	return r.year
}
