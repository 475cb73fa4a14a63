package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// equations checks calculations that are written out: 20分×84.25%=16.85分.
func (r *review) equations() {
	list := r.text.Mentions
	for i := 0; i+2 < len(list); i++ {
		r.productInBrackets(i)
		n := r.chain(i)
		if n >= 3 {
			r.equation(list[i : i+n])
			i += n - 1
		}
	}
}

// productInBrackets checks 1891.56万元（31526人×600元): the product stands before its brackets.
func (r *review) productInBrackets(i int) {
	list := r.text.Mentions
	v, a, b := &list[i], &list[i+1], &list[i+2]
	if gap := strings.TrimSpace(r.s[v.End:a.Start]); gap != "（" && gap != "(" || r.sign(i+2) != '*' || !v.Exact() || !a.Exact() || !b.Exact() {
		return
	}
	if rest := r.s[b.End:]; !strings.HasPrefix(rest, "）") && !strings.HasPrefix(rest, ")") || v.Quantity.Unit != b.Quantity.Unit && v.Quantity.Unit != a.Quantity.Unit {
		return
	}
	product := new(big.Rat).Mul(a.Quantity.Rat, b.Quantity.Rat)
	if off := new(big.Rat).Sub(product, v.Quantity.Rat); off.Abs(off).Cmp(ulp(v.Quantity)) > 0 {
		r.once(source.TextEquation, v.Start, fmt.Sprintf("算式“%s”的结果不对：应为%s，这里写%s", r.s[a.Start:b.End], as(product, v.Quantity), v.Text), "重算，并核对式中各数", a.Start)
	}
}

// chain is how many figures from the i-th on are joined by signs, up to and
// with the one behind =; 0 if there is no = behind them.
func (r *review) chain(i int) int {
	list := r.text.Mentions
	for n := 1; i+n < len(list) && n < maxParts; n++ {
		switch op := r.sign(i + n); op {
		case 0:
			return 0
		case '=':
			if i+n+1 < len(list) && r.sign(i+n+1) != 0 { // a = b = c
				return 0
			}
			return n + 1
		}
	}
	return 0
}

// sign is the sign between a figure and the one before it, 0 if there is
// anything else.
func (r *review) sign(i int) rune {
	gap := strings.TrimSpace(r.s[r.text.Mentions[i-1].End:r.text.Mentions[i].Start])
	switch gap {
	case "+", "＋":
		return '+'
	case "-", "－", "−":
		return '-'
	case "×", "*", "✕", "╳":
		return '*'
	case "÷", "/":
		return '/'
	case "=", "＝":
		return '='
	}
	return 0
}

func (r *review) equation(list []prose.Mention) {
	first := r.indexOf(&list[0])
	for k := range list {
		if !list[k].Exact() {
			return
		}
	}
	if before := strings.TrimRight(r.s[:list[0].Start], " "); endsWith(before, "+", "-", "×", "*", "÷", "/", "）", ")", "＋") || first > 0 && r.sign(first) != 0 {
		return // the calculation begins with something else
	}
	// Sums of products; units only have to agree in a sum.
	sum, term := new(big.Rat), new(big.Rat).Set(list[0].Quantity.Rat)
	negative, multiplied := false, false
	settle := func() {
		if negative {
			sum.Sub(sum, term)
		} else {
			sum.Add(sum, term)
		}
	}
	n := len(list) - 1
	for k := 1; k < n; k++ {
		q := list[k].Quantity
		switch r.sign(first + k) {
		case '*':
			term.Mul(term, q.Rat)
			multiplied = true
		case '/':
			if q.Sign() == 0 {
				return
			}
			term.Quo(term, q.Rat)
			multiplied = true
		default:
			if q.Unit != list[0].Quantity.Unit {
				return
			}
			settle()
			negative = r.sign(first+k) == '-'
			term.Set(q.Rat)
		}
	}
	settle()
	result := list[n].Quantity
	if result.Unit == "" && list[0].Quantity.Scale > expr.One {
		return // the unit is implied
	}
	if !multiplied && result.Unit != list[0].Quantity.Unit && result.Unit != "" {
		return
	}
	slack := ulp(result)
	if exactParts(list[:n]) {
		slack = new(big.Rat).Mul(slack, half)
	}
	d := new(big.Rat).Sub(result.Rat, sum)
	if d.Abs(d).Cmp(slack) <= 0 {
		return
	}
	if multiplied && result.Unit == expr.PercentUnit && list[0].Quantity.Unit != list[1].Quantity.Unit {
		return
	}
	r.add(source.TextEquation, list[n].Start, fmt.Sprintf("算式“%s”的结果不对：应为%s，这里写%s", r.s[list[0].Start:list[n].End], as(sum, result), list[n].Text), "重算，并核对式中各数", list[0].Start)
}

// exactParts reports whether no figure of a calculation was rounded.
func exactParts(list []prose.Mention) bool {
	for i := range list {
		if list[i].Quantity.Scale != expr.One && list[i].Kind != prose.Percent || list[i].Kind == prose.Money {
			return false
		}
	}
	return true
}

// indexOf is the place of a mention in the text's list.
func (r *review) indexOf(m *prose.Mention) int {
	low, high := 0, len(r.text.Mentions)
	for low < high {
		mid := (low + high) / 2
		if r.text.Mentions[mid].Start < m.Start {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}
