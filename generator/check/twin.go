package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// labels compares figures that are named alike in two places. Only names that
// leave no doubt what is counted are compared: long ones, and those of a whole
// (全区…, 各类…).
func (r *review) labels() {
	type key struct {
		words, unit string
		year        int
	}
	found := map[key][]*prose.Mention{}
	var order []key
	for i := range r.text.Mentions {
		m := &r.text.Mentions[i]
		if m.Kind != prose.Count && m.Kind != prose.Money || r.sentenceOf(m.Start) == nil {
			continue
		}
		raw := r.text.Words(m)
		words := r.label(m)
		n := han(words)
		if n < 4 || n > 30 || n < 8 && !isTotal(raw) || isChange(raw) || anyOf(raw, "计划", "目标", "其中", "预计", "拟", "上限", "标准", "每", "年初", "调整", "追加") {
			continue
		}
		k := key{words, m.Quantity.Unit, r.yearOf(m)}
		if found[k] == nil {
			order = append(order, k)
		}
		found[k] = append(found[k], m)
	}
	for _, k := range order {
		list := found[k]
		if len(list) < 2 || distinct(list) > 2 {
			continue
		}
		for _, m := range list[1:] {
			first := list[0]
			if disagree(first.Quantity, m.Quantity) && r.lineOf(first.Start) != r.lineOf(m.Start) && r.sameScope(first, m) && r.headline(m) == "" {
				r.told[m.Start] = true
				r.add(source.TextValuesUnsure, m.Start, fmt.Sprintf("“%s”前后不一致：这里是%s，另一处是%s", k.words, m.Text, first.Text), "核对来源；如口径不同，写明各是什么", first.Start)
			}
		}
	}
}

// isTotal reports whether words name a whole.
func isTotal(words string) bool {
	return anyOf(words, "全区", "全市", "全县", "全省", "全镇", "全局", "全院", "全校", "全街道", "各类", "累计", "总计", "全系统", "总收入", "总支出", "全部")
}

// sameScope reports whether two figures do not stand under two parallel
// headings that name things of one kind: two projects, two funds.
func (r *review) sameScope(a, b *prose.Mention) bool {
	return !r.inProjects(a) && !r.inProjects(b)
}

// distinct counts the values of a list, up to 3.
func distinct(list []*prose.Mention) int {
	var seen []expr.Quantity
	for _, m := range list {
		known := false
		for _, q := range seen {
			known = known || !disagree(q, m.Quantity)
		}
		if !known {
			if seen = append(seen, m.Quantity); len(seen) == 3 {
				return 3
			}
		}
	}
	return len(seen)
}

// twins compares sentences and clauses that say the same word for word but for
// their figures.
func (r *review) twins() {
	found := map[string]*twin{}
	var order []*twin
	for i := range r.text.Sentences {
		sn := &r.text.Sentences[i]
		if sn.Mentions.Empty() {
			continue
		}
		r.clauses(sn, func(skeleton string, mentions prose.Range) {
			t := found[skeleton]
			if t == nil {
				t = &twin{}
				found[skeleton] = t
				order = append(order, t)
			}
			t.places = append(t.places, mentions)
			t.lines = append(t.lines, sn.Line)
		})
	}
	for _, t := range order {
		if len(t.places) > 1 {
			r.twin(t)
		}
	}
}

// twin is one wording with the places where it stands.
type twin struct {
	places []prose.Range
	lines  []int
}

// clauses calls yield with each clause of a sentence that has figures, its
// figures replaced by #, together with the clause before it; short pairs are
// left out.
func (r *review) clauses(sn *prose.Sentence, yield func(skeleton string, mentions prose.Range)) {
	m, before := sn.Mentions.From, ""
	for from := sn.Start; from < sn.End; {
		to := clauseEnd(r.s, from, sn.End)
		first := m
		var b strings.Builder
		at := from
		for m < sn.Mentions.To && r.text.Mentions[m].Start < to {
			x := &r.text.Mentions[m]
			if x.Start >= at {
				b.WriteString(r.s[at:x.Start])
				b.WriteString("#")
				b.WriteString(x.Quantity.Unit)
				at = x.End
			}
			m++
		}
		if at < to {
			b.WriteString(r.s[at:to])
		}
		skeleton := strings.TrimRight(b.String(), "，。；,; ")
		if m > first && han(before)+han(skeleton) >= 12 && han(skeleton) >= 3 {
			yield(before+"|"+skeleton, prose.Range{From: first, To: m})
		}
		before, from = skeleton, to
	}
}

// clauseEnd is behind the next ，；。 or at to.
func clauseEnd(s string, from, to int) int {
	for i := from; i < to; {
		r, n := runeAt(s, i)
		i += n
		if r == '，' || r == '；' || r == '。' || r == ';' || r == ',' && i < to && !(s[i] >= '0' && s[i] <= '9') {
			return i
		}
	}
	return to
}

// twin reports the figures in which the second of two wordings differs. What
// stands three times with three values is a form of words, not a fact.
func (r *review) twin(t *twin) {
	first := r.text.Mentions[t.places[0].From:t.places[0].To]
	for k := range first {
		list := []*prose.Mention{&first[k]}
		for _, p := range t.places[1:] {
			if p.To-p.From == len(first) {
				list = append(list, &r.text.Mentions[p.From+k])
			}
		}
		if distinct(list) != 2 {
			continue
		}
		common := commonest(list)
		for i, m := range list {
			if !disagree(m.Quantity, common.Quantity) || r.told[m.Start] || r.told[common.Start] || m.Kind == prose.Plain || t.lines[i] == r.lineOf(common.Start) ||
				r.yearOf(m) != r.yearOf(common) || r.headline(m) != "" || !r.sameScope(m, common) {
				continue
			}
			r.told[m.Start] = true
			r.add(source.TextValuesUnsure, m.Start, fmt.Sprintf("同样的话两处数不同：这里是%s，另一处是%s", m.Text, common.Text), "核对来源，改正其中一处", common.Start)
		}
	}
}
