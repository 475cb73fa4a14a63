package source

import "testing"

func TestHiddenCharacters(t *testing.T) {
	for _, c := range []struct {
		text   string
		column int // 0: nothing to find
	}{
		{`a = "好"`, 0},
		{`a = "两\n行\t字"`, 0},
		{`a = "坏\u001D"`, 7},
		{"a = \"零\u200b宽\"", 7},
		{"a = \"倒\u202e序\"", 7},
		{`"键\u0007" = "值"`, 1},
		{"a = [[{ b = \"\ue000\" }]]", 14},
		{"a = \"𠀋□☑①〔\"", 0},
	} {
		n, found := Parse(NewFile("x.toml", c.text))
		if len(found) > 0 {
			t.Fatal(found)
		}
		var out Findings
		CheckCharacters(n, &out)
		got := 0
		if l := out.List(); len(l) > 0 {
			got = l[0].Column
		}
		if got != c.column {
			t.Errorf("%s: column %d, want %d", c.text, got, c.column)
		}
	}
}
