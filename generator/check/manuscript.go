package check

import (
	"sort"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/source"
)

// manuscript is all texts of the author in one, a text a paragraph, with what
// their expressions print, so that the rules of running text can read it; and
// where in the data file each byte of it comes from.
type manuscript struct {
	file   *source.File
	pieces []piece      // in order; what lies between them is of the program
	told   map[int]bool // figures that have been reported as contradicting the data

	own map[*facts.Indicator][]*piece // what an indicator says was done
}

// piece is a stretch of the manuscript that has one source.
type piece struct {
	start, end int
	typed      bool // by the author; false: printed by an expression
	passage    *passage
	offset     int        // of the piece in the passage's text, in bytes
	expr       *expr.Expr // nil: typed, or the head
	head       *source.Node
}

// unknownValue stands for what cannot be known before the report is composed.
const unknownValue = "□"

// write makes the manuscript. Its first line stands for the report's year, so
// that rules have a place to point at.
func (r *reporter) write(passages []passage) *manuscript {
	m := &manuscript{told: map[int]bool{}}
	var b strings.Builder
	b.WriteString("。\n")
	m.pieces = append(m.pieces, piece{start: 0, end: b.Len(), head: r.Facts.Report.Year.Node})
	for i := range passages {
		p := &passages[i]
		text, _ := expr.ParseText(p.Value)
		if text == nil {
			continue // compose reports why
		}
		for k := range text.Segments {
			s := &text.Segments[k]
			x := piece{start: b.Len(), passage: p, offset: s.Offset, expr: s.Expr, typed: s.Expr == nil}
			if s.Expr == nil {
				b.WriteString(s.Literal)
			} else if printed, err := s.Fill(r.env); err == nil {
				b.WriteString(strings.ReplaceAll(printed, "\n", " "))
			} else {
				b.WriteString(unknownValue)
			}
			x.end = b.Len()
			m.pieces = append(m.pieces, x)
		}
		b.WriteByte('\n')
	}
	m.own = map[*facts.Indicator][]*piece{}
	for i := range m.pieces {
		if p := m.pieces[i].passage; p != nil && (p.role == toldText || p.role == shownText) {
			m.own[p.indicator] = append(m.own[p.indicator], &m.pieces[i])
		}
	}
	m.file = source.NewFile(r.Facts.Name, b.String())
	return m
}

// at is the piece in which a byte of the manuscript stands, nil if it is of none.
func (m *manuscript) at(i int) *piece {
	if i < 0 {
		return nil
	}
	k := sort.Search(len(m.pieces), func(k int) bool { return m.pieces[k].end > i })
	if k == len(m.pieces) || m.pieces[k].start > i {
		return nil
	}
	return &m.pieces[k]
}

// within is the byte of the passage's text that byte i of the manuscript is. In
// what an expression printed it is the expression's.
func (p *piece) within(i int) int {
	if !p.typed {
		return p.offset
	}
	at := p.offset
	for k := p.start; k < i; k++ { // a doubled brace is one in the manuscript
		if c := p.passage.Value[at]; (c == '{' || c == '}') && at+1 < len(p.passage.Value) && p.passage.Value[at+1] == c {
			at++
		}
		at++
	}
	return at
}

// place is where byte i of the manuscript is written in the data file.
func (p *piece) place(i int) source.Place {
	if p.passage == nil {
		return p.head.Place()
	}
	return p.passage.Node.Inside(p.within(i))
}

// key is the path of the text that the piece is of.
func (p *piece) key() string {
	if p.passage == nil {
		return p.head.Path()
	}
	return p.passage.Node.Path()
}
