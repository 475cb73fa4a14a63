package expr

import (
	"math/big"
	"strings"
	"testing"
)

// must parses a quantity that the test knows to be good.
func must(t testing.TB, s string) Quantity {
	t.Helper()
	q, err := ParseQuantity(s)
	if err != nil {
		t.Fatalf("ParseQuantity(%q): %v", s, err)
	}
	return q
}

func TestParseQuantity(t *testing.T) {
	for _, c := range []struct {
		in, value, unit string
		scale           Scale
		places          int
		approx, text    string
	}{
		{"4659.56万元", "46595600", "元", TenThousand, 2, "", "4659.56万元"},
		{"11万余份", "110000", "份", TenThousand, 0, "余", "11万余份"},
		{"10余万人", "100000", "人", TenThousand, 0, "余", "10余万人"},
		{"200余人", "200", "人", One, 0, "余", "200余人"},
		{"3000多万元", "30000000", "元", TenThousand, 0, "多", "3000多万元"},
		{"84.25%", "0.8425", "%", Percent, 2, "", "84.25%"},
		{"1,234.56元", "1234.56", "元", One, 2, "", "1,234.56元"},
		{"1,234,567", "1234567", "", One, 0, "", "1,234,567"},
		{"9期", "9", "期", One, 0, "", "9期"},
		{"16.85", "16.85", "", One, 2, "", "16.85"},
		{"16.850", "16.85", "", One, 3, "", "16.850"},
		{"-17.65%", "-0.1765", "%", Percent, 2, "", "-17.65%"},
		{"−17.65％", "-0.1765", "%", Percent, 2, "", "-17.65%"},
		{"+3.2%", "0.032", "%", Percent, 1, "", "+3.2%"},
		{"5.2‰", "0.0052", "%", Permille, 1, "", "5.2‰"},
		{"４２５３人", "4253", "人", One, 0, "", "4253人"},
		{"约800万元", "8000000", "元", TenThousand, 0, "约", "约800万元"},
		{"　约 800 万元 ", "8000000", "元", TenThousand, 0, "约", "约800万元"},
		{"近200人", "200", "人", One, 0, "近", "近200人"},
		{"4次以上", "4", "次", One, 0, "以上", "4次以上"},
		{"95%以上", "0.95", "%", Percent, 0, "以上", "95%以上"},
		{"1.5亿元", "150000000", "元", HundredMillion, 1, "", "1.5亿元"},
		{"2.3万亿元", "2300000000000", "元", Trillion, 1, "", "2.3万亿元"},
		{"3千万元", "30000000", "元", TenMillion, 0, "", "3千万元"},
		{"5百万元", "5000000", "元", Million, 0, "", "5百万元"},
		{"7千元", "7000", "元", Thousand, 0, "", "7千元"},
		{"200万千瓦时", "2000000", "千瓦时", TenThousand, 0, "", "200万千瓦时"},
		{"5千克", "5", "千克", One, 0, "", "5千克"},
		{"5个百分点", "5", "个百分点", One, 0, "", "5个百分点"},
		{"1.10万元/人", "11000", "元/人", TenThousand, 2, "", "1.10万元/人"},
		{"3996台(次)", "3996", "台（次）", One, 0, "", "3996台（次）"},
		{"25㎡", "25", "㎡", One, 0, "", "25㎡"},
		{"36.5℃", "36.5", "℃", One, 1, "", "36.5℃"},
		{"2.2万 个", "22000", "个", TenThousand, 1, "", "2.2万个"},
		{"0", "0", "", One, 0, "", "0"},
		{"1234567890123456789012345678901234567890", "1234567890123456789012345678901234567890", "", One, 0, "", "1234567890123456789012345678901234567890"},
		{"9223372036854775807亿元", "922337203685477580700000000", "元", HundredMillion, 0, "", "9223372036854775807亿元"},
		{"0.12345678901234567890亿元", "12345678.901234567890", "元", HundredMillion, 20, "", "0.12345678901234567890亿元"},
	} {
		q := must(t, c.in)
		want, _ := new(big.Rat).SetString(c.value)
		if q.Rat.Cmp(want) != 0 || q.Unit != c.unit || q.Scale != c.scale || q.Places != c.places || q.Approx != c.approx || q.Text != c.text {
			t.Errorf("ParseQuantity(%q) = %v %+v", c.in, q.Rat, q)
		}
		if q.String() != c.text {
			t.Errorf("%q prints %q", c.in, q)
		}
	}
}

func TestParseQuantityErrors(t *testing.T) {
	for _, c := range []struct {
		in      string
		offset  int
		message string
	}{
		{"", 0, "这里应当是一个数量"},
		{"   ", 3, "这里应当是一个数量"},
		{"万元", 0, "数字要用阿拉伯数字"},
		{"三百人", 0, "数字要用阿拉伯数字"},
		{"待填", 0, "“待”不是数量的开头"},
		{".5", 0, "小数点前面没有数字"},
		{"5.", 1, "小数点后面没有数字"},
		{"5.万元", 1, "小数点后面没有数字"},
		{"12,34元", 0, "千位分隔符的位置不对"},
		{"1234,567", 0, "千位分隔符的位置不对"},
		{"1,2345", 0, "千位分隔符的位置不对"},
		{"0,123", 0, "千位分隔符的位置不对"},
		{",123", 0, "千位分隔符的位置不对"},
		{"1,234,", 0, "千位分隔符的位置不对"},
		{"1e5", 2, "单位后面又出现数字“5”"},
		{"1.2.3", 3, "“.”不能出现在数量里"},
		{"10-20人", 2, "不能写成区间"},
		{"10人~20人", 5, "不能写成区间"},
		{"300人，200人", 6, "“，”不能出现在数量里"},
		{"5元/", 1, "单位“元/”写得不完整"},
		{"5台（套", 1, "单位“台（套”写得不完整"},
		{"5百人", 1, "“百人”不能紧跟在数字后面"},
		{"5%点", 2, "“点”不能出现在数量里"},
		{"培训4253人", 0, "“培”不是数量的开头"},
		{"5家企业完成了全部的整改工作和验收", 1, "单位超过12个字"},
		{strings.Repeat("9", 41), 0, "数字超过40位"},
		{"5\xff", 1, "“\xff”不能出现在数量里"},
	} {
		_, err := ParseQuantity(c.in)
		e, ok := err.(*Error)
		if !ok {
			t.Errorf("ParseQuantity(%q) is accepted", c.in)
			continue
		}
		if e.Offset != c.offset || e.Message != c.message || e.Hint == "" || e.Offset+e.Length > len(c.in) {
			t.Errorf("ParseQuantity(%q) = %d+%d %s", c.in, e.Offset, e.Length, e)
		}
	}
}

func TestFormat(t *testing.T) {
	for _, c := range []struct {
		in     string
		places int
		scale  Scale
		want   string
	}{
		{"4659.56万元", 2, TenThousand, "4659.56万元"},
		{"4659.56万元", 0, One, "46595600元"},
		{"4659.56万元", 2, HundredMillion, "0.47亿元"},
		{"4659.56万元", 6, HundredMillion, "0.465956亿元"},
		{"0.125", 2, One, "0.13"},
		{"-0.125", 2, One, "-0.13"},
		{"-0.004", 2, One, "0.00"},
		{"2.5", 0, One, "3"},
		{"-2.5", 0, One, "-3"},
		{"99.995%", 2, Percent, "100.00%"},
		{"84.25%", 1, Percent, "84.3%"},
		{"84.25%", 1, Permille, "842.5‰"},
		{"84.25%", 2, One, "0.84"},
		{"800余万元", 2, HundredMillion, "约0.08亿元"},
		{"近800万元", 2, HundredMillion, "近0.08亿元"},
		{"5元", -3, One, "5元"},
		{"0.05", 1, One, "0.1"},
		{"1234567890123456789012345.55", 1, One, "1234567890123456789012345.6"},
		{"9999999999999999999999.995", 2, One, "10000000000000000000000.00"},
		{"18446744073709551615", 2, One, "18446744073709551615.00"},
		{"0.000000000000000000000000000000000000001", 39, One, "0.000000000000000000000000000000000000001"},
		{"0.00000000000000000001", 20, One, "0.00000000000000000001"},
	} {
		if got := must(t, c.in).Format(c.places, c.scale); got != c.want {
			t.Errorf("%s.Format(%d, %v) = %s, want %s", c.in, c.places, c.scale, got, c.want)
		}
	}
	if got := (Quantity{}).String(); got != "0" {
		t.Errorf("zero Quantity prints %q", got)
	}
}

// LIBRARIES.md: (1/3)·0.375 is exactly 0.125, which long division misses.
func TestRoundOnceFromTheExactValue(t *testing.T) {
	third, err := Int(1, "").Div(Int(3, ""))
	if err != nil {
		t.Fatal(err)
	}
	q, err := third.Mul(must(t, "0.375"))
	if err != nil {
		t.Fatal(err)
	}
	if got := q.Number(2); got != "0.13" {
		t.Errorf("(1/3)·0.375 = %s", got)
	}
	if r := q.Round(2); r.Rat.Cmp(big.NewRat(13, 100)) != 0 || r.Places != 2 {
		t.Errorf("Round = %+v", r)
	}
}

func TestLeans(t *testing.T) {
	for in, want := range map[string]int{"200人": 0, "约200人": 0, "200余人": 1, "4次以上": 1, "近200人": -1, "不足200人": -1} {
		q := must(t, in)
		if q.Leans() != want || q.IsApprox() != (in != "200人") {
			t.Errorf("%s leans %d, approximate %v", in, q.Leans(), q.IsApprox())
		}
	}
}
