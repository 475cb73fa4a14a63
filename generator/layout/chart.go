package layout

import "github.com/selfeval/selfeval/generator/doc"

// chart is a horizontal bar chart, its text set.
type chart struct {
	bars    []bar
	slot    doc.Length // height of a bar with its space
	height  doc.Length
	labels  doc.Length // width of the labels
	values  doc.Length // width of the widest value
	element *Element
}

type bar struct {
	label text
	value text
	share int // 0 to 10000
}

// addChart adds a chart, one grid line a bar and one for its margins, and its
// title below it.
func (f *flow) addChart(b *doc.Chart) {
	anchor := b.ID
	p := f.setParagraph(doc.Caption, f.frame.textWidth, 0, nil, []doc.Run{{Text: b.Title}}, 0)
	p.keep = false // it holds on to the chart, not to what follows
	if len(b.Bars) > 0 {
		c := f.setChart(b)
		c.element = f.tree.add(f.parent, "Figure")
		if c.element.Alt = b.Alt; b.Alt == "" {
			c.element.Alt = "条形图：" + b.Title
		}
		f.pieces = append(f.pieces, piece{before: f.after, height: c.height, grid: true, bond: strong, chart: c, anchor: anchor, heading: -1})
		f.after, anchor = 0, ""
	}
	p.element = f.tree.add(f.parent, "P")
	at := len(f.pieces)
	f.addLines(p, doc.Caption)
	f.pieces[at].anchor = anchor
	for i := at; i < len(f.pieces)-1; i++ {
		f.pieces[i].bond = strong // a chart and its title are one
	}
}

// setChart sets a chart's text in the type of tables, smaller where there are
// more bars, or longer labels, than there is room for on two thirds of a page: a
// heading and the title are to stand on the same.
func (f *flow) setChart(b *doc.Chart) *chart {
	n := doc.Length(len(b.Bars))
	c := &chart{bars: make([]bar, n)}
	c.slot = min(f.style.LinePitch(), f.frame.depth*2/3/(n+1))
	c.height = c.slot * (n + 1)
	for size := f.style.Paragraphs[doc.TableText].Size; ; size = size * 9 / 10 {
		if f.fitChart(c, b, size) || size < 3*doc.Point {
			return c
		}
	}
}

// fitChart sets the text of a chart in a size and reports whether it fits.
func (f *flow) fitChart(c *chart, b *doc.Chart, size doc.Length) bool {
	role, widest := f.style.Paragraphs[doc.TableText].Role, f.frame.textWidth*2/5
	c.labels, c.values = 0, 0
	fits := size <= c.slot
	for i := range b.Bars {
		s := &c.bars[i]
		*s = bar{share: min(max(b.Bars[i].Value, 0), 10000)}
		s.label.size, s.value.size = size, size
		f.add(&s.label, role, []doc.Run{{Text: b.Bars[i].Label}})
		f.finish(&s.label)
		f.breakText(&s.label, measure{first: widest, rest: widest, size: size, fit: ragged})
		f.add(&s.value, role, []doc.Run{{Text: b.Bars[i].Text}})
		f.finish(&s.value)
		for k := range s.label.lines {
			c.labels = max(c.labels, s.label.natural(&s.label.lines[k]))
		}
		c.values = max(c.values, s.value.width())
		fits = fits && doc.Length(len(s.label.lines))*size <= c.slot
	}
	return fits && c.labels+c.values+2*size <= f.frame.textWidth*3/4
}

// chart draws a chart, its top at y.
func (p *painter) chart(c *chart, y doc.Length) {
	x, width := p.frame.left, p.frame.textWidth
	c.element.Box = [4]doc.Length{x, y, width, c.height}
	size := c.bars[0].value.size
	axis := x + c.labels + size/2
	full := max(0, x+width-axis-p.style.Table.Rule-size/2-c.values)
	for i := range c.bars {
		b := &c.bars[i]
		top := y + c.slot/2 + doc.Length(i)*c.slot
		centre := top + c.slot/2
		line := centre - doc.Length(len(b.label.lines)-1)*size/2
		for k := range b.label.lines {
			l := b.label.lines[k]
			l.width = c.labels
			p.line(&b.label, &l, placed{x: x, centre: line + doc.Length(k)*size, align: doc.AlignRight, element: c.element})
		}
		long := full * doc.Length(b.share) / 10000
		p.rule(axis+p.style.Table.Rule, top+c.slot/5, long, c.slot*3/5, Shade, c.element)
		p.label(&b.value, placed{x: axis + p.style.Table.Rule + long + size/2, centre: centre, element: c.element})
	}
	p.rule(axis, y+c.slot/2, p.style.Table.Rule, doc.Length(len(c.bars))*c.slot, Gray, c.element)
}
