package source

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"github.com/pelletier/go-toml/v2/unstable"
)

// judged is how much text BurntSushi/toml is given to find one error, and how
// far into a statement an error may be for it to be read again.
const judged = 64 << 10

// fault reports the syntax error that stopped go-toml, and returns the offset
// at which reading goes on.
func (p *parser) fault() int {
	text := string(p.buf)
	at := p.stopped()
	from := p.gap(p.end, ' ') // of the statement
	if from > at {
		from = lineStart(text, at) // the error is in a comment
	}
	window := text[from:min(len(text), from+judged)]
	if verdict, ok := judge(window); ok && (from+len(window) == len(text) || verdict < len(window)-utf8.UTFMax) {
		if verdict += from; lineStart(text, verdict) <= lineStart(text, at) {
			at = verdict // else BurntSushi/toml accepts what go-toml does not
		}
	}
	if begin, line := p.swallowed(text, from, at); line > 0 {
		p.out.Add(SyntaxError, p.file.Place(begin), "", "三个引号没有配对：文字一直延续到了第"+strconv.Itoa(p.file.Place(line).Line)+"行", "在这段文字的末尾补上 "+text[begin:begin+3])
		return line
	}
	where, message, hint := explain(text, from, at)
	p.out.Add(SyntaxError, p.file.Place(where), "", message, hint)
	return p.resume(text, from, at)
}

// stopped is where go-toml says its error is.
func (p *parser) stopped() int {
	var e *unstable.ParserError
	if !errors.As(p.toml.Error(), &e) {
		return p.end
	}
	// A highlight is a part of the parser's data and so shares its end.
	at := p.base + cap(p.toml.Data()) - cap(e.Highlight)
	return max(p.end, min(at, len(p.buf)))
}

// judge asks BurntSushi/toml where the first error of text is. It does not ask
// when brackets are nested so deeply that its recursion would hurt. The line
// end that is added keeps it from moving errors at the end of the text.
func judge(text string) (at int, ok bool) {
	if s := scanTo(text, 0, len(text)); s.depth > MaxDepth {
		return 0, false
	}
	defer func() {
		if recover() != nil { // it panics on what it thinks are bugs of its own
			ok = false
		}
	}()
	var e toml.ParseError
	if _, err := toml.Decode(text+"\n", new(map[string]any)); !errors.As(err, &e) {
		return 0, false
	}
	return max(0, min(e.Position.Start, len(text))), true
}

// statement matches a line that begins a statement, without indentation: then
// brackets that are still open have been forgotten.
var statement = regexp.MustCompile(`^(?:\[\[?[^\[\]{}=,#]+\]\]?[ \t]*(?:#.*)?\r?$|(?:[\pL\pN_.-]|"[^"]*"|'[^']*')+[ \t]*=)`)

// beginsStatement reports whether the line that starts at i does.
func beginsStatement(text string, i int) bool { return statement.MatchString(text[i:lineEnd(text, i)]) }

// resume is where reading goes on after the error at at in the statement at
// from. A bad line inside of a list is blanked and the statement read again,
// any other bad statement is left out. A bad [header] leaves out its section:
// what follows is read into a table outside the tree.
func (p *parser) resume(text string, from, at int) int {
	if s := scanTo(text, from, at); s.quote.kind != 0 {
		at = s.quote.start
	}
	line := lineStart(text, at)
	if line > from && line-from < judged && !beginsStatement(text, line) && p.blank(text, from, line) {
		return from
	}
	if from < len(text) && text[from] == '[' {
		p.table = p.detached()
	}
	if line > from && beginsStatement(text, line) {
		return line
	}
	s := scanTo(text, from, line)
	for i := lineEnd(text, at); i < len(text); i = lineEnd(text, i+1) {
		s.to(text, i)
		open := len(s.frames) > 1
		switch s.quote.kind {
		case 's': // a long text that ends further down
			continue
		case '"', '\'':
			open = open || isLong(text[s.quote.start:]) || continues(text, i+1)
		}
		if !open || beginsStatement(text, i+1) {
			return i + 1
		}
	}
	return len(text)
}

// blank blanks the line, if it is inside of the brackets of the statement at
// from and has as many closing as opening ones. What remains keeps the list
// whole: the commas, and for a table an empty one, so that those after it keep
// their numbers.
func (p *parser) blank(text string, from, line int) bool {
	end := lineEnd(text, line)
	before, after := scanTo(text, from, line), scanTo(text, from, end)
	if len(before.frames) < 2 || before.quote.kind != 0 || after.quote.kind != 0 ||
		len(before.frames) != len(after.frames) || before.top().open != after.top().open {
		return false
	}
	bad := strings.TrimSpace(text[line:end])
	left := ""
	if before.expects() == wantEnd {
		left = ","
	}
	if bad != "" && bad[0] == '{' && before.top().char == '[' {
		left += "{}"
	}
	if after.prev.kind == ',' && left != "," && left != "" {
		left += ","
	}
	switch {
	case bad == "":
		return false
	case strings.Trim(bad, "{},") == "" || len(left) > len(bad): // this line again
		left = ""
	}
	for i := line; i < end; i++ {
		if p.buf[i] != '\r' {
			p.buf[i] = ' '
		}
	}
	copy(p.buf[line:], left)
	return true
}

// continues reports whether the line at i looks like the rest of a text that
// was broken into lines, although its quotes allow only one.
func continues(text string, i int) bool {
	line := strings.TrimSpace(text[min(i, len(text)):lineEnd(text, min(i, len(text)))])
	return line != "" && line[0] != '#' && line[0] != '[' && !strings.Contains(line, "=")
}

// swallowed recognises that a long text before at ended only at the opening
// quotes of the next one, so that its own closing quotes must be missing. It
// returns where the text begins and the line at which the next one does.
func (p *parser) swallowed(text string, from, at int) (begin, line int) {
	s := token{}
	if prev := scanTo(text, from, at).prev; prev.kind == 's' && prev.start > from {
		s = prev
	} else if p.last != nil && p.last.Kind == String {
		s = token{'s', p.last.Value.Start, p.last.Value.End}
	}
	if quoteOf(text[s.start:s.end]) != 3 {
		return 0, 0
	}
	line = lineStart(text, s.end-3)
	if line <= s.start || !beginsStatement(text, line) {
		return 0, 0
	}
	if _, value, ok := strings.Cut(text[line:s.end-3], "="); !ok || strings.TrimSpace(value) != "" {
		return 0, 0
	}
	if p.last != nil && p.last.Value.Start == s.start {
		p.last.drop()
		p.last = nil
	}
	return s.start, line
}
