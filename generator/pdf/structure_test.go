package pdf

import (
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/selfeval/selfeval/generator/layout"
)

// parentTree returns the parent tree's entries by key.
func (p *parsed) parentTree() map[int]types.Object {
	p.t.Helper()
	nums := p.array(p.get(p.catalog(), "StructTreeRoot", "ParentTree", "Nums"))
	entries := map[int]types.Object{}
	for i := 0; i < len(nums); i += 2 {
		key := p.integer(nums[i])
		if _, twice := entries[key]; twice {
			p.t.Errorf("key %d twice in the parent tree", key)
		}
		entries[key] = nums[i+1]
	}
	if next := p.integer(p.get(p.catalog(), "StructTreeRoot", "ParentTreeNextKey")); next != len(entries) {
		p.t.Errorf("ParentTreeNextKey is %d after %d entries", next, len(entries))
	}
	return entries
}

// elements walks the file's structure tree beside layout's, fails where they
// differ, and returns which element each object is.
func (p *parsed) elements(root *layout.Element) map[int]*layout.Element {
	p.t.Helper()
	found := map[int]*layout.Element{}
	var walk func(o types.Object, e *layout.Element, parent int)
	walk = func(o types.Object, e *layout.Element, parent int) {
		self := refOf(p.t, o)
		found[self] = e
		d := p.dict(o)
		if p.name(d["S"]) != e.Tag || refOf(p.t, d["P"]) != parent {
			p.t.Fatalf("element %v, want a %s below object %d", d, e.Tag, parent)
		}
		kids := p.kids(d)
		for _, kid := range kids {
			switch {
			case kid.element == nil: // content; TestReplay looks at it from the other side
			case len(e.Kids) == 0:
				p.t.Fatalf("%s has a kid too many", e.Tag)
			}
		}
		i := 0
		for _, kid := range kids {
			if kid.element != nil {
				walk(kid.element, e.Kids[i], self)
				i++
			}
		}
		if i != len(e.Kids) {
			p.t.Fatalf("%s has %d kids, want %d", e.Tag, i, len(e.Kids))
		}
	}
	treeRoot, _ := p.catalog()["StructTreeRoot"].(types.IndirectRef)
	walk(p.dict(treeRoot)["K"], root, int(treeRoot.ObjectNumber))
	return found
}

// kid is an entry of K.
type kid struct {
	element types.Object // a reference to an element, or
	page    int          // the object number of the page of
	mcid    int          // a stretch of content, or
	object  int          // an annotation
}

// kids returns the entries of an element's K.
func (p *parsed) kids(d types.Dict) []kid {
	p.t.Helper()
	if d["K"] == nil {
		return nil
	}
	var kids []kid
	for _, o := range p.array(d["K"]) {
		switch o := o.(type) {
		case types.IndirectRef:
			kids = append(kids, kid{element: o})
		case types.Integer:
			kids = append(kids, kid{page: refOf(p.t, d["Pg"]), mcid: int(o)})
		case types.Dict:
			k := kid{page: refOf(p.t, o["Pg"])}
			switch p.name(o["Type"]) {
			case "MCR":
				k.mcid = p.integer(o["MCID"])
			case "OBJR":
				k.object = refOf(p.t, o["Obj"])
			default:
				p.t.Fatalf("kid %v", o)
			}
			kids = append(kids, k)
		}
	}
	return kids
}

// dictionaries returns the dictionaries of layout's elements.
func (p *parsed) dictionaries(root *layout.Element) map[*layout.Element]types.Dict {
	p.t.Helper()
	of := map[*layout.Element]types.Dict{}
	for number, e := range p.elements(root) {
		of[e] = p.dict(*types.NewIndirectRef(number, 0))
	}
	return of
}

// find returns the elements with a tag in reading order.
func find(e *layout.Element, tag string) []*layout.Element {
	var found []*layout.Element
	if e.Tag == tag {
		found = append(found, e)
	}
	for _, kid := range e.Kids {
		found = append(found, find(kid, tag)...)
	}
	return found
}

// TestParentTree checks that page and element point at each other: every stretch
// of content is a kid of the element that the parent tree names for it, once.
func TestParentTree(t *testing.T) {
	for _, r := range []*layout.Result{sample(t), randomResult(t, 1), randomResult(t, 2)} {
		pdf, err := Write(r, sampleMeta, sampleOptions)
		if err != nil {
			t.Fatal(err)
		}
		checkParentTree(t, parse(t, pdf), r)
	}
}

func checkParentTree(t *testing.T, p *parsed, r *layout.Result) {
	tree := p.parentTree()
	claimed := map[[2]int]int{} // element by page and MCID
	objects := map[int]int{}    // element by annotation
	for number := range p.elements(r.Root) {
		for _, k := range p.kids(p.dict(*types.NewIndirectRef(number, 0))) {
			switch {
			case k.object != 0:
				objects[k.object] = number
			case k.element == nil:
				if claimed[[2]int{k.page, k.mcid}] != 0 {
					t.Errorf("MCID %d of page object %d has two elements", k.mcid, k.page)
				}
				claimed[[2]int{k.page, k.mcid}] = number
			}
		}
	}
	for i, o := range p.array(p.get(p.catalog(), "Pages", "Kids")) {
		page := p.dict(o)
		entries := p.array(tree[p.integer(page["StructParents"])])
		for mcid, e := range entries {
			key := [2]int{refOf(t, o), mcid}
			if claimed[key] != refOf(t, e) {
				t.Errorf("page %d MCID %d: the tree says %d, the parent tree %d", i, mcid, claimed[key], refOf(t, e))
			}
			delete(claimed, key)
		}
		if page["Annots"] == nil {
			continue
		}
		for _, a := range p.array(page["Annots"]) {
			e := refOf(t, tree[p.integer(p.dict(a)["StructParent"])])
			if objects[refOf(t, a)] != e {
				t.Errorf("annotation %v belongs to %d, the parent tree says %d", a, objects[refOf(t, a)], e)
			}
		}
	}
	if len(claimed) > 0 {
		t.Errorf("elements claim content that no page has: %v", claimed)
	}
}

// TestContentOutsideTree: content whose element is not in the tree, or an
// element that is in it twice, is an error.
func TestContentOutsideTree(t *testing.T) {
	for name, spoil := range map[string]func(r *layout.Result){
		"text":    func(r *layout.Result) { r.Pages[0].Items[0].(*layout.Text).Element = &layout.Element{Tag: "P"} },
		"link":    func(r *layout.Result) { r.Pages[1].Links[0].Element = &layout.Element{Tag: "Link"} },
		"no link": func(r *layout.Result) { r.Pages[1].Links[0].Element = nil },
		"twice":   func(r *layout.Result) { r.Root.Kids = append(r.Root.Kids, r.Root.Kids[0]) },
		"loop":    func(r *layout.Result) { add(r.Root, "P").Kids = []*layout.Element{r.Root} },
		"no tree": func(r *layout.Result) { r.Root = nil },
	} {
		r := sample(t)
		spoil(r)
		if _, err := Write(r, sampleMeta, sampleOptions); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
