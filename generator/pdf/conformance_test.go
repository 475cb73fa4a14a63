package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/judge"
	"github.com/selfeval/selfeval/generator/layout"
)

// allKinds are the conformances, each with the attachments that it may have.
func allKinds() map[Conformance]Options {
	kinds := map[Conformance]Options{}
	for _, c := range []Conformance{A2B, A1B, A3B} {
		opts := sampleOptions
		opts.Conformance = c
		if c == A3B {
			opts.Attachments = sampleAttachments()
		}
		kinds[c] = opts
	}
	return kinds
}

// flatten takes away from a structure tree what PDF 1.4 cannot say.
func flatten(e *layout.Element) {
	e.Scope = ""
	var kids []*layout.Element
	for _, kid := range e.Kids {
		flatten(kid)
		if kid.Tag == "THead" || kid.Tag == "TBody" {
			kids = append(kids, kid.Kids...)
		} else {
			kids = append(kids, kid)
		}
	}
	e.Kids = kids
}

// TestConformances holds all kinds to the rules that they share, and to their
// own claims.
func TestConformances(t *testing.T) {
	for c, opts := range allKinds() {
		t.Run(c.String(), func(t *testing.T) {
			r := sample(t)
			p := parse(t, write(t, opts))
			for _, rule := range archiveRules {
				if rule.name == "header" || rule.name == "XMP uncompressed" { // below
					continue
				}
				t.Run(rule.name, func(t *testing.T) {
					p.t = t
					rule.check(t, p, r)
				})
			}
			p.t = t
			if head := fmt.Sprintf("%%PDF-1.%d\n", c.version()); !bytes.HasPrefix(p.raw, []byte(head)) {
				t.Errorf("begins with %q, want %q", p.raw[:12], head)
			}
			for _, claim := range []string{fmt.Sprintf("<pdfaid:part>%d</pdfaid:part>", c.part()), "<pdfaid:conformance>B</pdfaid:conformance>"} {
				if bytes.Count(p.raw, []byte(claim)) != 1 || bytes.Count(p.raw, []byte("<pdfaid:")) != 2 {
					t.Errorf("%s is not there in clear, once", claim)
				}
			}
			if bytes.Contains(p.raw, []byte("pdfuaid:part")) == (c == A1B) {
				t.Error("PDF/UA-1 is to be claimed by all but PDF/A-1")
			}
			if c == A1B {
				flatten(r.Root)
			}
			if n := len(p.elements(r.Root)); n < 40 {
				t.Errorf("%d elements", n)
			}
			checkMetadata(t, p, sampleMeta)
			checkParentTree(t, p, r)
			compareReplay(t, p, r)
		})
	}
}

// TestPDF14: a PDF/A-1b file uses nothing that came after PDF 1.4, and has the
// sets of glyphs that later parts do without.
func TestPDF14(t *testing.T) {
	opts := allKinds()[A1B]
	p := parse(t, write(t, opts))
	newer := regexp.MustCompile(`/(ObjStm|XRef|Tabs|PrintScaling|Scope|THead|TBody|AF|AFRelationship|UF|EF|EmbeddedFiles?|OCProperties|UserUnit|Extensions|JPXDecode|Crypt|SMask|CA|ca|BM)\b`)
	for number, entry := range p.ctx.Table {
		if entry == nil || entry.Free || entry.Object == nil {
			continue
		}
		if found := newer.FindString(entry.Object.PDFString()); found != "" {
			t.Errorf("object %d has %s", number, found)
		}
	}
	if p.ctx.Read.UsingObjectStreams || p.ctx.Read.UsingXRefStreams || !bytes.Contains(p.raw, []byte("\nxref\n0 ")) {
		t.Error("it has not the cross-references of PDF 1.4")
	}
	for name, f := range p.fonts() {
		if p.get(f, "DescendantFonts", 0, "FontDescriptor", "CIDSet") == nil {
			t.Errorf("font %s has no CIDSet", name)
		}
	}
	opts.Classic = true
	if !bytes.Equal(write(t, opts), p.raw) {
		t.Error("Classic changes a file that is classic anyway")
	}
}

// TestOneText: what the kinds say and show is the same.
func TestOneText(t *testing.T) {
	var text, aloud []string
	kinds := allKinds()
	for _, c := range []Conformance{A2B, A1B, A3B} {
		file := write(t, kinds[c])
		text = append(text, strings.Join(judge.Text(t, file), "\f"))
		aloud = append(aloud, judge.Aloud(t, file, false))
	}
	if len(text[0]) < 500 || len(slices.Compact(text)) != 1 {
		t.Error("texts differ")
	}
	if len(aloud[0]) < 500 || len(slices.Compact(aloud)) != 1 {
		t.Error("what is read aloud differs")
	}
}

func TestKindsAreSound(t *testing.T) {
	for c, opts := range allKinds() {
		file := write(t, opts)
		judge.QPDF(t, c.String(), file)
		judge.MuPDF(t, c.String(), file)
		judge.Fonts(t, c.String(), file)
	}
}

// TestPreflight1B: of a PDF/A-1b file, which it knows best, Preflight finds
// nothing wrong at all. Of a PDF/A-3b file, written as classically as can be, it
// may say what PDF/A-1 does not allow: the part, and that there are attachments.
func TestPreflight1B(t *testing.T) {
	kinds := allKinds()
	var files [][]byte
	for seed := range uint64(3) {
		file, err := Write(randomResult(t, seed), sampleMeta, kinds[A1B])
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	good := write(t, kinds[A1B])
	files = append(files, good)
	clean := len(files)

	third := kinds[A3B]
	third.Classic = true
	files = append(files, write(t, third))
	for _, fault := range [][2]string{
		{"<pdfaid:part>1", "<pdfaid:part>3"},
		{"/CIDSet", "/CIDSeT"},
		{"/CIDToGIDMap/Identity", "/CIDToGIDMaP/Identity"},
		{"%PDF-1.4", "%PDF1.4 "},
	} {
		if len(fault[0]) != len(fault[1]) || !bytes.Contains(good, []byte(fault[0])) {
			t.Fatalf("%q cannot be planted", fault[1])
		}
		files = append(files, bytes.ReplaceAll(good, []byte(fault[0]), []byte(fault[1])))
	}
	for i, found := range judge.Preflight(t, files...) {
		switch {
		case i < clean:
			if len(found) != 0 {
				t.Errorf("file %d: %q", i, found)
			}
		case i == clean:
			allowed := []string{judge.PreflightAllows, "1.4.7\tTrailer Syntax error, EmbeddedFile entry is present in the Names dictionary"}
			for range third.Attachments {
				allowed = append(allowed, "1.2.9\tBody Syntax error, EmbeddedFile entry is present in a FileSpecification dictionary")
			}
			slices.Sort(found)
			if slices.Sort(allowed); !slices.Equal(found, allowed) {
				t.Errorf("PDF/A-3b: %q", found)
			}
		default:
			if len(found) == 0 {
				t.Errorf("fault %d is not found", i-clean)
			}
		}
	}
}

// TestKindsSize: what an archive pays. The sample has much structure and little
// text, so old ways of writing cost it more than they cost a report.
func TestKindsSize(t *testing.T) {
	kinds := allKinds()
	second, first := len(write(t, kinds[A2B])), len(write(t, kinds[A1B]))
	third := kinds[A3B]
	third.Attachments = nil
	bare := len(write(t, third))
	t.Logf("2b %d bytes, 1b %+d, 3b %+d, with attachments %+d", second, first-second, bare-second, len(write(t, kinds[A3B]))-second)
	if bare < second-8 || bare > second+8 {
		t.Errorf("PDF/A-3b without attachments takes %d bytes, PDF/A-2b %d", bare, second)
	}
	if first > second*5/4 {
		t.Errorf("PDF/A-1b takes %d bytes, PDF/A-2b %d", first, second)
	}
}

// TestTooLargeFor14: PDF/A-1 limits how long arrays are; other parts do not.
func TestTooLargeFor14(t *testing.T) {
	s := newTypesetter(t)
	s.newPage(1, false)
	table := add(s.result.Root, "Table")
	body := add(table, "TBody")
	for range maxArray {
		add(body, "TR")
	}
	opts := sampleOptions
	opts.Conformance = A1B
	if _, err := Write(s.result, sampleMeta, opts); err != nil {
		t.Errorf("%d rows: %v", maxArray, err)
	}
	add(add(table, "TBody"), "TR")
	if _, err := Write(s.result, sampleMeta, opts); err == nil || !strings.Contains(err.Error(), "达 8192 项") {
		t.Errorf("%d rows: %v", maxArray+1, err)
	}
	if _, err := Write(s.result, sampleMeta, sampleOptions); err != nil {
		t.Errorf("PDF/A-2b: %v", err)
	}
	for range maxArray {
		s.newPage(1, false)
	}
	add(table, "TBody").Kids = nil
	table.Kids = table.Kids[:1]
	if _, err := Write(s.result, sampleMeta, opts); err == nil || !strings.Contains(err.Error(), "达 16384 项") {
		t.Errorf("%d pages: %v", len(s.result.Pages), err)
	}
}

func TestParseConformance(t *testing.T) {
	for s, want := range map[string]Conformance{"1b": A1B, "2b": A2B, "3b": A3B, "3B": A3B} {
		if got, err := ParseConformance(s); got != want || err != nil {
			t.Errorf("%s: %v, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "2", "2a", "4b", "PDF/A-2b"} {
		if _, err := ParseConformance(s); err == nil || !strings.Contains(err.Error(), "“"+s+"”") {
			t.Errorf("%s: %v", s, err)
		}
	}
	opts := sampleOptions
	opts.Conformance = 9
	if _, err := Write(sample(t), sampleMeta, opts); err == nil {
		t.Errorf("%v is written", opts.Conformance)
	}
	if s := fmt.Sprint(A2B, A1B, A3B, Conformance(9)); s != "PDF/A-2b PDF/A-1b PDF/A-3b Conformance(9)" {
		t.Error(s)
	}
}
