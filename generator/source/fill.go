package source

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

func fillText(b *Binder, n *Node, v reflect.Value) {
	if n.Kind != String {
		b.WrongType(n, "文字", hintText(n))
		return
	}
	*v.Addr().Interface().(*Text) = Text{n.Text, n}
}

func fillInt(b *Binder, n *Node, v reflect.Value) {
	if n.Kind != Integer {
		b.WrongType(n, "整数", hintNumber(n, true))
		return
	}
	digits := strings.ReplaceAll(n.Text, "_", "")
	value, err := strconv.Atoi(digits)
	if err != nil {
		b.WrongType(n, "十进制整数", "写成十进制，如 "+n.assign("2020"))
		return
	}
	*v.Addr().Interface().(*Int) = Int{value, n}
}

func fillNumber(b *Binder, n *Node, v reflect.Value) {
	if n.Kind != Integer && n.Kind != Float {
		b.WrongType(n, "数", hintNumber(n, false))
		return
	}
	digits := strings.TrimPrefix(strings.ReplaceAll(n.Text, "_", ""), "+")
	if strings.Trim(digits, "-.0123456789") != "" { // 0x1F, 1e6, inf, nan
		b.WrongType(n, "普通的十进制数", "写成普通小数，如 "+n.assign("2679.72"))
		return
	}
	*v.Addr().Interface().(*Number) = Number{digits, n}
}

func fillBool(b *Binder, n *Node, v reflect.Value) {
	if n.Kind != Boolean {
		b.WrongType(n, "真假值", hintBool(n))
		return
	}
	*v.Addr().Interface().(*Bool) = Bool{n.Text == "true", n}
}

func fillDate(b *Binder, n *Node, v reflect.Value) {
	if n.Kind != LocalDate {
		b.WrongType(n, "日期", hintDate(n))
		return
	}
	d := Date{Text: n.Text, Node: n}
	if year, month, day, ok := dateDigits(n.Text); ok && dateFault(year, month, day) == "" { // else Parse has reported it
		d.Year, d.Month, d.Day = year, month, day
	}
	*v.Addr().Interface().(*Date) = d
}

// WrongType reports that n is not what it should be; want names that, in
// Chinese.
func (b *Binder) WrongType(n *Node, want, hint string) {
	b.Add(WrongType, n, fmt.Sprintf("%s应当是%s，这里是%s", n.title(), want, n.Kind), hint)
}

// title is how messages call the value n.
func (n *Node) title() string {
	switch {
	case n.Parent == nil:
		return "整个文件"
	case n.Parent.Kind == Array && n.Parent.Name != "":
		return fmt.Sprintf("“%s”的第%d项", shorten(n.Parent.Name), n.index+1)
	case n.Parent.Kind == Array:
		return fmt.Sprintf("第%d项", n.index+1)
	}
	return "“" + shorten(n.Name) + "”"
}

// unknownKey reports a key that the table of plan p does not have.
func (b *Binder) unknownKey(n *Node, p *plan) {
	hint := "删去这一项"
	if f := p.nearest(n.Name); f != nil {
		hint = "是不是" + f.title() + "？"
	} else if place := b.elsewhere(n.Name); place != "" {
		hint = place
	} else if len(p.names) > 0 {
		hint = "这里可以用的键：" + strings.Join(p.names[:min(len(p.names), 12)], "、")
		if len(p.names) > 12 {
			hint += "等"
		}
	}
	b.out.Add(UnknownKey, n.KeyPlace(), n.Path(), "不认识的键“"+shorten(n.Name)+"”", hint)
}

// elsewhere tells where a key belongs that one of the outer tables knows: in
// TOML a key that follows a [table] is part of it, which surprises many.
func (b *Binder) elsewhere(name string) string {
	for i := len(b.tables) - 2; i >= 0; i-- {
		if _, ok := b.tables[i].byName[name]; !ok {
			continue
		}
		if i == 0 {
			return "“" + name + "”要写在文件开头，第一个 [表] 之前"
		}
		return "“" + name + "”属于上一层的表，要写在那里"
	}
	return ""
}

// nearest is the field that name was most likely meant to be; it also knows
// the fields by their Chinese names.
func (p *plan) nearest(name string) *field {
	for i := range p.fields {
		if p.fields[i].zh == name {
			return &p.fields[i]
		}
	}
	if near := Nearest(name, p.names); near != "" {
		return &p.fields[p.byName[near]]
	}
	return nil
}

// missingKeys reports the required keys that n does not have.
func (b *Binder) missingKeys(n *Node, p *plan) {
	for i := range p.fields {
		f := &p.fields[i]
		if f.required && n.Get(f.name) == nil && !n.Partial() {
			b.out.Add(MissingKey, n.Place(), n.KeyPath(f.name), "缺少"+f.title(), "补上 "+f.example())
		}
	}
}

// title is the key with its Chinese name.
func (f *field) title() string {
	if f.zh == "" {
		return "“" + f.name + "”"
	}
	return "“" + f.name + "”（" + f.zh + "）"
}
