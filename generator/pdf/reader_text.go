package pdf

import (
	"bytes"
	"time"
	"unicode/utf16"
)

// text reads a text string (ISO 32000-1, 7.9.2.2), "" where there is none.
func (r *reader) text(o any) string {
	o, err := r.resolve(o)
	s, ok := o.(stringObject)
	if err != nil || !ok {
		return ""
	}
	if rest, ok := bytes.CutPrefix(s, []byte("\xFE\xFF")); ok {
		units := make([]uint16, len(rest)/2)
		for i := range units {
			units[i] = uint16(rest[2*i])<<8 | uint16(rest[2*i+1])
		}
		return string(utf16.Decode(units))
	}
	if rest, ok := bytes.CutPrefix(s, []byte("\xEF\xBB\xBF")); ok { // PDF 2.0
		return string(bytes.ToValidUTF8(rest, []byte("\uFFFD")))
	}
	runes := make([]rune, len(s))
	for i, c := range s {
		runes[i] = documentRune(c)
	}
	return string(runes)
}

// documentRune is the character that a byte stands for in PDFDocEncoding (annex
// D.3): Latin-1 but for two stretches.
func documentRune(c byte) rune {
	switch {
	case c >= 0x18 && c <= 0x1F:
		return [...]rune{'˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'}[c-0x18]
	case c >= 0x80 && c <= 0xA0:
		return [...]rune{'•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’',
			'‚', '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\uFFFD', '€'}[c-0x80]
	}
	return rune(c)
}

// day is the day of a date (7.9.4) as the data write it, "" for what is no date.
func day(date string) string {
	if len(date) < len("D:20210309") {
		return ""
	}
	t, err := time.Parse("D:20060102", date[:len("D:20210309")])
	if err != nil {
		return ""
	}
	return t.Format(time.DateOnly)
}
