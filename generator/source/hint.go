package source

import (
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"
)

// shorten cuts a quotation from the file down to what fits into a message.
func shorten(s string) string {
	const most = 24
	s, _, more := strings.Cut(strings.TrimSpace(s), "\n")
	s = strings.TrimRight(s, "\r \t")
	if utf8.RuneCountInString(s) > most {
		s, more = string([]rune(s)[:most]), true
	}
	if more {
		s += "…"
	}
	return s
}

// assign shows how the value is written with its key: name = value.
func (n *Node) assign(value string) string {
	if n.Name == "" {
		return value
	}
	return sourceKey(n.Name) + " = " + value
}

// sourceKey is a key as TOML writes it.
func sourceKey(key string) string {
	if key == "" || strings.Trim(key, bareKey) != "" {
		return Quote(key)
	}
	return key
}

// bareKey are the characters of keys that need no quotes.
const bareKey = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"

// hintText shows how a value becomes a text.
func hintText(n *Node) string {
	switch n.Kind {
	case Array:
		if len(n.Kids) == 1 && n.Kids[0].Kind == String {
			return "去掉方括号：" + n.assign(shorten(n.Kids[0].Value.Text()))
		}
		return "这里只能写一个：" + n.assign(`"…"`)
	case Table:
		return "写成 " + n.assign(`"…"`)
	}
	return "给值加半角引号：" + n.assign(Quote(shorten(n.Text)))
}

// hintNumber shows how a value becomes a number.
func hintNumber(n *Node, whole bool) string {
	like := "2679.72"
	if whole {
		like = "2020"
	}
	switch {
	case n.Kind == String && isDecimal(n.Text, whole):
		return "去掉引号：" + n.assign(shorten(n.Text))
	case n.Kind == String:
		return "只写数，不带引号和单位，如 " + n.assign(like)
	case n.Kind == Float:
		return "去掉小数部分"
	}
	return "写成 " + n.assign(like)
}

// isDecimal reports whether s is -?[0-9]+(\.[0-9]+)?, or an integer.
func isDecimal(s string, whole bool) bool {
	s = strings.TrimPrefix(s, "-")
	i, frac, point := strings.Cut(s, ".")
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	return digits(i) && (!point || !whole && digits(frac))
}

// hintBool shows how a value becomes true or false.
func hintBool(n *Node) string {
	word := "true"
	switch strings.ToLower(strings.TrimSpace(n.Text)) {
	case "否", "无", "false", "no", "0":
		word = "false"
	case "是", "有", "yes", "1":
	default:
		return "写成 " + n.assign("true") + " 或 " + n.assign("false")
	}
	return "写成 " + n.assign(word) + "，不带引号"
}

// hintDate shows how a value becomes a date.
func hintDate(n *Node) string {
	if year, month, day, ok := dateLike(n.Text); ok && dateFault(year, month, day) == "" {
		return "日期不带引号，写成 " + n.assign(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
	}
	return "写成 年-月-日，不带引号，如 " + n.assign("2020-12-31")
}

// hintArray shows how a value becomes an array.
func hintArray(n *Node) string {
	switch {
	case n.Kind == Table && n.origin == header:
		return "一项一个表，表头用双方括号：[[" + shorten(strings.Trim(n.Value.Text(), "[]")) + "]]"
	case n.Kind == Table:
		return "加上方括号：" + n.assign("[{ … }]")
	case n.Kind == String:
		return "加上方括号：" + n.assign("["+Quote(shorten(n.Text))+"]")
	}
	return "加上方括号：" + n.assign("["+shorten(n.Value.Text())+"]")
}

// hintTable shows how a value becomes a table with such keys.
func hintTable(n *Node, keys []string) string {
	if n.Kind == Array && n.origin == header {
		return "这个表只有一个，表头用单方括号：[" + shorten(strings.Trim(n.Value.Text(), "[]")) + "]"
	}
	return "写成 " + n.assign("{ "+strings.Join(keys, ", ")+" }")
}

// examples shows how a table of plan p is written: up to three required keys,
// or its first one.
func (p *plan) examples() []string {
	var keys []string
	for i := range p.fields {
		if f := &p.fields[i]; f.required && len(keys) < 3 {
			keys = append(keys, f.example())
		}
	}
	if len(keys) == 0 && len(p.fields) > 0 {
		keys = append(keys, p.fields[0].example())
	}
	return keys
}

// example shows how the key is written.
func (f *field) example() string {
	value := `"…"`
	switch t := f.typ; {
	case t == reflect.TypeFor[Int]():
		value = "1"
	case t == reflect.TypeFor[Number]():
		value = "1.00"
	case t == reflect.TypeFor[Bool]():
		value = "true"
	case t == reflect.TypeFor[Date]():
		value = "2020-12-31"
	case t.Kind() == reflect.Slice && reflect.PointerTo(t).Implements(typeUnmarshaler): // a Map
		value = "{ … }"
	case t == reflect.TypeFor[Text]() || reflect.PointerTo(t).Implements(typeUnmarshaler):
	case t.Kind() == reflect.Slice:
		value = "[…]"
	default:
		value = "{ … }"
	}
	return sourceKey(f.name) + " = " + value
}
