package expr

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/source"
)

// Func is a function, or a filter: x | f(y) calls f with x and y.
type Func struct {
	Params []Param

	// Call computes the result. It gets as many arguments as were written, all
	// of the kinds that Params allow. An error without place is put at the
	// whole call, one made by [ArgError] at that argument.
	Call func(args []Value) (Value, *Error)

	// lazy functions decide themselves which arguments are evaluated.
	lazy func(env *Env, args []node) (Value, *Error)
}

// Param is one parameter.
type Param struct {
	Name     string // as messages name it: 小数位数
	Kinds    Kind   // what it accepts; a record counts as what it stands for unless KindRecord is among them
	Optional bool
	Rest     bool // the last parameter: any number of arguments, at least one unless Optional
}

// lookupFunc finds a function by name: the built-in ones first.
func lookupFunc(name string, more map[string]Func) (Func, bool) {
	if f, ok := builtins[name]; ok {
		return f, true
	}
	f, ok := more[name]
	return f, ok
}

func (n *call) eval(env *Env) (Value, *Error) {
	f, ok := lookupFunc(n.name, env.Funcs)
	if !ok {
		return Value{}, n.unknown(env.Funcs)
	}
	if err := n.arity(f); err != nil {
		return Value{}, err
	}
	if f.lazy != nil {
		v, err := f.lazy(env, n.args)
		return v, n.place(err)
	}
	args := make([]Value, len(n.args))
	for i, a := range n.args {
		v, err := a.eval(env)
		if err != nil {
			return Value{}, err
		}
		p := &f.Params[min(i, len(f.Params)-1)]
		if v.kind == KindRecord && p.Kinds&KindRecord == 0 {
			v = v.self()
		}
		if v.Kind()&p.Kinds == 0 {
			from, to := a.span()
			return Value{}, wrongArg(n.name, p, v).at(from, to)
		}
		args[i] = v
	}
	v, err := f.Call(args)
	return v, n.place(err)
}

// place points an error of a function at the argument or the call.
func (n *call) place(err *Error) *Error {
	if err == nil {
		return nil
	}
	from, to := n.span()
	if err.arg > 0 && err.arg <= len(n.args) {
		from, to = n.args[err.arg-1].span()
	}
	return err.at(from, to)
}

func wrongArg(name string, p *Param, v Value) *Error {
	if v.IsNull() {
		return fail(source.MissingValue, fmt.Sprintf("“%s”的%s没有值", name, p.Name), "请补上数据，或先写“或(…, \"/\")”")
	}
	want := ""
	for k := KindNull; k < KindAny; k <<= 1 {
		if p.Kinds&k != 0 && k != KindNull {
			if want != "" {
				want += "或"
			}
			want += k.String()
		}
	}
	return fail(source.WrongOperand, fmt.Sprintf("“%s”的%s应当是%s，却是%s", name, p.Name, want, v.Kind()), "")
}

func (n *call) unknown(more map[string]Func) *Error {
	e := &Error{
		Code: source.UnknownFunc, Offset: n.at.from, Length: n.at.to - n.at.from,
		Message: "没有“" + n.name + "”这个函数",
	}
	if near := source.Nearest(n.name, funcNames(more)); near != "" {
		e.Hint = "是不是“" + near + "”"
	} else {
		e.Hint = "可用的函数见说明"
	}
	return e
}

// arity checks the number of arguments.
func (n *call) arity(f Func) *Error {
	least, most := 0, len(f.Params)
	for _, p := range f.Params {
		if p.Rest {
			most = maxNodes
		}
		if !p.Optional {
			least++
		}
	}
	if len(n.args) >= least && len(n.args) <= most {
		return nil
	}
	e := fail(source.BadFormula, "", "写法："+n.usage(f))
	if len(n.args) < least {
		e.Message = fmt.Sprintf("“%s”缺少参数：%s", n.name, f.Params[len(n.args)].Name)
	} else {
		e.Message = fmt.Sprintf("“%s”的参数太多", n.name)
	}
	return e.at(n.at.from, n.at.to)
}

// usage shows how f is written, in the form that was used.
func (n *call) usage(f Func) string {
	params := f.Params
	s := ""
	if n.filter {
		s, params = params[0].Name+" | ", params[1:]
	}
	s += n.name
	if n.filter && len(params) == 0 {
		return s
	}
	s += "("
	for i, p := range params {
		if i > 0 {
			s += ", "
		}
		switch {
		case p.Rest:
			s += p.Name + ", …"
		case p.Optional:
			s += "[" + p.Name + "]"
		default:
			s += p.Name
		}
	}
	return s + ")"
}
