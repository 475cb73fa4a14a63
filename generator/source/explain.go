package source

import (
	"fmt"
	"strings"
	"unicode"
)

// explain says what is wrong at at, in the statement that begins at from, as
// somebody would who reads the line: by what stands there and what should have
// come. where is the offset to point at, which may be a bracket or quote that
// was opened earlier.
func explain(text string, from, at int) (where int, message, hint string) {
	s := scanTo(text, from, at)
	if s.quote.kind != 0 {
		return explainString(text, s.quote)
	}
	for at < len(text) && (text[at] == ' ' || text[at] == '\t') {
		at++
	}
	r := runeAt(text, at)
	if strings.HasPrefix(text[at:], "\r\n") {
		r = '\n'
	}
	if i := loneReturn(text, at); i >= 0 {
		at, r = i, '\r'
	}
	if message, hint = explainInvisible(r); message != "" {
		return at, message, hint
	}
	if top := s.top(); top.char != 0 && abandoned(text, at, r, &s) {
		closer := map[byte]string{'[': "]", '{': "}"}[top.char]
		return top.open, fmt.Sprintf("括号 %c 没有配对", top.char), "在这一项的末尾补上 " + closer
	}
	switch s.expects() {
	case wantHeader:
		message, hint = explainHeader(text, at, r)
	case wantKey:
		message, hint = explainKey(text, at, r)
	case wantEquals:
		return explainEquals(text, at, r, &s)
	case wantValue:
		message, hint = explainValue(text, at, r, keyOf(text, &s))
	default:
		return explainRest(text, at, r, &s)
	}
	return at, message, hint
}

// abandoned reports whether the innermost bracket of s must have lost its
// other half: the text ends or goes on with another statement or table.
func abandoned(text string, at int, r rune, s *scan) bool {
	line := lineStart(text, at)
	return strings.TrimSpace(text[at:]) == "" ||
		strings.TrimSpace(text[line:at]) == "" && beginsStatement(text, line) ||
		s.expects() == wantKey && (r == '{' || r == '[')
}

// loneReturn is the offset of a carriage return without line feed in the line
// of at, -1 if there is none. Such a return is wrong wherever it stands.
func loneReturn(text string, at int) int {
	end := lineEnd(text, at)
	for i := lineStart(text, at); i < end; i++ {
		if text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			return i
		}
	}
	return -1
}

// want is what should come next in a statement.
type want uint8

const (
	wantHeader want = iota // the rest of a [header]
	wantKey
	wantEquals
	wantValue
	wantEnd // a comma, a closing bracket or the end of the line
)

// expects is what should come next.
func (s *scan) expects() want {
	top := s.top()
	switch {
	case s.header:
		return wantHeader
	case top.char == '[' && (s.prev.kind == '[' || s.prev.kind == ','):
		return wantValue
	case top.char == '[':
		return wantEnd
	case top.equals && s.prev.kind == '=':
		return wantValue
	case top.equals:
		return wantEnd
	case top.key.kind != 0:
		return wantEquals
	}
	return wantKey
}

// keyOf is the key of the value at which s stands, as written.
func keyOf(text string, s *scan) string {
	if top := s.top(); top.char != '[' {
		return text[top.key.start:top.key.end]
	}
	return ""
}

// lookalikes are characters of Chinese text that stand for TOML's.
var lookalikes = map[rune]string{
	'＝': "=", '，': ",", '、': ",", '；': ",", '［': "[", '］': "]", '【': "[", '】': "]", '｛': "{", '｝': "}",
	'＃': "#", '．': ".", '。': ".", '“': `"`, '”': `"`, '„': `"`, '＂': `"`, '‘': `"`, '’': `"`, '＇': `'`, '「': `"`, '」': `"`,
}

// explainLookalike is for a character that looks like the right one.
func explainLookalike(r rune) (message, hint string) {
	if like, ok := lookalikes[r]; ok {
		return fmt.Sprintf("这里用了全角的 %c", r), "换成半角的 " + like
	}
	return "", ""
}

// explainInvisible is for a character that nobody sees.
func explainInvisible(r rune) (message, hint string) {
	switch {
	case r == '　':
		return "这里有一个全角空格", "删去，或换成半角空格"
	case r == '\u00A0' || r == '\u200B' || r == '\u200C' || r == '\u200D' || r == '\uFEFF' || r == '\u2028' || r == '\u2029' || r == '\u202F':
		return fmt.Sprintf("这里有一个看不见的字符 U+%04X", r), "删去，或换成半角空格"
	case r == '\r':
		return "这里有一个单独的回车符", "换成正常的换行"
	case r < ' ' && r != '\n' || r == 0x7F:
		return fmt.Sprintf("这里有一个控制字符 U+%04X", r), "删去"
	}
	return "", ""
}

// explainString is for an error inside of quotes.
func explainString(text string, quote token) (where int, message, hint string) {
	raw := text[quote.start:quote.end]
	mark := raw[:1]
	long := isLong(raw)
	if long {
		mark = raw[:3]
	}
	for i := len(mark); i < len(raw); i++ {
		c := raw[i]
		if c == '\\' && mark[0] == '"' {
			n := escapeLength(raw[i:], long)
			if n == 0 {
				return quote.start + i, fmt.Sprintf("引号里的 \\%c 不是转义", runeAt(raw, i+1)), `反斜杠写两次 \\，或把整段文字改用单引号 '…'`
			}
			i += n - 1
			continue
		}
		if c != '\n' && !(c == '\r' && i+1 < len(raw) && raw[i+1] == '\n') && c != '\t' {
			if message, hint = explainInvisible(rune(c)); message != "" {
				return quote.start + i, message, hint
			}
		}
	}
	if long {
		if quote.kind == 's' {
			return quote.end - 3, "结尾的引号过多", "结尾只留三个引号"
		}
		return quote.start, "三个引号没有配对，后面的内容都成了文字", "在这段文字的末尾补上 " + mark
	}
	line := strings.TrimRight(raw, " \t\r,]}")
	for _, closer := range []string{"”", "＂", "“", "’", "」"} {
		if strings.HasSuffix(line, closer) {
			return quote.start + len(line) - len(closer), "结尾的引号 " + closer + " 是全角的", "换成半角的 " + mark
		}
	}
	return quote.start, "引号没有配对，这一行缺少结尾的 " + mark, "在文字末尾补上 " + mark + "；文字有多行的，首尾各用三个引号 " + strings.Repeat(mark, 3)
}

// escapeLength is the length of the escape at the start of s, 0 if it is none.
func escapeLength(s string, long bool) int {
	if len(s) < 2 {
		return 0
	}
	digits := hexDigits[s[1]]
	switch {
	case strings.IndexByte(`btnfre"\`, s[1]) >= 0:
		return 2
	case digits > 0 && len(s) >= 2+digits && strings.Trim(s[2:2+digits], "0123456789abcdefABCDEF") == "":
		if n := hex(s[2 : 2+digits]); n > unicode.MaxRune || 0xD800 <= n && n < 0xE000 {
			return 0
		}
		return 2 + digits
	case long && strings.TrimLeft(s[1:lineEnd(s, 0)], " \t\r") == "":
		return lineEnd(s, 0)
	}
	return 0
}

// hex is the value of a short hexadecimal.
func hex(s string) (n int) {
	for i := range len(s) {
		n = n<<4 | strings.IndexByte("0123456789abcdef", s[i]|0x20)
	}
	return n
}
