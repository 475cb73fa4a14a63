package pdf

import (
	"bytes"
	"errors"
	"fmt"
)

// reader finds objects in a PDF file that anybody may have written. It reads what
// it is asked for and nothing else, guesses nothing where a file is damaged, and
// spends no more time and memory than its limits allow, whatever the file says.
type reader struct {
	b       []byte // from the header on: all offsets count from there
	at      map[ref]location
	trailer dictObject // of the newest revision
	packs   map[ref]pack

	nesting int // objects being read that wait for others
	work    int // bytes that may still be looked at
	room    int // bytes that may still be decoded for the file's own needs
}

// pack is an object stream, decoded.
type pack struct {
	data   []byte
	starts []int // of its objects
	refs   []ref
}

// maxStructure is the most bytes that a file's object and cross-reference streams
// may hold together.
const maxStructure = 64 << 20

var errForeign = errors.New("不是 PDF 文件")
var errEncrypted = errors.New("PDF 文件已加密，读不出其中的内容；请先去掉密码")

// newReader reads the cross-references of a file.
func newReader(b []byte) (*reader, error) {
	// Some mail programs put a few lines of their own before the header.
	header := bytes.Index(b[:min(len(b), 1024)], []byte("%PDF-"))
	if header < 0 {
		return nil, errForeign
	}
	b = b[header:]
	r := &reader{
		b: b, at: map[ref]location{}, packs: map[ref]pack{},
		work: 16<<20 + 8*len(b), room: maxStructure,
	}
	if err := r.readXref(); err != nil {
		return nil, err
	}
	if r.trailer["Encrypt"] != nil {
		return nil, errEncrypted
	}
	return r, nil
}

// spend takes n bytes off the work that is left.
func (r *reader) spend(n int) error {
	if r.work -= n; r.work < 0 {
		return fmt.Errorf("%w：反复引用同样的内容", errDamaged)
	}
	return nil
}

// resolve follows references. An object that a file does not have is null.
func (r *reader) resolve(o any) (any, error) {
	for range maxNesting {
		n, ok := o.(ref)
		if !ok {
			return o, nil
		}
		var err error
		if o, err = r.load(n); err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("%w：引用绕成一圈", errDamaged)
}

// load reads object n.
func (r *reader) load(n ref) (any, error) {
	at, ok := r.at[n]
	if !ok || at.pack == 0 && at.start == 0 {
		return nil, nil
	}
	if r.nesting++; r.nesting > maxNesting {
		return nil, fmt.Errorf("%w：对象 %d 引用自己", errDamaged, n)
	}
	defer func() { r.nesting-- }()
	if at.pack == 0 {
		return r.direct(n, at.start)
	}
	p, err := r.pack(at.pack)
	if err != nil {
		return nil, err
	}
	if at.index < 0 || at.index >= len(p.refs) || p.refs[at.index] != n {
		return nil, fmt.Errorf("%w：对象流 %d 中没有对象 %d", errDamaged, at.pack, n)
	}
	s := scanner{b: p.data, pos: p.starts[at.index]}
	return r.scan(&s)
}

// scan reads an object and books the work.
func (r *reader) scan(s *scanner) (any, error) {
	start := s.pos
	o, err := s.object(0)
	if err != nil {
		return nil, err
	}
	return o, r.spend(s.pos - start + 1)
}

// direct reads object n at its place in the file.
func (r *reader) direct(n ref, start int) (any, error) {
	if start < 0 || start >= len(r.b) {
		return nil, fmt.Errorf("%w：对象 %d 应在第 %d 字节处，文件可能不完整", errDamaged, n, start)
	}
	s := scanner{b: r.b, pos: start}
	number, err := s.number()
	if err != nil {
		return nil, err
	}
	if ref(number) != n {
		return nil, s.fault(fmt.Sprintf("应为对象 %d", n))
	}
	if _, err := s.number(); err != nil { // its generation
		return nil, err
	}
	if err := s.keyword("obj"); err != nil {
		return nil, err
	}
	o, err := r.scan(&s)
	if err != nil {
		return nil, err
	}
	entries, ok := o.(dictObject)
	if !ok {
		return o, nil
	}
	if s.space(); !s.take("stream") {
		return o, nil
	}
	s.take("\r")
	s.take("\n")
	return streamObject{entries, s.pos}, nil
}

// pack reads an object stream (ISO 32000-1, 7.5.7), once.
func (r *reader) pack(n ref) (pack, error) {
	if p, ok := r.packs[n]; ok {
		return p, nil
	}
	if r.at[n].pack != 0 {
		return pack{}, fmt.Errorf("%w：对象流 %d 在另一个对象流中", errDamaged, n)
	}
	stream, err := r.stream(n)
	if err != nil {
		return pack{}, err
	}
	count, err := r.integer(stream.dict["N"])
	if err != nil {
		return pack{}, err
	}
	first, err := r.integer(stream.dict["First"])
	if err != nil {
		return pack{}, err
	}
	data, err := r.decode(stream, &r.room)
	if err != nil {
		return pack{}, err
	}
	if first > len(data) || count > len(data)/2 {
		return pack{}, fmt.Errorf("%w：对象流 %d 的目录超出其内容", errDamaged, n)
	}
	p := pack{data: data}
	s := scanner{b: data[:first]}
	for range count {
		number, err := s.number()
		if err != nil {
			return pack{}, err
		}
		start, err := s.number()
		if err != nil {
			return pack{}, err
		}
		p.refs = append(p.refs, ref(number))
		p.starts = append(p.starts, first+min(start, len(data)-first))
	}
	r.packs[n] = p
	return p, nil
}

// The following resolve an object that must be of one kind. A missing one is an
// empty dictionary or array, but no number and no stream.

func (r *reader) integer(o any) (int, error) {
	o, err := r.resolve(o)
	if n, ok := o.(int); err == nil && ok && n >= 0 {
		return n, nil
	}
	return 0, expected("一个数", err)
}

func (r *reader) dict(o any) (dictObject, error) {
	o, err := r.resolve(o)
	if d, ok := o.(dictObject); err == nil && (ok || o == nil) {
		return d, nil
	}
	return nil, expected("字典", err)
}

func (r *reader) array(o any) (arrayObject, error) {
	o, err := r.resolve(o)
	if a, ok := o.(arrayObject); err == nil && (ok || o == nil) {
		return a, nil
	}
	return nil, expected("数组", err)
}

func (r *reader) stream(o any) (streamObject, error) {
	o, err := r.resolve(o)
	if s, ok := o.(streamObject); err == nil && ok {
		return s, nil
	}
	return streamObject{}, expected("流", err)
}

// expected is the error of an object that is not what it must be, or of reading it.
func expected(what string, err error) error {
	if err != nil {
		return err
	}
	return fmt.Errorf("%w：有一个对象应为%s", errDamaged, what)
}
