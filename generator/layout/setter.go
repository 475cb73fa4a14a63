package layout

import (
	"fmt"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/source"
)

// setter sets one document. It is made for one call of [Layout].
type setter struct {
	style    *doc.Style
	fonts    *font.Set
	findings *source.Findings
	faces    []*font.Face // those in use; char.face is an index
	roles    [doc.RoleCount]uint8
	breaker  breaker
	buffer   []rune
	reported map[missingGlyph]bool

	bodySize, charPitch doc.Length // text of this size keeps this pitch

	chars     []char // slab
	lines     []line // slab
	charCount int    // given glyphs so far, for the size of the painter's slab
}

// missingGlyph is what is reported once.
type missingGlyph struct {
	r  rune
	at source.Place
}

func newSetter(style *doc.Style, fonts *font.Set, out *source.Findings) *setter {
	s := &setter{
		style: style, fonts: fonts, findings: out, reported: map[missingGlyph]bool{},
		bodySize: style.Paragraphs[doc.BodyText].Size, charPitch: style.CharPitch(),
	}
	for r := range s.roles {
		s.roles[r] = s.faceIndex(fonts.Face(doc.Role(r)))
	}
	return s
}

// faceIndex is the face's place in s.faces; it is added if it is new.
func (s *setter) faceIndex(f *font.Face) uint8 {
	for i, known := range s.faces {
		if known == f {
			return uint8(i)
		}
	}
	s.faces = append(s.faces, f)
	return uint8(len(s.faces) - 1)
}

// runes copies the characters into a buffer that the next call uses again.
func (s *setter) runes(chars []char) []rune {
	s.buffer = s.buffer[:0]
	for i := range chars {
		s.buffer = append(s.buffer, chars[i].r)
	}
	return s.buffer
}

// text gives runs their glyphs. Emphasis is set in the style's emphasis role,
// the rest in role.
func (s *setter) text(role doc.Role, size doc.Length, runs ...doc.Run) *text {
	t := &text{size: size}
	s.add(t, role, runs)
	s.finish(t)
	return t
}

// add appends runs to t; finish is to be called behind the last.
func (s *setter) add(t *text, role doc.Role, runs []doc.Run) {
	n := 0
	for i := range runs {
		n += utf8.RuneCountInString(runs[i].Text)
	}
	s.reserve(t, n)
	for i := range runs {
		run := &runs[i]
		of := role
		if run.Strong {
			of = s.style.Emphasis
		}
		var l look
		if run.Underline {
			l |= underlined
		}
		if run.Gap {
			l |= missing
		}
		t.looks = t.looks || l != 0
		for _, r := range run.Text {
			switch {
			case r == '\n':
				t.ends = append(t.ends, int32(len(t.chars)))
				continue
			case r == '\t':
				r = ' '
			case ignorable(r):
				continue
			}
			c := s.char(of, r, t.size, run.Origin.Where())
			if c.look = l; c.blank() {
				c.kind = other                               // it does not hang at the end of a line
				c.adv = max(c.adv, int32(s.pitch(t.size)/2)) // as in 宋体 and 仿宋, whatever the font says
			}
			t.chars = append(t.chars, c)
		}
		if n := len(t.chars); n > 0 {
			t.chars[n-1].seam = true
		}
	}
}

// reserve makes room for n more characters. All texts of a document share slabs.
func (s *setter) reserve(t *text, n int) {
	s.charCount += n
	if cap(t.chars)-len(t.chars) >= n {
		return
	}
	n += len(t.chars)
	if cap(s.chars)-len(s.chars) < n {
		s.chars = make([]char, 0, max(charSlab, n))
	}
	from := len(s.chars)
	s.chars = s.chars[:from+n]
	t.chars = append(s.chars[from:from:from+n], t.chars...)
}

const charSlab = 4096

// char finds the glyph of a character. One that no font has is an error at
// the place of its text, and is shown as 〓, the mark of type that is not in stock.
func (s *setter) char(role doc.Role, r rune, size doc.Length, at source.Place) char {
	index := s.roles[role]
	face := s.faces[index]
	id := face.Glyph(r)
	if id == 0 {
		face, id = s.fonts.Find(role, r)
		if face == nil || id == 0 {
			s.reportMissing(r, at)
			r = '〓'
			if face, id = s.fonts.Find(role, r); face == nil {
				face = s.faces[index]
			}
		}
		index = s.faceIndex(face)
	}
	c := char{r: r, id: id, face: index, kind: kindOf(r)}
	pitch := size
	if size == s.bodySize {
		pitch = s.charPitch // all widths shrink alike, so that two digits stay one cell
	}
	c.adv = scale(face.Advance(id), pitch, face.UnitsPerEm)
	if c.kind != hanzi && c.kind != digit && c.kind != letter {
		s.box(&c, face, pitch)
	}
	return c
}

// scale converts font units to a length, rounded half up.
func scale(units int, size doc.Length, unitsPerEm int) int32 {
	n, d := int64(units)*int64(size)*2+int64(unitsPerEm), int64(unitsPerEm)*2
	if n < 0 {
		return int32(-((-n + d - 1) / d))
	}
	return int32(n / d)
}

// box gives the marks that are one em wide in Chinese that width whatever the
// font says (quotes, dash, ellipsis, middle dot; kept proportional by many fonts),
// and finds how much of a mark's box is blank and may be squeezed off.
func (s *setter) box(c *char, face *font.Face, em doc.Length) {
	if wide := int32(em) - c.adv; wide > 0 {
		switch c.r {
		case '“', '‘':
			c.off = wide
		case '”', '’':
		case '—', '―', '…', '·':
			c.off = wide / 2
		default:
			wide = 0
		}
		c.adv += wide
	}
	if c.kind != opener && c.kind != closer && c.kind != point || !c.wide(em) {
		return
	}
	left, _, right, _ := face.Ink(c.id)
	half := c.adv / 2
	switch {
	case c.kind == opener && scale(left, em, face.UnitsPerEm)+c.off >= half,
		c.kind != opener && scale(right, em, face.UnitsPerEm)+c.off <= half:
		c.room = half
	}
}

// wide reports a character that fills an em.
func (c *char) wide(em doc.Length) bool { return doc.Length(c.adv)*10 >= em*9 }

// finish looks at neighbours: it squeezes adjacent punctuation and marks the
// gaps that justification may widen.
func (s *setter) finish(t *text) {
	for i := 1; i < len(t.chars); i++ {
		a, b := &t.chars[i-1], &t.chars[i]
		squeezeNeighbours(a, b)
		a.gap = stretchable(a, b, t.size)
	}
}

// squeezeNeighbours takes half an em out of two marks side by side, as in 》， or
// ：“ or “《 (标点挤压): the blank half behind a closer or point, else the one
// before an opener.
func squeezeNeighbours(a, b *char) {
	switch {
	case !a.isMark() || !b.isMark():
	case a.kind != opener && a.room > 0:
		a.cut, a.room = a.room, 0
	case b.kind == opener && b.room > 0:
		b.cut, b.room = b.room, 0
	}
}

// isMark reports a full-width point, closer or opener.
func (c *char) isMark() bool {
	return c.r >= 0x2000 && (c.kind == closer || c.kind == point || c.kind == opener)
}

// stretchable tells whether space may be added between a and b: beside a
// full-width character, but not inside brackets or a 破折号.
func stretchable(a, b *char, size doc.Length) bool {
	switch {
	case a.kind == opener || b.kind == closer || b.kind == point,
		a.kind == dash && b.kind == dash, a.kind == ellipsis && b.kind == ellipsis,
		a.blank() && b.blank():
		return false
	}
	return a.wide(size) || b.wide(size)
}

func (s *setter) reportMissing(r rune, at source.Place) {
	if key := (missingGlyph{r, at}); !s.reported[key] {
		s.reported[key] = true
		s.findings.Add(source.GlyphMissing, at, "",
			fmt.Sprintf("所有字体中都没有“%c”（U+%04X）这个字", r, r),
			"检查是否误用了生僻字或特殊符号；确需使用时，用 --fonts 指定收有该字的字体")
	}
}
