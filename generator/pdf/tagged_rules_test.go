package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/selfeval/selfeval/generator/layout"
)

// checkTagged holds a file to all rules. r is what it was written from.
func checkTagged(t *testing.T, p *parsed, r *layout.Result) {
	for _, rule := range taggedRules {
		t.Run(rule.name, func(t *testing.T) {
			p.t = t
			rule.check(t, p, r)
		})
	}
}

var taggedRules = []struct {
	name  string
	check func(t *testing.T, p *parsed, r *layout.Result)
}{
	{"marked", func(t *testing.T, p *parsed, _ *layout.Result) {
		if p.get(p.catalog(), "MarkInfo", "Marked").String() != "true" {
			t.Error("MarkInfo does not say so")
		}
	}},
	{"language", func(t *testing.T, p *parsed, _ *layout.Result) {
		if lang := p.text(p.catalog()["Lang"]); lang != "zh-CN" {
			t.Errorf("Lang %q", lang)
		}
	}},
	{"title shown", func(t *testing.T, p *parsed, _ *layout.Result) {
		if p.get(p.catalog(), "ViewerPreferences", "DisplayDocTitle").String() != "true" {
			t.Error("DisplayDocTitle is not true")
		}
	}},
	{"printed as large as it is", func(t *testing.T, p *parsed, _ *layout.Result) {
		if scaling := p.name(p.get(p.catalog(), "ViewerPreferences", "PrintScaling")); scaling != "None" {
			t.Errorf("PrintScaling %q", scaling)
		}
	}},
	{"claim", func(t *testing.T, p *parsed, _ *layout.Result) {
		for _, s := range []string{"<pdfuaid:part>1</pdfuaid:part>", "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", "<pdfaProperty:name>part</pdfaProperty:name>"} {
			if bytes.Count(p.raw, []byte(s)) != 1 {
				t.Errorf("XMP has no %s", s)
			}
		}
	}},
	{"tabs in order of structure", func(t *testing.T, p *parsed, _ *layout.Result) {
		for i, page := range p.pages() {
			if p.name(page["Tabs"]) != "S" || page["StructParents"] == nil {
				t.Errorf("page %d: %v", i, page)
			}
		}
	}},
	{"same tree", func(t *testing.T, p *parsed, r *layout.Result) {
		p.elements(r.Root) // which fails where they differ
	}},
	{"content over pages", func(t *testing.T, p *parsed, r *layout.Result) {
		want := map[*layout.Element][]int{} // objects of pages
		for i, page := range p.array(p.get(p.catalog(), "Pages", "Kids")) {
			for _, item := range r.Pages[i].Items {
				text, ok := item.(*layout.Text)
				if ok && len(text.Glyphs) > 0 && text.Element != nil && !slices.Contains(want[text.Element], refOf(t, page)) {
					want[text.Element] = append(want[text.Element], refOf(t, page))
				}
			}
		}
		of := p.dictionaries(r.Root)
		for e, pages := range want {
			var got []int
			for _, k := range p.kids(of[e]) {
				if k.element == nil && k.object == 0 && !slices.Contains(got, k.page) {
					got = append(got, k.page)
				}
			}
			if !slices.Equal(got, pages) {
				t.Errorf("%s has content on the pages %v, want %v", e.Tag, got, pages)
			}
		}
	}},
	{"links", func(t *testing.T, p *parsed, r *layout.Result) {
		of := p.dictionaries(r.Root)
		for i, page := range p.pages() {
			for k, link := range r.Pages[i].Links {
				a := p.array(page["Annots"])[k]
				if got := p.text(p.dict(a)["Contents"]); got != link.Text || got == "" {
					t.Errorf("contents %q, want %q", got, link.Text)
				}
				content, object := false, false
				for _, kid := range p.kids(of[link.Element]) {
					content = content || kid.element != nil || kid.object == 0
					object = object || kid.object == refOf(t, a)
				}
				if !content || !object || link.Element.Tag != "Link" {
					t.Errorf("kids of %q: %v", link.Text, p.kids(of[link.Element]))
				}
			}
		}
	}},
	{"cells", func(t *testing.T, p *parsed, r *layout.Result) {
		of := p.dictionaries(r.Root)
		for _, cell := range append(find(r.Root, "TH"), find(r.Root, "TD")...) {
			a := types.Dict{}
			if of[cell]["A"] != nil {
				a = p.dict(of[cell]["A"])
			}
			if p.name(a["Scope"]) != cell.Scope || cell.Tag == "TH" && (cell.Scope == "" || p.name(a["O"]) != "Table") {
				t.Errorf("%s has the attributes %v, want the scope %q", cell.Tag, a, cell.Scope)
			}
			for key, want := range map[string]int{"RowSpan": cell.RowSpan, "ColSpan": cell.ColSpan} {
				if got := p.span(of[cell], key); got != max(1, want) {
					t.Errorf("%s %d, want %d", key, got, want)
				}
			}
		}
	}},
	{"rows of equal width", func(t *testing.T, p *parsed, r *layout.Result) {
		of := p.dictionaries(r.Root)
		for _, table := range find(r.Root, "Table") {
			widths := p.rowWidths(of[table])
			for i, w := range widths {
				if w != widths[0] {
					t.Errorf("row %d of %d columns, the first has %d", i+1, w, widths[0])
				}
			}
		}
	}},
	{"headings skip no level", func(t *testing.T, p *parsed, r *layout.Result) {
		last := 0
		var walk func(d types.Dict)
		walk = func(d types.Dict) {
			if tag := p.name(d["S"]); len(tag) == 2 && tag[0] == 'H' {
				level := int(tag[1] - '0')
				if level > last+1 {
					t.Errorf("H%d follows H%d", level, last)
				}
				last = level
			}
			for _, k := range p.kids(d) {
				if k.element != nil {
					walk(p.dict(k.element))
				}
			}
		}
		walk(p.dictionaries(r.Root)[r.Root])
	}},
	{"figures", func(t *testing.T, p *parsed, r *layout.Result) {
		of := p.dictionaries(r.Root)
		for i := range r.Pages {
			for _, item := range r.Pages[i].Items {
				rule, ok := item.(*layout.Rule)
				if !ok || rule.Element == nil || rule.Element.Tag != "Figure" {
					continue
				}
				figure, d := rule.Element, of[rule.Element]
				if p.text(d["Alt"]) != figure.Alt || figure.Alt == "" || p.name(p.get(d, "A", "O")) != "Layout" {
					t.Errorf("figure %v", d)
				}
				var box []int64
				for k := range 4 {
					box = append(box, p.number(p.get(d, "A", "BBox", k)))
				}
				x, y, w, h := figure.Box[0], figure.Box[1], figure.Box[2], figure.Box[3]
				bottom := r.Pages[i].Height - y - h
				if want := []int64{int64(x), int64(bottom), int64(x + w), int64(bottom + h)}; !slices.Equal(box, want) {
					t.Errorf("box %v, want %v", box, want)
				}
			}
		}
	}},
	{"outlines for all headings", func(t *testing.T, p *parsed, r *layout.Result) {
		var want []string
		for _, h := range r.Outline {
			want = append(want, fmt.Sprintf("%s @%d:%d", h.Text, h.At.Page, r.Pages[h.At.Page].Height-h.At.Y))
		}
		got := p.outlines()
		for i := range got {
			got[i] = strings.TrimLeft(got[i], " +-")
		}
		if !slices.Equal(got, want) {
			t.Errorf("outlines\n%q, want\n%q", got, want)
		}
	}},
}

// span is an attribute of a cell as the file has it.
func (p *parsed) span(cell types.Dict, key string) int {
	p.t.Helper()
	if cell["A"] == nil || p.dict(cell["A"])[key] == nil {
		return 1
	}
	return p.integer(p.dict(cell["A"])[key])
}

// rowWidths counts the columns of each row of a table, those included that cells
// of rows above reach into.
func (p *parsed) rowWidths(table types.Dict) (widths []int) {
	p.t.Helper()
	var below []int // what cells of earlier rows add to the rows to come
	var walk func(d types.Dict)
	walk = func(d types.Dict) {
		tag, width := p.name(d["S"]), 0
		if tag == "TR" && len(below) > 0 {
			width, below = below[0], below[1:]
		}
		for _, k := range p.kids(d) {
			if k.element == nil {
				continue
			}
			kid := p.dict(k.element)
			if tag != "TR" {
				walk(kid)
				continue
			}
			columns := p.span(kid, "ColSpan")
			width += columns
			for i := range p.span(kid, "RowSpan") - 1 {
				if i == len(below) {
					below = append(below, 0)
				}
				below[i] += columns
			}
		}
		if tag == "TR" {
			widths = append(widths, width)
		}
	}
	walk(table)
	if len(below) > 0 {
		p.t.Error("a cell reaches below the last row")
	}
	return widths
}
