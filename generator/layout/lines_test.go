package layout

import (
	"math/rand/v2"
	"testing"

	"github.com/selfeval/selfeval/fonts"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/source"
)

// testSetter sets in the bundled fonts.
func testSetter(t testing.TB) *setter {
	t.Helper()
	bundled, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	set, _, err := font.NewSet(font.Config{Bundled: bundled})
	if err != nil {
		t.Fatal(err)
	}
	return newSetter(doc.GBT9704(), set, &source.Findings{})
}

// set breaks text into justified lines of the full width.
func set(s *setter, content string) *text {
	t := s.text(doc.Fangsong, s.style.Paragraphs[doc.BodyText].Size, doc.Run{Text: content})
	w := s.style.Paper.TextWidth()
	s.breakText(t, measure{first: w, rest: w, size: t.size, fit: justified})
	return t
}

func words(t *text, l line) string {
	b := []rune{}
	for _, c := range t.chars[l.start:l.end] {
		b = append(b, c.r)
	}
	return string(b)
}

// GB/T 9704-2012, 5.2.4: 28 characters a line.
func TestFullLineHas28Characters(t *testing.T) {
	s := testSetter(t)
	text := ""
	for range 100 {
		text += "绩"
	}
	got := set(s, text)
	for i, l := range got.lines[:3] {
		if n := l.end - l.start; n != 28 {
			t.Errorf("line %d has %d characters", i+1, n)
		}
	}
}

func TestNumbersStayWithTheirUnits(t *testing.T) {
	s := testSetter(t)
	for _, number := range []string{"2679.72万元", "≥4000人次", "84.25%", "11万余份", "〔2020〕42号"} {
		for pad := 15; pad < 30; pad++ {
			text := ""
			for range pad {
				text += "绩"
			}
			text += number + "以及其他工作的完成情况，详见后面的说明和附表。"
			got := set(s, text)
			found := false
			for _, l := range got.lines {
				line := []rune(words(got, l))
				for i := range line {
					if i+len([]rune(number)) <= len(line) && string(line[i:i+len([]rune(number))]) == number {
						found = true
					}
				}
			}
			if !found {
				t.Fatalf("%s is parted after %d characters", number, pad)
			}
		}
	}
}

// TestRandomLines: whatever the text, it is there in order, no line begins with
// a closer or a point or ends with an opener, and all lines but the last are
// exactly flush.
func TestRandomLines(t *testing.T) {
	s := testSetter(t)
	parts := []string{"绩效", "自评", "，", "。", "“", "”", "（", "）", "《", "》", "、", "2020年", "84.25%", "4659.56万元", "——", "……", "的", "区应急管理局", "：", "；"}
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		text := ""
		for range 10 + random.IntN(80) {
			text += "字"
			text += parts[random.IntN(len(parts))]
		}
		got := set(s, text)
		all := ""
		for i, l := range got.lines {
			line := words(got, l)
			all += line
			first, last := got.chars[l.start], got.chars[l.ink-1]
			if i > 0 && !first.kind.mayBegin() {
				t.Fatalf("line begins with %c: %s", first.r, line)
			}
			if i < len(got.lines)-1 && !last.kind.mayEnd() {
				t.Fatalf("line ends with %c: %s", last.r, line)
			}
			_, width := got.glyphs(nil, &l, !l.last)
			if !l.last && width != l.width || width > l.width {
				t.Fatalf("line is %d wide, should be %d: %s", width, l.width, line)
			}
		}
		if all != text {
			t.Fatalf("text changed:\n%s\n%s", text, all)
		}
	}
}

// A character that no font has is an error with its place, once, never a box.
func TestMissingGlyph(t *testing.T) {
	s := testSetter(t)
	at := source.Place{File: "x.toml", Line: 3, Column: 9}
	s.text(doc.Fangsong, 16*doc.Point, doc.Run{Text: "甲\U000323AF乙\U000323AF", Origin: doc.Origin{Place: at}})
	found := s.findings.List()
	if len(found) != 1 || found[0].Code != source.GlyphMissing || found[0].Place != at || found[0].Hint == "" {
		t.Errorf("got %v", found)
	}
}

func BenchmarkLines(b *testing.B) {
	s := testSetter(b)
	text := ""
	for len(text) < 3*12000 {
		text += "根据区财政局的要求，我局对2020年度部门整体支出（含4659.56万元财政拨款）开展“绩效自评”，得分96.85分。"
	}
	for b.Loop() {
		set(s, text[:3*1000])
	}
}

// GB/T 9704-2012, 7.3.1: a title is broken where the sense allows, in lines of
// similar length.
func TestTitleLines(t *testing.T) {
	s := testSetter(t)
	for title, first := range map[string]string{
		"2023年度云梦县青石桥区文化馆整体绩效自评结果":   "2023年度云梦县青石桥区",
		"2023年度青溪县图书馆古籍修复建设项目绩效自评报告": "2023年度青溪县图书馆",
	} {
		f := &s.style.Paragraphs[doc.Title]
		got := s.text(f.Role, f.Size, doc.Run{Text: title})
		w := s.style.Paper.TextWidth()
		s.breakText(got, measure{first: w, rest: w, size: f.Size, fit: balanced})
		if len(got.lines) != 2 || words(got, got.lines[0]) != first {
			t.Errorf("%d lines, the first is %s", len(got.lines), words(got, got.lines[0]))
		}
	}
}

// A blank to be filled in goes to the next line whole rather than divide the
// words before it.
func TestBlankIsAWord(t *testing.T) {
	s := testSetter(t)
	got := s.text(doc.Song, 12*doc.Point, doc.Run{Text: "财务负责人（签字）："}, doc.Run{Text: "        ", Underline: true})
	s.breakText(got, measure{first: 140 * doc.Point, rest: 140 * doc.Point, size: got.size, fit: ragged})
	if len(got.lines) != 2 || words(got, got.lines[0]) != "财务负责人（签字）：" {
		t.Errorf("%d lines, the first is %s", len(got.lines), words(got, got.lines[0]))
	}
}
