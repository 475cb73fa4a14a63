package summary

import (
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/check"
	"github.com/selfeval/selfeval/generator/compose"
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
)

// Read scores, checks and composes one report and keeps a row of it. A finding at
// error level leaves it out of the summary, as it leaves it unbuilt; only what the
// layout of its pages would find is not looked for. Data is the path to show.
func Read(in generator.Input, data string) (*Row, []source.Finding) {
	r := generator.Score(in)
	row := &Row{Data: data, Name: data}
	if f := r.Facts; f != nil {
		row.name(r)
	}
	if r.Score == nil || !r.Pack.Sound || r.Pack.Outline == nil {
		return row.fail(r), r.Findings
	}
	var out, found source.Findings
	out.Append(r.Findings...)
	check.Report(check.Subject{Facts: r.Facts, Pack: r.Pack, Score: r.Score}, &found)
	_, values := compose.WithValues(r.Pack, r.Facts, r.Score, compose.Options{}, &out)
	out.Append(found.List()...)
	r.Findings = check.Accept(r.Facts, out.List())
	if r.Failed(false) || r.Score.Total == nil && r.Pack.Scheme.IsScored() {
		return row.fail(r), r.Findings
	}
	row.scores(r)
	row.money(r)
	row.indicators(r.Score.Rows, values["指标"])
	row.problems(r, values["问题"])
	row.paragraphs = paragraphs(r.Facts)
	return row, r.Findings
}

func (row *Row) name(r *generator.Report) {
	f := r.Facts
	row.Unit, row.Year = keep(f.Unit.Name.Value), f.Report.Year.Value
	if row.Unit != "" {
		row.Name = row.Unit
	}
	if p := f.Project; p != nil && p.Name.Value != "" {
		row.Project = keep(p.Name.Value)
		row.Name = row.Project
	}
	if r.Pack != nil {
		row.Kind = r.Pack.KindOf().Name
	}
}

// keep copies a text, so that the file it was cut from can be given up.
func keep(s string) string { return strings.Clone(s) }

// fail words why a report is left out: its first error, and how many there are.
func (row *Row) fail(r *generator.Report) *Row {
	n := 0
	for _, f := range r.Findings {
		if f.Severity != source.Error || f.Accepted != "" {
			continue
		}
		if n++; n == 1 {
			row.Failure = keep(f.Message)
		}
	}
	switch {
	case n == 0:
		row.Failure = "没有得分"
	case n > 1:
		row.Failure = "有" + expr.Int(int64(n), "").String() + "处错误，第一处：" + row.Failure
	}
	return row
}

func (row *Row) scores(r *generator.Report) {
	s, scheme := r.Score, r.Pack.Scheme
	if !scheme.IsScored() {
		return
	}
	row.Score, row.Full, row.Grade, row.Bands = s.Total, scheme.Total, s.Grade, scheme.Bands
	if c := s.Cap; c != nil {
		row.Cap = &Cap{Condition: c.Rule.Expr.String(), Before: c.Before, Limit: c.Rule.Total}
	}
	add := func(c Class) {
		if c.Points != nil && c.Score != nil && c.Points.Sign() > 0 {
			c.Name, c.Reports = keep(c.Name), 1
			row.Classes = append(row.Classes, c)
		}
	}
	if e := s.Execution; e != nil {
		add(Class{Name: e.Class, Execution: true, Points: e.Points, Score: e.Score})
	}
	for _, c := range s.Classes {
		if c.Scored {
			add(Class{Name: c.Name, Points: c.Points, Score: c.Score})
		}
	}
}

// money takes the amounts that the execution rate is made of. Where the rate is
// declared, the amounts are of another scope than the rate, and stay out of sums.
func (row *Row) money(r *generator.Report) {
	b := &r.Facts.Budget
	if b.Rate != nil {
		row.Rate, row.Declared = b.Rate.Rat, b.Declared
		if t := r.Pack.Scheme.Threshold; t != nil {
			row.Below = b.Rate.Rat.Cmp(t) < 0
		}
	}
	if b.Declared {
		if d := r.Facts.Data.Budget; d != nil && d.Rate != nil {
			row.Scope = keep(d.Rate.Scope.Value)
		}
		return
	}
	if yuan(b.Base) != nil && yuan(b.Executed) != nil {
		row.Money = &Money{yuan(b.Initial), yuan(b.Base), yuan(b.Executed)}
	}
}

// yuan is an amount of money in 元; nil for anything else.
func yuan(q *expr.Quantity) *big.Rat {
	if q == nil || q.Unit != "元" {
		return nil
	}
	return q.Rat
}

// indicators reads what was missed and what is far over its target. The records
// of the dictionary stand in the order of the rows.
func (row *Row) indicators(rows []*score.Row, records expr.Value) {
	list, _ := records.List()
	for i, r := range rows {
		if !r.Counts || i >= len(list) {
			continue
		}
		record, _ := list[i].Record()
		row.Indicators++
		if len(r.Data.Evidence) == 0 {
			row.Unproved++
		}
		if r.Over {
			row.Over = append(row.Over, Over{keep(r.Name), field(record, "目标"), field(record, "实际")})
		}
		if r.Met {
			continue
		}
		m := Missed{Indicator: keep(r.Name), Class: keep(r.Path[0]), Target: field(record, "目标"), Actual: field(record, "实际"), Reason: field(record, "原因")}
		if r.Points != nil && r.Score != nil {
			m.Lost = new(big.Rat).Sub(r.Points, r.Score)
		}
		row.Missed = append(row.Missed, m)
	}
}

func field(r *expr.Record, name string) string {
	v, _ := r.Field(name)
	s, _ := v.Text()
	return keep(s)
}

// problems sorts the report's problems by what they are about.
func (row *Row) problems(r *generator.Report, records expr.Value) {
	list, _ := records.List()
	for _, item := range list {
		record, _ := item.Record()
		about, title := field(record, "所指"), field(record, "标题")
		p := Problem{AboutElse, title, newNeutral(r.Facts).text(title)}
		switch {
		case about == compose.RateAbout:
			p = Problem{AboutRate, about, about}
		case about != "":
			p = Problem{AboutFigure, about, about}
			for _, x := range r.Score.Rows {
				if x.Name == about {
					p = Problem{AboutIndicator, keep(x.Path[0]), keep(x.Path[0])}
					break
				}
			}
		}
		row.Problems = append(row.Problems, p)
	}
}
