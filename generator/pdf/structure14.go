package pdf

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/layout"
)

// What a structure tree may not have in PDF 1.4, and so in PDF/A-1.

// maxArray is the most entries of an array in PDF/A-1 (ISO 19005-1, 6.1.12, after
// appendix C of the PDF 1.4 reference). Later parts have no such limit.
const maxArray = 8191

// kids returns the elements below e. Before PDF 1.5 a table had no groups of
// rows (THead, TBody): there its rows stand in the table itself.
func (s *structure) kids(e *layout.Element) []*layout.Element {
	if s.version >= 5 || e.Tag != "Table" {
		return e.Kids
	}
	var kids []*layout.Element
	for _, kid := range e.Kids {
		if kid.Tag == "THead" || kid.Tag == "TBody" {
			kids = append(kids, kid.Kids...)
		} else {
			kids = append(kids, kid)
		}
	}
	return kids
}

// scope returns what a head cell heads. That could not be said before PDF 1.5.
func (s *structure) scope(e *layout.Element) string {
	if s.version < 5 {
		return ""
	}
	return e.Scope
}

// checkArrays reports a tree that PDF 1.4 cannot hold. It is called when all
// pages are written.
func (s *structure) checkArrays() error {
	if s.version >= 5 {
		return nil
	}
	most := 2 * (len(s.parents) + len(s.links)) // the parent tree: pairs of key and value
	for _, marks := range s.parents {
		most = max(most, len(marks))
	}
	for i := range s.nodes {
		n := &s.nodes[i]
		most = max(most, len(s.kids(n.elem))+len(n.marks)+len(n.links))
	}
	if most > maxArray {
		return fmt.Errorf("报告太大，不能写成 %s：有一组结构达 %d 项，最多 %d 项；请改用 %s", A1B, most, maxArray, A2B)
	}
	return nil
}
