package docx

import "strconv"

// tables checks every table of a part: cells hold paragraphs, rows fill the
// grid, merged cells hang together, widths agree.
func (a *auditor) tables(part string, tree *node) {
	tree.walk(func(n *node) {
		if n.name == "w:tbl" {
			a.table(part, n)
		}
	})
}

func (a *auditor) table(part string, t *node) {
	var grid []int
	total := 0
	for _, c := range t.child("w:tblGrid").kids {
		w, _ := strconv.Atoi(c.attrs["w:w"])
		if w <= 0 {
			a.fault("%s: a column is %d wide", part, w)
		}
		grid = append(grid, w)
		total += w
	}
	if w := t.child("w:tblPr").child("w:tblW").attrs["w:w"]; w != strconv.Itoa(total) {
		a.fault("%s: table is %s wide, its columns %d", part, w, total)
	}
	above := map[int]int{} // first column → span of the merged cells of the row above
	head := true
	for i, r := range t.all("w:tr") {
		repeats := r.child("w:trPr") != nil && r.child("w:trPr").child("w:tblHeader") != nil
		if repeats && !head {
			a.fault("%s: row %d repeats but is not at the top", part, i)
		}
		head = repeats
		merged, col := map[int]int{}, 0
		for _, c := range r.all("w:tc") {
			span := a.cell(part, c)
			if m := c.child("w:tcPr").child("w:vMerge"); m != nil {
				if m.val() == "continue" && above[col] != span {
					a.fault("%s: row %d column %d goes on with a merge of %d columns over %d", part, i, col, above[col], span)
				}
				merged[col] = span
			}
			want := 0
			for k := col; k < min(col+span, len(grid)); k++ {
				want += grid[k]
			}
			if w := c.child("w:tcPr").child("w:tcW").attrs["w:w"]; w != strconv.Itoa(want) {
				a.fault("%s: row %d column %d is %s wide, its columns %d", part, i, col, w, want)
			}
			col += span
		}
		if col != len(grid) {
			a.fault("%s: row %d fills %d of %d columns", part, i, col, len(grid))
		}
		above = merged
	}
}

// cell checks what stands in a cell and returns how many columns it spans.
func (a *auditor) cell(part string, c *node) int {
	if last := c.kids[len(c.kids)-1]; last.name != "w:p" {
		a.fault("%s: a cell ends in %s", part, last.name)
	}
	if s := c.child("w:tcPr").child("w:gridSpan"); s != nil {
		n, _ := strconv.Atoi(s.val())
		return n
	}
	return 1
}
