package check

import (
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
)

// maxParts bounds the parts whose partial sums are tried.
const maxParts = 10

// maxEnumerated is how many figures behind a whole may be its parts.
const maxEnumerated = 40

// partsAfter are the figures of one kind from the first one on, as long as
// nothing shows that the enumeration is over: another 其中, a change, a
// percentage of its own, a new whole.
func partsAfter(r *review, list []prose.Mention, end int, kind prose.Kind) []*prose.Mention {
	var parts []*prose.Mention
	last := -1
	for i := range list {
		m := &list[i]
		if m.Start >= end {
			break
		}
		words := r.text.Words(m)
		if len(parts) > 0 && anyOf(r.s[last:m.Start], "其中", "较", "比上年", "同比", "完成预算", "；较", "执行率") {
			break
		}
		if m.Kind != kind {
			if m.Kind == prose.Percent || m.Kind == prose.Count && kind == prose.Money || kind == prose.Score {
				last = m.End
				continue
			}
			break
		}
		if isMove(words) || inBrackets(r.s, m.Start) {
			last = m.End
			continue
		}
		if len(parts) > 1 && strings.Contains(r.s[parts[len(parts)-1].End:m.Start], "；") && !strings.Contains(r.s[parts[0].End:parts[1].Start], "；") {
			break // A，B；C: the list was one of commas
		}
		if !m.Exact() {
			return nil
		}
		parts = append(parts, m)
		last = m.End
	}
	return parts
}

// inBrackets reports whether a byte stands in round brackets of its line.
func inBrackets(s string, at int) bool {
	for i := at; i > 0 && at-i < 120; {
		switch {
		case strings.HasSuffix(s[:i], "）"), strings.HasSuffix(s[:i], ")"), s[i-1] == '\n':
			return false
		case strings.HasSuffix(s[:i], "（"), strings.HasSuffix(s[:i], "("):
			return true
		}
		i--
	}
	return false
}

func sameUnit(whole *prose.Mention, parts []*prose.Mention) bool {
	for _, p := range parts {
		if p.Quantity.Unit != whole.Quantity.Unit {
			return false
		}
	}
	return true
}

// makes reports whether some of the parts, at least one, add up to v: then the
// others are parts of parts. Only the whole list is tried if it is long.
func makes(parts []*prose.Mention, v *big.Rat) bool {
	if len(parts) > maxParts {
		sum, _ := total(parts)
		return sum.Cmp(v) == 0
	}
	sums := []*big.Rat{new(big.Rat)}
	for _, p := range parts {
		for _, s := range sums[:len(sums):len(sums)] {
			t := new(big.Rat).Add(s, p.Quantity.Rat)
			if t.Cmp(v) == 0 {
				return true
			}
			sums = append(sums, t)
		}
	}
	return false
}

// exhaustive reports whether the parts cannot but be the whole: the last one is
// the rest, or they are 基本支出 and 项目支出.
func (r *review) exhaustive(whole *prose.Mention, parts []*prose.Mention) bool {
	last := r.label(parts[len(parts)-1])
	if len(parts) == 2 && whole.Kind == prose.Money {
		a, b := r.label(parts[0]), last
		if strings.HasSuffix(a, "基本支出") && strings.HasSuffix(b, "项目支出") || strings.HasSuffix(b, "基本支出") && strings.HasSuffix(a, "项目支出") {
			return !anyOf(r.label(whole), "收入", "预算收入")
		}
	}
	if w := r.text.Words(whole); endsWith(w, "收入总计", "支出总计") && whole.Kind == prose.Money { // 总计 is 本年合计 with what was carried over
		current, carried := false, false
		for _, p := range parts {
			l := r.label(p)
			current = current || strings.HasPrefix(l, "本年")
			carried = carried || anyOf(l, "年初结转", "年末结转")
		}
		if current && carried {
			return true
		}
	}
	return whole.Kind == prose.Money && (strings.HasPrefix(last, "其他") || strings.HasPrefix(last, "其它") || strings.HasPrefix(last, "其余")) && sameHead(r, parts) && !nested(r, parts)
}

// nested reports whether a part is named as one of another part: 项目支出 beside
// its 工程支出 cannot be told, but a part whose words begin with another's can.
func nested(r *review, parts []*prose.Mention) bool {
	for i, p := range parts {
		for j, q := range parts {
			if i != j && strings.Contains(r.label(p), r.label(q)) {
				return true
			}
		}
	}
	return false
}

// sameHead reports whether the parts are things of one kind: their names end
// alike.
func sameHead(r *review, parts []*prose.Mention) bool {
	tail := func(s string) string {
		switch {
		case len(s) < 6:
			return s
		case strings.HasSuffix(s, "拨款"): // 财政拨款 is an income
			return "收入"
		}
		return s[len(s)-6:]
	}
	first := tail(r.label(parts[0]))
	for _, p := range parts[1:] {
		if tail(r.label(p)) != first || first == "" {
			return false
		}
	}
	return true
}

// oneDigitOff reports whether two values of one printed form differ in one
// digit or by two digits that changed places: a slip of the pen.
func oneDigitOff(q expr.Quantity, v *big.Rat) bool {
	a, b := as(q.Rat, q), as(v, q)
	if len(a) != len(b) {
		return false
	}
	var at []int
	for i := range len(a) {
		if a[i] != b[i] {
			at = append(at, i)
		}
	}
	return len(a) > 4 && (len(at) == 1 || len(at) == 2 && a[at[0]] == b[at[1]] && a[at[1]] == b[at[0]])
}

// equationText prints the sum of parts: 1060.51万元+3725.60万元=4786.11万元.
func equationText(parts []*prose.Mention, sum *big.Rat) string {
	var b strings.Builder
	like := parts[0].Quantity
	for i, p := range parts {
		if i > 0 {
			b.WriteString("+")
		}
		if i == 5 && len(parts) > 6 {
			b.WriteString("…")
			break
		}
		b.WriteString(p.Text)
		if p.Quantity.Scale == like.Scale && p.Quantity.Places > like.Places {
			like.Places = p.Quantity.Places
		}
	}
	return b.String() + "=" + as(sum, like)
}
