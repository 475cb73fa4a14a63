package summary

import (
	"github.com/selfeval/selfeval/generator/compose"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// Sheets names the tables of the workbook, which a summary's pack must have in its
// forms.toml; their columns and words are the pack's.
var Sheets = []string{"汇总表", "等级分布", "异常"}

// Composed is a summary as it will be printed.
type Composed struct {
	Document *doc.Document
	Sheets   []*doc.Table // of [Sheets]; nil: the pack lacks it, which is a finding
}

// Compose fills the outline and the tables of a pack of kind "summary". F is the
// summary's own data file, or [Blank].
func (s *Summary) Compose(p *pack.Pack, f *facts.Facts, out *source.Findings) *Composed {
	o := compose.Options{Values: s.values(), Charts: s.charts()}
	return &Composed{
		Document: compose.Compose(p, f, nil, o, out),
		Sheets:   compose.Tables(p, f, nil, o, out, Sheets...),
	}
}
