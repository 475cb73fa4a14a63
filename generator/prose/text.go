// Package prose reads the running text of a report: its lines, headings,
// sentences and tables, and the figures in them. It knows nothing of what the
// report should say; it says what stands where.
package prose

import (
	"strings"
	"unicode/utf8"

	"github.com/selfeval/selfeval/generator/source"
)

// Text is a report as it was read. Places are bytes of File.Text.
type Text struct {
	File      *source.File
	Lines     []Line // without the empty ones
	Sentences []Sentence
	Mentions  []Mention // in the order of the text; those of table cells too
	Tables    []Table
}

// LineKind says what a line is.
type LineKind uint8

// The kinds of lines.
const (
	Body     LineKind = iota // a paragraph
	Heading                  // a heading on its own line
	RunIn                    // a numbered paragraph that begins with its heading
	Cells                    // cells of a table
	Contents                 // an entry of the table of contents
)

// Line is one line of the file that is not empty: a heading, a paragraph, or
// cells of a table.
type Line struct {
	Start, End int // without blanks around it
	Kind       LineKind
	Mark       Mark
	Head       Range // words of the heading without its number and full stop
	Sentences  Range // of Text.Sentences
	Mentions   Range // of Text.Mentions
	Number     int   // of the line in the file, from 1
}

// Range is a half-open interval of bytes, or of the indices of a list.
type Range struct{ From, To int }

// Empty reports whether nothing is in it.
func (r Range) Empty() bool { return r.To <= r.From }

// Sentence is a part of a line that ends with 。！？ or with the line. A part that
// has no end for thousands of characters is cut.
type Sentence struct {
	Start, End int
	Line       int   // of Text.Lines
	Mentions   Range // of Text.Mentions
}

// Read reads the text of f. It takes any text and is linear in its length.
func Read(f *source.File) *Text {
	t := &Text{File: f}
	s := f.Text
	number := 0
	for start := 0; start < len(s); {
		end := start + strings.IndexByte(s[start:], '\n')
		next := end + 1
		if end < start {
			end, next = len(s), len(s)
		}
		number++
		t.line(start, end, number)
		start = next
	}
	t.settleTitle()
	t.settleContents()
	t.readTables()
	return t
}

// line adds what stands in s[start:end], a line of the file.
func (t *Text) line(start, end, number int) {
	s := t.File.Text
	tabbed := start < end && s[start] == '\t'
	from, to := start, end
	start, end = trim(s, start, end)
	if start == end {
		return
	}
	if strings.IndexByte(s[start:end], '\t') >= 0 { // an empty first or last cell is one too
		start, end = from, from+len(strings.TrimRight(s[from:to], "\r"))
	}
	l := Line{Start: start, End: end, Number: number}
	text := s[start:end]
	switch {
	case tabbed, strings.Contains(text, "\t"), strings.HasPrefix(text, "|") && strings.HasSuffix(text, "|") && len(text) > 1:
		l.Kind = Cells
	default:
		l.Mark = markOf(text)
		l.head(s)
	}
	l.Mentions.From = len(t.Mentions)
	t.Mentions = scanFrom(t.Mentions, s, start+l.Mark.Len, end)
	l.Mentions.To = len(t.Mentions)
	l.Sentences.From = len(t.Sentences)
	if l.Kind != Cells {
		t.split(start, end, len(t.Lines), l.Mentions)
	}
	l.Sentences.To = len(t.Sentences)
	t.Lines = append(t.Lines, l)
}

// maxSentence is the number of bytes past which a sentence is cut, so that what
// looks at a sentence as a whole stays linear in the text.
const maxSentence = 4096

// split cuts a line into sentences.
func (t *Text) split(start, end, line int, mentions Range) {
	s := t.File.Text
	from, first, m := start, mentions.From, mentions.From // m: the first figure that ends behind the place reached
	add := func(to int) {
		a, b := trim(s, from, to)
		if a < b {
			t.Sentences = append(t.Sentences, Sentence{a, b, line, Range{first, m}})
			first = m
		}
		from = to
	}
	for i := start; i < end; {
		r, n := utf8.DecodeRuneInString(s[i:end])
		i += n
		for m < mentions.To && t.Mentions[m].End <= i {
			m++
		}
		whole := m == mentions.To || t.Mentions[m].Start >= i // no figure is cut here
		switch {
		case r == '。' || r == '！' || r == '？':
			for i < end { // closing marks belong to the sentence
				r, n := utf8.DecodeRuneInString(s[i:end])
				if r != '”' && r != '’' && r != '）' && r != '》' {
					break
				}
				i += n
			}
			add(i)
		case i-from > maxSentence && whole && (r == '，' || r == '；' || i-from > 2*maxSentence):
			add(i)
		}
	}
	m = mentions.To
	add(end)
}

// trim narrows [start, end) to what is not blank.
func trim(s string, start, end int) (int, int) {
	cut := func(r rune) bool {
		return r == ' ' || r == '\t' || r == '\r' || r == '\u3000' || r == '\u00a0' || r == '\uFEFF'
	}
	left := strings.TrimLeftFunc(s[start:end], cut)
	start = end - len(left)
	return start, start + len(strings.TrimRightFunc(left, cut))
}

// Of is the text of a line.
func (t *Text) Of(l *Line) string { return t.File.Text[l.Start:l.End] }

// Slice is the text between two places.
func (t *Text) Slice(r Range) string { return t.File.Text[r.From:r.To] }

// Words is what stands before a figure in its clause: what is counted.
func (t *Text) Words(m *Mention) string { return t.File.Text[m.From:m.Start] }
