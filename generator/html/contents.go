package html

import (
	"strconv"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// navigationDepth is how deep the 目录 goes that only screens show.
const navigationDepth = 2

// contentsBlock writes the 目录: a list of links, without the numbers of pages
// that a web page does not have.
func (w *writer) contentsBlock(c *doc.Contents) {
	w.navs++
	if strings.TrimSpace(c.Title) == "" {
		w.raw("<nav aria-label=\"目录\">\n")
	} else {
		title := "contents-" + strconv.Itoa(w.navs)
		w.raw(`<nav aria-labelledby="` + title + "\">\n<p class=\"contents-title\" id=\"" + title + `">`)
		w.text(c.Title, "目录")
		w.raw("</p>\n")
	}
	w.entries(w.contents(c.Depth))
	w.raw("</nav>\n")
}

// entries writes the entries of a 目录 as nested lists. Numbers are part of
// their text.
func (w *writer) entries(list []entry) {
	open := 0
	for i := range list {
		e := &list[i]
		if e.nested > open {
			w.raw("<ol>\n")
			open++
		} else {
			w.raw("</li>\n")
			for ; open > e.nested; open-- {
				w.raw("</ol></li>\n")
			}
		}
		w.raw(`<li><a class="contents` + strconv.Itoa(min(e.nested, 3)) + `" href="#` + e.anchor + `">`)
		w.text(e.text, "目录")
		w.raw("</a>")
	}
	for ; open > 0; open-- {
		w.raw("</li></ol>\n")
	}
}
