package source

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

// golden compares got with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := string(raw)
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		a, b := "", ""
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			t.Fatalf("%s:%d:\n got %s\nwant %s", path, i+1, a, b)
		}
	}
}

// TestFaults reads small broken files, each a quoted line of faults.txt, and
// compares what is said about them. The golden file is also the place to see
// what clerks will read.
func TestFaults(t *testing.T) {
	raw, err := os.ReadFile("testdata/faults.txt")
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	cases := 0
	for line := range strings.Lines(string(raw)) {
		quoted, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "--- ")
		if !ok {
			continue
		}
		text, err := strconv.Unquote(quoted)
		if err != nil {
			t.Fatalf("%s: %v", quoted, err)
		}
		cases++
		got.WriteString(line)
		root, found := Parse(NewFile("x", text))
		if len(found) == 0 {
			t.Errorf("%s: accepted", quoted)
		}
		for _, f := range found {
			if f.Hint == "" || f.Line == 0 {
				t.Errorf("%s: no hint or place: %v", quoted, f)
			}
			if f.Code == SyntaxError && f.Key == "" && !root.Partial() {
				t.Errorf("%s: the tree does not say that it is partial", quoted)
			}
			fmt.Fprintf(&got, "    %s\n", f)
		}
	}
	if cases < 100 {
		t.Errorf("only %d cases", cases)
	}
	golden(t, "faults.txt", got.String())
}

// TestBroken is one run over a file in which nearly every line is wrong: all
// of it is found at once, syntax and contents alike.
func TestBroken(t *testing.T) {
	raw, err := os.ReadFile("testdata/broken.toml")
	if err != nil {
		t.Fatal(err)
	}
	f, found := Decode("broken.toml", raw)
	if f == nil {
		t.Fatal(found)
	}
	root, found := Parse(f)
	var out Findings
	out.Append(found...)
	var d sample
	Bind(root, &d, &out)
	var got strings.Builder
	for _, f := range out.List() {
		fmt.Fprintln(&got, f)
	}
	golden(t, "broken.txt", got.String())
	if d.Report.Year.Value != 2020 {
		t.Errorf("what is right was not read: %+v", d.Report)
	}
}

// TestManyFaults checks that a file of nothing but errors ends in good time.
func TestManyFaults(t *testing.T) {
	_, found := Parse(NewFile("x", strings.Repeat("甲 = 〇\n", 1000)))
	if len(found) != maxFault+1 || found[maxFault].Line != maxFault+1 {
		t.Errorf("%d findings, the last %v", len(found), found[len(found)-1])
	}
}

// TestBounds checks the limits on depth and number.
func TestBounds(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       Code
	}{
		{"arrays", "a = " + strings.Repeat("[", MaxDepth+1) + strings.Repeat("]", MaxDepth+1), TooDeep},
		{"tables", "a = " + strings.Repeat("{ a = ", MaxDepth+1) + "1" + strings.Repeat("}", MaxDepth+1), TooDeep},
		{"key", strings.Repeat("a.", MaxDepth) + "a = 1", TooDeep},
		{"header", "[" + strings.Repeat("a.", MaxDepth) + "a]", TooDeep},
		{"unclosed arrays", "a = " + strings.Repeat("[", 1<<17), SyntaxError},
		{"unclosed tables", "a = " + strings.Repeat("{a=", 1<<16), SyntaxError},
		{"elements", "a = [" + strings.Repeat("1,", 1<<18) + "]", FileTooLarge},
	} {
		_, found := Parse(NewFile("x", c.text))
		if len(found) == 0 || found[0].Code != c.want {
			t.Errorf("%s: %v, want %s", c.name, found, c.want)
		}
	}
	deepest := "a = " + strings.Repeat("[", MaxDepth-1) + strings.Repeat("]", MaxDepth-1)
	if _, found := Parse(NewFile("x", deepest)); len(found) > 0 {
		t.Errorf("at the limit: %v", found)
	}
}

// TestHostile reads large files that would take hours if any step looked at
// the whole text for each line or error.
func TestHostile(t *testing.T) {
	const lines = 1 << 18
	for name, text := range map[string]string{
		"unclosed list":      "a = [\n" + strings.Repeat("# x\n", lines),
		"unclosed text":      "a = \"\"\"\n" + strings.Repeat("x\n", lines),
		"errors in a list":   "a = [\n" + strings.Repeat("甲\n", lines) + "]\n",
		"errors in tables":   "a = [\n" + strings.Repeat("{ a = 甲 }\n", lines/2) + "]\n",
		"errors behind text": "a = [ \"\"\"\n" + strings.Repeat("x\n", lines) + "\"\"\", 甲, 乙 ]\n" + strings.Repeat("b = 甲\n", lines/8),
		"one line":           "a = [" + strings.Repeat("甲 ", lines) + "]",
		"carriage returns":   strings.Repeat("a = 1\r", lines/2),
	} {
		t.Run(name, func(t *testing.T) {
			if _, found := Parse(NewFile("x", text)); len(found) == 0 {
				t.Error("accepted")
			}
		})
	}
}
