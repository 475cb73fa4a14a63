package html

import "github.com/selfeval/selfeval/generator/doc"

// sheets writes the kinds of page that a browser prints on: upright or turned,
// with a page number or without. The pages without do not count.
func (w *writer) sheets() {
	upright := w.d.Style.Paper
	turned := upright.Turned()
	w.sheet("plain", upright, false)
	w.sheet("plain-landscape", turned, false)
	w.sheet("numbered", upright, true)
	w.sheet("numbered-landscape", turned, true)
}

// sheet writes the rule of a kind of page.
func (w *writer) sheet(name string, p doc.Paper, numbered bool) {
	w.raw("@page " + name + "{size:")
	w.lengths(p.Width, p.Height)
	w.raw(";margin:")
	w.lengths(p.Top, p.Right, p.Bottom, p.Left)
	if !numbered {
		w.raw(";counter-increment:page 0")
	}
	w.raw("}\n")
	switch {
	case !numbered:
	case w.d.Style.PageNumber.Centred:
		w.pageNumber(name, "bottom-center")
	default:
		w.pageNumber(name+":right", "bottom-right")
		w.pageNumber(name+":left", "bottom-left")
	}
}

// pageNumber writes "— 1 —" below the text, odd pages at the right, even pages
// at the left (GB/T 9704-2012, 7.5). Browsers that cannot leave it out.
func (w *writer) pageNumber(pages, box string) {
	n := &w.d.Style.PageNumber
	text := "counter(page)"
	if n.Dash {
		text = `"— " counter(page) " —"`
	}
	w.raw("@page " + pages + "{@" + box + "{content:" + text + ";white-space:pre;vertical-align:top;padding:")
	w.pt(n.Below)
	w.raw(" ")
	w.decimal(n.Indent, 2)
	w.raw("em 0;")
	w.family(n.Role)
	w.raw(";font-size:")
	w.pt(n.Size)
	w.raw("}}\n")
}

func (w *writer) lengths(list ...doc.Length) {
	for i, l := range list {
		if i > 0 {
			w.raw(" ")
		}
		w.pt(l)
	}
}
