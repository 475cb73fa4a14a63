package expr

// node is one node of a parsed expression. Nodes are immutable.
type node interface {
	span() (from, to int)
	eval(env *Env) (Value, *Error)
}

type pos struct{ from, to int }

func (p pos) span() (from, to int) { return p.from, p.to }

// literal is a quantity, a text, or one of the constants.
type literal struct {
	pos
	value Value
}

// name is a dotted path.
type name struct {
	pos
	path []string
}

// unary is ! or -.
type unary struct {
	pos
	op tokenKind
	x  node
}

// binary is an operator with two operands.
type binary struct {
	pos
	op   tokenKind
	x, y node
	expr *Expr // for its source, which messages quote
}

// call is f(args); a filter x | f(y) is the call f(x, y).
type call struct {
	pos
	name   string
	at     pos // of the name
	args   []node
	filter bool
}

// walk visits n and everything below it, in the order of the source.
func walk(n node, visit func(node)) {
	visit(n)
	switch n := n.(type) {
	case *unary:
		walk(n.x, visit)
	case *binary:
		walk(n.x, visit)
		walk(n.y, visit)
	case *call:
		for _, a := range n.args {
			walk(a, visit)
		}
	}
}
