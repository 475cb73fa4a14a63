package diff

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAlign(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	text := func(n int) []string {
		s := make([]string, random.IntN(n))
		for i := range s {
			s[i] = string(rune('a' + random.IntN(4)))
		}
		return s
	}
	for range 500 {
		a, b := text(30), text(30)
		there, back := align(a, b), align(b, a)
		last := pair{-1, -1}
		for i, p := range there {
			if p.a <= last.a || p.b <= last.b || a[p.a] != b[p.b] || back[i] != (pair{p.b, p.a}) {
				t.Fatalf("%v %v: %v %v", a, b, there, back)
			}
			last = p
		}
		if len(there) != len(back) {
			t.Fatal(a, b)
		}
		joined := [2]string{}
		for _, e := range edits(a, b) {
			joined[0] += e.Same + e.Old
			joined[1] += e.Same + e.New
		}
		if joined != [2]string{strings.Join(a, ""), strings.Join(b, "")} {
			t.Fatalf("%v %v: edits make %v", a, b, joined)
		}
	}
}

// TestAlignLong: lists too long for an exact table are parted at unique lines.
func TestAlignLong(t *testing.T) {
	var a, b []string
	for i := range 3000 {
		line := strings.Repeat("x", i%7) + string(rune(0x4E00+i))
		a = append(a, line)
		if i%10 != 0 {
			b = append(b, line)
		} else {
			b = append(b, "new")
		}
	}
	if got := len(align(a, b)); got != 2700 {
		t.Errorf("%d lines in common, want 2700", got)
	}
	if got := len(align(a, []string{"y"})); got != 0 {
		t.Error(got)
	}
}

func TestWords(t *testing.T) {
	for s, want := range map[string]string{
		"完成4,253人，占84.25%": "完|成|4,253|人|，|占|84.25%",
		"OCFL 1.1版":        "OCFL| |1.1|版",
		"":                 "",
		"\xff坏":            "\xff|坏",
	} {
		if d := cmp.Diff(want, strings.Join(words(s), "|")); d != "" {
			t.Error(d)
		}
	}
}

func TestExcerpt(t *testing.T) {
	a, b := Excerpt(plainEdits("第一句。完成4座，合格。第三句。第四句。", "第一句。完成6座，合格。第三句。第四句。"))
	if a != "…完成4座，合格。…" || b != "…完成6座，合格。…" {
		t.Errorf("%s %s", a, b)
	}
}
