package expr

import (
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/source"
)

// tokenKind is what a token is. Operators come in the order of their table in
// parse.go.
type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenBad           // reported already
	tokenNumber
	tokenText
	tokenName
	tokenOpen
	tokenClose
	tokenComma
	tokenNot
	tokenPipe
	tokenOr
	tokenAnd
	tokenEqual
	tokenUnequal
	tokenLess
	tokenLessEqual
	tokenGreater
	tokenGreaterEqual
	tokenPlus
	tokenMinus
	tokenTimes
	tokenDivide
)

// token is one word of an expression; text of a string is without its quotes.
type token struct {
	kind     tokenKind
	from, to int
	text     string
}

// lexer cuts an expression into tokens. Full-width operators, brackets and
// digits are the same as their ASCII forms.
type lexer struct {
	src  string
	pos  int
	errs []*Error
}

func (l *lexer) report(from, to int, code source.Code, message, hint string) {
	l.errs = append(l.errs, &Error{Code: code, Offset: from, Length: to - from, Message: message, Hint: hint})
}

func (l *lexer) peek() (rune, int) {
	if l.pos >= len(l.src) {
		return -1, 0
	}
	if c := l.src[l.pos]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	r, n := utf8.DecodeRuneInString(l.src[l.pos:])
	return fold(r), n
}

func (l *lexer) next() token {
	for {
		r, n := l.peek()
		if !isSpace(r) {
			break
		}
		l.pos += n
	}
	from := l.pos
	r, n := l.peek()
	switch {
	case r < 0:
		return token{kind: tokenEnd, from: from, to: from + n}
	case isNameStart(r):
		return l.name()
	case r >= '0' && r <= '9':
		return l.number()
	case r == '"' || r == '“':
		return l.quoted(r, n)
	}
	l.pos += n
	kind := l.operator(r)
	t := token{kind: kind, from: from, to: l.pos}
	if kind == tokenBad {
		l.badRune(t, r)
	}
	return t
}

func isSpace(r rune) bool { return isBlank(r) || r == '\n' || r == '\r' }

// operator is the operator that begins with r, which has been consumed.
func (l *lexer) operator(r rune) tokenKind {
	switch r {
	case '(':
		return tokenOpen
	case ')':
		return tokenClose
	case ',':
		return tokenComma
	case '+':
		return tokenPlus
	case '-', '−':
		return tokenMinus
	case '*', '×':
		return tokenTimes
	case '/', '÷':
		return tokenDivide
	case '≠':
		return tokenUnequal
	case '≤', '≦', '⩽':
		return tokenLessEqual
	case '≥', '≧', '⩾':
		return tokenGreaterEqual
	case '<':
		return l.either('=', tokenLessEqual, tokenLess)
	case '>':
		return l.either('=', tokenGreaterEqual, tokenGreater)
	case '!':
		return l.either('=', tokenUnequal, tokenNot)
	case '|':
		return l.either('|', tokenOr, tokenPipe)
	case '&':
		return l.either('&', tokenAnd, tokenBad)
	case '=':
		from := l.pos - 1
		if kind := l.either('=', tokenEqual, tokenBad); kind == tokenEqual {
			return kind
		}
		if l.src[from] != '=' {
			from -= 2 // ＝ has three bytes
		}
		l.report(from, l.pos, source.BadFormula, "这里不能用一个等号", "比较相等写成“==”")
		return tokenEqual
	}
	return tokenBad
}

// either consumes r if it comes next.
func (l *lexer) either(r rune, yes, no tokenKind) tokenKind {
	if next, n := l.peek(); next == r {
		l.pos += n
		return yes
	}
	return no
}

func (l *lexer) badRune(t token, r rune) {
	text := l.src[t.from:t.to]
	message, hint := "“"+text+"”不能出现在公式里", "公式由名称、数量、+ - * /、比较和括号组成"
	switch r {
	case '&':
		message, hint = "这里不能用一个“&”", "“并且”写成“&&”"
	case '%', '‰':
		hint = "百分号要紧跟在数字后面，例如“95%”"
	case '。', '；', '：', '、', ';', ':':
		hint = "参数之间用逗号；标点写到花括号外面"
	case '”', '\'', '‘', '’', '「':
		hint = "文字放在一对引号里：\"优\" 或 “优”"
	case '.':
		hint = "句点用在名称之间，例如“指标.名称”，前后不留空格"
	case '{', '}', '[', ']':
		hint = "分组用圆括号"
	}
	l.report(t.from, t.to, source.BadFormula, message, hint)
}

// name reads a dotted name. Its segments follow each other without blanks.
func (l *lexer) name() token {
	from := l.pos
	for {
		r, n := l.peek()
		for isNamePart(r) {
			l.pos += n
			r, n = l.peek()
		}
		if r != '.' || n != 1 {
			break
		}
		l.pos++
		if r, _ := l.peek(); !isNameStart(r) {
			l.pos--
			break
		}
	}
	return token{tokenName, from, l.pos, l.src[from:l.pos]}
}

// number reads digits and the unit that touches them; the parser makes a
// quantity of it.
func (l *lexer) number() token {
	from := l.pos
	digit := func(r rune) bool { return r >= '0' && r <= '9' }
	l.while(digit)
	if r, n := l.peek(); r == '.' {
		l.pos += n
		l.while(digit)
	}
	l.while(func(r rune) bool { return r != '/' && isUnitRune(r) || r == '%' || r == '‰' })
	if r, _ := l.peek(); digit(r) { // 1e5, 5G3: one mistake, one message
		l.while(func(r rune) bool { return isNamePart(r) })
	}
	return token{tokenNumber, from, l.pos, l.src[from:l.pos]}
}

func (l *lexer) while(is func(rune) bool) {
	for {
		r, n := l.peek()
		if n == 0 || !is(r) {
			return
		}
		l.pos += n
	}
}

// quoted reads "…" or “…”. There are no escapes: the other pair of quotes may
// stand inside.
func (l *lexer) quoted(open rune, n int) token {
	from, closer := l.pos, open
	if open == '“' {
		closer = '”'
	}
	l.pos += n
	start := l.pos
	for {
		r, n := l.peek()
		if n == 0 {
			l.pos = len(l.src)
			l.report(from, from+len(string(open)), source.BadFormula, "引号没有配对", "补上后一半引号"+string(closer))
			return token{tokenBad, from, l.pos, ""}
		}
		if r == closer && l.src[l.pos:l.pos+n] == string(closer) {
			text := l.src[start:l.pos]
			l.pos += n
			return token{tokenText, from, l.pos, text}
		}
		l.pos += n
	}
}
