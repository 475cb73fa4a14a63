package generator

import (
	"slices"

	"github.com/selfeval/selfeval/generator/doc"
)

// forWord is the document with the titles' line breaks written into it. Layout
// ends a title's line where the sense allows (GB/T 9704-2012, 7.3.1); Word and
// WPS would end it wherever it is full.
func (r *Report) forWord() *doc.Document {
	if len(r.Pages.Breaks) == 0 {
		return r.Document
	}
	d := *r.Document
	d.Sections = slices.Clone(d.Sections)
	for i := range d.Sections {
		s := &d.Sections[i]
		s.Blocks = slices.Clone(s.Blocks)
		for k, b := range s.Blocks {
			p, ok := b.(*doc.Paragraph)
			if !ok || r.Pages.Breaks[p] == nil {
				continue
			}
			broken := *p
			broken.Runs = breakAt(p.Runs, r.Pages.Breaks[p])
			s.Blocks[k] = &broken
		}
	}
	return &d
}

// breakAt puts a line break before the characters at the given places.
func breakAt(runs []doc.Run, places []int) []doc.Run {
	out := slices.Clone(runs)
	at := 0
	for i := range out {
		text := make([]rune, 0, len(out[i].Text))
		for _, c := range out[i].Text {
			if slices.Contains(places, at) {
				text = append(text, '\n')
			}
			text = append(text, c)
			at++
		}
		out[i].Text = string(text)
	}
	return out
}
