package font

import (
	"encoding/binary"
	"slices"
	"testing"
	"unicode/utf16"
)

// synthetic is a small font to be built with every kind of fault.
type synthetic struct {
	glyphs    [][]byte        // glyf data by glyph number
	advances  []uint16        // of the first glyphs; the others repeat the last
	cmap      map[rune]uint16 // BMP: format 4, with others: format 12
	format12  bool
	shortLoca bool
	fsType    uint16
	family    string
	hints     []byte // of cvt, fpgm and prep alike
	without   string // tag of a table to leave out
	cut       string // tag of a table to cut to half
	loca      []uint32
}

// square is a simple glyph: a box with its lower left corner at x, y.
func square(x, y, size int) []byte {
	b := be(1, x, y, x+size, y+size, 3, 0) // contours, box, last point, no instructions
	b = append(b, 1, 1, 1, 1)              // on-curve points with 16-bit deltas
	return append(b, be(x, 0, size, 0, y, size, 0, -size)...)
}

// composite is a glyph of parts, each moved by 100 units more than the last.
func composite(parts ...int) []byte {
	b := be(-1, 0, 0, 0, 0)
	for i, part := range parts {
		flags := argsAreWords | 0x0002 // words, x and y
		if i < len(parts)-1 {
			flags |= moreComponents
		}
		b = append(b, be(flags, part, 100*i, 0)...)
	}
	return b
}

// be writes numbers as big-endian 16-bit.
func be(numbers ...int) []byte {
	var b []byte
	for _, n := range numbers {
		b = binary.BigEndian.AppendUint16(b, uint16(n))
	}
	return b
}

// plain is a sound font: .notdef, three squares and a composite of two of them.
func plain() synthetic {
	return synthetic{
		glyphs:   [][]byte{square(0, 0, 10), square(100, -50, 800), square(100, 100, 700), square(0, 0, 600), composite(1, 2)},
		advances: []uint16{500, 1000, 900},
		cmap:     map[rune]uint16{'一': 1, '二': 2, 'H': 3, '三': 4},
		family:   "Test Fangsong",
	}
}

// build writes the font file.
func (s synthetic) build() []byte {
	var glyf []byte
	loca := []uint32{0}
	for _, g := range s.glyphs {
		glyf = append(glyf, g...)
		if len(glyf)%2 == 1 {
			glyf = append(glyf, 0)
		}
		loca = append(loca, uint32(len(glyf)))
	}
	if s.loca != nil {
		loca = s.loca
	}
	var locaTable []byte
	for _, offset := range loca {
		if s.shortLoca {
			locaTable = binary.BigEndian.AppendUint16(locaTable, uint16(offset/2))
		} else {
			locaTable = binary.BigEndian.AppendUint32(locaTable, offset)
		}
	}
	head := make([]byte, headSize)
	binary.BigEndian.PutUint16(head[18:], 1000)
	if !s.shortLoca {
		head[headLocFormat+1] = 1
	}
	hhea := make([]byte, hheaSize)
	copy(hhea[4:], be(880, -120))
	binary.BigEndian.PutUint16(hhea[hheaNumHMtx:], uint16(len(s.advances)))
	maxp := make([]byte, maxpSize)
	copy(maxp, be(1, 0, len(s.glyphs)))
	var hmtx []byte
	for i := range s.glyphs {
		if i < len(s.advances) {
			hmtx = binary.BigEndian.AppendUint16(hmtx, s.advances[i])
		}
		hmtx = append(hmtx, be(i)...) // a bearing that tells glyphs apart
	}
	os2 := make([]byte, 96)
	copy(os2, be(4))
	binary.BigEndian.PutUint16(os2[8:], s.fsType)
	post := make([]byte, 32)
	copy(post, be(3, 0, -12, 0))
	tables := map[string][]byte{
		"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx, "OS/2": os2, "post": post,
		"glyf": glyf, "loca": locaTable, "cmap": s.cmapTable(), "name": s.nameTable(),
	}
	if s.hints != nil {
		tables["cvt "], tables["fpgm"], tables["prep"] = s.hints, s.hints, s.hints
	}
	delete(tables, s.without)
	if t, ok := tables[s.cut]; ok {
		tables[s.cut] = t[:len(t)/2]
	}
	return file(tables)
}

// file assembles tables.
func file(tables map[string][]byte) []byte {
	var sections []section
	for tag, data := range tables {
		sections = append(sections, section{tag, len(data), func(to []byte) { copy(to, data) }})
	}
	slices.SortFunc(sections, func(a, b section) int {
		if a.tag < b.tag {
			return -1
		}
		return 1
	})
	return assemble(sections)
}

func (s synthetic) cmapTable() []byte {
	var runes []rune
	for r := range s.cmap {
		runes = append(runes, r)
	}
	slices.Sort(runes)
	if s.format12 {
		t := be(0, 1, 3, 10, 0, 12, 12, 0, 0, 16+12*len(runes), 0, 0, 0, len(runes))
		for _, r := range runes {
			for _, n := range []uint32{uint32(r), uint32(r), uint32(s.cmap[r])} {
				t = binary.BigEndian.AppendUint32(t, n)
			}
		}
		return t
	}
	var first, delta, offset []byte
	for _, r := range runes {
		first = append(first, be(int(r))...)
		delta = append(delta, be(int(s.cmap[r])-int(r))...)
		offset = append(offset, be(0)...)
	}
	n := len(runes) + 1
	t := be(0, 1, 3, 1, 0, 12, 4, 16+8*n, 0, 2*n, 0, 0, 0)
	t = append(t, first...) // last codes: each segment is one character
	t = append(t, be(0xFFFF, 0)...)
	t = append(t, first...)
	t = append(t, be(0xFFFF)...)
	t = append(t, delta...)
	t = append(t, be(1)...)
	t = append(t, offset...)
	return append(t, be(0)...)
}

func (s synthetic) nameTable() []byte {
	units := utf16.Encode([]rune(s.family))
	t := be(0, 1, 18, 3, 1, 0x0409, nameFamily, 2*len(units), 0)
	for _, u := range units {
		t = append(t, be(int(u))...)
	}
	return t
}

// collection makes a .ttc of font files.
func collection(fonts ...[]byte) []byte {
	header := 12 + 4*len(fonts)
	b := be(0x7474, 0x6366, 1, 0, 0, len(fonts))
	at := header
	for _, f := range fonts {
		b = binary.BigEndian.AppendUint32(b, uint32(at))
		at += len(f)
	}
	at = header
	for _, f := range fonts {
		moved := slices.Clone(f) // table offsets count from the start of the collection
		for i := range be16(f[4:]) {
			entry := moved[12+16*i:]
			binary.BigEndian.PutUint32(entry[8:], be32(entry[8:])+uint32(at))
		}
		b = append(b, moved...)
		at += len(f)
	}
	return b
}

func mustParse(t testing.TB, data []byte) *Face {
	t.Helper()
	f, err := Parse(data, "test.ttf", 0)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
