package source

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// filler fills v, which is addressable, from n.
type filler func(b *Binder, n *Node, v reflect.Value)

// codec is the filler of one Go type. Codecs point to one another, so that
// recursive types work.
type codec struct{ fill filler }

// plan is how a table fills one struct type.
type plan struct {
	fields []field
	names  []string // of the fields, in their order
	byName map[string]int
	own    []int // index of the field that receives the table's node, or nil
}

// field is one key of a table.
type field struct {
	name, zh string
	index    []int
	required bool
	typ      reflect.Type
	codec    *codec
}

// known caches the codecs of the program's types: they follow from the types
// alone and never change once made.
var known sync.Map // reflect.Type → *codec

var (
	typeNode        = reflect.TypeFor[*Node]()
	typeUnmarshaler = reflect.TypeFor[Unmarshaler]()
	leafFillers     = map[reflect.Type]filler{
		reflect.TypeFor[Text]():   fillText,
		reflect.TypeFor[Int]():    fillInt,
		reflect.TypeFor[Number](): fillNumber,
		reflect.TypeFor[Bool]():   fillBool,
		reflect.TypeFor[Date]():   fillDate,
		typeNode:                  func(_ *Binder, n *Node, v reflect.Value) { v.Set(reflect.ValueOf(n)) },
	}
)

// fillerOf is the filler of t.
func fillerOf(t reflect.Type) filler {
	if c, ok := known.Load(t); ok {
		return c.(*codec).fill
	}
	made := map[reflect.Type]*codec{}
	c := compile(t, made)
	for t, c := range made { // all of them are complete only now
		known.LoadOrStore(t, c)
	}
	return c.fill
}

// compile makes the codec of t and of all types below it.
func compile(t reflect.Type, made map[reflect.Type]*codec) *codec {
	if c, ok := known.Load(t); ok {
		return c.(*codec)
	}
	if c := made[t]; c != nil {
		return c
	}
	c := &codec{}
	made[t] = c
	switch fill, leaf := leafFillers[t]; {
	case leaf:
		c.fill = fill
	case reflect.PointerTo(t).Implements(typeUnmarshaler):
		c.fill = func(b *Binder, n *Node, v reflect.Value) { v.Addr().Interface().(Unmarshaler).UnmarshalNode(n, b) }
	case t.Kind() == reflect.Struct:
		p := &plan{byName: map[string]int{}}
		p.read(t, nil, made)
		c.fill = p.fill
	case t.Kind() == reflect.Pointer:
		elem := compile(t.Elem(), made)
		c.fill = func(b *Binder, n *Node, v reflect.Value) {
			v.Set(reflect.New(t.Elem()))
			elem.fill(b, n, v.Elem())
		}
	case t.Kind() == reflect.Slice:
		c.fill = fillSlice(t, compile(t.Elem(), made))
	default:
		panic(fmt.Sprintf("source: Bind cannot fill a %s", t))
	}
	return c
}

// read adds the fields of the struct t, which lies at index in the outermost struct.
func (p *plan) read(t reflect.Type, index []int, made map[reflect.Type]*codec) {
	for i := range t.NumField() {
		sf := t.Field(i)
		at := append(index[:len(index):len(index)], i)
		name, options, _ := strings.Cut(sf.Tag.Get("toml"), ",")
		switch {
		case sf.Name == "Node" && sf.Type == typeNode && (name == "" || name == "-"):
			p.own = at
		case name == "-":
		case sf.Anonymous && sf.Type.Kind() == reflect.Struct && name == "":
			p.read(sf.Type, at, made)
		case name != "":
			p.byName[name] = len(p.fields)
			p.names = append(p.names, name)
			p.fields = append(p.fields, field{
				name: name, zh: sf.Tag.Get("zh"), index: at, required: options == "required",
				typ: sf.Type, codec: compile(sf.Type, made),
			})
		}
	}
}

// fill is the filler of a struct.
func (p *plan) fill(b *Binder, n *Node, v reflect.Value) {
	if n.Kind != Table {
		b.WrongType(n, "表", hintTable(n, p.examples()))
		return
	}
	if p.own != nil {
		v.FieldByIndex(p.own).Set(reflect.ValueOf(n))
	}
	b.tables = append(b.tables, p)
	for _, kid := range n.Kids {
		i, ok := p.byName[kid.Name]
		if !ok {
			b.unknownKey(kid, p)
			continue
		}
		f := &p.fields[i]
		f.codec.fill(b, kid, v.FieldByIndex(f.index))
		if f.required && kid.Kind == String && strings.TrimSpace(kid.Text) == "" {
			b.Add(MissingKey, kid, f.title()+"不能空着", "填写内容，如 "+f.example())
		}
	}
	b.tables = b.tables[:len(b.tables)-1]
	b.missingKeys(n, p)
}

// fillSlice is the filler of the slice type t.
func fillSlice(t reflect.Type, elem *codec) filler {
	return func(b *Binder, n *Node, v reflect.Value) {
		if n.Kind != Array {
			b.WrongType(n, "列表", hintArray(n))
			return
		}
		v.Set(reflect.MakeSlice(t, len(n.Kids), len(n.Kids)))
		for i, kid := range n.Kids {
			elem.fill(b, kid, v.Index(i))
		}
	}
}
