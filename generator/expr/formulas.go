package expr

import (
	"slices"
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// maxChain bounds how many formulas may refer to each other in a row.
const maxChain = 1000

// Formulas evaluates formulas that refer to each other, each at most once and
// only when it is needed. It belongs to one report and to one goroutine.
//
// Keys name the formulas; they are unique and are what messages show. How a
// path in an expression becomes a key is the owner's business.
type Formulas struct {
	env     Env
	resolve func(path []string) (key string, used int, err *Error)
	entries map[string]*formula
	order   []*formula
	stack   []*formula // being evaluated, outermost first
}

type formula struct {
	key   string
	at    int // position in order
	expr  *Expr
	state state
	value Value
	err   *Error
}

type state uint8

const (
	waiting state = iota
	running
	done
)

// NewFormulas prepares evaluation in outer, whose names the formulas see where
// resolve does not know a path (used 0). Resolve says which key the leading
// used segments of a path mean; it may fail, say when a name is ambiguous. If it
// is nil, the first segment is the key.
func NewFormulas(outer *Env, resolve func(path []string) (key string, used int, err *Error)) *Formulas {
	outer = orEmpty(outer)
	f := &Formulas{env: *outer, resolve: resolve, entries: map[string]*formula{}}
	f.env.Lookup = f.lookup(outer)
	f.env.Names = func() []string {
		names := make([]string, len(f.order))
		for i, e := range f.order {
			names[i] = e.key
		}
		if outer.Names != nil {
			names = append(names, outer.Names()...)
		}
		return names
	}
	if resolve == nil {
		f.resolve = func(path []string) (string, int, *Error) {
			if _, ok := f.entries[path[0]]; ok {
				return path[0], 1, nil
			}
			return "", 0, nil
		}
	}
	return f
}

// Env is the environment in which the formulas see each other.
func (f *Formulas) Env() *Env { return &f.env }

// Define adds a formula. A key defined twice keeps its first meaning.
func (f *Formulas) Define(key string, e *Expr) { f.add(&formula{key: key, expr: e}) }

// Set adds a value that needs no formula.
func (f *Formulas) Set(key string, v Value) { f.add(&formula{key: key, value: v, state: done}) }

// Fail adds a key whose value could not be read. Its owner has reported why, so
// that whatever mentions it stays silent.
func (f *Formulas) Fail(key string) {
	f.add(&formula{key: key, state: done, err: &Error{Code: source.MissingValue, Elsewhere: true}})
}

func (f *Formulas) add(e *formula) {
	if _, ok := f.entries[e.key]; ok {
		return
	}
	e.at = len(f.order)
	f.order = append(f.order, e)
	f.entries[e.key] = e
}

// Value is the value of a key. Its error is the key's own, with offsets in its
// own formula, unless [Error.Elsewhere] says that it is another formula's. A
// cycle is the error of its first formula in the order of definition, and
// elsewhere for all others. The second result is false if there is no such key.
func (f *Formulas) Value(key string) (v Value, ok bool, err *Error) {
	e, ok := f.entries[key]
	if !ok {
		return Value{}, false, nil
	}
	f.run(e)
	return e.value, true, e.err
}

func (f *Formulas) lookup(outer *Env) func(path []string) (Value, int, *Error) {
	return func(path []string) (Value, int, *Error) {
		key, used, err := f.resolve(path)
		if err != nil {
			return Value{}, 0, err
		}
		e, ok := f.entries[key]
		if used == 0 || !ok {
			return outer.lookup(path)
		}
		if e.state == running {
			f.ring(e)
		} else {
			f.run(e)
		}
		if e.err != nil {
			return Value{}, 0, e.err.elsewhere()
		}
		return e.value, used, nil
	}
}

func (f *Formulas) run(e *formula) {
	if e.state != waiting {
		return
	}
	e.state = running
	f.stack = append(f.stack, e)
	var v Value
	var err *Error
	if len(f.stack) > maxChain {
		err = fail(source.TooComplex, "公式一个引用一个，层数太多", "请减少中间的公式").at(0, len(e.expr.text))
	} else {
		v, err = e.expr.root.eval(&f.env)
	}
	f.stack = f.stack[:len(f.stack)-1]
	e.state = done
	if e.err == nil { // a ring has set it already
		e.value, e.err = v, err
	}
}

// ring records the cycle that begins and ends at e. Each member has its error
// before any of them returns.
func (f *Formulas) ring(e *formula) {
	members := slices.Clone(f.stack[slices.Index(f.stack, e):])
	first := 0
	for i, m := range members {
		if m.at < members[first].at {
			first = i
		}
	}
	members = slices.Concat(members[first:], members[:first])
	keys := make([]string, len(members))
	for i, m := range members {
		keys[i] = m.key
	}
	err := &Error{
		Code: source.FormulaCycle, Ring: keys,
		Message: "公式循环引用：" + strings.Join(append(slices.Clone(keys), keys[0]), " → "),
		Hint:    "其中一个要写成数量",
	}
	err = f.point(err, members[0], keys[1%len(keys)])
	for i, m := range members {
		switch {
		case m.err != nil: // already in another ring
		case i == 0:
			m.err = err
		default:
			m.err = err.elsewhere()
		}
	}
}

// point is err at the place where e mentions key.
func (f *Formulas) point(err *Error, e *formula, key string) *Error {
	for _, r := range e.expr.Refs() {
		if k, used, _ := f.resolve(r.Path); used > 0 && k == key {
			return err.at(r.Offset, r.Offset+r.Length)
		}
	}
	return err.at(0, len(e.expr.text))
}
