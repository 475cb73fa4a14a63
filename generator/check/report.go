package check

import (
	"slices"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
)

// Subject is a report before it is composed. Facts must be there; what is nil
// of the rest is not compared.
type Subject struct {
	Facts *facts.Facts
	Pack  *pack.Pack
	Score *score.Result
}

// Report finds what contradicts itself in a report's data: between the figures,
// between the author's texts, and between texts and figures. It adds to what
// facts and score have found, and every finding stands in the data file, in the
// middle of a text if need be.
//
// What an expression printed is never suspected of being wrong: the figure that
// it refers to is the one that counts. It is pure and needs no composed report.
func Report(s Subject, out *source.Findings) {
	r := newReporter(s, out)
	for _, check := range [...]func(*reporter){
		(*reporter).published, (*reporter).differences, (*reporter).sameSource, (*reporter).aboveWhole, (*reporter).declaredRate,
		(*reporter).dates, (*reporter).documents, (*reporter).evidence,
		(*reporter).duties, (*reporter).reasons, (*reporter).copies,
		(*reporter).contradictions, (*reporter).proofs, (*reporter).claims, (*reporter).counts, (*reporter).scopes, (*reporter).listed, (*reporter).citations, (*reporter).openEnds,
		(*reporter).names, (*reporter).alike, (*reporter).goods, (*reporter).annexes,
		(*reporter).prose, (*reporter).openings, (*reporter).identical, (*reporter).lastYear,
		(*reporter).typed, // last: not what contradicts the data already
	} {
		check(r)
	}
}

// reporter is one report under review, with what the checks share.
type reporter struct {
	Subject
	out      *source.Findings
	passages []passage
	review   *review // of the manuscript
	script   *manuscript
	known    []datum // quantities of the data
	env      *expr.Env
}

func newReporter(s Subject, out *source.Findings) *reporter {
	r := &reporter{Subject: s, out: out, passages: passagesOf(s.Facts)}
	r.env = r.environment()
	r.known = r.quantities()
	r.script = r.write(r.passages)
	r.review = newReview(r.script.file, out)
	v := r.review
	v.title, v.year, v.whole = "", s.Facts.Report.Year.Value, s.Facts.Project == nil
	v.own = r.ownNames()
	clear(v.paths) // numbered lines of one text are no headings of the next
	v.put = r.put
	return r
}

// ownNames are what the report calls its unit and its project, the unit first.
func (r *reporter) ownNames() []string {
	f := r.Facts
	list := []string{f.Unit.Name.Value}
	for _, s := range f.Unit.Short {
		list = append(list, s.Value)
	}
	if kind := kindOfUnit(list[0]); kind != "" {
		list = append(list, kind)
	}
	if p := f.Project; p != nil {
		list = append(list, p.Name.Value, p.Short.Value)
	}
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

// add records a finding at a value of the data file.
func (r *reporter) add(code source.Code, n *source.Node, message, hint string, related ...source.Place) {
	at := n.Place()
	if n == nil {
		at = source.Place{File: r.Facts.Name}
	}
	r.out.Add(code, at, n.Path(), message, hint, related...)
}

// put is where the rules of running text report: at is a byte of the manuscript.
func (r *reporter) put(code source.Code, at int, message, hint string, related []int) {
	p := r.script.at(at)
	if p == nil || !r.suspected(code, at, p) {
		return
	}
	places := make([]source.Place, 0, len(related))
	for _, x := range related {
		if q := r.script.at(x); q != nil {
			places = append(places, q.place(x))
		}
	}
	if code == source.TextValuesUnsure {
		r.script.told[at] = true
	}
	r.out.Add(code, p.place(at), p.key(), message, hint, places...)
}

// suspected reports whether a finding can be of what stands at a place: faults
// of the pen only of what an author typed, and figures once.
func (r *reporter) suspected(code source.Code, at int, p *piece) bool {
	switch code {
	case source.TextPlaceholder, source.TextMachine, source.TextDoubledWord, source.TextHalfWidth, source.TextSpace, source.TextUnbalanced, source.TextOtherUnit:
		return p.typed
	case source.TextValuesUnsure:
		return p.typed && !r.script.told[at]
	}
	return true
}

// prose runs the rules of running text over the author's texts, their
// expressions filled in.
func (r *reporter) prose() {
	v := r.review
	for _, check := range [...]func(*review){
		(*review).equations, (*review).sums, (*review).rates, (*review).growth, (*review).scoreParts,
		(*review).shareChains, (*review).ownRates, (*review).satisfied, (*review).moves, (*review).rests, (*review).perUnits, (*review).partitions, (*review).sourceSums,
		(*review).labels, (*review).twins,
		(*review).inlineLists, (*review).colonLists, (*review).numberedLists, (*review).namedLists,
		(*review).leftovers, (*review).emptyBrackets, (*review).repeats,
		(*review).remainders, (*review).doubledWords, (*review).doubledPhrases, (*review).particles, (*review).halfWidth, (*review).spaces, (*review).brackets, (*review).itemNumbers,
	} {
		check(v)
	}
	for i := range v.text.Lines {
		l := &v.text.Lines[i]
		yearsIn(v.s, l.Start, l.End, func(y, at int) {
			if p := r.script.at(at); y != v.year && p != nil && p.typed {
				v.otherYear(l, i, y, at, v.year, 0, false)
			}
		})
	}
}

// isTyped reports whether a figure stands in an author's own typing.
func (r *reporter) isTyped(m *prose.Mention) bool {
	p := r.script.at(m.Start)
	return p != nil && p.typed && m.End <= p.end
}
