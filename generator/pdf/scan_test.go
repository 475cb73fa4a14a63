package pdf

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// tokens splits a content stream; arrays and dictionaries keep their brackets
// as tokens, strings come with a leading parenthesis and their escapes resolved.
func tokens(t testing.TB, b []byte) []string {
	t.Helper()
	var out []string
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c == ' ' || c == '\n':
			i++
		case c == '(':
			var s []byte
			for i++; b[i] != ')'; i++ {
				if b[i] == '\\' {
					if i++; b[i] == 'r' {
						s = append(s, '\r')
						continue
					}
				} else if b[i] == '\r' || b[i] == '(' {
					t.Fatalf("byte %q unescaped in a string", b[i])
				}
				s = append(s, b[i])
			}
			i++
			out = append(out, "("+string(s))
		case c == '[' || c == ']':
			out = append(out, string(c))
			i++
		case c == '<' || c == '>':
			out = append(out, string(b[i:i+2]))
			i += 2
		default:
			start := i
			for i++; i < len(b) && !strings.ContainsRune(" \n()[]<>/", rune(b[i])); i++ {
			}
			out = append(out, string(b[start:i]))
		}
	}
	return out
}

// parseMilli reads a decimal number exactly, in thousandths.
func parseMilli(t testing.TB, s string) int64 {
	t.Helper()
	negative := strings.HasPrefix(s, "-")
	whole, part, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if len(part) > 3 {
		t.Fatalf("number %s has more than three decimals", s)
	}
	v, err := strconv.ParseInt("0"+whole+(part + "000")[:3], 10, 64)
	if err != nil {
		t.Fatalf("number %q: %v", s, err)
	}
	if negative {
		return -v
	}
	return v
}

// widths reads the W array of a descendant font, the default width filled in.
func (p *parsed) widths(descendant types.Object) []int64 {
	p.t.Helper()
	font := p.dict(descendant)
	usual := p.number(font["DW"])
	widths := make([]int64, 65536)
	for code := range widths {
		widths[code] = usual
	}
	w := p.array(font["W"])
	for i := 0; i < len(w); i += 2 {
		first := p.integer(w[i])
		for k, o := range p.array(w[i+1]) {
			widths[first+k] = p.number(o)
		}
	}
	return widths
}

// toUnicode reads a ToUnicode map and checks its form.
func toUnicode(t testing.TB, cmap []byte) map[int]string {
	t.Helper()
	if !bytes.Contains(cmap, []byte("1 begincodespacerange\n<0000><FFFF>\nendcodespacerange")) {
		t.Error("ToUnicode has another code space than two bytes")
	}
	out := map[int]string{}
	blocks := strings.Split(string(cmap), " beginbfchar\n")
	for i, block := range blocks[1:] {
		head := blocks[i]
		count, err := strconv.Atoi(head[strings.LastIndexByte(head, '\n')+1:])
		if err != nil || count < 1 || count > 100 {
			t.Errorf("ToUnicode block of %d entries", count)
		}
		body, _, _ := strings.Cut(block, "endbfchar")
		lines := strings.Split(strings.TrimSuffix(body, "\n"), "\n")
		if len(lines) != count {
			t.Errorf("ToUnicode block says %d entries and has %d", count, len(lines))
		}
		for _, line := range lines {
			var code int
			var hex string
			if _, err := fmt.Sscanf(strings.NewReplacer("<", " ", ">", " ").Replace(line), "%x %s", &code, &hex); err != nil {
				t.Fatalf("ToUnicode line %q: %v", line, err)
			}
			var units []uint16
			for ; len(hex) >= 4; hex = hex[4:] {
				v, err := strconv.ParseUint(hex[:4], 16, 16)
				if err != nil {
					t.Fatal(err)
				}
				units = append(units, uint16(v))
			}
			out[code] = string(utf16.Decode(units))
		}
	}
	return out
}
