package pack

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// ReadOutline reads a report.md. The format is a handful of line shapes, so a
// line reader serves better than a Markdown parser: CommonMark's emphasis rule
// fails beside Chinese punctuation (`**执行率情况。**区` stays literal), and its
// lists, links and indented code would surprise an editor who types Chinese.
func ReadOutline(file *source.File, out *source.Findings) *Outline {
	o := &Outline{}
	r := &outlineReader{file: file, out: out, outline: o, style: doc.BodyText}
	r.stack = []*block{{body: &o.Body}}
	for start := 0; start < len(file.Text); {
		end := strings.IndexByte(file.Text[start:], '\n')
		if end < 0 {
			end = len(file.Text)
		} else {
			end += start
		}
		r.line(start, end)
		start = end + 1
	}
	r.flush()
	for _, b := range r.stack[1:] {
		r.out.Add(source.OutlineUnclosed, b.at, "", "“:::"+b.name+"”没有结束", "在它的内容之后另起一行写“:::”")
	}
	if o.Title.Pieces == nil {
		r.out.Add(source.OutlineTitle, file.Place(0), "", "提纲没有标题", "第一行写“# 标题”，例如“# {年度}年度{单位.简称}整体绩效自评结果”")
	}
	return o
}

type outlineReader struct {
	file    *source.File
	out     *source.Findings
	outline *Outline
	stack   []*block // stack[0] is the document
	level   int      // of the last heading
	pieces  []Piece  // of the paragraph being read
	start   int      // offset of that paragraph
	strong  bool
	style   doc.ParagraphStyle
}

// block is an open ::: directive.
type block struct {
	name  string
	at    source.Place
	body  *[]Node // where nodes go now
	node  Node
	style doc.ParagraphStyle // to restore at the end
}

func (r *outlineReader) top() *block { return r.stack[len(r.stack)-1] }

func (r *outlineReader) add(n Node) {
	b := r.top().body
	*b = append(*b, n)
}

func (r *outlineReader) line(start, end int) {
	text := r.file.Text
	for end > start && isBlank(text[end-1]) {
		end--
	}
	for start < end && isBlank(text[start]) {
		start++
	}
	line := text[start:end]
	switch {
	case line == "":
		r.flush()
	case strings.HasPrefix(line, "% ") || line == "%":
		r.flush()
	case strings.HasPrefix(line, ":::"):
		r.flush()
		r.directive(start+3, end)
	case strings.HasPrefix(line, "："):
		r.flush()
		r.out.Add(source.OutlineSyntax, r.file.Place(start), "", "指令的冒号应当是半角", "写成“:::”")
	case line[0] == '#':
		r.flush()
		r.heading(start, end)
	default:
		if r.pieces == nil {
			r.start = start
		}
		r.pieces = append(r.pieces, r.wording(start, end)...)
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }

// flush ends the paragraph being read.
func (r *outlineReader) flush() {
	if r.strong {
		r.out.Add(source.OutlineSyntax, r.file.Place(r.start), "", "这一段的“**”没有成对", "在强调的文字前后各写一个“**”")
		r.strong = false
	}
	if r.pieces == nil {
		return
	}
	r.add(&Paragraph{Style: r.style, Text: Wording{r.pieces, r.file.Place(r.start)}})
	r.pieces = nil
}

func (r *outlineReader) heading(start, end int) {
	at := r.file.Place(start)
	depth := start
	for depth < end && r.file.Text[depth] == '#' {
		depth++
	}
	level := depth - start - 1
	if depth == end || !isBlank(r.file.Text[depth]) {
		r.out.Add(source.OutlineSyntax, at, "", "“#”和标题文字之间要有一个空格", "写成“## 标题”")
		return
	}
	for depth < end && isBlank(r.file.Text[depth]) {
		depth++
	}
	w := Wording{r.wording(depth, end), at}
	if r.strong {
		r.out.Add(source.OutlineSyntax, at, "", "标题里的“**”没有成对", "标题的字体由样式决定，删去“**”")
		r.strong = false
	}
	switch cover, inCover := r.top().node.(*Cover); {
	case level == 0 && inCover:
		cover.Title = append(cover.Title, w)
	case level == 0 && len(r.stack) == 1 && r.outline.Title.Pieces == nil:
		r.outline.Title = w
	case level == 0:
		r.out.Add(source.OutlineTitle, at, "", "标题只能有一个", "正文的标题从“##”开始")
	case level > 5:
		r.out.Add(source.OutlineLevel, at, "", "标题最多五级（“##”到“######”）", "减少“#”")
	case level > r.level+1:
		r.out.Add(source.OutlineLevel, at, "", fmt.Sprintf("标题跳级：第%d级之后直接是第%d级", r.level, level), "标题要逐级往下")
		r.level = level
	default:
		r.level = level
		r.add(&Heading{Level: level, Text: w})
	}
}

// wording reads text with {expressions} and **emphasis** between two offsets.
func (r *outlineReader) wording(start, end int) []Piece {
	var pieces []Piece
	text := r.file.Text
	from := start
	take := func(to int) {
		if to > from {
			pieces = append(pieces, r.piece(from, to))
		}
	}
	for i := start; i < end; {
		switch {
		case strings.HasPrefix(text[i:end], "{{"):
			i += 2
		case text[i] == '{':
			i = closingBrace(text, i, end)
		case strings.HasPrefix(text[i:end], "**"):
			take(i)
			r.strong = !r.strong
			i += 2
			from = i
		default:
			i++
		}
	}
	take(end)
	return pieces
}

// closingBrace returns the offset after the } that ends the expression at i;
// a quoted text may hold braces. Without one it is the line's end.
func closingBrace(text string, i, end int) int {
	quoted := false
	for ; i < end; i++ {
		switch {
		case text[i] == '"':
			quoted = !quoted
		case text[i] == '}' && !quoted:
			return i + 1
		}
	}
	return end
}

func (r *outlineReader) piece(from, to int) Piece {
	t, errs := expr.ParseText(r.file.Text[from:to])
	at := source.Anchor{File: r.file, Base: from}
	reportErrors(r.out, at, "", errs)
	return Piece{Text: t, Strong: r.strong, At: at}
}

// condition parses the expression between two offsets, blanks around it skipped.
func (r *outlineReader) condition(start, end int) *Condition {
	for start < end && isBlank(r.file.Text[start]) {
		start++
	}
	for end > start && isBlank(r.file.Text[end-1]) {
		end--
	}
	e, errs := expr.Parse(r.file.Text[start:end])
	at := source.Anchor{File: r.file, Base: start}
	reportErrors(r.out, at, "", errs)
	if e == nil {
		return nil
	}
	return &Condition{Expr: e, At: at}
}

// reportErrors turns the errors of an expression into findings.
func reportErrors(out *source.Findings, at source.Anchor, key string, errs []*expr.Error) {
	for _, e := range errs {
		out.Add(e.Code, at.Place(e.Offset), key, e.Message, e.Hint)
	}
}
