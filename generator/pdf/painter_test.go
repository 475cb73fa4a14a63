package pdf

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/signintech/gopdf"

	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/judge"
	"github.com/selfeval/selfeval/generator/layout"
)

// gopdfFonts are the tests' faces as gopdf reads them, once.
var gopdfFonts = sync.OnceValues(func() (*gopdf.FontContainer, error) {
	faces, err := loadFaces()
	if err != nil {
		return nil, err
	}
	container := &gopdf.FontContainer{}
	for _, face := range []*font.Face{faces.song, faces.kai, faces.hei, faces.title} {
		if err := container.AddTTFFont(face.PostScriptName, filepath.Join("..", "..", "fonts", face.File)); err != nil {
			return nil, fmt.Errorf("%s: %w", face.File, err)
		}
	}
	return container, nil
})

// paint draws pages with gopdf, which shares no line with this package: it finds
// glyphs by character in the whole font and writes positions of its own making.
// It has no tags, no outlines, and is no archive file.
func paint(r *layout.Result) ([]byte, error) {
	container, err := gopdfFonts()
	if err != nil {
		return nil, err
	}
	var g gopdf.GoPdf
	g.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
	known := map[string]bool{}
	for i := range r.Pages {
		page := &r.Pages[i]
		g.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: points(page.Width), H: points(page.Height)}})
		for _, item := range page.Items {
			switch item := item.(type) {
			case *layout.Rule:
				paintRule(&g, item)
			case *layout.Text:
				name := item.Face.PostScriptName
				if !known[name] {
					known[name] = true
					if err := g.AddTTFFontFromFontContainer(name, container); err != nil {
						return nil, err
					}
				}
				if err := paintText(&g, item); err != nil {
					return nil, err
				}
			}
		}
	}
	return g.GetBytesPdfReturnErr()
}

func points[T ~int64](v T) float64 { return float64(v) / 1000 }

var gopdfColors = [...][3]uint8{
	layout.Black: {}, layout.Gray: {153, 153, 153}, layout.Shade: {115, 115, 115}, layout.Highlight: {255, 237, 128},
}

func paintRule(g *gopdf.GoPdf, r *layout.Rule) {
	c := gopdfColors[r.Color]
	switch {
	case r.H <= hairline && r.W >= r.H:
		g.SetStrokeColor(c[0], c[1], c[2])
		g.SetLineWidth(points(r.H))
		g.Line(points(r.X), points(r.Y+r.H/2), points(r.X+r.W), points(r.Y+r.H/2))
	case r.W <= hairline:
		g.SetStrokeColor(c[0], c[1], c[2])
		g.SetLineWidth(points(r.W))
		g.Line(points(r.X+r.W/2), points(r.Y), points(r.X+r.W/2), points(r.Y+r.H))
	default:
		g.SetFillColor(c[0], c[1], c[2])
		g.RectFromUpperLeftWithStyle(points(r.X), points(r.Y), points(r.W), points(r.H), "F")
	}
}

// paintText draws a row in one call where all glyphs are spaced alike and a
// glyph at a time elsewhere.
func paintText(g *gopdf.GoPdf, t *layout.Text) error {
	c := gopdfColors[t.Color]
	g.SetTextColor(c[0], c[1], c[2])
	if err := g.SetFont(t.Face.PostScriptName, "", points(t.Size)); err != nil {
		return err
	}
	spacing := func(glyph layout.Glyph) int64 {
		own := int64(t.Face.Advance(glyph.ID)) * int64(t.Size) / int64(t.Face.UnitsPerEm)
		return int64(glyph.Advance) - own
	}
	even := true
	for _, glyph := range t.Glyphs {
		even = even && glyph.Offset == 0 && spacing(glyph) == spacing(t.Glyphs[0])
	}
	if even {
		if err := g.SetCharSpacing(points(spacing(t.Glyphs[0]))); err != nil {
			return err
		}
		text := make([]rune, len(t.Glyphs))
		for i := range t.Glyphs {
			text[i] = t.Glyphs[i].Rune
		}
		g.SetXY(points(t.X), points(t.Y))
		return g.Text(string(text))
	}
	if err := g.SetCharSpacing(0); err != nil {
		return err
	}
	x := t.X
	for _, glyph := range t.Glyphs {
		g.SetXY(points(x+glyph.Offset), points(t.Y))
		if err := g.Text(string(glyph.Rune)); err != nil {
			return err
		}
		x += glyph.Advance
	}
	return nil
}

// withoutRare leaves out what only the font for rare characters has: gopdf takes
// it for too long to read.
func withoutRare(t testing.TB, r *layout.Result) *layout.Result {
	rare := testFaces(t).rare
	for i := range r.Pages {
		var items []layout.Item
		for _, item := range r.Pages[i].Items {
			if text, ok := item.(*layout.Text); !ok || text.Face != rare {
				items = append(items, item)
			}
		}
		r.Pages[i].Items = items
	}
	return r
}

// TestIndependentPainter: the pictures of our pages and of gopdf's are the same,
// but for the grey at the edges of glyphs, which gopdf places on hundredths of a
// point.
func TestIndependentPainter(t *testing.T) {
	judge.Program(t, "", "pdftoppm")
	r := withoutRare(t, sample(t))
	ours, err := Write(r, sampleMeta, sampleOptions)
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := paint(r)
	if err != nil {
		t.Fatal(err)
	}
	a, b := raster(t, ours), raster(t, theirs)
	if len(a) != len(r.Pages) || len(b) != len(r.Pages) {
		t.Fatalf("%d and %d pages", len(a), len(b))
	}
	for i := range a {
		off, ink := a[i].differs(b[i])
		t.Logf("page %d: %d of %d inked pixels differ", i, off, ink)
		if off*200 > ink {
			t.Errorf("page %d: %d of %d inked pixels differ", i, off, ink)
		}
	}
	// The comparison has eyes: a page moved by a point is another page.
	for _, item := range r.Pages[2].Items {
		if text, ok := item.(*layout.Text); ok {
			text.X += 1000
		}
	}
	if ours, err = Write(r, sampleMeta, sampleOptions); err != nil {
		t.Fatal(err)
	}
	if off, ink := raster(t, ours)[2].differs(b[2]); off*200 <= ink {
		t.Errorf("a page moved by a point passes: %d of %d", off, ink)
	}
}

// picture is a page in grey.
type picture struct {
	width, height int
	gray          []byte
}

// raster draws the pages of a file with poppler.
func raster(t *testing.T, pdf []byte) []picture {
	t.Helper()
	path := judge.Save(t, "judged.pdf", pdf)
	judge.Run(t, "pdftoppm", "-r", "72", "-gray", path, path)
	files, err := filepath.Glob(path + "-*.pgm")
	if err != nil {
		t.Fatal(err)
	}
	var pages []picture
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var p picture
		var limit int
		if _, err := fmt.Fscanf(bytes.NewReader(b), "P5\n%d %d\n%d\n", &p.width, &p.height, &limit); err != nil {
			t.Fatal(err)
		}
		p.gray = b[len(b)-p.width*p.height:]
		pages = append(pages, p)
	}
	return pages
}

// differs counts the pixels that are clearly lighter or darker than in another
// picture, and those with ink in either.
func (p picture) differs(q picture) (off, ink int) {
	if p.width != q.width || p.height != q.height {
		return 1 << 30, 1
	}
	for i := range p.gray {
		a, b := int(p.gray[i]), int(q.gray[i])
		if a < 250 || b < 250 {
			ink++
		}
		if a-b > 64 || b-a > 64 {
			off++
		}
	}
	return off, ink
}
