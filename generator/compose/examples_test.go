package compose_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/selfeval/selfeval/generator/compose"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
	"github.com/selfeval/selfeval/templates"
)

var update = flag.Bool("update", false, "write the golden files anew")

// examples composes one of the example reports.
func example(t testing.TB, name string) (*doc.Document, []source.Finding) {
	t.Helper()
	var out source.Findings
	f := facts.Load(os.DirFS("../../data"), "2020/"+name+".toml", "data", &out)
	if f == nil {
		t.Fatal(out.List())
	}
	p := pack.Load(templates.FS, f.Pack.Value, "templates", &out)
	d := compose.Compose(p, f, score.Score(f, p.Scheme, &out), compose.Options{}, &out)
	return d, out.List()
}

// TestExamples compares the composed examples with their golden files: no
// finding, and every sentence as it was read and approved.
func TestExamples(t *testing.T) {
	for _, name := range []string{"dongxihu-yingji", "qinghe-gongshui"} {
		d, found := example(t, name)
		for _, f := range found {
			t.Error(f)
		}
		golden := filepath.Join("testdata", name+".txt")
		got := doc.Dump(d)
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
}

func BenchmarkCompose(b *testing.B) {
	var out source.Findings
	f := facts.Load(os.DirFS("../../data"), "2020/dongxihu-yingji.toml", "data", &out)
	p := pack.Load(templates.FS, f.Pack.Value, "templates", &out)
	s := score.Score(f, p.Scheme, &out)
	b.ReportAllocs()
	for b.Loop() {
		compose.Compose(p, f, s, compose.Options{}, &out)
	}
}
