package batch

import (
	"strings"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// Status says what became of a report.
type Status string

// The statuses.
const (
	Built     Status = "built"
	Unchanged Status = "unchanged"
	Failed    Status = "failed"
)

// Item is one report of a batch, as build --json shows it.
type Item struct {
	Data        string           `json:"data"`
	Status      Status           `json:"status"`
	Why         string           `json:"why"` // why it was built or failed, or was not built
	Unit        string           `json:"unit"`
	Project     string           `json:"project"` // "" for a report on a whole department
	Year        int              `json:"year"`
	Score       *string          `json:"score"` // decimal; null without scores
	Grade       *string          `json:"grade"`
	Rate        *string          `json:"rate"` // budget execution rate in percent
	Outputs     []Output         `json:"outputs"`
	Fonts       []Font           `json:"fonts"`
	Diagnostics []source.Finding `json:"diagnostics"`

	// Earlier are the outputs of an earlier run that are still there although the
	// report could not be made now.
	Earlier []string `json:"earlier,omitempty"`

	// OutputFailed tells that it is the output folder that failed, not the data.
	OutputFailed bool `json:"-"`
	// Reads are the files that the report was made of, below its data root.
	Reads []string `json:"-"`
	// Pack is the name of the pack that it was made with; "" if none is known.
	Pack string `json:"-"`
}

// Output is one written file.
type Output struct {
	Format string `json:"format"`
	Path   string `json:"path"` // slash-separated, with the output folder
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
	Pages  int    `json:"pages"` // of the layout; a DOCX may flow otherwise
}

// Font is a font that a report was set in.
type Font struct {
	Role   string `json:"role"`
	Family string `json:"family"`
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

// describe is what is known of a report before its files are written. It holds
// on to nothing of the report: texts of the data file are parts of the whole file,
// and a thousand items would keep a thousand files with all their facts.
func describe(job *Job, r *generator.Report) Item {
	item := Item{Data: job.Data, Outputs: []Output{}, Fonts: []Font{}, Diagnostics: detached(r.Findings)}
	if f := r.Facts; f != nil {
		item.Unit, item.Year, item.Pack = strings.Clone(f.Unit.Name.Value), f.Report.Year.Value, strings.Clone(f.Data.Pack.Value)
		if f.Project != nil {
			item.Project = strings.Clone(f.Project.Name.Value)
		}
		if q := f.Budget.Rate; q != nil {
			s := q.Number(q.Places)
			item.Rate = &s
		}
	}
	if job.Input.Pack != "" {
		item.Pack = job.Input.Pack
	}
	if s := r.Score; s != nil && s.Total != nil {
		total, grade := pack.Points(s.Total), strings.Clone(s.Grade)
		item.Score, item.Grade = &total, &grade
	}
	return item
}

func detached(found []source.Finding) []source.Finding {
	list := make([]source.Finding, len(found))
	for i, f := range found {
		for _, s := range []*string{&f.Message, &f.File, &f.Key, &f.Hint, &f.Accepted} {
			*s = strings.Clone(*s)
		}
		list[i] = f
	}
	return list
}

func fontsOf(set *font.Set) []Font {
	uses := set.Uses()
	list := make([]Font, len(uses))
	for i, u := range uses {
		list[i] = Font{u.Role, u.Family, u.File, u.SHA256}
	}
	return list
}
