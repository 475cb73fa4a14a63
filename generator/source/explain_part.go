package source

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// explainHeader is for an error in a [header].
func explainHeader(text string, at int, r rune) (message, hint string) {
	start := lineStart(text, at)
	line, _, _ := strings.Cut(text[start:lineEnd(text, at)], "#")
	line = strings.TrimSpace(line)
	brackets := "["
	if strings.HasPrefix(line, "[[") {
		brackets = "[["
	}
	closers := strings.Repeat("]", len(brackets))
	name, rest, closed := strings.Cut(strings.TrimLeft(line, "[ "), "]")
	for _, closer := range []string{"】", "］"} {
		name, _, _ = strings.Cut(name, closer)
	}
	form := brackets + headerName(strings.ReplaceAll(name, "．", ".")) + closers
	switch {
	case strings.Trim(name, " .") == "":
		return "表头里没有表名", "写成 [表名]"
	case closed && strings.Trim(rest, "] ") != "":
		return "表头后面有多余的内容", "另起一行写；注释前面加 #"
	case strings.ContainsFunc(name, isHan) && form != line:
		return "表头没有写对，中文表名要加半角引号", "写成 " + form
	case !closed || len(rest)+1 != len(closers):
		return "表头的方括号没有配对", "写成 " + form
	}
	return "表头没有写对", "表名只能用字母、数字、_ 和 -，其他的要加半角引号，如 [figures.\"决算\"]"
}

// headerName writes a dotted key with quotes where they are needed.
func headerName(name string) string {
	parts := strings.Split(name, ".")
	for i, part := range parts {
		part = strings.TrimSpace(part)
		if !strings.ContainsAny(part, `"'`) {
			part = sourceKey(strings.Trim(part, quotes))
		}
		parts[i] = part
	}
	return strings.Join(parts, ".")
}

// quotes are all the marks that people write around text.
const quotes = "\"'“”„＂‘’＇「」『』 "

// isHan reports whether r is a Chinese character.
func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// explainKey is for an error where a key should begin.
func explainKey(text string, at int, r rune) (message, hint string) {
	line := text[at:lineEnd(text, at)]
	key, value, assigned := cutAny(line, "=", "＝", "：", ":")
	bare := strings.Trim(strings.TrimSpace(key), quotes)
	switch {
	case strings.HasPrefix(line, "//") || strings.HasPrefix(line, "/*") || r == '；' || r == ';' || r == '＃':
		return "注释没有写对", "注释以半角的 # 开头"
	case r == '【' || r == '［':
		name, _, _ := cutAny(strings.TrimLeft(line, "【［[ "), "】", "］", "]")
		return fmt.Sprintf("这里用了全角的 %c", r), "换成半角的方括号：[" + headerName(name) + "]"
	case assigned && bare != "":
		return "中文或带符号的键名要加半角引号", "写成 " + Quote(shorten(bare)) + " = " + shorten(value)
	case r == '=':
		return "等号前面没有键名", "写成 键名 = 值"
	case r == ',' || r == ']' || r == '}' || r == '\n':
		return "这里缺少键名，或者多了一个符号", "写成 键名 = 值"
	}
	return "这一行不是“键 = 值”", `注释前面加 #；上一行文字的续行，首尾各用三个引号 """`
}

// cutAny cuts s at the first of seps.
func cutAny(s string, seps ...string) (before, after string, found bool) {
	best, width := -1, 0
	for _, sep := range seps {
		if i := strings.Index(s, sep); i >= 0 && (best < 0 || i < best) {
			best, width = i, len(sep)
		}
	}
	if best < 0 {
		return s, "", false
	}
	return s[:best], s[best+width:], true
}

// explainEquals is for an error where the = after a key should be.
func explainEquals(text string, at int, r rune, s *scan) (where int, message, hint string) {
	key := s.top().key
	name := shorten(text[key.start:key.end])
	if start, end := thousands(text, key.start); start < key.start {
		message, hint = explainBare(text[start:end], "")
		return start, message, hint
	}
	switch {
	case r == ':' || r == '：':
		return at, fmt.Sprintf("键和值之间用了冒号“%c”", r), "换成等号：" + name + " = …"
	case r == '\n' || r == ',' || r == '}':
		return key.start, "“" + name + "”后面没有等号和值", "写成 " + name + " = …"
	case lookalikes[r] != "":
		message, hint = explainLookalike(r)
		return at, message, hint
	}
	if full, value, ok := cutAny(text[key.start:lineEnd(text, at)], "=", "＝"); ok {
		return key.start, "键名里有空格、中文或别的符号，要加半角引号", "写成 " + Quote(shorten(strings.Trim(full, quotes))) + " = " + shorten(value)
	}
	return at, "键名后面应当是等号", "写成 " + name + " = …"
}

// explainValue is for an error where a value should begin.
func explainValue(text string, at int, r rune, key string) (message, hint string) {
	switch r {
	case '\n', '#', '}', ']':
		return "等号后面没有值", "写成 " + assign(key, `"…"`) + "；数和日期不加引号"
	case ',':
		return "逗号前面没有值", "删去多余的逗号"
	case '=':
		return "等号多了一个", "只留一个"
	case '＝', '，', '、', '；', '＃':
		return explainLookalike(r)
	}
	end := valueRun(text, at)
	word := text[at:end]
	if strings.ContainsRune("“”„＂‘’＇「", r) {
		closer := strings.IndexAny(text[at+utf8.RuneLen(r):lineEnd(text, at)], "”“„＂’‘＇」\"")
		if closer >= 0 {
			word = text[at : at+utf8.RuneLen(r)+closer]
		}
		return fmt.Sprintf("引号 %c 是全角的", r), "换成半角引号：" + assign(key, Quote(shorten(strings.Trim(word, quotes))))
	}
	return explainBare(word, key)
}

// explainRest is for an error after a value.
func explainRest(text string, at int, r rune, s *scan) (where int, message, hint string) {
	top, key := s.top(), keyOf(text, s)
	if start, end := thousands(text, at); start < at && start >= s.prev.start {
		message, hint = explainBare(text[start:end], key)
		return start, message, hint
	}
	glued := s.prev.end == at && r != '\n' && lookalikes[r] == ""
	switch {
	case r == ',' && top.char == 0:
		return at, "行末多了一个逗号", "删去逗号"
	case (r == ';' || r == '；') && top.char == 0:
		return at, fmt.Sprintf("值的后面多了“%c”", r), "删去；另一项另起一行写"
	case r == ';' || r == '；':
		return at, fmt.Sprintf("各项之间用了“%c”", r), "换成半角的逗号 ,"
	case r == ']' || r == '}':
		return at, fmt.Sprintf("括号 %c 没有配对", r), "删去，或补上前面的一半"
	case glued && s.prev.kind == 'w':
		end := valueRun(text, at)
		message, hint = explainBare(text[s.prev.start:end], key)
		return s.prev.start, message, hint
	case glued && s.prev.kind == 's':
		return explainEarlyEnd(text, at, s.prev)
	case top.char != 0 && (r == '"' || r == '\'' || r == '{' || r == '[' || r < utf8.RuneSelf && r != '\n'):
		return at, "两项之间缺少逗号", "在前一项后面加上半角逗号"
	case lookalikes[r] != "":
		message, hint = explainLookalike(r)
		return at, message, hint
	}
	return at, "值的后面有多余的内容", "另起一行写；注释前面加 #"
}

// explainEarlyEnd is for text right after a string s: its closing quotes stand
// inside of what was meant to be quoted, or they open the next text because the
// ones before are full-width.
func explainEarlyEnd(text string, at int, s token) (where int, message, hint string) {
	if raw := text[s.start:s.end]; quoteOf(raw) == 1 {
		if i := strings.IndexRune(raw, '”'); i >= 0 && !strings.ContainsRune(raw[:i], '“') {
			return s.start + i, "结尾的引号 ” 是全角的", "换成半角的 " + raw[:1]
		}
	}
	return at, "引号在这里提前结束了", `文字里面的引号用全角“”，或写成 \"`
}

// assign shows how value is written with its key, which may be "".
func assign(key, value string) string {
	if key == "" {
		return value
	}
	return key + " = " + value
}

// valueRun is the end of what somebody wrote as one value at at.
func valueRun(text string, at int) (end int) {
	line := text[at:lineEnd(text, at)]
	if n := strings.IndexAny(line, ",]}#，"); n >= 0 {
		line = line[:n]
	}
	return at + len(strings.TrimRight(line, " \t\r"))
}

// grouped matches digits with commas between thousands, and what is glued to them.
var grouped = regexp.MustCompile(`[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?[^\s,\]}#"]*`)

// thousands is the range of a number with grouped digits around at; start is
// at if there is none.
func thousands(text string, at int) (start, end int) {
	line := lineStart(text, at)
	for _, m := range grouped.FindAllStringIndex(text[line:lineEnd(text, at)], -1) {
		if line+m[0] < at && at < line+m[1] {
			return line + m[0], line + m[1]
		}
	}
	return at, at
}
