package diff

import (
	"regexp"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// block is one block of a document with where it stands.
type block struct {
	sort   string   // heading, paragraph, table, chart
	path   []string // headings above it, numbers included; that which runs into it too
	above  string   // headings above it without numbers
	number string   // of a heading, run in or not
	text   string   // without its number
	words  []string // of text
	table  *doc.Table
}

// key is equal for blocks that say the same.
func (b *block) key() string {
	if b.table != nil {
		return b.sort + "\x00" + b.table.Name
	}
	return b.sort + "\x00" + b.text
}

// headingNumber is the number that compose puts before a run-in heading.
var headingNumber = regexp.MustCompile(`^(（[一二三四五六七八九十百零〇]+）|[一二三四五六七八九十百零〇]+、|（[0-9]+）|[0-9]+[.．、]|[①-⑳])$`)

// blocksOf lists the blocks of a document; its 目录 repeats what stands elsewhere.
func blocksOf(d *doc.Document) []block {
	var list []block
	for i := range d.Sections {
		s := &d.Sections[i]
		w := walker{}
		switch {
		case s.Kind == doc.Cover:
			w.root = "封面"
		case s.Name != "":
			w.root = "附件：" + s.Name
		}
		for _, b := range s.Blocks {
			w.block(b)
		}
		list = append(list, w.list...)
	}
	return list
}

// walker follows the headings of a section.
type walker struct {
	root  string
	open  [6]struct{ number, text string } // by level
	depth int
	list  []block
}

func (w *walker) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		w.heading(b.Level, b.Number, doc.PlainText(b.Runs), "heading", b.Runs)
	case *doc.Paragraph:
		if b.Lead == nil {
			w.add(block{sort: "paragraph", text: doc.PlainText(b.Runs), words: tokens(b.Runs)})
			return
		}
		number, lead := "", b.Lead
		if headingNumber.MatchString(lead[0].Text) {
			number, lead = lead[0].Text, lead[1:]
		}
		all := append(lead[:len(lead):len(lead)], b.Runs...)
		w.heading(b.Level, number, doc.PlainText(lead), "paragraph", all)
	case *doc.Table:
		w.add(block{sort: "table", text: b.Name, table: b})
	case *doc.Chart:
		w.add(block{sort: "chart", text: b.Alt, words: words(b.Alt)})
	}
}

// heading opens a heading and adds its block, which stands below those above it.
func (w *walker) heading(level int, number, title, sort string, runs []doc.Run) {
	w.depth = level - 1
	w.add(block{sort: sort, number: number, text: doc.PlainText(runs), words: tokens(runs)})
	title = strings.TrimRight(title, "。")
	w.open[level].number, w.open[level].text = number, title
	w.depth = level
	if b := &w.list[len(w.list)-1]; sort == "paragraph" { // it is a heading and what stands below it
		b.path = append(b.path, number+title)
	}
}

func (w *walker) add(b block) {
	b.path = []string{}
	var plain strings.Builder
	if w.root != "" {
		b.path = append(b.path, w.root)
		plain.WriteString(w.root)
	}
	for l := 1; l <= w.depth; l++ {
		if h := &w.open[l]; h.text != "" {
			b.path = append(b.path, h.number+h.text)
			plain.WriteString("\x00" + h.text)
		}
	}
	b.above = plain.String()
	w.list = append(w.list, b)
}
