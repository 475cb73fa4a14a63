package docx

import "github.com/selfeval/selfeval/generator/doc"

// grid is the page in twips, rounded once so that every width and height in
// the file agrees.
//
// The character grid of the format (linesAndChars with a negative charSpace)
// gives 14 characters a line in LibreOffice. The same 22 × 28 comes from a grid
// of lines only, with the characters of body size drawn together by tracking.
type grid struct {
	width, height            int // portrait sheet
	top, bottom, left, right int // portrait margins
	pitch                    int // of lines: rounded down, else the 22nd line drops
	tracking                 int // added to each character of body size
	bodySize                 doc.Length
}

func newGrid(s *doc.Style) grid {
	g := grid{
		width: twips(s.Paper.Width), height: twips(s.Paper.Height),
		top: twips(s.Paper.Top), bottom: twips(s.Paper.Bottom),
		left: twips(s.Paper.Left), right: twips(s.Paper.Right),
		bodySize: s.Paragraphs[doc.BodyText].Size,
	}
	g.pitch = (g.height - g.top - g.bottom) / max(1, s.Lines)
	// Rounded down as well: 28 × 15.8 pt does not fit into 156 mm, 28 × 15.75 does.
	g.tracking = (g.width-g.left-g.right)/max(1, s.Chars) - twips(g.bodySize)
	return g
}

// textWidth is the width between the margins.
func (g *grid) textWidth(landscape bool) int {
	if landscape {
		return g.height - g.top - g.bottom
	}
	return g.width - g.left - g.right
}

// trackingOf is the tracking of a type size: only text of body size is on the grid.
func (g *grid) trackingOf(size doc.Length) int {
	if size == g.bodySize {
		return g.tracking
	}
	return 0
}

// chars converts hundredths of a character of a format to twips.
func (g *grid) chars(f *doc.Format, hundredths int) int {
	return hundredths * (twips(f.Size) + g.trackingOf(f.Size)) / 100
}

// lines converts hundredths of a grid line to twips.
func (g *grid) lines(hundredths int) int { return hundredths * g.pitch / 100 }

// leading is the distance of base lines of a format.
func (g *grid) leading(f *doc.Format) int {
	if f.Leading == 0 {
		return g.pitch
	}
	return twips(f.Leading)
}
