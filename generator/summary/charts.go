package summary

import (
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/expr"
)

// charts are those of [pack.SummaryCharts].
func (s *Summary) charts() map[string]*doc.Chart {
	classes := &doc.Chart{Title: "一级指标得分率"}
	for _, c := range s.Classes {
		classes.Bars = append(classes.Bars, bar(c.Name, "", new(big.Rat).Quo(c.Score, c.Points)))
	}
	return map[string]*doc.Chart{
		"等级分布":    counts("评价等级分布", s.Grades),
		"得分分布":    counts("得分分布", s.Scores),
		"执行率分布":   counts("预算执行率分布", s.Rates),
		"一级指标得分率": classes,
	}
}

// counts is the chart of a distribution; one of nothing has no bars.
func counts(title string, list []Bucket) *doc.Chart {
	c := &doc.Chart{Title: title}
	words := make([]string, 0, len(list))
	for _, b := range list {
		if b.Share == nil {
			return c
		}
		x := bar(b.Name, expr.Int(int64(b.Count), "份").String()+"，", b.Share)
		c.Bars = append(c.Bars, x)
		words = append(words, b.Name+"："+x.Text)
	}
	c.Alt = "条形图：" + title + "。" + strings.Join(words, "；") + "。"
	return c
}

// bar is one bar: its length is exact to what is printed behind it.
func bar(label, before string, share *big.Rat) doc.Bar {
	q := expr.NewQuantity(share, expr.PercentUnit, expr.Percent, shown).Round(shown)
	points := new(big.Rat).Mul(q.Rat, big.NewRat(10000, 1))
	return doc.Bar{Label: label, Text: before + q.String(), Value: int(points.Num().Int64())}
}
