package pdf

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/layout"
)

// TestSameBytes: the same pages give the same bytes, whoever else is writing.
func TestSameBytes(t *testing.T) {
	r := sample(t)
	first, err := Write(r, sampleMeta, sampleOptions)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for seed := range uint64(3) {
				got, err := Write(r, sampleMeta, sampleOptions) // one Result for all
				if err != nil || !bytes.Equal(got, first) {
					t.Errorf("other bytes, or %v", err)
				}
				if _, err := Write(randomResult(t, seed), sampleMeta, sampleOptions); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if again := write(t, sampleOptions); !bytes.Equal(again, first) {
		t.Error("a second result of the same content gives other bytes")
	}
}

// TestOtherBytes: what differs in the report differs in the ID.
func TestOtherBytes(t *testing.T) {
	a := parse(t, write(t, sampleOptions)).ctx.ID[0].String()
	r := sample(t)
	r.Pages[0].Items[0].(*layout.Text).X++
	pdf, err := Write(r, sampleMeta, sampleOptions)
	if err != nil {
		t.Fatal(err)
	}
	if b := parse(t, pdf).ctx.ID[0].String(); a == b {
		t.Errorf("both have ID %s", a)
	}
}

func TestUnwritable(t *testing.T) {
	first := func(r *layout.Result) *layout.Glyph { return &r.Pages[0].Items[0].(*layout.Text).Glyphs[0] }
	for _, test := range []struct {
		name  string
		spoil func(r *layout.Result)
		want  string // within the error
	}{
		{"missing glyph", func(r *layout.Result) { first(r).ID, first(r).Rune = 0, '𰻞' }, "没有字符“𰻞”（U+30EDE）"},
		{"no character", func(r *layout.Result) { first(r).Rune = 0 }, "U+0000"},
		{"half a pair", func(r *layout.Result) { first(r).Rune = 0xD842 }, "U+D842"},
		{"mark of byte order", func(r *layout.Result) { first(r).Rune = 0xFEFF }, "U+FEFF"},
		{"no size", func(r *layout.Result) { r.Pages[0].Items[0].(*layout.Text).Size = 0 }, "字号为 0"},
		{"unknown glyph", func(r *layout.Result) { first(r).ID = 65535 }, "65535"},
	} {
		r := sample(t)
		test.spoil(r)
		if pdf, err := Write(r, sampleMeta, sampleOptions); err == nil || pdf != nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v", test.name, err)
		}
	}
	if _, err := Write(&layout.Result{Root: &layout.Element{Tag: "Document"}}, sampleMeta, sampleOptions); !errors.Is(err, ErrNoPages) {
		t.Errorf("no pages: %v", err)
	}
}

// TestEmptyPage: a page with nothing on it is a page.
func TestEmptyPage(t *testing.T) {
	s := newTypesetter(t)
	s.newPage(1, false)
	s.rule(nil, layout.Black, 0, 0, 0, 100)                         // of no width
	s.page.Items = append(s.page.Items, &layout.Text{Face: s.song}) // of no glyphs
	pdf, err := Write(s.result, sampleMeta, sampleOptions)
	if err != nil {
		t.Fatal(err)
	}
	p := parse(t, pdf)
	if content := p.data(p.pages()[0]["Contents"]); len(content) != 0 {
		t.Errorf("content %q", content)
	}
	if len(p.fonts()) != 0 {
		t.Error("fonts without text")
	}
}

// TestLongFile has more objects than fit into one object stream, many times.
func TestLongFile(t *testing.T) {
	s := newTypesetter(t)
	for i := range 60 {
		s.newPage(i+1, false)
		for k := range 30 {
			s.row(add(s.result.Root, "P"), s.song, size, 0, left, doc.Length(80000+20000*k), "绩效")
		}
	}
	pdf, err := Write(s.result, sampleMeta, sampleOptions)
	if err != nil {
		t.Fatal(err)
	}
	p := parse(t, pdf)
	if n := len(p.pages()); n != 60 {
		t.Errorf("%d pages", n)
	}
	if n := len(p.elements(s.result.Root)); n != 1801 {
		t.Errorf("%d elements", n)
	}
}
