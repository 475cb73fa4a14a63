package pdf

import (
	"strconv"
	"unicode/utf16"
)

// ref is the number of an indirect object. All our objects have generation 0.
type ref int

// appendRef appends a reference: 12 0 R.
func appendRef(b []byte, r ref) []byte {
	b = strconv.AppendInt(b, int64(r), 10)
	return append(b, " 0 R"...)
}

// appendInt appends an integer.
func appendInt(b []byte, n int) []byte {
	return strconv.AppendInt(b, int64(n), 10)
}

// appendMilli appends thousandths as a decimal number with no more digits than
// it needs: 1500 is 1.5, -20 is -.02. It serves lengths (thousandths of a point)
// and widths (millionths of an em, written in PDF's thousandths) alike, so
// nothing is lost and no float is involved.
func appendMilli(b []byte, v int64) []byte {
	if v < 0 {
		b = append(b, '-')
		v = -v
	}
	whole, part := v/1000, v%1000
	if whole != 0 || part == 0 {
		b = strconv.AppendInt(b, whole, 10)
	}
	if part == 0 {
		return b
	}
	b = append(b, '.', byte('0'+part/100))
	if part %= 100; part != 0 {
		b = append(b, byte('0'+part/10))
		if part %= 10; part != 0 {
			b = append(b, byte('0'+part))
		}
	}
	return b
}

const hexDigits = "0123456789ABCDEF"

// appendHex16 appends four hexadecimal digits.
func appendHex16(b []byte, v uint16) []byte {
	return append(b, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}

// appendUTF16 appends a character as hexadecimal UTF-16BE, as a surrogate pair
// from U+10000 on.
func appendUTF16(b []byte, r rune) []byte {
	if r < 0x10000 {
		return appendHex16(b, uint16(r))
	}
	high, low := utf16.EncodeRune(r)
	return appendHex16(appendHex16(b, uint16(high)), uint16(low))
}

// appendText appends a text string (ISO 32000-1, 7.9.2.2): a literal where
// printable ASCII is enough, UTF-16BE with its mark otherwise.
func appendText(b []byte, s string) []byte {
	if printableASCII(s) {
		b = append(b, '(')
		for i := 0; i < len(s); i++ {
			b = appendLiteral(b, s[i])
		}
		return append(b, ')')
	}
	return appendWide(b, s)
}

// appendWide appends a text string in UTF-16BE.
func appendWide(b []byte, s string) []byte {
	b = append(b, "<FEFF"...)
	for _, r := range s {
		b = appendUTF16(b, r)
	}
	return append(b, '>')
}

// appendLiteral appends one byte of a literal string. A bare carriage return
// would be read as a line feed (7.3.4.2), so it is escaped too.
func appendLiteral(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

func printableASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// appendName appends a name; bytes that are not regular characters are written
// as #xx (7.3.5), so a font may be called anything.
func appendName(b []byte, s string) []byte {
	b = append(b, '/')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c <= ' ', c > '~', c == '#', c == '/', c == '%', c == '(', c == ')',
			c == '<', c == '>', c == '[', c == ']', c == '{', c == '}':
			b = append(b, '#', hexDigits[c>>4], hexDigits[c&15])
		default:
			b = append(b, c)
		}
	}
	return b
}
