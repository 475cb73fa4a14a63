package pdf

import (
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/judge"
	"github.com/selfeval/selfeval/generator/layout"
)

// write writes the sample and returns its bytes.
func write(t testing.TB, opts Options) []byte {
	t.Helper()
	b, err := Write(sample(t), sampleMeta, opts)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestQPDF(t *testing.T) {
	classic := sampleOptions
	classic.Classic = true
	judge.QPDF(t, "default", write(t, sampleOptions))
	judge.QPDF(t, "classic", write(t, classic))
}

func TestMuPDF(t *testing.T) {
	judge.MuPDF(t, "sample", write(t, sampleOptions))
}

func TestFontsListed(t *testing.T) {
	if n := judge.Fonts(t, "sample", write(t, sampleOptions)); n != 5 {
		t.Errorf("%d fonts", n)
	}
}

// TestTextComesBack: what is copied from a page is what layout put there.
func TestTextComesBack(t *testing.T) {
	r := sample(t)
	pages := judge.Text(t, write(t, sampleOptions))
	for i := range r.Pages {
		var want strings.Builder
		for _, item := range r.Pages[i].Items {
			if text, ok := item.(*layout.Text); ok {
				for _, g := range text.Glyphs {
					want.WriteRune(g.Rune)
				}
			}
		}
		if got := judge.Squeeze(pages[i]); got != judge.Squeeze(want.String()) {
			t.Errorf("page %d:\ngot  %s\nwant %s", i, got, judge.Squeeze(want.String()))
		}
	}
	if !strings.Contains(pages[2], "𠮷") {
		t.Error("𠮷 is lost")
	}
}

// TestReadingOrder: what is read aloud is the structure tree in order, without
// the artifacts.
func TestReadingOrder(t *testing.T) {
	r := sample(t)
	var want strings.Builder
	var walk func(e *layout.Element)
	walk = func(e *layout.Element) {
		for i := range r.Pages {
			for _, item := range r.Pages[i].Items {
				if text, ok := item.(*layout.Text); ok && text.Element == e {
					for _, g := range text.Glyphs {
						want.WriteRune(g.Rune)
					}
				}
			}
		}
		for _, kid := range e.Kids {
			walk(kid)
		}
	}
	walk(r.Root)
	got := judge.Aloud(t, write(t, sampleOptions), false)
	if got != judge.Squeeze(want.String()) {
		t.Errorf("got  %s\nwant %s", got, want.String())
	}
	if strings.Contains(got, "草稿") || strings.Contains(got, "（续）") {
		t.Error("artifacts are read aloud")
	}
}
