// Package generator is the front door of the library: the bytes of a data file
// go in, the bytes of the report and everything that was found come out.
package generator

import (
	"errors"
	"io/fs"

	"github.com/selfeval/selfeval/generator/check"
	"github.com/selfeval/selfeval/generator/compose"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/docx"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/html"
	"github.com/selfeval/selfeval/generator/layout"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/pdf"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
)

// Input is one report's data and the packs that it may name.
type Input struct {
	Root  fs.FS         // the data root: nothing outside it is read
	Path  string        // of the data file, below Root
	Shown string        // what stands before Path in findings, as the user typed it
	Packs *pack.Library // shared by the reports of a batch
	Pack  string        // the pack to use instead of the one that the data names, or ""
}

// Options say what is made of it.
type Options struct {
	Fonts    *font.Set // shared by all reports
	Program  string    // name and version, part of the bytes: "selfeval 1.0.0"
	DOCX     bool
	PDF      bool
	HTML     bool // one self-contained page, for publication
	Markdown bool
	Draft    bool // build in spite of errors: every page is marked, gaps are shown, findings annexed
	Form     bool // the annexed forms alone
	Strict   bool // warnings count as errors

	// Conformance of the PDF; PDF/A-3b carries the data that it was made of.
	Conformance pdf.Conformance
	KeepSources bool // fill Report.Sources
}

// Report is a report as far as it could be taken. What a finding stood in the
// way of is nil.
type Report struct {
	Facts          *facts.Facts
	Pack           *pack.Pack
	Score          *score.Result
	Document       *doc.Document
	Pages          *layout.Result
	DOCX, PDF      []byte
	HTML, Markdown []byte
	Sources        []SourceFile // every file that was read, if they were to be kept
	Findings       []source.Finding
}

// Score loads a data file and scores it.
func Score(in Input) *Report {
	var out source.Findings
	r := &Report{}
	r.score(in, &out)
	r.Findings = out.List()
	return r
}

// Title is what the report of a data file will be called, and its year, found
// without scoring or composing it. It is false if the data cannot tell.
func Title(in Input) (title string, year int, ok bool) {
	var out source.Findings
	f := facts.Load(in.Root, in.Path, in.Shown, &out)
	if f == nil {
		return "", 0, false
	}
	p, _ := in.Packs.Get(in.pack(f))
	if p == nil || !p.Sound {
		return "", 0, false
	}
	title, ok = compose.Title(p, f)
	return title, f.Report.Year.Value, ok && title != ""
}

// pack names the pack that f is composed with.
func (in *Input) pack(f *facts.Facts) string {
	if in.Pack != "" {
		return in.Pack
	}
	return f.Data.Pack.Value
}

// Check goes the whole way but for writing: it finds everything that Build
// would find.
func Check(in Input, o Options) *Report {
	var out source.Findings
	r := &Report{}
	if o.KeepSources || o.Conformance == pdf.A3B {
		kept := &capture{FS: in.Root, read: map[string][]byte{}}
		in.Root = kept
		defer func() { r.Sources = kept.sources() }()
	}
	if r.score(in, &out) {
		var found source.Findings
		check.Report(check.Subject{Facts: r.Facts, Pack: r.Pack, Score: r.Score}, &found)
		if r.Pack.Sound && r.Pack.Outline != nil {
			r.layout(o, found.List(), &out)
		}
		out.Append(found.List()...)
	}
	r.Findings = check.Accept(r.Facts, out.List())
	return r
}

// Build makes a report. Without Draft, a finding at error level leaves DOCX and
// PDF nil. The error is never about the data: it is a fault of the program.
func Build(in Input, o Options) (*Report, error) {
	if in.Root == nil || in.Packs == nil || o.Fonts == nil {
		return &Report{}, errors.New("generator: Input.Root, Input.Packs and Options.Fonts must be set")
	}
	r := Check(in, o)
	if r.Document == nil || r.Failed(o.Strict) && !o.Draft {
		return r, nil
	}
	var errs [3]error
	if o.DOCX {
		r.DOCX, errs[0] = docx.Write(r.forWord(), r.Pages.PageNumbers(), docx.Options{Application: o.Program})
	}
	if o.PDF {
		r.PDF, errs[1] = r.pdf(in, o)
	}
	if o.HTML {
		r.HTML, errs[2] = html.Write(r.Document, html.Options{Application: o.Program, Contents: true})
	}
	if o.Markdown {
		r.Markdown = html.Markdown(r.Document)
	}
	return r, errors.Join(errs[:]...)
}

// pdf writes the pages in the conformance that is wanted.
func (r *Report) pdf(in Input, o Options) ([]byte, error) {
	options := pdf.Options{Program: o.Program, Conformance: o.Conformance}
	if o.Conformance == pdf.A3B {
		var err error
		if options.Attachments, err = r.attachments(in, o); err != nil {
			return nil, err
		}
	}
	return pdf.Write(r.Pages, r.Document.Meta, options)
}

// score reports whether there are facts and a score to go on with.
func (r *Report) score(in Input, out *source.Findings) bool {
	if r.Facts = facts.Load(in.Root, in.Path, in.Shown, out); r.Facts == nil {
		return false
	}
	name := in.pack(r.Facts)
	if name == "" {
		return false // the missing key has been reported
	}
	var found []source.Finding
	r.Pack, found = in.Packs.Get(name)
	if r.Pack == nil && in.Pack == "" {
		out.Add(source.PackMissing, r.Facts.Data.Pack.Node.Place(), "pack", "没有“"+name+"”这个模板，或它缺少 pack.toml", in.Packs.Nearest(name))
		return false
	}
	out.Append(found...)
	if r.Pack != nil && !r.Pack.KindOf().Scored {
		out.Add(source.PackMissing, source.Place{File: r.Facts.Name}, "pack", "“"+name+"”是"+r.Pack.KindOf().Title+"的模板，不能写一个单位的报告", "另选模板；汇总的数据文件用 selfeval summary --data 读")
	}
	if r.Pack == nil || r.Pack.Scheme == nil {
		return false
	}
	r.Score = score.Score(r.Facts, r.Pack.Scheme, out)
	return true
}

// layout composes the report and sets it; checked is what was found before, which
// a draft annexes.
func (r *Report) layout(o Options, checked []source.Finding, out *source.Findings) {
	r.Document = compose.Compose(r.Pack, r.Facts, r.Score, compose.Options{Draft: o.Draft, Form: o.Form, Checked: checked}, out)
	r.Pages = layout.Layout(r.Document, o.Fonts, out)
}

// Written reports whether any file was made.
func (r *Report) Written() bool {
	return r.DOCX != nil || r.PDF != nil || r.HTML != nil || r.Markdown != nil
}

// Failed reports whether anything at error level stands unaccepted; strict
// counts warnings too.
func (r *Report) Failed(strict bool) bool {
	for _, f := range r.Findings {
		if f.Accepted == "" && (f.Severity == source.Error || strict && f.Severity == source.Warning) {
			return true
		}
	}
	return false
}
