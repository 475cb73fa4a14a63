package compose

import (
	"strconv"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

func itoa(n int) string { return strconv.Itoa(n) }

// heading is one that has been printed and whose section is not over.
type heading struct {
	level  int
	text   string
	at     source.Place
	item   *source.Node // of the loop it was printed in
	filled bool         // something stands below it
}

// heading numbers a heading. One that runs in waits for its paragraph.
func (c *composer) heading(n *pack.Heading, env *expr.Env) {
	c.flushLead()
	c.endHeadings(n.Level)
	rule := &c.pack.Levels[n.Level-1]
	c.counts[n.Level]++
	for l := n.Level + 1; l < len(c.counts); l++ {
		c.counts[l] = 0
	}
	number, _ := expr.Ordinal(c.counts[n.Level], rule.Number.Value)
	runs := c.runs(n.Text, env)
	title := doc.PlainText(runs)
	if rule.End.Value != "" {
		if ended := pack.EndSentence(title, rule.End.Value); ended != title {
			runs = appendRun(runs, doc.Run{Text: rule.End.Value})
		}
	}
	for i := range c.open {
		c.open[i].filled = true
	}
	c.open = append(c.open, heading{level: n.Level, text: number + title, at: n.Text.At, item: c.item})
	if rule.RunIn() {
		c.lead = append([]doc.Run{{Text: number}}, runs...)
		if number == "" {
			c.lead = runs
		}
		c.leadLevel = n.Level
		return
	}
	c.section.Blocks = append(c.section.Blocks, &doc.Heading{ID: c.id('h'), Level: n.Level, Number: number, Runs: runs})
}

// endHeadings closes the headings of a level and below: one with nothing under
// it is an empty section.
func (c *composer) endHeadings(level int) {
	for len(c.open) > 0 {
		h := c.open[len(c.open)-1]
		if h.level < level {
			return
		}
		c.open = c.open[:len(c.open)-1]
		if h.filled {
			continue
		}
		message, hint := "“"+h.text+"”之下没有内容", "补上它的内容；没有这一项，就不要列出它"
		if h.item != nil {
			c.out.Add(source.EmptySection, h.item.Place(), h.item.Path(), message, hint, h.at)
		} else {
			c.out.Add(source.EmptySection, h.at, "", message, hint)
		}
	}
}

func (c *composer) endSection() {
	c.flushLead()
	c.endHeadings(0)
}

// flushLead prints a run-in heading that has no paragraph to run into.
func (c *composer) flushLead() {
	if c.lead == nil {
		return
	}
	p := &doc.Paragraph{ID: c.id('p'), Style: doc.BodyText, Lead: c.lead, Level: c.leadLevel}
	c.lead = nil
	c.section.Blocks = append(c.section.Blocks, p)
}

// paragraph adds filled text. Nothing is printed of an empty one; a run-in
// heading that waits is put before body text.
func (c *composer) paragraph(style doc.ParagraphStyle, runs []doc.Run) {
	for _, part := range paragraphs(runs) {
		p := &doc.Paragraph{Style: style, Runs: part}
		if style == doc.BodyText && c.lead != nil {
			p.ID, p.Lead, p.Level = c.id('p'), c.lead, c.leadLevel
			c.lead = nil
		}
		c.add(p)
	}
}

// add prints a block.
func (c *composer) add(b doc.Block) {
	c.flushLead()
	for i := range c.open {
		c.open[i].filled = true
	}
	c.section.Blocks = append(c.section.Blocks, b)
}
