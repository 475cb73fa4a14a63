package source

import (
	"os"
	"testing"

	gotoml "github.com/pelletier/go-toml/v2"
)

// FuzzDecodeParse feeds foreign bytes to everything that reads them. Nothing
// panics; every finding has a place in the file and a hint; every span is in
// the file; and the tree accepts what go-toml's own decoder accepts.
func FuzzDecodeParse(f *testing.F) {
	for _, seed := range []string{
		"a = 1\n[b.c]\nd = [1, { e = \"\"\"\n甲\\\n  乙\"\"\" }]\n", "a = “甲”\nb = [1\nc = {x: 2,679.72\n", "\xEF\xBB\xBF[[a]]\r\n[a.b]\r\n[a.b]\r\n",
		"a = [\n 1,\n 甲,\n { b = 〇 },\n]\n# \x01\na.b.c = 2020-02-30", "a = \"\"\"\n甲\nb = \"\"\"\n乙\"\"\"\n", "\xB1\xA8\xB8\xE6", "a = \"\\u00", "[", "\"", "a.", "'''", "0=\"\"\"\n\"\"\"\"=",
	} {
		f.Add([]byte(seed))
	}
	if raw, err := os.ReadFile("testdata/broken.toml"); err == nil {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, found := Decode("x", raw)
		if file == nil {
			if len(found) != 1 {
				t.Fatalf("no file, %v", found)
			}
			return
		}
		root, found := Parse(file)
		bounded := false
		for _, x := range found {
			if x.File != "x" || x.Message == "" || x.Hint == "" || x.Line < 0 || x.Line > len(file.lines) {
				t.Errorf("bad finding %+v", x)
			}
			bounded = bounded || x.Code == TooDeep || x.Code == FileTooLarge
		}
		var walk func(n *Node)
		walk = func(n *Node) {
			n.Value.Text()
			n.Key.Text()
			n.Inside(len(n.Text) / 2)
			n.Path()
			for _, kid := range n.Kids {
				if kid.Parent != n {
					t.Fatalf("%s: a child of somebody else", kid.Path())
				}
				walk(kid)
			}
		}
		walk(root)
		var d sample
		Bind(root, &d, new(Findings))
		var m map[string]any
		if err := gotoml.Unmarshal([]byte(file.Text), &m); !bounded && (err == nil) != (len(found) == 0) {
			t.Errorf("go-toml says %v, the tree %v", err, found)
		}
	})
}
