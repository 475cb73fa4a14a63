// Package compose fills a pack's outline with a report's facts and scores: the
// result is the document as it will be printed, with every number formatted,
// every heading numbered and every cell merged.
package compose

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
)

// Options say what is composed.
type Options struct {
	Draft bool // go on in spite of errors: gaps are shown, findings annexed
	Form  bool // the annexes alone, without the text of the report

	// What wording names in a pack that is not of a data file's own report:
	// the names of its kind (see [pack.Kinds]), and its charts.
	Values map[string]expr.Value
	Charts map[string]*doc.Chart

	Checked []source.Finding // what others found in the data: annexed to a draft

	Trace *Trace // filled with how the document comes about; nil: nobody asks
}

// Compose fills the outline of p. What is missing, contradicts itself or is
// left unanswered becomes a finding; the document is complete only if none of
// them is an error. S is nil for a pack that scores nothing.
func Compose(p *pack.Pack, f *facts.Facts, s *score.Result, o Options, out *source.Findings) *doc.Document {
	d, _ := WithValues(p, f, s, o, out)
	return d
}

// WithValues is Compose that also returns the values of the dictionary, for those
// who read many reports.
func WithValues(p *pack.Pack, f *facts.Facts, s *score.Result, o Options, out *source.Findings) (*doc.Document, map[string]expr.Value) {
	c := newComposer(p, f, s, o, out)
	c.dictionary()
	c.startTrace()
	d := &doc.Document{Style: p.Style, Draft: o.Draft}
	body := doc.Section{Kind: doc.Body, Numbered: true}
	c.section = &body
	title := c.runs(p.Outline.Title, c.env)
	d.Meta = c.meta(doc.PlainText(title))
	c.annexes = countAnnexes(p.Outline.Body)
	c.add(&doc.Paragraph{ID: "title", Style: doc.Title, Runs: title})
	c.nodesOf(p.Outline.Body, c.env)
	c.endSection()
	d.Sections = append(d.Sections, c.front...)
	if o.Form {
		d.Sections = nil
	} else {
		d.Sections = append(d.Sections, body)
	}
	d.Sections = append(d.Sections, c.back...)
	if len(d.Sections) == 0 {
		d.Sections = append(d.Sections, body)
	}
	c.unusedData()
	if o.Draft {
		d.Sections = append(d.Sections, c.findings())
	}
	return d, c.values
}

// Title is what the report of f will be called. It is false if that depends on
// more than the unit, the project, the year and the head fields.
func Title(p *pack.Pack, f *facts.Facts) (string, bool) {
	var out source.Findings
	c := &composer{pack: p, facts: f, out: &out, nodes: map[*expr.Record]*source.Node{}, authors: map[string]source.Place{}}
	c.environment()
	c.unit()
	c.report()
	c.fields()
	out = source.Findings{}
	title := doc.PlainText(c.runs(p.Outline.Title, c.env))
	return title, out.Errors() == 0
}

func newComposer(p *pack.Pack, f *facts.Facts, s *score.Result, o Options, out *source.Findings) *composer {
	return &composer{pack: p, facts: f, score: s, options: o, out: out, nodes: map[*expr.Record]*source.Node{}, authors: map[string]source.Place{}, broken: out.Errors() > 0, failed: map[*source.Node]bool{}}
}

type composer struct {
	pack    *pack.Pack
	facts   *facts.Facts
	score   *score.Result
	options Options
	out     *source.Findings

	env    *expr.Env                     // in which wording is filled
	values map[string]expr.Value         // the dictionary, growing while it is built
	nodes  map[*expr.Record]*source.Node // where the data of a list's item stands
	item   *source.Node                  // of the loop that runs now, or nil
	failed map[*source.Node]bool         // indicators whose fulfilment could not be evaluated
	broken bool                          // the data had errors before: what is missing may follow from them
	bare   bool                          // a field or the project is missing: that wording lacks it follows

	asksGoals, asksProject bool // wording has asked for them

	authors map[string]source.Place // filled texts of the author, without a full stop
	why     *Why                    // what the blocks that are composed now depend on; nil unless traced

	section     *doc.Section  // that blocks go to
	front, back []doc.Section // before and behind the body
	annexes     int           // in all
	lead        []doc.Run     // a run-in heading that waits for its paragraph
	leadLevel   int
	counts      [6]int // headings by level
	open        []heading
	ids         map[byte]int // last number by kind of block
}

// id makes the anchor of a block: h1, h2, t1 …
func (c *composer) id(kind byte) string {
	if c.ids == nil {
		c.ids = map[byte]int{}
	}
	c.ids[kind]++
	return fmt.Sprintf("%c%d", kind, c.ids[kind])
}

func (c *composer) meta(title string) doc.Meta {
	f := c.facts
	m := doc.Meta{Title: title, Unit: source.Printable(f.Unit.Name.Value, 0), Subject: c.pack.Subject.Value}
	if d := f.Report.Date.Date; d.Set() {
		m.Date = fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	}
	m.Keywords = fmt.Sprintf("绩效自评；%d年度", f.Report.Year.Value)
	if c.score != nil && c.score.Grade != "" {
		m.Keywords += "；" + c.score.Grade
	}
	return m
}

// findings lists, at the end of a draft, everything that was found.
func (c *composer) findings() doc.Section {
	s := doc.Section{Kind: doc.Annex, Numbered: true, Name: "草稿问题清单"}
	s.Blocks = append(s.Blocks, &doc.Paragraph{ID: c.id('a'), Style: doc.AnnexTitle, Runs: []doc.Run{{Text: "草稿问题清单"}}})
	all := source.Findings{}
	all.Append(c.out.List()...)
	all.Append(c.options.Checked...)
	list := all.List()
	for i, f := range list {
		s.Blocks = append(s.Blocks, &doc.Paragraph{Style: doc.ListText, Runs: []doc.Run{{Text: source.Printable(fmt.Sprintf("%d. %s", i+1, f), 0)}}})
	}
	if len(list) == 0 {
		s.Blocks = append(s.Blocks, &doc.Paragraph{Style: doc.ListText, Runs: []doc.Run{{Text: "没有发现问题。"}}})
	}
	return s
}
