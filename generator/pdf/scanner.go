package pdf

import (
	"errors"
	"fmt"
	"strconv"
)

// Objects as they are read (ISO 32000-1, 7.3): a ref, an int, one of the types
// below, or nil for null.
type (
	nameObject   string
	stringObject []byte
	arrayObject  []any
	dictObject   map[nameObject]any
	wordObject   string // a real number, true, false; nothing that is read here depends on one

	// streamObject is a stream that is still to be decoded.
	streamObject struct {
		dict  dictObject
		start int // of its data in the file
	}
)

// errDamaged is what is wrong with a file that cannot be read.
var errDamaged = errors.New("PDF 文件有损坏或写法不合规范")

// What a hostile file may cost at most. Files that people make stay far below.
const (
	maxNesting = 64      // of arrays and dictionaries, and of objects needed to read another
	maxValues  = 1 << 18 // within one object
)

// scanner reads objects from bytes that anybody may have written.
type scanner struct {
	b      []byte
	pos    int
	values int // read so far
}

func (s *scanner) fault(what string) error {
	return fmt.Errorf("%w：第 %d 字节处%s", errDamaged, s.pos, what)
}

// object reads one object; depth is how many others it lies within.
func (s *scanner) object(depth int) (any, error) {
	s.space()
	s.values++
	switch {
	case depth > maxNesting:
		return nil, s.fault("嵌套太深")
	case s.values > maxValues:
		return nil, s.fault("对象太大")
	case s.pos >= len(s.b):
		return nil, s.fault("对象没有写完")
	}
	switch c := s.b[s.pos]; {
	case c == '/':
		return s.name()
	case c == '(':
		return s.literal()
	case s.take("<<"):
		return s.dict(depth)
	case c == '<':
		return s.hexadecimal()
	case c == '[':
		s.pos++
		return s.array(depth)
	}
	word := s.word()
	switch n, isInt := integer(word); {
	case isInt && n >= 0 && s.reference():
		return ref(n), nil
	case isInt:
		return n, nil
	case word == "":
		return nil, s.fault("有多余的括号")
	case word == "null":
		return nil, nil
	}
	return wordObject(word), nil
}

// integer reads a number that is whole and fits into 32 bits, as all do that are
// needed here.
func integer(word string) (int, bool) {
	n, err := strconv.ParseInt(word, 10, 32)
	return int(n), err == nil
}

// reference passes over what makes a reference of a number, if it follows.
func (s *scanner) reference() bool {
	start := s.pos
	s.space()
	if _, ok := integer(s.word()); ok {
		s.space()
		if s.word() == "R" {
			return true
		}
	}
	s.pos = start
	return false
}

// number reads a whole number that is not below 0.
func (s *scanner) number() (int, error) {
	s.space()
	n, ok := integer(s.word())
	if !ok || n < 0 {
		return 0, s.fault("应有一个数")
	}
	return n, nil
}

// keyword passes over a word.
func (s *scanner) keyword(word string) error {
	s.space()
	if s.word() != word {
		return s.fault("应为 " + word)
	}
	return nil
}

func (s *scanner) array(depth int) (any, error) {
	list := arrayObject{}
	for {
		s.space()
		if s.take("]") {
			return list, nil
		}
		o, err := s.object(depth + 1)
		if err != nil {
			return nil, err
		}
		list = append(list, o)
	}
}

func (s *scanner) dict(depth int) (any, error) {
	entries := dictObject{}
	for {
		s.space()
		if s.take(">>") {
			return entries, nil
		}
		if s.pos >= len(s.b) || s.b[s.pos] != '/' {
			return nil, s.fault("字典中应有名称")
		}
		key, err := s.name()
		if err != nil {
			return nil, err
		}
		if entries[key], err = s.object(depth + 1); err != nil {
			return nil, err
		}
	}
}

// space passes over white space and comments.
func (s *scanner) space() {
	for s.pos < len(s.b) {
		switch c := s.b[s.pos]; {
		case isSpace(c):
			s.pos++
		case c == '%':
			for s.pos < len(s.b) && s.b[s.pos] != '\n' && s.b[s.pos] != '\r' {
				s.pos++
			}
		default:
			return
		}
	}
}

// word reads regular characters; there may be none.
func (s *scanner) word() string {
	start := s.pos
	for s.pos < len(s.b) && !isSpace(s.b[s.pos]) && !isDelimiter(s.b[s.pos]) {
		s.pos++
	}
	return string(s.b[start:s.pos])
}

// take passes over text, if it follows.
func (s *scanner) take(text string) bool {
	if end := s.pos + len(text); end <= len(s.b) && string(s.b[s.pos:end]) == text {
		s.pos = end
		return true
	}
	return false
}

func isSpace(c byte) bool {
	switch c {
	case 0, '\t', '\n', '\f', '\r', ' ':
		return true
	}
	return false
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}
