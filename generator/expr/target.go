package expr

import (
	"strings"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/source"
)

// Comparator is how an actual value has to relate to its target.
type Comparator string

// The comparators. [NoComparator] leaves the choice to the scheme.
const (
	NoComparator Comparator = ""
	AtLeast      Comparator = "≥"
	AtMost       Comparator = "≤"
	Equal        Comparator = "="
	MoreThan     Comparator = ">"
	LessThan     Comparator = "<"
)

// Holds reports whether an actual value that compares with the target as
// [Quantity.Cmp] says meets it. Without a comparator it has to reach the target.
func (c Comparator) Holds(cmp int) bool {
	switch c {
	case AtMost:
		return cmp <= 0
	case Equal:
		return cmp == 0
	case MoreThan:
		return cmp > 0
	case LessThan:
		return cmp < 0
	}
	return cmp >= 0
}

// Target is what an indicator is to reach: a comparator and a quantity, or, if
// Qualitative, words such as 正常 or 提升.
type Target struct {
	Comparator  Comparator
	Quantity    Quantity // unused if Qualitative
	Qualitative bool
	Text        string // as written, without blanks around it
}

// String is the target as written.
func (t Target) String() string { return t.Text }

type comparatorWord struct {
	text string
	is   Comparator
}

// comparatorSigns and comparatorWords are how comparators are written in front
// of the quantity, longer ones before their prefixes.
var (
	comparatorSigns = []comparatorWord{
		{">=", AtLeast}, {"<=", AtMost}, {"==", Equal},
		{"≥", AtLeast}, {"≧", AtLeast}, {"⩾", AtLeast}, {"≤", AtMost}, {"≦", AtMost}, {"⩽", AtMost},
		{">", MoreThan}, {"<", LessThan}, {"=", Equal},
	}
	comparatorWords = []comparatorWord{
		{"不低于", AtLeast}, {"不少于", AtLeast}, {"不小于", AtLeast}, {"大于或等于", AtLeast}, {"大于等于", AtLeast}, {"至少", AtLeast}, {"达到", AtLeast},
		{"不高于", AtMost}, {"不超过", AtMost}, {"不多于", AtMost}, {"不大于", AtMost}, {"小于或等于", AtMost}, {"小于等于", AtMost}, {"至多", AtMost},
		{"高于", MoreThan}, {"大于", MoreThan}, {"超过", MoreThan}, {"多于", MoreThan},
		{"低于", LessThan}, {"小于", LessThan}, {"少于", LessThan}, {"等于", Equal},
	}
)

// targetSuffixes are how they are written behind it. 以上 and 以下 include the
// number itself, as in law.
var targetSuffixes = []comparatorWord{
	{"及以上", AtLeast}, {"以上", AtLeast}, {"及以下", AtMost}, {"以下", AtMost}, {"以内", AtMost}, {"之内", AtMost},
}

// ParseTarget reads a target: ≥4000人, <81起, 100%, 4次以上, 不低于95%, 正常. What
// is neither comparator nor quantity is qualitative; so are dates such as
// 12月底前. The error is an [*Error].
func ParseTarget(s string) (Target, error) {
	t := Target{Text: strings.TrimFunc(s, isBlank)}
	if t.Text == "" {
		return t, &Error{Code: source.BadQuantity, Length: len(s), Message: "目标值是空的", Hint: "例如“≥4000人”“100%”“正常”"}
	}
	to := len(strings.TrimRightFunc(s, isBlank))
	sc := scanner{src: s, pos: to - len(t.Text)}
	if t.Comparator = sc.comparator(comparatorSigns); t.Comparator == NoComparator {
		t.Comparator = sc.comparator(comparatorWords)
		if !looksNumeric(s[sc.pos:to]) { // 超过预期 is as qualitative as 正常
			return Target{Qualitative: true, Text: t.Text}, nil
		}
	}
	from := sc.pos
	for _, x := range targetSuffixes {
		body, ok := strings.CutSuffix(s[from:to], x.text)
		if !ok {
			continue
		}
		if t.Comparator != NoComparator && t.Comparator != x.is {
			return t, &Error{
				Code: source.BadQuantity, Offset: to - len(x.text), Length: len(x.text),
				Message: "“" + x.text + "”与前面的“" + string(t.Comparator) + "”矛盾", Hint: "只写其中一个",
			}
		}
		t.Comparator, to = x.is, from+len(body)
		break
	}
	if body, ok := strings.CutSuffix(s[from:to], "内"); ok && t.Comparator == NoComparator && endsInTime(body) {
		t.Comparator, to = AtMost, from+len(body) // 5个工作日内
	}
	q, err := scanQuantity(s[from:to])
	if err != nil {
		err.Offset += from
		return t, err
	}
	t.Quantity = q
	return t, nil
}

// comparator consumes the first of words that comes next.
func (s *scanner) comparator(words []comparatorWord) Comparator {
	for _, w := range words {
		if n := foldedPrefix(s.src[s.pos:], w.text); n > 0 {
			s.pos += n
			return w.is
		}
	}
	return NoComparator
}

// endsInTime reports whether 内 behind s means a time limit.
func endsInTime(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("年月周日天时钟秒", r)
}

// foldedPrefix is how many bytes of s spell word, full-width ASCII counting as
// ASCII; 0 if s begins otherwise.
func foldedPrefix(s, word string) int {
	n := 0
	for _, w := range word {
		r, size := utf8.DecodeRuneInString(s[n:])
		if size == 0 || fold(r) != w {
			return 0
		}
		n += size
	}
	return n
}

// looksNumeric reports whether a target without comparator is meant as a
// quantity. Dates (12月底前, 2020年12月31日) and words are not.
func looksNumeric(s string) bool {
	sc := scanner{src: s}
	sc.blanks()
	sc.word(approxPrefixes[:])
	sc.blanks()
	sc.sign()
	var d digits
	if sc.run(&d) == 0 {
		return false
	}
	rest := sc.src[sc.pos:]
	if strings.HasPrefix(rest, "月") {
		return false
	}
	year, ok := strings.CutPrefix(rest, "年")
	return !ok || year == "" || d.count != 4
}
