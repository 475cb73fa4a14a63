package font

import (
	"encoding/binary"
	"math/bits"
)

// Places of fields that a subset changes.
const (
	headChecksum  = 8 // checkSumAdjustment
	headLocFormat = 50
	maxpNumGlyphs = 4
	hheaNumHMtx   = 34
)

// checksumMagic minus the sum of the whole file is head's checkSumAdjustment.
const checksumMagic = 0xB1B0AFBA

// section is a table on its way into the file: fill writes exactly size bytes.
type section struct {
	tag  string
	size int
	fill func(to []byte)
}

// write lays the collected glyphs out as a font file. Everything is written
// once, into one buffer of the final size.
func (s *subsetter) write() *Subset {
	t, count := &s.face.tables, len(s.order)
	raw := func(b []byte) func([]byte) { return func(to []byte) { copy(to, b) } }
	offsets := make([]uint32, count+1)
	result := &Subset{Advances: make([]int, count), Count: count}
	// In order of tag, as the directory must be; glyf is filled before loca.
	all := [...]section{
		{"cvt ", len(t.cvt), raw(t.cvt)},
		{"fpgm", len(t.fpgm), raw(t.fpgm)},
		{"glyf", s.size, func(to []byte) { s.fillGlyf(to, offsets) }},
		{"head", headSize, func(to []byte) {
			copy(to, t.head)
			binary.BigEndian.PutUint32(to[headChecksum:], 0)
			binary.BigEndian.PutUint16(to[headLocFormat:], 1)
		}},
		{"hhea", hheaSize, func(to []byte) {
			copy(to, t.hhea)
			binary.BigEndian.PutUint16(to[hheaNumHMtx:], uint16(count))
		}},
		{"hmtx", 4 * count, func(to []byte) { s.fillHmtx(to, result.Advances) }},
		{"loca", 4 * len(offsets), func(to []byte) {
			for i, offset := range offsets {
				binary.BigEndian.PutUint32(to[4*i:], offset)
			}
		}},
		{"maxp", maxpSize, func(to []byte) {
			copy(to, t.maxp)
			binary.BigEndian.PutUint16(to[maxpNumGlyphs:], uint16(count))
		}},
		{"prep", len(t.prep), raw(t.prep)},
	}
	sections := make([]section, 0, len(all))
	for _, sec := range all {
		if sec.size > 0 || sec.tag == "glyf" {
			sections = append(sections, sec)
		}
	}
	result.TrueType = assemble(sections)
	return result
}

// assemble writes directory and tables, each on a multiple of four bytes, with
// their checksums and that of the file.
func assemble(sections []section) []byte {
	at := 12 + 16*len(sections)
	size := at
	for _, sec := range sections {
		size += align4(sec.size)
	}
	file := make([]byte, size)
	put16, put32 := binary.BigEndian.PutUint16, binary.BigEndian.PutUint32
	n := len(sections)
	log := bits.Len(uint(n)) - 1
	put32(file, sfntTrueType)
	put16(file[4:], uint16(n))
	put16(file[6:], uint16(16<<log))
	put16(file[8:], uint16(log))
	put16(file[10:], uint16(16*n-16<<log))
	sum, head := uint32(0), 0
	for i, sec := range sections {
		body := file[at : at+align4(sec.size)]
		sec.fill(body[:sec.size])
		if sec.tag == "head" {
			head = at
		}
		entry := file[12+16*i:]
		tableSum := checksum(body)
		copy(entry, sec.tag)
		put32(entry[4:], tableSum)
		put32(entry[8:], uint32(at))
		put32(entry[12:], uint32(sec.size))
		sum += tableSum
		at += len(body)
	}
	sum += checksum(file[:12+16*n])
	put32(file[head+headChecksum:], checksumMagic-sum)
	return file
}

// fillGlyf copies the outlines, each on an even place, and points composites to
// the new numbers of their parts. It notes where each begins.
func (s *subsetter) fillGlyf(to []byte, offsets []uint32) {
	at, composites := 0, s.composites
	for i, old := range s.order {
		offsets[i] = uint32(at)
		outline, err := s.face.outline(old)
		if err != nil {
			continue // cannot be: appendComponents read it
		}
		copied := to[at : at+copy(to[at:], outline)]
		at += len(outline) + len(outline)&1
		if len(composites) > 0 && composites[0] == i {
			composites = composites[1:]
			_ = eachComponent(copied, func(place int, part GlyphID) error {
				binary.BigEndian.PutUint16(copied[place:], uint16(s.renumbered[part]))
				return nil
			})
		}
	}
	offsets[len(s.order)] = uint32(at)
}

// fillHmtx writes advance and left side bearing of every glyph.
func (s *subsetter) fillHmtx(to []byte, advances []int) {
	f := s.face
	for i, old := range s.order {
		advances[i] = f.Advance(old)
		binary.BigEndian.PutUint16(to[4*i:], uint16(advances[i]))
		// Glyphs past the long metrics have only a bearing.
		bearing := 4*int(old) + 2
		if int(old) >= f.numHMtx {
			bearing = 4*f.numHMtx + 2*(int(old)-f.numHMtx)
		}
		copy(to[4*i+2:], f.tables.hmtx[bearing:bearing+2])
	}
}

func align4(n int) int { return (n + 3) &^ 3 }

// checksum is the sum of b as big-endian 32-bit numbers; len(b) is a multiple
// of four.
func checksum(b []byte) uint32 {
	sum := uint64(0) // both halves of each eight bytes; only the low 32 bits count
	for ; len(b) >= 8; b = b[8:] {
		v := binary.BigEndian.Uint64(b)
		sum += v>>32 + v&0xFFFFFFFF
	}
	if len(b) >= 4 {
		sum += uint64(be32(b))
	}
	return uint32(sum)
}
