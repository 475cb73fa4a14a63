package compose

import (
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// chart is the bar chart of score rates by class. A report without scores has
// none.
func (c *composer) chart() {
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
		return
	}
	if e := c.score.Execution; e != nil {
		bar(e.Class, e.Points, e.Score)
	}
	for _, k := range c.score.Classes {
		if k.Scored {
			bar(k.Name, k.Points, k.Score)
		}
	}
	if len(ch.Bars) == 0 {
		return
	}
	words := make([]string, len(ch.Bars))
	for i, b := range ch.Bars {
		words[i] = b.Label + b.Text
	}
	ch.ID = c.id('c')
	ch.Alt = "条形图：" + ch.Title + "。" + strings.Join(words, "，") + "。"
	c.add(ch)
}
