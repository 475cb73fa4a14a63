package pdf

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/layout"
)

// appendRect appends a rectangle given by its top left corner on a sheet of
// that height.
func appendRect(b []byte, height, x, y, w, h doc.Length) []byte {
	b = append(b, '[')
	b = append(appendMilli(b, int64(x)), ' ')
	b = append(appendMilli(b, int64(height-y-h)), ' ')
	b = append(appendMilli(b, int64(x+w)), ' ')
	return append(appendMilli(b, int64(height-y)), ']')
}

// appendDest appends a destination (ISO 32000-1, 12.3.2.2): the place comes to
// the top of the window, the magnification stays.
func appendDest(b []byte, at layout.Position, pages []sheet) []byte {
	b = append(b, "/Dest["...)
	b = appendRef(b, pages[at.Page].ref)
	b = append(b, "/XYZ null "...)
	b = appendMilli(b, int64(pages[at.Page].height-at.Y))
	return append(b, " null]"...)
}

// checkPlaces reports a link or a heading that leads nowhere.
func checkPlaces(r *layout.Result) error {
	for i := range r.Pages {
		for _, link := range r.Pages[i].Links {
			at, ok := r.Anchors[link.Target]
			if !ok || at.Page < 0 || at.Page >= len(r.Pages) {
				return fmt.Errorf("第 %d 页的链接“%s”所指的位置“%s”不存在", i+1, link.Text, link.Target)
			}
		}
	}
	for _, h := range r.Outline {
		if h.At.Page < 0 || h.At.Page >= len(r.Pages) {
			return fmt.Errorf("标题“%s”所在的页不存在", h.Text)
		}
	}
	return nil
}

// writeLink writes an active rectangle. It has no border, is printed (ISO
// 19005-2, 6.3.3, asks for the flag), and says in words where it leads.
func writeLink(f *file, r ref, link *layout.Link, key int, height doc.Length, at layout.Position, pages []sheet) {
	b := append(f.begin(r), "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect"...)
	b = appendRect(b, height, link.X, link.Y, link.W, link.H)
	b = append(b, "/Contents"...)
	b = appendText(b, link.Text)
	b = appendDest(b, at, pages)
	b = append(b, "/StructParent "...)
	b = appendInt(b, key)
	f.end(append(b, ">>"...))
}

// appendLabels appends the page labels (12.4.2): a page is called by the number
// that is printed on it, and by nothing where none is.
func appendLabels(b []byte, pages []layout.Page) []byte {
	b = append(b, "/PageLabels<</Nums["...)
	for i := range pages {
		number := pages[i].Number
		if i > 0 && number == continued(pages[i-1].Number) {
			continue
		}
		b = appendInt(b, i)
		if number == 0 {
			b = append(b, "<<>>"...)
			continue
		}
		b = append(b, "<</S/D/St "...)
		b = append(appendInt(b, number), ">>"...)
	}
	return append(b, "]>>"...)
}

// continued is the number that needs no new label after number.
func continued(number int) int {
	if number == 0 {
		return 0
	}
	return number + 1
}

// bookmark is a heading in the tree of outlines. Its neighbours are indices, -1
// for none.
type bookmark struct {
	parent, first, last, previous, next int
	kids                                int
}

// bookmarks nests headings by level. A level that is left out is left out of
// the tree too. Entry 0 is the root, entry i+1 is heading i.
func bookmarks(headings []layout.Heading) []bookmark {
	tree := make([]bookmark, 1, len(headings)+1)
	tree[0] = bookmark{-1, -1, -1, -1, -1, 0}
	current := 0
	for i := range headings {
		parent := current
		for parent != 0 && headings[parent-1].Level >= headings[i].Level {
			parent = tree[parent].parent
		}
		current = len(tree)
		b := bookmark{parent, -1, -1, tree[parent].last, -1, 0}
		if b.previous >= 0 {
			tree[b.previous].next = current
		} else {
			tree[parent].first = current
		}
		tree[parent].last = current
		tree[parent].kids++
		tree = append(tree, b)
	}
	return tree
}

// writeOutlines writes the outlines (12.3.3) and returns their root, 0 for none.
// The tree opens with two levels in sight: the outermost headings are open,
// others closed.
func writeOutlines(f *file, headings []layout.Heading, pages []sheet) ref {
	if len(headings) == 0 {
		return 0
	}
	tree := bookmarks(headings)
	refs := make([]ref, len(tree))
	for i := range refs {
		refs[i] = f.alloc()
	}
	for i := range tree {
		n := &tree[i]
		b := append(f.begin(refs[i]), "<<"...)
		count := n.kids
		switch {
		case i == 0:
			b = append(b, "/Type/Outlines"...)
			for k := n.first; k >= 0; k = tree[k].next {
				count += tree[k].kids
			}
		default:
			b = append(b, "/Title"...)
			b = appendText(b, headings[i-1].Text)
			b = appendDest(b, headings[i-1].At, pages)
			if n.parent != 0 {
				count = -count
			}
		}
		if count != 0 {
			b = append(b, "/Count "...)
			b = appendInt(b, count)
		}
		for _, to := range [...]struct {
			key   string
			index int
		}{{"/Parent ", n.parent}, {"/First ", n.first}, {"/Last ", n.last}, {"/Prev ", n.previous}, {"/Next ", n.next}} {
			if to.index >= 0 {
				b = appendRef(append(b, to.key...), refs[to.index])
			}
		}
		f.end(append(b, ">>"...))
	}
	return refs[0]
}
