package expr

import (
	"strings"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/source"
)

// Bounds of a written quantity.
const (
	maxDigits = 40
	maxUnit   = 12 // characters
)

var (
	approxPrefixes = [...]string{"大约", "约", "将近", "接近", "近", "超过", "超", "逾", "不足", "不到"}
	approxInfixes  = [...]string{"余", "多"}
	approxSuffixes = [...]string{"以上", "以下", "以内", "左右"}
)

// ParseQuantity reads a quantity as people print it: 4659.56万元, 11万余份, 84.25%,
// 1,234.56元, -17.65%, 约800万元. Full-width digits and signs are accepted and
// normalised, as are blanks around number and unit. The error is an [*Error].
func ParseQuantity(s string) (Quantity, error) {
	q, err := scanQuantity(s)
	if err != nil {
		return Quantity{}, err
	}
	return q, nil
}

// scanQuantity is [ParseQuantity] with the concrete error.
func scanQuantity(s string) (Quantity, *Error) {
	sc := scanner{src: s}
	return sc.quantity()
}

// scanner reads one quantity from left to right.
type scanner struct {
	src  string
	pos  int
	text []byte // what was read, normalised
}

func (s *scanner) quantity() (q Quantity, err *Error) {
	s.text = make([]byte, 0, len(s.src))
	s.blanks()
	q.Approx = s.word(approxPrefixes[:])
	s.blanks()
	negative := s.sign()
	var d digits
	if d, err = s.number(); err != nil {
		return q, err
	}
	s.blanks()
	s.infix(&q)
	q.Scale = s.scale()
	s.infix(&q)
	s.blanks()
	if q.Scale == One {
		q.Scale = s.percent()
	}
	if q.Scale < One {
		q.Unit = PercentUnit
	} else if err = s.unit(&q); err != nil {
		return q, err
	}
	if err = s.suffix(&q); err != nil {
		return q, err
	}
	q.Places = d.places
	q.Rat = d.value(negative, q.Scale)
	q.Text = string(s.text)
	return q, nil
}

// peek is the next character, full-width ASCII folded, and its length in bytes.
func (s *scanner) peek() (rune, int) {
	if s.pos >= len(s.src) {
		return -1, 0
	}
	r, n := utf8.DecodeRuneInString(s.src[s.pos:])
	return fold(r), n
}

// fold maps full-width ASCII (U+FF01–FF5E) to ASCII.
func fold(r rune) rune {
	if r >= 0xFF01 && r <= 0xFF5E {
		return r - 0xFEE0
	}
	return r
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\u3000' || r == '\u00a0' }

func (s *scanner) blanks() {
	for {
		r, n := s.peek()
		if !isBlank(r) {
			return
		}
		s.pos += n
	}
}

// word consumes the first of words that comes next.
func (s *scanner) word(words []string) string {
	for _, w := range words {
		if strings.HasPrefix(s.src[s.pos:], w) {
			s.pos += len(w)
			s.text = append(s.text, w...)
			return w
		}
	}
	return ""
}

func (s *scanner) infix(q *Quantity) {
	if q.Approx == "" {
		q.Approx = s.word(approxInfixes[:])
	}
}

func (s *scanner) sign() (negative bool) {
	r, n := s.peek()
	switch r {
	case '-', '−':
		negative = true
		s.text = append(s.text, '-')
	case '+':
		s.text = append(s.text, '+')
	default:
		return false
	}
	s.pos += n
	return negative
}

func (s *scanner) scale() Scale {
	rest := s.src[s.pos:]
	for _, u := range wholeUnits {
		if strings.HasPrefix(rest, u) {
			return One
		}
	}
	for _, m := range marks {
		if strings.HasPrefix(rest, m.text) {
			s.pos += len(m.text)
			s.text = append(s.text, m.text...)
			return m.scale
		}
	}
	return One
}

func (s *scanner) percent() Scale {
	r, n := s.peek()
	switch r {
	case '%':
		s.pos += n
		s.text = append(s.text, '%')
		return Percent
	case '‰':
		s.pos += n
		s.text = append(s.text, "‰"...)
		return Permille
	}
	return One
}

// suffix reads what may follow a percentage, and insists on the end.
func (s *scanner) suffix(q *Quantity) *Error {
	if q.Approx == "" {
		q.Approx = s.word(approxSuffixes[:])
	}
	s.blanks()
	r, n := s.peek()
	if r < 0 {
		return nil
	}
	what := s.src[s.pos : s.pos+n]
	switch {
	case r >= '0' && r <= '9':
		return s.bad(s.pos, s.pos+n, "单位后面又出现数字“"+what+"”", "一处只写一个数量")
	case r == '-' || r == '~' || r == '—' || r == '–':
		return s.bad(s.pos, s.pos+n, "不能写成区间", "一处只写一个数量")
	}
	return s.bad(s.pos, s.pos+n, "“"+what+"”不能出现在数量里", "数量由数字和单位组成，例如“4659.56万元”")
}

func (s *scanner) bad(from, to int, message, hint string) *Error {
	return &Error{Code: source.BadQuantity, Offset: from, Length: to - from, Message: message, Hint: hint}
}
