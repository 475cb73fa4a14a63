package source

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// MaxFileSize is the largest text file that is read, in bytes. A data file of a
// hundred indicators has some 60 KB.
const MaxFileSize = 16 << 20

// Decode makes a File of the bytes of a text file: a byte order mark is
// dropped, line ends stay. Bytes that are not UTF-8 give a finding that names
// the encoding they seem to have; the File is then nil.
func Decode(name string, raw []byte) (*File, []Finding) {
	var out Findings
	fail := func(code Code, at Place, message, hint string) (*File, []Finding) {
		out.Add(code, at, "", message, hint)
		return nil, out.List()
	}
	const save = "在编辑器里选择“另存为”，编码选 UTF-8"
	switch {
	case len(raw) > MaxFileSize:
		return fail(FileTooLarge, Place{File: name}, fmt.Sprintf("文件有%d字节，超过%d字节的上限", len(raw), MaxFileSize), "检查是不是选错了文件")
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return fail(NotUTF8, Place{File: name}, "文件的编码是 UTF-16，不是 UTF-8", save)
	}
	text := string(bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF")))
	f := NewFile(name, text)
	if !utf8.ValidString(text) {
		at := firstInvalid(text)
		if looksGBK(raw) {
			return fail(NotUTF8, f.Place(at), "文件的编码是 GBK（GB 18030），不是 UTF-8", save)
		}
		return fail(NotUTF8, f.Place(at), "文件不是 UTF-8 编码，或者已经损坏", save)
	}
	if i := bytes.IndexByte([]byte(text), 0); i >= 0 {
		return fail(NotUTF8, f.Place(i), "文件里有空字符（NUL），不是文本文件", "检查是不是选错了文件")
	}
	return f, nil
}

func firstInvalid(s string) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(s)
}

// looksGBK reports whether every byte above 127 is part of a two-byte or
// four-byte code of GB 18030.
func looksGBK(raw []byte) bool {
	in := func(i int, low, high byte) bool { return i < len(raw) && raw[i] >= low && raw[i] <= high }
	for i := 0; i < len(raw); {
		switch {
		case raw[i] < 0x80:
			i++
		case !in(i, 0x81, 0xFE):
			return false
		case in(i+1, 0x30, 0x39) && in(i+2, 0x81, 0xFE) && in(i+3, 0x30, 0x39):
			i += 4
		case in(i+1, 0x40, 0xFE) && raw[i+1] != 0x7F:
			i += 2
		default:
			return false
		}
	}
	return true
}
