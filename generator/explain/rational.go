package explain

import (
	"math/big"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
)

// plain writes a number in the expression language: a decimal, or a fraction
// where there is none.
func plain(r *big.Rat) string {
	if n, exact := r.FloatPrec(); exact && n <= 6 {
		return r.FloatString(n)
	}
	return r.Num().String() + "/" + r.Denom().String()
}

// factor is plain inside a product or a list of operands.
func factor(r *big.Rat) string {
	s := plain(r)
	if n, exact := r.FloatPrec(); exact && n <= 6 {
		return s
	}
	return "(" + s + ")"
}

// portion is a share inside a product: 85%, or a fraction.
func portion(r *big.Rat) string {
	if value, exact := percent(r); exact == "" {
		return value
	}
	return factor(r)
}

// percent is a share as people read it, and its fraction where that is rounded.
func percent(r *big.Rat) (value, exact string) {
	q := expr.NewQuantity(r, expr.PercentUnit, expr.Percent, 2)
	if n, ok := new(big.Rat).Mul(r, big.NewRat(100, 1)).FloatPrec(); ok && n < 2 {
		q.Places = n
	}
	if !q.IsExact() {
		exact = fraction(q)
	}
	return q.String(), exact
}

// rounds wraps a computation in what rounding does to its result: nothing where
// the result has no more decimals than scores have.
func (x *Explainer) rounds(text string, result *big.Rat) string {
	places := x.pack.Scheme.Places()
	if n, exact := result.FloatPrec(); exact && n <= places {
		return text
	}
	return "四舍五入(" + text + ", " + pack.Points(big.NewRat(int64(places), 1)) + ")"
}

// compute sets a computation on plain numbers, which reads the same in both ways.
func (n *Node) compute(text string) *Node {
	n.Filled, n.again = text, text
	return n
}

// earned is points times share as the scheme counts them: out of its scale first
// if it has one, rounded, less what was deducted, never below 0.
func (x *Explainer) earned(n *Node, points, share *big.Rat, shares string, deduction *big.Rat) {
	text, result := plain(points)+" × "+shares, new(big.Rat).Mul(points, share)
	if scale := x.pack.Scheme.Scale; scale != nil {
		raw := new(big.Rat).Mul(scale, share)
		inner := x.rounds(plain(scale)+" × "+shares, raw)
		raw, _ = new(big.Rat).SetString(raw.FloatString(x.pack.Scheme.Places()))
		text = plain(points) + " × " + inner + " ÷ " + plain(scale)
		result = new(big.Rat).Mul(points, raw)
		result.Quo(result, scale)
		n.note("单项按%s分计，得%s分，再折算成分值", pack.Points(scale), pack.Points(raw))
	}
	text = x.rounds(text, result)
	if printed, _ := new(big.Rat).SetString(result.FloatString(x.pack.Scheme.Places())); printed.Cmp(points) > 0 {
		text = "min(" + text + ", " + plain(points) + ")"
	}
	if deduction != nil && deduction.Sign() > 0 {
		text = "max(0, " + text + " - " + plain(deduction) + ")"
	}
	n.compute(text)
}

// adds writes a sum.
func adds(terms []*big.Rat) string {
	text := ""
	for i, t := range terms {
		if i > 0 {
			text += " + "
		}
		text += plain(t)
	}
	if text == "" {
		return "0"
	}
	return text
}
