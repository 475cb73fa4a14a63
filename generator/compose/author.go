package compose

import (
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// fill is an author's text with its expressions filled in: null where there is
// none, a blank slot where it says 待填. Lines are trimmed, empty ones left out.
func (c *composer) fill(t source.Text) expr.Value {
	switch {
	case !t.Set():
		return expr.Value{}
	case t.Value == facts.Blank:
		return expr.OfText(pack.Blank)
	case !strings.ContainsAny(t.Value, "{}"):
		return c.remember(tidy(t.Value), t)
	}
	parsed, errs := expr.ParseText(t.Value)
	c.complain(source.Anchor{Node: t.Node}, t.Node.Path(), errs)
	if parsed == nil {
		return expr.Value{}
	}
	s, errs := parsed.Fill(c.env)
	c.complain(source.Anchor{Node: t.Node}, t.Node.Path(), errs)
	return c.remember(tidy(s), t)
}

// remember keeps where a filled text comes from, for what is later found in it.
func (c *composer) remember(s string, t source.Text) expr.Value {
	if s != "" {
		c.authors[strings.TrimSuffix(s, "。")] = t.Node.Place()
	}
	return text(s)
}

// complain turns the errors of an author's expression into findings.
func (c *composer) complain(at source.Anchor, key string, errs []*expr.Error) {
	for _, e := range errs {
		if !e.Elsewhere {
			c.out.Add(e.Code, at.Place(e.Offset), key, e.Message, e.Hint)
		}
	}
}

// tidy trims lines and leaves out empty ones: the line breaks that remain part
// paragraphs.
func tidy(s string) string {
	if !strings.ContainsAny(s, "\n\t 　") {
		return s
	}
	lines := strings.Split(s, "\n")
	kept := lines[:0]
	for _, l := range lines {
		if l = strings.Trim(l, " \t\r　"); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}

// fields are the head fields that the pack declares.
func (c *composer) fields() {
	names := make([]string, len(c.pack.Fields))
	cells := make([]expr.Value, len(c.pack.Fields))
	for i := range c.pack.Fields {
		e := &c.pack.Fields[i]
		names[i] = e.Key.Value
		given := c.facts.Fields.Get(e.Key.Value)
		switch {
		case given == nil && e.Value.Required.Value:
			c.bare = true
			if c.facts.Node.Partial() {
				break // it may stand where the file cannot be read
			}
			c.out.Add(source.FieldMissing, c.placeOf("fields"), "fields", "缺少“"+e.Key.Value+"”", hint(e.Value.Hint, "在 [fields] 里写上它")+"；要留空手填的，写 \"待填\"")
		case given == nil && e.Value.Default.Set():
			cells[i] = c.fill(e.Value.Default)
		case given != nil:
			cells[i] = c.fill(*given)
			c.choice(e, *given, cells[i])
		}
	}
	c.values["字段"] = expr.OfRecord(expr.NewRecord(expr.NewShape(names...), expr.Value{}, cells...))
	for _, e := range c.facts.Fields {
		if c.pack.Fields.Get(e.Key.Value) == nil {
			c.out.Add(source.UnknownKey, e.Key.Node.KeyPlace(), e.Key.Node.Path(), "模板“"+c.pack.Name.Value+"”没有“"+e.Key.Value+"”这一项", nearest(e.Key.Value, names))
		}
	}
}

// choice checks a field that is one of several boxes to tick.
func (c *composer) choice(rule *source.Entry[pack.FieldRule], given source.Text, v expr.Value) {
	s, _ := v.Text()
	if len(rule.Value.Choices) == 0 || s == pack.Blank {
		return
	}
	known := make([]string, len(rule.Value.Choices))
	for i, x := range rule.Value.Choices {
		if known[i] = x.Value; x.Value == s {
			return
		}
	}
	c.out.Add(source.BadChoice, given.Node.Place(), given.Node.Path(), "“"+rule.Key.Value+"”不能是“"+s+"”", "只能是："+strings.Join(known, "、"))
}

// placeOf is where a table of the data file stands, or else the file itself.
func (c *composer) placeOf(key string) source.Place {
	if n := c.facts.Node.Get(key); n != nil {
		return n.KeyPlace()
	}
	return source.Place{File: c.facts.Name}
}

func nearest(word string, known []string) string {
	if near := source.Nearest(word, known); near != "" {
		return "是不是“" + near + "”"
	}
	if len(known) == 0 {
		return "删去它"
	}
	return "可以写的有：" + strings.Join(known, "、")
}

// lists are the lists that the pack declares.
func (c *composer) lists() {
	known := make([]string, len(c.pack.Lists))
	for i := range c.pack.Lists {
		rule := &c.pack.Lists[i]
		known[i] = rule.Key.Value
		var items []expr.Value
		if n := c.facts.Lists.Get(rule.Key.Value); n != nil {
			l := lister{c: c, rule: &rule.Value, key: rule.Key.Value}
			for _, f := range rule.Value.Fields {
				l.keys = append(l.keys, f.Key.Value)
				l.names = append(l.names, f.Value.Value)
			}
			l.shape = expr.NewShape(l.names...)
			items = l.items(*n, 0)
		}
		c.values[rule.Value.Name.Value] = expr.OfList(items)
	}
	for _, e := range c.facts.Lists {
		if c.pack.Lists.Get(e.Key.Value) == nil {
			c.out.Add(source.UnknownKey, e.Key.Node.KeyPlace(), e.Key.Node.Path(), "模板“"+c.pack.Name.Value+"”没有清单“"+e.Key.Value+"”", nearest(e.Key.Value, known))
		}
	}
}

// lister reads one list of the data file.
type lister struct {
	c           *composer
	rule        *pack.ListRule
	key         string
	keys, names []string
	shape       *expr.Shape
}

// maxNesting bounds lists in lists.
const maxNesting = 4

// items are the records of an array of tables; strings stand for themselves.
func (l *lister) items(n *source.Node, depth int) []expr.Value {
	if n.Kind != source.Array || depth > maxNesting {
		l.c.out.Add(source.WrongType, n.Place(), n.Path(), "“"+l.key+"”应当是清单", "每一项写成 [[lists."+l.key+"]] 或 { … }")
		return nil
	}
	list := make([]expr.Value, 0, len(n.Kids))
	for _, item := range n.Kids {
		switch item.Kind {
		case source.String:
			list = append(list, l.c.fill(source.Text{Value: item.Text, Node: item}))
		case source.Table:
			list = append(list, l.item(item, depth))
		default:
			l.c.out.Add(source.WrongType, item.Place(), item.Path(), "清单的一项应当是表", "写成 { "+l.keys[0]+" = \"…\" }")
		}
	}
	return list
}

func (l *lister) item(n *source.Node, depth int) expr.Value {
	cells := make([]expr.Value, len(l.keys))
	for _, kid := range n.Kids {
		i := index(l.keys, kid.Name)
		if i < 0 {
			l.c.out.Add(source.UnknownKey, kid.KeyPlace(), kid.Path(), "清单“"+l.key+"”的一项没有“"+kid.Name+"”", nearest(kid.Name, l.keys))
			continue
		}
		switch kid.Kind {
		case source.String:
			cells[i] = l.c.fill(source.Text{Value: kid.Text, Node: kid})
		case source.Array:
			cells[i] = expr.OfList(l.items(kid, depth+1))
		default:
			l.c.out.Add(source.WrongType, kid.Place(), kid.Path(), "“"+kid.Name+"”应当是文字", "写在引号里")
		}
	}
	for _, q := range l.rule.Required {
		if i := index(l.keys, q.Value); i >= 0 && n.Get(q.Value) == nil {
			l.c.out.Add(source.FieldMissing, n.Place(), n.KeyPath(q.Value), "清单“"+l.key+"”的这一项缺少“"+q.Value+"”", "写上"+l.names[i])
		}
	}
	r := expr.NewRecord(l.shape, cells[0], cells...)
	l.c.nodes[r] = n
	return expr.OfRecord(r)
}

func index(list []string, s string) int {
	for i, x := range list {
		if x == s {
			return i
		}
	}
	return -1
}
