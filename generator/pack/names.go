package pack

import (
	"slices"

	"github.com/selfeval/selfeval/generator/expr"
)

// names are the names that an expression of the pack may use at some place,
// known before there is data.
type names struct {
	pack  *Pack
	funcs map[string]expr.Func
	vars  []Term // variables of the loops around, innermost last
}

// yearly are the names that a figure of two years yields.
var yearly = []string{"本年", "上年", "差额", "增幅", "降幅", "变化"}

// with adds the variable of a loop over list.
func (n names) with(variable string, list *Condition) names {
	t, _ := n.term(list)
	t.Name = variable
	n.vars = append(slices.Clip(n.vars), t)
	return n
}

// term is what a list expression lists, as far as its first name tells.
func (n names) term(list *Condition) (Term, bool) {
	if list == nil {
		return Term{}, false
	}
	refs := list.Expr.Refs()
	if len(refs) == 0 {
		return Term{}, false
	}
	t, ok := n.find(refs[0].Path[0])
	for i := 1; ok && i < len(refs[0].Path); i++ {
		if !slices.Contains(t.Fields, refs[0].Path[i]) {
			return Term{}, false
		}
		// What lies inside an item has the fields that the pack declares for items.
	}
	return t, ok
}

// find is the term of a first name.
func (n names) find(name string) (Term, bool) {
	for i := len(n.vars) - 1; i >= 0; i-- {
		if n.vars[i].Name == name {
			return n.vars[i], true
		}
	}
	for _, t := range n.pack.KindOf().Terms {
		if t.Name == name {
			return t, true
		}
	}
	for _, l := range n.pack.Lists {
		if l.Value.Name.Value == name {
			return Term{Name: name, List: true, Fields: l.Value.names()}, true
		}
	}
	return Term{}, false
}

// names of the list's fields in expressions.
func (l *ListRule) names() []string {
	list := make([]string, len(l.Fields))
	for i, f := range l.Fields {
		list[i] = f.Value.Value
	}
	return list
}

// known tells whether a path can have a value.
func (n names) known(path []string) bool {
	if t, ok := n.find(path[0]); ok {
		switch {
		case len(path) == 1:
			return true
		case t.Name == "文件":
			return len(path) < 3 || slices.Contains(documentFields, path[2])
		case t.Name == "字段":
			return n.pack.Fields.Get(path[1]) != nil
		}
		return slices.Contains(t.Fields, path[1])
	}
	if n.pack.Figures.Get(path[0]) == nil {
		return false
	}
	return len(path) == 1 || len(path) == 2 && slices.Contains(yearly, path[1])
}

// all lists the names, for suggestions.
func (n names) all() []string {
	var list []string
	for _, t := range n.vars {
		list = append(list, dotted(t)...)
	}
	for _, t := range n.pack.KindOf().Terms {
		list = append(list, dotted(t)...)
	}
	for _, l := range n.pack.Lists {
		list = append(list, dotted(Term{Name: l.Value.Name.Value, Fields: l.Value.names()})...)
	}
	for _, f := range n.pack.Fields {
		list = append(list, "字段."+f.Key.Value)
	}
	for _, f := range n.pack.Figures {
		list = append(list, f.Key.Value)
	}
	return list
}

func dotted(t Term) []string {
	list := []string{t.Name}
	for _, f := range t.Fields {
		list = append(list, t.Name+"."+f)
	}
	return list
}

func (n names) scope() expr.Scope {
	return expr.Scope{Known: n.known, Names: n.all, Funcs: n.funcs}
}

// reserves reports a name of the dictionary, which the pack's lists and figures
// cannot take.
func (k *Kind) reserves(name string) bool {
	return slices.ContainsFunc(k.Terms, func(t Term) bool { return t.Name == name })
}
