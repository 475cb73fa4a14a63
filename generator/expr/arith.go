package expr

import (
	"cmp"
	"fmt"
	"math/big"
	"math/bits"
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// maxBits bounds numerator and denominator, so that a chain of formulas cannot
// square its way to a number of a million digits.
const maxBits = 4096

// quotientPlaces is the precision with which products and quotients are printed
// unless an operand has more: two, as the accounts have.
const quotientPlaces = 2

// Add is q + o. The units must be equal; a plain zero goes with any unit. The
// sum is printed at the larger scale, with every digit the operands have.
func (q Quantity) Add(o Quantity) (Quantity, *Error) {
	return q.sum(o, "相加", func(z, a, b *big.Rat) { z.Add(a, b) })
}

// Sub is q - o, by the rules of [Quantity.Add].
func (q Quantity) Sub(o Quantity) (Quantity, *Error) {
	return q.sum(o, "相减", func(z, a, b *big.Rat) { z.Sub(a, b) })
}

func (q Quantity) sum(o Quantity, verb string, op func(z, a, b *big.Rat)) (Quantity, *Error) {
	unit, scale, places := q.Unit, q.Scale, max(q.Places, o.Places)
	switch {
	case q.Unit == o.Unit:
	case q.plainZero():
		unit, scale = o.Unit, o.Scale
	case o.plainZero():
	default:
		return Quantity{}, mismatch(q, o, verb)
	}
	z := new(big.Rat)
	op(z, q.rat(), o.rat())
	if q.Unit == o.Unit && q.Scale != o.Scale {
		scale = max(q.Scale, o.Scale)
		lo, hi := o.Places, q.Places+int(scale-q.Scale)
		if scale == q.Scale {
			lo, hi = q.Places, o.Places+int(scale-o.Scale)
		}
		places = trimmed(z, scale, lo, min(max(lo, hi), maxPlaces))
	}
	return bounded(Quantity{Rat: z, Unit: unit, Scale: scale, Places: places, Approx: carry(q, o)})
}

// Neg is -q.
func (q Quantity) Neg() Quantity {
	return Quantity{Rat: new(big.Rat).Neg(q.rat()), Unit: q.Unit, Scale: q.Scale, Places: q.Places, Approx: carry(q)}
}

// Abs is |q|. A positive q stays as it was written.
func (q Quantity) Abs() Quantity {
	if q.Sign() >= 0 {
		return q
	}
	return q.Neg()
}

// Mul is q × o. One of them is a number or a percentage and the other keeps its
// unit, scale and precision, or the units cancel: 元/人 × 人.
func (q Quantity) Mul(o Quantity) (Quantity, *Error) {
	unit, ok := mulUnits(q.Unit, o.Unit)
	if !ok {
		return Quantity{}, mismatch(q, o, "相乘")
	}
	main := q // the operand that the product looks like
	switch {
	case unit == q.Unit && unit == o.Unit:
		if o.Scale > q.Scale {
			main = o
		}
	case unit == o.Unit, under(unit, o.Unit):
		main = o
	}
	z := new(big.Rat).Mul(q.rat(), o.rat())
	return bounded(dress(z, unit, main.Scale, main, carry(q, o)))
}

// Div is q ÷ o. Equal units make a percentage, different ones a compound unit
// (元/人); a number or percentage as divisor keeps the unit; two plain numbers
// make a plain number.
func (q Quantity) Div(o Quantity) (Quantity, *Error) {
	unit, ok := divUnits(q.Unit, o.Unit)
	if !ok {
		return Quantity{}, mismatch(q, o, "相除")
	}
	if o.Sign() == 0 {
		return Quantity{}, fail(source.DivisionByZero, "除数是0", "")
	}
	scale := q.Scale
	if q.Unit == o.Unit {
		scale = One
		switch {
		case unit == PercentUnit:
			scale = Percent
		case o.Scale == One:
			scale = q.Scale
		}
	}
	z := new(big.Rat).Quo(q.rat(), o.rat())
	return bounded(dress(z, unit, scale, q, carry(q, o)))
}

// Ratio is q ÷ o as a percentage. The units must be equal, and may be none.
func (q Quantity) Ratio(o Quantity) (Quantity, *Error) {
	if q.Unit != o.Unit {
		return Quantity{}, mismatch(q, o, "相比")
	}
	r, err := q.Div(o)
	if err != nil || r.Unit == PercentUnit {
		return r, err
	}
	return dress(r.Rat, PercentUnit, Percent, r, r.Approx), nil
}

// dress decides how a product or quotient is printed: like main, the operand
// whose unit it has kept, otherwise with two places at most.
func dress(z *big.Rat, unit string, scale Scale, main Quantity, approx string) Quantity {
	lo := 0
	switch {
	case unit == "" || unit == PercentUnit:
	case unit == main.Unit, under(unit, main.Unit), under(main.Unit, unit):
		lo = main.Places
	default:
		scale = One
	}
	return Quantity{Rat: z, Unit: unit, Scale: scale, Places: trimmed(z, scale, lo, max(lo, quotientPlaces)), Approx: approx}
}

// under reports whether compound is unit per something.
func under(unit, compound string) bool {
	return len(compound) > len(unit) && compound[len(unit)] == '/' && strings.HasPrefix(compound, unit)
}

// Cmp compares values: -1, 0, 1. Units must be equal, scales need not; a plain
// zero compares with anything.
func (q Quantity) Cmp(o Quantity) (int, *Error) {
	if q.Unit != o.Unit && !q.plainZero() && !o.plainZero() {
		return 0, mismatch(q, o, "比较")
	}
	return compare(q.rat(), o.rat()), nil
}

func (q Quantity) plainZero() bool { return q.Unit == "" && q.Sign() == 0 }

func mismatch(a, b Quantity, verb string) *Error {
	hint := "两边的单位要相同；请核对引用的名称"
	switch {
	case verb == "相乘":
		hint = "乘数应当是没有单位的数或百分数"
	case verb == "相除" && !pureNumber(a.Unit):
		hint = "“" + a.Unit + "”这样的复合单位不能再除"
	case verb == "相除":
		hint = "没有单位的数不能除以有单位的数"
	case a.Unit == PercentUnit && b.Unit == "":
		hint = percentHint(b)
	case b.Unit == PercentUnit && a.Unit == "":
		hint = percentHint(a)
	case a.Unit == "" || b.Unit == "":
		hint = "给数字写上单位，例如“100万元”"
	}
	return fail(source.UnitMismatch, fmt.Sprintf("单位不同，不能%s：%s与%s", verb, a, b), hint)
}

func percentHint(plain Quantity) string {
	if plain.Text == "" {
		return "两数之比写成“比率(甲, 乙)”，得到的是百分数"
	}
	if abs := new(big.Rat).Abs(plain.rat()); abs.Cmp(ratOne) <= 0 { // 1 was meant as 100%
		return "百分数要写百分号：" + dress(plain.rat(), PercentUnit, Percent, plain, "").String()
	}
	return "百分数要写百分号：" + plain.Text + "%"
}

// bounded refuses numbers that no report contains.
func bounded(q Quantity) (Quantity, *Error) {
	if q.Rat.Num().BitLen() > maxBits || !q.Rat.IsInt() && q.Rat.Denom().BitLen() > maxBits {
		return Quantity{}, fail(source.TooComplex, "计算结果的位数太多", "请核对公式，尤其是连乘")
	}
	return q, nil
}

var ratOne = big.NewRat(1, 1) // never written to

// compare is a.Cmp(b) without allocation where both are small.
func compare(a, b *big.Rat) int {
	if s, t := a.Sign(), b.Sign(); s != t || s == 0 {
		return cmp.Compare(s, t)
	}
	an, ad, ok1 := parts(a)
	bn, bd, ok2 := parts(b)
	if !ok1 || !ok2 {
		return a.Cmp(b)
	}
	ah, al := bits.Mul64(an, bd)
	bh, bl := bits.Mul64(bn, ad)
	return a.Sign() * cmp.Or(cmp.Compare(ah, bh), cmp.Compare(al, bl))
}
