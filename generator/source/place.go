// Package source reads the text files that people write: it decodes them, gives
// every byte a place that a person can find, builds one tree of a TOML file in
// which each key, value and array element keeps its place, and collects what is
// wrong with them as findings.
package source

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// File is one text file in memory.
type File struct {
	Name  string // as shown to people: slash-separated, relative where the caller gave it so
	Text  string // UTF-8 without byte order mark; line ends as in the file
	lines []int  // offset of each line's first byte; built by NewFile
}

// NewFile indexes the lines of text. Text must be UTF-8; [Decode] makes it so.
func NewFile(name, text string) *File {
	f := &File{Name: name, Text: text, lines: make([]int, 1, strings.Count(text, "\n")+1)}
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			return f
		}
		i += n + 1
		f.lines = append(f.lines, i)
	}
}

// Place is a position as people count: lines and characters from 1. The zero
// Place means that something has no place in any file.
type Place struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// IsZero reports whether p is no place.
func (p Place) IsZero() bool { return p == Place{} }

// String is file:line:column; without a line it is the file alone.
func (p Place) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Place converts a byte offset of f.Text, clamped to the file, into a place.
func (f *File) Place(offset int) Place {
	if f == nil {
		return Place{}
	}
	if f.lines == nil { // not made by NewFile
		return Place{File: f.Name}
	}
	offset = max(0, min(offset, len(f.Text)))
	line, found := slices.BinarySearch(f.lines, offset)
	if !found {
		line--
	}
	return Place{f.Name, line + 1, utf8.RuneCountInString(f.Text[f.lines[line]:offset]) + 1}
}

// Span is a byte range of a file.
type Span struct {
	File       *File
	Start, End int
}

// Place is where the span begins.
func (s Span) Place() Place { return s.File.Place(s.Start) }

// Text is what the file says there.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	return s.File.Text[s.Start:s.End]
}
