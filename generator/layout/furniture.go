package layout

import (
	"strconv"

	"github.com/selfeval/selfeval/generator/doc"
)

// pageNumber draws "— 1 —" below the text area: odd pages at the right, even
// pages at the left (GB/T 9704-2012, 7.5). It is an artifact.
func (p *painter) pageNumber() {
	n := &p.style.PageNumber
	s := strconv.Itoa(p.page.Number)
	if n.Dash {
		s = "— " + s + " —"
	}
	t := p.setter.text(n.Role, n.Size, doc.Run{Text: s})
	width, indent := t.width(), n.Size*doc.Length(n.Indent)/100
	x := p.frame.left + indent
	switch {
	case n.Centred:
		x = p.frame.left + (p.frame.textWidth-width)/2
	case p.page.Number%2 == 1:
		x = p.frame.right() - indent - width
	}
	p.label(t, placed{x: x, centre: p.frame.top + p.frame.depth + n.Below + n.Size/2})
}

// draftMark writes 草稿 into the upper margin, as high as half of it: a mark
// behind the text would make that hard to read.
func (p *painter) draftMark() {
	size := p.frame.top / 2
	t := p.setter.text(doc.Hei, size, doc.Run{Text: "草　稿"})
	p.label(t, placed{x: p.frame.left + (p.frame.textWidth-t.width())/2, centre: p.frame.top / 2, color: Gray})
}
