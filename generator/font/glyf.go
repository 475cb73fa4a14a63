package font

import (
	"errors"
	"fmt"
)

// glyphHeader is the size of numberOfContours and the box.
const glyphHeader = 10

// outline returns the glyf data of a glyph; none when it is blank.
func (f *Face) outline(g GlyphID) ([]byte, error) {
	i := int(g)
	if i >= f.numGlyphs {
		return nil, fmt.Errorf("字形 %d 不存在：字体有 %d 个字形", g, f.numGlyphs)
	}
	var start, end uint64
	if f.longLoca {
		start, end = uint64(be32(f.tables.loca[4*i:])), uint64(be32(f.tables.loca[4*i+4:]))
	} else {
		start, end = 2*uint64(be16(f.tables.loca[2*i:])), 2*uint64(be16(f.tables.loca[2*i+2:]))
	}
	if start == end {
		return nil, nil
	}
	if start > end || end > uint64(len(f.tables.glyf)) || end-start < glyphHeader {
		return nil, fmt.Errorf("字形 %d 的轮廓在 glyf 表之外", g)
	}
	return f.tables.glyf[start:end], nil
}

// isComposite reports whether a glyph is made of other glyphs.
func isComposite(outline []byte) bool { return len(outline) >= glyphHeader && bei16(outline) < 0 }

// Flags of a component (glyf table, composite glyph description).
const (
	argsAreWords    = 0x0001
	haveScale       = 0x0008
	moreComponents  = 0x0020
	haveXAndYScale  = 0x0040
	haveTwoByTwo    = 0x0080
	componentHeader = 4 // flags and glyph number
)

var errComponents = errors.New("组合字形的数据不完整")

// eachComponent calls visit with the place of each component's glyph number
// within a composite outline.
func eachComponent(outline []byte, visit func(at int, glyph GlyphID) error) error {
	at := glyphHeader
	for {
		if at+componentHeader > len(outline) {
			return errComponents
		}
		flags := be16(outline[at:])
		if err := visit(at+2, GlyphID(be16(outline[at+2:]))); err != nil {
			return err
		}
		at += componentHeader + 2
		if flags&argsAreWords != 0 {
			at += 2
		}
		switch {
		case flags&haveScale != 0:
			at += 2
		case flags&haveXAndYScale != 0:
			at += 4
		case flags&haveTwoByTwo != 0:
			at += 8
		}
		if at > len(outline) {
			return errComponents
		}
		if flags&moreComponents == 0 {
			return nil
		}
	}
}
