package docx

import (
	"strconv"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/source"
)

// output is the growing bytes of all parts, one after the other, and the
// faults met on the way.
type output struct {
	b    []byte
	errs []error
}

// raw appends markup.
func (o *output) raw(s string) { o.b = append(o.b, s...) }

// int appends a decimal number.
func (o *output) int(n int) { o.b = strconv.AppendInt(o.b, int64(n), 10) }

// attr appends one attribute with a numeric value: attr("w:w", 8845) is ` w:w="8845"`.
func (o *output) attr(name string, value int) {
	o.b = append(o.b, ' ')
	o.b = append(o.b, name...)
	o.b = append(o.b, '=', '"')
	o.int(value)
	o.b = append(o.b, '"')
}

// val appends an empty element with a w:val: val("w:jc", "center").
func (o *output) val(element, value string) {
	o.b = append(o.b, '<')
	o.raw(element)
	o.raw(` w:val="`)
	o.raw(value)
	o.raw(`"/>`)
}

// number appends an empty element with a numeric w:val.
func (o *output) number(element string, value int) {
	o.b = append(o.b, '<')
	o.raw(element)
	o.attr("w:val", value)
	o.raw("/>")
}

// text appends foreign text that has no place of its own as content of an
// element or attribute, line ends as spaces. What names it in messages.
func (o *output) text(s, what string) {
	o.escape(s, " ", source.Place{}, what)
}

// twips converts to the format's unit, 1/20 pt, to the nearest.
func twips(l doc.Length) int { return int((l + doc.Twip/2) / doc.Twip) }

// halfPoints converts a type size to the unit of w:sz, to the nearest.
func halfPoints(l doc.Length) int { return int((l + 250) / 500) }

// emu converts twips to the unit of drawings, 1/12700 pt.
func emu(twips int) int { return twips * 635 }
