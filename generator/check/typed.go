package check

import (
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// typed looks at the figures that an author typed instead of referring to the
// data: where the data holds one it can be a reference, and where no data holds
// it nobody can check it.
func (r *reporter) typed() {
	v := r.review
	type texts struct {
		held, unheld []*prose.Mention
		names        []string // of held
	}
	found := map[*passage]*texts{}
	var order []*texts
	for i := range v.text.Mentions {
		m := &v.text.Mentions[i]
		if !r.isTyped(m) || r.script.told[m.Start] || !isFigure(m) || v.quoted(m.Start) {
			continue
		}
		names, held := r.holding(m)
		if held && len(names) == 0 || !held && smallCount(m) > 0 { // 歌舞、曲艺、器乐3类 counts what it names
			continue
		}
		p := r.script.at(m.Start).passage
		t := found[p]
		if t == nil {
			t = &texts{}
			found[p] = t
			order = append(order, t)
		}
		if held {
			t.held, t.names = append(t.held, m), append(t.names, strings.Join(names, "或"))
		} else {
			t.unheld = append(t.unheld, m)
		}
	}
	for _, t := range order {
		if len(t.held) > 0 {
			r.put(source.FigureTyped, t.held[0].Start, shortList(t.held, t.names)+"是手工写的，数据里有", "改成引用，例如 {"+first(t.names[0])+"}，以后数变了这里跟着变；selfeval fix 可以代改", nil)
		}
		if len(t.unheld) > 0 {
			r.put(source.FigureUnheld, t.unheld[0].Start, shortList(t.unheld, nil)+"没有写在数据里，核对不了出处", "写进 [figures] 里它的来源之下，正文改成 {名称}", nil)
		}
	}
}

// first is the first of several names.
func first(names string) string {
	name, _, _ := strings.Cut(names, "或")
	return name
}

// shortList names the first three figures of a text, with what the data calls
// them, so that a text makes one finding and not one for each figure.
func shortList(list []*prose.Mention, names []string) string {
	texts := make([]string, 0, 3)
	for i, m := range list[:min(3, len(list))] {
		s := "“" + m.Text + "”"
		if names != nil {
			s += "（" + names[i] + "）"
		}
		texts = append(texts, s)
	}
	s := strings.Join(texts, "、")
	if len(list) > 3 {
		s += "等" + itoa(len(list)) + "个数"
	}
	return s
}

// isFigure reports whether a figure is one that a report's data should hold:
// not a length of time, a number without a unit, a numeral in words, 100%.
func isFigure(m *prose.Mention) bool {
	switch m.Kind {
	case prose.Money, prose.Count:
		return !m.Hanzi && m.To == nil
	case prose.Percent:
		return m.To == nil && !m.Hanzi && m.Quantity.Rat.Cmp(one100) != 0
	}
	return false
}

var one100 = power(0) // 100%

// quoted reports whether a place stands in book-title marks or quotation marks.
func (r *review) quoted(at int) bool {
	sn := r.sentenceOf(at)
	if sn == nil {
		return false
	}
	before := r.s[sn.Start:at]
	return strings.Count(before, "《") > strings.Count(before, "》") || strings.Count(before, "“") > strings.Count(before, "”")
}

// holding is what the data calls the value of a typed figure: names that print
// it just so, and whether anything at all has that value. A small number proves
// nothing by itself: the words around it must have something of the name.
func (r *reporter) holding(m *prose.Mention) (names []string, held bool) {
	for i := range r.known {
		k := &r.known[i]
		if k.value.Unit != m.Quantity.Unit || !alikeValue(m.Quantity, k.value) {
			continue
		}
		held = true
		if k.name != "" && k.value.String() == m.Text && (digitsOf(m.Text) > 2 || sharesWords(r.around(m), k.name)) {
			names = append(names, k.name)
		}
	}
	return names, held
}

// alikeValue reports whether a typed figure is the value, as far as it is
// written out: 4659.6万元 is 4659.56万元.
func alikeValue(typed, value expr.Quantity) bool {
	if typed.Rat == nil || value.Rat == nil {
		return false // a target that could not be read
	}
	return compareTo(typed, value.Rat, interval{typed.Rat, typed.Rat}) == fits && (typed.Approx == value.Approx || !disagree(typed, value))
}

// digitsOf counts the digits that distinguish a figure.
func digitsOf(s string) int {
	n := 0
	for _, c := range strings.TrimRight(s, "0") {
		if c >= '0' && c <= '9' {
			n++
		}
	}
	return n
}

// around is the clause in which a figure stands.
func (r *reporter) around(m *prose.Mention) string {
	sn := r.review.sentenceOf(m.Start)
	if sn == nil {
		return ""
	}
	return r.review.s[max(sn.Start, m.Start-90):min(sn.End, m.End+24)]
}

// sharesWords reports whether two neighbouring characters of a name stand in a text.
func sharesWords(text, name string) bool {
	last := rune(0)
	for _, c := range name {
		if isHan(c) && isHan(last) && strings.Contains(text, string(last)+string(c)) {
			return true
		}
		last = c
	}
	return false
}
