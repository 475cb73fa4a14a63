package pdf

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/layout"
)

// randomResult is a result that no layout would make, from which no more is
// expected than that a reader sees exactly what it says.
func randomResult(t testing.TB, seed uint64) *layout.Result {
	rnd := rand.New(rand.NewPCG(seed, 1))
	s := newTypesetter(t)
	var leaves []*layout.Element
	var grow func(e *layout.Element, depth int)
	grow = func(e *layout.Element, depth int) {
		if depth == 0 || rnd.IntN(3) == 0 && depth < 4 {
			leaves = append(leaves, e)
			return
		}
		for range 1 + rnd.IntN(4) {
			grow(add(e, []string{"Sect", "P", "Span", "TD", "Link"}[rnd.IntN(5)]), depth-1)
		}
	}
	grow(s.result.Root, 4)
	anyElement := func() *layout.Element {
		if rnd.IntN(4) == 0 {
			return nil
		}
		return leaves[rnd.IntN(len(leaves))]
	}
	length := func(limit int64) doc.Length { return doc.Length(rnd.Int64N(limit)) }
	color := func() layout.Color { return layout.Color(rnd.IntN(int(layout.Highlight) + 1)) }
	characters := []rune("一二三，。《》（）“”—1234567890.%AWi()\\ 　绩效评价报告𠮷")

	for i := range 1 + rnd.IntN(5) {
		s.newPage(rnd.IntN(2)*(i+1), rnd.IntN(2) == 0)
		e := anyElement()
		for range rnd.IntN(40) {
			if rnd.IntN(3) == 0 {
				e = anyElement()
			}
			if rnd.IntN(3) == 0 {
				s.rule(e, color(), length(500000), length(800000), length(3000), length(3000))
				continue
			}
			text := &layout.Text{X: length(500000), Y: length(3) * 20000, Size: 8000 + length(20000), Color: color(), Element: e,
				Face: []*font.Face{s.song, s.kai, s.hei, s.rare}[rnd.IntN(4)]}
			if rnd.IntN(2) == 0 { // whole sizes and pitches, as in real pages
				text.Size, text.Color = 16000, layout.Black
			}
			for range rnd.IntN(30) {
				r := characters[rnd.IntN(len(characters))]
				g := layout.Glyph{ID: text.Face.Glyph(r), Rune: r, Advance: 15793}
				if g.ID == 0 {
					continue
				}
				if rnd.IntN(4) == 0 {
					g.Advance, g.Offset = length(40000)-10000, length(10000)-5000
				}
				text.Glyphs = append(text.Glyphs, g)
			}
			s.page.Items = append(s.page.Items, text)
		}
		for k := range rnd.IntN(3) {
			id := fmt.Sprint(i, k)
			s.heading(id, 1+rnd.IntN(5), "标题"+id, length(800000))
			s.page.Links = append(s.page.Links, layout.Link{X: length(500000), Y: length(800000), W: length(1000), H: length(1000),
				Target: id, Element: leaves[rnd.IntN(len(leaves))], Text: "到" + id})
		}
	}
	return s.result
}

// TestReplay reads the files of the sample and of random results back and finds
// every glyph and rule where layout put it, to a thousandth of a point, in its
// colour, standing for its character and belonging to its element.
func TestReplay(t *testing.T) {
	t.Run("sample", func(t *testing.T) { checkReplay(t, sample(t)) })
	for seed := range uint64(40) {
		t.Run(fmt.Sprint("random", seed), func(t *testing.T) { checkReplay(t, randomResult(t, seed)) })
	}
}

func checkReplay(t *testing.T, r *layout.Result) {
	pdf, err := Write(r, sampleMeta, Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	compareReplay(t, parse(t, pdf), r)
}

// compareReplay finds every glyph and rule of r in the file written from it.
func compareReplay(t *testing.T, p *parsed, r *layout.Result) {
	elements := p.elements(r.Root)
	for i := range r.Pages {
		page := &r.Pages[i]
		got := p.replayPage(i)
		parents := p.array(p.parentTree()[p.integer(p.pages()[i]["StructParents"])])
		next := func(what string, x, y int64, c layout.Color, e *layout.Element) shown {
			t.Helper()
			if len(got) == 0 {
				t.Fatalf("page %d: %s is missing", i, what)
			}
			s := got[0]
			got = got[1:]
			if s.what != what || s.y != y || s.color+"\n" != colors[c].fill {
				t.Fatalf("page %d: got %+v, want %s at height %d in %s", i, s, what, y, colors[c].fill)
			}
			if off := s.x - x; off < -1_000_000 || off > 1_000_000 {
				t.Fatalf("page %d: %s is at %d, want %d", i, what, s.x, x)
			}
			if !s.inside {
				t.Fatalf("page %d: %s is outside marked content", i, what)
			}
			var in *layout.Element
			if s.mcid >= 0 {
				in = elements[refOf(t, parents[s.mcid])]
			}
			if in != e {
				t.Fatalf("page %d: %s belongs to %v, want %v", i, what, in, e)
			}
			return s
		}
		for _, item := range page.Items {
			switch item := item.(type) {
			case *layout.Rule:
				if item.W == 0 || item.H == 0 {
					continue
				}
				s := next("rule", int64(item.X), int64(page.Height-item.Y-item.H), item.Color, item.Element)
				if s.x != int64(item.X) || s.w != int64(item.W) || s.h != int64(item.H) {
					t.Fatalf("page %d: rule is %+v, want %+v", i, s, item)
				}
			case *layout.Text:
				x := item.X
				for _, g := range item.Glyphs {
					s := next(string(g.Rune), int64(x+g.Offset)*nano, int64(page.Height-item.Y), item.Color, item.Element)
					if s.size != int64(item.Size) {
						t.Fatalf("page %d: %c has size %d, want %d", i, g.Rune, s.size, item.Size)
					}
					own := int64(item.Face.Advance(g.ID)) * int64(item.Size) * nano / int64(item.Face.UnitsPerEm)
					if off := s.width - own; off < -20*nano || off > 20*nano { // W has thousandths of a unit
						t.Fatalf("page %d: %c is %d wide, want %d", i, g.Rune, s.width, own)
					}
					x += g.Advance
				}
			}
		}
		if len(got) > 0 {
			t.Fatalf("page %d: %+v is shown and nobody asked for it", i, got[0])
		}
	}
}
