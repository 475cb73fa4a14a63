package source

import (
	"fmt"

	"github.com/pelletier/go-toml/v2/unstable"
)

// header enters the table that a [header] or [[header]] names. Where it cannot
// be entered, what follows goes into a table outside the tree, so that its
// syntax is still checked.
func (p *parser) header(e *unstable.Node) {
	parts := p.key(e.Key())
	last := parts[len(parts)-1]
	span := p.headerSpan(parts[0].span.Start, last.span.End, e.Kind == unstable.ArrayTable)
	p.end, p.last = span.End, nil
	p.table = p.detached()
	if p.tooDeep(len(parts), span) {
		return
	}
	t := p.root
	for _, k := range parts[:len(parts)-1] {
		kid := t.Get(k.name)
		switch {
		case kid == nil:
			kid = p.newTable(t, k, implied)
		case kid.Kind == Array && kid.origin == header:
			kid = kid.Kids[len(kid.Kids)-1]
		case kid.Kind != Table || kid.origin == finished:
			p.closed(kid, k.span)
			return
		}
		t = kid
	}
	kid := t.Get(last.name)
	if e.Kind == unstable.ArrayTable {
		switch {
		case kid == nil:
			kid = p.newTable(t, last, header)
			kid.Kind, kid.Value = Array, span
		case kid.Kind != Array || kid.origin != header:
			p.twice(kid, last.span, true)
			return
		}
		element := p.node()
		*element = Node{Key: last.span, Value: span, Kind: Table, origin: header}
		kid.add(element)
		p.table = element
		return
	}
	switch {
	case kid == nil:
		kid = p.newTable(t, last, header)
	case kid.Kind == Table && kid.origin == implied:
		kid.origin, kid.Key = header, last.span
	default:
		p.twice(kid, last.span, false)
		if kid.Kind == Table && kid.origin == header {
			p.table = kid // its further keys are checked as if the two were one
		}
		return
	}
	kid.Value = span
	p.table = kid
}

// headerSpan is the whole header, brackets included, around its key.
func (p *parser) headerSpan(start, end int, array bool) Span {
	brackets := 1
	if array {
		brackets = 2
	}
	for p.buf[start] != '[' {
		start--
	}
	for p.buf[end] != ']' {
		end++
	}
	return Span{p.file, start - brackets + 1, end + brackets}
}

// newTable adds a table to t.
func (p *parser) newTable(t *Node, k part, from origin) *Node {
	n := p.node()
	*n = Node{Name: k.name, Key: k.span, Value: k.span, Kind: Table, origin: from}
	t.add(n)
	return n
}

// detached is a table outside the tree.
func (p *parser) detached() *Node {
	return &Node{Kind: Table, origin: header, Value: Span{p.file, 0, 0}, partial: true}
}

// keyValue adds what e says to the table t, and returns where it ends. depth
// is that of the value.
func (p *parser) keyValue(t *Node, e *unstable.Node, depth int) int {
	parts := p.key(e.Key())
	last := parts[len(parts)-1]
	depth += len(parts) - 1
	free := !p.tooDeep(depth, last.span)
	for _, k := range parts[:len(parts)-1] {
		if !free {
			break
		}
		kid := t.Get(k.name)
		switch {
		case kid == nil:
			kid = p.newTable(t, k, dotted)
		case kid.Kind != Table || kid.origin != dotted:
			p.closed(kid, k.span)
			free = false
			continue
		}
		t = kid
	}
	n := p.node()
	*n = Node{Name: last.name, Key: last.span, Parent: t, origin: finished}
	if free {
		if first := t.Get(last.name); first != nil {
			p.twice(first, last.span, false)
		} else {
			t.add(n)
			p.last = n
		}
	}
	i := last.span.End
	for p.buf[i] != '=' {
		i++
	}
	return p.value(n, e.Value(), i+1, depth)
}

// value reads v, which is written somewhere after from, into n, and returns
// where it ends. go-toml tells no range of arrays and only the first byte of
// inline tables: their ends follow from what is in them.
func (p *parser) value(n *Node, v *unstable.Node, from, depth int) int {
	switch v.Kind {
	case unstable.Array, unstable.InlineTable:
		start := min(p.gap(from, ','), len(p.buf)-1)
		n.Kind = Array
		if v.Kind == unstable.InlineTable {
			n.Kind = Table
		}
		n.Value = Span{p.file, start, start + 1}
		if p.tooDeep(depth+1, n.Value) {
			return start + 1
		}
		end := p.kids(n, v, start+1, depth+1)
		n.Value.End = min(p.gap(end, ',')+1, len(p.buf))
	case unstable.String:
		n.Kind, n.Value = String, p.span(v.Raw)
		n.Text = p.decoded(n.Value, v.Data)
	default:
		n.Value = p.span(v.Raw)
		n.Text = n.Value.Text()
		p.scalar(n, v.Kind)
	}
	return n.Value.End
}

// kids reads the elements of an array or the key-values of an inline table.
func (p *parser) kids(n *Node, v *unstable.Node, from, depth int) int {
	count := 0
	for it := v.Children(); it.Next(); {
		count++
	}
	n.Kids = make([]*Node, 0, count)
	for it := v.Children(); it.Next(); {
		if n.Kind == Table {
			from = p.keyValue(n, it.Node(), depth)
			continue
		}
		kid := p.node()
		kid.origin = finished
		n.add(kid)
		from = p.value(kid, it.Node(), from, depth)
	}
	return from
}

// tooDeep reports, once, that the file nests too deeply.
func (p *parser) tooDeep(depth int, at Span) bool {
	if depth <= MaxDepth {
		return false
	}
	if !p.deep {
		p.deep, p.root.partial = true, true
		p.out.Add(TooDeep, at.Place(), "", fmt.Sprintf("层数过多，超过%d层", MaxDepth), "减少表和列表的嵌套")
	}
	return true
}

// twice reports that what is at span has been defined before; array says that
// it is a [[header]].
func (p *parser) twice(first *Node, at Span, array bool) {
	line := first.KeyPlace().Line
	path := first.Path()
	message, hint := fmt.Sprintf("“%s”重复，第%d行已经有了", shorten(first.Name), line), "删去其中一处"
	switch {
	case first.origin == header && first.Kind == Array:
		message, hint = fmt.Sprintf("“%s”在第%d行的表头是双方括号，这里不同", path, line), "写成 [["+path+"]]"
	case first.origin == header && array:
		message, hint = fmt.Sprintf("“%s”在第%d行的表头是单方括号，这里不同", path, line), "有多份的，每一份的表头都写成 [["+path+"]]"
	case first.Kind == Table:
		hint = "把两处合并成一处"
	}
	p.out.Add(DuplicateKey, at.Place(), path, message, hint, first.KeyPlace())
}

// closed reports that what is at span wants to add to something complete.
func (p *parser) closed(first *Node, at Span) {
	line := first.KeyPlace().Line
	message, hint := fmt.Sprintf("“%s”在第%d行已经写完，这里不能再补充", shorten(first.Name), line), "把内容都写在那一处"
	if first.Kind != Table && first.Kind != Array {
		message, hint = fmt.Sprintf("“%s”在第%d行已经是%s，不能又作为表", shorten(first.Name), line, first.Kind), "两处之一换一个名称"
	}
	p.out.Add(DuplicateKey, at.Place(), first.Path(), message, hint, first.KeyPlace())
}
