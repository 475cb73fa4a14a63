package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/batch"
	"github.com/selfeval/selfeval/generator/diff"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// correctionPacks is where the pack of 更正说明 is looked for: the folder of the data
// file, the data root, and the program's own. --pack is about the report.
func (f *diffFlags) correctionPacks(in *generator.Input) *pack.Library {
	if f.archived { // there is no folder beside it
		return nearby(".")
	}
	l := pack.NewLibrary(os.DirFS(in.Shown), in.Shown, builtIn())
	if dir := path.Join(in.Shown, path.Dir(in.Path)); dir != in.Shown {
		l = pack.NewLibrary(os.DirFS(dir), dir, l)
	}
	return l
}

// correct writes the 更正说明 of one report.
func (f *diffFlags) correct(c *comparison, in *generator.Input, before, after *generator.Report, stderr io.Writer) error {
	whole := generator.Check(*in, generator.Options{Fonts: f.options.Fonts, Program: program})
	for _, r := range []*generator.Report{before, whole} {
		if r.Document == nil || r == whole && r.Failed(false) {
			c.Status = "failed"
			f.tell(r.Findings, stderr)
		}
	}
	if c.Status == "failed" {
		return nil
	}
	s, err := diff.Correct(c.Difference, after, f.correctionPacks(in), f.options)
	if err != nil {
		return err
	}
	c.Diagnostics = append(c.Diagnostics, s.Findings...)
	f.tell(s.Findings, stderr)
	if s.DOCX == nil && s.PDF == nil {
		c.Status = "failed"
		return nil
	}
	return f.write(c, after, s, stderr)
}

// write puts the files of a 更正说明 into the output folder, beside the report's own.
func (f *diffFlags) write(c *comparison, after *generator.Report, s *diff.Statement, stderr io.Writer) error {
	folder, err := batch.Hold(f.out)
	if err != nil {
		fmt.Fprintln(stderr, "selfeval:", err)
		return exit(exitOutput)
	}
	defer folder.Close()
	for _, x := range []struct {
		ending string
		data   []byte
	}{{".docx", s.DOCX}, {".pdf", s.PDF}} {
		if x.data == nil {
			continue
		}
		rel := path.Join(fmt.Sprint(after.Facts.Report.Year.Value), batch.SafeName(s.Document.Meta.Title)+x.ending)
		name := slash(filepath.Join(f.out, filepath.FromSlash(rel)))
		old, err := folder.Read(rel)
		switch {
		case old != nil && !f.force && !bytes.Equal(old, x.data):
			c.Status = "failed"
			d := source.Finding{Code: source.OutputInTheWay, Place: source.Place{File: name}, Message: "已有内容不同的同名文件，没有覆盖", Hint: "确认不要它了，加 --force", Related: []source.Place{}}
			c.Diagnostics = append(c.Diagnostics, d)
			f.tell([]source.Finding{d}, stderr)
			continue
		case err == nil || f.force:
			err = folder.Place(rel, x.data)
		}
		if err != nil {
			fmt.Fprintln(stderr, "selfeval:", err)
			return exit(exitOutput)
		}
		c.Outputs = append(c.Outputs, name)
	}
	return nil
}

// inTheWay is a file of another content that was not overwritten.
type inTheWay struct{ name string }

func (e *inTheWay) Error() string { return e.name + "已经存在" }
