package pdf

import (
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/judge"
)

// TestPreflight: Preflight judges PDF/A-1b only. Of a file that claims PDF/A-2b
// and is otherwise written as 1b asks, it may say that the claim is not 1, and
// nothing else. Files with a fault planted show that it looks.
func TestPreflight(t *testing.T) {
	opts := sampleOptions
	opts.Classic = true
	good := write(t, opts)
	plant := func(old, new string) []byte {
		t.Helper()
		if len(old) != len(new) || !strings.Contains(string(good), old) {
			t.Fatalf("%q cannot be planted for %q", new, old)
		}
		return []byte(strings.ReplaceAll(string(good), old, new))
	}
	random, err := Write(randomResult(t, 3), sampleMeta, opts)
	if err != nil {
		t.Fatal(err)
	}
	files := []struct {
		name string
		pdf  []byte
		want string // the error that must be found beside the allowed one
	}{
		{"sample", good, ""},
		{"random", random, ""},
		{"title in XMP", plant("<rdf:li xml:lang=\"x-default\">2020", "<rdf:li xml:lang=\"x-default\">2021"), "7.2"},
		{"link not printed", plant("/F 4", "/F 0"), "5.2.2"},
		{"no output intent", plant("/OutputIntents", "/OutputIntentX"), "2.4.3"},
		{"no font program", plant("/FontFile2", "/FontFileX"), "3.1.3"},
	}
	var pdfs [][]byte
	for _, file := range files {
		pdfs = append(pdfs, file.pdf)
	}
	for i, found := range judge.Preflight(t, pdfs...) {
		if files[i].want == "" {
			if len(found) != 1 || found[0] != judge.PreflightAllows {
				t.Errorf("%s: %q", files[i].name, found)
			}
			continue
		}
		if !strings.Contains(strings.Join(found, "\n"), files[i].want) {
			t.Errorf("%s: %s is not found: %q", files[i].name, files[i].want, found)
		}
	}
}
