package docx

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/doc"
)

// entry is a line of the 目录.
type entry struct {
	level int // from 1
	title string
	id    string
}

// prepare numbers the bookmarks of all IDs and collects the entries of the
// 目录: links and contents point forward, so both must be known beforehand. An
// annex is found by the first of its blocks that has an ID.
func (w *writer) prepare() {
	depth := w.contentsDepth()
	for i := range w.d.Sections {
		sec := &w.d.Sections[i]
		at := len(w.entries)
		annex := depth > 0 && sec.Kind == doc.Annex && sec.Name != ""
		if annex {
			w.entries = append(w.entries, entry{level: 1, title: sec.Name})
		}
		first := ""
		for _, b := range sec.Blocks {
			id := w.register(b)
			if first == "" {
				first = id
			}
			if h, ok := b.(*doc.Heading); ok && h.Level <= depth {
				w.entries = append(w.entries, entry{h.Level, h.Number + doc.PlainText(h.Runs), h.ID})
			}
		}
		if annex {
			w.entries[at].id = first
		}
	}
}

// register gives the IDs of a block their bookmarks and returns the block's own.
func (w *writer) register(b doc.Block) (id string) {
	switch b := b.(type) {
	case *doc.Heading:
		id = b.ID
	case *doc.Paragraph:
		id = b.ID
	case *doc.Chart:
		id = b.ID
	case *doc.Table:
		id = b.ID
		w.bookmark(id)
		for i := range b.Rows {
			for j := range b.Rows[i].Cells {
				for k := range b.Rows[i].Cells[j].Paragraphs {
					w.bookmark(b.Rows[i].Cells[j].Paragraphs[k].ID)
				}
			}
		}
		return id
	}
	w.bookmark(id)
	return id
}

func (w *writer) bookmark(id string) {
	if id == "" {
		return
	}
	if w.bookmarks[id] != 0 {
		w.fault("编号“"+id+"”", "在文档中出现了两次")
		return
	}
	w.bookmarks[id] = len(w.bookmarks) + 1
}

// anchor appends the name of an ID's bookmark. Names are numbered, for an ID
// may be longer than the 40 characters that Word allows and hold others than
// it allows. The leading _ hides them from Word's list; _Toc, which Word
// deletes when it rebuilds a 目录, is not used.
func (w *writer) anchor(id string) {
	w.b = fmt.Appendf(w.b, "_Ref%06d", w.bookmarks[id])
}

// openAnchor starts the bookmark of an ID, if there is one; closeAnchor ends it.
func (w *writer) openAnchor(id string) {
	if id == "" {
		return
	}
	w.raw("<w:bookmarkStart")
	w.attr("w:id", w.bookmarks[id])
	w.raw(` w:name="`)
	w.anchor(id)
	w.raw(`"/>`)
}

func (w *writer) closeAnchor(id string) {
	if id == "" {
		return
	}
	w.raw("<w:bookmarkEnd")
	w.attr("w:id", w.bookmarks[id])
	w.raw("/>")
}

// openLink starts a link to an ID, if there is one; closeLink ends it.
func (w *writer) openLink(id string) {
	if id == "" {
		return
	}
	if w.bookmarks[id] == 0 {
		w.fault("链接", "指向文档中没有的编号“%s”", id)
	}
	w.raw(`<w:hyperlink w:anchor="`)
	w.anchor(id)
	w.raw(`" w:history="1">`)
}

func (w *writer) closeLink(id string) {
	if id != "" {
		w.raw("</w:hyperlink>")
	}
}
