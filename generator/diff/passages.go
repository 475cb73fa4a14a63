package diff

import (
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// Passage is a heading, a paragraph, a chart or a table row that is printed
// otherwise, or in one version only.
type Passage struct {
	Sort  string `json:"sort"`  // heading, paragraph, chart, caption, row
	Old   *Side  `json:"old"`   // nil: not in the older version
	New   *Side  `json:"new"`   // nil: not in the newer version
	Edits []Edit `json:"edits"` // of a text that both have
	Cells []Cell `json:"cells"` // of a row that both have: those that changed
}

// Side is a passage in one version.
type Side struct {
	Path  []string `json:"path"`  // headings above it, outermost first
	Table string   `json:"table"` // that it is a row of, or ""
	Row   string   `json:"row"`   // what the row is about, or ""
	Text  string   `json:"text"`  // all of it; of a row its cells, parted by ｜
}

// Cell is a table cell that is printed otherwise.
type Cell struct {
	Column string `json:"column"` // the head above it or before it, or ""
	Old    string `json:"old"`
	New    string `json:"new"`
}

// document compares two documents block by block.
func (d *Difference) document(before, after *doc.Document) {
	a, b := blocksOf(before), blocksOf(after)
	i, j := 0, 0
	removed := func(to int) {
		for ; i < to; i++ {
			d.whole(&a[i], nil)
		}
	}
	added := func(to int) {
		for ; j < to; j++ {
			d.whole(nil, &b[j])
		}
	}
	for _, p := range match(a, b) {
		removed(p.a)
		added(p.b)
		d.both(&a[p.a], &b[p.b])
		i, j = p.a+1, p.b+1
	}
	removed(len(a))
	added(len(b))
}

// whole adds a block that only one version has.
func (d *Difference) whole(a, b *block) {
	side := func(x *block) *Side {
		if x == nil {
			return nil
		}
		return &Side{Path: x.path, Text: x.number + x.text}
	}
	x := a
	if x == nil {
		x = b
	}
	if x.table == nil {
		d.Passages = append(d.Passages, Passage{Sort: x.sort, Old: side(a), New: side(b), Edits: []Edit{}, Cells: []Cell{}})
		return
	}
	empty := &doc.Table{Name: x.table.Name, Columns: x.table.Columns}
	if a == nil {
		d.rows(&block{table: empty}, b)
	} else {
		d.rows(a, &block{table: empty})
	}
}

// both compares two blocks that belong together.
func (d *Difference) both(a, b *block) {
	if a.table != nil {
		d.rows(a, b)
		return
	}
	if a.text == b.text {
		if a.number != b.number {
			d.Renumbered++
		}
		return
	}
	d.Passages = append(d.Passages, Passage{
		Sort: a.sort, Old: &Side{Path: a.path, Text: a.number + a.text}, New: &Side{Path: b.path, Text: b.number + b.text},
		Edits: edits(a.words, b.words), Cells: []Cell{},
	})
}

// match pairs the blocks of two documents: those that say the same, and between
// them those that say nearly the same in the same place.
func match(a, b []block) []pair {
	ka, kb := keysOf(a), keysOf(b)
	var all []pair
	i, j := 0, 0
	for _, p := range append(align(ka, kb), pair{len(a), len(b)}) {
		for _, q := range alike(p.a-i, p.b-j, func(x, y int) int { return likeness(&a[i+x], &b[j+y]) }) {
			all = append(all, pair{i + q.a, j + q.b})
		}
		if p.a < len(a) {
			all = append(all, p)
		}
		i, j = p.a+1, p.b+1
	}
	return all
}

func keysOf(list []block) []string {
	keys := make([]string, len(list))
	for i := range list {
		keys[i] = list[i].above + "\x01" + list[i].key()
		if list[i].table != nil {
			keys[i] = list[i].key()
		}
	}
	return keys
}

// likeness is how much two blocks have in common, from 0 to 100; 0 if they cannot
// be two versions of one block.
func likeness(a, b *block) int {
	if a.sort != b.sort || a.above != b.above || a.table != nil {
		return 0
	}
	if a.sort == "chart" {
		return 100
	}
	n := shared(a.words, b.words)
	if n < 40 {
		return 0
	}
	return n
}

// shared is the share of words that two texts have in common, in percent.
func shared(a, b []string) int {
	if len(a)+len(b) == 0 {
		return 100
	}
	count := map[string]int{}
	for _, w := range a {
		count[w] += len(w)
	}
	common, total := 0, len(strings.Join(a, ""))+len(strings.Join(b, ""))
	for _, w := range b {
		if count[w] >= len(w) {
			count[w] -= len(w)
			common += len(w)
		}
	}
	return 200 * common / total
}

// maxAlike bounds the pairs that are weighed one by one; past it nothing is
// paired, and everything counts as removed and added.
const maxAlike = 10_000

// alike pairs n elements with m others in order so that what they have in common is
// the most; like is 0 for those that cannot be paired.
func alike(n, m int, like func(x, y int) int) []pair {
	if n == 0 || m == 0 || n*m > maxAlike {
		return nil
	}
	weight := make([]int, n*m)
	for x := range n {
		for y := range m {
			weight[x*m+y] = like(x, y)
		}
	}
	width := m + 1
	best := make([]int, (n+1)*width)
	for x := n - 1; x >= 0; x-- {
		for y := m - 1; y >= 0; y-- {
			best[x*width+y] = max(best[(x+1)*width+y], best[x*width+y+1])
			if w := weight[x*m+y]; w > 0 {
				best[x*width+y] = max(best[x*width+y], w+best[(x+1)*width+y+1])
			}
		}
	}
	var list []pair
	for x, y := 0, 0; x < n && y < m; {
		w := weight[x*m+y]
		switch {
		case w > 0 && best[x*width+y] == w+best[(x+1)*width+y+1]:
			list = append(list, pair{x, y})
			x, y = x+1, y+1
		case best[x*width+y] == best[(x+1)*width+y]:
			x++
		default:
			y++
		}
	}
	return list
}
