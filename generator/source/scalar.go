package source

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// scalar gives n its kind and checks what go-toml leaves to its callers: that
// integers fit into 64 bits, as TOML demands, and that dates and times exist.
func (p *parser) scalar(n *Node, kind unstable.Kind) {
	switch kind {
	case unstable.Bool:
		n.Kind = Boolean
	case unstable.Float:
		n.Kind = Float
	case unstable.Integer:
		n.Kind = Integer
		if len(n.Text) > 18 {
			if _, err := strconv.ParseInt(n.Text, 0, 64); err != nil {
				p.out.Add(SyntaxError, n.Place(), n.Path(), "整数过大", "编号一类的长数字加半角引号："+n.assign(Quote(shorten(n.Text))))
			}
		}
	default:
		n.Kind = map[unstable.Kind]Kind{
			unstable.LocalDate: LocalDate, unstable.LocalTime: LocalTime,
			unstable.LocalDateTime: LocalDateTime, unstable.DateTime: OffsetDateTime,
		}[kind]
		if fault := momentFault(n.Text, n.Kind); fault != "" {
			p.out.Add(BadDate, n.Place(), n.Path(), n.Kind.String()+"“"+shorten(n.Text)+"”不对："+fault, hintMoment(n))
		}
	}
}

// hintMoment shows how a date or time is written.
func hintMoment(n *Node) string {
	if year, month, day, ok := dateLike(n.Text); ok && dateFault(year, month, day) == "" {
		return "写成 " + n.assign(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
	}
	if n.Kind != LocalDate {
		return "改正；只是文字的加半角引号：" + n.assign(Quote(shorten(n.Text)))
	}
	return "写成 年-月-日，如 " + n.assign("2020-12-31") + "；只是文字的加半角引号"
}

// momentFault says why s is no date or time of its kind, or "".
func momentFault(s string, kind Kind) string {
	const form = "应当是四位年、两位月、两位日"
	if kind != LocalTime {
		if len(s) < 10 {
			return form
		}
		year, month, day, ok := dateDigits(s[:10])
		if !ok {
			return form
		}
		if fault := dateFault(year, month, day); fault != "" {
			return fault
		}
		if s = s[10:]; kind == LocalDate {
			if s != "" {
				return form
			}
			return ""
		}
		s = s[1:] // T or a blank
	}
	clock, ok := cutClock(s)
	if !ok {
		return "时刻应当像 09:30 或 09:30:00"
	}
	if kind == OffsetDateTime && !isOffset(clock) || kind != OffsetDateTime && clock != "" {
		return "时区应当像 +08:00"
	}
	return ""
}

// cutClock takes a time of day, 09:30, 09:30:00 or 09:30:00.25, off s.
func cutClock(s string) (rest string, ok bool) {
	if len(s) < 5 || s[2] != ':' || !below(s[:2], 24) || !below(s[3:5], 60) {
		return "", false
	}
	if s = s[5:]; s == "" || s[0] != ':' {
		return s, true
	}
	if len(s) < 3 || !below(s[1:3], 60) {
		return "", false
	}
	if s = s[3:]; s == "" || s[0] != '.' {
		return s, true
	}
	rest = strings.TrimLeft(s[1:], "0123456789")
	return rest, len(rest) < len(s)-1
}

// isOffset reports whether s is Z, +08:00 or the like.
func isOffset(s string) bool {
	if s == "Z" || s == "z" {
		return true
	}
	return len(s) == 6 && (s[0] == '+' || s[0] == '-') && s[3] == ':' && below(s[1:3], 24) && below(s[4:], 60)
}

// below reports whether s is a decimal less than limit.
func below(s string, limit int) bool {
	n, ok := digits(s)
	return ok && n < limit
}
