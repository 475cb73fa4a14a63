package html

import (
	_ "embed"
	"strconv"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/source"
)

// fixed is the part of the style sheet that no pack changes.
//
//go:embed page.css
var fixed string

// styles writes the style sheet. All lengths on the page are multiples of the
// size of body text, the root's: 16 pt on paper as the pack says, on a screen
// what its owner likes to read.
func (w *writer) styles() {
	s := w.d.Style
	for i := range s.Paragraphs {
		w.format(doc.ParagraphStyle(i))
	}
	w.raw("strong{")
	w.family(s.Emphasis)
	w.raw("}\n")
	for level := 1; level <= 5; level++ {
		w.raw(".lead" + strconv.Itoa(level) + "{")
		w.family(s.Paragraphs[doc.HeadingStyle(level)].Role)
		w.raw("}\n")
	}
	w.raw("th,td{border-width:max(1px,")
	w.rem(s.Table.Rule)
	w.raw(");padding:")
	w.rem(s.Table.PadY)
	w.raw(" ")
	w.rem(s.Table.PadX)
	w.raw("}\n.scroll{margin:")
	w.rem(s.LinePitch() * doc.Length(s.Table.Before) / 100)
	w.raw(" 0 ")
	w.rem(s.LinePitch() * doc.Length(s.Table.After) / 100)
	w.raw("}\n")
	w.raw(fixed)
	w.raw("@media print{html{font-size:")
	w.pt(s.Paragraphs[doc.BodyText].Size)
	w.raw("}}\n")
	w.sheets()
}

// selectors are the elements that a paragraph style applies to where it is not
// the class of one.
var selectors = [doc.ParagraphStyleCount]string{
	doc.BodyText:  "p",
	doc.TableText: ".ruled,.plain,.table-text", doc.TableHead: ".ruled thead th,.table-head",
	doc.FormText: ".form,.form-text", doc.FormHead: ".form thead th,.form-head",
}

// format writes the rule of a paragraph style.
func (w *writer) format(style doc.ParagraphStyle) {
	f := &w.d.Style.Paragraphs[style]
	if s := selectors[style]; s != "" {
		w.raw(s)
	} else {
		w.raw("." + classes[style])
	}
	w.raw("{")
	w.family(f.Role)
	w.raw(";font-size:")
	w.rem(f.Size)
	leading := f.Leading
	if leading == 0 {
		leading = w.d.Style.LinePitch()
	}
	w.raw(";line-height:")
	w.ratio(leading, max(f.Size, 1))
	if a := alignments[min(f.Align, doc.AlignJustify)]; a != "" {
		w.raw(";text-align:" + a)
	}
	w.raw(";text-indent:")
	w.decimal(f.FirstIndent, 2)
	w.raw("em;margin:")
	w.rem(w.d.Style.LinePitch() * doc.Length(f.Before) / 100)
	w.raw(" ")
	w.decimal(f.Right, 2)
	w.raw("em ")
	w.rem(w.d.Style.LinePitch() * doc.Length(f.After) / 100)
	w.raw(" ")
	w.decimal(f.Left, 2)
	w.raw("em}\n")
}

// family writes the typefaces that serve a role: the names that a DOCX asks
// for, then whatever a reader's device has of that kind.
func (w *writer) family(role doc.Role) {
	if role >= doc.RoleCount {
		w.fault("样式", "字体用途 %d 不存在", role)
		return
	}
	f := &w.d.Style.Fonts[role]
	w.raw("font-family:")
	w.cssString(f.Name)
	for _, name := range f.Alternatives {
		w.raw(",")
		w.cssString(name)
	}
	if role == doc.Hei {
		w.raw(",sans-serif")
	} else {
		w.raw(",serif")
	}
}

// cssString writes foreign text as a string of the style sheet, where HTML's
// own escapes do not work: all but letters, digits and what is beyond ASCII is
// written by its number.
func (w *writer) cssString(s string) {
	w.raw(`"`)
	done := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x80 || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == ' ' || c == '-' || c == '_' {
			continue
		}
		w.text(s[done:i], "字体名")
		if (c < ' ' || c == 0x7F) && c != '\t' && c != '\n' && c != '\r' {
			w.refuse(s, i, source.Place{}, "字体名")
		}
		w.raw(`\` + strconv.FormatUint(uint64(c), 16) + " ")
		done = i + 1
	}
	w.text(s[done:], "字体名")
	w.raw(`"`)
}

// ratio appends a/b to the nearest thousandth.
func (w *writer) ratio(a, b doc.Length) {
	n := a * 1000
	if n < 0 {
		n -= b / 2
	} else {
		n += b / 2
	}
	w.decimal(int(n/b), 3)
}

// rem appends a length as a multiple of the size of body text.
func (w *writer) rem(l doc.Length) {
	w.ratio(l, w.d.Style.Paragraphs[doc.BodyText].Size)
	w.raw("rem")
}

func (w *writer) pt(l doc.Length) {
	w.decimal(int(l), 3)
	w.raw("pt")
}

// decimal appends n / 10^places, as short as it goes.
func (w *writer) decimal(n, places int) {
	if n < 0 {
		w.raw("-")
		n = -n
	}
	unit := 1
	for range places {
		unit *= 10
	}
	w.b = strconv.AppendInt(w.b, int64(n/unit), 10)
	rest := n % unit
	if rest == 0 {
		return
	}
	w.raw(".")
	for unit /= 10; rest > 0; unit /= 10 {
		w.b = append(w.b, byte('0'+rest/unit))
		rest %= unit
	}
}
