package expr

import (
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// Eval computes the expression. It changes nothing: neither e nor env.
func (e *Expr) Eval(env *Env) (Value, *Error) { return e.root.eval(orEmpty(env)) }

// Test computes a condition. Only conditions are true or false: a quantity, a
// text, a list or a missing value is an error, not a guess.
func (e *Expr) Test(env *Env) (bool, *Error) { return test(e.root, orEmpty(env)) }

func (n *literal) eval(*Env) (Value, *Error) { return n.value, nil }

func (n *unary) eval(env *Env) (Value, *Error) {
	if n.op == tokenNot {
		b, err := test(n.x, env)
		return OfBool(!b), err
	}
	q, err := number(n.x, env)
	if err != nil {
		return Value{}, err
	}
	return OfNumber(q.Neg()), nil
}

func (n *binary) eval(env *Env) (Value, *Error) {
	switch n.op {
	case tokenAnd, tokenOr:
		b, err := test(n.x, env)
		if err != nil || b == (n.op == tokenOr) {
			return OfBool(b), err
		}
		b, err = test(n.y, env)
		return OfBool(b), err
	case tokenEqual, tokenUnequal:
		return n.equality(env)
	}
	x, err := number(n.x, env)
	if err != nil {
		return Value{}, err
	}
	y, err := number(n.y, env)
	if err != nil {
		return Value{}, err
	}
	var q Quantity
	switch n.op {
	case tokenPlus:
		q, err = x.Add(y)
	case tokenMinus:
		q, err = x.Sub(y)
	case tokenTimes:
		q, err = x.Mul(y)
	case tokenDivide:
		if q, err = x.Div(y); err != nil && err.Code == source.DivisionByZero {
			return Value{}, n.dividedByZero()
		}
	default:
		order, err := x.Cmp(y)
		if err != nil {
			return Value{}, err.at(n.from, n.to)
		}
		return OfBool(ordered(n.op, order)), nil
	}
	if err != nil {
		return Value{}, err.at(n.from, n.to)
	}
	return OfNumber(q), nil
}

func ordered(op tokenKind, order int) bool {
	switch op {
	case tokenLess:
		return order < 0
	case tokenLessEqual:
		return order <= 0
	case tokenGreater:
		return order > 0
	}
	return order >= 0
}

func (n *binary) dividedByZero() *Error {
	from, to := n.y.span()
	divisor := n.expr.text[from:to]
	return &Error{
		Code: source.DivisionByZero, Offset: from, Length: to - from,
		Message: "除数“" + divisor + "”是0", Hint: "请核对数据；确实可能为0时，先用“如果(…)”判断",
	}
}

// equality compares values of one kind. Null equals null and nothing else.
func (n *binary) equality(env *Env) (Value, *Error) {
	x, err := n.x.eval(env)
	if err != nil {
		return Value{}, err
	}
	y, err := n.y.eval(env)
	if err != nil {
		return Value{}, err
	}
	equal, err := same(x, y)
	if err != nil {
		return Value{}, err.at(n.from, n.to)
	}
	return OfBool(equal == (n.op == tokenEqual)), nil
}

func same(x, y Value) (bool, *Error) {
	if x.IsNull() || y.IsNull() {
		return x.IsNull() && y.IsNull(), nil
	}
	x, y = x.self(), y.self()
	if x.kind == y.kind {
		switch x.kind {
		case KindNumber:
			order, err := x.number.Cmp(*y.number)
			return order == 0, err
		case KindText:
			return x.text == y.text, nil
		case KindBool:
			return x.yes == y.yes, nil
		}
		return false, fail(source.WrongOperand, x.kind.String()+"之间不能比较", "比较其中的一项，或用“个数(…)”")
	}
	return false, fail(source.WrongOperand, x.kind.String()+"与"+y.kind.String()+"不能比较", "文字要加引号，数量不加引号")
}

// number evaluates an operand of arithmetic.
func number(n node, env *Env) (Quantity, *Error) {
	v, err := n.eval(env)
	if err != nil {
		return Quantity{}, err
	}
	if v.kind == KindNumber {
		return *v.number, nil
	}
	if q, ok := v.Number(); ok {
		return q, nil
	}
	return Quantity{}, misfit(n, v, KindNumber)
}

// test evaluates a condition.
func test(n node, env *Env) (bool, *Error) {
	v, err := n.eval(env)
	if err != nil {
		return false, err
	}
	if b, ok := v.Bool(); ok {
		return b, nil
	}
	return false, misfit(n, v, KindBool)
}

// misfit says that the value of n should have been of another kind.
func misfit(n node, v Value, want Kind) *Error {
	subject := "这里"
	if n, ok := n.(*name); ok {
		subject = "“" + strings.Join(n.path, ".") + "”"
	}
	from, to := n.span()
	return wrongKind(subject, v, want).at(from, to)
}

// wrongKind says that subject should have been of another kind.
func wrongKind(subject string, v Value, want Kind) *Error {
	v = v.self()
	if v.IsNull() && want != KindBool {
		return fail(source.MissingValue, subject+"没有值", "请补上数据，或用“或(…, 0)”写明没有时用什么")
	}
	if want == KindBool {
		hint := "写出比较，例如“… == \"完成\"”"
		switch v.Kind() {
		case KindNull, KindList:
			hint = "判断有没有写成“有(…)”"
		case KindNumber:
			hint = "写出比较，例如“… > 0”"
		}
		return fail(source.WrongOperand, subject+"应当是条件，却是"+v.Kind().String(), hint)
	}
	hint := ""
	if v.kind == KindText && want == KindNumber {
		hint = "数量不加引号；“| …”得到的是文字，只能放在最后"
	}
	return fail(source.WrongOperand, subject+"应当是"+want.String()+"，却是"+v.Kind().String(), hint)
}
