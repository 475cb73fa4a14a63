package expr

import (
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// Bounds of one expression.
const (
	maxSource = 4 << 10
	maxDepth  = 64
	maxNodes  = 512
)

// constants are the reserved words.
var constants = map[string]Value{
	"空": {}, "null": {},
	"真": OfBool(true), "true": OfBool(true),
	"假": OfBool(false), "false": OfBool(false),
}

// parse reads text[from:]; offsets count in text.
func parse(text string, from int) (*Expr, []*Error) {
	e := &Expr{src: strings.TrimFunc(text[from:], isSpace), text: text}
	p := parser{lexer: lexer{src: text, pos: from}, expr: e}
	if len(text)-from > maxSource {
		p.report(from, len(text), source.TooComplex, "公式太长", "最多4096字节；请分成几个公式")
		return nil, p.errs
	}
	p.advance()
	if e.root = p.expression(0); e.root != nil && p.tok.kind != tokenEnd {
		p.unexpected()
	}
	if len(p.errs) > 0 {
		return nil, p.errs
	}
	return e, nil
}

// parser is a Pratt parser. After a syntax error it gives up by returning nil;
// mistakes that it can read past are only recorded.
type parser struct {
	lexer
	tok   token
	prev  token
	expr  *Expr
	depth int
	nodes int
}

func (p *parser) advance() {
	p.prev = p.tok
	p.tok = p.lexer.next()
}

// power says how tightly an operator binds; 0 is none.
var power = [...]int{
	tokenPipe:  1,
	tokenOr:    2,
	tokenAnd:   3,
	tokenEqual: 4, tokenUnequal: 4, tokenLess: 4, tokenLessEqual: 4, tokenGreater: 4, tokenGreaterEqual: 4,
	tokenPlus: 5, tokenMinus: 5,
	tokenTimes: 6, tokenDivide: 6,
}

const comparison = 4

// expression reads operators that bind more tightly than floor.
func (p *parser) expression(floor int) node {
	x := p.operand()
	compared := false
	for x != nil {
		op := p.tok
		bind := power[op.kind]
		if bind <= floor {
			return x
		}
		p.advance()
		if op.kind == tokenPipe {
			if x = p.filter(x); x != nil && power[p.tok.kind] > power[tokenPipe] {
				p.notLast(op)
				return nil
			}
			continue
		}
		y := p.expression(bind)
		if y == nil || !p.count(op) {
			return nil
		}
		if bind == comparison {
			if compared {
				p.chained(x, op, y)
			}
			compared = true
		}
		from, _ := x.span()
		_, to := y.span()
		x = &binary{pos{from, to}, op.kind, x, y, p.expr}
	}
	return nil
}

// operand reads what stands between binary operators.
func (p *parser) operand() node {
	t := p.tok
	if !p.count(t) {
		return nil
	}
	switch t.kind {
	case tokenNumber:
		return p.quantity()
	case tokenText:
		p.advance()
		return &literal{pos{t.from, t.to}, OfText(t.text)}
	case tokenName:
		p.advance()
		if p.tok.kind == tokenOpen {
			return p.call(t, nil)
		}
		if v, ok := constants[t.text]; ok {
			return &literal{pos{t.from, t.to}, v}
		}
		return &name{pos{t.from, t.to}, segments(t.text)}
	case tokenNot, tokenMinus:
		return p.prefixed(t)
	case tokenOpen:
		p.advance()
		x := p.nested(t)
		if x == nil || !p.expectClose(t) {
			return nil
		}
		return x
	}
	p.unexpected()
	return nil
}

// quantity reads a literal such as 95% or 100万元.
func (p *parser) quantity() *literal {
	t := p.tok
	p.advance()
	q, err := scanQuantity(t.text)
	if err != nil {
		err.Offset += t.from
		p.errs = append(p.errs, err)
	}
	return &literal{pos{t.from, t.to}, OfNumber(q)}
}

// prefixed reads ! or - and its operand. A negative literal stays as written.
func (p *parser) prefixed(t token) node {
	if !p.enter(t) {
		return nil
	}
	p.advance()
	if t.kind == tokenMinus && p.tok.kind == tokenNumber {
		n := p.quantity()
		q := n.value.number.Neg()
		q.Approx, q.Text = n.value.number.Approx, "-"+n.value.number.Text
		p.depth--
		return &literal{pos{t.from, n.to}, OfNumber(q)}
	}
	x := p.operand()
	p.depth--
	if x == nil {
		return nil
	}
	_, to := x.span()
	return &unary{pos{t.from, to}, t.kind, x}
}

// nested reads an expression inside the bracket t.
func (p *parser) nested(t token) node {
	if !p.enter(t) {
		return nil
	}
	x := p.expression(0)
	p.depth--
	return x
}

// filter reads what follows x |.
func (p *parser) filter(x node) node {
	f := p.tok
	if f.kind != tokenName {
		p.unexpected()
		return nil
	}
	p.advance()
	if !p.count(f) {
		return nil
	}
	return p.call(f, x)
}

// call reads the arguments of f; piped is the value that a filter receives.
func (p *parser) call(f token, piped node) node {
	if strings.Contains(f.text, ".") {
		p.report(f.from, f.to, source.BadFormula, "“"+f.text+"”不是函数", "函数名里没有句点")
		return nil
	}
	c := &call{pos: pos{f.from, f.to}, name: f.text, at: pos{f.from, f.to}, filter: piped != nil}
	if piped != nil {
		c.from, _ = piped.span()
		c.args = append(c.args, piped)
	}
	if p.tok.kind != tokenOpen {
		return c
	}
	open := p.tok
	p.advance()
	for p.tok.kind != tokenClose {
		arg := p.nested(open)
		if arg == nil {
			return nil
		}
		c.args = append(c.args, arg)
		if p.tok.kind != tokenComma {
			break
		}
		p.advance()
	}
	if !p.expectClose(open) {
		return nil
	}
	c.to = p.prev.to
	return c
}

func segments(path string) []string {
	if strings.IndexByte(path, '.') < 0 {
		return []string{path}
	}
	return strings.Split(path, ".")
}
