// Package pack loads template packs: the outline, scheme, forms and style that
// a finance bureau prescribes. A pack is a folder of five files; a new
// jurisdiction is a new folder, never a change of code.
package pack

import (
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/source"
)

// Pack is one loaded template pack. It holds no data and is never changed
// after [Load], so that all reports of a batch share it.
type Pack struct {
	Settings
	Scheme  *Scheme
	Outline *Outline
	Forms   []*Form
	Style   *doc.Style

	Sound  bool   // without findings at error level: reports may be composed with it
	Digest string // SHA-256 of all its files, hex: what a report was made with
	Files  []File // as they were read, so that an archive can keep them
}

// File is one file of a pack.
type File struct{ Name, Text string }

// Settings is pack.toml.
type Settings struct {
	Node     *source.Node
	Schema   source.Int             `toml:"pack_schema,required"`
	Name     source.Text            `toml:"name,required"`
	Title    source.Text            `toml:"title,required"`
	Issuer   source.Text            `toml:"issuer"`
	Year     source.Int             `toml:"year"`
	Kind     source.Text            `toml:"kind,required"`
	Subject  source.Text            `toml:"subject"`
	Source   source.Text            `toml:"source"`
	Cover    source.Bool            `toml:"cover"`
	Contents source.Bool            `toml:"contents"`
	Blank    source.Text            `toml:"blank"`
	Levels   []Level                `toml:"levels,required"`
	Slots    source.Map[SlotRule]   `toml:"slots"`
	Lists    source.Map[ListRule]   `toml:"lists"`
	Fields   source.Map[FieldRule]  `toml:"fields"`
	Figures  source.Map[FigureRule] `toml:"figures"`
	Problems []DerivedProblem       `toml:"problems"`
}

// Level says how headings of one level are numbered and set.
type Level struct {
	Number source.Text `toml:"number"` // the first number of the level: 一、 （一） 1. 1、 （1） ①, or none
	Head   source.Text `toml:"head"`   // line (default) or run-in
	End    source.Text `toml:"end"`    // closing punctuation that is added where it lacks
}

// RunIn reports whether the level's headings run into their paragraph.
func (l *Level) RunIn() bool { return l.Head.Value == "run-in" }

// SlotRule is what the pack asks of an author's slot.
type SlotRule struct {
	Hint     source.Text `toml:"hint"`
	Required source.Bool `toml:"required"`
	Limit    source.Int  `toml:"limit"` // characters
}

// ListRule declares a list of the data file and its fields.
type ListRule struct {
	Name     source.Text             `toml:"name,required"`
	Fields   source.Map[source.Text] `toml:"fields,required"` // key in the data → name in expressions
	Required []source.Text           `toml:"required"`
	Hint     source.Text             `toml:"hint"`
}

// FieldRule declares a head field of the form.
type FieldRule struct {
	Choices  []source.Text `toml:"choices"` // tick boxes: the value is one of these
	Required source.Bool   `toml:"required"`
	Default  source.Text   `toml:"default"`
	Hint     source.Text   `toml:"hint"`
}

// FigureRule declares a figure that the outline names.
type FigureRule struct {
	Required source.Bool `toml:"required"`
	Hint     source.Text `toml:"hint"`
}

// DerivedProblem is a problem that follows from the figures. An author's
// problem about the same thing replaces it.
type DerivedProblem struct {
	Node   *source.Node
	Each   source.Text `toml:"each"`
	When   source.Text `toml:"when,required"`
	About  source.Text `toml:"about,required"`
	Title  source.Text `toml:"title,required"`
	Text   source.Text `toml:"text,required"`
	Causes source.Text `toml:"causes"`

	// The measure that answers it, if the data gives one and no [[measures]] does.
	Measure      source.Text `toml:"measure"`
	MeasureTitle source.Text `toml:"measure_title"`

	List, Condition, Cause, Answer *Condition // compiled Each, When, Causes, Measure
	Variable                       string     // of List
	Wordings                       struct{ About, Title, Text, MeasureTitle Wording }
}
