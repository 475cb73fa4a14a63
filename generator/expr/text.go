package expr

import (
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// Text is wording with expressions in braces: 共培训{安管人员}。 It is immutable.
type Text struct {
	Segments []Segment // in order; literals are never empty and never adjacent
}

// Segment is a stretch of literal text or one expression.
type Segment struct {
	Literal string // final text, doubled braces made single; "" for an expression
	Expr    *Expr  // or nil
	Offset  int    // bytes into the text that was parsed; of an expression, its {
	Length  int    // bytes there, braces included
}

// ParseText reads wording. {…} is an expression; {{ and }} are literal braces,
// and a single } is an error. All errors of the text are returned; offsets
// count bytes in src.
func ParseText(src string) (*Text, []*Error) {
	t := &Text{}
	var errs []*Error
	start, pos := 0, 0 // of the literal being read
	flush := func(end int) {
		if end > start {
			literal := src[start:end]
			if strings.ContainsAny(literal, "{}") {
				literal = strings.NewReplacer("{{", "{", "}}", "}").Replace(literal)
			}
			t.Segments = append(t.Segments, Segment{Literal: literal, Offset: start, Length: end - start})
		}
	}
	for pos < len(src) {
		i := strings.IndexAny(src[pos:], "{}")
		if i < 0 {
			break
		}
		pos += i
		if strings.HasPrefix(src[pos+1:], src[pos:pos+1]) {
			pos += 2
			continue
		}
		if src[pos] == '}' {
			errs = append(errs, &Error{
				Code: source.BadFormula, Offset: pos, Length: 1,
				Message: "右花括号“}”没有配对", Hint: "补上左花括号，或写成“}}”表示花括号本身",
			})
			pos++
			continue
		}
		flush(pos)
		n := BraceEnd(src[pos:])
		if n == 0 {
			errs = append(errs, &Error{
				Code: source.BadFormula, Offset: pos, Length: 1,
				Message: "左花括号“{”没有配对", Hint: "补上右花括号，或写成“{{”表示花括号本身",
			})
			pos++
			start = pos
			continue
		}
		e, more := parse(src[:pos+n-1], pos+1)
		errs = append(errs, more...)
		t.Segments = append(t.Segments, Segment{Expr: e, Offset: pos, Length: n})
		pos += n
		start = pos
	}
	flush(len(src))
	if len(errs) > 0 {
		return nil, errs
	}
	return t, nil
}

// BraceEnd is the length of the {…} that s begins with, braces included; braces
// inside quotes do not count. It is 0 if s does not begin with a closed {…}. A
// reader of markup uses it to leave expressions alone.
func BraceEnd(s string) int {
	if s == "" || s[0] != '{' {
		return 0
	}
	closer := rune(0)
	for i, r := range s[1:] {
		switch {
		case r == closer:
			closer = 0
		case closer != 0:
		case r == '"':
			closer = '"'
		case r == '“':
			closer = '”'
		case r == '{':
			return 0
		case r == '}':
			return i + 2
		}
	}
	if closer != 0 { // an unclosed quote: the parser reports it
		return strings.IndexByte(s, '}') + 1
	}
	return 0
}

// Fill evaluates all segments and joins them. It goes on after an error, so
// that all are found; the text is only complete without errors.
func (t *Text) Fill(env *Env) (string, []*Error) {
	if len(t.Segments) == 1 && t.Segments[0].Expr == nil {
		return t.Segments[0].Literal, nil
	}
	var b strings.Builder
	var errs []*Error
	for i := range t.Segments {
		s, err := t.Segments[i].Fill(env)
		if err != nil {
			errs = append(errs, err)
		}
		b.WriteString(s)
	}
	return b.String(), errs
}

// Fill is the segment's text: the literal, or what its expression prints.
func (s *Segment) Fill(env *Env) (string, *Error) {
	if s.Expr == nil {
		return s.Literal, nil
	}
	return s.Expr.Print(env)
}

// Print evaluates e and prints the value.
func (e *Expr) Print(env *Env) (string, *Error) {
	v, err := e.Eval(env)
	if err != nil {
		return "", err
	}
	text, err := v.Print()
	if err == nil {
		return text, nil
	}
	from, to := e.root.span()
	if err.Code == source.MissingValue {
		err.Message = "“" + e.text[from:to] + "”没有值"
	}
	return "", err.at(from, to)
}

// Refs lists the names that all expressions of t mention.
func (t *Text) Refs() []Ref {
	var refs []Ref
	for i := range t.Segments {
		if e := t.Segments[i].Expr; e != nil {
			refs = append(refs, e.Refs()...)
		}
	}
	return refs
}

// Check checks all expressions of t; see [Expr.Check].
func (t *Text) Check(scope Scope) []*Error {
	var errs []*Error
	for i := range t.Segments {
		if e := t.Segments[i].Expr; e != nil {
			errs = append(errs, e.Check(scope)...)
		}
	}
	return errs
}
