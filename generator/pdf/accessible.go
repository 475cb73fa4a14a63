package pdf

import (
	"errors"
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/layout"
)

// Accessible says whether a structure tree keeps those rules of PDF/UA-1
// (ISO 14289-1, 7) that can be told from the tree: known tags, headings that
// skip no level, figures with alternative text and a place, tables whose rows
// are equally wide and whose heads say what they head. The error joins one line
// for each fault. [Write] claims PDF/UA-1 for trees without fault only.
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
	case "Document", "Sect", "P", "THead", "TBody", "TR", "TD", "Caption", "TOC", "TOCI", "Link", "Span":
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
	default:
		r.fault("结构类型 %q 不是标准类型", e.Tag)
	}
	for _, kid := range e.Kids {
		r.walk(kid)
	}
}

// table checks what a table is made of and that its rows are equally wide when
// cells that reach down from rows above are counted.
func (r *rules) table(t *layout.Element) {
	columns, row := 0, 0
	var reach []int // by column: rows that a cell from above still fills
	for _, group := range t.Kids {
		rows := group.Kids
		switch group.Tag {
		case "Caption":
			continue
		case "TR":
			rows = []*layout.Element{group}
		case "THead", "TBody":
			if hangs(reach) { // a cell ends with its row group
				r.fault("表第 %d 行有单元格伸出所在的行组", row)
				reach = nil
			}
		default:
			r.fault("表中不能有 %s", group.Tag)
			continue
		}
		for _, tr := range rows {
			row++
			var width int
			width, reach = r.row(tr, row, reach)
			if columns == 0 {
				columns = width
			}
			if width != columns {
				r.fault("表第 %d 行有 %d 列，第 1 行有 %d 列", row, width, columns)
			}
		}
	}
	if row == 0 {
		r.fault("表没有行")
	}
	if hangs(reach) {
		r.fault("表最后一行有单元格伸出表外")
	}
}

// row lays a row's cells into the columns that cells from above leave free and
// returns how many columns there are then.
func (r *rules) row(tr *layout.Element, number int, reach []int) (width int, below []int) {
	if tr.Tag != "TR" {
		r.fault("表第 %d 行不是 TR 而是 %s", number, tr.Tag)
	}
	below = make([]int, len(reach))
	copy(below, reach)
	taken := func(column int) bool { return column < len(reach) && reach[column] > 0 }
	column := 0
	for _, cell := range tr.Kids {
		if cell.Tag != "TH" && cell.Tag != "TD" {
			r.fault("表第 %d 行中不能有 %s", number, cell.Tag)
		}
		for taken(column) {
			column++
		}
		for range max(cell.ColSpan, 1) {
			if taken(column) {
				r.fault("表第 %d 行第 %d 列有两个单元格", number, column+1)
			}
			for len(below) <= column {
				below = append(below, 0)
			}
			below[column] = max(cell.RowSpan, 1)
			column++
		}
	}
	for taken(column) {
		column++
	}
	for i := range below {
		below[i] = max(below[i]-1, 0)
	}
	return column, below
}

// hangs says whether a cell reaches below the last row.
func hangs(reach []int) bool {
	for _, n := range reach {
		if n > 0 {
			return true
		}
	}
	return false
}
