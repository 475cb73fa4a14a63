package pdf

import (
	"bytes"
	"fmt"
)

const (
	maxRevisions = 1000    // a file that was saved that often was not made by people
	maxObjects   = 1 << 20 // entries of all cross-references together
)

var errObjects = fmt.Errorf("PDF 文件的对象超过 %d 个，本程序不读", maxObjects)

// readXref reads the cross-references, newest first: what a revision says of an
// object holds, whatever older ones say.
func (r *reader) readXref() error {
	const mark = "startxref"
	tail := max(0, len(r.b)-1024)
	i := bytes.LastIndex(r.b[tail:], []byte(mark))
	if i < 0 {
		return fmt.Errorf("%w：找不到 %s，文件可能不完整", errDamaged, mark)
	}
	s := scanner{b: r.b, pos: tail + i + len(mark)}
	start, err := s.number()
	if err != nil {
		return err
	}
	seen := map[int]bool{}
	for more := true; more; {
		if seen[start] || len(seen) > maxRevisions {
			return fmt.Errorf("%w：交叉引用绕成一圈", errDamaged)
		}
		seen[start] = true
		trailer, err := r.section(start)
		if err != nil {
			return err
		}
		if r.trailer == nil {
			r.trailer = trailer
		}
		start, more = trailer["Prev"].(int)
	}
	return nil
}

// section reads a table or a stream of cross-references and returns its trailer.
func (r *reader) section(start int) (dictObject, error) {
	if start < 0 || start >= len(r.b) {
		return nil, fmt.Errorf("%w：交叉引用应在第 %d 字节处，文件可能不完整", errDamaged, start)
	}
	s := scanner{b: r.b, pos: start}
	s.space()
	if s.take("xref") {
		return r.table(&s)
	}
	return r.xrefStream(&s)
}

// entry notes where an object is, unless a newer revision has said so. A location
// without a place is an object that was deleted.
func (r *reader) entry(n ref, at location) error {
	if _, ok := r.at[n]; ok {
		return nil
	}
	if len(r.at) >= maxObjects {
		return errObjects
	}
	r.at[n] = at
	return nil
}

// table reads a table of cross-references (ISO 32000-1, 7.5.4).
func (r *reader) table(s *scanner) (dictObject, error) {
	type row struct {
		n  ref
		at location
	}
	start := s.pos
	var rows []row
	for {
		if s.space(); s.take("trailer") {
			break
		}
		first, err := s.number()
		if err != nil {
			return nil, err
		}
		count, err := s.number()
		if err != nil {
			return nil, err
		}
		for i := range count {
			offset, err := s.number()
			if err != nil {
				return nil, err
			}
			if _, err := s.number(); err != nil {
				return nil, err
			}
			s.space()
			switch s.word() {
			case "n":
			case "f":
				offset = 0
			default:
				return nil, s.fault("交叉引用表的行应以 n 或 f 结尾")
			}
			if rows = append(rows, row{ref(first + i), location{start: offset}}); len(rows) > maxObjects {
				return nil, errObjects
			}
		}
	}
	o, err := r.scan(s)
	if err != nil {
		return nil, err
	}
	trailer, ok := o.(dictObject)
	if !ok {
		return nil, s.fault("trailer 后应为字典")
	}
	if err := r.spend(s.pos - start); err != nil {
		return nil, err
	}
	// A hybrid file hides objects from old readers: its table calls them deleted,
	// a stream beside it says where they are (7.5.8.4).
	if hidden, ok := trailer["XRefStm"].(int); ok {
		if hidden < 0 || hidden >= len(r.b) {
			return nil, s.fault("XRefStm 超出文件")
		}
		if _, err := r.xrefStream(&scanner{b: r.b, pos: hidden}); err != nil {
			return nil, err
		}
	}
	for _, row := range rows {
		if err := r.entry(row.n, row.at); err != nil {
			return nil, err
		}
	}
	return trailer, nil
}

// xrefStream reads a stream of cross-references (7.5.8).
func (r *reader) xrefStream(s *scanner) (dictObject, error) {
	start := s.pos
	number, err := s.number()
	if err != nil {
		return nil, err
	}
	o, err := r.direct(ref(number), start)
	if err != nil {
		return nil, err
	}
	stream, ok := o.(streamObject)
	if !ok || stream.dict["Type"] != nameObject("XRef") {
		return nil, s.fault("应为交叉引用")
	}
	var w [3]int // bytes of the three fields of a row
	widths, _ := stream.dict["W"].(arrayObject)
	for i := range w {
		n, ok := -1, false
		if len(widths) == len(w) {
			n, ok = widths[i].(int)
		}
		if !ok || n < 0 || n > 7 {
			return nil, s.fault("交叉引用流的 W 有误")
		}
		w[i] = n
	}
	size := w[0] + w[1] + w[2]
	if size == 0 {
		return nil, s.fault("交叉引用流的 W 有误")
	}
	data, err := r.decode(stream, &r.room)
	if err != nil {
		return nil, err
	}
	index, ok := stream.dict["Index"].(arrayObject)
	if !ok {
		index = arrayObject{0, stream.dict["Size"]}
	}
	for ; len(index) >= 2; index = index[2:] {
		first, ok1 := index[0].(int)
		count, ok2 := index[1].(int)
		if !ok1 || !ok2 || first < 0 || count < 0 || count > len(data)/size {
			return nil, s.fault("交叉引用流的 Index 有误")
		}
		for i := range count {
			if err := r.entry(ref(first+i), row(data[i*size:], w)); err != nil {
				return nil, err
			}
		}
		data = data[count*size:]
	}
	return stream.dict, nil
}

// row reads a row of a stream of cross-references. A row without a kind is of an
// object that is not packed.
func row(b []byte, w [3]int) location {
	var fields [3]int
	for i, width := range w {
		for _, c := range b[:width] {
			fields[i] = fields[i]<<8 | int(c)
		}
		b = b[width:]
	}
	if w[0] == 0 {
		fields[0] = 1
	}
	switch fields[0] {
	case 1:
		return location{start: fields[1]}
	case 2:
		return location{pack: ref(fields[1]), index: fields[2]}
	}
	return location{}
}
