// Package docx writes a composed report as an Office Open XML document
// (ISO/IEC 29500 transitional), the format of Word and WPS.
//
// It writes the small, closed part of the format that a report needs, each
// part appended to one byte buffer in schema order: no object model, no
// reflection, no reader. What the format allows but Word or WPS refuse is kept
// out by construction, and the package's tests assert it on every document
// they make.
package docx

import (
	"errors"
	"fmt"
	"sync"

	"github.com/selfeval/selfeval/generator/doc"
)

// Options is what the document does not say itself.
type Options struct {
	Application string // the program's name in the document's properties; "" leaves it out
}

// Write returns d as a DOCX file. Pages holds the printed page number of each
// entry of the 目录 by ID; it comes from the layout and is needed only when d
// has a [doc.Contents]. The same arguments give the same bytes.
//
// The error joins every fault found: a [*TextError] for each character that a
// DOCX cannot hold, a [*StructureError] for each fault of the tree.
func Write(d *doc.Document, pages map[string]int, opts Options) ([]byte, error) {
	if d == nil || d.Style == nil || len(d.Sections) == 0 {
		return nil, &StructureError{"文档", "没有内容或没有样式"}
	}
	w := writers.Get().(*writer)
	defer w.release()
	w.d, w.pages, w.grid = d, pages, newGrid(d.Style)
	w.prepare()
	w.writeParts(opts)
	if len(w.errs) > 0 {
		return nil, fmt.Errorf("写 DOCX：%w", errors.Join(w.errs...))
	}
	return pack(w.b, w.parts)
}

// StructureError is a document tree that no DOCX can be written from. It is
// the fault of whoever built the tree, never of the clerk's data.
type StructureError struct {
	Where string // 表“一级指标得分”
	What  string
}

func (e *StructureError) Error() string { return e.Where + "：" + e.What }

// writers keeps buffers between documents, nothing of their content.
var writers = sync.Pool{New: func() any { return &writer{bookmarks: make(map[string]int)} }}

// writer holds one document while it is written.
type writer struct {
	output
	d     *doc.Document
	pages map[string]int
	grid  grid
	parts []part // in the order of writing

	bookmarks map[string]int // ID → number of its bookmark, from 1
	entries   []entry        // of the 目录
	charts    int            // written so far

	occupied []span // scratch of the table being written
}

// release empties the writer and lends it to the next document.
func (w *writer) release() {
	clear(w.bookmarks)
	clear(w.entries)
	*w = writer{
		output:    output{b: w.b[:0]},
		parts:     w.parts[:0],
		bookmarks: w.bookmarks,
		entries:   w.entries[:0],
		occupied:  w.occupied[:0],
	}
	writers.Put(w)
}

func (w *writer) fault(where, format string, args ...any) {
	w.errs = append(w.errs, &StructureError{where, fmt.Sprintf(format, args...)})
}
