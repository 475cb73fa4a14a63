package layout

import "github.com/selfeval/selfeval/generator/doc"

// frame is a sheet and the text area (版心) on it.
type frame struct {
	width, height    doc.Length // of the sheet
	left, top        doc.Length // of the text area
	textWidth, depth doc.Length // of the text area
}

// frame is the sheet of a section. Turned, its grid has as many lines as fit.
func (s *setter) frame(landscape bool) frame {
	p := s.style.Paper
	if landscape {
		p = p.Turned()
	}
	return frame{p.Width, p.Height, p.Left, p.Top, p.TextWidth(), p.TextHeight()}
}

// right is the right edge of the text area.
func (f *frame) right() doc.Length { return f.left + f.textWidth }
