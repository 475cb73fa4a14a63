package layout

// kind is what a character does in a line. The kinds carry the rules of
// GB/T 15834-2011 (附 B) and of Chinese typesetting that UAX 14 leaves open.
type kind uint8

const (
	other    kind = iota // symbols that stand alone
	hanzi                // ideographs, kana and other full-width characters
	digit                // 0-9 and their full-width forms
	letter               // words of alphabetic scripts
	space                // stretches nothing, hangs at the end of a line
	opener               // （《“ never end a line; their ink lies in the right half of the em
	closer               // ）》” never begin a line; their ink lies in the left half
	point                // ，。 and so on, like closers
	dash                 // — , a pair of which is one 破折号
	ellipsis             // … , a pair of which is one 省略号
	joiner               // - ～ · / never begin a line
	sign                 // ≥ ± ￥ 第: bound to the number that follows
	suffix               // % ℃ ㎡: bound to the number before
	mark                 // ① □ ■: bound to the text that follows
)

// kindOf classifies a character.
func kindOf(r rune) kind {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF:
		return hanzi
	case r < 0x80:
		return asciiKind(r)
	}
	switch r {
	case '（', '〔', '［', '｛', '《', '〈', '「', '『', '【', '〖', '“', '‘':
		return opener
	case '）', '〕', '］', '｝', '》', '〉', '」', '』', '】', '〗', '”', '’':
		return closer
	case '，', '。', '、', '；', '：', '！', '？', '．':
		return point
	case '—', '―':
		return dash
	case '…':
		return ellipsis
	case '–', '‐', '－', '～', '〜', '∼', '·', '・', '／':
		return joiner
	case '±', '≥', '≤', '≈', '＞', '＜', '＝', '＋', '−', '￥', '¥', '€', '£', '№', '§', '×', '÷':
		return sign
	case '％', '‰', '℃', '°', '′', '″', '²', '³':
		return suffix
	case '□', '■', '☐', '☑', '☒', '●', '○':
		return mark
	case '\u00A0', '\u3000':
		return space
	}
	switch {
	case r >= '０' && r <= '９':
		return digit
	case r >= '①' && r <= '⒛':
		return mark
	case r >= 0x3380 && r <= 0x33DF: // ㎡ ㎏ and other squared units
		return suffix
	case r >= 0xC0 && r <= 0x2AF, r >= 0x370 && r <= 0x1FFF:
		return letter
	case r >= 0x2E80 && r <= 0x9FFF, r >= 0xAC00 && r <= 0xD7FF, r >= 0xF900 && r <= 0xFAFF,
		r >= 0xFF00 && r <= 0xFFEF, r >= 0x20000:
		return hanzi
	}
	return other
}

func asciiKind(r rune) kind {
	switch {
	case r >= '0' && r <= '9':
		return digit
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return letter
	}
	switch r {
	case ' ', '\t':
		return space
	case '(', '[', '{':
		return opener
	case ')', ']', '}', ',', '.', ';', ':', '!', '?':
		return closer
	case '-', '/', '~':
		return joiner
	case '<', '>', '=', '+', '$', '#':
		return sign
	case '%':
		return suffix
	}
	return other
}

// mayBegin and mayEnd tell whether a line may begin or end with the kind.
func (k kind) mayBegin() bool {
	return k != closer && k != point && k != joiner && k != suffix && k != ellipsis
}

func (k kind) mayEnd() bool { return k != opener && k != sign && k != mark }

// ignorable reports characters that print nothing: format controls, joiners and
// variation selectors. They are dropped, since a glyph stands for one character.
func ignorable(r rune) bool {
	switch {
	case r < 0x20 || r == 0x7F:
		return true
	case r == 0xAD, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F, r == 0xFEFF:
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return false
}
