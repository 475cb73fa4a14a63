package diff

import (
	"cmp"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
)

// passages are the places of the report that are printed otherwise.
func (c *correction) passages() {
	var list []expr.Value
	add := func(at, before, after string) {
		list = append(list, record("文字变动", text(at), whole(len(list)+1), text(at), text(before), text(after)))
	}
	for i := range c.d.Passages {
		p := &c.d.Passages[i]
		side := p.New
		if side == nil {
			side = p.Old
		}
		at := side.words()
		switch {
		case p.Old == nil:
			add(at, "", p.New.Text)
		case p.New == nil:
			add(at, p.Old.Text, "")
		case p.Sort == "row":
			before, after := cells(p.Cells)
			add(at, before, after)
		default:
			before, after := Excerpt(p.Edits)
			add(at, before, after)
		}
	}
	c.values["文字变动"] = expr.OfList(list)
}

// cells are the changed cells of a row in both versions, each with its column.
func cells(list []Cell) (before, after string) {
	var a, b []string
	for _, c := range list {
		x, y := c.Old, c.New
		if isLong(x) || isLong(y) {
			x, y = Excerpt(plainEdits(x, y))
		}
		name := c.Column
		if name != "" {
			name += "："
		}
		a, b = append(a, name+cmp.Or(x, "（空）")), append(b, name+cmp.Or(y, "（空）"))
	}
	return strings.Join(a, "\n"), strings.Join(b, "\n")
}

// words is the place of a passage as a sentence has it. A row is found by its table.
func (s *Side) words() string {
	switch {
	case s.Table != "":
		at := strings.TrimSuffix(s.Table, "表") + "表"
		if s.Row != "" {
			at += "，“" + s.Row + "”行"
		}
		return at
	case len(s.Path) == 0:
		return "正文开头"
	}
	return strings.Join(s.Path, "，")
}
