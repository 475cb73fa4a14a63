package layout

// tree builds the structure tree (ISO 32000-1, 14.7). Elements and lists of kids
// come from slabs: a report has thousands of them.
type tree struct {
	elements []Element
	kids     []*Element
	levels   []int // of the headings that the next one may stand below
}

const slabSize = 256

func (t *tree) root() *Element { return t.element("Document") }

func (t *tree) element(tag string) *Element {
	if len(t.elements) == cap(t.elements) {
		t.elements = make([]Element, 0, slabSize)
	}
	t.elements = append(t.elements, Element{Tag: tag})
	return &t.elements[len(t.elements)-1]
}

// add appends a kid to parent.
func (t *tree) add(parent *Element, tag string) *Element {
	e := t.element(tag)
	parent.Kids = append(parent.Kids, e)
	return e
}

// room prepares e for n kids.
func (t *tree) room(e *Element, n int) {
	if cap(t.kids)-len(t.kids) < n {
		t.kids = make([]*Element, 0, max(2*slabSize, n))
	}
	from := len(t.kids)
	t.kids = t.kids[:from+n]
	e.Kids = t.kids[from : from : from+n]
}

var headingTags = [...]string{"H1", "H2", "H3", "H4", "H5", "H6"}

// headingTag is the tag of the next heading. Level 0 is the document's title, 1
// to 5 are those of headings. A tag is as deep as the headings above it are
// many, so that no level is skipped whatever levels a document uses.
func (t *tree) headingTag(level int) string {
	for len(t.levels) > 0 && t.levels[len(t.levels)-1] >= level {
		t.levels = t.levels[:len(t.levels)-1]
	}
	t.levels = append(t.levels, level)
	return headingTags[len(t.levels)-1]
}
