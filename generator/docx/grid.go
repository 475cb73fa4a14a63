package docx

import "github.com/selfeval/selfeval/generator/doc"

// grid is the page in twips, rounded once so that every width and height in
// the file agrees.
//
// The character grid of the format (linesAndChars with a negative charSpace)
// gives 14 characters a line in LibreOffice. The same 22 × 28 comes from a grid
// of lines only, with the characters of body size drawn together by tracking.
type grid struct {
	portrait, landscape sheet
	pitch               int // of lines: rounded down, else the 22nd line drops
	tracking            int // added to each character of body size
	bodySize            doc.Length
}

// sheet is a page and its margins.
type sheet struct{ width, height, top, right, bottom, left int }

func newSheet(p doc.Paper) sheet {
	return sheet{twips(p.Width), twips(p.Height), twips(p.Top), twips(p.Right), twips(p.Bottom), twips(p.Left)}
}

// textWidth is the width between the margins.
func (s *sheet) textWidth() int { return s.width - s.left - s.right }

func newGrid(s *doc.Style) grid {
	g := grid{
		portrait:  newSheet(s.Paper),
		landscape: newSheet(s.Paper.Turned()),
		bodySize:  s.Paragraphs[doc.BodyText].Size,
	}
	p := &g.portrait
	g.pitch = max(1, (p.height-p.top-p.bottom)/max(1, s.Lines))
	// Rounded down as well: 28 × 15.8 pt does not fit into 156 mm, 28 × 15.75 does.
	g.tracking = p.textWidth()/max(1, s.Chars) - twips(g.bodySize)
	return g
}

// sheet is the page of a section.
func (g *grid) sheet(landscape bool) *sheet {
	if landscape {
		return &g.landscape
	}
	return &g.portrait
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

// leading is the distance of base lines of a format: its own, else as many
// lines of the grid as its type needs.
func (g *grid) leading(f *doc.Format) int {
	if f.Leading != 0 {
		return twips(f.Leading)
	}
	lines := (twips(f.Size)*11/10 + g.pitch - 1) / g.pitch
	return max(1, lines) * g.pitch
}
