package layout_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/layout"
	"github.com/selfeval/selfeval/generator/pdf"
)

var (
	update = flag.Bool("update", false, "write the golden files anew")
	save   = flag.String("pdf", "", "write the sample as PDF into this folder, to be looked at")
)

// TestGolden compares every line of the sample with what was looked at once.
func TestGolden(t *testing.T) {
	for name, draft := range map[string]bool{"sample": false, "draft": true} {
		d := sample()
		d.Draft = draft
		r := set(t, d)
		if *save != "" {
			b, err := pdf.Write(r, sampleMeta, pdf.Options{Program: "selfeval"})
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(*save+"/"+name+".pdf", b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if draft {
			continue
		}
		var got strings.Builder
		if err := layout.Dump(&got, r); err != nil {
			t.Fatal(err)
		}
		const golden = "testdata/sample.txt"
		if *update {
			if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got.String() != string(want) {
			t.Errorf("pages changed: look at them, then run go test -update\n%s", difference(got.String(), string(want)))
		}
	}
}

// difference is the first line that two texts do not share.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := 0; i < len(g) && i < len(w); i++ {
		if g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + w[i]
		}
	}
	return "one goes on where the other ends"
}
