package html

import (
	"strings"
	"time"

	"github.com/selfeval/selfeval/generator/doc"
)

// policy forbids the page to run or load anything: should a bureau's web
// server or a fault of this writer ever let markup in, it stays dead. The icon
// that browsers ask a site for is left to them.
const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src 'self'`

// draftNotice is what a draft says at its top.
const draftNotice = "本报告在有错误的情况下生成，只供修改，不得报送或公开"

// page writes the whole page.
func (w *writer) page(o Options) {
	m := &w.d.Meta
	w.raw("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n" +
		`<meta http-equiv="Content-Security-Policy" content="` + policy + "\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
	if strings.TrimSpace(m.Title) == "" {
		w.fault("文档属性", "没有标题，网页不能没有")
	}
	if w.d.Draft {
		w.raw("【草稿】")
	}
	w.text(m.Title, "文档属性")
	w.raw("</title>\n")
	w.meta("author", m.Unit)
	w.meta("description", m.Unit+m.Subject)
	w.meta("keywords", strings.ReplaceAll(m.Keywords, "；", ",")) // the list is one of commas
	w.date(m.Date)
	w.meta("generator", o.Application)
	if w.d.Draft {
		w.meta("robots", "noindex")
	}
	w.raw("<style>\n")
	w.styles()
	w.raw("</style>\n</head>\n")

	if w.d.Draft {
		w.raw("<body class=\"draft\">\n<header class=\"draft-notice\"><p><strong>草稿</strong>　" + draftNotice + "。</p></header>\n")
	} else {
		w.raw("<body>\n")
	}
	if o.Contents && !hasContents(w.d) {
		if list := w.contents(navigationDepth); len(list) > 0 {
			w.raw("<nav class=\"screen-contents\" aria-label=\"目录\">\n")
			w.entries(list)
			w.raw("</nav>\n")
		}
	}
	w.raw("<main>\n")
	if !w.titled {
		w.raw(`<h1 class="unseen">`)
		w.text(m.Title, "文档属性")
		w.raw("</h1>\n")
	}
	for i := range w.d.Sections {
		w.section(i)
	}
	w.raw("</main>\n</body>\n</html>\n")
}

func (w *writer) meta(name, value string) {
	if value == "" {
		return
	}
	w.raw(`<meta name="` + name + `"`)
	w.attr("content", value, "文档属性")
	w.raw(">\n")
}

// date writes the date of the report as Dublin Core has it.
func (w *writer) date(date string) {
	if date == "" {
		return
	}
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		w.fault("文档属性", "日期“%s”不是 年-月-日 的写法", date)
		return
	}
	w.raw("<link rel=\"schema.dcterms\" href=\"http://purl.org/dc/terms/\">\n")
	w.meta("dcterms.date", date)
}

// section writes a section: a region of the page that has a name.
func (w *writer) section(i int) {
	sec := &w.d.Sections[i]
	w.raw(`<section class="` + [...]string{doc.Body: "text", doc.Cover: "cover", doc.ContentsPage: "contents-page", doc.Annex: "annex"}[min(sec.Kind, doc.Annex)])
	if sec.Landscape {
		w.raw(" landscape")
	}
	if sec.Numbered {
		w.raw(" numbered")
	}
	w.raw(`"`)
	if annexed(sec) {
		w.raw(` id="` + annexAnchor(i) + `"`)
	}
	w.attr("aria-label", w.labels[i], "附件名称")
	w.raw(">\n")
	for j, b := range sec.Blocks {
		switch b := b.(type) {
		case *doc.Heading:
			w.heading(b)
		case *doc.Paragraph:
			w.paragraph(b)
		case *doc.Table:
			w.table(sec.Blocks, j)
		case *doc.Chart:
			w.chart(b)
		case *doc.Contents:
			w.contentsBlock(b)
		default:
			w.fault("文档", "第 %d 节第 %d 块不是已知的类型（%T）", i+1, j+1, b)
		}
	}
	w.raw("</section>\n")
}
