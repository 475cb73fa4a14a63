package html

import (
	"strings"
	"unicode"

	"github.com/selfeval/selfeval/generator/doc"
)

// classes names the paragraph styles in the page's style sheet. Body text has
// none: it is what a plain p looks like.
var classes = [doc.ParagraphStyleCount]string{
	doc.Title: "title", doc.Notice: "notice",
	doc.Heading1: "level1", doc.Heading2: "level2", doc.Heading3: "level3", doc.Heading4: "level4", doc.Heading5: "level5",
	doc.AnnexNote: "annex-note", doc.AnnexLabel: "annex-label", doc.AnnexTitle: "annex-title",
	doc.Signature: "signature", doc.SignDate: "date", doc.Caption: "caption",
	doc.TableText: "table-text", doc.TableHead: "table-head", doc.FormText: "form-text", doc.FormHead: "form-head",
	doc.ContentsTitle: "contents-title", doc.Contents1: "contents1", doc.Contents2: "contents2", doc.Contents3: "contents3",
	doc.CoverTitle: "cover-title", doc.CoverLine: "cover-line", doc.ListText: "list",
}

// heading writes a heading that stands on a line of its own.
func (w *writer) heading(h *doc.Heading) {
	at := w.head()
	if h.Level < 1 || h.Level > 5 {
		w.fault("标题“"+doc.PlainText(h.Runs)+"”", "级别 %d 不在 1 到 5 之间", h.Level)
		return
	}
	w.openHeading(at, doc.HeadingStyle(h.Level))
	w.text(h.Number, "标题")
	w.runs(h.Runs)
	w.closeHeading(at)
}

func (w *writer) openHeading(at head, style doc.ParagraphStyle) {
	w.b = append(w.b, '<', 'h', byte('0'+at.rank))
	w.raw(` class="` + classes[style] + `"`)
	if at.anchor != "" {
		w.raw(` id="` + at.anchor + `"`)
	}
	w.raw(">")
}

func (w *writer) closeHeading(at head) {
	w.b = append(w.b, '<', '/', 'h', byte('0'+at.rank), '>', '\n')
}

// paragraph writes a paragraph. Titles are headings of the page.
func (w *writer) paragraph(p *doc.Paragraph) {
	if p.Style == doc.Title || p.Style == doc.AnnexTitle {
		at := w.head()
		w.openHeading(at, p.Style)
		w.content(p)
		w.closeHeading(at)
		return
	}
	if p.Style >= doc.ParagraphStyleCount || p.Level < 0 || p.Level > 5 {
		w.fault("段落“"+doc.PlainText(p.Runs)+"”", "样式 %d 或级别 %d 不存在", p.Style, p.Level)
		return
	}
	w.openParagraph(p.Style, p.ID)
	w.content(p)
	w.raw("</p>\n")
}

func (w *writer) openParagraph(style doc.ParagraphStyle, id string) {
	w.raw("<p")
	if c := classes[style]; c != "" {
		w.raw(` class="` + c + `"`)
	}
	w.id(id)
	w.raw(">")
}

// content writes what stands inside a paragraph.
func (w *writer) content(p *doc.Paragraph) {
	w.openLink(p.Link)
	if len(p.Lead) > 0 {
		w.raw(`<strong class="lead`)
		if p.Level > 0 {
			w.b = append(w.b, byte('0'+p.Level))
		}
		w.raw(`">`)
		w.runs(p.Lead)
		w.raw("</strong>")
	}
	w.runs(p.Runs)
	w.closeLink(p.Link)
}

// openLink starts a link to an ID, if there is one; closeLink ends it.
func (w *writer) openLink(id string) {
	if id == "" {
		return
	}
	a := w.anchors[id]
	if a == "" {
		w.fault("链接", "指向文档中没有的编号“%s”", id)
	}
	w.raw(`<a href="#` + a + `">`)
}

func (w *writer) closeLink(id string) {
	if id != "" {
		w.raw("</a>")
	}
}

// runs writes text, runs of one look as one.
func (w *writer) runs(runs []doc.Run) {
	for len(runs) > 0 {
		n := 1
		for n < len(runs) && sameLook(&runs[n], &runs[0]) {
			n++
		}
		w.run(runs[:n])
		runs = runs[n:]
	}
}

func sameLook(a, b *doc.Run) bool {
	return a.Strong == b.Strong && a.Underline == b.Underline && a.Gap == b.Gap
}

// run writes text of one look.
func (w *writer) run(runs []doc.Run) {
	look := &runs[0]
	if look.Strong {
		w.raw("<strong>")
	}
	if look.Gap {
		w.raw("<mark>")
	}
	under := "u"
	if look.Underline {
		if blank(runs) {
			// Space to write on is nothing to hear: it is announced by name.
			under = "span"
			w.raw(`<span class="blank" role="img" aria-label="` + blankName + `">`)
		} else {
			w.raw("<u>")
		}
	}
	for i := range runs {
		w.escape(runs[i].Text, "<br>", runs[i].Origin.Place, "正文")
	}
	if look.Underline {
		w.raw("</" + under + ">")
	}
	if look.Gap {
		w.raw("</mark>")
	}
	if look.Strong {
		w.raw("</strong>")
	}
}

// blankName is how a slot that is to be filled in by hand is read out.
const blankName = "空白，待手写填入"

// blank reports whether runs are nothing but space.
func blank(runs []doc.Run) bool {
	for i := range runs {
		if strings.IndexFunc(runs[i].Text, func(r rune) bool { return !unicode.IsSpace(r) }) >= 0 {
			return false
		}
	}
	return true
}
