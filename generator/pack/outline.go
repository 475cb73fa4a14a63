package pack

import (
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// Outline is a report.md, read once and without data: a tree of what is to be
// printed under which condition. compose fills it.
type Outline struct {
	Title Wording
	Body  []Node
}

// Node is one of [*Heading], [*Paragraph], [*TableRef], [*ChartRef],
// [*ContentsRef], [*Slot], [*If], [*Each], [*Annex], [*Cover].
type Node interface{ node() }

// Wording is text with expressions and emphasis. A filled-in value is never
// read as markup, since the markup was read before any value existed.
type Wording struct {
	Pieces []Piece
	At     source.Place
}

// Piece is a stretch of wording in one look.
type Piece struct {
	Text   *expr.Text
	Strong bool
	At     source.Anchor
}

// Condition is an expression of the pack with its place.
type Condition struct {
	Expr *expr.Expr
	At   source.Anchor
}

// Heading is a heading of level 1 (## in the file) to 5.
type Heading struct {
	Level int
	Text  Wording
}

// Paragraph is a paragraph in a named style, BodyText unless inside :::段.
type Paragraph struct {
	Style doc.ParagraphStyle
	Text  Wording
}

// TableRef prints a form of forms.toml.
type TableRef struct {
	Name string
	At   source.Place
	Form *Form // resolved when the pack is loaded
}

// ChartRef prints the bar chart of score rates by class.
type ChartRef struct {
	Name string
	At   source.Place
}

// ContentsRef prints the 目录, if the pack's contents option is on.
type ContentsRef struct{ At source.Place }

// Slot prints the author's [text] of that name, or else the default body.
type Slot struct {
	Name    string
	Default []Node
	At      source.Place
}

// If prints the first branch whose condition holds; a nil condition is 否则.
type If struct{ Branches []Branch }

// Branch is one arm of an [If].
type Branch struct {
	Condition *Condition
	Body      []Node
}

// Each repeats its body over a list; None is printed when nothing was.
type Each struct {
	Variable string // the list's last name: 指标.分项 is repeated as 分项
	List     *Condition
	When     *Condition // nil: all
	Body     []Node
	None     []Node
}

// Annex prints its 附件 line in place and its body at the end of the document.
type Annex struct {
	Landscape bool
	Title     Wording
	Body      []Node
}

// Cover is a cover page, printed if the pack's cover option is on.
type Cover struct {
	Title []Wording
	Body  []Node
}

func (*Heading) node()     {}
func (*Paragraph) node()   {}
func (*TableRef) node()    {}
func (*ChartRef) node()    {}
func (*ContentsRef) node() {}
func (*Slot) node()        {}
func (*If) node()          {}
func (*Each) node()        {}
func (*Annex) node()       {}
func (*Cover) node()       {}
