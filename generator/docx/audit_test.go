package docx

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"testing"
)

// audit checks a file for what makes Word or WPS refuse it or lose content,
// most of which the Open XML SDK's validator does not see. It returns what is
// wrong; the tests run it over every document they write.
func audit(t testing.TB, file []byte) []string {
	parts, names := unzip(t, file)
	a := &auditor{trees: map[string]*node{}}
	a.packageOf(parts, names)
	for _, name := range names {
		tree, err := parseTree(parts[name])
		if err != nil {
			a.fault("%s is not well formed: %v", name, err)
			return a.faults
		}
		a.trees[name] = tree
	}
	a.relations()
	a.styles()
	for _, name := range names {
		if tree := a.trees[name]; strings.HasPrefix(tree.name, "w:") {
			a.order(name, tree)
			a.references(name, tree)
			a.fields(name, tree)
			a.tables(name, tree)
		}
	}
	a.bookmarks(a.trees["word/document.xml"])
	a.body(a.trees["word/document.xml"])
	return a.faults
}

type auditor struct {
	trees     map[string]*node
	styleType map[string]string // styleId → paragraph, character, table
	fontNames map[string]bool
	rels      map[string]string // of document.xml: id → target
	faults    []string
}

func (a *auditor) fault(format string, args ...any) {
	a.faults = append(a.faults, fmt.Sprintf(format, args...))
}

func (a *auditor) packageOf(parts map[string][]byte, names []string) {
	if names[0] != "[Content_Types].xml" {
		a.fault("first file is %s", names[0])
	}
	if len(parts) != len(names) {
		a.fault("a name occurs twice in the zip file: %v", names)
	}
}

// relations checks that every relationship leads to a part, every part is
// reached and has a content type.
func (a *auditor) relations() {
	reached := map[string]bool{"[Content_Types].xml": true}
	a.rels = map[string]string{}
	for _, rels := range []string{"_rels/.rels", "word/_rels/document.xml.rels"} {
		reached[rels] = true
		seen := map[string]bool{}
		for _, r := range a.trees[rels].kids {
			id, target := r.attrs["Id"], path.Join(path.Dir(path.Dir(rels)), r.attrs["Target"])
			if seen[id] {
				a.fault("%s: id %s twice", rels, id)
			}
			seen[id], reached[target] = true, true
			if a.trees[target] == nil {
				a.fault("%s: %s leads to %s, which is missing", rels, id, target)
			}
			if strings.HasPrefix(rels, "word") {
				a.rels[id] = target
			}
		}
	}
	typed := map[string]bool{}
	for _, n := range a.trees["[Content_Types].xml"].all("ct:Override") {
		typed[strings.TrimPrefix(n.attrs["PartName"], "/")] = true
	}
	for name := range a.trees {
		if !reached[name] {
			a.fault("no relationship leads to %s", name)
		}
		if !typed[name] && !strings.HasSuffix(name, ".rels") && name != "[Content_Types].xml" {
			a.fault("%s has no content type of its own", name)
		}
	}
}

func (a *auditor) styles() {
	a.styleType, a.fontNames = map[string]string{}, map[string]bool{}
	for _, f := range a.trees["word/fontTable.xml"].kids {
		a.fontNames[f.attrs["w:name"]] = true
	}
	names := map[string]bool{}
	for _, s := range a.trees["word/styles.xml"].all("w:style") {
		id, name := s.attrs["w:styleId"], strings.ToLower(s.child("w:name").val())
		if a.styleType[id] != "" || names[name] {
			a.fault("style %s (%s) twice", id, name)
		}
		a.styleType[id], names[name] = s.attrs["w:type"], true
	}
}

// styleReferences lists the elements that name a style, and its type.
var styleReferences = map[string]string{
	"w:pStyle": "paragraph", "w:rStyle": "character", "w:tblStyle": "table", "w:basedOn": "", "w:next": "paragraph",
}

func (a *auditor) references(part string, tree *node) {
	drawings := map[string]bool{}
	tree.walk(func(n *node) {
		if kind, ok := styleReferences[n.name]; ok {
			if got := a.styleType[n.val()]; got == "" || kind != "" && got != kind {
				a.fault("%s: %s %q is no %s style", part, n.name, n.val(), kind)
			}
		}
		if id := n.attrs["r:id"]; id != "" && a.rels[id] == "" {
			a.fault("%s: %s has no relationship %s", part, n.name, id)
		}
		switch n.name {
		case "w:rFonts":
			for _, script := range []string{"w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"} {
				if f := n.attrs[script]; f != "" && !a.fontNames[f] {
					a.fault("%s: font %q is not in the font table", part, f)
				}
			}
		case "wp:docPr":
			if id := n.attrs["id"]; drawings[id] || id == "" || n.attrs["descr"] == "" {
				a.fault("%s: drawing %q twice, or without alternative text", part, id)
			}
			drawings[n.attrs["id"]] = true
		case "w:t":
			if strings.TrimSpace(n.text) != n.text && n.attrs["xml:space"] != "preserve" {
				a.fault("%s: spaces of %q would be lost", part, n.text)
			}
			if strings.ContainsAny(n.text, "\n\r\t") {
				a.fault("%s: line end or tab in %q", part, n.text)
			}
		}
	})
}

// fields checks that every field of a part is begun, separated and ended, one
// inside the other, and that it ends in the story it began in.
func (a *auditor) fields(part string, tree *node) {
	var open []string // begin or separate
	tree.walk(func(n *node) {
		switch n.name {
		case "w:instrText":
			if len(open) == 0 || open[len(open)-1] != "begin" {
				a.fault("%s: instruction %q outside a field", part, n.text)
			}
		case "w:fldChar":
			kind := n.attrs["w:fldCharType"]
			want := map[string]string{"separate": "begin", "end": "separate"}[kind]
			switch {
			case kind == "begin":
				open = append(open, kind)
			case len(open) == 0 || open[len(open)-1] != want:
				a.fault("%s: field %s without %s", part, kind, want)
			case kind == "separate":
				open[len(open)-1] = kind
			default:
				open = open[:len(open)-1]
			}
		}
	})
	if len(open) > 0 {
		a.fault("%s: %d fields are not ended", part, len(open))
	}
}

var bookmarkName = regexp.MustCompile(`^[_\pL][_\pL\d]{0,39}$`)

// bookmarks checks that bookmarks are paired and named, and that every link
// and page reference finds its own.
func (a *auditor) bookmarks(tree *node) {
	names, started, ended := map[string]bool{}, map[string]bool{}, map[string]bool{}
	tree.walk(func(n *node) {
		id := n.attrs["w:id"]
		switch n.name {
		case "w:bookmarkStart":
			name := n.attrs["w:name"]
			if names[name] || started[id] || !bookmarkName.MatchString(name) {
				a.fault("bookmark %s %q: name or id twice, or name not allowed", id, name)
			}
			names[name], started[id] = true, true
		case "w:bookmarkEnd":
			if !started[id] || ended[id] {
				a.fault("bookmark %s ends twice or before it starts", id)
			}
			ended[id] = true
		}
	})
	if len(started) != len(ended) {
		a.fault("%d bookmarks start, %d end", len(started), len(ended))
	}
	tree.walk(func(n *node) {
		target := n.attrs["w:anchor"]
		if f := strings.Fields(n.text); n.name == "w:instrText" && len(f) > 1 && f[0] == "PAGEREF" {
			target = f[1]
		}
		if target != "" && !names[target] {
			a.fault("%s leads to %q, which is no bookmark", n.name, target)
		}
	})
}

// body checks the order of the blocks of document.xml.
func (a *auditor) body(tree *node) {
	blocks := tree.child("w:body").kids
	if len(blocks) == 0 || blocks[len(blocks)-1].name != "w:sectPr" {
		a.fault("the body does not end in a section's properties")
		return
	}
	for i, n := range blocks[:len(blocks)-1] {
		if n.name == "w:tbl" && blocks[i+1].name != "w:p" {
			a.fault("block %d is a table followed by %s", i, blocks[i+1].name)
		}
	}
}

func TestAudit(t *testing.T) {
	d, pages := sample()
	for _, draft := range []bool{false, true} {
		d.Draft = draft
		for _, fault := range audit(t, mustWrite(t, d, pages)) {
			t.Errorf("draft %v: %s", draft, fault)
		}
	}
	for _, fault := range audit(t, mustWrite(t, report(), nil)) {
		t.Errorf("report: %s", fault)
	}
}
