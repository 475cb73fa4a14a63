package expr

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

// The sums, differences and rates of the report that this program began with.
func TestArithmetic(t *testing.T) {
	for _, c := range []struct{ a, op, b, want string }{
		{"4659.56万元", "+", "141.55万元", "4801.11万元"},
		{"4801.11万元", "-", "2679.72万元", "2121.39万元"},
		{"1060.51万元", "+", "3725.60万元", "4786.11万元"},
		{"3.60万元", "+", "1.40万元", "5.00万元"},
		{"782.11万元", "/", "1236.72万元", "63.24%"},
		{"294.72万元", "/", "1236.72万元", "23.83%"},
		{"28550起", "/", "29333起", "97.33%"},
		{"19起", "/", "19起", "100%"},
		{"1人", "/", "8人", "12.5%"},
		{"546.48万只", "-", "526.48万只", "20.00万只"},
		{"8家", "+", "11家", "19家"},
		{"20", "*", "84.25%", "16.85"},
		{"84.25%", "*", "20", "16.85"},
		{"84.25%", "*", "100", "84.25"},
		{"84.25%", "*", "50%", "42.13%"},
		{"84.25%", "/", "2", "42.13%"},
		{"100%", "-", "84.25%", "15.75%"},
		{"95%", "-", "84.25%", "10.75%"},
		{"5‰", "+", "1%", "1.5%"},
		{"4659.56万元", "+", "5000元", "4660.06万元"},
		{"5000元", "+", "4659.56万元", "4660.06万元"},
		{"1亿元", "-", "1元", "0.99999999亿元"},
		{"1.0亿元", "+", "2000.00万元", "1.2亿元"},
		{"2679.70万元", "*", "100%", "2679.70万元"},
		{"2679.72万元", "*", "33.3%", "892.35万元"},
		{"4786.11万元", "/", "3", "1595.37万元"},
		{"9家", "/", "2", "4.5家"},
		{"10", "/", "4", "2.5"},
		{"1", "/", "3", "0.33"},
		{"11万", "/", "2万", "5.5"},
		{"11万", "*", "2", "22万"},
		{"4659.56万元", "/", "4253人", "1.10万元/人"},
		{"1.10万元/人", "*", "100人", "110.00万元"},
		{"100人", "*", "1.10万元/人", "110.00万元"},
		{"110万元", "/", "1.10万元/人", "100人"},
		{"4786.11万元", "/", "84.25%", "5680.84万元"},
		{"11万余份", "+", "2万余份", "约13万份"},
		{"800余万元", "/", "1000余万元", "约80%"},
		{"0", "+", "5万元", "5万元"},
		{"5万元", "-", "0", "5万元"},
		{"68起", "-", "81起", "-13起"},
	} {
		q, err := apply(must(t, c.a), c.op, must(t, c.b))
		if err != nil {
			t.Errorf("%s %s %s: %v", c.a, c.op, c.b, err)
		} else if q.String() != c.want {
			t.Errorf("%s %s %s = %s, want %s", c.a, c.op, c.b, q, c.want)
		}
	}
}

func apply(a Quantity, op string, b Quantity) (Quantity, *Error) {
	switch op {
	case "+":
		return a.Add(b)
	case "-":
		return a.Sub(b)
	case "*":
		return a.Mul(b)
	}
	return a.Div(b)
}

func TestArithmeticErrors(t *testing.T) {
	for _, c := range []struct {
		a, op, b string
		code     source.Code
		hint     string
	}{
		{"5万元", "+", "3人", source.UnitMismatch, "核对引用的名称"},
		{"84.25%", "-", "5", source.UnitMismatch, "5%"},
		{"95", "-", "84.25%", source.UnitMismatch, "95%"},
		{"84.25%", "-", "1", source.UnitMismatch, "100%"},
		{"84.25%", "-", "0.95", source.UnitMismatch, "95%"},
		{"5万元", "+", "3", source.UnitMismatch, "写上单位"},
		{"5万元", "*", "3人", source.UnitMismatch, "没有单位的数或百分数"},
		{"5", "/", "3人", source.UnitMismatch, "没有单位的数"},
		{"5%", "/", "3人", source.UnitMismatch, "没有单位的数"},
		{"5元/人", "/", "3年", source.UnitMismatch, "复合单位"},
		{"5万元", "/", "0人", source.DivisionByZero, ""},
		{"5", "/", "0%", source.DivisionByZero, ""},
	} {
		_, err := apply(must(t, c.a), c.op, must(t, c.b))
		if err == nil || err.Code != c.code || !strings.Contains(err.Hint, c.hint) {
			t.Errorf("%s %s %s: %+v", c.a, c.op, c.b, err)
		}
	}
}

func TestCmp(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"1亿元", "10000万元", 0},
		{"1万元", "9999.99元", 1},
		{"-1元", "0", -1},
		{"5人", "0", 1},
		{"0", "5%", -1},
		{"84.25%", "842.5‰", 0},
		{"-5", "-3", -1},
		{"1234567890123456789012345", "1234567890123456789012346", -1},
	} {
		if got, err := must(t, c.a).Cmp(must(t, c.b)); err != nil || got != c.want {
			t.Errorf("%s cmp %s = %d, %v", c.a, c.b, got, err)
		}
	}
	if _, err := must(t, "84.25%").Cmp(must(t, "95")); err == nil || err.Hint != "百分数要写百分号：95%" {
		t.Errorf("84.25%% cmp 95: %v", err)
	}
}

func TestNumbersStayBounded(t *testing.T) {
	q := must(t, "1234567.89")
	var err *Error
	for range 40 {
		if q, err = q.Mul(q); err != nil {
			break
		}
	}
	if err == nil || err.Code != source.TooComplex {
		t.Fatalf("squaring 40 times: %v", err)
	}
}

// random is a quantity of up to 15 digits in one of a few units and scales.
func random(r *rand.Rand, unit string) Quantity {
	places := r.IntN(5)
	scale := []Scale{One, Thousand, TenThousand, HundredMillion}[r.IntN(4)]
	d := digits{small: r.Uint64N(1e15), places: places}
	return NewQuantity(d.value(r.IntN(2) == 0, scale), unit, scale, places)
}

func TestLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		a, b := random(r, "元"), random(r, "元")
		sum, err1 := a.Add(b)
		back, err2 := sum.Sub(b)
		if err1 != nil || err2 != nil || back.Rat.Cmp(a.Rat) != 0 {
			t.Fatalf("%s + %s - %s = %s", a, b, b, back)
		}
		flip, _ := b.Add(a)
		if flip.String() != sum.String() {
			t.Fatalf("%s + %s = %s, but flipped %s", a, b, sum, flip)
		}
		// What a sum prints is exact: reading it again gives the same value.
		if again := must(t, sum.String()); again.Rat.Cmp(sum.Rat) != 0 {
			t.Fatalf("%s + %s = %v prints %s", a, b, sum.Rat, sum)
		}
		if b.Sign() != 0 {
			q, err := a.Div(b)
			if err != nil {
				t.Fatal(err)
			}
			if p, err := q.Mul(b); err != nil || p.Rat.Cmp(a.Rat) != 0 {
				t.Fatalf("%s / %s * %s = %s, %v", a, b, b, p, err)
			}
		}
		if order, _ := a.Cmp(b); order != a.Rat.Cmp(b.Rat) {
			t.Fatalf("%s cmp %s = %d", a, b, order)
		}
	}
}

// Rounding against the definition: |printed - exact| is at most half a place,
// and a tie goes away from zero.
func TestRoundingLaw(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	half := big.NewRat(1, 2)
	for range 3000 {
		exact := big.NewRat(r.Int64N(2e9)-1e9, r.Int64N(1000)+1)
		if r.IntN(4) == 0 { // long operands take the other way through the code
			exact.Mul(exact, new(big.Rat).SetInt(pow10(25)))
		}
		places := r.IntN(6)
		q := NewQuantity(exact, "", One, places)
		printed, ok := new(big.Rat).SetString(q.String())
		if !ok {
			t.Fatalf("%v prints %q", exact, q)
		}
		if rounded := q.Round(places).Rat; rounded.Cmp(printed) != 0 {
			t.Fatalf("%v: Round %v, printed %v", exact, rounded, printed)
		}
		diff := new(big.Rat).Sub(printed, exact)
		diff.Mul(diff, new(big.Rat).SetInt(pow10(places)))
		tie := new(big.Rat).Abs(diff).Cmp(half)
		if tie > 0 || tie == 0 && diff.Sign() != exact.Sign() {
			t.Fatalf("%v at %d places prints %s", exact, places, q)
		}
	}
}
