package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// slipsOfPen finds two figures of the text that are one number but for two
// neighbouring digits that changed places: 124734.66 and 127434.66. Long numbers are
// hardly ever so alike by chance; shorter ones must be named alike.
func (r *review) slipsOfPen() {
	if len(r.text.Mentions) > 4000 {
		return
	}
	type seen struct {
		m      *prose.Mention
		digits string
	}
	byDigits := map[string][]seen{} // the digits in order, point and zeros at the end left out
	var order []string
	for i := range r.text.Mentions {
		m := &r.text.Mentions[i]
		if !m.Exact() || m.Kind == prose.Span || m.Kind == prose.Percent || m.Kind == prose.Points || m.Quantity.Sign() <= 0 {
			continue
		}
		d := slipDigits(m)
		if len(d) < 4 {
			continue
		}
		key := sortedDigits(d)
		if byDigits[key] == nil {
			order = append(order, key)
		}
		byDigits[key] = append(byDigits[key], seen{m, d})
	}
	for _, key := range order {
		list := byDigits[key]
		if len(list) < 2 || len(list) > 40 {
			continue
		}
		count := map[string]int{}
		for _, s := range list {
			count[s.digits]++
		}
		for i, b := range list {
			for k, a := range list {
				// b is the odd one out, or the second of two
				if i == k || !transposed(a.digits, b.digits) || count[a.digits] < count[b.digits] || count[a.digits] == count[b.digits] && k > i {
					continue
				}
				if !sameMeasure(a.m, b.m) || r.found[b.m.Start] || r.found[a.m.Start] || r.lineOf(a.m.Start) == r.lineOf(b.m.Start) && len(b.digits) < 5 {
					continue
				}
				if len(b.digits) < 6 && !r.namedAlike(a.m, b.m) {
					continue
				}
				r.told[b.m.Start] = true
				r.once(source.TextValuesUnsure, b.m.Start, fmt.Sprintf("%s与另一处的%s只有相邻两位数字颠倒，像是笔误", b.m.Text, a.m.Text), "是同一个数就统一；不是的写明各是什么", a.m.Start)
			}
		}
	}
}

// slipDigits is a figure's digits without point and without zeros at the end.
func slipDigits(m *prose.Mention) string {
	var b strings.Builder
	for _, c := range []byte(m.Text) {
		if c >= '0' && c <= '9' {
			b.WriteByte(c)
		} else if c >= 0x80 {
			break
		}
	}
	return strings.TrimRight(b.String(), "0")
}

func sortedDigits(s string) string {
	var n [10]byte
	for _, c := range []byte(s) {
		n[c-'0']++
	}
	return string(n[:])
}

// sameMeasure reports whether two figures can be one number: of one unit and one size.
func sameMeasure(a, b *prose.Mention) bool {
	x, y := a.Quantity, b.Quantity
	if a.Kind == prose.Plain || b.Kind == prose.Plain {
		return a.Kind != prose.Percent && b.Kind != prose.Percent && x.Places == y.Places && x.Scale == y.Scale || x.Unit == "元" || y.Unit == "元"
	}
	if x.Unit != y.Unit {
		return false
	}
	q, _ := expr.ScanNumber(as(x.Rat, y))
	return q.Rat == nil || len(as(x.Rat, x)) == len(as(y.Rat, y))
}

// namedAlike reports whether the words before two figures have two neighbouring
// characters in common; cells of tables are named by their row and column.
func (r *review) namedAlike(a, b *prose.Mention) bool {
	x, y := []rune(r.nameOf(a)), r.nameOf(b)
	for i := 0; i+1 < len(x); i++ {
		w := string(x[i : i+2])
		if isHan(x[i]) && isHan(x[i+1]) && strings.Contains(y, w) && !anyOf(w, "实际", "完成", "全年", "年度", "其中", "指标", "目标", "万元") {
			return true
		}
	}
	return false
}

// nameOf is what a figure is called: the words of its clause, and those of the
// heading that its line begins with; of a cell its row.
func (r *review) nameOf(m *prose.Mention) string {
	l := &r.text.Lines[r.lineOf(m.Start)]
	if l.Kind == prose.Cells {
		return r.text.Of(l)
	}
	name := r.text.Words(m)
	if l.Kind == prose.RunIn {
		name += r.text.Slice(l.Head)
	}
	return name
}
