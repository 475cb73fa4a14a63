package diff

import (
	"cmp"
	"slices"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// gridRow is a table row with every grid column filled, cells that span included.
type gridRow struct {
	cells []string
	own   []bool   // the cell starts here, and not above or to the left
	key   string   // its header cells, or else its first cell
	name  string   // what the row is about
	heads []string // what each column is called

	wide bool // its first cell is a header over several columns: a total
}

// gridOf resolves the spans of a table.
func gridOf(t *doc.Table) []gridRow {
	n := len(t.Columns)
	rows := make([]gridRow, len(t.Rows))
	header := make([][]bool, len(rows))
	taken := make([][]bool, len(rows))
	for i := range rows {
		rows[i] = gridRow{cells: make([]string, n), own: make([]bool, n), heads: make([]string, n)}
		header[i], taken[i] = make([]bool, n), make([]bool, n)
	}
	for i := range t.Rows {
		at := 0
		for k := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[k]
			for at < n && taken[i][at] {
				at++
			}
			text := cellText(c)
			for y := i; y < min(i+c.RowSpan, len(rows)); y++ {
				for x := at; x < min(at+c.ColSpan, n); x++ {
					rows[y].cells[x], header[y][x], taken[y][x] = text, c.Header, true
					rows[y].own[x] = y == i && x == at
				}
			}
			rows[i].wide = rows[i].wide || k == 0 && c.Header && c.ColSpan > 1
			at += c.ColSpan
		}
	}
	for i := range rows {
		head := rows[:min(t.Head, len(rows))]
		for k := i - 1; k >= 0 && len(head) == 0; k-- { // a form has heads in its midst
			if !slices.Contains(header[k], false) {
				head = rows[k : k+1]
			}
		}
		rows[i].describe(header[i], head, t.Head > 0, i < t.Head)
	}
	return rows
}

func cellText(c *doc.Cell) string {
	if len(c.Paragraphs) == 1 {
		return doc.PlainText(c.Paragraphs[0].Runs)
	}
	parts := make([]string, len(c.Paragraphs))
	for i := range c.Paragraphs {
		parts[i] = doc.PlainText(c.Paragraphs[i].Runs)
	}
	return strings.Join(parts, "\n")
}

// describe finds what a row is about and what its columns are called: by the head
// above them, or by the header cell before them.
func (r *gridRow) describe(header []bool, head []gridRow, list, inHead bool) {
	var keys []string
	for x, text := range r.cells {
		if header[x] && r.own[x] {
			keys = append(keys, text)
		}
		for _, h := range head {
			if !inHead && h.cells[x] != "" && !strings.HasSuffix(r.heads[x], h.cells[x]) {
				r.heads[x] += h.cells[x]
			}
		}
		for k := x - 1; k >= 0 && r.heads[x] == "" && !header[x]; k-- {
			if header[k] {
				r.heads[x] = r.cells[k]
			}
		}
	}
	if r.key = strings.Join(keys, "｜"); r.key == "" && len(r.cells) > 0 {
		r.key = r.cells[0]
	}
	if r.name = r.key; !list || inHead || r.wide {
		return
	}
	for x, text := range r.cells { // the header cells of a list are the classes of its rows
		if r.own[x] && !header[x] && len([]rune(text)) > 2 && !strings.ContainsAny(text, "0123456789") {
			r.name = text
			return
		}
	}
}

// rows compares two versions of a table row by row.
func (d *Difference) rows(a, b *block) {
	if before, after := doc.PlainText(a.table.Caption), doc.PlainText(b.table.Caption); before != after && a.table.Rows != nil && b.table.Rows != nil {
		d.Passages = append(d.Passages, Passage{
			Sort: "caption", Old: &Side{Path: a.path, Table: a.table.Name, Text: before}, New: &Side{Path: b.path, Table: b.table.Name, Text: after},
			Edits: plainEdits(before, after), Cells: []Cell{},
		})
	}
	ra, rb := gridOf(a.table), gridOf(b.table)
	side := func(x *block, r *gridRow) *Side {
		return &Side{Path: x.path, Table: x.table.Name, Row: r.name, Text: r.text()}
	}
	only := func(old, new *Side) {
		d.Passages = append(d.Passages, Passage{Sort: "row", Old: old, New: new, Edits: []Edit{}, Cells: []Cell{}})
	}
	i, j := 0, 0
	for _, p := range append(matchRows(ra, rb), pair{len(ra), len(rb)}) {
		for ; i < p.a; i++ {
			only(side(a, &ra[i]), nil)
		}
		for ; j < p.b; j++ {
			only(nil, side(b, &rb[j]))
		}
		if p.a == len(ra) {
			break
		}
		if cells := changedCells(&ra[i], &rb[j]); len(cells) > 0 {
			d.Passages = append(d.Passages, Passage{Sort: "row", Old: side(a, &ra[i]), New: side(b, &rb[j]), Edits: []Edit{}, Cells: cells})
		}
		i, j = i+1, j+1
	}
}

// text is a row's own cells.
func (r *gridRow) text() string {
	var own []string
	for x, text := range r.cells {
		if r.own[x] {
			own = append(own, text)
		}
	}
	return strings.Join(own, "｜")
}

func matchRows(a, b []gridRow) []pair {
	keys := func(rows []gridRow) []string {
		list := make([]string, len(rows))
		for i := range rows {
			list[i] = strings.Join(rows[i].cells, "\x00")
		}
		return list
	}
	var all []pair
	i, j := 0, 0
	for _, p := range append(align(keys(a), keys(b)), pair{len(a), len(b)}) {
		for _, q := range alike(p.a-i, p.b-j, func(x, y int) int { return a[i+x].like(&b[j+y]) }) {
			all = append(all, pair{i + q.a, j + q.b})
		}
		if p.a < len(a) {
			all = append(all, p)
		}
		i, j = p.a+1, p.b+1
	}
	return all
}

// like weighs the cells that two rows have in common; what names the row weighs
// most. 0: they are not two versions of one row.
func (r *gridRow) like(s *gridRow) int {
	n := min(len(r.cells), len(s.cells))
	equal := 0
	for x := range n {
		if r.cells[x] == s.cells[x] {
			equal++
		}
	}
	weight := 2 * equal
	if r.key == s.key {
		weight += n
	}
	if r.name == s.name {
		weight += 2 * n
	}
	if weight < 2*n {
		return 0
	}
	return weight
}

func changedCells(a, b *gridRow) []Cell {
	var list []Cell
	n := max(len(a.cells), len(b.cells))
	for x := range n {
		var c Cell
		own := false
		if x < len(a.cells) {
			c.Column, c.Old, own = a.heads[x], a.cells[x], a.own[x]
		}
		if x < len(b.cells) {
			c.Column, c.New, own = cmp.Or(b.heads[x], c.Column), b.cells[x], own || b.own[x]
		}
		if own && c.Old != c.New && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}
