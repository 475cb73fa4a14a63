package check_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator/check"
	"github.com/selfeval/selfeval/generator/compose"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/sample"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
	"github.com/selfeval/selfeval/templates"
)

var library = pack.NewLibrary(templates.FS, "templates", nil)

// checked goes the whole way from a data file to its findings, without layout.
func checked(t testing.TB, root fs.FS, name string) []source.Finding {
	t.Helper()
	var out source.Findings
	f := facts.Load(root, name, "", &out)
	if f == nil {
		t.Fatal(out.List())
	}
	p, _ := library.Get(f.Data.Pack.Value)
	if p == nil {
		t.Fatalf("%s: no pack %q", name, f.Data.Pack.Value)
	}
	s := score.Score(f, p.Scheme, &out)
	check.Report(check.Subject{Facts: f, Pack: p, Score: s}, &out)
	compose.Compose(p, f, s, compose.Options{}, &out)
	return check.Accept(f, out.List())
}

// TestExamplesAreClean holds the example data to the rules.
func TestExamplesAreClean(t *testing.T) {
	for _, name := range []string{"dongxihu-yingji", "qinghe-gongshui"} {
		for _, f := range checked(t, os.DirFS("../../data"), "2020/"+name+".toml") {
			t.Error(f)
		}
	}
}

// TestSamplesAreClean reads sixty departments of three counties. Their texts are
// put together by a program, so that some stand twice, as the rules say.
func TestSamplesAreClean(t *testing.T) {
	files := fstest.MapFS{}
	var names []string
	for _, f := range sample.Files(60) {
		files[f.Path] = &fstest.MapFile{Data: []byte(f.Text)}
		if b := path.Base(f.Path); b != "district.toml" && b != "selfeval.toml" {
			names = append(names, f.Path)
		}
	}
	for _, name := range names {
		for _, f := range checked(t, files, name) {
			switch f.Code {
			case source.ReasonShared, source.TextRepeated, source.TextDoubledWord:
			default:
				t.Error(f)
			}
		}
	}
}

// cleanData are data files without a defect: four styles over all packs.
var cleanData = []string{"jiaoyu", "wenlv", "yanglao", "gongshui"}

func TestCleanDataFiles(t *testing.T) {
	for _, name := range cleanData {
		for _, f := range checked(t, os.DirFS("testdata/data"), name+".toml") {
			if f.Severity != source.Notice {
				t.Error(f)
			} else {
				t.Log(f)
			}
		}
	}
}

// TestPlantedDefects plants one defect at a time into a clean file and counts
// what is found and what is found wrongly. Precision counts every new finding
// that is not what the defect is or brings about.
func TestPlantedDefects(t *testing.T) {
	baseline := map[string]map[string]int{}
	for _, name := range cleanData {
		baseline[name] = tally(checked(t, os.DirFS("testdata/data"), name+".toml"))
	}
	var right, wrong [3]int
	conflicts, seen, defects, found := 0, 0, 0, 0
	for _, m := range mutations {
		text := readData(t, m.file)
		if m.old == "" {
			text += m.new
		} else if strings.Count(text, m.old) < 1 {
			t.Errorf("%s: %s does not contain %q", m.name, m.file, m.old)
			continue
		} else {
			text = strings.Replace(text, m.old, m.new, 1)
		}
		files := overlay(t, m.file+".toml", text)
		list := checked(t, files, m.file+".toml")
		expected := strings.Fields(m.codes)
		hit, loud := false, false
		rest := tally(nil)
		for k, n := range baseline[m.file] {
			rest[k] = n
		}
		for _, f := range list {
			id := string(f.Code) + " " + f.Key
			if rest[id] > 0 {
				rest[id]--
				continue
			}
			if f.Code == source.FigureTyped || f.Code == source.FigureUnheld { // what was planted is typed
				hit = hit || slices.Contains(expected, string(f.Code))
				continue
			}
			if !slices.Contains(expected, string(f.Code)) {
				t.Logf("%s: false %v", m.name, f)
				wrong[f.Severity]++
				continue
			}
			right[f.Severity]++
			loud = loud || f.Severity != source.Notice
			if strings.HasPrefix(f.Key, m.key) && (m.conflict || string(f.Code) == expected[0]) {
				hit = true
			}
		}
		defects++
		if hit {
			found++
		}
		if m.conflict {
			conflicts++
			if loud && hit {
				seen++
			}
		}
		if !hit {
			t.Logf("%s (%s): missed %s at %s", m.name, m.file, m.codes, m.key)
		}
	}
	t.Logf("%d defects, %d found; %d contradictions, %d found as errors or warnings", defects, found, conflicts, seen)
	for s, name := range []string{"errors", "warnings", "notices"} {
		t.Logf("%s: %d right, %d wrong", name, right[s], wrong[s])
	}
	switch {
	case defects < 80:
		t.Error("fewer than 80 defects")
	case wrong[source.Error] > 0:
		t.Error("a false error")
	case 10*wrong[source.Warning] > right[source.Warning]+wrong[source.Warning]:
		t.Error("more than a tenth of the warnings are false")
	case 100*seen < 95*conflicts:
		t.Error("fewer than 95 of 100 contradictions are found")
	case 100*found < 95*defects:
		t.Error("fewer than 95 of 100 defects are found")
	}
}

// tally counts findings by code and key.
func tally(list []source.Finding) map[string]int {
	m := map[string]int{}
	for _, f := range list {
		m[string(f.Code)+" "+f.Key]++
	}
	return m
}

func readData(t testing.TB, name string) string {
	t.Helper()
	raw, err := os.ReadFile("testdata/data/" + name + ".toml")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// overlay is the folder of the clean files with one of them changed.
func overlay(t testing.TB, name, text string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{name: {Data: []byte(text)}}
	for _, other := range append([]string{"jiaoyu-2021"}, cleanData...) {
		if other+".toml" != name {
			files[other+".toml"] = &fstest.MapFile{Data: []byte(readData(t, other))}
		}
	}
	return files
}

// BenchmarkReport checks a report of 21 indicators, loaded and scored before.
func BenchmarkReport(b *testing.B) {
	var out source.Findings
	f := facts.Load(os.DirFS("../../data"), "2020/dongxihu-yingji.toml", "", &out)
	p, _ := library.Get(f.Data.Pack.Value)
	s := score.Score(f, p.Scheme, &out)
	b.ReportAllocs()
	for b.Loop() {
		var out source.Findings
		check.Report(check.Subject{Facts: f, Pack: p, Score: s}, &out)
	}
}

// A text that says another number than the data, and one that the data holds.
func ExampleReport() {
	data := fstest.MapFS{"x.toml": {Data: []byte(`schema = 1
pack = "hubei-department"
unit = { name = "某县水利局" }
report = { year = 2023, date = 2024-03-20 }
documents."台账" = { title = "工程台账" }
figures."台账" = { "整治河道" = "12.6公里", "加固堤防" = "8.4公里" }
budget.rows = [{ name = "财政拨款", initial = "500", executed = "498" }]
text."综合评价" = "全年整治河道16.2公里，加固堤防8.4公里。"
`)}}
	var out source.Findings
	f := facts.Load(data, "x.toml", "", &out)
	p, _ := library.Get(f.Data.Pack.Value)
	check.Report(check.Subject{Facts: f, Pack: p, Score: score.Score(f, p.Scheme, &out)}, &out)
	for _, x := range out.List() {
		if strings.HasPrefix(x.Key, "text") {
			fmt.Println(x)
		}
	}
	// Output:
	// E804 x.toml:8:22 text.综合评价: “整治河道”前后不一致：这里写16.2公里，数据是12.6公里。另见x.toml:6:27。提示：改成 {整治河道}；是另一个量的，写明是什么。
	// N831 x.toml:8:33 text.综合评价: “8.4公里”（加固堤防）是手工写的，数据里有。提示：改成引用，例如 {加固堤防}，以后数变了这里跟着变；selfeval fix 可以代改。
}
