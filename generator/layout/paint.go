package layout

import "github.com/selfeval/selfeval/generator/doc"

// painter puts characters and rules on pages. Glyphs, texts and rules come from
// slabs, because a report has tens of thousands of them.
type painter struct {
	*document
	flow   *flow
	frame  frame
	page   *Page
	glyphs []Glyph
	texts  []Text
	rules  []Rule
	bounds []bound // of the table part being drawn
}

// placed is where and how a line of text is drawn.
type placed struct {
	x, centre doc.Length // left edge of the measure; middle of the ink of its Hanzi
	align     doc.Align
	color     Color
	element   *Element // nil: artifact
}

// paint draws all pages.
func (l *document) paint() {
	p := &painter{document: l, glyphs: make([]Glyph, 0, l.charCount+16*len(l.result.Pages))}
	for i := range l.flows {
		p.flow, p.frame = &l.flows[i], l.flows[i].frame
		for k, s := range p.flow.pages {
			p.page = &l.result.Pages[p.flow.firstPage+k]
			p.page.Items = make([]Item, 0, 64)
			if l.source.Draft {
				p.draftMark()
			}
			p.pieces(p.flow.pieces[s.start:s.end], k > 0)
			if p.page.Number > 0 {
				p.pageNumber()
			}
		}
	}
}

// pieces draws the pieces of a page; continued tells that it is not the
// section's first.
func (p *painter) pieces(list []piece, continued bool) {
	for i := 0; i < len(list); {
		c := &list[i]
		switch {
		case c.table != nil:
			n := 1
			for i+n < len(list) && list[i+n].table == c.table {
				n++
			}
			p.table(c.table, list[i:i+n], continued && i == 0)
			i += n
			continue
		case c.chart != nil:
			p.chart(c.chart, p.frame.top+c.y)
		default:
			p.paragraphLine(c.paragraph, c.index, p.frame.top+c.y)
		}
		i++
	}
}

// paragraphLine draws line i of a paragraph, the top of its slot at y.
func (p *painter) paragraphLine(b *paragraph, i int, y doc.Length) {
	x := p.frame.left + b.left
	if i == 0 {
		x = p.frame.left + b.indent
	}
	left, right := p.line(&b.text, &b.lines[i], placed{x: x, centre: y + b.leading/2, align: b.align, element: b.element})
	if b.entry != nil && i == len(b.lines)-1 {
		p.entryEnd(b, right, y+b.leading/2)
		right = p.frame.right()
	}
	if b.link != "" {
		p.link(left, y, right-left, b.leading, b.link, b.about, b.element)
	}
}

// link adds an active rectangle. A link that would lead nowhere is text like other.
func (p *painter) link(x, y, w, h doc.Length, target, about string, e *Element) {
	if _, ok := p.result.Anchors[target]; !ok {
		e.Tag = "Span"
		return
	}
	p.page.Links = append(p.page.Links, Link{X: x, Y: y, W: w, H: h, Target: target, Element: e, Text: about})
}

// line draws a line and returns where it begins and ends.
func (p *painter) line(t *text, l *line, at placed) (left, right doc.Length) {
	n := int(l.end - l.start)
	if cap(p.glyphs)-len(p.glyphs) < n {
		p.glyphs = make([]Glyph, 0, max(1024, n))
	}
	from := len(p.glyphs)
	all, width := t.glyphs(p.glyphs[from:from:from+n], l, at.align == doc.AlignJustify && !l.last)
	p.glyphs = p.glyphs[:from+n]

	left = at.x
	switch at.align {
	case doc.AlignCenter:
		left += (l.width - width) / 2
	case doc.AlignRight:
		left += l.width - width
	}
	chars := t.chars[l.start:l.end]
	if t.looks {
		p.looks(t, chars, all, left, at)
	}
	x := left
	for i := 0; i < n; {
		face := chars[i].face
		j, advance := i, doc.Length(0)
		for j < n && chars[j].face == face {
			advance += all[j].Advance
			j++
		}
		p.text(face, t.size, all[i:j:j], x, at)
		x += advance
		i = j
	}
	return left, left + width
}

// text adds a row of glyphs of one face, its ink centred on at.centre.
func (p *painter) text(face uint8, size doc.Length, glyphs []Glyph, x doc.Length, at placed) {
	if len(p.texts) == cap(p.texts) {
		p.texts = make([]Text, 0, slabSize)
	}
	f := p.faces[face]
	p.texts = append(p.texts, Text{
		X: x, Y: at.centre + doc.Length(scale(f.Centre(), size, f.UnitsPerEm)),
		Face: f, Size: size, Glyphs: glyphs, Color: at.color, Element: at.element,
	})
	p.page.Items = append(p.page.Items, &p.texts[len(p.texts)-1])
}

// looks draws what lies behind and below the characters of a line: highlights
// of gaps, rules of blanks.
func (p *painter) looks(t *text, chars []char, glyphs []Glyph, x doc.Length, at placed) {
	half := t.size / 2
	for i := 0; i < len(glyphs); {
		look := chars[i].look
		w, j := doc.Length(0), i
		for j < len(glyphs) && chars[j].look == look {
			w += glyphs[j].Advance
			j++
		}
		if look&missing != 0 {
			p.rule(x, at.centre-half, w, t.size, Highlight, nil)
		}
		if look&underlined != 0 {
			p.rule(x, at.centre+half+t.size/16, w, p.style.Table.Rule, Black, nil)
		}
		x += w
		i = j
	}
}

// rule adds a filled rectangle, an artifact if it belongs to no element.
func (p *painter) rule(x, y, w, h doc.Length, c Color, e *Element) {
	if w <= 0 || h <= 0 {
		return
	}
	if len(p.rules) == cap(p.rules) {
		p.rules = make([]Rule, 0, slabSize)
	}
	p.rules = append(p.rules, Rule{X: x, Y: y, W: w, H: h, Color: c, Element: e})
	p.page.Items = append(p.page.Items, &p.rules[len(p.rules)-1])
}

// label draws a text as a single line that begins at at.x.
func (p *painter) label(t *text, at placed) {
	n := int32(len(t.chars))
	at.align = doc.AlignLeft
	p.line(t, &line{end: n, ink: n, last: true, width: t.width()}, at)
}
