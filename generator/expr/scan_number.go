package expr

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"strings"
)

// digits is a number as written: its mantissa and how many digits follow the
// point.
type digits struct {
	small  uint64   // the mantissa while it has at most 18 digits
	large  *big.Int // the mantissa otherwise
	count  int
	places int
}

func (d *digits) push(r rune) {
	if d.count++; d.count <= 18 {
		d.small = d.small*10 + uint64(r-'0')
	}
}

// number reads 1234.56 or 1,234.56.
func (s *scanner) number() (d digits, err *Error) {
	start, from := s.pos, len(s.text)
	if !s.integer(&d) {
		return d, s.badGroups(start)
	}
	if d.count == 0 {
		return d, s.noNumber(start)
	}
	if r, n := s.peek(); r == '.' {
		s.text = append(s.text, '.')
		dot := s.pos
		s.pos += n
		if d.places = s.run(&d); d.places == 0 {
			return d, s.bad(dot, s.pos, "小数点后面没有数字", "删去小数点，或补上小数")
		}
	}
	if d.count > maxDigits {
		return d, s.bad(start, s.pos, fmt.Sprintf("数字超过%d位", maxDigits), "请核对数字")
	}
	d.finish(s.text[from:])
	return d, nil
}

// finish makes the mantissa of a long number from its text.
func (d *digits) finish(text []byte) {
	if d.count > 18 {
		plain := strings.NewReplacer(",", "", ".", "").Replace(string(text))
		d.large, _ = new(big.Int).SetString(plain, 10)
	}
}

// integer reads the digits before the point. It is false if thousands
// separators stand in the wrong places.
func (s *scanner) integer(d *digits) bool {
	first, _ := s.peek()
	group := s.run(d)
	grouped := false
	for s.pos < len(s.src) && s.src[s.pos] == ',' {
		if group == 0 || grouped && group != 3 || !grouped && (group > 3 || first == '0') {
			return false
		}
		s.text = append(s.text, ',')
		s.pos++
		group, grouped = s.run(d), true
	}
	return !grouped || group == 3
}

// run reads digits and says how many.
func (s *scanner) run(d *digits) int {
	for n := 0; ; n++ {
		r, size := s.peek()
		if r < '0' || r > '9' {
			return n
		}
		d.push(r)
		s.text = append(s.text, byte(r))
		s.pos += size
	}
}

// value is the mantissa × 10^(scale - places).
func (d *digits) value(negative bool, scale Scale) *big.Rat {
	exp := int(scale) - d.places
	if d.large == nil && exp < len(small)-1 && -exp < len(small)-1 { // 10^18 fits an int64
		n, den := d.small, uint64(1)
		var over uint64
		if exp >= 0 {
			over, n = bits.Mul64(n, small[exp])
		} else {
			den = small[-exp]
		}
		if over == 0 && n <= math.MaxInt64 {
			v := int64(n)
			if negative {
				v = -v
			}
			if den == 1 {
				return new(big.Rat).SetInt64(v)
			}
			return new(big.Rat).SetFrac64(v, int64(den))
		}
	}
	m := new(big.Int).SetUint64(d.small)
	if d.large != nil {
		m.Set(d.large)
	}
	if negative {
		m.Neg(m)
	}
	if exp >= 0 {
		return new(big.Rat).SetInt(m.Mul(m, pow10(exp)))
	}
	return new(big.Rat).SetFrac(m, pow10(-exp))
}

func (s *scanner) badGroups(start int) *Error {
	end := start
	for end < len(s.src) && strings.IndexByte("0123456789,.", s.src[end]) >= 0 {
		end++
	}
	return s.bad(start, end, "千位分隔符的位置不对", "逗号每三位一个，例如“1,234.56元”；也可以不写逗号")
}

func (s *scanner) noNumber(start int) *Error {
	r, n := s.peek()
	switch {
	case r < 0:
		return s.bad(start, start, "这里应当是一个数量", "例如“4659.56万元”“4253人”“84.25%”")
	case r == '.':
		return s.bad(start, start+n, "小数点前面没有数字", "补上0，例如“0.5”")
	case strings.ContainsRune("〇零一二两三四五六七八九十百千万亿几", r):
		return s.bad(start, start+n, "数字要用阿拉伯数字", "例如“300人”，不写“三百人”")
	}
	return s.bad(start, start+n, "“"+s.src[start:start+n]+"”不是数量的开头", "数量以数字开头，例如“4659.56万元”")
}
