package expr

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unit reads the unit and the approximate word behind it: 次以上.
func (s *scanner) unit(q *Quantity) *Error {
	start, from, open := s.pos, len(s.text), 0
	for {
		r, n := s.peek()
		if r == '(' {
			open++
		} else if r == ')' {
			open--
		} else if !isUnitRune(r) {
			break
		}
		if open < 0 {
			break
		}
		switch { // one spelling of a unit: 台（套）, kg, 元/人
		case r == '(':
			r = '（'
		case r == ')':
			r = '）'
		}
		s.text = utf8.AppendRune(s.text, r)
		s.pos += n
	}
	unit := string(s.text[from:])
	if q.Approx == "" {
		for _, w := range approxSuffixes {
			if u, ok := strings.CutSuffix(unit, w); ok {
				q.Approx, unit = w, u
				break
			}
		}
	}
	q.Unit = unit
	switch {
	case open > 0 || strings.HasPrefix(unit, "/") || strings.HasSuffix(unit, "/") || strings.Count(unit, "/") > 1:
		return s.bad(start, s.pos, "单位“"+unit+"”写得不完整", "例如“元/人”“台（套）”")
	case strings.HasPrefix(unit, "十") || strings.HasPrefix(unit, "百") && !strings.HasPrefix(unit, "百分点"):
		return s.bad(start, s.pos, "“"+unit+"”不能紧跟在数字后面", "请把数字写完整，例如“500人”；可用的数量级是千、万、百万、千万、亿")
	case utf8.RuneCountInString(unit) > maxUnit:
		return s.bad(start, s.pos, fmt.Sprintf("单位超过%d个字", maxUnit), "这里只写数字和单位，说明写到正文里")
	}
	return nil
}

func isUnitRune(r rune) bool {
	switch r {
	case '/', '·', '²', '³', '°', '℃', '℉':
		return true
	}
	return r >= 0x3380 && r <= 0x33DF || r >= 0 && unicode.IsLetter(r) // ㎡, ㎏ …
}
