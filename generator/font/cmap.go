package font

import (
	"errors"
	"sort"
)

// readCmap builds the dense table of the Basic Multilingual Plane and keeps the
// groups of the other planes where they lie.
func (f *Face) readCmap(dir map[string][]byte) error {
	cmap, err := table(dir, "cmap", 4)
	if err != nil {
		return err
	}
	f.bmp = new([0x10000]GlyphID)
	if full := unicodeSubtable(cmap, 12); full != nil {
		return f.readGroups(full)
	}
	if bmp := unicodeSubtable(cmap, 4); bmp != nil {
		return f.readSegments(bmp)
	}
	return errors.New("cmap 表没有 Unicode 编码（格式 4 或 12）")
}

// unicodeSubtable returns the first Unicode subtable of a format: of Windows
// (platform 3, encoding 1 or 10) or of the Unicode platform (0).
func unicodeSubtable(cmap []byte, format int) []byte {
	for i := range min(be16(cmap[2:]), (len(cmap)-4)/8) {
		record := cmap[4+8*i:][:8]
		platform, encoding, offset := be16(record), be16(record[2:]), uint64(be32(record[4:]))
		unicode := platform == 0 || platform == 3 && (encoding == 1 || encoding == 10)
		if unicode && offset+2 <= uint64(len(cmap)) && be16(cmap[offset:]) == format {
			return cmap[offset:]
		}
	}
	return nil
}

// readGroups reads format 12: sorted groups of first code, last code, first
// glyph. Overlaps are cut off, so a hostile table costs no more than a whole one.
func (f *Face) readGroups(sub []byte) error {
	if len(sub) < 16 {
		return errors.New("cmap 表不完整")
	}
	n := be32(sub[12:])
	if uint64(n)*12 > uint64(len(sub)-16) {
		return errors.New("cmap 表不完整")
	}
	f.groups = sub[16 : 16+12*n]
	next := uint32(0)
	for g := f.groups; len(g) > 0; g = g[12:] {
		first, last, glyph := be32(g), be32(g[4:]), be32(g[8:])
		if first > 0xFFFF {
			break
		}
		from := max(first, next)
		for r := from; r <= min(last, 0xFFFF); r++ {
			f.bmp[r] = f.valid(uint64(glyph) + uint64(r-first))
		}
		next = max(next, min(last, 0xFFFF)+1)
	}
	return nil
}

// supplementary looks a character beyond the BMP up.
func (f *Face) supplementary(r rune) GlyphID {
	code := uint32(r)
	n := len(f.groups) / 12
	i := sort.Search(n, func(i int) bool { return be32(f.groups[12*i+4:]) >= code })
	if i == n {
		return 0
	}
	group := f.groups[12*i:]
	first := be32(group)
	if code < first {
		return 0
	}
	return f.valid(uint64(be32(group[8:])) + uint64(code-first))
}

// readSegments reads format 4: parallel arrays of last code, first code, delta
// and offset into glyph numbers.
func (f *Face) readSegments(sub []byte) error {
	if len(sub) < 16 {
		return errors.New("cmap 表不完整")
	}
	n := be16(sub[6:]) / 2
	if 16+8*n > len(sub) {
		return errors.New("cmap 表不完整")
	}
	lasts, firsts, deltas, offsets := sub[14:], sub[16+2*n:], sub[16+4*n:], sub[16+6*n:]
	next := 0
	for i := range n {
		first, last := be16(firsts[2*i:]), be16(lasts[2*i:])
		delta, offset := be16(deltas[2*i:]), be16(offsets[2*i:])
		for r := max(first, next); r <= last; r++ {
			glyph := r
			if offset != 0 {
				// The offset counts from its own place in the array.
				at := 2*i + offset + 2*(r-first)
				if at+2 > len(offsets) {
					break
				}
				if glyph = be16(offsets[at:]); glyph == 0 {
					continue
				}
			}
			f.bmp[r] = f.valid(uint64(uint16(glyph + delta)))
		}
		next = max(next, last+1)
	}
	return nil
}

// valid is a glyph number of the cmap, or 0 when the font has no such glyph.
func (f *Face) valid(glyph uint64) GlyphID {
	if glyph >= uint64(f.numGlyphs) {
		return 0
	}
	return GlyphID(glyph)
}
