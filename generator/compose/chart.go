package compose

import (
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/pack"
)

// chart prints a chart from outside, or the report's own. One without bars is not
// printed.
func (c *composer) chart(name string) {
	ch := c.options.Charts[name]
	if ch == nil && c.score != nil && name == pack.ScoreRateChart {
		ch = c.scoreRates()
	}
	if ch == nil || len(ch.Bars) == 0 {
		return
	}
	printed := *ch
	ch = &printed
	ch.ID = c.id('c')
	if ch.Alt == "" {
		words := make([]string, len(ch.Bars))
		for i, b := range ch.Bars {
			words[i] = b.Label + b.Text
		}
		ch.Alt = "条形图：" + ch.Title + "。" + strings.Join(words, "，") + "。"
	}
	c.add(ch)
}

// scoreRates is the bar chart of score rates by class. A report without scores has
// none.
func (c *composer) scoreRates() *doc.Chart {
	ch := &doc.Chart{Title: "一级指标得分率"}
	bar := func(name string, p, got *big.Rat) {
		rate, ok := share(got, p).Number()
		if !ok {
			return
		}
		points, _ := new(big.Int).SetString(new(big.Rat).Mul(rate.Rat, big.NewRat(10000, 1)).FloatString(0), 10)
		ch.Bars = append(ch.Bars, doc.Bar{Label: name, Text: rate.Round(2).Number(2) + "%", Value: int(points.Int64())})
	}
	if !c.pack.Scheme.IsScored() {
		return nil
	}
	if e := c.score.Execution; e != nil {
		bar(e.Class, e.Points, e.Score)
	}
	for _, k := range c.score.Classes {
		if k.Scored {
			bar(k.Name, k.Points, k.Score)
		}
	}
	return ch
}
