package pdf

import (
	"errors"
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/layout"
)

// Accessible says whether a structure tree keeps those rules of PDF/UA-1
// (ISO 14289-1, 7) that can be told from the tree: known tags in their places,
// headings that skip no level, figures with alternative text and a place, tables
// whose rows are equally wide and whose heads say what they head. The error
// joins one line for each fault. [Write] claims PDF/UA-1 for trees without fault
// only.
func Accessible(root *layout.Element) error {
	if root == nil {
		return fmt.Errorf("%w：没有根元素", errTree)
	}
	var r rules
	if root.Tag != "Document" {
		r.fault("根元素应为 Document，现为 %s", root.Tag)
	}
	r.walk(root)
	return errors.Join(r.faults...)
}

// rules is one pass over a tree in reading order.
type rules struct {
	faults []error
	level  int // of the last heading
}

func (r *rules) fault(format string, args ...any) {
	r.faults = append(r.faults, fmt.Errorf(format, args...))
}

func (r *rules) walk(e *layout.Element) {
	switch e.Tag {
	case "H1", "H2", "H3", "H4", "H5", "H6":
		level := int(e.Tag[1] - '0')
		if level > r.level+1 {
			r.fault("标题级别从 %d 跳到 %d", r.level, level)
		}
		r.level = level
	case "Figure":
		if strings.TrimSpace(e.Alt) == "" {
			r.fault("图没有替代文字")
		}
		if e.Box[2] <= 0 || e.Box[3] <= 0 {
			r.fault("图“%s”没有范围", e.Alt)
		}
	case "TH":
		switch e.Scope {
		case "Row", "Column", "Both":
		default:
			r.fault("表头单元格没有标明是行头还是列头")
		}
	case "Table":
		r.table(e)
	}
	for _, kid := range e.Kids {
		r.place(kid, e)
		r.walk(kid)
	}
}

// place checks that an element is one that we write and stands where such an
// element may.
func (r *rules) place(e, parent *layout.Element) {
	switch e.Tag {
	case "Document", "Sect", "P", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "Figure", "Link", "Span",
		"Table", "THead", "TBody", "TR", "TH", "TD", "TOC", "TOCI":
	default:
		r.fault("结构类型 %q 不是标准类型", e.Tag)
		return
	}
	if !fits(e.Tag, parent.Tag) {
		r.fault("%s 不能放在 %s 中", e.Tag, parent.Tag)
	}
	if e.Tag == "Caption" && parent.Kids[0] != e && (parent.Tag == "TOC" || parent.Kids[len(parent.Kids)-1] != e) {
		r.fault("%s 的标题不在首尾", parent.Tag)
	}
}

// fits says which elements may stand within which (ISO 32000-1, 14.8.4.3;
// ISO 14289-1, 7.2).
func fits(tag, parent string) bool {
	switch tag {
	case "THead", "TBody":
		return parent == "Table"
	case "TR":
		return parent == "Table" || parent == "THead" || parent == "TBody"
	case "TH", "TD":
		return parent == "TR"
	case "TOCI":
		return parent == "TOC"
	case "Caption":
		return parent == "Table" || parent == "TOC" || parent == "Figure"
	}
	switch parent {
	case "Table", "THead", "TBody", "TR":
		return false
	case "TOC":
		return tag == "TOC"
	}
	return true
}
