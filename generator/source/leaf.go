package source

// Text is a string of the file.
type Text struct {
	Value string
	Node  *Node
}

// Set reports whether the file says something here, be it an empty string.
func (t Text) Set() bool { return t.Node != nil }

// Int is a decimal integer of the file.
type Int struct {
	Value int
	Node  *Node
}

// Set reports whether the file says something here.
func (i Int) Set() bool { return i.Node != nil }

// Number is an unquoted number of the file. Text holds its digits as written,
// -?[0-9]+(\.[0-9]+)?, without the plus sign and underscores that TOML allows.
type Number struct {
	Text string
	Node *Node
}

// Set reports whether the file says something here.
func (n Number) Set() bool { return n.Node != nil }

// Bool is true or false in the file.
type Bool struct {
	Value bool
	Node  *Node
}

// Set reports whether the file says something here.
func (b Bool) Set() bool { return b.Node != nil }

// Date is a calendar day of the file, 2020-12-31 without quotes.
type Date struct {
	Year, Month, Day int
	Text             string // as written
	Node             *Node
}

// Set reports whether the file says something here.
func (d Date) Set() bool { return d.Node != nil }

// Entry is one value of a [Map].
type Entry[T any] struct {
	Key   Text // its place is that of the key
	Value T
}

// Map is a table whose keys the writer of the file chooses. It keeps the order
// of the file.
type Map[T any] []Entry[T]

// Get is the value of key, nil when there is none.
func (m Map[T]) Get(key string) *T {
	for i := range m {
		if m[i].Key.Value == key {
			return &m[i].Value
		}
	}
	return nil
}

// UnmarshalNode implements [Unmarshaler].
func (m *Map[T]) UnmarshalNode(n *Node, b *Binder) {
	if n.Kind != Table {
		b.WrongType(n, "表", hintTable(n, []string{"名称 = …"}))
		return
	}
	*m = make(Map[T], len(n.Kids))
	for i, kid := range n.Kids {
		e := &(*m)[i]
		e.Key = Text{kid.Name, kid.keyNode()}
		b.Bind(kid, &e.Value)
	}
}

// keyNode presents the key of n as a value of its own, so that a text which
// lives in a key has its place and path like any other.
func (n *Node) keyNode() *Node {
	return &Node{Name: n.Name, Key: n.Key, Value: n.Key, Kind: String, Text: n.Name, Parent: n.Parent, index: n.index, origin: finished}
}
