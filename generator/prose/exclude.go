package prose

import (
	"strings"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/expr"
)

// notFigure is where to go on if the digits at i are a date, a time, a file
// number, an ordinal, the number of a paragraph or a telephone number; i if
// they are none of these.
func (sc *scanner) notFigure(i int) int {
	s := sc.s
	end := skipDigits(s, i)
	count := utf8.RuneCountInString(s[i:end])
	switch {
	case before(s[:i], "第", "〔", "［", "【", "No.", "NO."):
		return end
	case strings.HasPrefix(s[end:], "年") && count == 4, strings.HasPrefix(s[end:], "月"), strings.HasPrefix(s[end:], "日") && !strings.HasPrefix(s[end:], "日均"):
		return afterDate(s, i)
	case strings.HasPrefix(s[end:], " 年") && count == 4 && isYear(s[i:end]): // 2020 年
		return end + len(" 年")
	case strings.HasPrefix(s[end:], " 月"), strings.HasPrefix(s[end:], " 日"):
		return end + len(" 月")
	case strings.HasPrefix(s[end:], "号"):
		return end + len("号")
	case end < len(s) && isLetter(s[end]) && unitAt(s[end:], false) == "":
		return sc.word(end)
	case sc.isNumbering(i, end):
		return end
	}
	if end < len(s) && strings.IndexByte("-./:", s[end]) >= 0 || strings.HasPrefix(s[end:], "：") {
		if next := afterJoined(s, i, end, count); next > i {
			return next
		}
	}
	return i
}

// afterDate goes over 2020年度, 2020年9月8日, 6月30日, 8日.
func afterDate(s string, i int) int {
	for range 3 {
		end := skipDigits(s, i)
		if end == i {
			return i
		}
		switch {
		case strings.HasPrefix(s[end:], "年"), strings.HasPrefix(s[end:], "月"), strings.HasPrefix(s[end:], "日"):
			i = end + len("年")
		default:
			return i
		}
	}
	return i
}

// afterJoined goes over 2020-12-31, 2020.12, 8:30, 0718-8690022 and 1/3.
func afterJoined(s string, i, end, count int) int {
	sep := s[end]
	if sep >= utf8.RuneSelf {
		if count > 2 || !digitAt(s[end+len("："):]) { // 8：30
			return i
		}
		next := skipDigits(s, end+len("："))
		if next-end-len("：") == 2 {
			return next
		}
		return i
	}
	if !digitAt(s[end+1:]) {
		return i
	}
	next := skipDigits(s, end+1)
	second := next - end - 1
	third := next < len(s) && s[next] == sep && digitAt(s[next+1:])
	switch {
	case third: // a date, a version, an address
		for next < len(s) && s[next] == sep && digitAt(s[next+1:]) {
			next = skipDigits(s, next+1)
		}
		return next
	case sep == '/', sep == ':':
		return next
	case sep == '-' && (s[i] == '0' && count >= 3 && second >= 7 || count == 4 && isYear(s[i:end]) && second <= 4):
		return next
	case sep == '.' && count == 4 && isYear(s[i:end]) && second <= 2 && unitAt(s[next:], false) == "" && !scaleAt(s[next:]):
		return next
	}
	return i
}

// isNumbering reports whether the digits s[i:end] number a paragraph or an
// item: （1）, 1. and 1、 behind a mark.
func (sc *scanner) isNumbering(i, end int) bool {
	s := sc.s
	if end-i > 2 || end >= len(s) {
		return false
	}
	open := before(s[:i], "（", "(")
	closed := strings.HasPrefix(s[end:], "）") || strings.HasPrefix(s[end:], ")")
	switch {
	case open && closed:
		return true
	case i > sc.start && !before(strings.TrimRight(s[:i], " "), "。", "；", "：", ";", ":", "\n"):
		return false
	case closed, strings.HasPrefix(s[end:], "、"), strings.HasPrefix(s[end:], "．"):
		return true
	}
	return s[end] == '.' && !decimalAfter(s[end+1:])
}

// decimalAfter reports whether the text behind a point makes a decimal of the
// digits before it: 2万元 does, 构建 and 2020年 do not.
func decimalAfter(s string) bool {
	if !digitAt(s) {
		return false
	}
	n := skipDigits(s, 0)
	return !(n == 4 && strings.HasPrefix(s[n:], "年"))
}

// isBare reports whether a number without a unit is no figure: a year, a day
// such as 5.12 before 防灾减灾日, a code.
func isBare(s string, i, end int, q expr.Quantity) bool {
	if q.Scale != expr.One || q.Approx != "" {
		return false
	}
	text := q.Text
	switch {
	case q.Places == 0 && len(text) == 4 && isYear(text):
		return true
	case len(text) >= 7 && !strings.ContainsAny(text, ".,"), len(text) > 1 && text[0] == '0' && text[1] != '.':
		return true
	}
	if month, day, ok := strings.Cut(text, "."); ok && len(month) <= 2 && len(day) <= 2 {
		r, _ := utf8.DecodeRuneInString(s[end:])
		return isHan(r) || r == '”' || before(s[:i], "“")
	}
	return false
}

func isYear(s string) bool { return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") }

// approxBefore is the word before a number that makes it approximate, "" if
// there is none.
func approxBefore(s string) string {
	s = strings.TrimRight(s, " ")
	for _, w := range [...]string{"大约", "约为", "约", "将近", "接近", "近", "超过", "超", "逾", "不足", "不到", "不少于", "不低于", "不高于", "不超过", "至少", "最多"} {
		if rest, ok := strings.CutSuffix(s, w); ok && !(w == "约" && before(rest, "节", "签", "合", "条", "契", "特", "预", "履", "违", "公")) && !(w == "近" && before(rest, "附", "最", "邻", "临", "靠")) {
			return w
		}
	}
	for _, w := range [...]string{"≥", ">=", ">", "＞", "≤", "<=", "<", "＜", "大于", "小于", "低于", "高于", "少于", "多于"} {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}

// before reports whether s ends with one of the words.
func before(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// precededByWord reports whether a sign would stand between two words or
// figures, where it is a dash.
func precededByWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isHan(r) && !strings.ContainsRune("为是率比幅长降", r) || r >= '0' && r <= '9' || r < utf8.RuneSelf && isLetter(byte(r)) || r == '%' || r == ')' || r == '）'
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

// isHan reports whether r is a Chinese character, not a mark.
func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF }

func digitAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= '0' && r <= '9' || r >= '０' && r <= '９'
}

func skipDigits(s string, i int) int {
	for i < len(s) && digitAt(s[i:]) {
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
	return i
}

func scaleAt(s string) bool { return strings.HasPrefix(s, "万") || strings.HasPrefix(s, "亿") }

// dashAt is the length of the dash of a range that s begins with.
func dashAt(s string) int {
	for _, d := range [...]string{"——", "-", "—", "–", "~", "～", "－", "至", "到"} {
		if strings.HasPrefix(s, d) {
			return len(d)
		}
	}
	return 0
}
