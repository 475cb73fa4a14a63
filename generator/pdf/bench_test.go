package pdf

import (
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/layout"
)

// fullReport is 19 full pages of 22 lines × 28 characters in four faces with
// 1,181 different characters: the amount of a real report, tagged, with
// outlines and linked contents.
func fullReport(t testing.TB) *layout.Result {
	s := newTypesetter(t)
	type stock struct {
		face       *font.Face
		characters []rune
		next       int
	}
	// Hanzi evenly spread over the common block; 17 leads through all of it.
	stocks := []stock{{s.song, nil, 0}, {s.hei, nil, 0}, {s.kai, nil, 0}, {s.title, nil, 0}}
	const first, count = 0x4E00, 20902
	r := 0
	for i, n := range []int{909, 110, 120, 20} {
		for len(stocks[i].characters) < n {
			if c := rune(first + r%count); stocks[i].face.Glyph(c) != 0 {
				stocks[i].characters = append(stocks[i].characters, c)
			}
			r += 17
		}
	}
	line := func(e *layout.Element, i, n int, y int) {
		k := &stocks[i]
		text := make([]rune, n)
		for j := range text {
			text[j] = k.characters[k.next%len(k.characters)]
			k.next++
		}
		x := s.row(e, k.face, size, pitch, left, doc.Length(y), string(text[:n/2]))
		x = s.row(e, k.face, size, 0, x, doc.Length(y), "12.5%")
		s.row(e, k.face, size, pitch, x, doc.Length(y), string(text[n/2:]))
	}
	body := add(s.result.Root, "Sect")
	toc := add(s.result.Root, "TOC")
	for page := range 19 {
		s.newPage(page+1, false)
		var p *layout.Element
		for i := range 22 {
			y := 110000 + i*step
			switch {
			case page == 0 && i == 0:
				line(add(body, "P"), 3, 20, y)
			case i == 3:
				s.heading(string(rune('a'+page)), 1, "一、自评结论", doc.Length(y))
				line(add(body, "H1"), 1, 12, y)
			case i == 4 || i == 15:
				s.heading(string(rune('a'+page))+"2", 2, "（一）得分", doc.Length(y))
				line(add(body, "H2"), 2, 14, y)
			case i%5 == 0:
				p = add(body, "P")
				fallthrough
			default:
				if p == nil {
					p = add(body, "P")
				}
				line(p, 0, 25, y)
			}
		}
		link := add(add(toc, "TOCI"), "Link")
		s.page.Links = append(s.page.Links, layout.Link{X: left, Y: 50000, W: 50000, H: 20000, Target: "a", Element: link, Text: "转到"})
		s.row(nil, s.song, 14000, 0, 480000, 780000, "— 1 —")
	}
	return s.result
}

// TestFullReport holds the amount that the benchmarks speak of, and what must
// not grow unnoticed: the file and the allocations.
func TestFullReport(t *testing.T) {
	r := fullReport(t)
	used := map[*font.Face]map[font.GlyphID]bool{}
	for i := range r.Pages {
		for _, item := range r.Pages[i].Items {
			text := item.(*layout.Text)
			if used[text.Face] == nil {
				used[text.Face] = map[font.GlyphID]bool{}
			}
			for _, g := range text.Glyphs {
				used[text.Face][g.ID] = true
			}
		}
	}
	glyphs := 0
	for _, of := range used {
		glyphs += len(of)
	}
	if len(r.Pages) != 19 || len(used) != 4 || glyphs != 1181 {
		t.Errorf("%d pages, %d faces, %d glyphs", len(r.Pages), len(used), glyphs)
	}
	var pdf []byte
	allocations := testing.AllocsPerRun(3, func() {
		var err error
		if pdf, err = Write(r, sampleMeta, sampleOptions); err != nil {
			t.Fatal(err)
		}
	})
	if len(pdf) > 410_000 || allocations > 700 {
		t.Errorf("%d bytes, %.0f allocations", len(pdf), allocations)
	}
	t.Logf("%d bytes, %.0f allocations", len(pdf), allocations)
}

func BenchmarkOwn(b *testing.B) {
	r := fullReport(b)
	var pdf []byte
	for b.Loop() {
		var err error
		if pdf, err = Write(r, sampleMeta, sampleOptions); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(pdf))/1024, "KiB")
	b.ReportAllocs()
}

// BenchmarkGopdf writes the same pages with gopdf, without tags, outlines, links
// and metadata.
func BenchmarkGopdf(b *testing.B) {
	r := fullReport(b)
	if _, err := gopdfFonts(); err != nil {
		b.Fatal(err)
	}
	var pdf []byte
	for b.Loop() {
		var err error
		if pdf, err = paint(r); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(pdf))/1024, "KiB")
	b.ReportAllocs()
}
