//go:build unfinished

package layout

import "github.com/selfeval/selfeval/generator/doc"

// paragraph is a block of lines that flow over pages.
type paragraph struct {
	*text
	format  *doc.Format
	indent  doc.Length // of the first line, from the left edge of the text area
	left    doc.Length // of the other lines
	leading doc.Length // height of a line
	grid    bool       // lines stand on the page's grid
	anchor  string
	link    string   // anchor it leads to
	element *Element // that owns its characters
	entry   *entry   // of a 目录
}

// paragraph breaks the runs of a style into lines for a text area of some width.
func (s *setter) paragraph(style doc.ParagraphStyle, width doc.Length, lead, runs []doc.Run, level int) *paragraph {
	f := &s.style.Paragraphs[style]
	t := &text{size: f.Size}
	if len(lead) > 0 {
		role := f.Role
		if level > 0 {
			role = s.style.Paragraphs[doc.HeadingStyle(level)].Role
		}
		s.add(t, role, lead)
	}
	s.add(t, f.Role, runs)
	s.finish(t)
	p := s.format(f, t)
	right := s.characters(f, f.Right)
	s.breakText(t, measure{
		first: width - p.indent - right, rest: width - p.left - right,
		size: f.Size, fit: fitOf(f.Align),
	})
	return p
}

// format gives text the indents and the leading of a format.
func (s *setter) format(f *doc.Format, t *text) *paragraph {
	p := &paragraph{text: t, format: f, left: s.characters(f, f.Left), indent: s.characters(f, f.Left+f.FirstIndent)}
	p.leading, p.grid = s.leading(f)
	return p
}

// characters converts hundredths of a character of a format.
func (s *setter) characters(f *doc.Format, hundredths int) doc.Length {
	return s.pitch(f.Size) * doc.Length(hundredths) / 100
}

// pitch is the advance of a Hanzi of a size: on the grid if it is the body's.
func (s *setter) pitch(size doc.Length) doc.Length {
	if size == s.style.Paragraphs[doc.BodyText].Size {
		return s.style.CharPitch()
	}
	return size
}

// leading is the height of a format's lines. Without one of its own it is the
// grid's, as many lines of it as large type needs.
func (s *setter) leading(f *doc.Format) (height doc.Length, grid bool) {
	if f.Leading > 0 {
		return f.Leading, false
	}
	pitch := s.style.LinePitch()
	lines := (f.Size*11/10 + pitch - 1) / pitch
	return max(1, lines) * pitch, true
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
