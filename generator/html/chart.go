package html

import (
	"strconv"

	"github.com/selfeval/selfeval/generator/doc"
)

// Heights of a chart, in tenths of its type size. Label and value stand above
// their bar and not beside it: so no text need be measured, and a label of any
// length has room on a phone.
const (
	slotHeight = 28
	textLine   = 11 // base line of label and value, from the top of the slot
	barTop     = 15
	barHeight  = 8
)

// chart writes a chart as a drawing that scales with the page but whose type
// does not. Those who cannot see it are read its alternative text, which has
// every value.
func (w *writer) chart(c *doc.Chart) {
	where := "图“" + c.Title + "”"
	if len(c.Bars) == 0 {
		w.fault(where, "没有数据")
		return
	}
	w.charts++
	name := "chart-" + strconv.Itoa(w.charts)
	w.raw("<figure")
	w.id(c.ID)
	w.raw(">\n<svg role=\"img\" aria-labelledby=\"" + name + "-title " + name + `-values" width="100%" height="`)
	w.tenths(slotHeight * len(c.Bars))
	w.raw("\">\n<title id=\"" + name + `-title">`)
	w.text(c.Title, "图名")
	w.raw("</title>\n<desc id=\"" + name + `-values">`)
	w.text(alternative(c), "图的替代文字")
	w.raw("</desc>\n")
	for i := range c.Bars {
		b := &c.Bars[i]
		if b.Value < 0 || b.Value > 10000 {
			w.fault(where, "“%s”的值 %d 不在 0 到 10000 之间", b.Label, b.Value)
		}
		top := slotHeight * i
		w.raw(`<text y="`)
		w.tenths(top + textLine)
		w.raw(`">`)
		w.text(b.Label, where)
		w.raw(`</text><text class="value" x="100%" y="`)
		w.tenths(top + textLine)
		w.raw(`">`)
		w.text(b.Text, where)
		w.raw("</text>")
		w.bar("track", top, 10000)
		w.bar("bar", top, b.Value)
		w.raw("\n")
	}
	w.raw("</svg>\n<figcaption class=\"caption\">")
	w.text(c.Title, "图名")
	w.raw("</figcaption>\n</figure>\n")
}

// bar writes a bar over so many basis points of the width.
func (w *writer) bar(class string, top, value int) {
	w.raw(`<rect class="` + class + `" y="`)
	w.tenths(top + barTop)
	w.raw(`" height="`)
	w.tenths(barHeight)
	w.raw(`" width="`)
	w.decimal(value, 2)
	w.raw(`%"/>`)
}

// tenths appends a length of so many tenths of the type size.
func (w *writer) tenths(n int) {
	w.decimal(n, 1)
	w.raw("em")
}

// alternative is what a chart shows, in words.
func alternative(c *doc.Chart) string {
	if c.Alt != "" {
		return c.Alt
	}
	s := "条形图：" + c.Title + "。"
	for i, b := range c.Bars {
		if i > 0 {
			s += "，"
		}
		s += b.Label + b.Text
	}
	return s + "。"
}
