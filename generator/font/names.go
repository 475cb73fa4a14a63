package font

import (
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
// Names are for people and for recognising a file: damage only loses them.
func (f *Face) readNames(t []byte) {
	if len(t) < 6 {
		return
	}
	storage := be16(t[4:])
	var family, typoFamily, english string
	for i := range min(be16(t[2:]), maxNames, (len(t)-6)/12) {
		record := t[6+12*i:][:12]
		platform, language, name := be16(record), be16(record[4:]), be16(record[6:])
		start := storage + be16(record[10:])
		end := start + be16(record[8:])
		if platform != 3 || end > len(t) {
			continue
		}
		text := utf16Text(t[start:end])
		switch name {
		case namePostScript:
			f.PostScriptName = text
			continue
		case nameFamily:
			if family == "" {
				family = text
			}
			if language == languageEnglish {
				english = text
			}
		case nameTypoFamily:
			if language == languageEnglish {
				typoFamily = text
			}
		case nameFull:
		default:
			continue
		}
		f.names = append(f.names, fold(text))
	}
	for _, name := range []string{typoFamily, english, family, f.PostScriptName} {
		if name != "" {
			f.Family = name
			break
		}
	}
	f.PostScriptName = postScriptSafe(f.PostScriptName)
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
