package pdf

import (
	"errors"
	"fmt"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/layout"
)

// A structure tree (ISO 32000-1, 14.7) tells readers in which order to read and
// what is what. Pages and tree point to each other: a stretch of a page's content
// has a number on its page (MCID), its element lists that number, and the parent
// tree leads from page and number back to the element.

// structure collects, while pages are written, which content belongs to which
// element.
type structure struct {
	version int    // of the file: see file.version
	nodes   []node // in reading order; the first is the root
	byElem  map[*layout.Element]int
	parents [][]int // by page, by MCID: index of the node
	links   []int   // by annotation, in order: index of the node
}

type node struct {
	elem   *layout.Element
	ref    ref
	parent ref
	marks  []mark
	links  []annotation
}

// mark is a stretch of content: its page and its number there.
type mark struct{ page, id int }

// annotation is an active area that belongs to an element.
type annotation struct {
	page int
	ref  ref
}

var errTree = errors.New("版面结构树有误")

// newStructure numbers the elements below root.
func newStructure(f *file, root *layout.Element, treeRoot ref) (*structure, error) {
	if root == nil {
		return nil, fmt.Errorf("%w：没有根元素", errTree)
	}
	s := &structure{version: f.version, byElem: make(map[*layout.Element]int, 1024)}
	if err := s.add(f, root, treeRoot); err != nil {
		return nil, err
	}
	return s, nil
}

func (s *structure) add(f *file, e *layout.Element, parent ref) error {
	if _, twice := s.byElem[e]; twice {
		return fmt.Errorf("%w：元素 %s 出现两次", errTree, e.Tag)
	}
	r := f.alloc()
	s.byElem[e] = len(s.nodes)
	s.nodes = append(s.nodes, node{elem: e, ref: r, parent: parent})
	for _, kid := range s.kids(e) {
		if err := s.add(f, kid, r); err != nil {
			return err
		}
	}
	return nil
}

// startPage makes room for a page's marks. Pages come in order.
func (s *structure) startPage() { s.parents = append(s.parents, nil) }

// mark gives the next stretch of content of the page begun last to an element.
func (s *structure) mark(e *layout.Element) (id int, err error) {
	n, ok := s.byElem[e]
	if !ok {
		return 0, fmt.Errorf("%w：页面内容所属的元素 %s 不在树上", errTree, e.Tag)
	}
	page := len(s.parents) - 1
	id = len(s.parents[page])
	s.parents[page] = append(s.parents[page], n)
	s.nodes[n].marks = append(s.nodes[n].marks, mark{page, id})
	return id, nil
}

// link gives an annotation on the page begun last to an element and returns the
// annotation's key in the parent tree, given the number of pages.
func (s *structure) link(e *layout.Element, r ref, pages int) (key int, err error) {
	n, ok := s.byElem[e]
	if !ok {
		return 0, fmt.Errorf("%w：链接所属的元素不在树上", errTree)
	}
	key = pages + len(s.links)
	s.links = append(s.links, n)
	s.nodes[n].links = append(s.nodes[n].links, annotation{len(s.parents) - 1, r})
	return key, nil
}

// write writes the tree; pages are the objects and heights of the pages.
func (s *structure) write(f *file, treeRoot ref, pages []sheet) {
	parentTree := f.alloc()
	b := append(f.begin(treeRoot), "<</Type/StructTreeRoot/K "...)
	b = appendRef(b, s.nodes[0].ref)
	b = append(b, "/ParentTree "...)
	b = appendRef(b, parentTree)
	b = append(b, "/ParentTreeNextKey "...)
	b = appendInt(b, len(s.parents)+len(s.links))
	f.end(append(b, ">>"...))

	b = append(f.begin(parentTree), "<</Nums["...)
	for page, marks := range s.parents {
		b = append(appendInt(b, page), '[')
		for _, n := range marks {
			b = append(appendRef(b, s.nodes[n].ref), ' ')
		}
		b = append(b, ']')
	}
	for i, n := range s.links {
		b = append(appendInt(b, len(s.parents)+i), ' ')
		b = append(appendRef(b, s.nodes[n].ref), ' ')
	}
	f.end(append(b, "]>>"...))

	for i := range s.nodes {
		s.writeNode(f, &s.nodes[i], pages)
	}
}

func (s *structure) writeNode(f *file, n *node, pages []sheet) {
	b := append(f.begin(n.ref), "<</S"...)
	b = appendName(b, n.elem.Tag)
	b = append(b, "/P "...)
	b = appendRef(b, n.parent)
	home := -1 // the page that numbers in K refer to
	switch {
	case len(n.marks) > 0:
		home = n.marks[0].page
	case len(n.links) > 0:
		home = n.links[0].page
	}
	if home >= 0 {
		b = append(b, "/Pg "...)
		b = appendRef(b, pages[home].ref)
	}
	if n.elem.Alt != "" {
		b = append(b, "/Alt"...)
		b = appendText(b, n.elem.Alt)
	}
	if home >= 0 {
		b = s.appendAttributes(b, n.elem, pages[home].height)
	} else {
		b = s.appendAttributes(b, n.elem, 0)
	}
	b = s.appendKids(b, n, home, pages)
	f.end(append(b, ">>"...))
}

// appendKids appends what an element consists of: elements, stretches of content
// and links. A paragraph over two pages has stretches on both.
func (s *structure) appendKids(b []byte, n *node, home int, pages []sheet) []byte {
	kids := s.kids(n.elem)
	if len(kids)+len(n.marks)+len(n.links) == 0 {
		return b // an empty cell
	}
	b = append(b, "/K["...)
	for _, kid := range kids {
		b = append(appendRef(b, s.nodes[s.byElem[kid]].ref), ' ')
	}
	for _, m := range n.marks {
		if m.page == home {
			b = append(appendInt(b, m.id), ' ')
			continue
		}
		b = append(b, "<</Type/MCR/Pg "...)
		b = appendRef(b, pages[m.page].ref)
		b = append(b, "/MCID "...)
		b = append(appendInt(b, m.id), ">>"...)
	}
	for _, a := range n.links {
		b = append(b, "<</Type/OBJR/Pg "...)
		b = appendRef(b, pages[a.page].ref)
		b = append(b, "/Obj "...)
		b = append(appendRef(b, a.ref), ">>"...)
	}
	return append(b, ']')
}

// appendAttributes appends an element's attributes (14.8.5): spans and scope of
// cells, the place of a figure on a page of that height.
func (s *structure) appendAttributes(b []byte, e *layout.Element, height doc.Length) []byte {
	scope := s.scope(e)
	if e.ColSpan > 1 || e.RowSpan > 1 || scope != "" {
		b = append(b, "/A<</O/Table"...)
		if e.ColSpan > 1 {
			b = append(b, "/ColSpan "...)
			b = appendInt(b, e.ColSpan)
		}
		if e.RowSpan > 1 {
			b = append(b, "/RowSpan "...)
			b = appendInt(b, e.RowSpan)
		}
		if scope != "" {
			b = append(b, "/Scope"...)
			b = appendName(b, scope)
		}
		b = append(b, ">>"...)
	}
	if e.Tag == "Figure" {
		b = append(b, "/A<</O/Layout/Placement/Block/BBox"...)
		b = append(appendRect(b, height, e.Box[0], e.Box[1], e.Box[2], e.Box[3]), ">>"...)
	}
	return b
}
