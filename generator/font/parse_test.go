package font

import (
	"bytes"
	"encoding/binary"
	"os"
	"testing"

	"golang.org/x/image/font/sfnt"
)

// bundledFile reads a font of the program's set.
func bundledFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../fonts/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// The values are those that FreeType's and fontTools' users know; centres were
// measured apart with fontTools and differ by how the sample is chosen.
func TestParseBundled(t *testing.T) {
	for _, want := range []struct {
		file, family, postscript   string
		ascent, descent, capital   int
		glyphs, centre, advance一   int
		advanceOf1, advanceOfQuote int
	}{
		{"SelfevalSong.ttf", "Selfeval Song", "SelfevalSong", 1151, -286, 729, 30444, 380, 1000, 500, 1000},
		{"SelfevalTitle.ttf", "Selfeval Title", "SelfevalTitle", 1151, -286, 729, 10133, 380, 1000, 466, 1000},
		{"SelfevalHei.ttf", "Selfeval Hei", "SelfevalHei", 1160, -288, 733, 10130, 380, 1000, 570, 1000},
		{"SelfevalKai.ttf", "Selfeval Kai", "SelfevalKai", 928, -256, 695, 10368, 357, 1000, 600, 1000},
		{"companion/FandolFang.ttf", "FandolFang", "FandolFang-Regular", 880, -120, 0, 10365, 309, 1000, 500, 1000},
		{"companion/FandolKai.ttf", "FandolKai", "FandolKai-Regular", 880, -120, 0, 10361, 308, 1000, 555, 1000},
	} {
		f := mustParse(t, bundledFile(t, want.file))
		if f.Family != want.family || f.PostScriptName != want.postscript {
			t.Errorf("%s: names %q %q, want %q %q", want.file, f.Family, f.PostScriptName, want.family, want.postscript)
		}
		if f.UnitsPerEm != 1000 || f.Ascent != want.ascent || f.Descent != want.descent {
			t.Errorf("%s: em %d, ascent %d, descent %d", want.file, f.UnitsPerEm, f.Ascent, f.Descent)
		}
		if want.capital == 0 { // Fandol's OS/2 does not say: the top of its H
			_, _, _, want.capital = f.Ink(f.Glyph('H'))
		}
		if f.CapHeight != want.capital || f.CapHeight < 500 {
			t.Errorf("%s: height of capitals %d, want %d", want.file, f.CapHeight, want.capital)
		}
		if f.numGlyphs != want.glyphs {
			t.Errorf("%s: %d glyphs, want %d", want.file, f.numGlyphs, want.glyphs)
		}
		if d := f.Centre() - want.centre; d < -1 || d > 1 {
			t.Errorf("%s: centre %d, want %d±1", want.file, f.Centre(), want.centre)
		}
		for r, advance := range map[rune]int{'一': want.advance一, '1': want.advanceOf1, '“': want.advanceOfQuote, '—': 1000, '·': 1000} {
			if got := f.Advance(f.Glyph(r)); got != advance {
				t.Errorf("%s: advance of %c is %d, want %d", want.file, r, got, advance)
			}
		}
	}
}

// Every character of the first three planes gets the glyph that another reader finds.
func TestGlyphAgainstJudge(t *testing.T) {
	for _, file := range []string{"SelfevalSong.ttf", "companion/FandolFang.ttf"} { // formats 12 and 4
		data := bundledFile(t, file)
		f := mustParse(t, data)
		judge, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var buf sfnt.Buffer
		found := 0
		for r := rune(0); r < 0x30000; r++ {
			want, err := judge.GlyphIndex(&buf, r)
			if err != nil {
				t.Fatal(err)
			}
			got := f.Glyph(r)
			if got != 0 {
				found++
			}
			if got != GlyphID(want) {
				t.Fatalf("%s: glyph of U+%04X is %d, want %d", file, r, got, want)
			}
		}
		t.Logf("%s: %d characters", file, found)
	}
}

func TestGlyphOutsideUnicode(t *testing.T) {
	s := plain()
	s.format12 = true
	s.cmap[0x20BB7] = 3
	f := mustParse(t, s.build())
	for r, want := range map[rune]GlyphID{-1: 0, '一': 1, 0x20BB6: 0, 0x20BB7: 3, 0x20BB8: 0, 0x110000: 0, 0x7FFFFFFF: 0} {
		if got := f.Glyph(r); got != want {
			t.Errorf("glyph of %#x is %d, want %d", r, got, want)
		}
	}
}

func TestCmapRefersToMissingGlyph(t *testing.T) {
	for _, format12 := range []bool{false, true} {
		s := plain()
		s.format12 = format12
		s.cmap['丁'] = 5
		if g := mustParse(t, s.build()).Glyph('丁'); g != 0 {
			t.Errorf("format 12 %v: glyph %d of a font that has 5", format12, g)
		}
	}
}

func TestMetrics(t *testing.T) {
	f := mustParse(t, plain().build())
	for g, want := range []int{500, 1000, 900, 900, 900, 0, 0} { // the last advance repeats; past the end is nothing
		if got := f.Advance(GlyphID(g)); got != want {
			t.Errorf("advance of glyph %d is %d, want %d", g, got, want)
		}
	}
	if x0, y0, x1, y1 := f.Ink(1); [4]int{x0, y0, x1, y1} != [4]int{100, -50, 900, 750} {
		t.Errorf("ink of glyph 1: %d %d %d %d", x0, y0, x1, y1)
	}
	if x0, y0, x1, y1 := f.Ink(99); x0|y0|x1|y1 != 0 {
		t.Errorf("ink of no glyph: %d %d %d %d", x0, y0, x1, y1)
	}
	if f.CapHeight != 600 || f.ItalicAngle != -12<<16 || f.Family != "Test Fangsong" || f.PostScriptName != "test" {
		t.Errorf("%d %d %q %q", f.CapHeight, f.ItalicAngle, f.Family, f.PostScriptName)
	}
}

func TestParseCollection(t *testing.T) {
	a, b := plain(), plain()
	a.family, b.family = "A", "B"
	data := collection(a.build(), b.build())
	if n := Faces(data); n != 2 {
		t.Fatalf("%d faces", n)
	}
	for index, want := range []string{"A", "B"} {
		f, err := Parse(data, "test.ttc", index)
		if err != nil {
			t.Fatal(err)
		}
		if f.Family != want || f.Glyph('二') != 2 {
			t.Errorf("face %d: %q, glyph %d", index, f.Family, f.Glyph('二'))
		}
		if _, err := f.Subset([]GlyphID{1}); err != nil {
			t.Error(err)
		}
	}
	if _, err := Parse(data, "test.ttc", 2); err == nil || err.Error() != "字体集合中没有第 3 个字体（共 2 个）" {
		t.Errorf("error %v", err)
	}
}

func TestParseRefuses(t *testing.T) {
	change := func(f func(*synthetic)) []byte {
		s := plain()
		f(&s)
		return s.build()
	}
	zero := func(tag string, at int) []byte { // zeroes a 16-bit field of a table
		data := plain().build()
		dir, err := directory(data, 0)
		if err != nil {
			t.Fatal(err)
		}
		binary.BigEndian.PutUint16(dir[tag][at:], 0)
		return data
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "不是字体文件"},
		{"text", []byte("这不是字体，只是一段文字"), "不是字体文件"},
		{"web font", []byte("wOF2\x00\x01\x00\x00________"), "是网页字体（WOFF），请换用 .ttf 或 .ttc 文件"},
		{"CFF", bundledFile(t, "companion/FandolFang-Regular.otf"), ErrOutlines.Error()},
		{"restricted", change(func(s *synthetic) { s.fsType = 0x0002 }), "字体的授权标志（fsType）不允许嵌入文档：fsType 为 0x0002"},
		{"bitmaps only", change(func(s *synthetic) { s.fsType = 0x0208 }), "字体的授权标志（fsType）不允许嵌入文档：fsType 为 0x0208"},
		{"no glyf", change(func(s *synthetic) { s.without = "glyf" }), "缺少 glyf 表"},
		{"no cmap", change(func(s *synthetic) { s.without = "cmap" }), "缺少 cmap 表"},
		{"head cut", change(func(s *synthetic) { s.cut = "head" }), "head 表不完整"},
		{"loca cut", change(func(s *synthetic) { s.cut = "loca" }), "loca 表不完整"},
		{"hmtx cut", change(func(s *synthetic) { s.cut = "hmtx" }), "hmtx 表不完整"},
		{"cmap cut", change(func(s *synthetic) { s.cut = "cmap" }), "cmap 表不完整"},
		{"no em", zero("head", 18), "head 表的 unitsPerEm 为 0，应在 16 至 16384 之间"},
		{"no glyphs", zero("maxp", 4), "没有字形"},
		{"no metrics", zero("hhea", 34), "hhea 表的 numberOfHMetrics 为 0，而字形有 5 个"},
		{"file cut", plain().build()[:600], "文件不完整：hmtx 表在文件之外"},
		{"directory cut", plain().build()[:100], "文件不完整：表目录被截断"},
	} {
		_, err := Parse(c.data, "x.ttf", 0)
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: error %v, want %s", c.name, err, c.want)
		}
	}
}

// Of several usage bits the most permissive counts (TeX Gyre sets 0x000C);
// fonts without OS/2 table forbid nothing.
func TestEmbeddingAllowed(t *testing.T) {
	for _, fsType := range []uint16{0, 4, 8, 0x000A, 0x000C, 0x0104} {
		s := plain()
		s.fsType = fsType
		if _, err := Parse(s.build(), "x.ttf", 0); err != nil {
			t.Errorf("fsType %#x: %v", fsType, err)
		}
	}
	s := plain()
	s.without = "OS/2"
	if _, err := Parse(s.build(), "x.ttf", 0); err != nil {
		t.Error(err)
	}
}

// A file cut anywhere is an error or a sound face, never a panic.
func TestParseTruncated(t *testing.T) {
	for _, s := range []synthetic{plain(), {glyphs: plain().glyphs, advances: []uint16{1}, cmap: map[rune]uint16{'一': 1, 0x20000: 2}, format12: true}} {
		data := s.build()
		for n := range data {
			if f, err := Parse(data[:n:n], "x.ttf", 0); err == nil {
				exercise(t, f)
			}
		}
	}
}

// A single wrong byte anywhere is an error or a usable face, never a panic.
func TestParseEveryByteChanged(t *testing.T) {
	for _, format12 := range []bool{false, true} {
		s := plain()
		s.format12 = format12
		data := s.build()
		for i := range data {
			for _, b := range []byte{0x00, 0x7F, 0x80, 0xFF} {
				changed := bytes.Clone(data)
				changed[i] = b
				if f, err := Parse(changed, "x.ttf", 0); err == nil {
					exercise(t, f)
				}
			}
		}
	}
}

// exercise calls everything that reads the file's bytes.
func exercise(t *testing.T, f *Face) {
	t.Helper()
	var glyphs []GlyphID
	for _, r := range []rune{'H', '一', '三', 0x20000, 0x10FFFF, -1} {
		g := f.Glyph(r)
		f.Advance(g)
		f.Ink(g)
		if g != 0 {
			glyphs = append(glyphs, g)
		}
	}
	for g := range GlyphID(8) {
		f.Ink(g)
		if g > 0 {
			glyphs = append(glyphs, g)
		}
	}
	if s, err := f.Subset(glyphs); err == nil {
		if _, err := Parse(s.TrueType, "subset.ttf", 0); err == nil || err.Error() != "缺少 cmap 表" {
			t.Errorf("reading the subset: %v, want nothing amiss but the lack of a cmap", err)
		}
	}
}

func FuzzParse(f *testing.F) {
	seed := func(change func(*synthetic)) {
		s := plain()
		change(&s)
		f.Add(s.build(), 0)
	}
	seed(func(*synthetic) {})
	seed(func(s *synthetic) { s.shortLoca, s.hints = true, []byte{1, 2, 3, 4} })
	seed(func(s *synthetic) { s.format12, s.cmap = true, map[rune]uint16{'一': 1, 0x20000: 2} })
	seed(func(s *synthetic) { s.glyphs[2] = composite(4) })
	seed(func(s *synthetic) { s.fsType = embedWhole })
	seed(func(s *synthetic) { s.loca = []uint32{0, 4, 2, 1 << 31, 3, 9} })
	f.Add(collection(plain().build(), plain().build()), 1)
	f.Fuzz(func(t *testing.T, data []byte, index int) {
		face, err := Parse(data, "x.ttf", index)
		if err != nil {
			return
		}
		exercise(t, face)
	})
}
