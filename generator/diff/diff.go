// Package diff finds what changed between two versions of a report: what the
// clerk wrote, the figures and scores that followed from it, and every sentence
// and table cell that is printed otherwise. From that it makes the 更正说明.
//
// A change of the data file that changes neither a fact nor the report (a
// comment, another order of keys, a figure moved into an include) is no change.
// The comparison of B with A says the same as that of A with B, the other way round.
package diff

import (
	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/source"
)

// Difference is what changed from one version of a report to another. Lists are
// in the order of the newer version; what only the older one has stands behind.
type Difference struct {
	Old        Version   `json:"old"`
	New        Version   `json:"new"`
	Facts      []Change  `json:"facts"`      // what was written
	Derived    []Change  `json:"derived"`    // quantities that follow from it by formula
	Scores     []Change  `json:"scores"`     // of indicators, classes, in total; the grade
	Passages   []Passage `json:"passages"`   // of the composed report
	Renumbered int       `json:"renumbered"` // headings whose number alone changed
}

// Empty reports whether nothing changed.
func (d *Difference) Empty() bool {
	return len(d.Facts)+len(d.Derived)+len(d.Scores)+len(d.Passages)+d.Renumbered == 0
}

// Printed reports whether the report itself changed. A figure that a whole district
// shares is a fact of every report that includes it, and printed by few.
func (d *Difference) Printed() bool {
	return len(d.Scores)+len(d.Passages)+d.Renumbered > 0
}

// Version identifies one of the two reports. What a report has not is "".
type Version struct {
	Data    string `json:"data"` // path of the data file as people know it
	Unit    string `json:"unit"`
	Year    int    `json:"year"`
	Title   string `json:"title"`
	Date    string `json:"date"` // as printed: 2021年3月26日
	Version string `json:"version"`
	Total   string `json:"total"` // decimal, as printed
	Grade   string `json:"grade"`
	Rate    string `json:"rate"` // budget execution rate, as printed
}

// Kind says what sort of thing changed.
type Kind string

// The kinds of change.
const (
	Figure    Kind = "figure"
	Budget    Kind = "budget"
	Indicator Kind = "indicator"
	Document  Kind = "document"
	Text      Kind = "text"    // an author's slot, a problem, a measure
	List      Kind = "list"    // an item of a list
	Field     Kind = "field"   // a field of the form
	Setting   Kind = "setting" // of the report itself: unit, date, version, pack, accepted findings
	Total     Kind = "total"
	Class     Kind = "class"
	Grade     Kind = "grade"
	Met       Kind = "met" // whether a target was met
)

// Change is one thing that has another value, or that only one version has.
type Change struct {
	Kind   Kind     `json:"kind"`
	Name   string   `json:"name"`   // 供水站完成, 指标“受益人口”的目标值, 总得分
	Old    *Value   `json:"old"`    // nil: not in the older version
	New    *Value   `json:"new"`    // nil: not in the newer version
	Causes []string `json:"causes"` // the Names of the changes that it directly follows from; none for facts

	id string
}

// Value is a value as printed, and where it is written. What is computed has no
// place.
type Value struct {
	Text string `json:"text"`
	source.Place
}

// Compare finds what changed from one report to the other; [Read] makes them. What
// findings stood in the way of is not compared.
func Compare(before, after *generator.Report) *Difference {
	d := &Difference{Old: versionOf(before), New: versionOf(after), Facts: []Change{}, Derived: []Change{}, Scores: []Change{}, Passages: []Passage{}}
	if before.Facts == nil || after.Facts == nil {
		return d
	}
	d.Facts = changes(writtenIn(before), writtenIn(after))
	d.Derived = derived(before.Facts, after.Facts, d.Facts)
	if before.Score != nil && after.Score != nil {
		changed := names(d.Facts, d.Derived)
		d.Scores = changes(scoresOf(before, changed), scoresOf(after, changed))
		keep(d.Scores, append(changed, names(d.Scores)...))
	}
	if before.Document != nil && after.Document != nil {
		d.document(before.Document, after.Document)
	}
	return d
}
