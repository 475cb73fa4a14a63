package pack

import (
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/source"
)

// Form is one table of forms.toml: the 自评表 or any other.
type Form struct {
	Name    string
	At      source.Place
	Caption *Wording // nil: none
	Text    doc.ParagraphStyle
	Columns []doc.Column
	Head    int  // leading rows that repeat on each page
	Plain   bool // without rules
	Rows    []FormRow
}

// FormRow is a row, or the pattern of the rows of a list.
type FormRow struct {
	At       source.Place
	Variable string
	Each     *Condition // nil: once
	When     *Condition // nil: always
	Cells    []FormCell
}

// FormCell is a cell as the pack describes it.
type FormCell struct {
	Text       Wording
	Span, Rows int
	Same       bool       // merged with the cell above while the text is the same
	Key        *Condition // merged with the cell above while the key is the same
	Align      doc.Align
	Header     bool
}
