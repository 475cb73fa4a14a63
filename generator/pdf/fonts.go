package pdf

import (
	"fmt"
	"hash/fnv"
	"strconv"

	"github.com/selfeval/selfeval/generator/font"
)

// fonts are the faces that a file uses, in order of first use.
type fonts struct {
	list []*fontUse
	last *fontUse // most texts are in the face of the text before
}

// use returns the use of a face.
func (s *fonts) use(face *font.Face) *fontUse {
	if s.last != nil && s.last.face == face {
		return s.last
	}
	for _, u := range s.list {
		if u.face == face {
			s.last = u
			return u
		}
	}
	s.last = &fontUse{
		face:   face,
		name:   "/F" + strconv.Itoa(len(s.list)+1),
		codes:  make(map[uint64]uint16, 512),
		runes:  make([]rune, 1, 512),
		widths: make([]int64, 1, 512),
	}
	s.list = append(s.list, s.last)
	return s.last
}

// fontUse is what a file uses of a face. Its character codes count up from 1 in
// order of first use; they are the CIDs and the glyphs of the subset as well.
// Code 0 is .notdef, which an archive file must not show (ISO 19005-2, 6.2.11.8).
type fontUse struct {
	face   *font.Face
	name   string            // in the resources: /F1
	codes  map[uint64]uint16 // by glyph and character
	glyphs []font.GlyphID    // by code - 1
	runes  []rune            // by code
	widths []int64           // by code: millionths of an em
}

// code returns the code of a glyph that stands for a character. Two characters
// that share a glyph get a code each, so that each can be copied and searched as
// what it is.
func (u *fontUse) code(g font.GlyphID, r rune) (uint16, error) {
	key := uint64(g)<<32 | uint64(uint32(r))
	if code, ok := u.codes[key]; ok {
		return code, nil
	}
	switch {
	case g == 0:
		return 0, fmt.Errorf("字体“%s”没有字符“%c”（U+%04X），不能写入 PDF", u.face.Family, r, r)
	case !mappable(r):
		return 0, fmt.Errorf("字体“%s”的字形 %d 没有对应的字符（U+%04X），不能写入 PDF", u.face.Family, g, uint32(r))
	case len(u.runes) > 0xFFFF:
		return 0, fmt.Errorf("字体“%s”用到的字符超过 65535 个", u.face.Family)
	}
	code := uint16(len(u.runes))
	u.codes[key] = code
	u.glyphs = append(u.glyphs, g)
	u.runes = append(u.runes, r)
	u.widths = append(u.widths, emWidth(u.face.Advance(g), u.face.UnitsPerEm))
	return code, nil
}

// mappable says whether a ToUnicode map may lead to a character: not to nothing,
// half a pair or a mark of byte order (ISO 14289-1, 7.21.7).
func mappable(r rune) bool {
	return r > 0 && r <= 0x10FFFF && (r < 0xD800 || r > 0xDFFF) && r != 0xFEFF && r&0xFFFE != 0xFFFE
}

// emWidth turns font units into millionths of an em, to the nearest; PDF's
// own unit is a thousandth.
func emWidth(units, unitsPerEm int) int64 {
	return divide(int64(units)*1_000_000, int64(unitsPerEm))
}

// tag is the six letters before a subset's name (9.6.4), made from what is in it:
// equal subsets have equal tags, others most likely not.
func (u *fontUse) tag() string {
	h := fnv.New64a()
	h.Write([]byte(u.face.SHA256))
	for _, g := range u.glyphs {
		h.Write([]byte{byte(g >> 8), byte(g)})
	}
	sum := h.Sum64()
	var tag [6]byte
	for i := range tag {
		tag[i] = 'A' + byte(sum%26)
		sum /= 26
	}
	return string(tag[:])
}

// write writes a face as a composite font (9.7): the program of its subset and
// what a reader has to know to place and to copy its glyphs.
func (u *fontUse) write(f *file, r ref, subset *font.Subset) {
	face := u.face
	name := u.tag() + "+" + face.PostScriptName
	descendant, descriptor, program, unicode := f.alloc(), f.alloc(), f.alloc(), f.alloc()

	b := append(f.begin(r), "<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont"...)
	b = appendName(b, name)
	b = append(b, "/DescendantFonts["...)
	b = appendRef(b, descendant)
	b = append(b, "]/ToUnicode "...)
	b = appendRef(b, unicode)
	f.end(append(b, ">>"...))

	b = append(f.begin(descendant), "<</Type/Font/Subtype/CIDFontType2/BaseFont"...)
	b = appendName(b, name)
	b = append(b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor "...)
	b = appendRef(b, descriptor)
	b = appendWidths(append(b, "/DW 1000"...), u.widths)
	f.end(append(b, ">>"...))

	scaled := func(units int) int { return int(divide(int64(units)*1000, int64(face.UnitsPerEm))) }
	b = append(f.begin(descriptor), "<</Type/FontDescriptor/FontName"...)
	b = appendName(b, name)
	b = append(b, "/Flags 4/FontBBox["...) // 4: symbolic, its own encoding
	for _, units := range face.Box {
		b = append(appendInt(b, scaled(units)), ' ')
	}
	b = append(b, "]/ItalicAngle "...)
	b = appendMilli(b, divide(int64(face.ItalicAngle)*1000, 65536))
	b = append(b, "/Ascent "...)
	b = appendInt(b, scaled(face.Ascent))
	b = append(b, "/Descent "...)
	b = appendInt(b, scaled(face.Descent))
	b = append(b, "/CapHeight "...)
	b = appendInt(b, scaled(face.CapHeight))
	b = append(b, "/StemV 80/FontFile2 "...)
	b = appendRef(b, program)
	var set ref
	if f.classic {
		set = f.alloc()
		b = append(b, "/CIDSet "...)
		b = appendRef(b, set)
	}
	f.end(append(b, ">>"...))

	f.stream(program, "/Length1 "+strconv.Itoa(len(subset.TrueType)), subset.TrueType)
	f.stream(unicode, "", unicodeMap(u.runes))
	if f.classic {
		f.stream(set, "", cidSet(subset.Count))
	}
}

// appendWidths appends the widths (9.7.4.3) that differ from the default of
// 1000: runs of neighbouring codes share an array.
func appendWidths(b []byte, widths []int64) []byte {
	const usual = 1_000_000
	b = append(b, "/W["...)
	for code := 1; code < len(widths); {
		if widths[code] == usual {
			code++
			continue
		}
		b = append(appendInt(b, code), '[')
		for ; code < len(widths) && widths[code] != usual; code++ {
			b = append(appendMilli(b, widths[code]), ' ')
		}
		b = append(b, ']')
	}
	return append(b, ']')
}

// cidSet has a bit for each of the first n glyphs, the highest bit of a byte
// first. Readers of PDF/A-1 ask for it; later ones do not.
func cidSet(n int) []byte {
	set := make([]byte, (n+7)/8)
	for i := range n {
		set[i/8] |= 0x80 >> (i % 8)
	}
	return set
}
