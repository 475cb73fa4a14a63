package source

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Nearest is the entry of known that word was most likely meant to be, or ""
// when none is near. Nearness is edit distance over characters, then one name
// being part of the other; of several the first wins.
func Nearest(word string, known []string) string {
	length := utf8.RuneCountInString(word)
	limit := 1
	switch {
	case length > 7:
		limit = 3
	case length > 3:
		limit = 2
	}
	best, distance := "", limit+1
	for _, k := range known {
		n := utf8.RuneCountInString(k)
		if max(n-length, length-n) >= distance {
			continue
		}
		if d := levenshtein.ComputeDistance(word, k); d < distance && d < max(n, length) {
			best, distance = k, d
		}
	}
	if best != "" || length < 2 {
		return best
	}
	for _, k := range known {
		part := strings.Contains(k, word) || utf8.RuneCountInString(k) > 1 && strings.Contains(word, k)
		if part && (best == "" || len(k) < len(best)) {
			best = k
		}
	}
	return best
}
