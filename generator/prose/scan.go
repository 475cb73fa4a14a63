package prose

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/expr"
)

// Scan finds the figures of s in the order in which they stand there. It is
// linear in len(s) and takes any text.
func Scan(s string) []Mention { return scanFrom(nil, s, 0, len(s)) }

// scanFrom appends the figures of s[start:end] to list. Places count from the
// beginning of s, so that a part of a file can be scanned where it stands.
func scanFrom(list []Mention, s string, start, end int) []Mention {
	sc := scanner{s: s[:end], start: start, from: start, list: list}
	for i := start; i < end; {
		c := sc.s[i]
		switch {
		case c >= '0' && c <= '9':
			i = sc.arabic(i)
		case isLetter(c):
			i = sc.word(i)
		case c < utf8.RuneSelf:
			sc.mark(rune(c), i, i+1)
			i++
		default:
			r, n := utf8.DecodeRuneInString(sc.s[i:])
			switch {
			case r >= '０' && r <= '９':
				i = sc.arabic(i)
			case isNumeral(r):
				i = sc.hanzi(i)
			default:
				sc.mark(r, i, i+n)
				i += n
			}
		}
	}
	return sc.list
}

// scanner walks over one text.
type scanner struct {
	s     string
	start int
	from  int    // where the words before the next figure begin
	saved [4]int // from outside of the brackets that are open
	depth int
	list  []Mention
}

// mark looks at a character that is no figure. Marks of punctuation end the
// words before the next figure; what stands in brackets is put aside.
func (sc *scanner) mark(r rune, at, next int) {
	switch r {
	case '（', '(', '[', '〔', '【':
		if sc.depth < len(sc.saved) {
			sc.saved[sc.depth] = sc.from
		}
		sc.depth++
		sc.from = next
	case '）', ')', ']', '〕', '】':
		if sc.depth--; sc.depth >= 0 && sc.depth < len(sc.saved) {
			sc.from = sc.saved[sc.depth]
		}
		sc.depth = max(sc.depth, 0)
	case '，', '。', '；', '：', '、', '！', '？', ',', ';', ':', '!', '?', '\n', '\t', '|':
		sc.from = next
	}
}

// word skips a Latin word with the digits in it: PM2.5, A4, COVID-19.
func (sc *scanner) word(i int) int {
	for i < len(sc.s) && (isLetter(sc.s[i]) || isDigit(sc.s[i]) || (sc.s[i] == '.' || sc.s[i] == '-' || sc.s[i] == '_') && i+1 < len(sc.s) && (isLetter(sc.s[i+1]) || isDigit(sc.s[i+1]))) {
		i++
	}
	return i
}

// arabic reads the figure whose digits begin at i and returns where to go on.
func (sc *scanner) arabic(i int) int {
	if next := sc.notFigure(i); next > i {
		return next
	}
	q, n := expr.ScanNumber(sc.s[i:])
	if n == 0 { // more digits than any figure has
		return skipDigits(sc.s, i)
	}
	end := i + n
	q, end = sc.spaced(q, end)
	m := Mention{Start: i, From: sc.from}
	if to, next, ok := sc.upper(&q, end); ok {
		m.To, end = &to, next
	} else if next > end {
		return next
	}
	if q.Unit == "" {
		u := unitAt(sc.s[end:], false)
		q.Unit = plainUnit(u)
		end += len(u)
		if q.Unit == "" && isBare(sc.s, i, end, q) {
			return max(end, i+1)
		}
	}
	if m.To != nil {
		m.To.Unit = q.Unit
	}
	return sc.add(m, q, end)
}

// spaced reads scale, % or unit that a blank separates from its number.
func (sc *scanner) spaced(q expr.Quantity, end int) (expr.Quantity, int) {
	rest := strings.TrimLeft(sc.s[end:], " \u00a0\u3000")
	if len(rest) == len(sc.s[end:]) || q.Unit != "" || len(sc.s[end:])-len(rest) > 6 {
		return q, end
	}
	// The digits once more, with what follows the blank.
	for _, mark := range [...]string{"%", "％", "‰", "万", "亿"} {
		if strings.HasPrefix(rest, mark) && q.Scale == expr.One {
			if joined, n := expr.ScanNumber(q.Text + rest[:min(len(rest), 24)]); n > len(q.Text) {
				return joined, len(sc.s) - len(rest) + n - len(q.Text)
			}
		}
	}
	if unitAt(rest, false) != "" {
		return q, len(sc.s) - len(rest)
	}
	return q, end
}

// upper reads the upper end of a range behind its lower one. If the range is
// one of dates, next is behind it and ok is false.
func (sc *scanner) upper(q *expr.Quantity, end int) (to expr.Quantity, next int, ok bool) {
	rest := sc.s[end:]
	if q.Unit == "" { // 100万元-200万元
		if u := unitAt(rest, false); u != "" {
			rest = rest[len(u):]
		}
	}
	n := dashAt(rest)
	if n == 0 || n == len(rest) || !digitAt(rest[n:]) {
		return to, end, false
	}
	to, m := expr.ScanNumber(rest[n:])
	if m == 0 {
		return to, end, false
	}
	next = len(sc.s) - len(rest) + n + m
	for _, w := range [...]string{"日", "月", "号", "年"} {
		if strings.HasPrefix(sc.s[next:], w) {
			return to, next, false
		}
	}
	if q.Scale == expr.One && q.Unit == "" && to.Scale != expr.One { // 3-5万元, 80-90%
		if low, k := expr.ScanNumber(q.Text + to.Scale.String()); k > 0 {
			*q = low
		}
	}
	return to, next, true
}

// add records a figure that ends at end.
func (sc *scanner) add(m Mention, q expr.Quantity, end int) int {
	if q.Approx == "" {
		q.Approx = approxBefore(sc.s[sc.start:m.Start])
	}
	for _, w := range [...]string{"以上", "以下", "以内", "左右", "及以上"} {
		if strings.HasPrefix(sc.s[end:], w) {
			end += len(w)
			if q.Approx == "" {
				q.Approx = strings.TrimPrefix(w, "及")
			}
		}
	}
	if s := sc.s[sc.start:m.Start]; strings.HasSuffix(s, "-") && !strings.HasSuffix(s, "--") && q.Rat.Sign() > 0 && !precededByWord(s[:len(s)-1]) {
		q.Rat = new(big.Rat).Neg(q.Rat)
		q.Text = "-" + q.Text
		m.Start--
	}
	m.Quantity, m.End, m.Kind = q, end, kindOf(q.Unit)
	m.Text = sc.s[m.Start:end]
	sc.list = append(sc.list, m)
	sc.from = end
	return end
}

// hanzi reads a Chinese numeral. It is a figure only before a measure word.
func (sc *scanner) hanzi(i int) int {
	end := i
	for end < len(sc.s) {
		r, n := utf8.DecodeRuneInString(sc.s[end:])
		if !isNumeral(r) {
			break
		}
		end += n
	}
	if isPhrase(sc.s[i:]) || before(sc.s[:i], "第", "“", "‘", "之", "其", "统", "唯", "某") {
		return end
	}
	value, ok := Number(sc.s[i:end])
	if next, percent := sc.hundredth(i); next > 0 {
		return sc.add(Mention{Start: i, From: sc.from, Hanzi: true}, percent, next)
	}
	approx := ""
	at := end
	for _, w := range [...]string{"余", "多"} {
		if strings.HasPrefix(sc.s[at:], w) {
			approx, at = w, at+len(w)
		}
	}
	u := unitAt(sc.s[at:], true)
	// 一个 and 一种 mostly are articles, 二三十人 and 百家 no exact numbers.
	if !ok || value < 2 || u == "" {
		return end
	}
	q := expr.Int(value, plainUnit(u))
	q.Approx, q.Text = approx, sc.s[i:at+len(u)]
	return sc.add(Mention{Start: i, From: sc.from, Hanzi: true}, q, at+len(u))
}

// hundredth reads 百分之三十 at i, next is 0 if there is none.
func (sc *scanner) hundredth(i int) (next int, q expr.Quantity) {
	rest, ok := strings.CutPrefix(sc.s[i:], "百分之")
	if !ok {
		return 0, q
	}
	n := 0
	for n < len(rest) {
		r, size := utf8.DecodeRuneInString(rest[n:])
		if !isNumeral(r) {
			break
		}
		n += size
	}
	value, ok := Number(rest[:n])
	if rest[:n] == "百" {
		value, ok = 100, true
	}
	if !ok {
		return 0, q
	}
	q = expr.NewQuantity(big.NewRat(value, 100), expr.PercentUnit, expr.Percent, 0)
	q.Text = sc.s[i : len(sc.s)-len(rest)+n]
	return len(sc.s) - len(rest) + n, q
}
