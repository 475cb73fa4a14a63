// Package explain says where everything that a report prints comes from: a value,
// the rule with its numbers put in, the figures that the rule read, where each is
// written, and the documents behind it.
//
// It composes the report once more with a trace (see [compose.Trace]) and follows
// each stretch of text back: the pack's wording, the author's text that the
// wording prints, the expression inside that text, the name that the expression
// reads, and what that name stands for. Nothing is guessed from the printed
// digits; every step is the evaluation that made them, laid open.
//
// Whatever is put in is exact: the text of [Node.Filled] with each value in full
// yields [Node.Value] again.
package explain

import (
	"github.com/selfeval/selfeval/generator/compose"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
)

// Explainer explains one report. It is not safe for concurrent use.
type Explainer struct {
	facts *facts.Facts
	pack  *pack.Pack
	score *score.Result
	trace *compose.Trace
	doc   *doc.Document

	stretches []stretch
	rows      map[*source.Node]*score.Row
	depth     int // of texts in texts
}

// New prepares to explain the report of f by p, scored as s. The findings of
// composing it go to out; what they leave of the report is explained.
func New(p *pack.Pack, f *facts.Facts, s *score.Result, out *source.Findings) *Explainer {
	x := &Explainer{facts: f, pack: p, score: s, trace: &compose.Trace{}, rows: map[*source.Node]*score.Row{}}
	for _, r := range s.Rows {
		x.rows[r.Data.Node] = r
	}
	if p.Sound && p.Outline != nil {
		x.doc = compose.Compose(p, f, s, compose.Options{Trace: x.trace}, out)
		x.stretches = stretches(x.doc)
	}
	return x
}

// Answer is what there is to say to one question.
type Answer struct {
	Query string  `json:"query"`
	Items []*Item `json:"items"` // one for each cause
}

// Item is one cause and the places of the report where it is printed.
type Item struct {
	Printed []*Printed `json:"printed"` // empty for a value that is not printed as it is
	Node    *Node      `json:"node"`
}

// Printed is one place of the report.
type Printed struct {
	Heading []string `json:"heading"` // the headings above it, outermost first
	Where   string   `json:"where"`   // 表“自评表”第3行第2列; "" in running text
	Text    string   `json:"text"`    // the sentence or cell
	Via     []*Via   `json:"via"`     // the wording that printed it, from the pack's to the innermost
}

// Via is one wording on the way from the page to the cause.
type Via struct {
	Rule string `json:"rule"` // the expression, or the name of the author's text
	At   *Place `json:"at"`
}
