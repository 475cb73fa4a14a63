package pdf

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
)

// file is a PDF file in the making. It only ever grows: objects are numbered by
// alloc and may be written in any order, each once.
//
// Objects that are no streams are packed into object streams (ISO 32000-1,
// 7.5.7) unless the file is a classic one.
type file struct {
	out     []byte
	at      []location // by object number
	version int        // minor: 7 is PDF 1.7; nothing newer may be written
	classic bool

	pack      ref    // the object stream being filled
	packIndex []byte // its "number offset" pairs
	packed    []byte // its objects
	packCount int
}

// location says where an object is: at offset in the file, or, when pack is not
// 0, as the index-th object of that object stream.
type location struct {
	pack  ref
	index int
	start int // offset in the file
}

// packSize is the most objects that an object stream holds. It must fit into
// the one byte that the cross-reference stream gives to an index.
const packSize = 200

// newFile begins a file. The comment after the header holds bytes above 127 so
// that transfer programs take the file for binary (ISO 19005-2, 6.1.2).
func newFile(size, version int, classic bool) *file {
	// Object and cross-reference streams are of PDF 1.5.
	f := &file{version: version, classic: classic || version < 5, at: make([]location, 1, 1024)}
	f.out = appendInt(append(make([]byte, 0, size), "%PDF-1."...), version)
	f.out = append(f.out, "\n%\xE2\xE3\xCF\xD3\n"...)
	return f
}

// alloc reserves an object number.
func (f *file) alloc() ref {
	f.at = append(f.at, location{})
	return ref(len(f.at) - 1)
}

// begin starts object r, which must not be a stream, and returns the buffer to
// append it to; end takes the buffer back.
func (f *file) begin(r ref) []byte {
	if f.classic {
		return f.head(r)
	}
	if f.packCount == packSize {
		f.flush()
	}
	if f.packCount == 0 {
		f.pack = f.alloc()
	}
	f.at[r] = location{pack: f.pack, index: f.packCount}
	f.packCount++
	f.packIndex = append(appendInt(f.packIndex, int(r)), ' ')
	f.packIndex = append(appendInt(f.packIndex, len(f.packed)), ' ')
	return f.packed
}

// end finishes the object that begin started.
func (f *file) end(b []byte) {
	if f.classic {
		f.out = append(b, "\nendobj\n"...)
		return
	}
	f.packed = append(b, '\n')
}

// head appends the head of object r to the file itself.
func (f *file) head(r ref) []byte {
	f.at[r] = location{start: len(f.out)}
	return append(appendInt(f.out, int(r)), " 0 obj\n"...)
}

// stream writes object r as a compressed stream. dict holds the entries of its
// dictionary other than Filter and Length.
func (f *file) stream(r ref, dict string, data []byte) {
	const room = "          " // for a length that is known afterwards
	b := append(f.head(r), "<<"...)
	b = append(b, dict...)
	b = append(b, "/Filter/FlateDecode/Length "...)
	length := len(b)
	b = append(b, room+">>stream\n"...)
	start := len(b)
	b = appendFlate(b, data)
	strconv.AppendInt(b[:length], int64(len(b)-start), 10)
	f.out = append(b, "\nendstream\nendobj\n"...)
}

// plainStream writes object r as a stream of data as they are; dict may name
// the filter that has been applied to them already.
func (f *file) plainStream(r ref, dict string, data []byte) {
	b := append(f.head(r), "<<"...)
	b = append(b, dict...)
	b = append(b, "/Length "...)
	b = appendInt(b, len(data))
	b = append(b, ">>stream\n"...)
	b = append(b, data...)
	f.out = append(b, "\nendstream\nendobj\n"...)
}

// flush writes the object stream being filled.
func (f *file) flush() {
	if f.packCount == 0 {
		return
	}
	dict := append(make([]byte, 0, 64), "/Type/ObjStm/N "...)
	dict = appendInt(dict, f.packCount)
	dict = append(dict, "/First "...)
	dict = appendInt(dict, len(f.packIndex))
	f.stream(f.pack, string(dict), append(f.packIndex, f.packed...))
	f.packIndex, f.packed, f.packCount = f.packIndex[:0], f.packed[:0], 0
}

// grow makes room for n more bytes.
func (f *file) grow(n int) { f.out = slices.Grow(f.out, n) }

// finish writes the cross-references and the trailer and returns the file. The
// file's ID is a hash of everything before them: equal reports have equal IDs.
func (f *file) finish(catalog, info ref) []byte {
	f.flush()
	sum := sha256.Sum256(f.out)
	id := hex.EncodeToString(sum[:16])
	trailer := append(make([]byte, 0, 160), "/Root "...)
	trailer = appendRef(trailer, catalog)
	trailer = append(trailer, "/Info "...)
	trailer = appendRef(trailer, info)
	trailer = append(trailer, "/ID[<"+id+"><"+id+">]/Size "...)
	if f.classic {
		return f.finishTable(appendInt(trailer, len(f.at)))
	}
	return f.finishStream(trailer)
}

// finishTable ends a classic file (7.5.4).
func (f *file) finishTable(trailer []byte) []byte {
	start := len(f.out)
	b := append(f.out, "xref\n0 "...)
	b = appendInt(b, len(f.at))
	b = append(b, "\n0000000000 65535 f\r\n"...)
	for _, at := range f.at[1:] {
		digits := strconv.Itoa(at.start)
		b = append(b, "0000000000"[len(digits):]...)
		b = append(b, digits...)
		b = append(b, " 00000 n\r\n"...)
	}
	b = append(b, "trailer\n<<"...)
	b = append(b, trailer...)
	b = append(b, ">>\n"...)
	return appendStart(b, start)
}

// finishStream ends a file with a cross-reference stream (7.5.8), which lists
// itself too.
func (f *file) finishStream(trailer []byte) []byte {
	r := f.alloc()
	start := len(f.out)
	f.at[r] = location{start: start}
	rows := make([]byte, 0, 6*len(f.at))
	rows = append(rows, 0, 0, 0, 0, 0, 255)
	for _, at := range f.at[1:] {
		kind, where := byte(1), at.start
		if at.pack != 0 {
			kind, where = 2, int(at.pack)
		}
		rows = append(rows, kind, byte(where>>24), byte(where>>16), byte(where>>8), byte(where), byte(at.index))
	}
	trailer = appendInt(trailer, len(f.at))
	f.stream(r, "/Type/XRef/W[1 4 1]"+string(trailer), rows)
	return appendStart(f.out, start)
}

func appendStart(b []byte, start int) []byte {
	b = append(b, "startxref\n"...)
	b = appendInt(b, start)
	return append(b, "\n%%EOF\n"...)
}
