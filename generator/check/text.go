// Package check finds what contradicts itself. [Text] reviews a report that
// somebody else wrote, from its words alone.
//
// A finding is an error only where the contradiction is exact and certain:
// quantity, unit, year, phase and scope are known to be the same. What may
// have an explanation is a warning, what is worth a look a notice, and where
// nothing can be known the rules say nothing.
package check

import (
	"strconv"

	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// Text reviews the running text of f (plain text or Markdown, or what
// [FromDOCX] read) and adds what it finds to out. It takes any text, never
// panics, and is linear in its length.
func Text(f *source.File, out *source.Findings) {
	r := newReview(f, out)
	for _, check := range [...]func(*review){
		(*review).scorePairs, (*review).scoreTables, (*review).grids, (*review).grades, (*review).rowGrades, (*review).deducted, (*review).scoreParts,
		(*review).settleTotals,
		(*review).equations, (*review).sums, (*review).remainders, (*review).rates, (*review).growth, (*review).shareChains, (*review).ownRates, (*review).satisfied, (*review).moves, (*review).rests, (*review).perUnits, (*review).partitions, (*review).sourceSums, (*review).itemSums,
		(*review).values, (*review).budgetRates, (*review).labels, (*review).twins, (*review).rowTexts, (*review).slipsOfPen,
		(*review).inlineLists, (*review).colonLists, (*review).numberedLists, (*review).namedLists,
		(*review).leftovers, (*review).emptyBrackets, (*review).sections, (*review).annexes,
		(*review).repeats, (*review).doubledWords, (*review).doubledPhrases, (*review).particles, (*review).halfWidth, (*review).spaces, (*review).brackets,
		(*review).headingNumbers, (*review).itemNumbers, (*review).mixedNumbering,
		(*review).years, (*review).names, (*review).goods, (*review).done,
	} {
		check(r)
	}
}

// review is one text under review, with what the checks share.
type review struct {
	text     *prose.Text
	s        string // the whole text
	out      *source.Findings
	title    string
	year     int          // the report's, 0 if unknown
	own      []string     // the unit's names, longest first
	whole    bool         // the report is on a whole department, not on projects
	paths    [][]int      // of each line: the headings above it, as lines, outermost first
	labelled []string     // the label of each figure with a line end, once it was asked for
	told     map[int]bool // figures that were reported as one of two values
	found    map[int]bool // places that something was reported of

	scoreTotals []scoreTotal        // sums of the lists of scores
	tables      [][]grid            // cut, of each table
	pairSums    map[int]*scoreTotal // of the lines that list points and scores

	put func(code source.Code, at int, message, hint string, related []int) // takes what is found; nil: a finding in the file
}

func newReview(f *source.File, out *source.Findings) *review {
	t := prose.Read(f)
	r := &review{text: t, s: f.Text, out: out, title: t.Title(), told: map[int]bool{}, found: map[int]bool{}, pairSums: map[int]*scoreTotal{}}
	r.labelled = make([]string, len(t.Mentions))
	r.year = r.findYear()
	r.own = r.findUnit()
	r.whole = r.isWhole()
	r.paths = r.findPaths()
	return r
}

// add records a finding at a byte of the text.
func (r *review) add(code source.Code, at int, message, hint string, related ...int) {
	r.found[at] = true
	if r.put != nil {
		r.put(code, at, message, hint, related)
		return
	}
	places := make([]source.Place, 0, len(related))
	for _, p := range related {
		if p >= 0 {
			places = append(places, r.text.File.Place(p))
		}
	}
	r.out.Add(code, r.text.File.Place(at), "", message, hint, places...)
}

// once adds a finding unless another rule has found something there.
func (r *review) once(code source.Code, at int, message, hint string, related ...int) {
	if !r.found[at] {
		r.add(code, at, message, hint, related...)
	}
}

// line is the line of a byte in Text.Lines, by the order of both.
func (r *review) lineOf(at int) int {
	low, high := 0, len(r.text.Lines)
	for low < high {
		mid := (low + high) / 2
		if r.text.Lines[mid].End <= at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return min(low, len(r.text.Lines)-1)
}

// findPaths says which headings stand above each line.
func (r *review) findPaths() [][]int {
	paths := make([][]int, len(r.text.Lines))
	var open []int
	for i := range r.text.Lines {
		l := &r.text.Lines[i]
		if (l.Kind == prose.Heading || l.Kind == prose.RunIn) && (l.Mark.Style != prose.NoMark || l.Mark.Sharps > 1) {
			for len(open) > 0 && r.text.Lines[open[len(open)-1]].Mark.Level() >= l.Mark.Level() {
				open = open[:len(open)-1]
			}
			open = append(open[:len(open):len(open)], i)
		}
		paths[i] = open
	}
	return paths
}

// headingText is what the headings above a line say, outermost first.
func (r *review) headingText(line int) string {
	s := ""
	for _, h := range r.paths[line] {
		if h != line || r.text.Lines[h].Kind == prose.RunIn {
			s += r.text.Slice(r.text.Lines[h].Head) + "\n"
		}
	}
	return s
}

func itoa(n int) string { return strconv.Itoa(n) }
