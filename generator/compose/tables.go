package compose

import (
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
)

// Tables fills forms of p by name, without its outline: the sheets of a workbook.
// A form that p lacks is a finding and nil.
func Tables(p *pack.Pack, f *facts.Facts, s *score.Result, o Options, out *source.Findings, names ...string) []*doc.Table {
	c := newComposer(p, f, s, o, out)
	c.dictionary()
	list := make([]*doc.Table, len(names))
	for i, name := range names {
		form := p.Form(name)
		if form == nil {
			out.Add(source.UnknownForm, source.Place{File: p.Node.Place().File}, "", "模板“"+p.Name.Value+"”的 forms.toml 里没有表“"+name+"”", "补上这张表；它的列和措辞可以改，名称不能改")
			continue
		}
		list[i] = c.table(form, c.env)
	}
	return list
}
