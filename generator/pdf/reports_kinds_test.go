package pdf_test

import (
	"bytes"
	"testing"

	"github.com/selfeval/selfeval/generator/judge"
	"github.com/selfeval/selfeval/generator/judge/example"
	"github.com/selfeval/selfeval/generator/pdf"
)

// TestReports1B: Preflight finds nothing at all wrong with the real reports
// written as PDF/A-1b, in all variants.
func TestReports1B(t *testing.T) {
	reports := example.Reports(t)
	var files [][]byte
	for _, r := range reports {
		file, err := pdf.Write(r.Pages, r.Document.Meta, pdf.Options{Program: example.Program, Conformance: pdf.A1B})
		if err != nil {
			t.Fatalf("%v: %v", r, err)
		}
		judge.QPDF(t, r.String(), file)
		files = append(files, file)
	}
	for i, found := range judge.Preflight(t, files...) {
		if len(found) != 0 {
			t.Errorf("%v: %q", reports[i], found)
		}
	}
}

// TestReports3B: a real report carries its data, and is otherwise what it is
// without them.
func TestReports3B(t *testing.T) {
	data := bytes.Repeat([]byte("\"财政拨款收入\" = \"4659.56万元\"\n"), 2000)
	for _, r := range example.Reports(t) {
		opts := pdf.Options{Program: example.Program, Conformance: pdf.A3B, Attachments: []pdf.Attachment{
			{Name: r.Name + ".toml", MediaType: "application/toml", Relationship: pdf.Source, Modified: r.Document.Meta.Date, Data: data}}}
		file, err := pdf.Write(r.Pages, r.Document.Meta, opts)
		if err != nil {
			t.Fatalf("%v: %v", r, err)
		}
		judge.QPDF(t, r.String(), file)
		list, err := pdf.Attached(file)
		if err != nil || len(list) != 1 || list[0].Name != r.Name+".toml" || !bytes.Equal(list[0].Data, data) {
			t.Errorf("%v: %d attachments, %v", r, len(list), err)
		}
	}
}
