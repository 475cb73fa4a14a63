package sample_test

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/sample"
	"github.com/selfeval/selfeval/templates"
)

// TestFindings: the data is such as a careful clerk hands in.
func TestFindings(t *testing.T) {
	files := fstest.MapFS{}
	for _, f := range sample.Files(100) {
		files[f.Path] = &fstest.MapFile{Data: []byte(f.Text)}
	}
	packs := pack.NewLibrary(templates.FS, "templates", nil)
	units, other, missed := map[string]bool{}, 0, 0
	for i := range 100 {
		r := generator.Score(generator.Input{Root: files, Path: sample.Department(i).Path, Packs: packs})
		for _, f := range r.Findings {
			t.Error(f)
		}
		if r.Score == nil || r.Facts.Unit.Name.Value != sample.Unit(i) {
			t.Fatalf("department %d has no score", i)
		}
		units[sample.Unit(i)] = true
		if r.Score.Grade != "优" {
			other++
		}
		missed += strings.Count(sample.Department(i).Text, "的剩余任务列入下一年度计划")
	}
	if len(units) != 100 || missed < 20 {
		t.Errorf("%d units, %d without the best grade, %d missed targets", len(units), other, missed)
	}
}

// TestSame: the numbers of a department do not depend on how many there are, nor
// on where they are made.
func TestSame(t *testing.T) {
	few, many := sample.Files(30), sample.Files(2000)
	for i, f := range few {
		if many[i] != f {
			t.Errorf("%s differs", f.Path)
		}
	}
	h, paths := sha256.New(), map[string]bool{}
	for _, f := range many {
		fmt.Fprintf(h, "%s\n%s\n", f.Path, f.Text)
		paths[f.Path] = true
	}
	if len(paths) != len(many) {
		t.Errorf("%d paths of %d files", len(paths), len(many))
	}
	if got := fmt.Sprintf("%x", h.Sum(nil)); got != "dc9e34d12de15efbccf68c53718d8f0afec1e4b290b5dcebba59084911a8adad" {
		t.Errorf("the data is another one: %s", got)
	}
}
