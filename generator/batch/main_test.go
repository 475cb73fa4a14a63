package batch_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/selfeval/selfeval/fonts"
	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/batch"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/sample"
	"github.com/selfeval/selfeval/templates"
)

var bundled = sync.OnceValue(func() *font.Set {
	list, err := fonts.Bundled()
	if err != nil {
		panic(err)
	}
	set, _, err := font.NewSet(font.Config{Bundled: list})
	if err != nil {
		panic(err)
	}
	return set
})

// office is a folder with the data of some departments, and one for the reports.
type office struct {
	testing.TB
	data, out string
	options   batch.Options
}

func newOffice(t testing.TB, departments int) *office {
	t.Helper()
	o := &office{TB: t, data: filepath.Join(t.TempDir(), "data")}
	o.out = filepath.Join(filepath.Dir(o.data), "out")
	if err := sample.Write(o.data, departments); err != nil {
		t.Fatal(err)
	}
	o.options = batch.Options{Out: o.out, Options: generator.Options{Fonts: bundled(), Program: "test", DOCX: true, PDF: true}}
	return o
}

// jobs are all data files, or those named.
func (o *office) jobs(names ...string) []batch.Job {
	o.Helper()
	if names == nil {
		err := filepath.WalkDir(o.data, func(p string, d fs.DirEntry, err error) error {
			if base := filepath.Base(p); strings.HasSuffix(p, ".toml") && base != "district.toml" && base != "selfeval.toml" {
				rel, _ := filepath.Rel(o.data, p)
				names = append(names, filepath.ToSlash(rel))
			}
			return err
		})
		if err != nil {
			o.Fatal(err)
		}
	}
	packs := pack.NewLibrary(templates.FS, "templates", nil)
	jobs := make([]batch.Job, len(names))
	for i, name := range names {
		jobs[i] = batch.Job{
			Data:  filepath.ToSlash(filepath.Join(o.data, name)),
			Input: generator.Input{Root: os.DirFS(o.data), Path: name, Shown: filepath.ToSlash(o.data), Packs: packs},
		}
	}
	return jobs
}

func (o *office) run(names ...string) *batch.Result {
	o.Helper()
	r, err := batch.Run(context.Background(), o.jobs(names...), o.options)
	if err != nil {
		o.Fatal(err)
	}
	return r
}

// statuses counts, as "built 2 unchanged 1 failed 0".
func statuses(r *batch.Result) string {
	n := map[batch.Status]int{}
	for _, i := range r.Items {
		n[i.Status]++
	}
	return fmt.Sprintf("built %d unchanged %d failed %d", n[batch.Built], n[batch.Unchanged], n[batch.Failed])
}

func (o *office) want(r *batch.Result, want string) {
	o.Helper()
	if got := statuses(r); got != want {
		for _, i := range r.Items {
			o.Logf("%s: %s (%s) %v", filepath.Base(i.Data), i.Status, i.Why, i.Diagnostics)
		}
		o.Errorf("%s, want %s", got, want)
	}
}

func (o *office) read(name string) string {
	o.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		o.Fatal(err)
	}
	return string(raw)
}

func (o *office) write(name, text string) {
	o.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		o.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		o.Fatal(err)
	}
}

// edit replaces a text in a data file.
func (o *office) edit(name, old, new string) {
	o.Helper()
	file := filepath.Join(o.data, name)
	text := o.read(file)
	if !strings.Contains(text, old) {
		o.Fatalf("%s has no %q", name, old)
	}
	o.write(file, strings.Replace(text, old, new, 1))
}

// files are the reports below the output folder with their content.
func (o *office) files() map[string]string {
	o.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(o.out, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == ".selfeval":
			return filepath.SkipDir
		case !d.IsDir():
			files[filepath.Base(p)] = o.read(p)
		}
		return nil
	})
	if err != nil {
		o.Fatal(err)
	}
	return files
}

const (
	county = "2020/东江市青禾县/"
	title  = "2020年度东江市青禾县水利局整体绩效自评结果"
)
