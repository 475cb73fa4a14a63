package doc

import (
	"fmt"
	"strings"
)

// Dump is the document as text for people and golden files: one line a block or
// table row, with style names and the spans of cells.
func Dump(d *Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "标题：%s\n单位：%s\n类型：%s\n关键词：%s\n日期：%s\n", d.Meta.Title, d.Meta.Unit, d.Meta.Subject, d.Meta.Keywords, d.Meta.Date)
	for i := range d.Sections {
		s := &d.Sections[i]
		fmt.Fprintf(&b, "\n== %s", [...]string{"正文", "封面", "目录", "附件"}[s.Kind])
		if s.Landscape {
			b.WriteString(" 横页")
		}
		if !s.Numbered {
			b.WriteString(" 不编页码")
		}
		if s.Name != "" {
			b.WriteString(" " + s.Name)
		}
		b.WriteByte('\n')
		for _, block := range s.Blocks {
			dumpBlock(&b, d.Style, block)
		}
	}
	return b.String()
}

func dumpBlock(b *strings.Builder, style *Style, block Block) {
	switch x := block.(type) {
	case *Heading:
		fmt.Fprintf(b, "%s %s%s\n", strings.Repeat("#", x.Level), x.Number, dumpRuns(x.Runs))
	case *Paragraph:
		if x.Style != BodyText {
			fmt.Fprintf(b, "[%s] ", style.Paragraphs[x.Style].Name)
		}
		if x.Lead != nil {
			fmt.Fprintf(b, "%s <%s> ", strings.Repeat("#", x.Level), dumpRuns(x.Lead))
		}
		b.WriteString(dumpRuns(x.Runs))
		if x.Link != "" {
			b.WriteString(" → " + x.Link)
		}
		b.WriteByte('\n')
	case *Table:
		dumpTable(b, x)
	case *Chart:
		fmt.Fprintf(b, "[图 %s] %s\n", x.Title, x.Alt)
	case *Contents:
		fmt.Fprintf(b, "[目录] %s %d级\n", x.Title, x.Depth)
	}
}

func dumpTable(b *strings.Builder, t *Table) {
	fmt.Fprintf(b, "[表 %s %d列 表头%d行] %s\n", t.Name, len(t.Columns), t.Head, dumpRuns(t.Caption))
	for _, r := range t.Rows {
		for i := range r.Cells {
			c := &r.Cells[i]
			b.WriteString(" |")
			if c.ColSpan > 1 || c.RowSpan > 1 {
				fmt.Fprintf(b, "%d×%d ", c.ColSpan, c.RowSpan)
			} else {
				b.WriteByte(' ')
			}
			for k := range c.Paragraphs {
				if k > 0 {
					b.WriteString("¶")
				}
				b.WriteString(dumpRuns(c.Paragraphs[k].Runs))
			}
		}
		b.WriteByte('\n')
	}
}

// dumpRuns marks emphasis with **, blanks with __ and gaps with !!.
func dumpRuns(runs []Run) string {
	var b strings.Builder
	for i := range runs {
		mark := ""
		switch r := &runs[i]; {
		case r.Strong:
			mark = "**"
		case r.Underline:
			mark = "__"
		case r.Gap:
			mark = "!!"
		}
		b.WriteString(mark + runs[i].Text + mark)
	}
	return b.String()
}
