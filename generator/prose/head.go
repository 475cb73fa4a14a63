package prose

import (
	"strings"
	"unicode/utf8"
)

// longestHead is the number of characters past which a numbered line is no
// heading but a paragraph.
const longestHead = 42

// head finds out whether a line is a heading, or begins with one.
func (l *Line) head(s string) {
	if l.Mark.Style == NoMark && l.Mark.Sharps == 0 {
		return
	}
	start := l.Start + l.Mark.Len
	words := s[start:l.End]
	stop := len(words)
	if i := strings.IndexAny(words, "。：；:;！？"); i >= 0 {
		stop = i
	}
	l.Head = Range{start, start + stop}
	_, size := utf8.DecodeRuneInString(words[stop:])
	short := utf8.RuneCountInString(words[:stop]) <= longestHead
	switch {
	case stop == 0 || !short && l.Mark.Sharps == 0:
		l.Head = Range{}
	case stop+size >= len(words):
		l.Kind = Heading
	case strings.HasPrefix(words[stop:], "；") || strings.HasPrefix(words[stop:], ";"):
		l.Head = Range{}
	default:
		l.Kind = RunIn
	}
}

// settleTitle makes headings of the unnumbered short lines that the text begins
// with.
func (t *Text) settleTitle() {
	for i := range t.Lines {
		l := &t.Lines[i]
		text := t.Of(l)
		if i > 2 || l.Kind != Body || utf8.RuneCountInString(text) > 60 || strings.ContainsAny(text, "。；，：") {
			return
		}
		l.Kind = Heading
		l.Head = Range{l.Start, l.End}
	}
}

// Title is the text's title: the unnumbered lines that it begins with, "" if
// there are none.
func (t *Text) Title() string {
	title := ""
	for i := range t.Lines {
		if l := &t.Lines[i]; l.Kind == Heading && (l.Mark.Style == NoMark) && l.Mark.Sharps < 2 {
			title += t.Slice(l.Head)
			continue
		}
		break
	}
	return title
}
