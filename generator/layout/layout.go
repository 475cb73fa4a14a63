package layout

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/source"
)

// Layout sets a document on pages. A character that no font has is added to out
// with its place and shown as 〓; nothing else is wrong with a document that
// compose made, and no document keeps Layout from coming to an end.
//
// It works in two passes over the sections: first all of them are broken into
// lines and pages, which settles where every heading stands, then they are
// drawn. So the 目录 has its page numbers without a second try: how much room a
// number takes is the same for all.
func Layout(d *doc.Document, fonts *font.Set, out *source.Findings) *Result {
	l := &document{
		setter: newSetter(d.Style, fonts, out),
		source: d,
		result: &Result{Anchors: map[string]Position{}, Breaks: map[*doc.Paragraph][]int{}},
	}
	l.result.Root = l.tree.root()
	l.listHeadings()
	l.flows = make([]flow, len(d.Sections))
	for i := range d.Sections {
		l.flows[i] = flow{document: l, section: &d.Sections[i], frame: l.frame(d.Sections[i].Landscape)}
		l.flows[i].fill()
		l.flows[i].paginate()
	}
	l.number()
	l.paint()
	return l.result
}

// document is one document while it is laid out.
type document struct {
	*setter
	source  *doc.Document
	result  *Result
	tree    tree
	flows   []flow
	heading int // index in result.Outline of the next heading
}

// listHeadings fills the outline with all headings and annexes but for their
// places, so that a 目录 knows its lines before the rest is set.
func (l *document) listHeadings() {
	var list []Heading
	for i := range l.source.Sections {
		sec := &l.source.Sections[i]
		if named(sec) {
			list = append(list, Heading{ID: firstID(sec), Level: 1, Text: oneLine(sec.Name)})
		}
		for _, b := range sec.Blocks {
			if h, ok := b.(*doc.Heading); ok {
				list = append(list, Heading{ID: h.ID, Level: headingLevel(h.Level), Text: oneLine(h.Number + doc.PlainText(h.Runs))})
			}
		}
	}
	for i := range list {
		if list[i].ID == "" { // a link needs something to lead to
			list[i].ID = fmt.Sprintf("#%d", i+1)
		}
	}
	l.result.Outline = list
}

// named reports an annex that stands in outline and 目录 by its name.
func named(sec *doc.Section) bool { return sec.Kind == doc.Annex && sec.Name != "" }

// firstID is the anchor by which a section is found: that of the first of its
// blocks that has one.
func firstID(sec *doc.Section) string {
	for _, b := range sec.Blocks {
		id := ""
		switch b := b.(type) {
		case *doc.Heading:
			id = b.ID
		case *doc.Paragraph:
			id = b.ID
		case *doc.Table:
			id = b.ID
		case *doc.Chart:
			id = b.ID
		}
		if id != "" {
			return id
		}
	}
	return ""
}

// headingLevel is a level within the five that have a style.
func headingLevel(level int) int { return min(max(level, 1), 5) }

// number makes the pages, numbers them, and notes where everything stands that
// can be the end of a link. Pages of numbered sections count on from section to
// section.
func (l *document) number() {
	total, printed := 0, 0
	for i := range l.flows {
		total += len(l.flows[i].pages)
	}
	l.result.Pages = make([]Page, 0, total)
	for i := range l.flows {
		f := &l.flows[i]
		f.firstPage = len(l.result.Pages)
		for range f.pages {
			page := Page{Width: f.frame.width, Height: f.frame.height}
			if f.section.Numbered {
				printed++
				page.Number = printed
			}
			l.result.Pages = append(l.result.Pages, page)
		}
		f.anchors()
	}
}

// anchor notes a place. Of two blocks with one ID the first counts.
func (l *document) anchor(id string, at Position) {
	if id == "" {
		return
	}
	if _, taken := l.result.Anchors[id]; !taken {
		l.result.Anchors[id] = at
	}
}

// PageNumbers are the printed page numbers of all anchors on pages that print
// one: what a writer that knows no pages needs for its 目录. An annex is found
// by the first ID among its blocks.
func (r *Result) PageNumbers() map[string]int {
	numbers := make(map[string]int, len(r.Anchors))
	for id, at := range r.Anchors {
		if n := r.Pages[at.Page].Number; n > 0 {
			numbers[id] = n
		}
	}
	return numbers
}
