package expr

import "github.com/selfeval/selfeval/generator/source"

// Error is what is wrong with a quantity, an expression or its evaluation. It
// has no file: Offset counts bytes in the text that was parsed, and the caller,
// who knows where that text stands, turns it into a place.
type Error struct {
	Code    source.Code
	Offset  int    // bytes into the parsed text
	Length  int    // bytes; 0 only at the end of the text
	Message string // Chinese, without a full stop
	Hint    string // names the fix; Chinese, without a full stop; may be ""

	// Ring lists the keys of a formula cycle, each once, in the order of
	// reference. Only errors of code FormulaCycle have one.
	Ring []string

	// Elsewhere marks an error that belongs to another expression, the formula
	// of a figure that this one mentions. That formula's owner reports it, so
	// everybody else stays silent; Offset means nothing here.
	Elsewhere bool

	arg int // 1-based argument of a function call that Offset must point at, or 0
}

// Error is the message with its hint.
func (e *Error) Error() string {
	if e.Hint == "" {
		return e.Message
	}
	return e.Message + "。提示：" + e.Hint
}

// ArgError is what a [Func] returns when its argument i (from 0) is wrong; the
// evaluator points the error at that argument.
func ArgError(i int, code source.Code, message, hint string) *Error {
	return &Error{Code: code, Message: message, Hint: hint, arg: i + 1}
}

// fail makes an error that has no position yet.
func fail(code source.Code, message, hint string) *Error {
	return &Error{Code: code, Message: message, Hint: hint}
}

// at is e with the span [from, to), unless it already points somewhere. It
// leaves e alone, for a lookup may return one error many times.
func (e *Error) at(from, to int) *Error {
	if e.Length > 0 || e.Elsewhere {
		return e
	}
	c := *e
	c.Offset, c.Length = from, to-from
	return &c
}

// elsewhere is e as the expressions see it that depend on e's owner.
func (e *Error) elsewhere() *Error {
	if e.Elsewhere {
		return e
	}
	c := *e
	c.Elsewhere = true
	return &c
}
