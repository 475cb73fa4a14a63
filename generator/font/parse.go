package font

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
)

// Parse reads one face of a TrueType file: index counts from 0 within a
// collection and is 0 otherwise. The face keeps data, which must not change any
// more. The error is in Chinese and does not name the file; [ErrOutlines] and
// [ErrRestricted] can be told apart from damage.
func Parse(data []byte, file string, index int) (*Face, error) {
	sum := sha256.Sum256(data)
	return parse(data, file, index, hex.EncodeToString(sum[:]))
}

// parse is Parse of a file whose hash is known: hashing takes far longer than
// reading the tables.
func parse(data []byte, file string, index int, sum string) (*Face, error) {
	dir, err := directory(data, index)
	if err != nil {
		return nil, err
	}
	f := &Face{File: file, SHA256: sum}
	for _, read := range []func(map[string][]byte) error{f.readHead, f.readOS2, f.readOutlines, f.readMetrics, f.readCmap} {
		if err := read(dir); err != nil {
			return nil, err
		}
	}
	f.readNames(dir["name"])
	if post := dir["post"]; len(post) >= 8 {
		f.ItalicAngle = int(int32(be32(post[4:])))
	}
	if f.CapHeight <= 0 {
		if _, _, _, f.CapHeight = f.Ink(f.Glyph('H')); f.CapHeight <= 0 {
			f.CapHeight = f.Ascent
		}
	}
	f.centre = f.measureCentre()
	return f, nil
}

// table returns a required table of at least size bytes.
func table(dir map[string][]byte, tag string, size int) ([]byte, error) {
	t, ok := dir[tag]
	if !ok {
		return nil, fmt.Errorf("缺少 %s 表", tag)
	}
	if len(t) < size {
		return nil, fmt.Errorf("%s 表不完整", tag)
	}
	return t, nil
}

const (
	headSize = 54
	hheaSize = 36
	maxpSize = 32 // version 1.0, the one of glyf fonts
)

func (f *Face) readHead(dir map[string][]byte) error {
	head, err := table(dir, "head", headSize)
	if err != nil {
		return err
	}
	f.tables.head = head[:headSize]
	f.UnitsPerEm = be16(head[18:])
	if f.UnitsPerEm < 16 || f.UnitsPerEm > 16384 {
		return fmt.Errorf("head 表的 unitsPerEm 为 %d，应在 16 至 16384 之间", f.UnitsPerEm)
	}
	for i := range f.Box {
		f.Box[i] = bei16(head[36+2*i:])
	}
	f.longLoca = be16(head[50:]) != 0
	return nil
}

// Bits of OS/2 fsType.
const (
	embedRestricted = 0x0002
	embedUsage      = 0x000E // the usage bits; the most permissive one counts
	embedWhole      = 0x0100 // no subsetting
	embedBitmaps    = 0x0200 // bitmaps only
)

func (f *Face) readOS2(dir map[string][]byte) error {
	os2 := dir["OS/2"]
	if len(os2) < 10 {
		return nil // fonts of old systems have none: no flag, no ban
	}
	f.Embedding = uint16(be16(os2[8:]))
	if f.Embedding&embedUsage == embedRestricted || f.Embedding&embedBitmaps != 0 {
		return fmt.Errorf("%w：fsType 为 0x%04X", ErrRestricted, f.Embedding)
	}
	if version := be16(os2); version >= 2 && len(os2) >= 90 {
		f.CapHeight = bei16(os2[88:])
	}
	return nil
}

func (f *Face) readOutlines(dir map[string][]byte) (err error) {
	if _, ok := dir["glyf"]; !ok {
		if _, ok := dir["CFF "]; ok {
			return ErrOutlines
		}
		if _, ok := dir["CFF2"]; ok {
			return ErrOutlines
		}
	}
	t := &f.tables
	if t.glyf, err = table(dir, "glyf", 0); err != nil {
		return err
	}
	if t.maxp, err = table(dir, "maxp", maxpSize); err != nil {
		return err
	}
	t.maxp = t.maxp[:maxpSize]
	if f.numGlyphs = be16(t.maxp[4:]); f.numGlyphs == 0 {
		return errors.New("没有字形")
	}
	width := 2
	if f.longLoca {
		width = 4
	}
	t.loca, err = table(dir, "loca", width*(f.numGlyphs+1))
	t.cvt, t.fpgm, t.prep = dir["cvt "], dir["fpgm"], dir["prep"]
	return err
}

func (f *Face) readMetrics(dir map[string][]byte) (err error) {
	t := &f.tables
	if t.hhea, err = table(dir, "hhea", hheaSize); err != nil {
		return err
	}
	t.hhea = t.hhea[:hheaSize]
	f.Ascent, f.Descent = bei16(t.hhea[4:]), bei16(t.hhea[6:])
	if f.Descent > 0 { // FandolSong and others forget the sign
		f.Descent = -f.Descent
	}
	f.numHMtx = be16(t.hhea[34:])
	if f.numHMtx == 0 || f.numHMtx > f.numGlyphs {
		return fmt.Errorf("hhea 表的 numberOfHMetrics 为 %d，而字形有 %d 个", f.numHMtx, f.numGlyphs)
	}
	t.hmtx, err = table(dir, "hmtx", 4*f.numHMtx+2*(f.numGlyphs-f.numHMtx))
	return err
}
