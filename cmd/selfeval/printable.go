package main

import (
	"strings"
	"unicode"
)

// printable is a text of somebody else's as one line that cannot steer a terminal:
// what is invisible shows as �.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case unicode.In(r, unicode.C, unicode.Zl, unicode.Zp):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
