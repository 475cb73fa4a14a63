package layout_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/layout"
	"github.com/selfeval/selfeval/generator/pdf"
)

// run runs a program of other people. Without it the test is skipped, aloud, or
// fails where SELFEVAL_REQUIRE_JUDGES is set.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("SELFEVAL_REQUIRE_JUDGES") == "1" {
			t.Fatalf("%s is not installed, and SELFEVAL_REQUIRE_JUDGES=1 asks for it", name)
		}
		t.Skipf("SKIPPED: %s is not installed", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// samplePDF writes the sample, as a draft, where a judge can read it.
func samplePDF(t *testing.T) (*layout.Result, string) {
	t.Helper()
	d := sample()
	d.Draft = true
	r := set(t, d)
	b, err := pdf.Write(r, sampleMeta, pdf.Options{Program: "selfeval"})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	return r, path
}

func TestQPDF(t *testing.T) {
	_, path := samplePDF(t)
	if out := run(t, "qpdf", "--check", path); strings.Contains(out, "WARNING") || !strings.Contains(out, "No syntax or stream encoding errors found") {
		t.Error(out)
	}
}

// TestReadAloud: an independent reader of tags finds the whole text in order, and
// no artifact.
func TestReadAloud(t *testing.T) {
	r, path := samplePDF(t)
	var got strings.Builder
	quoted := regexp.MustCompile(`^ *"(.*)"$`)
	for _, line := range strings.Split(run(t, "pdfinfo", "-struct-text", path), "\n") {
		if m := quoted.FindStringSubmatch(line); m != nil {
			got.WriteString(m[1])
		}
	}
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	if got, want := squeeze(got.String()), squeeze(treeText(r, "")); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, artifact := range []string{"草稿", "（续）", "—1—"} {
		if strings.Contains(squeeze(got.String()), artifact) {
			t.Errorf("%s is read aloud", artifact)
		}
	}
}

// TestRandomPDF: random documents can be written.
func TestRandomPDF(t *testing.T) {
	for seed := range uint64(20) {
		if _, err := pdf.Write(set(t, randomDocument(seed)), sampleMeta, pdf.Options{}); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
}
