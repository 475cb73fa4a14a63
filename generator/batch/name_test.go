package batch_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/batch"
)

func TestSafeName(t *testing.T) {
	for title, want := range map[string]string{
		"2020年度甲局自评":      "2020年度甲局自评",
		"甲/乙\\丙:丁*":       "甲／乙＼丙：丁＊",
		"../../etc":       "／..／etc",
		"..":              "报告",
		"　 .":             "报告",
		"a\x00b\n\u202ec": "abc",
		"甲\u200b局":        "甲局",
		"e\u0301":         "é",
		"con":             "_con",
		"CON .x":          "_CON .x",
		"COM¹":            "_COM¹",
		"甲\xff乙":          "甲乙",
	} {
		if got := batch.SafeName(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
	long := batch.SafeName(strings.Repeat("长", 100))
	other := batch.SafeName(strings.Repeat("长", 101))
	if len(long) > 200 || !utf8.ValidString(long) || long == other {
		t.Errorf("%q, %q", long, other)
	}
}

func FuzzSafeName(f *testing.F) {
	f.Add("甲/乙")
	f.Add("\xff.\u202e")
	f.Add(strings.Repeat("长\u0301", 90))
	f.Fuzz(func(t *testing.T, title string) {
		name := batch.SafeName(title)
		if name == "" || len(name) > 210 || !utf8.ValidString(name) || strings.ContainsAny(name, "/\\:*?\"<>|\x00") || name[0] == '.' {
			t.Errorf("%q: %q", title, name)
		}
	})
}
