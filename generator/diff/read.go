package diff

import (
	"fmt"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/compose"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// Read takes a report as far as [Compare] needs it: scored and composed, but not
// laid out. Any file system will do, so that two versions in memory or in an
// archive can be compared without being unpacked.
func Read(in generator.Input) *generator.Report {
	r := generator.Score(in)
	if r.Score == nil || !r.Pack.Sound || r.Pack.Outline == nil {
		return r
	}
	var out source.Findings
	out.Append(r.Findings...)
	r.Document = compose.Compose(r.Pack, r.Facts, r.Score, compose.Options{}, &out)
	r.Findings = out.List()
	return r
}

func versionOf(r *generator.Report) Version {
	var v Version
	f := r.Facts
	if f == nil {
		return v
	}
	v = Version{Data: f.Name, Unit: f.Unit.Name.Value, Year: f.Report.Year.Value, Version: f.Report.Version.Value, Date: dateText(&f.Report.Date)}
	if r.Document != nil {
		v.Title = r.Document.Meta.Title
	}
	if r.Score != nil {
		v.Grade = r.Score.Grade
		if r.Score.Total != nil {
			v.Total = pack.Points(r.Score.Total)
		}
	}
	if f.Budget.Rate != nil {
		v.Rate = f.Budget.Rate.String()
	}
	return v
}

// dateText prints 2021年3月26日; words and 待填 as they are written.
func dateText(d *facts.DateOrBlank) string {
	if d.Date.Set() {
		return fmt.Sprintf("%d年%d月%d日", d.Date.Year, d.Date.Month, d.Date.Day)
	}
	return d.Text.Value
}
