package compose

import (
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// nodesOf composes a stretch of the outline.
func (c *composer) nodesOf(list []pack.Node, env *expr.Env) {
	for _, n := range list {
		switch n := n.(type) {
		case *pack.Heading:
			c.heading(n, env)
		case *pack.Paragraph:
			c.paragraph(n.Style, c.runs(n.Text, env))
		case *pack.If:
			outer := c.why
			for _, b := range n.Branches {
				holds := c.test(b.Condition, env)
				c.because(b.Condition, env, holds)
				if holds {
					c.nodesOf(b.Body, env)
					break
				}
			}
			c.why = outer
		case *pack.Each:
			c.each(n, env)
		case *pack.Slot:
			c.slot(n, env)
		case *pack.TableRef:
			if n.Form != nil {
				c.add(c.table(n.Form, env))
			}
		case *pack.ChartRef:
			c.chart(n.Name)
		case *pack.ContentsRef:
			if c.pack.Contents.Value {
				c.front = append(c.front, doc.Section{Kind: doc.ContentsPage, Blocks: []doc.Block{&doc.Contents{Title: "目　录", Depth: 2}}})
			}
		case *pack.Cover:
			c.cover(n, env)
		case *pack.Annex:
			c.annex(n, env)
		}
	}
}

func (c *composer) each(n *pack.Each, env *expr.Env) {
	printed := false
	outer, why := c.item, c.why
	for _, item := range c.list(n.List, env) {
		inner := env.Bind(n.Variable, item)
		if node := c.nodeOf(item); node != nil {
			c.item = node
		}
		if c.test(n.When, inner) {
			printed = true
			c.because(n.When, inner, true)
			c.nodesOf(n.Body, inner)
		}
		c.item, c.why = outer, why
	}
	if !printed {
		c.nodesOf(n.None, env)
	}
}

// slot prints the author's text, or the pack's default.
func (c *composer) slot(n *pack.Slot, env *expr.Env) {
	rule := c.pack.Slots.Get(n.Name)
	t := c.facts.Text.Get(n.Name)
	if t == nil || strings.TrimSpace(t.Value) == "" {
		if rule != nil && rule.Required.Value {
			at, key := c.placeOf("text"), "text"
			if t != nil {
				at, key = t.Node.Place(), t.Node.Path()
			}
			if t != nil || !c.facts.Node.Partial() { // else it may stand where the file cannot be read
				c.out.Add(source.SlotMissing, at, key, "没有写“"+n.Name+"”", hint(rule.Hint, "在 [text] 里写上它")+"；要留空手写的，写 \"待填\"")
			}
			c.paragraph(doc.BodyText, []doc.Run{{Text: "［缺：" + n.Name + "］", Gap: true}})
			return
		}
		c.nodesOf(n.Default, env)
		return
	}
	outer := c.item
	c.item = t.Node
	runs := c.authored(*t)
	c.item = outer
	length := 0
	for _, p := range paragraphs(runs) {
		c.paragraph(doc.BodyText, p)
		length += len([]rune(doc.PlainText(p)))
	}
	if rule != nil && rule.Limit.Set() && length > rule.Limit.Value {
		c.out.Add(source.TextTooLong, t.Node.Place(), t.Node.Path(), "“"+n.Name+"”有"+itoa(length)+"字，超过了"+itoa(rule.Limit.Value)+"字", "删减到限定的字数以内")
	}
}

// authored fills an author's paragraphs, each expression a run of its own.
func (c *composer) authored(t source.Text) []doc.Run {
	if t.Value == facts.Blank {
		return []doc.Run{{Text: pack.Blank}}
	}
	parsed, errs := expr.ParseText(t.Value)
	at := source.Anchor{Node: t.Node}
	c.complain(at, t.Node.Path(), errs)
	if parsed == nil {
		return []doc.Run{{Text: "［缺］", Gap: true}}
	}
	var runs []doc.Run
	for i := range parsed.Segments {
		s := &parsed.Segments[i]
		fill := 0
		if c.options.Trace != nil {
			fill = c.traced(s, at, c.env, true)
		}
		if s.Expr == nil {
			literal := tidyInside(s.Literal)
			if c.broken {
				literal = source.Printable(literal, blankRune)
			}
			runs = appendRun(runs, doc.Run{Text: literal, Origin: doc.Origin{Fill: fill}})
			continue
		}
		filled, err := s.Fill(c.env)
		if c.broken {
			filled = source.Printable(filled, blankRune)
		}
		run := doc.Run{Text: filled, Origin: doc.Origin{Expr: s.Expr.String(), Place: at.Place(s.Offset), Fill: fill}}
		if err != nil {
			c.complain(at, t.Node.Path(), []*expr.Error{err})
			run.Text, run.Gap = "［缺："+s.Expr.String()+"］", true
		}
		runs = appendRun(runs, run)
	}
	return trim(runs)
}

// tidyInside trims the lines of a literal but keeps what joins it to its
// neighbours.
func tidyInside(s string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if i > 0 {
			l = strings.TrimLeft(l, " \t　")
		}
		if i < len(lines)-1 {
			l = strings.TrimRight(l, " \t\r　")
		}
		lines[i] = l
	}
	return strings.Join(lines, "\n")
}

// trim takes blanks off the ends of a text.
func trim(runs []doc.Run) []doc.Run {
	if n := len(runs); n > 0 {
		runs[0].Text = strings.TrimLeft(runs[0].Text, " \t\n　")
		runs[n-1].Text = strings.TrimRight(runs[n-1].Text, " \t\r\n　")
	}
	return runs
}

func (c *composer) cover(n *pack.Cover, env *expr.Env) {
	if !c.pack.Cover.Value {
		return
	}
	s := doc.Section{Kind: doc.Cover}
	var title []doc.Run // one paragraph, so that its lines stay together
	for i, w := range n.Title {
		if i > 0 {
			title = append(title, doc.Run{Text: "\n"})
		}
		title = append(title, c.runs(w, env)...)
	}
	if title != nil {
		s.Blocks = append(s.Blocks, &doc.Paragraph{Style: doc.CoverTitle, Runs: title})
	}
	c.inSection(&s, func() {
		for _, b := range n.Body {
			if p, ok := b.(*pack.Paragraph); ok && p.Style == doc.BodyText {
				c.paragraph(doc.CoverLine, c.runs(p.Text, env))
				continue
			}
			c.nodesOf([]pack.Node{b}, env)
		}
	})
	c.front = append(c.front, s)
}

func countAnnexes(list []pack.Node) int {
	n := 0
	for _, x := range list {
		if _, ok := x.(*pack.Annex); ok {
			n++
		}
	}
	return n
}

// annex prints the line 附件：… where it stands, and the annex itself behind the
// body (GB/T 9704-2012, 7.3.4 and 7.3.7).
func (c *composer) annex(n *pack.Annex, env *expr.Env) {
	title := c.runs(n.Title, env)
	s := doc.Section{Kind: doc.Annex, Landscape: n.Landscape, Numbered: true, Name: doc.PlainText(title)}
	id := c.id('a')
	label, note := "附件", "附件："
	if c.annexes > 1 {
		number := itoa(len(c.back) + 1)
		label += number
		if len(c.back) > 0 {
			note = "　　　"
		}
		note += number + "."
	}
	line := append([]doc.Run{{Text: note}}, title...)
	c.add(&doc.Paragraph{Style: doc.AnnexNote, Runs: line, Link: id})
	s.Blocks = append(s.Blocks,
		&doc.Paragraph{ID: id, Style: doc.AnnexLabel, Runs: []doc.Run{{Text: label}}},
		&doc.Paragraph{Style: doc.AnnexTitle, Runs: title})
	c.inSection(&s, func() { c.nodesOf(n.Body, env) })
	c.back = append(c.back, s)
}

// inSection composes into another section; headings are numbered anew there.
func (c *composer) inSection(s *doc.Section, compose func()) {
	section, open, counts := c.section, c.open, c.counts
	lead, level := c.lead, c.leadLevel
	c.section, c.open, c.counts, c.lead = s, nil, [6]int{}, nil
	compose()
	c.endSection()
	c.section, c.open, c.counts = section, open, counts
	c.lead, c.leadLevel = lead, level
}

// asked notes that wording mentions a name that a pack may do without.
func (c *composer) asked(name string) {
	switch name {
	case "总体目标":
		c.asksGoals = true
	case "项目":
		c.asksProject = true
	}
}

// unusedData reports what the author wrote and the pack never prints: texts that
// no slot takes, goals, the project.
func (c *composer) unusedData() {
	if n := c.facts.Node.Get("goals"); c.score != nil && n.IsSet() && !c.asksGoals && c.pack.Scheme.Goals == nil {
		c.unused(n, "[[goals]]（年度总体目标）")
	}
	if n := c.facts.Node.Get("project"); c.score != nil && n.IsSet() && !c.asksProject {
		c.unused(n, "[project]（项目）")
	}
	slots := make([]string, len(c.pack.Slots))
	for i := range c.pack.Slots {
		slots[i] = c.pack.Slots[i].Key.Value
	}
	for _, t := range c.facts.Text {
		if c.pack.Slots.Get(t.Key.Value) == nil {
			c.out.Add(source.UnknownKey, t.Key.Node.KeyPlace(), t.Key.Node.Path(), "模板“"+c.pack.Name.Value+"”没有“"+t.Key.Value+"”这一部分", nearest(t.Key.Value, slots))
		}
	}
}

func (c *composer) unused(n *source.Node, what string) {
	c.out.Add(source.UnknownKey, n.KeyPlace(), n.Path(), "模板“"+c.pack.Name.Value+"”不用 "+what+"，写了不会印出来", "删去它；内容写到 selfeval packs show "+c.pack.Name.Value+" 列出的部分里")
}
