package expr

import (
	"strings"
	"testing"
)

func TestUses(t *testing.T) {
	f := NewFormulas(nil, nil)
	f.Set("甲", OfNumber(Int(1, "")))
	f.Set("乙", OfNumber(Int(2, "")))
	for key, formula := range map[string]string{"和": "甲 + 乙 + 甲", "外": "甲 + 别处", "数": "1 + 2"} {
		e, errs := Parse(formula)
		if errs != nil {
			t.Fatal(errs)
		}
		f.Define(key, e)
	}
	for key, want := range map[string]string{"和": "甲 乙", "外": "甲", "数": "", "甲": "", "无": ""} {
		if got := strings.Join(f.Uses(key), " "); got != want {
			t.Errorf("%s uses %q, want %q", key, got, want)
		}
	}
}
