package source

import (
	"bytes"

	"github.com/pelletier/go-toml/v2/unstable"
)

// Bounds of a TOML file.
const (
	MaxDepth = 64      // of tables and arrays within one another
	maxMarks = 1 << 18 // of "=", ",", "." and "[", which bound the number of nodes
	maxFault = 50      // syntax errors that one run reports
)

// parser builds the tree of one file. go-toml reads it, one expression at a
// time; where go-toml cannot go on, fault reports why and says where to resume.
type parser struct {
	file  *File
	buf   []byte // the file's bytes; lines that cannot be read are blanked
	toml  unstable.Parser
	base  int    // offset in buf of what toml reads
	end   int    // offset of the end of the last expression
	root  *Node  // of the tree
	table *Node  // receives the next key-values: the root or the table of the last header
	last  *Node  // the value of the last key-value that was added
	parts []part // of the current key; reused
	slab  []Node // nodes to hand out
	out   Findings
	deep  bool // too deep has been reported
}

// part is one part of a dotted key.
type part struct {
	name string
	span Span
}

// Parse builds the tree of f, and reports all syntax errors, duplicate keys
// and impossible dates in one run. With findings the tree is what could be
// read: good enough for [Bind] to look for more mistakes, not to compute with;
// [Node.Partial] says whether parts are missing. It is nil only if f is.
func Parse(f *File) (*Node, []Finding) {
	if f == nil {
		return nil, nil
	}
	p := &parser{file: f, buf: []byte(f.Text)}
	p.root = p.node()
	*p.root = Node{Kind: Table, origin: header, Value: Span{f, 0, 0}}
	p.table = p.root
	marks := 0
	for _, mark := range []string{"=", ",", ".", "["} {
		marks += bytes.Count(p.buf, []byte(mark))
	}
	if marks > maxMarks {
		p.root.partial = true
		p.out.Add(FileTooLarge, Place{File: f.Name}, "", "数据项过多", "分成几个文件")
		return p.root, p.out.List()
	}
	for faults := 0; !p.read(); faults++ {
		p.root.partial = true
		if faults == maxFault {
			p.out.Add(SyntaxError, f.Place(p.base), "", "语法错误过多，此后不再检查", "先改正以上各处")
			break
		}
		p.base = p.fault()
	}
	return p.root, p.out.List()
}

// read adds the expressions from base on to the tree. It reports whether it
// reached the end of the file.
func (p *parser) read() bool {
	p.toml.Reset(p.buf[p.base:])
	p.end = p.base
	for p.toml.NextExpression() {
		switch e := p.toml.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			p.header(e)
		case unstable.KeyValue:
			p.last = nil
			p.end = p.keyValue(p.table, e, 1)
		}
		if p.deep {
			return true
		}
	}
	return p.toml.Error() == nil
}

// node hands out a node.
func (p *parser) node() *Node {
	if len(p.slab) == 0 {
		p.slab = make([]Node, 128)
	}
	n := &p.slab[0]
	p.slab = p.slab[1:]
	return n
}

// span is the range of the file that toml calls r.
func (p *parser) span(r unstable.Range) Span {
	start := p.base + int(r.Offset)
	return Span{p.file, start, start + int(r.Length)}
}

// key reads the parts of a key. They are valid until the next call.
func (p *parser) key(it unstable.Iterator) []part {
	p.parts = p.parts[:0]
	for it.Next() {
		k := it.Node()
		s := p.span(k.Raw)
		p.parts = append(p.parts, part{p.decoded(s, k.Data), s})
	}
	return p.parts
}

// decoded is the text data that is written at s. Escapes only ever shrink: a
// string that is as long as what stands between its quotes has none, and then
// needs no memory of its own.
func (p *parser) decoded(s Span, data []byte) string {
	raw := s.Text()
	if inner := raw[bodyStart(raw):bodyEnd(raw)]; len(inner) == len(data) {
		return inner
	}
	return string(data)
}

// bodyStart is where the text of a written string or key begins: after its
// quotes and, in the long forms, the line end that follows them.
func bodyStart(raw string) int {
	switch quoteOf(raw) {
	case 1:
		return 1
	case 3:
		switch {
		case raw[3] == '\n':
			return 4
		case raw[3] == '\r' && raw[4] == '\n':
			return 5
		}
		return 3
	}
	return 0
}

// bodyEnd is where the text of a written string or key ends.
func bodyEnd(raw string) int { return len(raw) - quoteOf(raw) }

// quoteOf is the length of the quotes around a written string: 3, 1, or 0 for
// a bare key.
func quoteOf(raw string) int {
	switch {
	case len(raw) >= 6 && (raw[:3] == `"""` || raw[:3] == `'''`):
		return 3
	case len(raw) >= 2 && (raw[0] == '"' || raw[0] == '\''):
		return 1
	}
	return 0
}

// gap is the first offset from i on that is neither white space nor comment
// nor one of also.
func (p *parser) gap(i int, also byte) int {
	for i < len(p.buf) {
		switch c := p.buf[i]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == also:
			i++
		case c == '#':
			end := bytes.IndexByte(p.buf[i:], '\n')
			if end < 0 {
				return len(p.buf)
			}
			i += end + 1
		default:
			return i
		}
	}
	return i
}
