package check_test

import (
	"os"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

// TestDataWithAllDefects reads a data file that carries what reviewers find in
// self-evaluations. Two says that the finding names the other place too.
func TestDataWithAllDefects(t *testing.T) {
	list := checked(t, os.DirFS("testdata/data"), "defects.toml")
	expected := make([]bool, len(list))
	for _, d := range []struct {
		name, code, key string
		two             bool
	}{
		{"A1 grade against the bands", "E802", "text.综合评价", false},
		{"A2 two execution rates", "E804", "problems[1].text", true},
		{"A3 a rate that its amounts do not give", "E257", "budget.rate.declared", true},
		{"A4 a cause that does not cover the difference", "E252", "lists.accounts", true},
		{"A5 all done, and something is not", "W822", "indicators[4].text", false},
		{"A6 benefit with two figures", "E804", "indicators[5].text", true},
		{"A7 17% of no whole number", "W807", "indicators[6].text", true},
		{"A8 a rest of which nothing is said", "N805", "problems[2].text", true},
		{"A9 nothing behind the colon", "W811", "text.预算安排", false},
		{"A10 placeholder", "W810", "text.预算安排", false},
		{"A12 a number to reach and none given", "N822", "indicators[3]", true},
		{"A11, B14 an item without a target", "E109", "indicators[8].target", false},
		{"B15 copies", "W812", "indicators[7].text", true},
		{"B16 three methods named, five described", "W819", "text.其他说明", true},
		{"B17 four steps named, two described", "W819", "text.其他说明", true},
		{"A6 and once more", "E804", "indicators[7].text", true},
		{"B18 a problem without a measure", "E504", "problems[1]", false},
		{"B18 no owner and no day", "W826", "measures[1]", false},
		{"B19 a reason that says nothing", "W824", "problems[1].causes[1]", false},
		{"B18 another problem without a measure", "E504", "problems[2]", false},
		{"B19 no reason of the low rate", "E405", "budget.reason", false},
		{"B19 no cause", "W827", "problems[2]", false},
		{"B20 subjects of the drill", "W806", "indicators[2].text", true},
		{"B21 echelons", "W806", "text.其他说明", true},
		{"B25 one platform, two names", "N833", "text.其他说明", true},
		{"B26 one document, two numbers", "E804", "text.综合评价", true},
		{"C31 bookmark", "E810", "text.综合评价", false},
		{"C32 doubled word", "W813", "text.综合评价", false},
		{"C34 的 for 地", "W835", "text.综合评价", false},
		{"C42 half-width comma", "W814", "text.其他说明", false},
		{"C43 one thing in two units", "N820", "figures.物资台账.口罩发放", true},
	} {
		hit := false
		for i, f := range list {
			if string(f.Code) == d.code && strings.HasPrefix(f.Key, d.key) && (!d.two || len(f.Related) > 0) {
				hit, expected[i] = true, true
			}
		}
		if !hit {
			t.Errorf("%s: no %s at %s", d.name, d.code, d.key)
		}
	}
	for i, f := range list {
		if !expected[i] {
			t.Logf("besides: %v", f)
		}
		if f.Severity == source.Error && !expected[i] {
			t.Errorf("an error that no defect is behind: %v", f)
		}
	}
}
