package summary

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
	"github.com/selfeval/selfeval/templates"
)

var update = flag.Bool("update", false, "write the golden files anew")

var library = pack.NewLibrary(templates.FS, "templates", nil)

// read reads the reports of one year of the made-up county, in the order of their
// names.
func read(t testing.TB, year string) []*Row {
	t.Helper()
	root := os.DirFS("testdata/county")
	entries, err := os.ReadDir(filepath.Join("testdata/county", year))
	if err != nil || len(entries) == 0 {
		t.Fatal("no reports", err)
	}
	var rows []*Row
	for _, e := range entries {
		r, _ := Read(generator.Input{Root: root, Path: year + "/" + e.Name(), Packs: library}, year+"/"+e.Name())
		rows = append(rows, r)
	}
	return rows
}

// county makes the summary of the made-up county, with its data file.
func county(t testing.TB) (*Summary, *pack.Pack, *facts.Facts) {
	t.Helper()
	var out source.Findings
	f := LoadData(os.DirFS("testdata/county"), "huizong.toml", "", &out)
	p, found := library.Get("summary")
	out.Append(found...)
	c := NewCollector(OptionsOf(p, f, &out))
	for _, r := range read(t, "2023") {
		c.Add(r)
	}
	for _, r := range read(t, "2022") {
		c.AddLast(r)
	}
	for _, x := range out.List() {
		t.Error(x)
	}
	return c.Summary(), p, f
}

// TestGolden: the whole summary, as it was read and approved.
func TestGolden(t *testing.T) {
	s, p, f := county(t)
	var out source.Findings
	x := s.Compose(p, f, &out)
	for _, x := range out.List() {
		t.Error(x)
	}
	compare := func(name, got string) {
		golden := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (rewrite with -update):\n%s", name, diff)
		}
	}
	compare("county.txt", doc.Dump(x.Document))
}
