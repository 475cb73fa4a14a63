package batch

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold makes names equal that some file system takes for one.
func fold(name string) string { return strings.ToLower(strings.ToUpper(norm.NFC.String(name))) }

// maxName bounds a file name in bytes; file systems allow 255 with the ending.
const maxName = 200

// SafeName makes a title a file name that every system accepts: what a name
// cannot hold becomes its full-width form, and a long one is cut and marked with
// a part of its hash, so that two long titles stay apart.
func SafeName(title string) string {
	s := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`\/:*?"<>|`, r):
			return r + 0xFEE0
		case r == utf8.RuneError || unicode.In(r, unicode.C, unicode.Zl, unicode.Zp):
			return -1 // control, invisible, private
		}
		return r
	}, norm.NFC.String(title))
	s = strings.Trim(s, " .　")
	if s == "" {
		s = "报告"
	}
	if device, _, _ := strings.Cut(s, "."); reserved[strings.ToUpper(strings.TrimSpace(device))] {
		s = "_" + s
	}
	if len(s) > maxName {
		sum := sha256.Sum256([]byte(s))
		cut := maxName - 9
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = fmt.Sprintf("%s_%x", strings.TrimRight(s[:cut], " ."), sum[:4])
	}
	return s
}

// reserved are the device names of Windows.
var reserved = map[string]bool{
	"CONIN$": true, "CONOUT$": true,
	"COM¹": true, "COM²": true, "COM³": true, "LPT¹": true, "LPT²": true, "LPT³": true,
	"CON": true, "PRN": true, "AUX": true, "NUL": true,
	"COM1": true, "COM2": true, "COM3": true, "COM4": true, "COM5": true, "COM6": true, "COM7": true, "COM8": true, "COM9": true,
	"LPT1": true, "LPT2": true, "LPT3": true, "LPT4": true, "LPT5": true, "LPT6": true, "LPT7": true, "LPT8": true, "LPT9": true,
}
