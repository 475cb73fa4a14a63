package source

import (
	"bytes"
	"unicode/utf8"
)

// formatOf names a format that people mistake for a text file, "" for others.
func formatOf(raw []byte) string {
	for _, f := range []struct{ magic, name string }{
		{"PK\x03\x04", " Word、Excel 或压缩文件"},
		{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "旧版 Word 或 Excel 文件"},
		{"%PDF-", " PDF 文件"},
	} {
		if bytes.HasPrefix(raw, []byte(f.magic)) {
			return f.name
		}
	}
	return ""
}

// encodingOf names the encoding of text that is not UTF-8, "" if it is UTF-8 or
// nothing known. No decoder is needed for that: UTF-16 has a mark, or a zero
// byte beside every ASCII character; GBK and GB 18030 follow from their byte
// patterns, which UTF-8 text does not have.
func encodingOf(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(raw, []byte{0, 0, 0xFE, 0xFF}):
		return "UTF-32"
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return "UTF-16（记事本里叫“Unicode”）"
	case looksUTF16(raw):
		return "UTF-16（记事本里叫“Unicode”）"
	}
	if utf8.Valid(raw) || moreUTF8(raw) {
		return ""
	}
	pairs, quads, ok := gbkCodes(raw)
	switch {
	case !ok || pairs+quads == 0:
		return ""
	case quads > 0:
		return "GB 18030"
	}
	return "GBK（记事本里叫“ANSI”）"
}

// looksUTF16 reports whether raw looks like UTF-16 without a mark: among its
// first bytes at least a quarter are zeros, all at even or all at odd offsets.
func looksUTF16(raw []byte) bool {
	head := raw[:min(len(raw), 512)]
	zeros := [2]int{}
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	return len(raw)%2 == 0 && (zeros[0] == 0) != (zeros[1] == 0) && 4*(zeros[0]+zeros[1]) >= len(head)
}

// moreUTF8 reports whether raw has more Chinese characters in UTF-8 than bytes
// that are not UTF-8: then it is UTF-8 with some damage.
func moreUTF8(raw []byte) bool {
	good, bad := 0, 0
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size >= 3:
			good++
		}
		raw = raw[size:]
	}
	return good > bad
}

// gbkCodes counts the two-byte codes of GBK and the four-byte codes that GB
// 18030 adds. It is ok if they account for all bytes beyond ASCII.
func gbkCodes(raw []byte) (pairs, quads int, ok bool) {
	in := func(i int, low, high byte) bool { return i < len(raw) && raw[i] >= low && raw[i] <= high }
	for i := 0; i < len(raw); {
		switch {
		case raw[i] < 0x80:
			i++
		case !in(i, 0x81, 0xFE):
			return pairs, quads, false
		case in(i+1, 0x40, 0xFE) && raw[i+1] != 0x7F:
			pairs++
			i += 2
		case in(i+1, 0x30, 0x39) && in(i+2, 0x81, 0xFE) && in(i+3, 0x30, 0x39):
			quads++
			i += 4
		default:
			return pairs, quads, false
		}
	}
	return pairs, quads, true
}
