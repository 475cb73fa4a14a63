package expr

import (
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// Ref is one mention of a name.
type Ref struct {
	Path   []string // 指标.名称 has two segments; must not be changed
	Offset int      // bytes into the parsed text
	Length int
}

// String is the dotted name.
func (r Ref) String() string { return strings.Join(r.Path, ".") }

// Refs lists the names that e mentions, in the order of the source, repeats
// included. Functions are no names.
func (e *Expr) Refs() []Ref {
	var refs []Ref
	walk(e.root, func(n node) {
		if n, ok := n.(*name); ok {
			refs = append(refs, Ref{n.path, n.from, n.to - n.from})
		}
	})
	return refs
}

// Compared lists the texts that e compares the name path with by == or !=: Path
// is the text alone, Offset and Length its place.
func (e *Expr) Compared(path string) []Ref {
	var texts []Ref
	walk(e.root, func(n node) {
		b, ok := n.(*binary)
		if !ok || b.op != tokenEqual && b.op != tokenUnequal {
			return
		}
		for _, pair := range [2][2]node{{b.x, b.y}, {b.y, b.x}} {
			named, okName := pair[0].(*name)
			said, okText := pair[1].(*literal)
			if !okName || !okText || strings.Join(named.path, ".") != path {
				continue
			}
			if s, ok := said.value.Text(); ok {
				texts = append(texts, Ref{[]string{s}, said.from, said.to - said.from})
			}
		}
	})
	return texts
}

// Scope is what an expression may mention, as far as it is known before there
// is data.
type Scope struct {
	Known func(path []string) bool // nil accepts every name
	Names func() []string          // (dotted) names for suggestions; may be nil
	Funcs map[string]Func          // beside the built-in ones; only Params are used
}

// Check finds unknown names, unknown functions and wrong numbers of arguments
// without evaluating e: what can be said of a pack before it meets data.
func (e *Expr) Check(scope Scope) []*Error {
	var errs []*Error
	walk(e.root, func(n node) {
		switch n := n.(type) {
		case *name:
			if scope.Known == nil || scope.Known(n.path) {
				return
			}
			var known []string
			if scope.Names != nil {
				known = scope.Names()
			}
			whole := strings.Join(n.path, ".")
			errs = append(errs, &Error{
				Code: source.UnknownName, Offset: n.from, Length: n.to - n.from,
				Message: "没有“" + whole + "”这个名称", Hint: suggest(whole, n.path, known),
			})
		case *call:
			f, ok := lookupFunc(n.name, scope.Funcs)
			if !ok {
				errs = append(errs, n.unknown(scope.Funcs))
			} else if err := n.arity(f); err != nil {
				errs = append(errs, err)
			}
		}
	})
	return errs
}
