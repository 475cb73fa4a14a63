package pack

import (
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// textWording reads the text of a TOML string: expressions, no emphasis.
func textWording(t source.Text, out *source.Findings) Wording {
	at := source.Anchor{Node: t.Node}
	text, errs := expr.ParseText(t.Value)
	reportErrors(out, at, t.Node.Path(), errs)
	return Wording{Pieces: []Piece{{Text: text, At: at}}, At: t.Node.Place()}
}
