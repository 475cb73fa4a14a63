// Package example builds the example reports of the repository for tests, in
// every form in which they can be had. Only tests import it; it is not in the
// program.
package example

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/fonts"
	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/judge"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/templates"
)

// Names are the data files of the examples, below data/2020.
var Names = []string{"dongxihu-yingji", "qinghe-gongshui"}

// Variant is a form in which a report can be had.
type Variant string

// The variants.
const (
	Plain   Variant = "plain"   // as the built-in packs have it
	Draft   Variant = "draft"   // every page marked
	Form    Variant = "form"    // the annexed form alone
	Covered Variant = "covered" // with cover and 目录
)

// Program is the name that the examples give as their maker.
const Program = "test"

// Report is a built example.
type Report struct {
	Name    string
	Variant Variant
	*generator.Report
}

func (r Report) String() string { return r.Name + "/" + string(r.Variant) }

// Fonts are those inside the program, with the companions those of a clone of
// the repository too.
func Fonts(t testing.TB, companions bool) *font.Set {
	t.Helper()
	set, err := fontSet(judge.Root(t), companions)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func fontSet(root string, companions bool) (*font.Set, error) {
	bundled, err := fonts.Bundled()
	if err != nil {
		return nil, err
	}
	c := font.Config{Bundled: bundled}
	if companions {
		c.Companions = []font.Folder{{Name: "fonts/companion", FS: os.DirFS(filepath.Join(root, "fonts", "companion"))}}
	}
	set, found, err := font.NewSet(c)
	if err == nil && companions && len(found) > 0 {
		err = fmt.Errorf("fonts: %v", found)
	}
	return set, err
}

// Input is an example's data and the built-in packs.
func Input(t testing.TB, name string) generator.Input {
	t.Helper()
	return input(judge.Root(t), name, templates.FS)
}

func input(root, name string, packs fs.FS) generator.Input {
	return generator.Input{
		Root: os.DirFS(filepath.Join(root, "data")), Path: "2020/" + name + ".toml", Shown: "data",
		Packs: pack.NewLibrary(packs, "templates", nil),
	}
}

// covered is a copy of the built-in packs with cover and 目录 turned on, as
// their comments tell a bureau to do it.
func covered() (fs.FS, error) {
	files := fstest.MapFS{}
	err := fs.WalkDir(templates.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := templates.FS.ReadFile(name)
		if err != nil {
			return err
		}
		if strings.HasSuffix(name, "/pack.toml") {
			raw = option.ReplaceAll(raw, []byte("${1}true"))
		}
		files[name] = &fstest.MapFile{Data: raw}
		return nil
	})
	return files, err
}

var option = regexp.MustCompile(`(?m)^((?:cover|contents) *= *)false`)

// Reports are all examples in all variants, built once for all tests of a
// package. They are shared: nobody changes them.
func Reports(t testing.TB) []Report {
	t.Helper()
	root := judge.Root(t)
	once.Do(func() { built, failure = build(root) })
	if failure != nil {
		t.Fatal(failure)
	}
	return built
}

var (
	once    sync.Once
	built   []Report
	failure error
)

func build(root string) ([]Report, error) {
	set, err := fontSet(root, true)
	if err != nil {
		return nil, err
	}
	withCover, err := covered()
	if err != nil {
		return nil, err
	}
	var list []Report
	var errs []error
	for _, name := range Names {
		for _, v := range []Variant{Plain, Draft, Form, Covered} {
			in := input(root, name, templates.FS)
			if v == Covered {
				in = input(root, name, withCover)
			}
			r, err := generator.Build(in, generator.Options{
				Fonts: set, Program: Program, DOCX: true, PDF: true, Draft: v == Draft, Form: v == Form,
			})
			if err == nil && (len(r.Findings) > 0 || r.DOCX == nil || r.PDF == nil) {
				err = fmt.Errorf("%s/%s: %v", name, v, r.Findings)
			}
			if err == nil && v == Covered && (r.Document.Sections[0].Kind != doc.Cover || r.Document.Sections[1].Kind != doc.ContentsPage) {
				err = fmt.Errorf("%s/%s has no cover or no 目录", name, v)
			}
			errs = append(errs, err)
			list = append(list, Report{name, v, r})
		}
	}
	return list, errors.Join(errs...)
}
