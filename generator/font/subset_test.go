package font

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"github.com/selfeval/selfeval/generator/judge"
)

// readable adds the tables that a PDF does not want and other readers do.
func readable(t testing.TB, subset []byte, original map[string][]byte) []byte {
	t.Helper()
	tables, err := directory(subset, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"cmap", "name", "post", "OS/2"} {
		if data, ok := original[tag]; ok {
			tables[tag] = data
		}
	}
	return file(tables)
}

const sampleText = "2020年度区应急管理局整体绩效自评结果：预算执行率84.25%，“三公”经费——下降12.5%；☑是☐否☒无·①㎡䶮堃喆镕"

// Every glyph of a subset has the outline and the advance of the original, as
// another reader sees them; composites and their parts included.
func TestSubsetOutlines(t *testing.T) {
	for _, name := range []string{"SelfevalSong.ttf", "SelfevalTitle.ttf", "SelfevalHei.ttf", "SelfevalKai.ttf", "companion/FandolFang.ttf", "companion/FandolKai.ttf"} {
		data := bundledFile(t, name)
		f := mustParse(t, data)
		dir, _ := directory(data, 0)
		var glyphs []GlyphID
		for _, r := range sampleText {
			if g := f.Glyph(r); g != 0 && !slices.Contains(glyphs, g) {
				glyphs = append(glyphs, g)
			}
		}
		subset, err := f.Subset(glyphs)
		if err != nil {
			t.Fatal(err)
		}
		want, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		got, err := sfnt.Parse(readable(t, subset.TrueType, dir))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got.NumGlyphs() != subset.Count || subset.Count < len(glyphs)+1 || len(subset.Advances) != subset.Count {
			t.Errorf("%s: %d glyphs, Count %d, %d advances, asked for %d", name, got.NumGlyphs(), subset.Count, len(subset.Advances), len(glyphs))
		}
		var b1, b2 sfnt.Buffer
		ppem := fixed.I(f.UnitsPerEm)
		for i, old := range append([]GlyphID{0}, glyphs...) {
			a, err1 := want.LoadGlyph(&b1, sfnt.GlyphIndex(old), ppem, nil)
			b, err2 := got.LoadGlyph(&b2, sfnt.GlyphIndex(i), ppem, nil)
			if err1 != nil || err2 != nil {
				t.Fatalf("%s: glyph %d: %v, %v", name, old, err1, err2)
			}
			if !slices.Equal(a, b) {
				t.Errorf("%s: outline of glyph %d (now %d) differs", name, old, i)
			}
			advance, err := got.GlyphAdvance(&b2, sfnt.GlyphIndex(i), ppem, 0)
			if err != nil || advance.Round() != f.Advance(old) || subset.Advances[i] != f.Advance(old) {
				t.Errorf("%s: advance of glyph %d is %v and %d, want %d (%v)", name, old, advance, subset.Advances[i], f.Advance(old), err)
			}
		}
	}
}

// Tables begin on multiples of four, checksums are right, the file sums up to
// the magic number (OpenType, "Calculating checksums").
func TestSubsetChecksums(t *testing.T) {
	s := plain()
	s.hints = []byte{1, 2, 3, 4, 5}
	for name, font := range map[string]*Face{"plain": mustParse(t, plain().build()), "hinted": mustParse(t, s.build())} {
		subset, err := font.Subset([]GlyphID{4, 3})
		if err != nil {
			t.Fatal(err)
		}
		file := subset.TrueType
		if len(file)%4 != 0 || checksum(file) != checksumMagic {
			t.Errorf("%s: %d bytes, sum %#x", name, len(file), checksum(file))
		}
		var tags []string
		for i := range be16(file[4:]) {
			entry := file[12+16*i:]
			tag, at, size := string(entry[:4]), int(be32(entry[8:])), int(be32(entry[12:]))
			tags = append(tags, tag)
			table := bytes.Clone(file[at : at+align4(size)])
			if tag == "head" {
				copy(table[headChecksum:], []byte{0, 0, 0, 0})
			}
			if at%4 != 0 || checksum(table) != be32(entry[4:]) {
				t.Errorf("%s: table %s at %d, sum %#x, noted %#x", name, tag, at, checksum(table), be32(entry[4:]))
			}
		}
		want := "glyf head hhea hmtx loca maxp"
		if name == "hinted" {
			want = "cvt  fpgm " + want + " prep"
		}
		if got := strings.Join(tags, " "); got != want {
			t.Errorf("%s: tables %s, want %s", name, got, want)
		}
	}
}

// Parts follow what is shown, once each; bearings and the repeated last advance
// are kept; both forms of loca are read.
func TestSubsetRenumbers(t *testing.T) {
	for _, short := range []bool{false, true} {
		s := plain()
		s.shortLoca = short
		f := mustParse(t, s.build())
		subset, err := f.Subset([]GlyphID{4, 2})
		if err != nil {
			t.Fatal(err)
		}
		if want := []int{500, 900, 900, 1000}; !slices.Equal(subset.Advances, want) || subset.Count != 4 {
			t.Errorf("short %v: advances %v, want %v", short, subset.Advances, want)
		}
		dir, _ := directory(subset.TrueType, 0)
		var bearings, offsets []int
		for i := range subset.Count {
			bearings = append(bearings, be16(dir["hmtx"][4*i+2:]))
		}
		if want := []int{0, 4, 2, 1}; !slices.Equal(bearings, want) { // the synthetic bearing is the old number
			t.Errorf("short %v: old numbers %v, want %v", short, bearings, want)
		}
		for i := range subset.Count + 1 {
			offsets = append(offsets, int(be32(dir["loca"][4*i:])))
		}
		var parts []GlyphID
		if err := eachComponent(dir["glyf"][offsets[1]:offsets[2]], func(_ int, g GlyphID) error { parts = append(parts, g); return nil }); err != nil {
			t.Fatal(err)
		}
		if want := []GlyphID{3, 2}; !slices.Equal(parts, want) {
			t.Errorf("short %v: parts %v, want %v", short, parts, want)
		}
	}
}

// Two characters may share a glyph; each use has its own number.
func TestSubsetTwice(t *testing.T) {
	f := mustParse(t, plain().build())
	subset, err := f.Subset([]GlyphID{3, 3, 4, 4})
	if err != nil {
		t.Fatal(err)
	}
	if want := []int{500, 900, 900, 900, 900, 1000, 900}; !slices.Equal(subset.Advances, want) {
		t.Errorf("advances %v, want %v", subset.Advances, want)
	}
}

// fsType 0x0100 forbids subsetting: every glyph goes along.
func TestSubsetWhole(t *testing.T) {
	s := plain()
	s.fsType = 0x0104
	subset, err := mustParse(t, s.build()).Subset([]GlyphID{3})
	if err != nil {
		t.Fatal(err)
	}
	if want := []int{500, 900, 1000, 900, 900}; !slices.Equal(subset.Advances, want) {
		t.Errorf("advances %v, want %v", subset.Advances, want)
	}
}

func TestSubsetEmpty(t *testing.T) {
	subset, err := mustParse(t, plain().build()).Subset(nil)
	if err != nil || subset.Count != 1 {
		t.Errorf("%v, %v: want .notdef alone", subset, err)
	}
}

func TestSubsetRefuses(t *testing.T) {
	deep := plain()
	for i := range maxDepth + 1 {
		deep.glyphs = append(deep.glyphs, composite(4+i))
	}
	with := func(glyphs ...[]byte) synthetic {
		s := plain()
		copy(s.glyphs[1:], glyphs)
		return s
	}
	bad := func(loca ...uint32) synthetic {
		s := plain()
		s.loca = loca
		return s
	}
	huge := plain() // 60,000 glyphs of which every other one claims the same bytes
	huge.glyphs = append(huge.glyphs, bytes.Repeat(square(0, 0, 1), 1000))
	huge.loca = []uint32{0, 0}
	end := uint32(len(huge.glyphs[5]))
	for range 60000 {
		huge.glyphs = append(huge.glyphs, nil)
		huge.loca = append(huge.loca, end, 0)
	}
	huge.loca = huge.loca[:len(huge.glyphs)+1]
	all := make([]GlyphID, 30000)
	for i := range all {
		all[i] = GlyphID(2*i + 1)
	}
	for _, c := range []struct {
		name   string
		font   synthetic
		glyphs []GlyphID
		want   string
	}{
		{"notdef", plain(), []GlyphID{1, 0}, "子集中不应有缺字（字形 0）"},
		{"no such glyph", plain(), []GlyphID{5}, "字形 5 不存在：字体有 5 个字形"},
		{"loop of one", with(composite(1)), []GlyphID{1}, "组合字形 1 包含自身或嵌套过深"},
		{"loop of two", with(composite(3, 2), composite(1)), []GlyphID{1}, "组合字形 2 包含自身或嵌套过深"},
		{"too deep", deep, []GlyphID{GlyphID(4 + maxDepth + 1)}, "组合字形 4 包含自身或嵌套过深"},
		{"no such part", with(composite(9)), []GlyphID{1}, "组合字形 1 的部件 9 不存在"},
		{"part cut", with(composite(2, 3)[:14]), []GlyphID{1}, "组合字形的数据不完整"},
		{"beyond the table", bad(0, 34, 9999, 9999, 9999, 9999), []GlyphID{1}, "字形 1 的轮廓在 glyf 表之外"},
		{"backwards", bad(0, 34, 20, 40, 60, 80), []GlyphID{1}, "字形 1 的轮廓在 glyf 表之外"},
		{"overlapping", huge, all, "loca 表损坏：各字形的轮廓互相重叠"},
	} {
		f, err := Parse(c.font.build(), "x.ttf", 0)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if _, err := f.Subset(c.glyphs); err == nil || err.Error() != c.want {
			t.Errorf("%s: error %v, want %s", c.name, err, c.want)
		}
	}
}

// Wide and deep composites, all legal, would take for ever if each way down
// were walked.
func TestSubsetManyWaysDown(t *testing.T) {
	s := plain()
	for i := range maxDepth - 2 {
		s.glyphs = append(s.glyphs, composite(slices.Repeat([]int{4 + i}, 50)...))
	}
	f := mustParse(t, s.build())
	if _, err := f.Subset([]GlyphID{GlyphID(len(s.glyphs) - 1)}); err != nil {
		t.Error(err)
	}
}

// The same glyphs give the same bytes, in any number of goroutines.
func TestSubsetConcurrent(t *testing.T) {
	f := mustParse(t, bundledFile(t, "SelfevalKai.ttf"))
	var glyphs []GlyphID
	for _, r := range "“绩效☑自评”——·" {
		glyphs = append(glyphs, f.Glyph(r))
	}
	want, err := f.Subset(glyphs)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				if got, err := f.Subset(glyphs); err != nil || !bytes.Equal(got.TrueType, want.TrueType) {
					t.Errorf("bytes differ (%v)", err)
				}
			}
		})
	}
	group.Wait()
}

// fontTools reads every glyph and checks every checksum.
func TestSubsetFontTools(t *testing.T) {
	python := judge.Python(t, "fontTools")
	for _, name := range []string{"SelfevalKai.ttf", "companion/FandolFang.ttf"} {
		f := mustParse(t, bundledFile(t, name))
		var glyphs []GlyphID
		for _, r := range sampleText {
			if g := f.Glyph(r); g != 0 {
				glyphs = append(glyphs, g)
			}
		}
		subset, err := f.Subset(glyphs)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "subset.ttf")
		if err := os.WriteFile(path, subset.TrueType, 0o600); err != nil {
			t.Fatal(err)
		}
		script := `
import sys
from fontTools.ttLib import TTFont
f = TTFont(sys.argv[1], checkChecksums=2)
for tag in f.keys(): f[tag]
glyf = f["glyf"]
for name in f.getGlyphOrder(): glyf[name].getCoordinates(glyf)
print(len(f.getGlyphOrder()))`
		out, err := exec.Command(python, "-W", "error", "-c", script, path).CombinedOutput()
		if err != nil || strings.TrimSpace(string(out)) != fmt.Sprint(subset.Count) {
			t.Errorf("%s: %d glyphs, fontTools says %v:\n%s", name, subset.Count, err, out)
		}
	}
}
