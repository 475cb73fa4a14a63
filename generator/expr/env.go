package expr

// Env is what an expression is evaluated in. It is not changed by evaluation,
// so goroutines may share it if they may share what Lookup reads.
type Env struct {
	// Lookup resolves as many leading segments of a dotted path as it knows
	// and says how many; 0 is an unknown name. The evaluator finds the rest
	// in the fields of the value. An error is passed on as it is: see
	// [Error.Elsewhere]. Path must not be changed or kept.
	Lookup func(path []string) (v Value, used int, err *Error)

	// Names lists the (dotted) names that Lookup knows, for suggestions. It
	// is only called for a message and may be nil.
	Names func() []string

	// Funcs are functions and filters beside the built-in ones, which they
	// cannot replace. It may be nil.
	Funcs map[string]Func

	local *binding
}

func orEmpty(env *Env) *Env {
	if env == nil {
		return &Env{}
	}
	return env
}

// binding is a local name; inner ones hide outer ones.
type binding struct {
	name  string
	value Value
	outer *binding
}

// Bind is env with one more name, which hides any other of that name: the
// variable of a loop.
func (env *Env) Bind(name string, v Value) *Env {
	inner := *env
	inner.local = &binding{name, v, env.local}
	return &inner
}

// lookup resolves a path through local names, then Lookup.
func (env *Env) lookup(path []string) (Value, int, *Error) {
	for b := env.local; b != nil; b = b.outer {
		if b.name == path[0] {
			return b.value, 1, nil
		}
	}
	if env.Lookup == nil {
		return Value{}, 0, nil
	}
	return env.Lookup(path)
}

// names lists everything that lookup knows.
func (env *Env) names() []string {
	var list []string
	for b := env.local; b != nil; b = b.outer {
		list = append(list, b.name)
	}
	if env.Names != nil {
		list = append(list, env.Names()...)
	}
	return list
}
