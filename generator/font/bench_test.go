package font_test

import (
	"os"
	"testing"

	"github.com/selfeval/selfeval/fonts"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/font"
)

// BenchmarkNewSet is what a process pays before its first report, reading and
// hashing the companions apart.
func BenchmarkNewSet(b *testing.B) {
	bundled := bundled(b)
	for b.Loop() {
		if _, _, err := font.NewSet(font.Config{Bundled: bundled}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkNewSetCompanions adds the companions: 17 MB to read and to hash.
func BenchmarkNewSetCompanions(b *testing.B) {
	c := font.Config{Bundled: bundled(b), Companions: []font.Folder{companions}}
	for b.Loop() {
		if _, _, err := font.NewSet(c); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBundled(b *testing.B) {
	for b.Loop() {
		if _, err := fonts.Bundled(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSubset cuts four fonts down to a report's 1,181 glyphs.
func BenchmarkSubset(b *testing.B) {
	set := newSet(b, font.Config{Bundled: bundled(b), Companions: []font.Folder{companions}})
	type job struct {
		face   *font.Face
		glyphs []font.GlyphID
	}
	var jobs []job
	size := 0
	for role, count := range [doc.RoleCount]int{doc.Fangsong: 620, doc.Kai: 90, doc.Hei: 121, doc.Song: 350} {
		face := set.Face(doc.Role(role))
		jobs = append(jobs, job{face, firstGlyphs(face, count)})
	}
	b.ReportAllocs()
	for b.Loop() {
		size = 0
		for _, j := range jobs {
			s, err := j.face.Subset(j.glyphs)
			if err != nil {
				b.Fatal(err)
			}
			size += len(s.TrueType)
		}
	}
	b.ReportMetric(float64(size), "bytes")
}

func BenchmarkGlyph(b *testing.B) {
	face := newSet(b, font.Config{Bundled: bundled(b)}).Face(doc.Song)
	const text = "区应急管理局整体绩效自评结果"
	for b.Loop() {
		for _, r := range text {
			face.Glyph(r)
		}
	}
}

var companions = font.Folder{Name: "fonts/companion", FS: os.DirFS("../../fonts/companion")}

func bundled(tb testing.TB) []font.Bundled {
	tb.Helper()
	list, err := fonts.Bundled()
	if err != nil {
		tb.Fatal(err)
	}
	return list
}

func newSet(tb testing.TB, c font.Config) *font.Set {
	tb.Helper()
	set, findings, err := font.NewSet(c)
	if err != nil {
		tb.Fatal(err)
	}
	for _, f := range findings {
		tb.Log(f)
	}
	return set
}

// firstGlyphs are the glyphs of the first n Hanzi that a face has.
func firstGlyphs(face *font.Face, n int) []font.GlyphID {
	var list []font.GlyphID
	for r := rune(0x4E00); len(list) < n && r < 0xA000; r += 7 {
		if g := face.Glyph(r); g != 0 {
			list = append(list, g)
		}
	}
	return list
}
