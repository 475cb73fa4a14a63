package source

import (
	"fmt"
	"reflect"
)

// Unmarshaler is a value with several forms, such as a string or a table. It
// reads n itself and reports to b what is wrong; n is never nil.
type Unmarshaler interface{ UnmarshalNode(n *Node, b *Binder) }

// Binder fills Go values from a tree and collects everything that does not
// fit. An [Unmarshaler] uses it to go on below its own value.
type Binder struct {
	out    *Findings
	tables []*plan // the structs that are being filled, outermost first
}

// Bind fills dst, a pointer, from n and adds everything that is wrong to out:
// unknown keys with the nearest known key, wrong types, missing required keys,
// bad dates. What fits is filled even where other things do not fit.
//
// A struct takes a table. Its fields are named by tags: `toml:"name"`, or
// `toml:"name,required"` for a key that must be there (and, for a [Text], must
// not be blank). A tag `zh:"…"` gives the Chinese name that messages show
// beside the key. A field may be
//
//   - a leaf: [Text], [Int], [Number], [Bool], [Date];
//   - a struct, or a pointer to one for a table that may be absent;
//   - a slice of any of these for an array, and [Map] for a table with free keys;
//   - an [Unmarshaler], by pointer receiver;
//   - *Node, for the raw value.
//
// A field Node *Node without a tag, or with `toml:"-"`, receives the table
// itself. Fields of embedded structs count as the struct's own; other fields
// without a tag are left alone. The type of dst is part of the program: a
// tagged field that Bind cannot fill panics when it is first used.
func Bind(n *Node, dst any, out *Findings) {
	if n == nil {
		return
	}
	b := &Binder{out: out}
	b.Bind(n, dst)
}

// Bind fills dst, a pointer, from n, as the function [Bind] does.
func (b *Binder) Bind(n *Node, dst any) {
	v := reflect.ValueOf(dst)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		panic(fmt.Sprintf("source: Bind needs a pointer, not %T", dst))
	}
	fillerOf(v.Type().Elem())(b, n, v.Elem())
}

// Add records a finding at n, or, when n is nil, at no place.
func (b *Binder) Add(code Code, n *Node, message, hint string, related ...Place) {
	b.out.Add(code, n.Place(), n.Path(), message, hint, related...)
}
