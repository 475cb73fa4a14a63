package source

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestGuide: docs/checks.md has a row for every code, with meaning, example and
// fix, and for no other.
func TestGuide(t *testing.T) {
	raw, err := os.ReadFile("../../docs/checks.md")
	if err != nil {
		t.Fatal(err)
	}
	declared, err := os.ReadFile("codes.go")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]bool{}
	for _, line := range strings.Split(string(raw), "\n") {
		m := regexp.MustCompile(`^\| ([EWN][0-9]{3}) \| (.+) \| (.+) \| (.+) \|$`).FindStringSubmatch(line)
		if m == nil {
			continue
		}
		if rows[m[1]] {
			t.Errorf("%s has two rows", m[1])
		}
		rows[m[1]] = true
	}
	known := map[string]bool{}
	for _, m := range regexp.MustCompile(`Code = "([EWN][0-9]{3})"`).FindAllStringSubmatch(string(declared), -1) {
		if known[m[1]] {
			t.Errorf("%s is declared twice", m[1])
		}
		known[m[1]] = true
		if !rows[m[1]] {
			t.Errorf("%s is not explained", m[1])
		}
	}
	for _, code := range regexp.MustCompile(`\b[EWN][0-9]{3}\b`).FindAllString(string(raw), -1) {
		if !known[code] {
			t.Errorf("%s is explained and does not exist", code)
		}
	}
}
