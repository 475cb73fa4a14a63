package html

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// audit checks a page for what would make it say something else than it
// should, to a browser or to those who do not see it. It returns what is
// wrong; the tests run it over every page they write.
func audit(page []byte) []string {
	tree, err := parse(string(page))
	if err != nil {
		return []string{err.Error()}
	}
	a := &auditor{}
	if tree.attrs["lang"] != "zh-CN" {
		a.fault("the page's language is %q", tree.attrs["lang"])
	}
	a.content(tree)
	a.references(tree)
	a.headings(tree)
	a.landmarks(tree)
	for _, t := range tree.all("table") {
		a.table(t)
	}
	return a.faults
}

type auditor struct{ faults []string }

func (a *auditor) fault(format string, args ...any) {
	a.faults = append(a.faults, fmt.Sprintf(format, args...))
}

func words(s string) []string { return strings.Fields(s) }

const phrasing = "#text a strong mark u span br"

// children lists what may stand in an element; a browser would move or drop
// anything else. No element runs a script or brings in another file.
var children = map[string][]string{
	"html": words("head body"), "head": words("meta title link style"),
	"body": words("header nav main"), "header": words("p"), "main": words("h1 section"),
	"section": words("h1 h2 h3 h4 h5 h6 p div table figure nav"), "nav": words("p ol"),
	"ol": words("li"), "li": words("a ol"),
	"div": words("table"), "table": words("caption thead tbody"), "thead": words("tr"), "tbody": words("tr"), "tr": words("th td"),
	"figure": words("svg figcaption"), "svg": words("title desc text rect"),
	"th": words(phrasing + " p"), "td": words(phrasing + " p"), "caption": words(phrasing), "figcaption": words("#text"),
	"p": words(phrasing), "h1": words(phrasing), "h2": words(phrasing), "h3": words(phrasing), "h4": words(phrasing), "h5": words(phrasing), "h6": words(phrasing),
	"a": words("#text strong mark u span br"), "strong": words("#text strong mark u span br"), "mark": words("#text u span br"),
	"u": words("#text br"), "span": words("#text br"),
	"title": words("#text"), "style": words("#text"), "desc": words("#text"), "text": words("#text"),
}

// attributes lists those that elements may have: none runs a script or asks
// for anything from elsewhere.
var attributes = map[string][]string{
	"html": words("lang"), "meta": words("charset name http-equiv content"), "link": words("rel href"), "body": words("class"),
	"header": words("class"), "nav": words("class aria-label aria-labelledby"), "section": words("class id aria-label"),
	"div": words("class role tabindex aria-label"), "table": words("class id role"), "caption": words("class"),
	"th": words("scope colspan rowspan class"), "td": words("colspan rowspan class"), "figure": words("id"), "figcaption": words("class"),
	"svg": words("role aria-labelledby width height"), "title": words("id"), "desc": words("id"), "text": words("class x y"), "rect": words("class y width height"),
	"a": words("class href"), "strong": words("class"), "span": words("class role aria-label"), "p": words("class id"),
	"h1": words("class id"), "h2": words("class id"), "h3": words("class id"), "h4": words("class id"), "h5": words("class id"), "h6": words("class id"),
}

func (a *auditor) content(tree *node) {
	tree.walk(func(n *node) {
		for _, k := range n.kids {
			if name := k.name; name != "" && !slices.Contains(children[n.name], name) {
				a.fault("%s in %s", name, n.name)
			}
			if k.name == "" && !slices.Contains(children[n.name], "#text") && strings.Trim(k.text, "\n") != "" {
				a.fault("text %q in %s", k.text, n.name)
			}
		}
		for _, key := range n.order {
			if !slices.Contains(attributes[n.name], key) {
				a.fault("%s has an attribute %s", n.name, key)
			}
		}
		if n.name == "style" && strings.Contains(n.content(), "<") {
			a.fault("markup in the style sheet")
		}
	})
	for _, name := range words("head body main title style h1") {
		if n := len(tree.all(name)) - len(titlesOfCharts(tree, name)); n != 1 {
			a.fault("%d %s elements", n, name)
		}
	}
}

func titlesOfCharts(tree *node, name string) (out []*node) {
	if name == "title" {
		for _, svg := range tree.all("svg") {
			out = append(out, svg.all("title")...)
		}
	}
	return out
}

// references checks that every id is there once and every reference leads to one.
func (a *auditor) references(tree *node) {
	ids := map[string]bool{}
	tree.walk(func(n *node) {
		id, ok := n.attrs["id"]
		if ok && (id == "" || ids[id] || strings.ContainsAny(id, " \t\n")) {
			a.fault("id %q twice, empty or with a space", id)
		}
		ids[id] = ok || ids[id]
	})
	tree.walk(func(n *node) {
		if n.name == "link" {
			if n.attrs["rel"] != "schema.dcterms" { // a name, which no browser fetches
				a.fault("link to %s", n.attrs["href"])
			}
			return
		}
		if href, ok := n.attrs["href"]; ok {
			if target, inside := strings.CutPrefix(href, "#"); !inside || !ids[target] {
				a.fault("link to %q", href)
			}
		}
		for _, id := range strings.Fields(n.attrs["aria-labelledby"]) {
			if !ids[id] {
				a.fault("%s is named by %q, which is not there", n.name, id)
			}
		}
	})
}

// headings checks that the only h1 comes first and no rank is skipped.
func (a *auditor) headings(tree *node) {
	rank := 0
	for _, h := range tree.all("h1", "h2", "h3", "h4", "h5", "h6") {
		r := int(h.name[1] - '0')
		if r > rank+1 || r == 1 && rank > 0 {
			a.fault("%s %q after h%d", h.name, h.content(), rank)
		}
		rank = r
	}
}

// landmarks checks that what a reader can jump to has a name of its own.
func (a *auditor) landmarks(tree *node) {
	names := map[string]bool{}
	for _, n := range tree.all("section") {
		name := n.attrs["aria-label"]
		if name == "" || names[name] {
			a.fault("section named %q", name)
		}
		names[name] = true
	}
	for _, n := range tree.all("nav", "svg") {
		if n.attrs["aria-label"]+n.attrs["aria-labelledby"] == "" {
			a.fault("%s without a name", n.name)
		}
	}
	for _, n := range tree.all("div") {
		if n.attrs["tabindex"] != "0" || n.attrs["role"] != "group" || n.attrs["aria-label"] == "" {
			a.fault("a box that scrolls cannot be reached or has no name: %v", n.attrs)
		}
	}
}

// table checks that cells fill the grid exactly, no row or column of it is
// empty of cells, and header cells say what they name.
func (a *auditor) table(t *node) {
	presentation := t.attrs["role"] == "presentation"
	if presentation != (t.attrs["class"] == "plain") || presentation && len(t.all("caption", "th")) > 0 {
		a.fault("a table without rules is announced, or one with rules is not")
	}
	var rows [][]bool // places taken
	width, starts := 0, map[int]bool{}
	y := 0
	for _, part := range t.all("thead", "tbody") {
		end := y + len(part.all("tr"))
		for _, tr := range part.all("tr") {
			if len(tr.all("th", "td")) == 0 {
				a.fault("a row without a cell")
			}
			x := 0
			for _, c := range tr.all("th", "td") {
				for len(rows) > y && x < len(rows[y]) && rows[y][x] {
					x++
				}
				starts[x] = true
				w, h := span(c, "colspan"), span(c, "rowspan")
				if y+h > end {
					a.fault("cell %q reaches out of its %s", c.content(), part.name)
				}
				for i := y; i < y+h; i++ {
					for len(rows) <= i {
						rows = append(rows, nil)
					}
					for len(rows[i]) < x+w {
						rows[i] = append(rows[i], false)
					}
					for j := x; j < x+w; j++ {
						if rows[i][j] {
							a.fault("cell %q overlaps another", c.content())
						}
						rows[i][j] = true
					}
				}
				x += w
				width = max(width, x)
				if scope := c.attrs["scope"]; (c.name == "th") != (scope == "row" || scope == "col") || c.name == "th" && strings.TrimSpace(c.content()) == "" {
					a.fault("header cell %q has scope %q", c.content(), scope)
				}
			}
			y++
		}
	}
	for i, r := range rows {
		if n := len(r); n != width || slices.Contains(r, false) {
			a.fault("row %d fills %d of %d columns", i+1, n, width)
		}
	}
	if len(rows) != y || len(starts) != width {
		a.fault("%d of %d rows, cells start in %d of %d columns", len(rows), y, len(starts), width)
	}
}

func span(c *node, attr string) int {
	s, ok := c.attrs[attr]
	if !ok {
		return 1
	}
	n, _ := strconv.Atoi(s)
	return n
}
