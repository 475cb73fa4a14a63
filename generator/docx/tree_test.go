package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
)

// node is an element of a part, as the tests read it back.
type node struct {
	name  string // w:p
	attrs map[string]string
	order []string // names of the attributes as written
	kids  []*node
	text  string
}

var prefixes = map[string]string{
	nsWord: "w", nsRelations: "r", nsDrawing: "wp", nsMain: "a", nsChart: "c", "xml": "xml",
	"http://www.w3.org/XML/1998/namespace": "xml",
	nsPackage + "content-types":            "ct", nsPackage + "relationships": "rel",
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	if p, ok := prefixes[n.Space]; ok {
		return p + ":" + n.Local
	}
	return n.Space + ":" + n.Local
}

func parseTree(data []byte) (*node, error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	root := &node{}
	stack := []*node{root}
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return root.kids[0], nil
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			n := &node{name: qualified(tok.Name), attrs: map[string]string{}}
			for _, a := range tok.Attr {
				if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
					continue
				}
				n.attrs[qualified(a.Name)] = a.Value
				n.order = append(n.order, qualified(a.Name))
			}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(tok)
		}
	}
}

func (n *node) val() string { return n.attrs["w:val"] }

func (n *node) child(name string) *node {
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

func (n *node) all(name string) (out []*node) {
	for _, k := range n.kids {
		if k.name == name {
			out = append(out, k)
		}
	}
	return out
}

// walk visits n and all below it in document order.
func (n *node) walk(f func(*node)) {
	f(n)
	for _, k := range n.kids {
		k.walk(f)
	}
}

// pretty prints n one element a line, so that a golden file shows what changed.
func (n *node) pretty(b *strings.Builder, depth int) {
	fmt.Fprintf(b, "%s%s", strings.Repeat("  ", depth), n.name)
	for _, a := range n.order {
		fmt.Fprintf(b, " %s=%q", a, n.attrs[a])
	}
	if n.text != "" {
		fmt.Fprintf(b, " | %s", n.text)
	}
	b.WriteByte('\n')
	for _, k := range n.kids {
		k.pretty(b, depth+1)
	}
}

// unzip returns the parts of a file and their names in order.
func unzip(t testing.TB, file []byte) (map[string][]byte, []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts, names := map[string][]byte{}, []string(nil)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		names = append(names, f.Name)
	}
	return parts, names
}

// mustWrite writes d and fails the test if it cannot.
func mustWrite(t testing.TB, d *doc.Document, pages map[string]int) []byte {
	t.Helper()
	file, err := Write(d, pages, Options{Application: "selfeval"})
	if err != nil {
		t.Fatal(err)
	}
	return file
}
