package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"runtime"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/archive"
	"github.com/selfeval/selfeval/generator/batch"
	"github.com/selfeval/selfeval/generator/pdf"
	"github.com/selfeval/selfeval/generator/source"
)

// adder stores reports: all cores make them, one stores them, in the order of the
// data files. No more than a few at a time are in memory.
type adder struct {
	store               *archive.Store
	options             generator.Options
	meta                archive.Metadata
	stdout, stderr      io.Writer
	added, same, failed int
}

// made is a report on its way into the store.
type made struct {
	file     string
	item     archive.Item
	findings []source.Finding
	sound    bool  // false: errors in the data
	err      error // a fault of the program
}

// addAll stores the reports of data files. A report that cannot be stored does not
// keep the others out; a store that cannot be written does.
func (a *adder) addAll(ctx context.Context, files []string, inputs []generator.Input) error {
	bar := newProgress(a.stderr, len(files))
	bar.describe("归档")
	var broken error
	for m := range a.makeAll(ctx, files, inputs) {
		if broken = a.add(m, bar); broken != nil || ctx.Err() != nil {
			break
		}
		bar.done(batch.Item{})
	}
	bar.finish()
	done := a.added + a.same + a.failed
	fmt.Fprintf(a.stdout, "存入%d件，没有变化%d件，没有存%d件\n", a.added, a.same, a.failed)
	switch {
	case broken != nil:
		fmt.Fprintf(a.stderr, "selfeval: %v\n还有%d件没有存；排除原因后再次运行，存过的不会重复\n", broken, len(files)-done)
		return exit(exitOutput)
	case ctx.Err() != nil:
		fmt.Fprintf(a.stderr, "已中断：还有%d件没有存；再次运行会接着做\n", len(files)-done)
		return exit(exitInterrupted)
	case a.failed > 0:
		return exit(exitFindings)
	}
	return nil
}

// makeAll makes the reports in their order. At most twice as many as there are cores
// are made or waiting to be stored; when the loop over them ends, so does it all.
func (a *adder) makeAll(ctx context.Context, files []string, inputs []generator.Input) func(yield func(made) bool) {
	return func(yield func(made) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		waiting := make(chan chan made, runtime.GOMAXPROCS(0))
		free := make(chan struct{}, runtime.GOMAXPROCS(0))
		go func() {
			defer close(waiting)
			for i := range files {
				result := make(chan made, 1)
				select {
				case waiting <- result:
				case <-ctx.Done():
					return
				}
				free <- struct{}{}
				go func() {
					result <- a.one(files[i], inputs[i])
					<-free
				}()
			}
		}()
		for result := range waiting {
			if !yield(<-result) {
				return
			}
		}
	}
}

// one makes a report into an item.
func (a *adder) one(file string, in generator.Input) made {
	r, err := generator.Build(in, a.options)
	m := made{file: slash(file), findings: r.Findings, err: err}
	if err == nil && r.PDF != nil {
		m.sound = true
		m.item, m.err = a.item(in, r)
	}
	return m
}

// add stores one. What it returns is wrong with the store, not with the report.
func (a *adder) add(m made, bar progress) error {
	bar.pause()
	for _, f := range m.findings {
		if f.Severity == source.Error || f.Severity == source.Warning {
			fmt.Fprintln(a.stderr, f)
		}
	}
	refuse := func(why any) {
		a.failed++
		fmt.Fprintf(a.stdout, "没有存 %s：%v\n", m.file, why)
	}
	switch {
	case m.err != nil:
		refuse(m.err)
		return nil
	case !m.sound:
		refuse("有错误")
		return nil
	}
	version, added, err := a.store.Add(m.item)
	switch {
	case errors.Is(err, archive.ErrBadItem), errors.Is(err, archive.ErrDamaged):
		refuse(err)
	case err != nil:
		return err
	case added:
		a.added++
		fmt.Fprintf(a.stdout, "存入 %s：%s 第%d版\n", m.file, printable(m.item.Meta.Title), version)
	default:
		a.same++
		fmt.Fprintf(a.stdout, "未变 %s：第%d版\n", m.file, version)
	}
	return nil
}

// The folders of an item.
const (
	itemData = "data/"
	itemPack = "pack/"
)

// rootMark is the file that makes a folder a data root.
const rootMark = "selfeval.toml"

func (a *adder) item(in generator.Input, r *generator.Report) (archive.Item, error) {
	m := a.meta
	m.Title, m.Unit, m.Year, m.Date = r.Document.Meta.Title, r.Facts.Unit.Name.Value, r.Facts.Report.Year.Value, r.Document.Meta.Date
	manifest := r.Manifest(in, a.options)
	m.Program, m.Pack = program, manifest.Pack.Name+" "+manifest.Pack.Digest
	name := m.Unit
	if p := r.Facts.Project; p != nil {
		name += "-" + p.Name.Value
	}
	item := archive.Item{ID: archive.ID(m.Year, name), Meta: m}
	put := func(path, role string, data []byte) {
		item.Files = append(item.Files, archive.File{Path: path, Role: role, Data: data})
	}
	put("report.pdf", "正文", r.PDF)
	put("report.docx", "正文的可编辑形式", r.DOCX)
	attached, err := pdf.Attached(r.PDF)
	if err != nil {
		return item, err
	}
	for _, f := range attached {
		switch f.Name {
		case generator.ManifestName:
			put(f.Name, "生成方式", f.Data)
		case generator.FindingsName:
			put(f.Name, "问题清单", f.Data)
		}
	}
	marked := false
	for _, f := range r.Sources {
		put(itemData+f.Path, "数据", f.Data)
		marked = marked || f.Path == rootMark
	}
	if !marked && path.Dir(in.Path) != "." { // so that the data, taken out, is found from its root
		put(itemData+rootMark, "数据根的标记", nil)
	}
	for _, f := range r.Pack.Files {
		put(itemPack+manifest.Pack.Name+"/"+f.Name, "模板包", []byte(f.Text))
	}
	return item, nil
}
