package source

import (
	"strconv"
	"strings"
)

// Kind is what a TOML value is.
type Kind uint8

// The kinds. Integer and Float keep their digits as written.
const (
	Table Kind = iota + 1
	Array
	String
	Integer
	Float
	Boolean
	LocalDate
	LocalTime
	LocalDateTime
	OffsetDateTime
)

// String is the kind as messages name it.
func (k Kind) String() string {
	switch k {
	case Table:
		return "表"
	case Array:
		return "列表"
	case String:
		return "文字"
	case Integer:
		return "整数"
	case Float:
		return "小数"
	case Boolean:
		return "真假值"
	case LocalDate:
		return "日期"
	case LocalTime:
		return "时刻"
	case LocalDateTime, OffsetDateTime:
		return "日期和时刻"
	}
	return "空"
}

// Node is one value of a TOML file: a table, an array or a scalar, with the
// places of its key and its value. All methods work on a nil Node, which
// stands for a value that is not there.
type Node struct {
	Name   string  // the decoded key; "" for the root and for elements of an array
	Key    Span    // where the key is written; elements of [[x]]: the name in their header
	Value  Span    // where the value is written; tables with a header: the header, brackets included; dotted tables: their key
	Kind   Kind    // Table for the root
	Text   string  // a string decoded; any other scalar as written
	Kids   []*Node // values of a table, elements of an array, in the order of the file
	Parent *Node   // nil for the root

	index   int // among the elements of an array
	origin  origin
	partial bool             // root only: syntax errors cost parts of the tree
	byName  map[string]*Node // of large tables
}

// origin is how a table or array came to be, which decides what may still be
// added to it (TOML 1.1, "Table" and "Keys").
type origin uint8

const (
	implied  origin = iota // named on the way to a deeper header: [a.b] implies a
	header                 // [a], or the array of [[a]]
	dotted                 // a in a.b = 1
	finished               // { … }, [ … ] and scalars: nothing can be added
)

// indexFrom is the number of keys from which on a table has an index.
const indexFrom = 12

// Get is the value of key in a table, nil when there is none.
func (n *Node) Get(key string) *Node {
	if n == nil || n.Kind != Table {
		return nil
	}
	if n.byName != nil {
		return n.byName[key]
	}
	for _, kid := range n.Kids {
		if kid.Name == key {
			return kid
		}
	}
	return nil
}

// add appends a value to a table or array.
func (n *Node) add(kid *Node) {
	kid.Parent, kid.index = n, len(n.Kids)
	n.Kids = append(n.Kids, kid)
	if n.Kind != Table {
		return
	}
	if n.byName != nil {
		n.byName[kid.Name] = kid
	} else if len(n.Kids) >= indexFrom {
		n.byName = make(map[string]*Node, 2*indexFrom)
		for _, k := range n.Kids {
			n.byName[k.Name] = k
		}
	}
}

// drop takes the last value that was added out of its table again.
func (n *Node) drop() {
	p := n.Parent
	p.Kids = p.Kids[:len(p.Kids)-1]
	delete(p.byName, n.Name)
}

// Path names the value as people do: indicators[3].actual is the third
// indicator's actual. Keys are bare, figures.决算.收入决算, unless that would be
// ambiguous. The root's path is empty.
func (n *Node) Path() string {
	if n == nil || n.Parent == nil {
		return ""
	}
	var b strings.Builder
	n.path(&b)
	return b.String()
}

func (n *Node) path(b *strings.Builder) {
	if n.Parent == nil {
		return
	}
	n.Parent.path(b)
	if n.Parent.Kind == Array {
		b.WriteString("[" + strconv.Itoa(n.index+1) + "]")
		return
	}
	if b.Len() > 0 {
		b.WriteByte('.')
	}
	b.WriteString(plainKey(n.Name))
}

// KeyPath is the path that key would have in the table n.
func (n *Node) KeyPath(key string) string {
	if path := n.Path(); path != "" {
		return path + "." + plainKey(key)
	}
	return plainKey(key)
}

// plainKey quotes a key only where a path would be ambiguous without.
func plainKey(key string) string {
	if key == "" || strings.ContainsFunc(key, func(r rune) bool { return r <= ' ' || strings.ContainsRune(`.[]"`, r) }) {
		return Quote(key)
	}
	return key
}

// Place is where the value is written.
func (n *Node) Place() Place {
	if n == nil {
		return Place{}
	}
	return n.Value.Place()
}

// KeyPlace is where the key is written; for elements of an array it is the
// place of the value.
func (n *Node) KeyPlace() Place {
	switch {
	case n == nil:
		return Place{}
	case n.Key.File == nil:
		return n.Value.Place()
	}
	return n.Key.Place()
}

// Partial reports whether syntax errors cost parts of the tree that n belongs
// to: then something that is missing may only be unreadable.
func (n *Node) Partial() bool {
	if n == nil {
		return false
	}
	for n.Parent != nil {
		n = n.Parent
	}
	return n.partial
}

// IsSet reports whether there is such a value at all.
func (n *Node) IsSet() bool { return n != nil }
