package generator_test

import (
	"os"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/judge/example"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/templates"
)

// FuzzBuild: whatever a data file holds, there is no panic; a report is either
// refused with a finding at error level or written whole, and a draft is written
// whenever there is a document.
func FuzzBuild(f *testing.F) {
	for _, name := range example.Names {
		raw, err := os.ReadFile("../data/2020/" + name + ".toml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte(riverData))
	packs := pack.NewLibrary(templates.FS, "templates", nil)
	set := example.Fonts(f, false)
	f.Fuzz(func(t *testing.T, raw []byte) {
		in := generator.Input{Root: fstest.MapFS{"x.toml": {Data: raw}}, Path: "x.toml", Packs: packs}
		o := generator.Options{Fonts: set, Program: "test", DOCX: true, PDF: true}
		r, err := generator.Build(in, o)
		if err != nil {
			t.Fatal(err)
		}
		if r.Failed(false) != (r.PDF == nil) || (r.PDF == nil) != (r.DOCX == nil) {
			t.Fatalf("failed %v, PDF %v, DOCX %v", r.Failed(false), r.PDF != nil, r.DOCX != nil)
		}
		for _, x := range r.Findings {
			if x.Message == "" || x.Hint == "" {
				t.Fatalf("no message or hint: %v", x)
			}
		}
		o.Draft = true
		if d, err := generator.Build(in, o); err != nil || d.Document != nil && d.PDF == nil {
			t.Fatal("no draft", err)
		}
	})
}
