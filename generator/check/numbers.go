package check

import (
	"math/big"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
)

// interval is the closed range in which the true value of a printed figure
// lies.
type interval struct{ low, high *big.Rat }

// ulp is one unit of the last printed digit.
func ulp(q expr.Quantity) *big.Rat {
	return power(int(q.Scale) - q.Places)
}

// powers are 10^-16 to 10^16; never written to.
var powers = func() (p [33]*big.Rat) {
	for i := range p {
		p[i] = newPower(i - 16)
	}
	return p
}()

// power is 10^n. The result is shared: nobody may change it.
func power(n int) *big.Rat {
	if n >= -16 && n <= 16 {
		return powers[n+16]
	}
	return newPower(n)
}

func newPower(n int) *big.Rat {
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil)
	if n < 0 {
		return new(big.Rat).SetFrac(big.NewInt(1), p)
	}
	return new(big.Rat).SetInt(p)
}

var half, thousandth = big.NewRat(1, 2), big.NewRat(1, 1000) // never written to

// rounded is where the value lies that was rounded to q. What is counted is
// exact; so are scores.
func rounded(q expr.Quantity) interval {
	if q.Scale == expr.One && q.Places == 0 && q.Unit != "元" || q.Unit == "分" {
		return interval{q.Rat, q.Rat}
	}
	d := new(big.Rat).Mul(ulp(q), half)
	return interval{new(big.Rat).Sub(q.Rat, d), new(big.Rat).Add(q.Rat, d)}
}

// fit says how a printed figure agrees with a value.
type fit uint8

const (
	fits  fit = iota
	close     // within one unit of the last digit, or within the rounding of its parts
	differs
)

// compareTo says whether printed can stand for a value that lies in v, whose
// most likely value is best.
func compareTo(printed expr.Quantity, best *big.Rat, v interval) fit {
	u := ulp(printed)
	d := new(big.Rat).Sub(printed.Rat, best)
	if d.Abs(d).Cmp(new(big.Rat).Mul(u, half)) <= 0 {
		return fits
	}
	if printed.Rat.Cmp(new(big.Rat).Sub(v.low, u)) > 0 && printed.Rat.Cmp(new(big.Rat).Add(v.high, u)) < 0 {
		return close
	}
	return differs
}

// share compares a printed percentage with part / whole.
func share(printed, part, whole expr.Quantity) fit {
	if whole.Sign() <= 0 || part.Sign() < 0 {
		return close // nothing can be said
	}
	p, w := rounded(part), rounded(whole)
	best := new(big.Rat).Quo(part.Rat, whole.Rat)
	if w.low.Sign() <= 0 {
		return close
	}
	return compareTo(printed, best, interval{new(big.Rat).Quo(p.low, w.high), new(big.Rat).Quo(p.high, w.low)})
}

// percentText prints a ratio as a percentage with at most two places.
func percentText(part, whole *big.Rat) string {
	if whole.Sign() == 0 {
		return "—"
	}
	v := new(big.Rat).Quo(part, whole)
	return expr.NewQuantity(v, expr.PercentUnit, expr.Percent, min(2, places(new(big.Rat).Mul(v, big.NewRat(100, 1))))).String()
}

// total adds figures and says within which rounding the sum holds.
func total(list []*prose.Mention) (sum *big.Rat, v interval) {
	sum = new(big.Rat)
	v = interval{new(big.Rat), new(big.Rat)}
	for _, m := range list {
		i := rounded(m.Quantity)
		sum.Add(sum, m.Quantity.Rat)
		v.low.Add(v.low, i.low)
		v.high.Add(v.high, i.high)
	}
	return sum, v
}

// as prints a value in the unit, scale and places of a figure.
func as(v *big.Rat, like expr.Quantity) string {
	return expr.NewQuantity(v, like.Unit, like.Scale, like.Places).String()
}

// possible is where the true value of a figure with 余, 以上 and the like lies;
// high is nil where there is no end, ok is false for 约.
func possible(q expr.Quantity) (low, high *big.Rat, ok bool) {
	switch q.Approx {
	case "":
		return q.Rat, q.Rat, true
	case "余", "多":
		high = new(big.Rat).Add(q.Rat, lastDigit(q)) // itself excluded
		return q.Rat, high.Sub(high, new(big.Rat).Mul(ulp(q), thousandth)), true
	case "以上", "超过", "超", "逾", "不少于", "不低于", "至少":
		return q.Rat, nil, true
	}
	return nil, nil, false
}

// lastDigit is the value of one in the last digit of q that is not zero: 10万
// for 20万, 1000 for 5000, 1万 for 11万.
func lastDigit(q expr.Quantity) *big.Rat {
	p := ulp(q)
	ten := big.NewRat(10, 1)
	for range 12 {
		next := new(big.Rat).Mul(p, ten)
		if q.Sign() == 0 || !new(big.Rat).Quo(q.Rat, next).IsInt() {
			break
		}
		p = next
	}
	return p
}

// disagree reports whether two figures cannot both be true of one quantity.
func disagree(a, b expr.Quantity) bool {
	if c, err := a.Cmp(b); err != nil || c == 0 && a.Approx == b.Approx {
		return false
	}
	al, ah, ok1 := possible(a)
	bl, bh, ok2 := possible(b)
	if !ok1 || !ok2 || a.Unit != b.Unit {
		return false
	}
	if ah != nil && bh != nil && a.Approx == "" && b.Approx == "" { // one may be rounded: 4786.11万元 and 4786万元
		coarse := a
		if ulp(b).Cmp(ulp(a)) > 0 {
			coarse = b
		}
		if ulp(a).Cmp(ulp(b)) != 0 && (coarse.Scale != expr.One || a.Places != b.Places) {
			d := new(big.Rat).Sub(a.Rat, b.Rat)
			return d.Abs(d).Cmp(ulp(coarse)) >= 0
		}
	}
	return ah != nil && ah.Cmp(bl) < 0 || bh != nil && bh.Cmp(al) < 0
}

// runeAt is the character of s at i and its length.
func runeAt(s string, i int) (rune, int) { return utf8.DecodeRuneInString(s[i:]) }
