package expr

import "testing"

func TestScanNumber(t *testing.T) {
	for _, c := range []struct{ in, text, rest string }{
		{"11万余份资料", "11万余", "份资料"},
		{"84.25%的", "84.25%", "的"},
		{"４２５３人，", "4253", "人，"},
		{"2679.72万元", "2679.72万", "元"},
		{"1,234.56元", "1,234.56", "元"},
		{"1,2和3", "1", ",2和3"},
		{"3.构建", "3", ".构建"},
		{"200余人", "200余", "人"},
		{"2020年", "2020", "年"},
		{"5.12防灾", "5.12", "防灾"},
		{"1234567890123456789012.5", "1234567890123456789012.5", ""},
		{"人", "", "人"},
		{"", "", ""},
	} {
		q, n := ScanNumber(c.in)
		if c.in[n:] != c.rest || q.Text != c.text {
			t.Errorf("ScanNumber(%q) = %q, %d", c.in, q.Text, n)
		}
		if n > 0 && q.Rat.Cmp(must(t, c.text).Rat) != 0 {
			t.Errorf("ScanNumber(%q) = %v", c.in, q.Rat)
		}
	}
}
