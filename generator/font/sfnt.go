package font

import (
	"errors"
	"fmt"
)

// ErrOutlines says that a font has CFF (PostScript) outlines, which this
// package does not read.
var ErrOutlines = errors.New("字体采用 CFF（PostScript）轮廓，本程序只读 TrueType（glyf）轮廓")

// ErrRestricted says that a font's own flags (OS/2 fsType) forbid embedding it.
var ErrRestricted = errors.New("字体的授权标志（fsType）不允许嵌入文档")

// Signatures of font files.
const (
	sfntTrueType = 0x00010000
	sfntApple    = 0x74727565 // true
	sfntCFF      = 0x4F54544F // OTTO
	sfntTTC      = 0x74746366 // ttcf
	sfntWOFF     = 0x774F4646 // wOFF
	sfntWOFF2    = 0x774F4632 // wOF2
)

// maxFaces bounds the faces of a collection. The largest known have some 30.
const maxFaces = 256

// Faces returns how many faces a font file has: more than 1 in a collection
// (.ttc), 0 when it is no font file.
func Faces(data []byte) int {
	if len(data) < 12 {
		return 0
	}
	switch be32(data) {
	case sfntTrueType, sfntApple, sfntCFF:
		return 1
	case sfntTTC:
		if n := be32(data[8:]); n <= maxFaces && int(n) <= (len(data)-12)/4 {
			return int(n)
		}
	}
	return 0
}

// directory finds the tables of one face. Tables of a damaged directory that
// would lie outside the file are an error, so every slice it returns is whole.
func directory(data []byte, index int) (map[string][]byte, error) {
	n := Faces(data)
	if n == 0 {
		if len(data) >= 4 && (be32(data) == sfntWOFF || be32(data) == sfntWOFF2) {
			return nil, errors.New("是网页字体（WOFF），请换用 .ttf 或 .ttc 文件")
		}
		return nil, errors.New("不是字体文件")
	}
	if index < 0 || index >= n {
		return nil, fmt.Errorf("字体集合中没有第 %d 个字体（共 %d 个）", index+1, n)
	}
	start := uint32(0)
	if be32(data) == sfntTTC {
		start = be32(data[12+4*index:])
	}
	if uint64(start)+12 > uint64(len(data)) {
		return nil, errors.New("文件不完整：表目录在文件之外")
	}
	head := data[start:]
	switch be32(head) {
	case sfntTrueType, sfntApple:
	case sfntCFF:
		return nil, ErrOutlines
	default:
		return nil, errors.New("不是 TrueType 字体")
	}
	count := be16(head[4:])
	if 12+16*count > len(head) {
		return nil, errors.New("文件不完整：表目录被截断")
	}
	found := make(map[string][]byte, count)
	for i := range count {
		record := head[12+16*i:][:16]
		tag, offset, length := string(record[:4]), uint64(be32(record[8:])), uint64(be32(record[12:]))
		if offset+length > uint64(len(data)) {
			return nil, fmt.Errorf("文件不完整：%s 表在文件之外", tag)
		}
		found[tag] = data[offset : offset+length : offset+length]
	}
	return found, nil
}
