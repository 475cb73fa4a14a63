package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/selfeval/selfeval/generator/layout"
)

// outlines prints the outlines of a file: depth by indent, then "+" for what is
// open and "-" for what is closed, and the page with the height on it.
func (p *parsed) outlines() (lines []string) {
	p.t.Helper()
	pages := map[int]int{}
	for i, o := range p.array(p.get(p.catalog(), "Pages", "Kids")) {
		pages[refOf(p.t, o)] = i
	}
	root, ok := p.catalog()["Outlines"].(types.IndirectRef)
	if !ok {
		return nil
	}
	visible := 0
	var walk func(parent types.Object, depth int, inSight bool)
	walk = func(parent types.Object, depth int, inSight bool) {
		d := p.dict(parent)
		var previous types.Object
		for o := d["First"]; o != nil; o = p.dict(o)["Next"] {
			item := p.dict(o)
			if refOf(p.t, item["Parent"]) != refOf(p.t, parent) || item["Prev"] != previous {
				p.t.Errorf("%v is not linked as it should be", item)
			}
			previous = o
			state, open := "", false
			if item["Count"] != nil {
				state, open = "-", p.integer(item["Count"]) > 0
				if open {
					state = "+"
				}
			}
			if inSight {
				visible++
			}
			dest := p.array(item["Dest"])
			lines = append(lines, fmt.Sprintf("%s%s%s @%d:%d", strings.Repeat(" ", depth), state, p.text(item["Title"]),
				pages[refOf(p.t, dest[0])], p.number(dest[3])))
			walk(o, depth+1, inSight && open)
		}
		if d["Last"] != previous {
			p.t.Errorf("Last of %v is wrong", d)
		}
	}
	walk(root, 0, true)
	if root := p.dict(root); root["Count"] != nil && p.integer(root["Count"]) != visible || root["Count"] == nil && visible > 0 {
		p.t.Errorf("Count is %v with %d in sight", root["Count"], visible)
	}
	return lines
}

func TestOutlines(t *testing.T) {
	heading := func(level int, text string, page int) layout.Heading {
		return layout.Heading{Level: level, Text: text, At: layout.Position{Page: page, Y: 100000}}
	}
	for _, test := range []struct {
		name     string
		headings []layout.Heading
		want     []string
	}{
		{"none", nil, nil},
		{"one", []layout.Heading{heading(1, "一", 2)}, []string{"一 @2:741890"}},
		{"nested", []layout.Heading{heading(1, "一", 2), heading(2, "一一", 2), heading(3, "一一一", 3), heading(2, "一二", 3), heading(1, "二", 4)},
			[]string{"+一 @2:741890", " -一一 @2:741890", "  一一一 @3:741890", " 一二 @3:741890", "二 @4:495276"}},
		{"skipped levels", []layout.Heading{heading(3, "三", 0), heading(1, "一", 0), heading(4, "四", 0), heading(2, "二", 0)},
			[]string{"三 @0:741890", "+一 @0:741890", " 四 @0:741890", " 二 @0:741890"}},
	} {
		r := sample(t)
		r.Outline = test.headings
		pdf, err := Write(r, sampleMeta, sampleOptions)
		if err != nil {
			t.Fatal(err)
		}
		if got := parse(t, pdf).outlines(); !slices.Equal(got, test.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", test.name, got, test.want)
		}
	}
}

func TestLinks(t *testing.T) {
	r := sample(t)
	pdf, err := Write(r, sampleMeta, sampleOptions)
	if err != nil {
		t.Fatal(err)
	}
	p := parse(t, pdf)
	kids := p.array(p.get(p.catalog(), "Pages", "Kids"))
	for i, link := range r.Pages[1].Links {
		a := p.dict(p.get(p.pages()[1], "Annots", i))
		at := r.Anchors[link.Target]
		if refOf(t, p.get(a, "Dest").(types.Array)[0]) != refOf(t, kids[at.Page]) || p.number(p.get(a, "Dest", 3)) != int64(r.Pages[at.Page].Height-at.Y) {
			t.Errorf("link %d leads to %v, want %v", i, a["Dest"], at)
		}
		var rect []int64
		for k := range 4 {
			rect = append(rect, p.number(p.get(a, "Rect", k)))
		}
		if want := []int64{int64(link.X), int64(paperHeight - link.Y - link.H), int64(link.X + link.W), int64(paperHeight - link.Y)}; !slices.Equal(rect, want) {
			t.Errorf("link %d covers %v, want %v", i, rect, want)
		}
		for k := range 3 {
			if p.integer(p.get(a, "Border", k)) != 0 {
				t.Errorf("link %d has a border", i)
			}
		}
	}
}

func TestNowhere(t *testing.T) {
	for name, spoil := range map[string]func(r *layout.Result){
		"unknown target":         func(r *layout.Result) { delete(r.Anchors, "h1") },
		"target beyond the end":  func(r *layout.Result) { r.Anchors["h1"] = layout.Position{Page: 6} },
		"heading beyond the end": func(r *layout.Result) { r.Outline[0].At.Page = -1 },
	} {
		r := sample(t)
		spoil(r)
		if _, err := Write(r, sampleMeta, sampleOptions); err == nil || !strings.Contains(err.Error(), "自评结论") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestPageLabels(t *testing.T) {
	for _, test := range []struct {
		numbers []int
		want    string
	}{
		{[]int{0, 0, 1, 2, 3}, "/PageLabels<</Nums[0<<>>2<</S/D/St 1>>]>>"},
		{[]int{1, 2, 3}, "/PageLabels<</Nums[0<</S/D/St 1>>]>>"},
		{[]int{0, 1, 0, 1, 5}, "/PageLabels<</Nums[0<<>>1<</S/D/St 1>>2<<>>3<</S/D/St 1>>4<</S/D/St 5>>]>>"},
	} {
		pages := make([]layout.Page, len(test.numbers))
		for i, n := range test.numbers {
			pages[i].Number = n
		}
		if got := string(appendLabels(nil, pages)); got != test.want {
			t.Errorf("%v: got %s, want %s", test.numbers, got, test.want)
		}
	}
}
