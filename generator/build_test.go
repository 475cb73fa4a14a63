package generator_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/selfeval/selfeval/fonts"
	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/layout"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/templates"
)

// companions are the fonts as a clone of the repository has them; without, only
// what is inside the program.
func fontSet(t testing.TB, companions bool) *font.Set {
	t.Helper()
	bundled, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	c := font.Config{Bundled: bundled}
	if companions {
		c.Companions = []font.Folder{{Name: "fonts/companion", FS: os.DirFS("../fonts/companion")}}
	}
	set, _, err := font.NewSet(c)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

var examples = []string{"dongxihu-yingji", "qinghe-gongshui"}

func exampleInput(name string) generator.Input {
	return generator.Input{
		Root: os.DirFS("../data"), Path: "2020/" + name + ".toml", Shown: "data",
		Packs: pack.NewLibrary(templates.FS, "templates", nil),
	}
}

func buildExample(t testing.TB, name string, companions bool) *generator.Report {
	t.Helper()
	r, err := generator.Build(exampleInput(name), generator.Options{Fonts: fontSet(t, companions), Program: "test", DOCX: true, PDF: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		t.Errorf("%s: %v", name, f)
	}
	if r.PDF == nil || r.DOCX == nil {
		t.Fatal("nothing was built")
	}
	return r
}

// TestSameText: whatever the DOCX says, the PDF says, in the same order.
func TestSameText(t *testing.T) {
	for _, name := range examples {
		r := buildExample(t, name, true)
		word, pages := docxText(t, r.DOCX), layoutText(r.Pages)
		if diff := cmp.Diff(word, pages); diff != "" {
			t.Errorf("%s: DOCX and PDF differ:\n%s", name, diff)
		}
		if len(word) < 100 {
			t.Errorf("%s: only %d pieces of text", name, len(word))
		}
		for _, s := range word {
			for _, bad := range []string{"××", "<no value>", "undefined", "{", "}", "［缺", "待填", "\uE000"} {
				if strings.Contains(s, bad) {
					t.Errorf("%s: %q is left in %q", name, bad, s)
				}
			}
		}
	}
}

// squeeze leaves out blanks: a slot to be filled in by hand is wider or narrower
// in each format.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '　' || r == '\u00A0' {
			return -1
		}
		return r
	}, s)
}

// docxText lists the paragraphs of document.xml.
func docxText(t *testing.T, raw []byte) []string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []string
	var now strings.Builder
	inText := false
	for d := xml.NewDecoder(f); ; {
		token, err := d.Token()
		if err == io.EOF {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			inText = x.Name.Local == "t"
		case xml.CharData:
			if inText {
				now.Write(x)
			}
		case xml.EndElement:
			inText = false
			if x.Name.Local == "p" {
				if s := squeeze(now.String()); s != "" {
					list = append(list, s)
				}
				now.Reset()
			}
		}
	}
}

// layoutText lists the text of the structure tree's blocks, without figures: a
// chart's labels are not text in a DOCX.
func layoutText(r *layout.Result) []string {
	content := map[*layout.Element]*strings.Builder{}
	for i := range r.Pages {
		for _, item := range r.Pages[i].Items {
			text, ok := item.(*layout.Text)
			if !ok || text.Element == nil {
				continue
			}
			b := content[text.Element]
			if b == nil {
				b = &strings.Builder{}
				content[text.Element] = b
			}
			for _, g := range text.Glyphs {
				b.WriteRune(g.Rune)
			}
		}
	}
	var list []string
	var walk func(e *layout.Element, block *strings.Builder)
	walk = func(e *layout.Element, block *strings.Builder) {
		if e.Tag == "Figure" {
			return
		}
		inline := e.Tag == "Span" || e.Tag == "Link"
		if !inline {
			block = &strings.Builder{}
		}
		if b := content[e]; b != nil {
			block.WriteString(b.String())
		}
		for _, k := range e.Kids {
			walk(k, block)
		}
		if s := squeeze(block.String()); !inline && s != "" {
			list = append(list, s)
		}
	}
	walk(r.Root, nil)
	return list
}

// TestStructureText lets poppler read the PDF's structure: the words of the
// DOCX, complete and in order.
func TestStructureText(t *testing.T) {
	if _, err := exec.LookPath("pdfinfo"); err != nil {
		if os.Getenv("SELFEVAL_REQUIRE_JUDGES") != "" {
			t.Fatal("pdfinfo is required")
		}
		t.Skip("pdfinfo (poppler) is not installed: the PDF's structure was not read by anybody else")
	}
	quoted := regexp.MustCompile(`(?m)^\s*"(.*)"$`)
	for _, name := range examples {
		r := buildExample(t, name, true)
		file := filepath.Join(t.TempDir(), "x.pdf")
		if err := os.WriteFile(file, r.PDF, 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("pdfinfo", "-struct-text", file).Output()
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, line := range strings.Split(withoutFigures(string(out)), "\n") {
			if m := quoted.FindStringSubmatch(line); m != nil {
				all.WriteString(squeeze(m[1]))
			}
		}
		want := strings.Join(docxText(t, r.DOCX), "")
		if all.String() != want {
			t.Errorf("%s: poppler reads something else:\n%s", name, cmp.Diff(want, all.String()))
		}
	}
}

// withoutFigures drops the Figure elements with everything indented below them.
func withoutFigures(s string) string {
	var b strings.Builder
	skip := -1
	for _, line := range strings.Split(s, "\n") {
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if skip >= 0 && indent > skip {
			continue
		}
		skip = -1
		if strings.HasPrefix(strings.TrimSpace(line), "Figure") {
			skip = indent
			continue
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// TestSize: a report with everything in it stays small.
func TestSize(t *testing.T) {
	for _, c := range []struct {
		companions bool
		limit      int
	}{{false, 350 << 10}, {true, 550 << 10}} {
		for _, name := range examples {
			r, err := generator.Build(exampleInput(name), generator.Options{Fonts: fontSet(t, c.companions), Program: "test", PDF: true, DOCX: true})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.PDF) > c.limit {
				t.Errorf("%s, companions %v: %d bytes, at most %d", name, c.companions, len(r.PDF), c.limit)
			}
		}
	}
}

// TestHashes pins the bytes of the examples: whatever machine builds them, they
// are these. After a wanted change: SELFEVAL_UPDATE=1 go test ./generator.
func TestHashes(t *testing.T) {
	var got strings.Builder
	for _, name := range examples {
		r := buildExample(t, name, true)
		for _, f := range []struct {
			ending string
			data   []byte
		}{{"docx", r.DOCX}, {"pdf", r.PDF}} {
			sum := sha256.Sum256(f.data)
			fmt.Fprintf(&got, "%s  %s.%s\n", hex.EncodeToString(sum[:]), name, f.ending)
		}
	}
	golden := "testdata/hashes.txt"
	if os.Getenv("SELFEVAL_UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Error(diff)
	}
}

// BenchmarkReport is the whole way in memory, warm: TOML to DOCX and PDF/A.
func BenchmarkReport(b *testing.B) {
	for _, name := range examples {
		b.Run(name, func(b *testing.B) {
			in := exampleInput(name)
			o := generator.Options{Fonts: fontSet(b, true), Program: "test", DOCX: true, PDF: true}
			b.ReportAllocs()
			for b.Loop() {
				if r, err := generator.Build(in, o); err != nil || r.PDF == nil {
					b.Fatal("not built", err)
				}
			}
		})
	}
}
