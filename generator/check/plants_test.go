package check

import (
	"os"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

// plant is one slip put into a clean report: one figure or word changed.
type plant struct{ file, class, old, now string }

// plants reads testdata/review/plants.list: # names the file, a line is class ⇒
// what stands there ⇒ what is put there.
func plants(t *testing.T) []plant {
	t.Helper()
	raw, err := os.ReadFile("testdata/review/plants.list")
	if err != nil {
		t.Fatal(err)
	}
	var list []plant
	file := ""
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimRight(line, "\n")
		if name, ok := strings.CutPrefix(line, "# "); ok {
			file = name
			continue
		}
		p := strings.Split(line, " ⇒ ")
		if len(p) != 3 {
			t.Fatalf("not class ⇒ old ⇒ new: %q", line)
		}
		list = append(list, plant{file, p[0], p[1], p[2]})
	}
	return list
}

// foundIn lists the findings of a text of that file name.
func foundIn(name, text string) []source.Finding {
	var out source.Findings
	Text(source.NewFile(name, text), &out)
	return out.List()
}

// TestForeignReports reads reports in eighteen styles that were written before
// the rules that read them: no error and no warning may be found in one, and of
// the slips planted into them at least so many.
func TestForeignReports(t *testing.T) {
	type seen struct{ errors, warnings, all int }
	clean, before := map[string]string{}, map[string]map[string]bool{}
	classes := map[string]*seen{}
	var order []string
	sum := seen{}
	for _, p := range plants(t) {
		if clean[p.file] == "" {
			raw, err := os.ReadFile("testdata/review/" + p.file)
			if err != nil {
				t.Fatal(err)
			}
			clean[p.file], before[p.file] = string(raw), map[string]bool{}
			for _, f := range foundIn(p.file, string(raw)) {
				before[p.file][string(f.Code)+f.Message] = true
				if f.Severity != source.Notice {
					t.Errorf("%s: false: %v", p.file, f)
				}
			}
		}
		text := strings.Replace(clean[p.file], p.old, p.now, 1)
		if text == clean[p.file] {
			t.Errorf("%s does not contain %q", p.file, p.old)
			continue
		}
		hit, loud := false, false
		for _, f := range foundIn(p.file, text) {
			if !before[p.file][string(f.Code)+f.Message] {
				hit = hit || f.Severity == source.Error
				loud = loud || f.Severity == source.Warning
			}
		}
		c := classes[p.class]
		if c == nil {
			c = &seen{}
			classes[p.class], order = c, append(order, p.class)
		}
		for _, s := range [...]*seen{c, &sum} {
			s.all++
			switch {
			case hit:
				s.errors++
			case loud:
				s.warnings++
			}
		}
		if !hit && !loud {
			t.Logf("%s, %s: missed %s → %s", p.file, p.class, p.old, p.now)
		}
	}
	for _, name := range order {
		c := classes[name]
		t.Logf("%-10s %3d planted, %3d errors, %3d warnings", name, c.all, c.errors, c.warnings)
	}
	t.Logf("all        %3d planted, %3d errors, %3d warnings", sum.all, sum.errors, sum.warnings)
	if 100*(sum.errors+sum.warnings) < 75*sum.all {
		t.Error("fewer than 75 of 100 slips are found")
	}
}
