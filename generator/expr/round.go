package expr

import (
	"math/big"
	"math/bits"
	"strconv"
)

// maxPlaces bounds the digits after the point: no more can be written.
const maxPlaces = maxDigits

// small holds the powers of ten that fit a uint64.
var small = func() (p [20]uint64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = p[i-1] * 10
	}
	return p
}()

// pow10 is 10^n, n ≥ 0. The result is the caller's own.
func pow10(n int) *big.Int {
	if n < len(small) {
		return new(big.Int).SetUint64(small[n])
	}
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// scaled is |r| × 10^exp rounded half up to a whole number, which is half away
// from zero for r. It is small where ok says so, otherwise whole.
func scaled(r *big.Rat, exp int) (n uint64, whole *big.Int, ok bool) {
	if n, ok := scaledSmall(r, exp); ok {
		return n, nil, true
	}
	num, den := new(big.Int).Abs(r.Num()), r.Denom()
	if exp >= 0 {
		num.Mul(num, pow10(exp))
	} else {
		den = new(big.Int).Mul(den, pow10(-exp))
	}
	// round(n/d) = floor((2n + d) / 2d)
	num.Lsh(num, 1).Add(num, den)
	return 0, num.Quo(num, new(big.Int).Lsh(den, 1)), false
}

func scaledSmall(r *big.Rat, exp int) (uint64, bool) {
	num, den, ok := parts(r)
	if !ok || exp >= len(small) || -exp >= len(small) {
		return 0, false
	}
	hi, lo := uint64(0), num
	if exp >= 0 {
		hi, lo = bits.Mul64(num, small[exp])
	} else {
		over, d := bits.Mul64(den, small[-exp])
		if over != 0 {
			return 0, false
		}
		den = d
	}
	if hi >= den { // the quotient does not fit
		return 0, false
	}
	q, rem := bits.Div64(hi, lo, den)
	if rem >= den-rem {
		if q++; q == 0 {
			return 0, false
		}
	}
	return q, true
}

// parts is |numerator| and denominator where both fit an int64.
func parts(r *big.Rat) (num, den uint64, ok bool) {
	n := r.Num()
	if !n.IsInt64() {
		return 0, 0, false
	}
	v := n.Int64()
	num = uint64(v)
	if v < 0 {
		num = -num
	}
	if r.IsInt() {
		return num, 1, true
	}
	d := r.Denom()
	if !d.IsInt64() {
		return 0, 0, false
	}
	return num, uint64(d.Int64()), true
}

// appendFixed appends r, shown at scale, with exactly so many places, rounded
// half away from zero. A value that rounds to zero has no sign.
func appendFixed(dst []byte, r *big.Rat, scale Scale, places int) []byte {
	n, whole, ok := scaled(r, places-int(scale))
	var buf [24]byte
	var digits []byte
	if ok {
		digits = strconv.AppendUint(buf[:0], n, 10)
	} else {
		digits = whole.Append(buf[:0], 10)
	}
	if r.Sign() < 0 && !(len(digits) == 1 && digits[0] == '0') {
		dst = append(dst, '-')
	}
	if places <= 0 {
		return append(dst, digits...)
	}
	if len(digits) <= places {
		dst = append(dst, '0', '.')
		for range places - len(digits) {
			dst = append(dst, '0')
		}
		return append(dst, digits...)
	}
	point := len(digits) - places
	dst = append(dst, digits[:point]...)
	dst = append(dst, '.')
	return append(dst, digits[point:]...)
}

// trimmed is how many places r needs at scale when it is rounded to hi places
// and its trailing zeros are dropped, but not below lo.
func trimmed(r *big.Rat, scale Scale, lo, hi int) int {
	if lo >= hi {
		return lo
	}
	n, whole, ok := scaled(r, hi-int(scale))
	if ok {
		for hi > lo && n%10 == 0 {
			n /= 10
			hi--
		}
		return hi
	}
	ten, rem := big.NewInt(10), new(big.Int)
	for hi > lo {
		whole.QuoRem(whole, ten, rem)
		if rem.Sign() != 0 {
			break
		}
		hi--
	}
	return hi
}

// rounded is r, shown at scale, rounded half away from zero to so many places.
func rounded(r *big.Rat, scale Scale, places int) *big.Rat {
	exp := places - int(scale)
	n, whole, ok := scaled(r, exp)
	if ok {
		whole = new(big.Int).SetUint64(n)
	}
	if r.Sign() < 0 {
		whole.Neg(whole)
	}
	if exp >= 0 {
		return new(big.Rat).SetFrac(whole, pow10(exp))
	}
	return new(big.Rat).SetInt(whole.Mul(whole, pow10(-exp)))
}
