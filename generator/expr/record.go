package expr

// Shape is the ordered list of field names that records of one sort share. It
// is immutable: build it once.
type Shape struct {
	names []string
	index map[string]int
}

// NewShape lists field names. A name given twice keeps its first place.
func NewShape(names ...string) *Shape {
	s := &Shape{names: names, index: make(map[string]int, len(names))}
	for i, n := range names {
		if _, ok := s.index[n]; !ok {
			s.index[n] = i
		}
	}
	return s
}

func (s *Shape) first() string {
	if len(s.names) == 0 {
		return ""
	}
	return s.names[0]
}

// Record is a table of named fields in a fixed order.
type Record struct {
	shape *Shape
	self  Value
	cells []Value
}

// NewRecord fills the fields of a shape in order; fields without a value are
// null. Self is what the record stands for where one value is wanted: a figure
// {now, last} is its 本期 in {事故起数} and still has {事故起数.增幅}. It may be null.
func NewRecord(shape *Shape, self Value, cells ...Value) *Record {
	if self.kind == KindRecord {
		self = self.self()
	}
	if self.kind == KindRecord {
		self = Value{}
	}
	return &Record{shape: shape, self: self, cells: cells[:min(len(cells), len(shape.names))]}
}

// Field is the value of a field; ok is false if there is no such field.
func (r *Record) Field(name string) (v Value, ok bool) {
	i, ok := r.shape.index[name]
	if ok && i < len(r.cells) {
		v = r.cells[i]
	}
	return v, ok
}

// Names lists the fields in order. It must not be changed.
func (r *Record) Names() []string { return r.shape.names }

// Self is what the record stands for, or null.
func (r *Record) Self() Value { return r.self }
