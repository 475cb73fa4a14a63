package expr

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// choose is 如果(condition, yes, no): only the branch that is taken is computed.
func choose(env *Env, args []node) (Value, *Error) {
	b, err := test(args[0], env)
	if err != nil {
		return Value{}, err
	}
	if b {
		return args[1].eval(env)
	}
	return args[2].eval(env)
}

// present is 有(x). A name that nobody knows is still an error.
func present(env *Env, args []node) (Value, *Error) {
	v, err := args[0].eval(env)
	return OfBool(has(v)), err
}

func has(v Value) bool {
	switch v = v.self(); v.kind {
	case 0:
		return false
	case KindText:
		return v.text != ""
	case KindList:
		return len(v.list) > 0
	}
	return true
}

// orElse is 或(x, y): y where x has no value.
func orElse(env *Env, args []node) (Value, *Error) {
	v, err := args[0].eval(env)
	if err != nil || has(v) {
		return v, err
	}
	return args[1].eval(env)
}

// where keeps the items whose field is true, or equals the third argument.
func where(args []Value) (Value, *Error) {
	name := args[1].text
	var kept []Value
	for i, item := range args[0].list {
		v, err := itemField(i, item, name)
		if err != nil {
			return Value{}, err
		}
		var keep, ok bool
		if len(args) > 2 {
			if keep, err = same(v, args[2]); err != nil {
				return Value{}, err
			}
		} else if keep, ok = v.Bool(); !ok {
			err := wrongKind("“"+name+"”", v, KindBool)
			return Value{}, ArgError(1, err.Code, err.Message, "补上第三个参数：要等于什么")
		}
		if keep {
			kept = append(kept, item)
		}
	}
	return OfList(kept), nil
}

// pluck is the list of one field of each item.
func pluck(args []Value) (Value, *Error) {
	values := make([]Value, len(args[0].list))
	for i, item := range args[0].list {
		v, err := itemField(i, item, args[1].text)
		if err != nil {
			return Value{}, err
		}
		values[i] = v
	}
	return OfList(values), nil
}

// itemField is a field of item i of a list; the name was argument 1.
func itemField(i int, item Value, name string) (Value, *Error) {
	if v, ok := field(item, name); ok && !item.IsNull() {
		return v, nil
	}
	e := ArgError(1, source.UnknownName, fmt.Sprintf("列表的第%d项没有“%s”", i+1, name), "请核对项名")
	if r, ok := item.Record(); ok {
		if near := source.Nearest(name, r.Names()); near != "" {
			e.Hint = "是不是“" + near + "”"
		}
	}
	return Value{}, e
}

// optional writes a value with the words around it, or nothing at all.
func optional(args []Value) (Value, *Error) {
	if !has(args[1]) {
		return OfText(""), nil
	}
	s, err := args[1].Print()
	if err != nil {
		return Value{}, ArgError(1, err.Code, err.Message, err.Hint)
	}
	s = args[0].text + s
	if len(args) > 2 {
		s += args[2].text
	}
	return OfText(s), nil
}

// join puts a list into words. An empty list has none: the result is null, so
// that a gap in a sentence is noticed.
func join(args []Value) (Value, *Error) {
	items := args[0].list
	if len(items) == 0 {
		return Value{}, nil
	}
	separator, last := "、", "和"
	if len(args) > 1 {
		separator, last = args[1].text, args[1].text
	}
	if len(args) > 2 {
		last = args[2].text
	}
	var b strings.Builder
	for i, item := range items {
		switch {
		case i == 0:
		case i == len(items)-1:
			b.WriteString(last)
		default:
			b.WriteString(separator)
		}
		s, err := item.Print()
		if err != nil {
			return Value{}, ArgError(0, err.Code, fmt.Sprintf("列表的第%d项：%s", i+1, err.Message), err.Hint)
		}
		b.WriteString(s)
	}
	return OfText(b.String()), nil
}
