package explain

import (
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// named explains a name that wording read: of the dictionary, of a loop, or of
// the figures.
func (x *Explainer) named(n *expr.Named) []piece {
	term, fields := n.Path[0], n.Path[1:]
	if list, ok := n.Root.List(); ok && n.Used == 1 {
		return x.listed(term, fields, list, n.Value)
	}
	if r, ok := n.Root.Record(); ok && n.Used == 1 {
		if p, ok := x.item(term, r, fields, n.Value); ok {
			return p
		}
	}
	if !n.Local && term == "文件" && len(fields) > 0 {
		if e := x.documentOf(fields[0]); e != nil {
			return x.cited(e, fields[1:], n.Value)
		}
	}
	if !n.Local {
		if p, ok := x.single(term, fields, n.Value); ok {
			return []piece{p}
		}
		if e, _, ok := x.facts.Entry(n.Path); ok {
			text := ""
			if s, isText := n.Value.Text(); isText {
				text = s
			}
			return []piece{fixed(text, x.entry(e))}
		}
	}
	return []piece{x.unknown(n)}
}

// unknown is a name without a value: the pack declares it and the data lacks it.
func (x *Explainer) unknown(n *expr.Named) piece {
	value := node(Setting, n.String(), "").quantity(n.Value)
	if n.Value.IsNull() {
		value.note("数据里没有")
	}
	s, _ := n.Value.Text()
	return fixed(s, value)
}

// listed explains a list, or one field of all its items: how many there are, and
// the texts that its items may put into what is printed.
func (x *Explainer) listed(term string, fields []string, list []expr.Value, v expr.Value) []piece {
	pieces := []piece{fixed("", x.count(term, list))}
	for _, item := range list {
		r, ok := item.Record()
		if !ok {
			if s, isText := item.Text(); isText {
				pieces = append(pieces, x.plain(term, s))
			}
			continue
		}
		names := fields
		if len(fields) == 0 {
			names = r.Names()
		} else {
			names = fields[:1]
		}
		for _, name := range names {
			f, _ := r.Field(name)
			if inner, ok := f.List(); ok && x.problemOf(r) == nil {
				inside := x.listed(term+"."+name, fields[min(1, len(fields)):], inner, v)
				if len(fields) == 0 { // how many there are inside says nothing about the list
					inside = inside[1:]
				}
				pieces = append(pieces, inside...)
				continue
			}
			if s, ok := f.Text(); (!ok || s == "") && f.Kind() != expr.KindList {
				continue
			}
			if p, ok := x.item(term, r, []string{name}, f); ok {
				pieces = append(pieces, p...)
			}
		}
	}
	return pieces
}

// plain is a text of a list of texts, wherever it stands.
func (x *Explainer) plain(term, s string) piece {
	if t, ok := x.find(x.facts.Data.Node, s, x.trace.Env, 4); ok {
		return x.authored(term, t, expr.OfText(s), x.trace.Env)
	}
	return fixed(s, node(Setting, term, s))
}

// find looks below n for the author's text that fills to s.
func (x *Explainer) find(n *source.Node, s string, env *expr.Env, depth int) (source.Text, bool) {
	if n == nil || depth < 0 {
		return source.Text{}, false
	}
	if n.Kind == source.String {
		t := source.Text{Value: n.Text, Node: n}
		return t, squeeze(fillText(n.Text, env)) == squeeze(s)
	}
	for _, kid := range n.Kids {
		if t, ok := x.find(kid, s, env, depth-1); ok {
			return t, true
		}
	}
	return source.Text{}, false
}

func fillText(s string, env *expr.Env) string {
	t, _ := expr.ParseText(s)
	if t == nil {
		return s
	}
	filled, _ := t.Fill(env)
	return filled
}

// squeeze leaves out blanks, which filling trims.
func squeeze(s string) string {
	b := make([]rune, 0, len(s))
	for _, r := range s {
		switch r {
		case ' ', '\t', '\r', '\n', '　':
		default:
			b = append(b, r)
		}
	}
	return string(b)
}

// count is how many items a list has.
func (x *Explainer) count(term string, list []expr.Value) *Node {
	n := node(Count, "“"+term+"”的项数", expr.Int(int64(len(list)), "").String())
	if names := titles(list); names != "" {
		n.note("%s", names)
	}
	if at := x.placeOf(term); at != nil {
		n.written(at)
	}
	return n
}

// placeOf is where a list of the dictionary or the pack begins in the data.
func (x *Explainer) placeOf(term string) *source.Node {
	root := x.facts.Data.Node
	switch term {
	case "指标":
		return root.Get("indicators")
	case "预算":
		return root.Get("budget").Get("rows")
	case "一级指标":
		return x.pack.Scheme.Node.Get("classes")
	case "总体目标":
		return root.Get("goals")
	case "问题":
		return root.Get("problems")
	case "措施":
		return root.Get("measures")
	case "佐证":
		return root.Get("documents")
	case "依据":
		return root.Get("report").Get("basis")
	}
	for _, l := range x.pack.Lists {
		if l.Value.Name.Value == term {
			return root.Get("lists").Get(l.Key.Value)
		}
	}
	return nil
}
