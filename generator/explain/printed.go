package explain

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/doc"
)

// stretch is text of the report that is read in one go: a heading, a paragraph, a
// cell, a bar of a chart.
type stretch struct {
	heading []string
	where   string
	runs    []doc.Run
	text    string
	bar     string // label of the bar; "" outside charts
}

// stretches lists the text of a document in the order of reading.
func stretches(d *doc.Document) []stretch {
	w := walker{}
	for i := range d.Sections {
		s := &d.Sections[i]
		w.open = nil
		if s.Name != "" {
			w.open = []string{"附件：" + s.Name}
		}
		w.base = len(w.open)
		for _, b := range s.Blocks {
			w.block(b)
		}
	}
	return w.list
}

type walker struct {
	list []stretch
	open []string // titles above, outermost first
	base int      // of which so many are no headings
}

func (w *walker) add(where string, runs []doc.Run) {
	if text := doc.PlainText(runs); text != "" {
		w.list = append(w.list, stretch{heading: w.open, where: where, runs: runs, text: text})
	}
}

// head opens a heading of a level; skipped levels leave no gap.
func (w *walker) head(level int, title string) {
	above := w.open[:min(len(w.open), w.base+level-1)]
	w.open = append(above[:len(above):len(above)], title)
}

func (w *walker) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		w.head(b.Level, b.Number+doc.PlainText(b.Runs))
		w.add("标题", b.Runs)
	case *doc.Paragraph:
		if b.Lead != nil {
			w.head(b.Level, strings.TrimSuffix(doc.PlainText(b.Lead), "。"))
			w.add("标题", b.Lead)
		}
		w.add("", b.Runs)
	case *doc.Table:
		w.table(b)
	case *doc.Chart:
		for _, bar := range b.Bars {
			w.list = append(w.list, stretch{heading: w.open, where: "图“" + b.Title + "”", text: bar.Text, bar: bar.Label})
		}
	}
}

// table names each cell by its place on the grid.
func (w *walker) table(t *doc.Table) {
	name := "表“" + t.Name + "”"
	w.add(name+"的标题", t.Caption)
	covered := make([]int, len(t.Columns))
	for r := range t.Rows {
		at := 0
		for i := range t.Rows[r].Cells {
			c := &t.Rows[r].Cells[i]
			for at < len(covered) && covered[at] > 0 {
				at++
			}
			for k := range c.Paragraphs {
				w.add(fmt.Sprintf("%s第%d行第%d列", name, r+1, at+1), c.Paragraphs[k].Runs)
			}
			for k := at; k < min(at+c.ColSpan, len(covered)); k++ {
				covered[k] = c.RowSpan
			}
			at += c.ColSpan
		}
		for k := range covered {
			covered[k] = max(0, covered[k]-1)
		}
	}
}

// sentence is the sentence around bytes [from, to) of running text; of a cell,
// the whole of it.
func (s *stretch) sentence(from, to int) string {
	if strings.HasPrefix(s.where, "表") {
		return s.text
	}
	if i := strings.LastIndexAny(s.text[:from], "。！？"); i >= 0 {
		_, n := utf8.DecodeRuneInString(s.text[i:])
		from = i + n
	} else {
		from = 0
	}
	if i := strings.IndexAny(s.text[to:], "。！？"); i >= 0 {
		_, n := utf8.DecodeRuneInString(s.text[to+i:])
		to += i + n
	} else {
		to = len(s.text)
	}
	return s.text[from:to]
}

// part is a piece of a run that a range of the stretch touches; offsets count in
// the run's text.
type part struct {
	run      *doc.Run
	from, to int
}

func (s *stretch) parts(from, to int) []part {
	var list []part
	at := 0
	for i := range s.runs {
		r := &s.runs[i]
		a, b := max(from-at, 0), min(to-at, len(r.Text))
		if a < b {
			list = append(list, part{r, a, b})
		}
		at += len(r.Text)
	}
	return list
}

// span is a range of bytes.
type span struct{ from, to int }

// numbers finds the numbers of a text: digits with points and commas between
// them, and a minus sign that no digit or letter stands before.
func numbers(text string) []span {
	var list []span
	for i := 0; i < len(text); {
		n := digit(text[i:])
		if n == 0 {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		from := i
		for i < len(text) {
			if n = digit(text[i:]); n == 0 && (text[i] == '.' || text[i] == ',') && digit(text[i+1:]) > 0 {
				n = 1
			}
			if n == 0 {
				break
			}
			i += n
		}
		if from > 0 && text[from-1] == '-' && (from == 1 || text[from-2] >= utf8.RuneSelf) {
			from--
		}
		list = append(list, span{from, i})
	}
	return list
}

// digit is the length of the digit that s begins with, full-width ones included;
// 0 if it begins with none.
func digit(s string) int {
	if s == "" {
		return 0
	}
	if s[0] >= '0' && s[0] <= '9' {
		return 1
	}
	if r, n := utf8.DecodeRuneInString(s); r >= '０' && r <= '９' {
		return n
	}
	return 0
}
