package font

import (
	"cmp"
	"path"
	"strings"
	"unicode/utf16"
)

// Name numbers of the name table.
const (
	nameFamily      = 1
	nameFull        = 4
	namePostScript  = 6
	nameTypoFamily  = 16
	languageEnglish = 0x0409
)

// maxNames bounds the records that are looked at.
const maxNames = 512

// readNames reads family, full and PostScript names of the Windows platform.
// Names are for people and for recognising a file: damage only loses them, and
// what is missing is made of the file's name.
func (f *Face) readNames(t []byte) {
	byID := make(map[int]string) // the first of each number; English before others
	records := 0
	if len(t) >= 6 {
		records = min(be16(t[2:]), maxNames, (len(t)-6)/12)
	}
	for i := range records {
		record := t[6+12*i:][:12]
		platform, language, id := be16(record), be16(record[4:]), be16(record[6:])
		start := be16(t[4:]) + be16(record[10:])
		end := start + be16(record[8:])
		if platform != 3 || end > len(t) {
			continue
		}
		switch id {
		case nameFamily, nameFull, namePostScript, nameTypoFamily:
			text := utf16Text(t[start:end])
			if _, ok := byID[id]; !ok || language == languageEnglish {
				byID[id] = text
			}
			f.names = append(f.names, fold(text))
		}
	}
	stem := strings.TrimSuffix(f.File, path.Ext(f.File))
	f.Family = cmp.Or(byID[nameTypoFamily], byID[nameFamily], stem)
	f.PostScriptName = cmp.Or(postScriptSafe(byID[namePostScript]), postScriptSafe(stem), "Font")
}

// utf16Text decodes UTF-16BE, as the Windows platform stores names.
func utf16Text(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(be16(b[2*i:]))
	}
	return string(utf16.Decode(units))
}

// fold makes names comparable: lower case, without blanks, hyphens and underlines.
func fold(name string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '_' {
			return -1
		}
		return r
	}, strings.ToLower(name))
}

// postScriptSafe keeps the characters that a PDF name may show as they are.
func postScriptSafe(name string) string {
	name = strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7F && !strings.ContainsRune("[](){}<>/%#", r) {
			return r
		}
		return -1
	}, name)
	return name[:min(len(name), 63)]
}
