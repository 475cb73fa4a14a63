package expr

import "github.com/selfeval/selfeval/generator/source"

// enter counts nesting; leave it by p.depth--.
func (p *parser) enter(t token) bool {
	if p.depth++; p.depth > maxDepth {
		p.report(t.from, t.to, source.TooComplex, "公式嵌套太深", "请分成几个公式")
		return false
	}
	return true
}

// count counts nodes.
func (p *parser) count(t token) bool {
	if p.nodes++; p.nodes > maxNodes {
		p.report(t.from, t.to, source.TooComplex, "公式太复杂", "请分成几个公式")
		return false
	}
	return true
}

func (p *parser) expectClose(open token) bool {
	if p.tok.kind == tokenClose {
		p.advance()
		return true
	}
	if p.tok.kind == tokenEnd {
		p.report(open.from, open.to, source.BadFormula, "括号没有配对", "补上右括号“)”")
		return false
	}
	p.unexpected()
	return false
}

// chained reports a < b < c, which reads like what it is not.
func (p *parser) chained(x node, op token, y node) {
	first, ok := x.(*binary)
	if !ok {
		return
	}
	from, _ := x.span()
	middle, end := first.y.span()
	_, to := y.span()
	p.report(op.from, op.to, source.BadFormula, "比较不能连写",
		"写成“"+p.src[from:end]+" && "+p.src[middle:to]+"”")
}

// notLast reports a | 万元 + b.
func (p *parser) notLast(pipe token) {
	p.report(p.tok.from, p.tok.to, source.BadFormula, "“"+p.src[pipe.from:p.prev.to]+"”后面不能再计算",
		"先算完再写格式，例如“甲 + 乙 | 万元”")
}

// unexpected reports the current token, unless the lexer has.
func (p *parser) unexpected() {
	t := p.tok
	text := "“" + p.src[t.from:t.to] + "”"
	operandBefore := false
	switch p.prev.kind {
	case tokenNumber, tokenText, tokenName, tokenClose:
		operandBefore = true
	}
	switch {
	case t.kind == tokenBad:
	case t.kind == tokenEnd && p.prev.kind == tokenEnd:
		p.report(t.from, t.to, source.BadFormula, "公式是空的", "写上名称或计算，例如“收入决算”")
	case t.kind == tokenEnd && p.prev.kind == tokenPipe:
		p.report(t.from, t.to, source.BadFormula, "“|”后面缺少格式", "例如“| 百分比”")
	case t.kind == tokenEnd:
		p.report(t.from, t.to, source.BadFormula, "公式没有写完", "“"+p.src[p.prev.from:p.prev.to]+"”后面还缺内容")
	case t.kind == tokenClose:
		p.report(t.from, t.to, source.BadFormula, "右括号"+text+"是多余的", "删去它，或补上左括号“(”")
	case operandBefore && (t.text == "且" || t.text == "并且" || t.text == "and"):
		p.report(t.from, t.to, source.BadFormula, text+"不是运算符", "“并且”写成“&&”")
	case operandBefore && (t.text == "或" || t.text == "或者" || t.text == "or"):
		p.report(t.from, t.to, source.BadFormula, text+"不是运算符", "“或者”写成“||”")
	case t.kind == tokenComma && operandBefore:
		p.report(t.from, t.to, source.BadFormula, "逗号只能用在函数的参数之间", "数字里不写千位逗号")
	case operandBefore && p.prev.kind == tokenNumber && t.kind == tokenName:
		p.report(t.from, t.to, source.BadFormula, text+"前面缺少运算符", "单位要紧跟在数字后面，中间不留空格")
	case operandBefore:
		p.report(t.from, t.to, source.BadFormula, text+"前面缺少运算符", "名称里不能有空格；参数之间用逗号")
	default:
		p.report(t.from, t.to, source.BadFormula, text+"前面缺少内容", "这里应当是名称、数量或括号")
	}
}
