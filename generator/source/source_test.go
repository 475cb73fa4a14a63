package source

import (
	"strings"
	"testing"
)

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		name, raw, want string // want "": accepted
	}{
		{"utf-8", "甲 = 1\r\n", ""},
		{"mark", "\xEF\xBB\xBFa = 1\n", ""},
		{"gbk", "a = 1\nb = \"\xB1\xA8\xB8\xE6\"\n", "E102 x.toml:2:6: 文件的编码是 GBK"},
		{"utf-16", "\xFF\xFEa\x00", "E102 x.toml: 文件的编码是 UTF-16"},
		{"nul", "a = 1\n\x00", "E102 x.toml:2:1: 文件里有空字符"},
		{"damaged", "a = \"\xB1\"", "E102 x.toml:1:6"},
	} {
		f, found := Decode("x.toml", []byte(c.raw))
		switch {
		case c.want == "" && (f == nil || len(found) > 0):
			t.Errorf("%s: %v", c.name, found)
		case c.want != "" && (f != nil || len(found) != 1 || !strings.HasPrefix(found[0].String(), c.want)):
			t.Errorf("%s: got %v, want %s", c.name, found, c.want)
		}
	}
}

// TestInside looks for the letter x, whose place in the file is known, from its
// offset in the decoded value.
func TestInside(t *testing.T) {
	for _, text := range []string{
		`a = "甲x"`, `a = "\u7532\tx"`, `a = '甲x'`, "a = \"\"\"\n甲\nx\"\"\"", "a = '''\n甲\nx'''", "a = \"\"\"甲\\\n   \n  x\"\"\"", "a = \"\"\"\r\n甲\r\nx\"\"\"",
	} {
		f := NewFile("t.toml", text)
		root, found := Parse(f)
		if len(found) > 0 {
			t.Errorf("%q: %v", text, found)
			continue
		}
		n := root.Get("a")
		want := f.Place(strings.IndexByte(text, 'x'))
		if got := n.Inside(strings.IndexByte(n.Text, 'x')); got != want {
			t.Errorf("%q: x of %q at %v, want %v", text, n.Text, got, want)
		}
	}
}

func TestParseFindsAllSyntaxErrors(t *testing.T) {
	_, found := Parse(NewFile("t.toml", "a = 1\nb = “甲”\nc = 3\nd = \ne = 2,679.72\n"))
	lines := map[int]bool{}
	for _, f := range found {
		lines[f.Line] = true
		if f.Hint == "" {
			t.Errorf("no hint: %v", f)
		}
	}
	for _, want := range []int{2, 4, 5} {
		if !lines[want] {
			t.Errorf("nothing found on line %d: %v", want, found)
		}
	}
}

func TestParseNamesTheFirstOfTwoKeys(t *testing.T) {
	_, found := Parse(NewFile("t.toml", "a = 1\n\na = 2\n"))
	if len(found) != 1 || found[0].Code != DuplicateKey || found[0].Line != 3 || len(found[0].Related) != 1 || found[0].Related[0].Line != 1 {
		t.Errorf("%+v", found)
	}
}
