package pdf

import "strings"

// name reads a name; #xx is a byte (ISO 32000-1, 7.3.5).
func (s *scanner) name() (nameObject, error) {
	s.pos++ // the slash
	word := s.word()
	if !strings.Contains(word, "#") {
		return nameObject(word), nil
	}
	b := make([]byte, 0, len(word))
	for i := 0; i < len(word); i++ {
		if word[i] == '#' && i+2 < len(word) {
			high, low := hexValue(word[i+1]), hexValue(word[i+2])
			if high >= 0 && low >= 0 {
				b = append(b, byte(high<<4|low))
				i += 2
				continue
			}
		}
		b = append(b, word[i])
	}
	return nameObject(b), nil
}

// literal reads a string in parentheses (7.3.4.2), which may hold pairs of them.
func (s *scanner) literal() (stringObject, error) {
	b := stringObject{}
	s.pos++
	for open := 1; s.pos < len(s.b); {
		c := s.b[s.pos]
		s.pos++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return b, nil
			}
		case '\r': // any end of line is a line feed
			s.take("\n")
			c = '\n'
		case '\\':
			b = s.escape(b)
			continue
		}
		b = append(b, c)
	}
	return nil, s.fault("字符串没有写完")
}

// escape appends what the characters after a backslash stand for.
func (s *scanner) escape(b []byte) []byte {
	if s.pos >= len(s.b) {
		return b
	}
	c := s.b[s.pos]
	s.pos++
	switch c {
	case 'n':
		return append(b, '\n')
	case 'r':
		return append(b, '\r')
	case 't':
		return append(b, '\t')
	case 'b':
		return append(b, '\b')
	case 'f':
		return append(b, '\f')
	case '\r': // the string goes on in the next line
		s.take("\n")
		return b
	case '\n':
		return b
	}
	if c < '0' || c > '7' {
		return append(b, c)
	}
	code := int(c - '0')
	for n := 1; n < 3 && s.pos < len(s.b) && s.b[s.pos] >= '0' && s.b[s.pos] <= '7'; n++ {
		code = code<<3 | int(s.b[s.pos]-'0')
		s.pos++
	}
	return append(b, byte(code))
}

// hexadecimal reads a string in digits (7.3.4.3); a missing last digit is 0.
func (s *scanner) hexadecimal() (stringObject, error) {
	b := stringObject{}
	half := -1
	for s.pos++; s.pos < len(s.b); s.pos++ {
		c := s.b[s.pos]
		v := hexValue(c)
		switch {
		case c == '>':
			s.pos++
			if half >= 0 {
				b = append(b, byte(half<<4))
			}
			return b, nil
		case isSpace(c):
		case v < 0:
			return nil, s.fault("十六进制字符串中有其他字符")
		case half < 0:
			half = v
		default:
			b = append(b, byte(half<<4|v))
			half = -1
		}
	}
	return nil, s.fault("字符串没有写完")
}

// hexValue is what a hexadecimal digit is worth, -1 for other bytes.
func hexValue(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}
