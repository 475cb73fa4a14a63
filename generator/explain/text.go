package explain

import (
	"strings"

	"github.com/selfeval/selfeval/generator/compose"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// whole asks about all of a text instead of a range of it.
var whole = span{-1, -1}

func (s span) isWhole() bool { return s.from < 0 }

// maxDepth bounds texts that print texts.
const maxDepth = 8

// run explains bytes of a run's text.
func (x *Explainer) run(r *doc.Run, at span) *Node {
	if r.Origin.Fill == 0 {
		return node(Numbering, "编号", cut(r.Text, at)).note("由程序按标题的次序编号")
	}
	f := &x.trace.Fills[r.Origin.Fill-1]
	return x.segment(segment{f.Segment, f.At, f.Env, f.Author}, r.Text, at)
}

// segment is a stretch of wording with all that is needed to fill it again.
type segment struct {
	*expr.Segment
	at     source.Anchor
	env    *expr.Env
	author bool
}

// segment explains bytes of what a segment printed.
func (x *Explainer) segment(s segment, printed string, at span) *Node {
	if s.Expr != nil {
		return x.expression(s, printed, at)
	}
	offset := s.Offset
	if i := strings.Index(s.Literal, printed); i >= 0 && !at.isWhole() {
		offset += i + at.from
	}
	n := node(Typed, "模板的文字", cut(printed, at)).at(s.at.Place(offset))
	if s.author {
		n.Name = "手写的文字"
		n.note("没有引用数据，直接写在正文里")
	}
	return n
}

func cut(s string, at span) string {
	if at.isWhole() {
		return s
	}
	return s[at.from:at.to]
}

// expression explains bytes of what an expression printed: by the text that it
// printed and that holds them, or else by all that it read.
func (x *Explainer) expression(s segment, printed string, at span) *Node {
	n := node(Wording, "", cut(printed, at)).at(s.at.Place(s.Offset))
	n.Rule = "{" + s.Expr.String() + "}"
	if x.depth >= maxDepth {
		return n
	}
	x.depth++
	defer func() { x.depth-- }()
	t, err := s.Expr.Trace(s.env)
	if err != nil {
		return n.note("%s", err.Message)
	}
	var pieces []piece
	for i := range t.Names {
		if !t.Names[i].Asked {
			pieces = append(pieces, x.named(&t.Names[i])...)
		}
	}
	if !at.isWhole() {
		if p, inner := holding(pieces, printed, at); p != nil {
			n.From = append(n.From, p.node(inner))
			return n
		}
	}
	for _, p := range pieces {
		if p.text == "" || at.isWhole() {
			n.add(p.node(whole))
		}
	}
	x.fill(n, t)
	return n
}

// fill notes the expression with its values, unless it only prints one name.
func (x *Explainer) fill(n *Node, t *expr.Trace) {
	for _, c := range t.Choices {
		n.note("%s", choice(c))
	}
	for _, list := range t.Lists {
		if names := titles(list); names != "" {
			n.note("%d项：%s", len(list), names)
		}
	}
	if t.Value.Kind() == expr.KindNumber && !repeats(t) {
		n.quantity(t.Value)
		n.Filled, n.again = t.Text, t.Exact
	}
}

// repeats reports whether an expression only prints the one name that it reads.
func repeats(t *expr.Trace) bool {
	value, _ := t.Value.Number()
	read := 0
	same := false
	for i := range t.Names {
		if t.Names[i].Asked {
			continue
		}
		read++
		q, ok := t.Names[i].Value.Number()
		c, err := value.Cmp(q)
		same = ok && err == nil && c == 0
	}
	return read == 1 && same
}

func choice(c expr.Choice) string {
	s := "“" + c.Text + "”"
	if c.Text == "真" || c.Text == "假" {
		s = "“" + c.Rule + "”"
	}
	if c.Held {
		return s + "成立"
	}
	return s + "不成立"
}

// titles lists the items of a list by what they stand for.
func titles(list []expr.Value) string {
	var names []string
	for _, v := range list {
		if s, ok := v.Text(); ok && v.Kind() == expr.KindRecord {
			names = append(names, s)
		}
	}
	return strings.Join(names, "、")
}

// piece is what one name contributed. Text is how it stands in what is printed,
// "" for what is no text; node explains bytes of it.
type piece struct {
	text string
	node func(at span) *Node
}

// fixed is a piece that is explained as a whole.
func fixed(text string, n *Node) piece { return piece{text, func(span) *Node { return n }} }

// holding is the piece whose text holds bytes of what was printed, and the bytes
// in it. Filters take off and add closing punctuation only, so that the rest of a
// text stands in what they print as it is.
func holding(pieces []piece, printed string, at span) (*piece, span) {
	behind := 0
	for i := range pieces {
		p := &pieces[i]
		core := strings.TrimRight(p.text, "。；;，,、 　")
		if core == "" {
			continue
		}
		from := strings.Index(printed[behind:], core)
		if from >= 0 {
			from += behind
			behind = from + len(core)
		} else if from = strings.Index(printed, core); from < 0 {
			continue
		}
		if from <= at.from && at.to <= from+len(core) {
			return p, span{at.from - from, at.to - from}
		}
	}
	return nil, span{}
}

// authored is an author's text, filled in env. V is what was made of it.
func (x *Explainer) authored(name string, t source.Text, v expr.Value, env *expr.Env) piece {
	s, _ := v.Text()
	return piece{s, func(at span) *Node {
		segments := []segment{{&expr.Segment{Literal: t.Value, Length: len(t.Value)}, source.Anchor{Node: t.Node}, env, true}}
		if strings.ContainsAny(t.Value, "{}") {
			parsed, _ := expr.ParseText(t.Value)
			if parsed == nil {
				return node(Text, name, s).written(t.Node)
			}
			segments = segmentsOf(parsed, source.Anchor{Node: t.Node}, env, true)
		}
		return x.filled(node(Text, name, s).written(t.Node), segments, s, at)
	}}
}

func segmentsOf(t *expr.Text, at source.Anchor, env *expr.Env, author bool) []segment {
	list := make([]segment, len(t.Segments))
	for i := range t.Segments {
		list[i] = segment{&t.Segments[i], at, env, author}
	}
	return list
}

// worded is wording of the pack, filled in env.
func (x *Explainer) worded(name string, w pack.Wording, v expr.Value, env *expr.Env) piece {
	s, _ := v.Text()
	return piece{s, func(at span) *Node {
		var segments []segment
		for _, p := range w.Pieces {
			if p.Text != nil {
				segments = append(segments, segmentsOf(p.Text, p.At, env, false)...)
			}
		}
		return x.filled(node(Text, name, s).at(w.At), segments, s, at)
	}}
}

// filled explains a text by the segment that printed bytes of it, or by all of
// its expressions. Lines were trimmed and empty ones left out after filling, so
// that blanks do not count.
func (x *Explainer) filled(n *Node, segments []segment, text string, at span) *Node {
	skip, length := 0, 0
	if !at.isWhole() {
		skip, length = solid(text[:at.from]), at.to-at.from
	}
	for _, s := range segments {
		printed, err := s.Fill(s.env)
		if err != nil {
			continue
		}
		if at.isWhole() {
			if s.Expr != nil {
				n.From = append(n.From, x.segment(s, printed, whole))
			}
			continue
		}
		count := solid(printed)
		if skip >= count {
			skip -= count
			continue
		}
		from := behind(printed, skip)
		n.From = append(n.From, x.segment(s, printed, span{from, min(from+length, len(printed))}))
		return n
	}
	return n
}

const blanks = " \t\r\n　"

// solid counts the characters that are not blank.
func solid(s string) int {
	n := 0
	for _, r := range s {
		if !strings.ContainsRune(blanks, r) {
			n++
		}
	}
	return n
}

// behind is where the character stands that n solid ones come before.
func behind(s string, n int) int {
	for i, r := range s {
		if strings.ContainsRune(blanks, r) {
			continue
		}
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// because is a condition of the pack with its values.
func (x *Explainer) because(w *compose.Why) *Node {
	n := x.condition(w.Condition, w.Env)
	n.Value = "成立"
	if !w.Held {
		n.Value = "不成立"
	}
	return n
}

func (x *Explainer) condition(c *pack.Condition, env *expr.Env) *Node {
	n := node(Condition, "条件", "成立").at(c.At.Place(0))
	n.Rule = c.Expr.String()
	t, err := c.Expr.Trace(env)
	if err != nil {
		return n.note("%s", err.Message)
	}
	n.Filled = t.Text
	for i := range t.Names {
		for _, p := range x.named(&t.Names[i]) {
			if p.text == "" || t.Names[i].Value.Kind() == expr.KindText {
				n.add(p.node(whole))
			}
		}
	}
	return n
}
