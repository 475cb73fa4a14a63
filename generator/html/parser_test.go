package html

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
)

// node is an element of a page, or text if it has no name.
type node struct {
	name  string
	attrs map[string]string
	order []string // names of the attributes as written
	kids  []*node
	text  string
}

// parse reads a page more strictly than a browser, which mends what is wrong:
// every element is closed where it must be, every attribute is quoted, nothing
// but tags begins with < and nothing but five entities with &.
func parse(page string) (*node, error) {
	rest, ok := strings.CutPrefix(page, "<!DOCTYPE html>\n")
	if !ok {
		return nil, fmt.Errorf("no doctype")
	}
	root := &node{}
	open := []*node{root}
	for rest != "" {
		top := open[len(open)-1]
		at := strings.IndexByte(rest, '<')
		if top.name == "style" {
			at = strings.Index(strings.ToLower(rest), "</style")
		}
		if at < 0 {
			at = len(rest)
		}
		if at > 0 {
			s, err := rest[:at], error(nil)
			if top.name != "style" {
				if s, err = unescape(s); err != nil {
					return nil, err
				}
			}
			top.kids = append(top.kids, &node{text: s})
			rest = rest[at:]
			continue
		}
		end := strings.IndexByte(rest, '>')
		if end < 0 {
			return nil, fmt.Errorf("tag without end at %.40q", rest)
		}
		tag := rest[1:end]
		rest = rest[end+1:]
		if name, closing := strings.CutPrefix(tag, "/"); closing {
			if name != top.name {
				return nil, fmt.Errorf("</%s> closes <%s>", name, top.name)
			}
			open = open[:len(open)-1]
			continue
		}
		n, empty, err := parseTag(tag)
		if err != nil {
			return nil, err
		}
		top.kids = append(top.kids, n)
		if !empty {
			open = append(open, n)
		}
	}
	if len(open) > 1 {
		return nil, fmt.Errorf("<%s> is not closed", open[len(open)-1].name)
	}
	if len(root.kids) == 0 || root.kids[0].name != "html" {
		return nil, fmt.Errorf("the page is not an html element")
	}
	return root.kids[0], nil
}

// parseTag reads a start tag without its brackets and says whether the element
// has no content.
func parseTag(tag string) (n *node, empty bool, err error) {
	tag, slash := strings.CutSuffix(tag, "/")
	name, rest, _ := strings.Cut(tag, " ")
	if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789") != "" || name == "" {
		return nil, false, fmt.Errorf("<%s is no element", name)
	}
	n = &node{name: name, attrs: map[string]string{}}
	for rest != "" {
		key, value, ok := strings.Cut(rest, `="`)
		if !ok || strings.Trim(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-") != "" {
			return nil, false, fmt.Errorf("attributes %q of %s", rest, name)
		}
		value, rest, ok = strings.Cut(value, `"`)
		if !ok || rest != "" && rest[0] != ' ' {
			return nil, false, fmt.Errorf("attribute %q of %s is not closed", key, name)
		}
		rest = strings.TrimPrefix(rest, " ")
		if _, twice := n.attrs[key]; twice {
			return nil, false, fmt.Errorf("%s has two attributes %s", name, key)
		}
		if n.attrs[key], err = unescape(value); err != nil {
			return nil, false, err
		}
		n.order = append(n.order, key)
	}
	void := slices.Contains([]string{"meta", "link", "br"}, name)
	if slash && name != "rect" {
		return nil, false, fmt.Errorf("<%s/> is not closed by its slash", name)
	}
	return n, void || slash, nil
}

var entities = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "nbsp": "\u00A0"}

func unescape(s string) (string, error) {
	if strings.ContainsAny(s, "<>") {
		return "", fmt.Errorf("markup in %q", s)
	}
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(s, "&")
		b.WriteString(before)
		if !ok {
			return b.String(), nil
		}
		name, rest, _ := strings.Cut(after, ";")
		if entities[name] == "" {
			return "", fmt.Errorf("entity %.20q", after)
		}
		b.WriteString(entities[name])
		s = rest
	}
}

// walk visits n and all below it in document order.
func (n *node) walk(f func(*node)) {
	f(n)
	for _, k := range n.kids {
		k.walk(f)
	}
}

func (n *node) all(names ...string) (out []*node) {
	n.walk(func(k *node) {
		if k.name != "" && slices.Contains(names, k.name) {
			out = append(out, k)
		}
	})
	return out
}

// content is the text of n and all below it, line ends as they are seen.
func (n *node) content() string {
	var b strings.Builder
	n.walk(func(k *node) {
		if k.name == "br" {
			b.WriteByte('\n')
		}
		b.WriteString(k.text)
	})
	return b.String()
}

// equal compares two trees but for space between elements.
func equal(a, b *node) bool {
	if a.name != b.name || a.text != b.text || len(a.attrs) != len(b.attrs) {
		return false
	}
	for k, v := range a.attrs {
		if b.attrs[k] != v {
			return false
		}
	}
	return slices.EqualFunc(solid(a), solid(b), equal)
}

// TestEqual checks that the comparison sees what a browser would change.
func TestEqual(t *testing.T) {
	page := string(mustWrite(t, sample(), Options{}))
	tree := mustParse(t, []byte(page))
	for _, c := range [][2]string{{"91.50", "91.51"}, {`class="notice"`, `class="title"`}, {` id="h1"`, ""}, {"<tbody>\n", "<tbody>\n<tr></tr>"}, {"<br>", ""}} {
		changed := strings.Replace(page, c[0], c[1], 1)
		if changed == page || equal(tree, mustParse(t, []byte(changed))) {
			t.Errorf("%s for %s is not seen", c[1], c[0])
		}
	}
	if !equal(tree, mustParse(t, []byte(strings.ReplaceAll(page, "</section>\n", "</section>")))) {
		t.Error("space between elements counts")
	}
}

func solid(n *node) (list []*node) {
	for _, k := range n.kids {
		if k.name != "" || strings.Trim(k.text, "\n") != "" {
			list = append(list, k)
		}
	}
	return list
}

// mustWrite writes d, and fails the test if it cannot.
func mustWrite(t testing.TB, d *doc.Document, o Options) []byte {
	t.Helper()
	page, err := Write(d, o)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func mustParse(t testing.TB, page []byte) *node {
	t.Helper()
	tree, err := parse(string(page))
	if err != nil {
		t.Fatal(err)
	}
	return tree
}
