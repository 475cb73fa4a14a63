package pdf

import (
	"encoding/binary"
	"testing"
)

// program is an embedded font program, read by another reader than font's.
type program struct {
	data       []byte
	hmtx       []byte
	metrics    int
	glyphs     int
	unitsPerEm int64
}

func sfnt(t testing.TB, data []byte) program {
	t.Helper()
	u16 := func(b []byte) int { return int(binary.BigEndian.Uint16(b)) }
	tables := map[string][]byte{}
	for i := range u16(data[4:]) {
		entry := data[12+16*i:]
		start, length := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		tables[string(entry[:4])] = data[start : start+length]
	}
	for _, name := range []string{"glyf", "head", "hhea", "hmtx", "loca", "maxp"} {
		if tables[name] == nil {
			t.Fatalf("the font program has no table %s", name)
		}
	}
	return program{
		data:       data,
		hmtx:       tables["hmtx"],
		metrics:    u16(tables["hhea"][34:]),
		glyphs:     u16(tables["maxp"][4:]),
		unitsPerEm: int64(u16(tables["head"][18:])),
	}
}

// width returns a glyph's advance in millionths of an em.
func (p program) width(glyph int) int64 {
	advance := binary.BigEndian.Uint16(p.hmtx[4*min(glyph, p.metrics-1):])
	return int64(advance) * 1_000_000 / p.unitsPerEm
}
