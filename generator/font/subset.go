package font

import (
	"errors"
	"fmt"
	"math"
)

// Subset is a font program with the glyphs that a document shows.
type Subset struct {
	TrueType []byte // tables glyf head hhea hmtx loca maxp, and cvt fpgm prep where the font is hinted
	Advances []int  // by new glyph number, font units
	Count    int    // glyphs, .notdef and components included
}

// Subset cuts the face down to glyphs, given in order of first use and without
// 0. They are renumbered: 0 is .notdef, glyphs[i] becomes i+1, and the parts of
// composite glyphs follow. A glyph may be given twice (two characters that look
// alike) and then has two numbers. Where the foundry forbids subsetting, all
// other glyphs follow as well.
func (f *Face) Subset(glyphs []GlyphID) (*Subset, error) {
	s := subsetter{face: f, order: make([]GlyphID, 1, len(glyphs)+8)}
	s.order = append(s.order, glyphs...)
	for _, g := range glyphs {
		if g == 0 {
			return nil, errors.New("子集中不应有缺字（字形 0）")
		}
		if int(g) >= f.numGlyphs {
			return nil, fmt.Errorf("字形 %d 不存在：字体有 %d 个字形", g, f.numGlyphs)
		}
	}
	if f.Embedding&embedWhole != 0 {
		s.appendAll()
	}
	if err := s.appendComponents(); err != nil {
		return nil, err
	}
	if len(s.order) > math.MaxUint16 {
		return nil, fmt.Errorf("子集有 %d 个字形，超过 %d 个的上限", len(s.order), math.MaxUint16)
	}
	return s.write(), nil
}

// subsetter collects the glyphs of one subset.
type subsetter struct {
	face       *Face
	order      []GlyphID // old numbers by new number
	size       int       // bytes of the new glyf table
	composites []int     // new numbers of composite glyphs
	renumbered []GlyphID // new numbers by old number, 0: not taken; nil until a composite is met
}

// appendAll adds every glyph that was not asked for.
func (s *subsetter) appendAll() {
	s.index()
	for g := 1; g < s.face.numGlyphs; g++ {
		s.number(GlyphID(g))
	}
}

// index makes renumbered say what order says.
func (s *subsetter) index() {
	if s.renumbered != nil {
		return
	}
	s.renumbered = make([]GlyphID, s.face.numGlyphs)
	for i := len(s.order) - 1; i > 0; i-- { // the first of two numbers counts
		s.renumbered[s.order[i]] = GlyphID(min(i, math.MaxUint16))
	}
}

// number returns the new number of a glyph, which it adds if need be. .notdef
// keeps its number.
func (s *subsetter) number(old GlyphID) GlyphID {
	if old != 0 && s.renumbered[old] == 0 {
		s.order = append(s.order, old)
		s.renumbered[old] = GlyphID(min(len(s.order)-1, math.MaxUint16))
	}
	return s.renumbered[old]
}

// appendComponents adds the parts of composite glyphs, and theirs, and counts
// the bytes.
func (s *subsetter) appendComponents() error {
	// Outlines do not overlap in a sound font; in a hostile one a short file
	// could ask for gigabytes. Glyphs given twice leave the factor some room.
	limit := 4*len(s.face.tables.glyf) + 1<<16
	for i := 0; i < len(s.order); i++ {
		outline, err := s.face.outline(s.order[i])
		if err != nil {
			return err
		}
		if s.size += len(outline) + len(outline)&1; s.size > limit {
			return errors.New("loca 表损坏：各字形的轮廓互相重叠")
		}
		if !isComposite(outline) {
			continue
		}
		s.composites = append(s.composites, i)
		s.index()
		err = eachComponent(outline, func(_ int, part GlyphID) error {
			if int(part) >= s.face.numGlyphs {
				return fmt.Errorf("组合字形 %d 的部件 %d 不存在", s.order[i], part)
			}
			s.number(part)
			return nil
		})
		if err != nil {
			return err
		}
	}
	heights := make(map[GlyphID]int)
	for _, i := range s.composites {
		if _, err := s.height(s.order[i], heights, 0); err != nil {
			return err
		}
	}
	return nil
}

// maxDepth bounds how deep composites nest; maxComponentDepth of real fonts is
// 1 or 2.
const maxDepth = 16

// height is how deep the parts of a glyph nest, 0 when it has none. A glyph that
// contains itself nests without end and so is refused with the deep ones.
// heights keeps what is known, so that each outline is walked once.
func (s *subsetter) height(g GlyphID, heights map[GlyphID]int, depth int) (int, error) {
	if h, ok := heights[g]; ok {
		return h, nil
	}
	outline, err := s.face.outline(g)
	if err != nil {
		return 0, err
	}
	h := 0
	if isComposite(outline) {
		if depth > maxDepth {
			return 0, fmt.Errorf("组合字形 %d 包含自身或嵌套过深", g)
		}
		err = eachComponent(outline, func(_ int, part GlyphID) error {
			inner, err := s.height(part, heights, depth+1)
			h = max(h, inner+1)
			return err
		})
		if err == nil && h > maxDepth {
			err = fmt.Errorf("组合字形 %d 嵌套过深", g)
		}
	}
	heights[g] = h
	return h, err
}
