package pdf

import (
	"bytes"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// parsed is a file as pdfcpu, a second reader, sees it. Its methods fail the
// test where the file is not what they expect.
type parsed struct {
	t   testing.TB
	ctx *model.Context
	raw []byte

	replayFonts map[string]replayFont // read once
}

func parse(t testing.TB, pdf []byte) *parsed {
	t.Helper()
	api.DisableConfigDir()
	ctx, err := api.ReadContext(bytes.NewReader(pdf), model.NewDefaultConfiguration())
	if err != nil {
		t.Fatalf("pdfcpu cannot read it: %v", err)
	}
	if err := api.ValidateContext(ctx); err != nil {
		t.Fatalf("pdfcpu finds it invalid: %v", err)
	}
	return &parsed{t: t, ctx: ctx, raw: pdf}
}

// get follows a path of keys and indices from an object.
func (p *parsed) get(o types.Object, path ...any) types.Object {
	p.t.Helper()
	for _, step := range path {
		switch step := step.(type) {
		case string:
			o = p.dict(o)[step]
		case int:
			a := p.array(o)
			if step >= len(a) {
				p.t.Fatalf("index %d of %v", step, a)
			}
			o = a[step]
		}
	}
	return p.resolve(o)
}

func (p *parsed) resolve(o types.Object) types.Object {
	p.t.Helper()
	o, err := p.ctx.Dereference(o)
	if err != nil {
		p.t.Fatal(err)
	}
	return o
}

func (p *parsed) catalog() types.Dict {
	p.t.Helper()
	d, err := p.ctx.Catalog()
	if err != nil {
		p.t.Fatal(err)
	}
	return d
}

// dict returns a dictionary, also that of a stream.
func (p *parsed) dict(o types.Object) types.Dict {
	p.t.Helper()
	switch d := p.resolve(o).(type) {
	case types.Dict:
		return d
	case types.StreamDict:
		return d.Dict
	default:
		p.t.Fatalf("no dictionary but %T %v", d, d)
		return nil
	}
}

func (p *parsed) array(o types.Object) types.Array {
	p.t.Helper()
	a, ok := p.resolve(o).(types.Array)
	if !ok {
		p.t.Fatalf("no array but %v", o)
	}
	return a
}

func (p *parsed) integer(o types.Object) int {
	p.t.Helper()
	i, ok := p.resolve(o).(types.Integer)
	if !ok {
		p.t.Fatalf("no integer but %v", o)
	}
	return int(i)
}

// number returns thousandths.
func (p *parsed) number(o types.Object) int64 {
	p.t.Helper()
	switch n := p.resolve(o).(type) {
	case types.Integer:
		return int64(n) * 1000
	case types.Float:
		v := float64(n) * 1000
		if v < 0 {
			return int64(v - 0.5)
		}
		return int64(v + 0.5)
	default:
		p.t.Fatalf("no number but %v", o)
		return 0
	}
}

func (p *parsed) name(o types.Object) string {
	p.t.Helper()
	n, ok := p.resolve(o).(types.Name)
	if !ok {
		return ""
	}
	return string(n)
}

func (p *parsed) text(o types.Object) string {
	p.t.Helper()
	s, err := p.ctx.DereferenceText(o)
	if err != nil {
		p.t.Fatal(err)
	}
	return s
}

// data returns the decoded content of a stream.
func (p *parsed) data(o types.Object) []byte {
	p.t.Helper()
	s, ok := p.resolve(o).(types.StreamDict)
	if !ok {
		p.t.Fatalf("no stream but %v", o)
	}
	if err := s.Decode(); err != nil {
		p.t.Fatal(err)
	}
	return s.Content
}

// pages returns the pages' dictionaries.
func (p *parsed) pages() []types.Dict {
	p.t.Helper()
	var pages []types.Dict
	for _, kid := range p.array(p.get(p.catalog(), "Pages", "Kids")) {
		pages = append(pages, p.dict(kid))
	}
	return pages
}

// number of the object that a reference leads to.
func refOf(t testing.TB, o types.Object) int {
	t.Helper()
	r, ok := o.(types.IndirectRef)
	if !ok {
		t.Fatalf("no reference but %v", o)
	}
	return int(r.ObjectNumber)
}

// fonts returns the composite fonts by resource name.
func (p *parsed) fonts() map[string]types.Dict {
	p.t.Helper()
	fonts := map[string]types.Dict{}
	for name, o := range p.dict(p.get(p.pages()[0], "Resources", "Font")) {
		fonts[name] = p.dict(o)
	}
	return fonts
}
