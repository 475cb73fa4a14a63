//go:build unfinished

package layout

import "github.com/selfeval/selfeval/generator/doc"

// painter puts characters and rules on pages. Glyphs and texts come from slabs,
// because a report has tens of thousands of them.
type painter struct {
	setter *setter
	page   *Page
	glyphs []Glyph
	texts  []Text
}

// placed is a line of text on its page.
type placed struct {
	x, centre doc.Length // left edge of the measure; middle of the ink of its Hanzi
	align     doc.Align
	color     Color
	element   *Element // nil: artifact
	link      string
	linkElem  *Element
}

// line draws a line and returns where its ink begins and ends.
func (p *painter) line(t *text, l *line, at placed) (left, right doc.Length) {
	n := int(l.end - l.start)
	if cap(p.glyphs)-len(p.glyphs) < n {
		p.glyphs = make([]Glyph, 0, max(4096, n))
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
	p.looks(t, l, all, left, at)
	x := left
	for i := 0; i < n; {
		face := t.chars[int(l.start)+i].face
		j, advance := i, doc.Length(0)
		for j < n && t.chars[int(l.start)+j].face == face {
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
		p.texts = make([]Text, 0, 256)
	}
	f := p.setter.faces[face]
	p.texts = append(p.texts, Text{
		X: x, Y: at.centre + doc.Length(scale(f.Centre(), size, f.UnitsPerEm)),
		Face: f, Size: size, Glyphs: glyphs, Color: at.color, Element: at.element,
	})
	p.page.Items = append(p.page.Items, &p.texts[len(p.texts)-1])
}

// looks draws what lies behind and below the characters of a line: highlights
// of gaps, rules of blanks.
func (p *painter) looks(t *text, l *line, glyphs []Glyph, x doc.Length, at placed) {
	half := t.size / 2
	for i := 0; i < len(glyphs); {
		look := t.chars[int(l.start)+i].look
		w, j := doc.Length(0), i
		for j < len(glyphs) && t.chars[int(l.start)+j].look == look {
			w += glyphs[j].Advance
			j++
		}
		if look&missing != 0 && w > 0 {
			p.rule(x, at.centre-half, w, t.size, Highlight)
		}
		if look&underlined != 0 && w > 0 {
			p.rule(x, at.centre+half+t.size/16, w, p.setter.style.Table.Rule, Black)
		}
		x += w
		i = j
	}
}

// rule adds a filled rectangle that carries no meaning.
func (p *painter) rule(x, y, w, h doc.Length, c Color) {
	p.page.Items = append(p.page.Items, &Rule{X: x, Y: y, W: w, H: h, Color: c})
}

// label draws a single line at x, artifact or not, and returns its width.
func (p *painter) label(t *text, at placed) doc.Length {
	l := line{end: int32(len(t.chars)), ink: int32(len(t.chars)), last: true}
	l.width = t.natural(&l)
	p.line(t, &l, at)
	return l.width
}
