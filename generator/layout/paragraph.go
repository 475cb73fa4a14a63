package layout

import "github.com/selfeval/selfeval/generator/doc"

// paragraph is a block of lines that flow over pages.
type paragraph struct {
	text
	align   doc.Align
	indent  doc.Length // of the first line, from the left edge of the text area
	left    doc.Length // of the other lines
	leading doc.Length // height of a line
	grid    bool       // lines stand on the page's grid
	keep    bool       // stays with the next block
	link    string     // anchor it leads to
	about   string     // the link in words
	element *Element   // that owns its characters
	entry   *Heading   // that a line of a 目录 stands for
}

// setParagraph breaks runs into lines in a style. The lead, if there is one, is
// set in the face of the headings of its level. reserve is kept free at the
// right.
func (l *document) setParagraph(style doc.ParagraphStyle, width, reserve doc.Length, lead, runs []doc.Run, level int) *paragraph {
	f := &l.style.Paragraphs[style]
	p := &paragraph{
		align: f.Align, keep: f.KeepNext,
		left: l.characters(f, f.Left), indent: l.characters(f, f.Left+f.FirstIndent),
	}
	p.leading, p.grid = l.leading(f)
	p.size = f.Size
	if len(lead) > 0 {
		role := f.Role
		if level > 0 {
			role = l.style.Paragraphs[doc.HeadingStyle(headingLevel(level))].Role
		}
		l.add(&p.text, role, lead)
	}
	l.add(&p.text, f.Role, runs)
	l.finish(&p.text)
	width -= l.characters(f, f.Right) + reserve
	l.breakText(&p.text, measure{first: width - p.indent, rest: width - p.left, size: f.Size, fit: fitOf(f.Align)})
	return p
}

// characters converts hundredths of a character of a format.
func (s *setter) characters(f *doc.Format, hundredths int) doc.Length {
	return s.pitch(f.Size) * doc.Length(hundredths) / 100
}

// pitch is the advance of a Hanzi of a size: on the grid if it is the body's.
func (s *setter) pitch(size doc.Length) doc.Length {
	if size == s.bodySize {
		return s.charPitch
	}
	return size
}

// leading is the height of a format's lines. Without one of its own it is the
// grid's, as many lines of it as large type needs.
func (s *setter) leading(f *doc.Format) (height doc.Length, grid bool) {
	if f.Leading > 0 {
		return max(f.Leading, f.Size), false
	}
	pitch := s.style.LinePitch()
	return max(1, (f.Size*11/10+pitch-1)/pitch) * pitch, true
}

func fitOf(a doc.Align) fit {
	switch a {
	case doc.AlignJustify:
		return justified
	case doc.AlignCenter:
		return balanced
	}
	return ragged
}
