package pdf

import (
	"bytes"
	"testing"

	"github.com/selfeval/selfeval/generator/layout"
)

// TestJoinedRows: a row that goes on where another ended joins it, unless
// anything about it is different. Either way every glyph is where it belongs.
func TestJoinedRows(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(s *typesetter, second *layout.Text)
		shows  int // TJ operators
	}{
		{"alike", func(*typesetter, *layout.Text) {}, 1},
		{"further right", func(_ *typesetter, second *layout.Text) { second.X += 5000 }, 1},
		{"back to the left", func(_ *typesetter, second *layout.Text) { second.X -= 25000 }, 1},
		{"a single glyph", func(_ *typesetter, second *layout.Text) { second.Glyphs = second.Glyphs[:1] }, 1},
		{"squeezed", func(_ *typesetter, second *layout.Text) {
			second.Glyphs[0].Offset, second.Glyphs[0].Advance = -8000, 7793
		}, 1},
		{"other tracking", func(_ *typesetter, second *layout.Text) {
			for i := range second.Glyphs {
				second.Glyphs[i].Advance = 17000
			}
		}, 2},
		{"other colour", func(_ *typesetter, second *layout.Text) { second.Color = layout.Gray }, 2},
		{"other size", func(_ *typesetter, second *layout.Text) {
			second.Size = 15000
			for i := range second.Glyphs {
				second.Glyphs[i].Advance = 14793 // the same tracking
			}
		}, 2},
		{"other face", func(s *typesetter, second *layout.Text) {
			second.Face = s.kai
			for i := range second.Glyphs {
				second.Glyphs[i].ID = s.kai.Glyph(second.Glyphs[i].Rune)
			}
		}, 2},
		{"other line", func(_ *typesetter, second *layout.Text) { second.Y += step }, 2},
		{"other element", func(s *typesetter, second *layout.Text) { second.Element = add(s.result.Root, "P") }, 2},
		{"artifact", func(_ *typesetter, second *layout.Text) { second.Element = nil }, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newTypesetter(t)
			s.newPage(1, false)
			p := add(s.result.Root, "P")
			x := s.row(p, s.song, size, pitch, left, 100000, "全局坚持人民至上，")
			s.row(p, s.song, size, pitch, x, 100000, "《安全》发展")
			test.change(s, s.page.Items[1].(*layout.Text))
			checkReplay(t, s.result)
			pdf, err := Write(s.result, sampleMeta, sampleOptions)
			if err != nil {
				t.Fatal(err)
			}
			file := parse(t, pdf)
			if n := bytes.Count(file.data(file.pages()[0]["Contents"]), []byte("]TJ\n")); n != test.shows {
				t.Errorf("%d TJ operators, want %d", n, test.shows)
			}
		})
	}
}
