package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// TestClaims: each conformance is read back from the file that claims it.
func TestClaims(t *testing.T) {
	s := newTypesetter(t)
	s.newPage(1, false)
	for conformance, want := range map[Conformance]int{A1B: 1, A2B: 2, A3B: 3} {
		file, err := Write(s.result, sampleMeta, Options{Conformance: conformance})
		if err != nil {
			t.Fatal(err)
		}
		part, letter, err := Claims(file)
		if part != want || letter != "B" || err != nil {
			t.Errorf("%v: PDF/A-%d%s, %v", conformance, part, letter, err)
		}
	}
}

// TestForeignClaims: claims of other programs, none, and broken ones.
func TestForeignClaims(t *testing.T) {
	with := func(packet string) []byte {
		return small("<</Metadata 2 0 R>>", fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(packet), packet))
	}
	const about = `<r xmlns:a="http://www.aiim.org/pdfa/ns/id/" xmlns:b="x">`
	for _, test := range []struct {
		name, want string
		file       []byte
	}{
		{"attributes", "2 U", with(about + `<d a:part="2" a:conformance="U"/></r>`)},
		{"elements", "3 A", with(about + `<a:part> 3</a:part><a:conformance>A</a:conformance></r>`)},
		{"another prefix's", "0 ", with(about + `<b:part>3</b:part></r>`)},
		{"text beside it", "1 B", with(about + `<a:part>1</a:part>3<a:conformance>B</a:conformance>C</r>`)},
		{"no packet", "0 ", small("<</Pages 2 0 R>>", "<<>>")},
		{"no number", "应是正整数", with(about + `<a:part>three</a:part></r>`)},
		{"below one", "应是正整数", with(about + `<a:part>-1</a:part></r>`)},
		{"no XML", "不是 XMP", with(about)},
		{"no stream", "应为流", small("<</Metadata 2 0 R>>", "7")},
		{"no PDF", "不是 PDF 文件", []byte("PK")},
	} {
		part, letter, err := Claims(test.file)
		got := fmt.Sprintf("%d %s", part, letter)
		if err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, test.want) {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
