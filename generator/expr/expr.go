package expr

import (
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// Expr is a parsed expression. It is immutable: parse once, evaluate from any
// number of goroutines.
type Expr struct {
	src  string // the expression as written
	text string // what offsets count in: src, or the formula or template around it
	root node
}

// String is the expression as written, without blanks around it.
func (e *Expr) String() string { return e.src }

// Parse reads an expression. On any error there is no Expr; offsets count
// bytes in src.
func Parse(src string) (*Expr, []*Error) {
	return parse(src, 0)
}

// IsFormula reports whether a value of a data file is a formula: it begins
// with an equals sign, as in a spreadsheet.
func IsFormula(s string) bool {
	s = strings.TrimLeftFunc(s, isBlank)
	return strings.HasPrefix(s, "=") || strings.HasPrefix(s, "＝")
}

// ParseFormula reads "= 财政拨款收入 + 其他收入". Offsets count bytes in s,
// equals sign included.
func ParseFormula(s string) (*Expr, []*Error) {
	if !IsFormula(s) {
		return nil, []*Error{{Code: source.BadFormula, Length: len(s), Message: "公式要以等号开头", Hint: "例如“= 财政拨款收入 + 其他收入”"}}
	}
	at := strings.IndexAny(s, "=＝")
	if s[at] == '=' {
		at++
	} else {
		at += len("＝")
	}
	return parse(s, at)
}
