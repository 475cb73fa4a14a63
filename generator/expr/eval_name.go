package expr

import (
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

func (n *name) eval(env *Env) (Value, *Error) {
	v, used, err := env.lookup(n.path)
	if err != nil {
		return Value{}, err.at(n.from, n.to)
	}
	if used == 0 {
		return Value{}, n.unknown(env)
	}
	for i := used; i < len(n.path); i++ {
		var ok bool
		if v, ok = field(v, n.path[i]); !ok {
			return Value{}, n.unknownField(v, i)
		}
	}
	return v, nil
}

// field is one field of a record; of a list, the list of that field of each
// item. Null has every field, and all of them are null: what has no value says
// so when it is used.
func field(v Value, name string) (Value, bool) {
	switch v.kind {
	case 0:
		return Value{}, true
	case KindRecord:
		if f, ok := v.record.Field(name); ok {
			return f, true
		}
		if v.record.self.kind == KindList {
			return field(v.record.self, name)
		}
	case KindList:
		items := make([]Value, len(v.list))
		for i := range v.list {
			f, ok := field(v.list[i], name)
			if !ok {
				return v.list[i], false
			}
			items[i] = f
		}
		return OfList(items), true
	}
	return v, false
}

func (n *name) unknown(env *Env) *Error {
	whole := strings.Join(n.path, ".")
	e := &Error{Code: source.UnknownName, Offset: n.from, Length: n.to - n.from, Message: "没有“" + whole + "”这个名称"}
	e.Hint = suggest(whole, n.path, env.names())
	return e
}

// suggest names the known name nearest to an unknown one.
func suggest(whole string, path []string, known []string) string {
	near := source.Nearest(whole, known)
	if near == "" && len(path) > 1 {
		near = source.Nearest(path[0], known)
	}
	if near == "" {
		return "请核对名称，或先在数据文件里写上它"
	}
	return "是不是“" + near + "”"
}

func (n *name) unknownField(v Value, i int) *Error {
	from := n.from
	for _, s := range n.path[:i] {
		from += len(s) + 1
	}
	owner := strings.Join(n.path[:i], ".")
	e := &Error{Code: source.UnknownName, Offset: from, Length: len(n.path[i]), Message: "“" + owner + "”没有“" + n.path[i] + "”这一项"}
	if v.kind != KindRecord {
		e.Hint = "“" + owner + "”是" + v.Kind().String() + "，直接写“" + owner + "”"
	} else if near := source.Nearest(n.path[i], v.record.Names()); near != "" {
		e.Hint = "是不是“" + near + "”"
	} else {
		e.Hint = "可用的有：" + strings.Join(v.record.Names(), "、")
	}
	return e
}
