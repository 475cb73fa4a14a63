package diff

import (
	"errors"
	"fmt"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/compose"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/docx"
	"github.com/selfeval/selfeval/generator/layout"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/pdf"
	"github.com/selfeval/selfeval/generator/source"
)

// PackName is the pack that a 更正说明 is made with. A folder of that name beside
// the data comes before the one in the program.
const PackName = "correction"

// Statement is a 更正说明 as far as it could be taken. What a finding stood in the
// way of is nil.
type Statement struct {
	Document  *doc.Document
	Pages     *layout.Result
	DOCX, PDF []byte
	Findings  []source.Finding
}

// Correct makes the 更正说明 of a difference with the pack that packs have under
// [PackName]. After is the corrected report, free of errors, which also says why it
// was corrected. Of the options Fonts, Program, DOCX, PDF and Strict count. The error
// is never about the data: it is a fault of the program.
func Correct(d *Difference, after *generator.Report, packs *pack.Library, o generator.Options) (*Statement, error) {
	var out source.Findings
	s := &Statement{}
	p, found := packs.Get(PackName)
	out.Append(found...)
	if p != nil && p.Kind.Value != pack.KindCorrection {
		out.Add(source.PackMissing, p.Kind.Node.Place(), "kind", "“"+PackName+"”不是更正说明的模板", `在它的 pack.toml 里写 kind = "correction"，或给文件夹改名`)
	}
	if p == nil || out.Errors() > 0 {
		s.Findings = out.List()
		return s, nil
	}
	own := *after.Facts // what it says for the report's own pack is not for this one
	own.Text, own.Lists, own.Fields, own.Figures = nil, nil, nil, nil
	s.Document = compose.Compose(p, &own, nil, compose.Options{Values: d.values(after.Facts, &out)}, &out)
	m := &s.Document.Meta
	m.Keywords, m.Date = fmt.Sprintf("更正说明；%d年度", after.Facts.Report.Year.Value), ""
	date := after.Facts.Report.Date.Date
	if k := after.Facts.Data.Correction; k != nil && k.Date.Set() {
		date = k.Date.Date
	}
	if date.Set() {
		m.Date = fmt.Sprintf("%04d-%02d-%02d", date.Year, date.Month, date.Day)
	}
	s.Pages = layout.Layout(s.Document, o.Fonts, &out)
	s.Findings = out.List()
	if failed(s.Findings, o.Strict) {
		return s, nil
	}
	var errs [2]error
	if o.DOCX {
		s.DOCX, errs[0] = docx.Write(s.Document, s.Pages.PageNumbers(), docx.Options{Application: o.Program})
	}
	if o.PDF {
		s.PDF, errs[1] = pdf.Write(s.Pages, s.Document.Meta, pdf.Options{Program: o.Program})
	}
	return s, errors.Join(errs[:]...)
}

func failed(list []source.Finding, strict bool) bool {
	for _, f := range list {
		if f.Accepted == "" && (f.Severity == source.Error || strict && f.Severity == source.Warning) {
			return true
		}
	}
	return false
}
