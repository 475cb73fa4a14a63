package docx

import (
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
)

// CheckFile holds a file to every rule of these tests. d and pages are what it
// was written from. It is for tests from outside, which can build whole reports.
func CheckFile(t *testing.T, file []byte, d *doc.Document, pages map[string]int) {
	for _, fault := range audit(t, file) {
		t.Error(fault)
	}
	parts, _ := unzip(t, file)
	tree, err := parseTree(parts["word/document.xml"])
	if err != nil {
		t.Fatal(err)
	}
	if got, want := WithoutBreaks(printedText(tree)), Text(d, pages); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Text is what the paragraphs of a file written from d must say.
func Text(d *doc.Document, pages map[string]int) string { return WithoutBreaks(treeText(d, pages)) }

// WithoutBreaks leaves out line breaks within paragraphs: the titles of a report
// have more of them in the file than in the document, where layout broke them.
func WithoutBreaks(s string) string { return strings.ReplaceAll(s, "⏎", "") }
