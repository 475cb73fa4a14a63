// Package html writes a composed report for publication on the web: [Write] as
// one self-contained, accessible HTML page, [Markdown] as plain text.
//
// The page needs nothing but itself: no script, no image, no font, no other
// file, and it forbids the browser to load any. Its sections, headings, tables
// and charts are marked up as what they are (WCAG 2.2 AA), so that a screen
// reader finds its way; the style sheet gives it the look of the pack's style
// on paper, and on a screen what is readable there.
package html

import (
	"errors"
	"fmt"

	"github.com/selfeval/selfeval/generator/doc"
)

// Options is what the document does not say itself.
type Options struct {
	Application string // the program's name in the page's metadata; "" leaves it out
	Contents    bool   // a document without a 目录 gets one, on screens only
}

// Write returns d as an HTML page in UTF-8. The same arguments give the same
// bytes.
//
// The error joins every fault found: a [*TextError] for each text with a
// character that HTML cannot hold, a [*StructureError] for each fault of the
// tree.
func Write(d *doc.Document, o Options) ([]byte, error) {
	if err := unwritable(d); err != nil {
		return nil, fmt.Errorf("写 HTML：%w", err)
	}
	w := &writer{d: d, b: make([]byte, 0, 64<<10)}
	w.prepare(d)
	w.errs = append(w.errs, w.faults...)
	w.page(o)
	if len(w.errs) > 0 {
		return nil, fmt.Errorf("写 HTML：%w", errors.Join(w.errs...))
	}
	return w.b, nil
}

// unwritable tells of a document that not even a page's frame can be made of.
func unwritable(d *doc.Document) error {
	switch {
	case d == nil || d.Style == nil || len(d.Sections) == 0:
		return &StructureError{"文档", "没有内容或没有样式"}
	case d.Style.Paragraphs[doc.BodyText].Size <= 0 || d.Style.Lines < 1 || d.Style.Paper.TextHeight() <= 0:
		return &StructureError{"样式", "没有正文字号、每页行数或版心"}
	}
	return nil
}

// StructureError is a document tree that no page can be written from. It is
// the fault of whoever built the tree, never of the clerk's data.
type StructureError struct {
	Where string // 表“一级指标得分”
	What  string
}

func (e *StructureError) Error() string { return e.Where + "：" + e.What }

// writer holds one document while it is written.
type writer struct {
	outline
	b      []byte
	errs   []error
	d      *doc.Document
	charts int // written so far
	tables int
	navs   int
	placed []placed // scratch of the table being written
}

// raw appends markup.
func (w *writer) raw(s string) { w.b = append(w.b, s...) }

// attr appends an attribute whose value is foreign text. What names it in
// messages.
func (w *writer) attr(name, value, what string) {
	w.raw(" " + name + `="`)
	w.text(value, what)
	w.raw(`"`)
}

// id appends the attribute that makes an element the end of links, if it is one.
func (w *writer) id(id string) {
	if a := w.anchors[id]; a != "" {
		w.raw(` id="` + a + `"`)
	}
}

func (w *writer) fault(where, format string, args ...any) {
	w.errs = append(w.errs, &StructureError{where, fmt.Sprintf(format, args...)})
}
