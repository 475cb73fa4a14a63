package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/source"
)

// day is a date as a number that can be compared: 20210326.
func day(d source.Date) int { return d.Year*10000 + d.Month*100 + d.Day }

// dates compares the report's own date and those of its measures with the year
// that it is about.
func (r *reporter) dates() {
	rep := &r.Facts.Report
	year, date := rep.Year.Value, rep.Date.Date
	if date.Set() && rep.Year.Set() {
		switch {
		case date.Year < year:
			r.add(source.TextYear, date.Node, fmt.Sprintf("成文日期%s在所评的%d年度之前", date.Text, year), "核对年度和日期，改正其中一个", rep.Year.Node.Place())
		case date.Year == year && date.Month < 12:
			r.add(source.TextYearUnsure, date.Node, fmt.Sprintf("成文日期%s早于所评%d年度结束", date.Text, year), "核对年度和日期", rep.Year.Node.Place())
		case date.Year > year+2:
			r.add(source.TextYearUnsure, date.Node, fmt.Sprintf("成文日期%s距所评的%d年度两年以上", date.Text, year), "核对年度和日期", rep.Year.Node.Place())
		}
	}
	for i := range r.Facts.Measures {
		m := &r.Facts.Measures[i]
		switch due := m.Due.Date; {
		case !due.Set():
			if y := yearAt(m.Due.Text.Value); y > 0 && y <= year {
				r.add(source.DateOrder, m.Due.Text.Node, fmt.Sprintf("改进措施的时限%s不晚于所评的%d年度", m.Due.Text.Value, year), "写今后的时限", rep.Year.Node.Place())
			}
		case date.Set() && day(due) < day(date):
			r.add(source.DateOrder, due.Node, fmt.Sprintf("改进措施的时限%s早于成文日期%s", due.Text, date.Text), "写今后的时限；已经做完的，写在正文里", date.Node.Place())
		case due.Year <= year:
			r.add(source.DateOrder, due.Node, fmt.Sprintf("改进措施的时限%s不晚于所评的%d年度", due.Text, year), "写今后的时限", rep.Year.Node.Place())
		}
	}
}

// documents compares the years in titles, numbers and dates of documents.
func (r *reporter) documents() {
	rep := &r.Facts.Report
	year := rep.Year.Value
	basis := map[string]bool{}
	for _, b := range rep.Basis {
		basis[b.Value] = true
	}
	for i := range r.Facts.Documents {
		e := &r.Facts.Documents[i]
		d := &e.Value
		titleYear, about := 0, ""
		yearsIn(d.Title.Value, 0, len(d.Title.Value), func(y, at int) {
			if titleYear == 0 {
				titleYear = y
				if strings.HasPrefix(d.Title.Value[at+4:], "年度") && anyOf(d.Title.Value, "自评", "绩效评价") {
					about = "自评"
				}
			}
		})
		if basis[e.Key.Value] && about != "" && titleYear != year {
			r.add(source.TextYearUnsure, d.Title.Node, fmt.Sprintf("依据的文件说的是%d年度，报告是%d年度", titleYear, year), "核对文件名和年度", rep.Year.Node.Place())
		}
		r.numbered(d, titleYear)
		if d.AsOf.Set() && d.AsOf.Year < year && r.isSource(e.Key.Value) {
			r.add(source.TextYearUnsure, d.AsOf.Node, fmt.Sprintf("数据来源“%s”截至%s，早于所评的%d年度", e.Key.Value, d.AsOf.Text, year), "换成本年度的数据，或核对日期", rep.Year.Node.Place())
		}
		if date := rep.Date.Date; d.AsOf.Set() && date.Set() && day(d.AsOf) > day(date) {
			r.add(source.DateOrder, d.AsOf.Node, fmt.Sprintf("数据来源“%s”截至%s，晚于成文日期%s", e.Key.Value, d.AsOf.Text, date.Text), "核对日期", date.Node.Place())
		}
	}
}

// numbered compares a document's number 〔2020〕 with its date and title.
func (r *reporter) numbered(d *facts.Document, titleYear int) {
	_, rest, ok := strings.Cut(d.Number.Value, "〔")
	n := 0
	if ok {
		inner, _, _ := strings.Cut(rest, "〕")
		n = yearAt(inner + "年")
	}
	if n == 0 {
		return
	}
	if date := d.Date.Date; date.Set() && (date.Year < n || date.Year > n+1) {
		r.add(source.DateOrder, d.Number.Node, fmt.Sprintf("文号“%s”与日期%s不是同一年", d.Number.Value, date.Text), "核对文号和日期", date.Node.Place())
	}
	if titleYear > n+1 || titleYear > 0 && titleYear < n-2 {
		r.add(source.TextYearUnsure, d.Number.Node, fmt.Sprintf("文号“%s”与文件名里的%d年相差太远", d.Number.Value, titleYear), "核对文号和文件名", d.Title.Node.Place())
	}
}

// isSource reports whether figures of this year come from a document.
func (r *reporter) isSource(key string) bool {
	for i := range r.Facts.Figures {
		if r.Facts.Figures[i].Key.Value == key {
			return true
		}
	}
	return false
}

// openings finds paragraphs of a department's report that begin with another
// year and never name the report's: they were taken from last year's. A project
// has its history, and is left alone.
func (r *reporter) openings() {
	v := r.review
	if r.Facts.Project != nil || v.year == 0 {
		return
	}
	for i := range v.text.Lines {
		l := &v.text.Lines[i]
		y := yearAt(v.s[l.Start:l.End])
		p := r.script.at(l.Start)
		if y != v.year-1 && y != v.year+1 || p == nil || !p.typed || p.passage.role != slotText {
			continue
		}
		own := false
		yearsIn(v.s, l.Start, l.End, func(other, _ int) { own = own || other == v.year })
		if !own && !anyOf(v.s[l.Start:l.End], "上年", "去年", "本年", "今年", "整改", "下一年", "将于", "计划于") {
			r.put(source.TextYearUnsure, l.Start, fmt.Sprintf("这一段写的是%d年，报告是%d年度", y, v.year), "核对年度；写成 {年度}年 就不会错", []int{0})
		}
	}
}
