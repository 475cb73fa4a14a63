package source

import (
	"strings"
	"testing"
)

func TestPath(t *testing.T) {
	root, found := Parse(NewFile("x", `
"a.b" = [[1, { "空 格" = 2 }]]
"" = 3
[figures."决算"]
"收入" = "1"
[[list]]
[[list]]
[list.sub]
x.y = 1
`))
	if len(found) > 0 {
		t.Fatal(found)
	}
	var paths []string
	var walk func(n *Node)
	walk = func(n *Node) {
		if len(n.Kids) == 0 {
			paths = append(paths, n.Path())
		}
		for _, kid := range n.Kids {
			walk(kid)
		}
	}
	walk(root)
	const want = `"a.b"[1][1] "a.b"[1][2]."空 格" "" figures.决算.收入 list[1] list[2].sub.x.y`
	if got := strings.Join(paths, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := root.Get("figures").KeyPath("预算"); got != "figures.预算" {
		t.Errorf("%s", got)
	}
	if got := root.KeyPath("pack"); got != "pack" {
		t.Errorf("%s", got)
	}
}

// TestPlaces checks where each kind of key and value is said to be.
func TestPlaces(t *testing.T) {
	root, found := Parse(NewFile("x", strings.ReplaceAll(`a.b = [ # 注释 [,]
  1, # ,
  [ ], { "c" = '甲' , } # ]
]
[[ x . "y" ]]
z = """
甲"""
[ p.q ]
`, "\n", "\r\n")))
	if len(found) > 0 {
		t.Fatal(found)
	}
	for _, c := range []struct {
		n                *Node
		key, at, written string
	}{
		{root.Get("a"), "x:1:1", "x:1:1", "a"},
		{root.Get("a").Get("b"), "x:1:3", "x:1:7", "[ # 注释 [,]\r\n  1, # ,\r\n  [ ], { \"c\" = '甲' , } # ]\r\n]"},
		{root.Get("a").Get("b").Kids[1], "x:3:3", "x:3:3", "[ ]"},
		{root.Get("a").Get("b").Kids[2], "x:3:8", "x:3:8", `{ "c" = '甲' , }`},
		{root.Get("a").Get("b").Kids[2].Get("c"), "x:3:10", "x:3:16", "'甲'"},
		{root.Get("x"), "x:5:4", "x:5:4", "x"},
		{root.Get("x").Get("y"), "x:5:8", "x:5:1", `[[ x . "y" ]]`},
		{root.Get("x").Get("y").Kids[0], "x:5:8", "x:5:1", `[[ x . "y" ]]`},
		{root.Get("x").Get("y").Kids[0].Get("z"), "x:6:1", "x:6:5", "\"\"\"\r\n甲\"\"\""},
		{root.Get("p").Get("q"), "x:8:5", "x:8:1", "[ p.q ]"},
	} {
		if c.n.KeyPlace().String() != c.key || c.n.Place().String() != c.at || c.n.Value.Text() != c.written {
			t.Errorf("%s: key at %v, value at %v: %q", c.n.Path(), c.n.KeyPlace(), c.n.Place(), c.n.Value.Text())
		}
	}
}

// TestLargeTable goes past the size from which tables have an index.
func TestLargeTable(t *testing.T) {
	var b strings.Builder
	for i := range 100 {
		b.WriteString(sourceKey(strings.Repeat("键", i+1)) + " = 1\n")
	}
	b.WriteString(sourceKey("键") + " = 2\n" + sourceKey("键键") + ".a = 2\n")
	root, found := Parse(NewFile("x", b.String()))
	if len(found) != 2 || len(root.Kids) != 100 || root.Get(strings.Repeat("键", 77)) != root.Kids[76] {
		t.Errorf("%d keys, %v", len(root.Kids), found)
	}
}

func TestReplace(t *testing.T) {
	const text = "# 注释\r\na = [ '甲' , 2.50 ] # 尾\r\n"
	root, _ := Parse(NewFile("x", text))
	got := Replace(root.Get("a").Kids[0], Quote("乙\"\\\n"))
	if want := strings.Replace(text, "'甲'", `"乙\"\\\n"`, 1); got != want {
		t.Errorf("%q", got)
	}
	again, found := Parse(NewFile("x", got))
	if len(found) > 0 || again.Get("a").Kids[0].Text != "乙\"\\\n" || again.Get("a").Kids[1].Text != "2.50" {
		t.Errorf("%v %s", found, dump(again))
	}
}

// TestQuote checks that what is quoted reads back.
func TestQuote(t *testing.T) {
	for _, s := range []string{"", "甲", "\"\\\b\t\n\r\x1b\x7f\u0085\u2028", "'''"} {
		root, found := Parse(NewFile("x", "a = "+Quote(s)+"\n"+Quote(s)+" = 1\n"))
		if len(found) > 0 || root.Get("a").Text != s || root.Get(s) == nil {
			t.Errorf("%q: %s %v", s, Quote(s), found)
		}
	}
}
