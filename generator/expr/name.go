package expr

import (
	"unicode"
	"unicode/utf8"
)

// IsName reports whether s can be used as a name in an expression: it begins
// with a letter (Hanzi, Latin, _) and goes on with letters and digits, and is
// not one of the words 空 真 假 null true false.
func IsName(s string) bool {
	if _, reserved := constants[s]; reserved {
		return false
	}
	for i, r := range s {
		if i == 0 && !isNameStart(r) || !isNamePart(r) {
			return false
		}
	}
	return s != ""
}

func isNameStart(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_'
	}
	return r >= 0x4E00 && r <= 0x9FFF || r == '〇' || unicode.IsLetter(r)
}

func isNamePart(r rune) bool {
	return r >= '0' && r <= '9' || isNameStart(r) || r >= utf8.RuneSelf && unicode.IsDigit(r)
}
