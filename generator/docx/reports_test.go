package docx_test

import (
	"testing"

	"github.com/selfeval/selfeval/generator/docx"
	"github.com/selfeval/selfeval/generator/judge"
	"github.com/selfeval/selfeval/generator/judge/example"
)

// TestReports holds the real reports, in all variants, to what is asked of the
// sample: nothing that Word or WPS would refuse, and the whole text in order.
func TestReports(t *testing.T) {
	for _, r := range example.Reports(t) {
		t.Run(r.String(), func(t *testing.T) {
			docx.CheckFile(t, r.DOCX, r.Document, r.Pages.PageNumbers())
		})
	}
}

// TestReportsInPython has an independent reader tell the text of the real reports.
func TestReportsInPython(t *testing.T) {
	for _, r := range example.Reports(t) {
		want := docx.Text(r.Document, r.Pages.PageNumbers())
		if got := docx.WithoutBreaks(judge.PythonDocx(t, r.DOCX)); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", r, got, want)
		}
	}
}
