package expr

import "testing"

func TestParseTarget(t *testing.T) {
	for _, c := range []struct {
		in         string
		comparator Comparator
		quantity   string // "" is qualitative
	}{
		{"≥4000人", AtLeast, "4000人"},
		{"<81起", LessThan, "81起"},
		{"＜81起", LessThan, "81起"},
		{">=95%", AtLeast, "95%"},
		{"＞＝95％", AtLeast, "95%"},
		{"≤ 1000 万元", AtMost, "1000万元"},
		{"=3项", Equal, "3项"},
		{"＝3项", Equal, "3项"},
		{">0", MoreThan, "0"},
		{"100%", NoComparator, "100%"},
		{"200人次", NoComparator, "200人次"},
		{"4次以上", AtLeast, "4次"},
		{"4次及以上", AtLeast, "4次"},
		{"≥4次以上", AtLeast, "4次"},
		{"3起以下", AtMost, "3起"},
		{"100万元以内", AtMost, "100万元"},
		{"5个工作日内", AtMost, "5个工作日"},
		{"30天内", AtMost, "30天"},
		{"不低于95%", AtLeast, "95%"},
		{"不低于 95 %", AtLeast, "95%"},
		{"不少于2次", AtLeast, "2次"},
		{"不超过1000万元", AtMost, "1000万元"},
		{"不高于5‰", AtMost, "5‰"},
		{"超过20人", MoreThan, "20人"},
		{"低于3%", LessThan, "3%"},
		{"达到100%", AtLeast, "100%"},
		{"约100人", NoComparator, "约100人"},
		{"-5%", NoComparator, "-5%"},
		{"12年", NoComparator, "12年"},
		{"正常", NoComparator, ""},
		{"提升", NoComparator, ""},
		{"超过预期", NoComparator, ""},
		{"达到国家标准", NoComparator, ""},
		{"12月底前", NoComparator, ""},
		{"2020年12月31日前完成", NoComparator, ""},
		{"每年2次", NoComparator, ""},
		{"优", NoComparator, ""},
	} {
		got, err := ParseTarget(" " + c.in + " ")
		if err != nil {
			t.Errorf("ParseTarget(%q): %v", c.in, err)
			continue
		}
		if got.Comparator != c.comparator || got.Qualitative != (c.quantity == "") || got.Text != c.in || got.String() != c.in {
			t.Errorf("ParseTarget(%q) = %+v", c.in, got)
		}
		if c.quantity != "" && got.Quantity.String() != c.quantity {
			t.Errorf("ParseTarget(%q) has quantity %s", c.in, got.Quantity)
		}
	}
}

func TestParseTargetErrors(t *testing.T) {
	for _, c := range []struct {
		in     string
		offset int
	}{
		{"", 0},
		{"  ", 0},
		{"≥", 3},
		{" ≥  ", 4},
		{"≥正常", 3},
		{" ≥4,00人", 4},
		{"90%-95%", 3},
		{"≤4次以上", 7},
		{"41辆；2台", 5},
	} {
		_, err := ParseTarget(c.in)
		if e, ok := err.(*Error); !ok || e.Offset != c.offset || e.Message == "" || e.Hint == "" {
			t.Errorf("ParseTarget(%q) = %+v", c.in, err)
		}
	}
}

func TestComparatorHolds(t *testing.T) {
	for c, want := range map[Comparator][3]bool{ // actual below, at, above the target
		NoComparator: {false, true, true},
		AtLeast:      {false, true, true},
		AtMost:       {true, true, false},
		Equal:        {false, true, false},
		MoreThan:     {false, false, true},
		LessThan:     {true, false, false},
	} {
		for i, w := range want {
			if c.Holds(i-1) != w {
				t.Errorf("%q holds at %d: %v", c, i-1, !w)
			}
		}
	}
}
