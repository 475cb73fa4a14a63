package layout_test

import (
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/judge"
	"github.com/selfeval/selfeval/generator/layout"
	"github.com/selfeval/selfeval/generator/pdf"
)

// samplePDF writes the sample, as a draft.
func samplePDF(t *testing.T) (*layout.Result, []byte) {
	t.Helper()
	d := sample()
	d.Draft = true
	r := set(t, d)
	b, err := pdf.Write(r, sampleMeta, pdf.Options{Program: "selfeval"})
	if err != nil {
		t.Fatal(err)
	}
	return r, b
}

func TestQPDF(t *testing.T) {
	_, file := samplePDF(t)
	judge.QPDF(t, "sample", file)
}

// TestReadAloud: an independent reader of tags finds the whole text in order, and
// no artifact.
func TestReadAloud(t *testing.T) {
	r, file := samplePDF(t)
	got, want := judge.Aloud(t, file, false), judge.Squeeze(treeText(r, ""))
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, artifact := range []string{"草稿", "（续）", "—1—"} {
		if strings.Contains(got, artifact) {
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
