package check

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Bounds of a foreign DOCX.
const (
	maxDOCX     = 64 << 20 // bytes of the file
	maxDocument = 32 << 20 // bytes of word/document.xml, unpacked
	maxText     = 8 << 20  // bytes of the text that is taken from it
	maxDepth    = 256      // of elements
	maxSpan     = 64       // columns of a merged cell
)

// ErrNotDOCX is what [FromDOCX] returns for a file that is no DOCX.
var ErrNotDOCX = errors.New("不是 DOCX 文件，或文件已损坏")

// FromDOCX reads the text of a DOCX: a paragraph a line, a row of a table a
// line with its cells separated by tabs, an empty line behind a table. Deleted
// text, field codes and fallbacks of drawings are left out. Numbers that the
// word processor itself puts before paragraphs are not part of a DOCX's text.
func FromDOCX(r io.ReaderAt, size int64) (string, error) {
	if size > maxDOCX {
		return "", fmt.Errorf("DOCX 文件过大，上限是%d MiB", maxDOCX>>20)
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return "", fmt.Errorf("%w：%w", ErrNotDOCX, err)
	}
	for _, f := range z.File {
		if f.Name != "word/document.xml" {
			continue
		}
		if f.UncompressedSize64 > maxDocument {
			return "", fmt.Errorf("DOCX 的正文过大，上限是%d MiB", maxDocument>>20)
		}
		body, err := f.Open()
		if err != nil {
			return "", fmt.Errorf("%w：%w", ErrNotDOCX, err)
		}
		defer body.Close()
		return wordText(io.LimitReader(body, maxDocument))
	}
	return "", fmt.Errorf("%w：里面没有 word/document.xml", ErrNotDOCX)
}

// wordText reads the text of a word/document.xml.
func wordText(r io.Reader) (string, error) {
	d := xml.NewDecoder(r)
	var w wordReader
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			if len(w.open) > 0 {
				return "", fmt.Errorf("%w：正文没有结束", ErrNotDOCX)
			}
			return w.text.String(), nil
		}
		if err != nil {
			return "", fmt.Errorf("%w：%w", ErrNotDOCX, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(w.open) == maxDepth {
				return "", fmt.Errorf("%w：元素嵌套过深", ErrNotDOCX)
			}
			w.open = append(w.open, t.Name.Local)
			w.start(t)
		case xml.EndElement:
			if len(w.open) == 0 || w.open[len(w.open)-1] != t.Name.Local {
				return "", fmt.Errorf("%w：元素没有配对", ErrNotDOCX)
			}
			w.open = w.open[:len(w.open)-1]
			w.end(t.Name.Local)
		case xml.CharData:
			if w.isText() {
				w.write(string(t))
			}
		}
		if w.text.Len() > maxText {
			return "", fmt.Errorf("DOCX 的正文过长，上限是%d MiB", maxText>>20)
		}
	}
}

// wordReader collects the text of a document.
type wordReader struct {
	text  strings.Builder
	open  []string // local names of the elements that are open
	cut   int      // elements open that are left out with all that is in them
	table int      // tables open
	cells int      // cells of the row before this one
	span  int      // columns of this cell
	inset bool     // the cell has text already
	last  byte
}

func (w *wordReader) isText() bool {
	return w.cut == 0 && len(w.open) > 0 && w.open[len(w.open)-1] == "t"
}

// write adds text; characters that would look like the end of a cell or line
// become blanks.
func (w *wordReader) write(s string) {
	s = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, s)
	if s == "" {
		return
	}
	w.text.WriteString(s)
	w.last = s[len(s)-1]
	w.inset = true
}

func (w *wordReader) put(c byte) {
	w.text.WriteByte(c)
	w.last = c
}

func (w *wordReader) start(t xml.StartElement) {
	switch t.Name.Local {
	case "del", "moveFrom", "Fallback", "instrText", "delText":
		w.cut++
	case "tbl":
		if w.table++; w.table == 1 {
			w.newLine()
		}
	case "tr":
		if w.table == 1 {
			w.cells = 0
		}
	case "tc":
		if w.table == 1 {
			if w.cells > 0 {
				w.put('\t')
			}
			w.span, w.inset = 1, false
		}
	case "gridSpan":
		if w.table == 1 {
			for _, a := range t.Attr {
				if a.Name.Local == "val" {
					w.span = columns(a.Value)
				}
			}
		}
	case "p":
		switch {
		case w.table == 0:
			w.newLine() // a text box inside of a paragraph
		case w.inset:
			w.put(' ')
		}
	case "tab", "br", "cr":
		// Only those of a run; tab also defines a tab stop.
		if w.cut == 0 && len(w.open) > 1 && w.open[len(w.open)-2] == "r" {
			if t.Name.Local == "tab" || w.table > 0 {
				w.put(' ')
			} else {
				w.newLine()
			}
		}
	case "noBreakHyphen":
		w.write("-")
	}
}

func (w *wordReader) end(name string) {
	switch name {
	case "del", "moveFrom", "Fallback", "instrText", "delText":
		w.cut--
	case "p":
		if w.table == 0 {
			w.newLine()
		}
	case "tc":
		if w.table == 1 {
			for ; w.span > 1; w.span-- {
				w.put('\t')
				w.cells++
			}
			w.cells++
			w.inset = false
		}
	case "tr":
		if w.table == 1 {
			w.put('\n')
		}
	case "tbl":
		if w.table--; w.table == 0 {
			w.put('\n')
		}
	}
}

// newLine ends a line that has something in it.
func (w *wordReader) newLine() {
	if w.last != 0 && w.last != '\n' {
		w.put('\n')
	}
}

// columns is how many columns a merged cell covers, within bounds.
func columns(s string) int {
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' || n > maxSpan {
			return 1
		}
		n = n*10 + int(c-'0')
	}
	return min(max(n, 1), maxSpan)
}
