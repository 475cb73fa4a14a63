package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/layout"
)

// Judges are programs of other people that say what they think of our files.

// judge returns the path of an outside program. Without it the test is skipped,
// aloud, or fails where SELFEVAL_REQUIRE_JUDGES is set.
func judge(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name+" is not installed")
	}
	return path
}

func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("SELFEVAL_REQUIRE_JUDGES") == "1" {
		t.Fatalf("%s, and SELFEVAL_REQUIRE_JUDGES=1 asks for it", what)
	}
	t.Skipf("SKIPPED: %s", what)
}

// run runs a judge and returns what it says.
func run(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(judge(t, name), args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// write writes the sample and returns its bytes.
func write(t testing.TB, opts Options) []byte {
	t.Helper()
	b, err := Write(sample(t), sampleMeta, opts)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// save puts a file where a judge can read it.
func save(t testing.TB, pdf []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestQPDF(t *testing.T) {
	classic := sampleOptions
	classic.Classic = true
	for _, opts := range []Options{sampleOptions, classic} {
		out := run(t, "qpdf", "--check", save(t, write(t, opts)))
		if strings.Contains(out, "WARNING") || !strings.Contains(out, "No syntax or stream encoding errors found") {
			t.Errorf("classic %v: %s", opts.Classic, out)
		}
	}
}

func TestMuPDF(t *testing.T) {
	out := run(t, "mutool", "draw", "-o", os.DevNull, "-F", "pgm", "-r", "40", save(t, write(t, sampleOptions)))
	out = strings.Replace(out, "warning: ICC support is not available", "", 1) // of how it was built
	if strings.Contains(out, "warning") || strings.Contains(out, "error") {
		t.Error(out)
	}
}

func TestFontsListed(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(run(t, "pdffonts", save(t, write(t, sampleOptions)))), "\n")[2:]
	if len(lines) != 5 {
		t.Errorf("%d fonts", len(lines))
	}
	good := regexp.MustCompile(`^[A-Z]{6}\+Selfeval\w+ +CID TrueType +Identity-H +yes yes yes `)
	for _, line := range lines {
		if !good.MatchString(line) {
			t.Errorf("font %q is not embedded as a subset with its Unicode values", line)
		}
	}
}

// squeeze leaves out white space, which readers of text set as they like.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// TestTextComesBack: what is copied from a page is what layout put there.
func TestTextComesBack(t *testing.T) {
	r := sample(t)
	path := save(t, write(t, sampleOptions))
	pages := strings.Split(run(t, "pdftotext", "-raw", path, "-"), "\f")
	for i := range r.Pages {
		var want strings.Builder
		for _, item := range r.Pages[i].Items {
			if text, ok := item.(*layout.Text); ok {
				for _, g := range text.Glyphs {
					want.WriteRune(g.Rune)
				}
			}
		}
		if got := squeeze(pages[i]); got != squeeze(want.String()) {
			t.Errorf("page %d:\ngot  %s\nwant %s", i, got, squeeze(want.String()))
		}
	}
	if !strings.Contains(pages[2], "𠮷") {
		t.Error("𠮷 is lost")
	}
}

// TestReadingOrder: what is read aloud is the structure tree in order, without
// the artifacts.
func TestReadingOrder(t *testing.T) {
	r := sample(t)
	var want strings.Builder
	var walk func(e *layout.Element)
	walk = func(e *layout.Element) {
		for i := range r.Pages {
			for _, item := range r.Pages[i].Items {
				if text, ok := item.(*layout.Text); ok && text.Element == e {
					for _, g := range text.Glyphs {
						want.WriteRune(g.Rune)
					}
				}
			}
		}
		for _, kid := range e.Kids {
			walk(kid)
		}
	}
	walk(r.Root)
	var got strings.Builder
	quoted := regexp.MustCompile(`^ *"(.*)"$`)
	for _, line := range strings.Split(run(t, "pdfinfo", "-struct-text", save(t, write(t, sampleOptions))), "\n") {
		if m := quoted.FindStringSubmatch(line); m != nil {
			got.WriteString(m[1])
		}
	}
	if squeeze(got.String()) != squeeze(want.String()) {
		t.Errorf("got  %s\nwant %s", got.String(), want.String())
	}
	if strings.Contains(got.String(), "草稿") || strings.Contains(got.String(), "（续）") {
		t.Error("artifacts are read aloud")
	}
}
