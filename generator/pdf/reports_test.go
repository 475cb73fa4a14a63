package pdf_test

import (
	"testing"

	"github.com/selfeval/selfeval/generator/judge/example"
	"github.com/selfeval/selfeval/generator/pdf"
)

// TestReports holds the real reports, in all variants and both ways of writing
// them, to what is asked of the sample: PDF/A-2b and PDF/UA-1 rule by rule, and
// every glyph where layout put it.
func TestReports(t *testing.T) {
	for _, r := range example.Reports(t) {
		t.Run(r.String(), func(t *testing.T) { pdf.CheckFile(t, r.PDF, r.Pages, r.Document.Meta) })
		t.Run(r.String()+"/classic", func(t *testing.T) {
			file, err := pdf.Write(r.Pages, r.Document.Meta, pdf.Options{Program: example.Program, Classic: true})
			if err != nil {
				t.Fatal(err)
			}
			pdf.CheckFile(t, file, r.Pages, r.Document.Meta)
		})
	}
}
