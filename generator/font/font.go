// Package font reads TrueType fonts, says which of them serves which role of a
// Chinese official document, and cuts them down to the glyphs that a PDF shows.
//
// It knows glyf outlines, cmap formats 4 and 12, and collections; horizontal
// text only. A font's bytes are used where they lie: nothing is copied and no
// outline is decoded at load. Everything is safe for concurrent use once built.
package font

import "encoding/binary"

// GlyphID numbers a glyph within its face. 0 is .notdef: the character is missing.
type GlyphID uint16

// Face is one font of a file. Lengths are in font units, of which an em has
// UnitsPerEm; y grows upwards from the base line.
type Face struct {
	Family         string // English family name where the font has one
	PostScriptName string
	File           string // name of the file it came from, for people
	SHA256         string // of the file, hex
	UnitsPerEm     int
	Ascent         int    // of hhea
	Descent        int    // of hhea; negative
	CapHeight      int    // of OS/2, else measured on H
	Box            [4]int // xMin, yMin, xMax, yMax around all glyphs
	ItalicAngle    int    // of post, in 1/65536 of a degree, counterclockwise
	Embedding      uint16 // fsType of OS/2: what the foundry allows

	names     []string // all family and full names, folded; what a user's file is recognised by
	tables    tables
	longLoca  bool
	numGlyphs int
	numHMtx   int // entries of hmtx that carry an advance
	bmp       *[0x10000]GlyphID
	groups    []byte // groups of cmap format 12, 12 bytes each; nil without one
	centre    int
}

// tables are the parts of the file that are read after load.
type tables struct {
	head, hhea, maxp, hmtx, loca, glyf []byte
	cvt, fpgm, prep                    []byte // hints; nil in most Chinese fonts
}

// Glyph returns the glyph of a character, 0 when the face lacks it.
func (f *Face) Glyph(r rune) GlyphID {
	if uint32(r) < uint32(len(f.bmp)) {
		return f.bmp[r]
	}
	return f.supplementary(r)
}

// Advance returns how far the pen moves over a glyph.
func (f *Face) Advance(g GlyphID) int {
	i := int(g)
	if i >= f.numGlyphs {
		return 0
	}
	return be16(f.tables.hmtx[4*min(i, f.numHMtx-1):])
}

// Ink returns the box around a glyph's outline; zeros when it is blank.
func (f *Face) Ink(g GlyphID) (xMin, yMin, xMax, yMax int) {
	data, err := f.outline(g)
	if err != nil || len(data) < glyphHeader || be16(data) == 0 {
		return 0, 0, 0, 0
	}
	return bei16(data[2:]), bei16(data[4:]), bei16(data[6:]), bei16(data[8:])
}

// Centre is the height above the base line of the middle of common Hanzi: the
// median over some 200 of them. Faces differ by up to 0.07 em, so a line that
// mixes them is aligned on this and not on the base line.
func (f *Face) Centre() int { return f.centre }

func be16(b []byte) int    { return int(binary.BigEndian.Uint16(b)) }
func bei16(b []byte) int   { return int(int16(binary.BigEndian.Uint16(b))) }
func be32(b []byte) uint32 { return binary.BigEndian.Uint32(b) }
