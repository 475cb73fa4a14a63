package generator_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/judge/example"
	"github.com/selfeval/selfeval/generator/layout"
)

// TestSameText: whatever the DOCX says, the PDF says, in the same order.
func TestSameText(t *testing.T) {
	for _, r := range example.Reports(t) {
		word, pages := docxText(t, r.DOCX), layoutText(r.Pages)
		if diff := cmp.Diff(word, pages); diff != "" {
			t.Errorf("%s: DOCX and PDF differ:\n%s", r, diff)
		}
		if len(word) < 100 {
			t.Errorf("%s: only %d pieces of text", r, len(word))
		}
		for _, s := range word {
			for _, bad := range []string{"××", "<no value>", "undefined", "{", "}", "［缺", "待填", "\uE000"} {
				if strings.Contains(s, bad) {
					t.Errorf("%s: %q is left in %q", r, bad, s)
				}
			}
		}
	}
}

// squeeze leaves out blanks: a slot to be filled in by hand is wider or narrower
// in each format.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '　' || r == '\u00A0' {
			return -1
		}
		return r
	}, s)
}

// docxText lists the paragraphs of document.xml.
func docxText(t *testing.T, raw []byte) []string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []string
	var now strings.Builder
	inText := false
	for d := xml.NewDecoder(f); ; {
		token, err := d.Token()
		if err == io.EOF {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			inText = x.Name.Local == "t"
		case xml.CharData:
			if inText {
				now.Write(x)
			}
		case xml.EndElement:
			inText = false
			if x.Name.Local == "p" {
				if s := squeeze(now.String()); s != "" {
					list = append(list, s)
				}
				now.Reset()
			}
		}
	}
}

// layoutText lists the text of the structure tree's blocks, without figures: a
// chart's labels are not text in a DOCX.
func layoutText(r *layout.Result) []string {
	content := map[*layout.Element]*strings.Builder{}
	for i := range r.Pages {
		for _, item := range r.Pages[i].Items {
			text, ok := item.(*layout.Text)
			if !ok || text.Element == nil {
				continue
			}
			b := content[text.Element]
			if b == nil {
				b = &strings.Builder{}
				content[text.Element] = b
			}
			for _, g := range text.Glyphs {
				b.WriteRune(g.Rune)
			}
		}
	}
	var list []string
	var walk func(e *layout.Element, block *strings.Builder)
	walk = func(e *layout.Element, block *strings.Builder) {
		if e.Tag == "Figure" {
			return
		}
		inline := e.Tag == "Span" || e.Tag == "Link"
		if !inline {
			block = &strings.Builder{}
		}
		if b := content[e]; b != nil {
			block.WriteString(b.String())
		}
		for _, k := range e.Kids {
			walk(k, block)
		}
		if s := squeeze(block.String()); !inline && s != "" {
			list = append(list, s)
		}
	}
	walk(r.Root, nil)
	return list
}

// TestSize: a report with everything in it stays small.
func TestSize(t *testing.T) {
	for _, c := range []struct {
		companions bool
		limit      int
	}{{false, 350 << 10}, {true, 550 << 10}} {
		for _, name := range example.Names {
			r, err := generator.Build(example.Input(t, name), generator.Options{Fonts: example.Fonts(t, c.companions), Program: "test", PDF: true, DOCX: true})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.PDF) > c.limit {
				t.Errorf("%s, companions %v: %d bytes, at most %d", name, c.companions, len(r.PDF), c.limit)
			}
		}
	}
}

// BenchmarkReport is the whole way in memory, warm: TOML to DOCX and PDF/A.
func BenchmarkReport(b *testing.B) {
	for _, name := range example.Names {
		b.Run(name, func(b *testing.B) {
			in := example.Input(b, name)
			o := generator.Options{Fonts: example.Fonts(b, true), Program: "test", DOCX: true, PDF: true}
			b.ReportAllocs()
			for b.Loop() {
				if r, err := generator.Build(in, o); err != nil || r.PDF == nil {
					b.Fatal("not built", err)
				}
			}
		})
	}
}
