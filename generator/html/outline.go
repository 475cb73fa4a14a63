package html

import (
	"slices"
	"strconv"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// outline is what must be known of a document before its first word is
// written, for links and the 目录 point forward.
type outline struct {
	titled  bool              // the first heading of the text is its title
	heads   []head            // in document order
	labels  []string          // accessible names of the sections, no two alike
	anchors map[string]string // ID → the name by which the page knows it
	listed  []entry           // of a 目录 without limit of depth
	faults  []error
	next    int // index in heads of the heading to be written next
}

// head is a heading as the page has it.
type head struct {
	rank   int // 1 to 6: h1 to h6
	anchor string
}

// entry is a line of a 目录.
type entry struct {
	level  int // as the 目录 counts depth, from 1
	nested int // level that it has in the list, where headings of an annex stand below it
	text   string
	anchor string
}

// prepare collects all anchors and headings.
//
// The page's only h1 is the title of the report, or where the text begins with
// something else the title of its metadata, which is then not shown. Below it
// ranks follow from what a heading stands under, not from its level alone: a
// pack may leave out a level, or run it into the text, and no rank may be
// skipped for that. Headings in an annex stand below the annex's title.
func (o *outline) prepare(d *doc.Document) {
	o.anchors = make(map[string]string)
	var levels []int // of the headings that are open
	add := func(level int, anchor string) {
		if level > 0 || len(o.heads) > 0 {
			if len(levels) == 0 {
				levels = append(levels, 0)
			}
			level = max(level, 1)
		} else {
			o.titled = true
		}
		for len(levels) > 0 && levels[len(levels)-1] >= level {
			levels = levels[:len(levels)-1]
		}
		levels = append(levels, level)
		o.heads = append(o.heads, head{min(len(levels), 6), anchor})
	}
	for i := range d.Sections {
		sec := &d.Sections[i]
		o.labels = append(o.labels, o.label(sec))
		below := 0 // levels by which headings stand lower
		if annexed(sec) {
			o.listed = append(o.listed, entry{1, 1, sec.Name, annexAnchor(i)})
			below = 1
		}
		for _, b := range sec.Blocks {
			switch b := b.(type) {
			case *doc.Heading:
				anchor := o.anchor(b.ID)
				if anchor == "" { // the 目录 needs something to lead to
					anchor = "heading-" + strconv.Itoa(len(o.heads)+1)
				}
				add(b.Level+below, anchor)
				o.listed = append(o.listed, entry{b.Level, b.Level + below, b.Number + doc.PlainText(b.Runs), anchor})
			case *doc.Paragraph:
				anchor := o.anchor(b.ID)
				switch b.Style {
				case doc.Title:
					add(0, anchor)
				case doc.AnnexTitle:
					add(1, anchor)
				}
			case *doc.Chart:
				o.anchor(b.ID)
			case *doc.Table:
				o.anchor(b.ID)
				o.anchorCells(b)
			}
		}
	}
}

func (o *outline) anchorCells(t *doc.Table) {
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			for k := range t.Rows[i].Cells[j].Paragraphs {
				o.anchor(t.Rows[i].Cells[j].Paragraphs[k].ID)
			}
		}
	}
}

// anchor registers an ID and returns the name by which the page knows it. It is
// kept if it is a plain word, so that links to a published page live on when
// the page is made anew; names that the writer makes up have a hyphen and cannot
// meet it.
func (o *outline) anchor(id string) string {
	if id == "" {
		return ""
	}
	if o.anchors[id] != "" {
		o.faults = append(o.faults, &StructureError{"编号“" + id + "”", "在文档中出现了两次"})
		return ""
	}
	name := id
	if !plainID(id) {
		name = "id-" + strconv.Itoa(len(o.anchors)+1)
	}
	o.anchors[id] = name
	return name
}

func plainID(id string) bool {
	for i := 0; i < len(id); i++ {
		c := id[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || (c < '0' || c > '9') && c != '.' && c != '_') {
			return false
		}
	}
	return true
}

// head is the heading that is written now: they are written in the order in
// which they were collected.
func (o *outline) head() head {
	o.next++
	return o.heads[o.next-1]
}

// annexed reports an annex that stands in the 目录 by its name.
func annexed(sec *doc.Section) bool { return sec.Kind == doc.Annex && sec.Name != "" }

func annexAnchor(section int) string { return "annex-" + strconv.Itoa(section+1) }

// label names a section for those who cannot see where it begins.
func (o *outline) label(sec *doc.Section) string {
	name := "正文"
	switch {
	case sec.Name != "":
		name = oneLine(sec.Name)
	case sec.Kind == doc.Cover:
		name = "封面"
	case sec.Kind == doc.ContentsPage:
		name = "目录页"
	case sec.Kind == doc.Annex:
		name = "附件"
	}
	for n, unique := 1, name; ; name = unique + "（" + strconv.Itoa(n) + "）" {
		if !slices.Contains(o.labels, name) {
			return name
		}
		n++
	}
}

// contents lists the entries of a 目录 down to a depth. Each is nested one level
// deeper than the one before it at most, the first not at all: level 1.
func (o *outline) contents(depth int) []entry {
	var list []entry
	var open []int // levels of the entries that the next one may stand under
	for _, e := range o.listed {
		if e.level > depth {
			continue
		}
		for len(open) > 1 && open[len(open)-2] >= e.nested {
			open = open[:len(open)-1]
		}
		if n := len(open); n > 0 && open[n-1] >= e.nested {
			open[n-1] = e.nested
		} else {
			open = append(open, e.nested)
		}
		e.nested = len(open)
		list = append(list, e)
	}
	return list
}

// hasContents reports whether the document prints a 目录 of its own.
func hasContents(d *doc.Document) bool {
	for i := range d.Sections {
		for _, b := range d.Sections[i].Blocks {
			if _, ok := b.(*doc.Contents); ok {
				return true
			}
		}
	}
	return false
}

// oneLine is text without line ends.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\r\n") {
		return s
	}
	return strings.NewReplacer("\r\n", " ", "\n", " ").Replace(s)
}
