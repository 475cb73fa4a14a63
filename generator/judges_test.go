package generator_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/selfeval/selfeval/generator/judge"
	"github.com/selfeval/selfeval/generator/judge/example"
	"github.com/selfeval/selfeval/generator/pdf"
)

// The tests of this file show the real reports, in all variants, to programs of
// other people.

// TestOpenXMLSDK: Microsoft's validator finds no error.
func TestOpenXMLSDK(t *testing.T) {
	for _, r := range example.Reports(t) {
		judge.OOXML(t, r.String(), r.DOCX)
	}
}

// TestPreflight: PDFBox Preflight finds nothing in the variant that is written
// as it knows files, but that we claim a later part of PDF/A.
func TestPreflight(t *testing.T) {
	reports := example.Reports(t)
	var classic [][]byte
	for _, r := range reports {
		b, err := pdf.Write(r.Pages, r.Document.Meta, pdf.Options{Program: example.Program, Classic: true})
		if err != nil {
			t.Fatal(err)
		}
		classic = append(classic, b)
	}
	for i, found := range judge.Preflight(t, classic...) {
		if len(found) != 1 || found[0] != judge.PreflightAllows {
			t.Errorf("%s: %q", reports[i], found)
		}
	}
}

// TestQPDF: the syntax is without fault.
func TestQPDF(t *testing.T) {
	for _, r := range example.Reports(t) {
		judge.QPDF(t, r.String(), r.PDF)
	}
}

// TestMuPDF: a second renderer draws every page.
func TestMuPDF(t *testing.T) {
	for _, r := range example.Reports(t) {
		judge.MuPDF(t, r.String(), r.PDF)
	}
}

// TestFontsListed: every font is embedded, a subset and mapped to Unicode.
func TestFontsListed(t *testing.T) {
	for _, r := range example.Reports(t) {
		if n := judge.Fonts(t, r.String(), r.PDF); n < 2 {
			t.Errorf("%s: %d fonts", r, n)
		}
	}
}

// TestStructureText lets poppler read the PDF's structure: the words of the
// DOCX, complete and in order.
func TestStructureText(t *testing.T) {
	for _, r := range example.Reports(t) {
		got, want := judge.Aloud(t, r.PDF, true), judge.Squeeze(strings.Join(docxText(t, r.DOCX), ""))
		if got != want {
			t.Errorf("%s: poppler reads something else:\n%s", r, cmp.Diff(want, got))
		}
	}
}

var pageNumber = regexp.MustCompile(`—\s*(\d+)\s*—`)

// TestSentencesComeBack: whoever copies from the pages finds every sentence.
func TestSentencesComeBack(t *testing.T) {
	for _, r := range example.Reports(t) {
		var all strings.Builder
		for _, page := range judge.Text(t, r.PDF) {
			all.WriteString(judge.Squeeze(pageNumber.ReplaceAllString(page, "")))
		}
		copied := strings.ReplaceAll(all.String(), "草稿", "")
		n := 0
		for _, paragraph := range docxText(t, r.DOCX) {
			for _, sentence := range strings.SplitAfter(strings.ReplaceAll(judge.Squeeze(paragraph), "草稿", ""), "。") {
				n++
				if !strings.Contains(copied, sentence) {
					t.Errorf("%s: %s is not found", r, sentence)
				}
			}
		}
		t.Logf("%s: %d sentences", r, n)
	}
}

// TestLibreOffice: another program that sets the DOCX needs as many pages as our
// layout, give or take one; and the 目录, which has the numbers of our layout,
// leads there too.
func TestLibreOffice(t *testing.T) {
	for _, r := range example.Reports(t) {
		pages := judge.LibreOffice(t, r.DOCX)
		t.Logf("%s: %d pages, in LibreOffice %d", r, len(r.Pages.Pages), len(pages))
		if off := len(pages) - len(r.Pages.Pages); off < -1 || off > 1 {
			t.Errorf("%s: %d pages, in LibreOffice %d", r, len(r.Pages.Pages), len(pages))
		}
		if r.Variant == example.Covered {
			contents(t, r, pages)
		}
	}
}

var contentsEntry = regexp.MustCompile(`^(.*?)\.{3,}(\d+)$`)

// contents compares the 目录 with what our layout and LibreOffice have on their
// pages. Where the two part, since each sets its lines by itself, it is by a page.
func contents(t *testing.T, r example.Report, pages []string) {
	t.Helper()
	ours := map[string]int{}
	for _, h := range r.Pages.Outline {
		ours[judge.Squeeze(h.Text)] = r.Pages.Pages[h.At.Page].Number
	}
	cover, list, body := pages[0], pages[1], pages[2:]
	if !strings.Contains(judge.Squeeze(list), "目录") || pageNumber.MatchString(cover+list) {
		t.Errorf("%s: the second sheet is not the 目录, or has a number:\n%s", r, list)
	}
	entries, agree := 0, 0
	for _, line := range strings.Split(list, "\n") {
		m := contentsEntry.FindStringSubmatch(judge.Squeeze(line))
		if m == nil {
			continue
		}
		entries++
		says, _ := strconv.Atoi(m[2])
		if ours[m[1]] != says {
			t.Errorf("%s: the 目录 says %d for %s, which is on %d", r, says, m[1], ours[m[1]])
		}
		switch there := printedWith(m[1], body); there - says {
		case 0:
			agree++
		case 1, -1:
			t.Logf("%s: LibreOffice has %s on %d, the 目录 says %d", r, m[1], there, says)
		default:
			t.Errorf("%s: LibreOffice has %s on %d, the 目录 says %d", r, m[1], there, says)
		}
	}
	t.Logf("%s: %d of %d entries of the 目录 lead to their page in LibreOffice", r, agree, entries)
	if entries < 5 || agree*4 < entries*3 {
		t.Errorf("%s: only %d of %d", r, agree, entries)
	}
}

// printedWith is the number printed on the first page that has a heading on one
// line, or on two, or 0.
func printedWith(heading string, pages []string) int {
	for _, page := range pages {
		before := ""
		for _, line := range strings.Split(page, "\n") {
			line = judge.Squeeze(line)
			if line == "" {
				continue
			}
			if m := pageNumber.FindStringSubmatch(page); m != nil && (line == heading || before != "" && before+line == heading) {
				number, _ := strconv.Atoi(m[1])
				return number
			}
			before = line
		}
	}
	return 0
}
