package expr

import (
	"math/big"
	"slices"
	"strings"
)

// Trace is one evaluation laid open: what was read, which way it went, and the
// expression with its numbers put in.
type Trace struct {
	// Value is the result; filters at the end that only print it (| 数值(2), | 句)
	// are left out, here and in Text and Exact.
	Value Value

	// Text is the expression with values in the place of names, and of 如果(…) only
	// the branch that was taken: 20 × max(0, min(84.25%, 100%)). A value that is
	// shown rounded has ≈ before it. Lists and records keep their names.
	Text string

	// Exact is the same with every value in full: where Text says ≈97.92%, it has
	// 比率(47, 48). Parsed again it yields Value exactly; "" if a list or record
	// stands in it.
	Exact string

	Choices []Choice  // conditions that decided which branch was taken, in order
	Names   []Named   // what was read, in order, each once
	Lists   [][]Value // what was counted, added up or put into words
}

// Choice is a condition of 如果(…), as written and with its values put in.
type Choice struct {
	Rule, Text string
	Held       bool
}

// Named is a name that was read.
type Named struct {
	Path  []string // 指标.得分 has two segments; must not be changed
	Value Value
	Used  int   // segments that the environment resolved; the rest are fields
	Root  Value // what it resolved them to: of 指标.得分 the record of the indicator
	Local bool  // a variable of a loop
	Asked bool  // only a condition of 如果(…) read it: it decided, but is no part of the value
}

// String is the dotted name.
func (n *Named) String() string { return strings.Join(n.Path, ".") }

// Trace evaluates e as [Expr.Eval] does and says how the value came about.
func (e *Expr) Trace(env *Env) (*Trace, *Error) {
	t := &Trace{}
	r := tracer{env: orEmpty(env), expr: e, trace: t, whole: true}
	n := e.root
	v, err := n.eval(r.env)
	if err != nil {
		return nil, err
	}
	for {
		c, ok := n.(*call)
		if !ok || !c.filter || v.kind != KindText {
			break
		}
		before, err := c.args[0].eval(r.env)
		if err != nil || before.self().kind != KindNumber && before.self().kind != KindText {
			break
		}
		n, v = c.args[0], before
	}
	t.Value = v
	x := r.show(n)
	if r.err != nil {
		return nil, r.err
	}
	t.Text = x.text
	if r.whole {
		t.Exact = x.exact
	}
	return t, nil
}

// tracer shows a syntax tree with values.
type tracer struct {
	env   *Env
	expr  *Expr
	trace *Trace
	whole bool // no list or record was met
	asks  int  // conditions of 如果(…) around
	err   *Error
}

// shown is a part of an expression in both ways; power is how tightly it binds.
type shown struct {
	text, exact string
	power       int
}

const tightest = 9

func (r *tracer) eval(n node) Value {
	v, err := n.eval(r.env)
	if err != nil && r.err == nil {
		r.err = err
	}
	return v
}

func (r *tracer) show(n node) shown {
	switch n := n.(type) {
	case *name:
		return r.name(n)
	case *unary:
		x := r.show(n.x).inside(tightest)
		mark := "-"
		if n.op == tokenNot {
			mark = "!"
		}
		return shown{mark + x.text, mark + x.exact, tightest}
	case *binary:
		p := power[n.op]
		left := p
		if p == comparison { // comparisons do not chain
			left = p + 1
		}
		x, y := r.show(n.x).inside(left), r.show(n.y).inside(p+1)
		mark := " " + signs[n.op] + " "
		return shown{x.text + mark + y.text, x.exact + mark + y.exact, p}
	case *call:
		return r.call(n)
	}
	from, to := n.span()
	s := r.expr.text[from:to]
	return shown{s, s, tightest}
}

// inside puts brackets around what binds less tightly than its surroundings.
func (s shown) inside(floor int) shown {
	if s.power >= floor {
		return s
	}
	return shown{"(" + s.text + ")", "(" + s.exact + ")", tightest}
}

var signs = map[tokenKind]string{
	tokenOr: "||", tokenAnd: "&&", tokenEqual: "==", tokenUnequal: "!=",
	tokenLess: "<", tokenLessEqual: "<=", tokenGreater: ">", tokenGreaterEqual: ">=",
	tokenPlus: "+", tokenMinus: "-", tokenTimes: "×", tokenDivide: "÷",
}

func (r *tracer) name(n *name) shown {
	v := r.eval(n)
	r.read(n, v)
	switch w := v.self(); w.kind {
	case 0:
		return shown{"空", "空", tightest}
	case KindBool:
		if w.yes {
			return shown{"真", "真", tightest}
		}
		return shown{"假", "假", tightest}
	case KindNumber:
		return literalOf(*w.number)
	case KindText:
		if !strings.Contains(w.text, `"`) {
			return shown{"“" + w.text + "”", `"` + w.text + `"`, tightest}
		}
	}
	r.whole = false
	s := strings.Join(n.path, ".")
	return shown{s, s, tightest}
}

// read notes a name, once.
func (r *tracer) read(n *name, v Value) {
	if i := slices.IndexFunc(r.trace.Names, func(x Named) bool { return slices.Equal(x.Path, n.path) }); i >= 0 {
		r.trace.Names[i].Asked = r.trace.Names[i].Asked && r.asks > 0
		return
	}
	root, used, _ := r.env.lookup(n.path)
	local := false
	for b := r.env.local; b != nil; b = b.outer {
		local = local || b.name == n.path[0]
	}
	r.trace.Names = append(r.trace.Names, Named{n.path, v, used, root, local, r.asks > 0})
}

func (r *tracer) call(n *call) shown {
	switch n.name {
	case "如果", "if":
		held, err := test(n.args[0], r.env)
		if err != nil {
			r.err = err
			return shown{}
		}
		r.asks++
		from, to := n.args[0].span()
		r.trace.Choices = append(r.trace.Choices, Choice{r.expr.text[from:to], r.show(n.args[0]).text, held})
		r.asks--
		if held {
			return r.show(n.args[1])
		}
		return r.show(n.args[2])
	case "或", "default":
		if has(r.eval(n.args[0])) {
			return r.show(n.args[0])
		}
		return r.show(n.args[1])
	}
	v := r.eval(n)
	whole, number := r.whole, false
	text, exact := make([]string, len(n.args)), make([]string, len(n.args))
	for i, a := range n.args {
		x := r.show(a)
		text[i], exact[i] = x.text, x.exact
		list, ok := r.eval(a).List()
		if !ok || v.kind == KindList {
			continue
		}
		r.trace.Lists = append(r.trace.Lists, list)
		if x, ok := operands(list); ok && n.name != "个数" && n.name != "count" {
			text[i], exact[i], r.whole = x.text, x.exact, whole
		} else {
			number = v.kind == KindNumber
		}
	}
	if number { // of a list only the result can be written
		r.whole = whole
		return literalOf(*v.number)
	}
	return shown{n.name + "(" + strings.Join(text, ", ") + ")", n.name + "(" + strings.Join(exact, ", ") + ")", tightest}
}

// operands writes the quantities of a list one by one.
func operands(list []Value) (x shown, ok bool) {
	for i, v := range list {
		q, ok := v.Number()
		if !ok {
			return x, false
		}
		if i > 0 {
			x.text, x.exact = x.text+", ", x.exact+", "
		}
		s := literalOf(q)
		x.text, x.exact = x.text+s.text, x.exact+s.exact
	}
	return x, len(list) > 0
}

// literalOf writes a quantity as people read it and as it is.
func literalOf(q Quantity) shown {
	s := shown{q.String(), Exact(q), tightest}
	if q.Text == "" && !q.IsExact() {
		s.text = "≈" + s.text
	}
	if q.Sign() < 0 {
		return shown{"(" + s.text + ")", "(" + s.exact + ")", tightest}
	}
	return s
}

// IsExact reports whether q prints in full, without rounding.
func (q Quantity) IsExact() bool {
	return rounded(q.rat(), q.Scale, clampPlaces(q.Places)).Cmp(q.rat()) == 0
}

// Exact writes the number of q so that it can be parsed again without loss: a
// decimal where that is exact, else a fraction. What is only approximately known
// about it is not written.
func Exact(q Quantity) string {
	shift := new(big.Rat).SetInt(pow10(max(int(q.Scale), -int(q.Scale))))
	value := new(big.Rat)
	if q.Scale >= 0 {
		value.Quo(q.rat(), shift)
	} else {
		value.Mul(q.rat(), shift)
	}
	unit, per, compound := strings.Cut(q.Measure(), "/")
	n, exact := value.FloatPrec()
	exact = exact && n <= maxPlaces
	switch {
	case exact && compound: // a compound unit is a division when it is parsed
		return "(" + value.FloatString(n) + unit + " ÷ 1" + per + ")"
	case exact:
		return value.FloatString(n) + unit
	case q.Unit == PercentUnit:
		return "比率(" + q.rat().Num().String() + ", " + q.rat().Denom().String() + ")"
	}
	return "(" + value.Num().String() + unit + " ÷ " + value.Denom().String() + per + ")"
}

// Formula is the formula of a key, nil if it has none: a value that was set, or
// an unknown key.
func (f *Formulas) Formula(key string) *Expr {
	if e, ok := f.entries[key]; ok {
		return e.expr
	}
	return nil
}
