package layout

import (
	"strconv"

	"github.com/selfeval/selfeval/generator/doc"
)

// contentsDepth is how many levels of the 目录 have a style.
const contentsDepth = 3

// numberRoom is kept free for the page number of an entry, in ems.
const numberRoom = 3

// addContents adds the 目录: headings down to a depth and annexes, each a link to
// its place.
func (f *flow) addContents(b *doc.Contents) {
	toc := f.tree.add(f.parent, "TOC")
	if b.Title != "" {
		p := f.setParagraph(doc.ContentsTitle, f.frame.textWidth, 0, nil, []doc.Run{{Text: b.Title}}, 0)
		p.element = f.tree.add(toc, "Caption")
		f.addLines(p, doc.ContentsTitle)
	}
	depth := min(b.Depth, contentsDepth)
	for i := range f.result.Outline {
		h := &f.result.Outline[i]
		if h.Level > depth {
			continue
		}
		style := doc.Contents1 + doc.ParagraphStyle(h.Level-1)
		reserve := numberRoom * f.style.Paragraphs[style].Size
		p := f.setParagraph(style, f.frame.textWidth, reserve, nil, []doc.Run{{Text: h.Text}}, 0)
		p.element = f.tree.add(f.tree.add(toc, "TOCI"), "Link")
		p.entry, p.link, p.about = h, h.ID, linkText(h.Text)
		f.addLines(p, style)
	}
}

// entryEnd draws what follows the title of an entry: a page number at the right
// edge, before it a space that keeps the two apart when the text is read, and
// dots from end to there, which are an artifact. Dots stand in columns.
func (p *painter) entryEnd(b *paragraph, end, centre doc.Length) {
	number := p.result.Pages[b.entry.At.Page].Number
	right := p.frame.right()
	if number > 0 {
		t := p.setter.text(p.style.PageNumber.Role, b.size, doc.Run{Text: " " + strconv.Itoa(number)})
		right -= t.width()
		p.label(t, placed{x: right, centre: centre, element: b.element})
	}
	dot := p.setter.text(doc.Song, b.size, doc.Run{Text: "…"})
	em := dot.width()
	from := p.frame.right() - (p.frame.right()-end-b.size/2)/em*em
	n := int((right - b.size/4 - from) / em)
	if n <= 0 {
		return
	}
	leader := &text{size: b.size, chars: make([]char, n)}
	for i := range leader.chars {
		leader.chars[i] = dot.chars[0]
	}
	p.label(leader, placed{x: from, centre: centre})
}
