package source

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// A written string together with the offset in it of each byte of its value.
type encoded struct {
	raw     strings.Builder
	offsets []int
}

// put writes raw for the n bytes of a character.
func (e *encoded) put(raw string, n int) {
	for range n {
		e.offsets = append(e.offsets, e.raw.Len())
	}
	e.raw.WriteString(raw)
}

// encode writes s in one of TOML's four ways, with escapes and continuations
// wherever choose wants them. It reports false where that way cannot hold s.
func encode(s string, way int, choose func(n int) int) (*encoded, bool) {
	mark := []string{`"`, `'`, `"""`, `'''`}[way]
	e := &encoded{}
	e.raw.WriteString(mark)
	if way >= 2 && (choose(2) == 0 || strings.HasPrefix(s, "\n") || strings.HasPrefix(s, "\r\n")) {
		e.raw.WriteString([]string{"\n", "\r\n"}[choose(2)])
	}
	quotes := 0
	pair := false // the line feed of a plain \r\n comes next
	for i, r := range s {
		n := utf8.RuneLen(r)
		plain := string(r)
		isPlain := r >= ' ' && r != 0x7F || r == '\t' ||
			way >= 2 && (r == '\n' || r == '\r' && strings.HasPrefix(s[i:], "\r\n"))
		if way == 1 || way == 3 {
			if !isPlain || r == '\'' {
				return nil, false
			}
			e.put(plain, n)
			continue
		}
		if pair {
			pair = false
			e.put(plain, n)
			continue
		}
		if way == 2 && choose(8) == 0 {
			e.raw.WriteString([]string{"\\\n", "\\  \r\n\t ", "\\\n\n  \n"}[choose(3)])
			// Blanks that follow would be part of the continuation.
			isPlain = isPlain && !strings.ContainsRune(" \t\r\n", r)
		}
		quotes++
		if r != '"' {
			quotes = 0
		}
		switch short := map[rune]string{'"': `\"`, '\\': `\\`, '\b': `\b`, '\t': `\t`, '\n': `\n`, '\f': `\f`, '\r': `\r`, 0x1B: `\e`}[r]; {
		case r == '"' && way == 2 && quotes < 3 && i+1 < len(s) && choose(2) == 0:
			e.put(plain, n)
		case short != "" && (!isPlain || r == '"' || r == '\\' || choose(3) == 0):
			e.put(short, n)
		case isPlain && choose(4) > 0:
			e.put(plain, n)
			pair = r == '\r'
		case r < 0x100 && choose(2) == 0:
			e.put(fmt.Sprintf(`\x%02x`, r), n)
		case r < 0x10000 && choose(2) == 0:
			e.put(fmt.Sprintf(`\u%04X`, r), n)
		default:
			e.put(fmt.Sprintf(`\U%08x`, r), n)
		}
	}
	e.offsets = append(e.offsets, e.raw.Len())
	e.raw.WriteString(mark)
	return e, true
}

// checkInside writes s in one way and checks that each byte of the decoded
// value is found where its character was written.
func checkInside(t *testing.T, s string, way int, choose func(n int) int) bool {
	t.Helper()
	e, ok := encode(s, way, choose)
	if !ok {
		return false
	}
	text := "甲 = 0\n[t]\na = [ " + e.raw.String() + " ]\n"
	text = strings.Replace(text, "甲", `"甲"`, 1)
	f := NewFile("x", text)
	root, found := Parse(f)
	n := root.Get("t").Get("a")
	if len(found) > 0 || len(n.Kids) != 1 || n.Kids[0].Text != s {
		t.Fatalf("%q written %s: read %v, %v", s, e.raw.String(), dump(n), found)
	}
	n = n.Kids[0]
	for i, want := range e.offsets {
		got := n.Inside(i)
		if i < len(s) && s[i]&0xC0 == 0x80 && (way == 1 || way == 3 || e.raw.String()[want] != '\\') {
			continue // inside of a plain character
		}
		if continued := f.Place(n.Value.Start + want); got != continued {
			t.Fatalf("%q written %s: byte %d is at %v, want %v", s, e.raw.String(), i, got, continued)
		}
	}
	return true
}

// TestInside tries random texts in all four forms of TOML strings.
func TestInside(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	alphabet := []rune("甲乙，。ab 　\t\n\r\\\"'é😀\x01\x1b\x7f")
	var checked [4]int
	for range 4000 {
		var b strings.Builder
		for range random.IntN(12) {
			r := alphabet[random.IntN(len(alphabet))]
			if r == '\r' && random.IntN(2) == 0 {
				b.WriteByte('\r')
				r = '\n'
			}
			b.WriteRune(r)
		}
		for way := range 4 {
			if checkInside(t, b.String(), way, random.IntN) {
				checked[way]++
			}
		}
	}
	for way, n := range checked {
		if n < 400 {
			t.Errorf("form %d: only %d texts", way, n)
		}
	}
}

func FuzzInside(f *testing.F) {
	f.Add("甲\n\"乙\"", uint8(2), uint64(1))
	f.Add("C:\\数据\r\n", uint8(0), uint64(7))
	f.Add("'''", uint8(3), uint64(3))
	f.Fuzz(func(t *testing.T, s string, way uint8, seed uint64) {
		if !utf8.ValidString(s) || len(s) > 1000 {
			return
		}
		checkInside(t, s, int(way%4), rand.New(rand.NewPCG(seed, 0)).IntN)
	})
}

// TestInsideElsewhere is about values that are no strings.
func TestInsideElsewhere(t *testing.T) {
	root, _ := Parse(NewFile("x", "a = 12\nb = \"甲\"\n"))
	if got := root.Get("a").Inside(1); got != (Place{"x", 1, 5}) {
		t.Errorf("a number: %v", got)
	}
	b := root.Get("b")
	if b.Inside(-5) != (Place{"x", 2, 6}) || b.Inside(99) != (Place{"x", 2, 7}) {
		t.Errorf("out of range: %v %v", b.Inside(-5), b.Inside(99))
	}
	var none *Node
	if !none.Inside(0).IsZero() || !none.Place().IsZero() || none.Path() != "" || none.Get("a") != nil || none.Partial() {
		t.Error("a value that is not there")
	}
}

// TestAnchor is about text that was taken out of a file or value.
func TestAnchor(t *testing.T) {
	f := NewFile("x", "甲乙\n")
	if got := (Anchor{File: f, Base: len("甲")}).Place(len("乙")); got != (Place{"x", 1, 3}) {
		t.Errorf("file: %v", got)
	}
	root, _ := Parse(NewFile("x", "a = \"\\t丙丁\"\n"))
	if got := (Anchor{Node: root.Get("a"), Base: 1}).Place(len("丙")); got != (Place{"x", 1, 9}) {
		t.Errorf("value: %v", got)
	}
}
