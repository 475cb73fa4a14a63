package check

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// published compares what somebody already printed with what the data gives,
// digit for digit. It is never used for anything else.
func (r *reporter) published() {
	p := r.Facts.Published
	if p == nil {
		return
	}
	if s := r.Score; s != nil && s.Total != nil {
		if p.Total.Set() {
			r.publishedNumber(p.Total, "总分", s.Total, plain(s.Total)+"分")
		}
		if p.Grade.Set() && strings.Trim(p.Grade.Value, "“” ") != s.Grade {
			r.add(source.PublishedDiffers, p.Grade.Node, "已公布的等级是“"+p.Grade.Value+"”，按数据和计分方案是“"+s.Grade+"”", "核对哪个对；已公布的有错，按更正程序更正", r.place("indicators"))
		}
	}
	if rate := r.Facts.Budget.Rate; rate != nil && p.Rate.Set() {
		q, err := expr.ParseQuantity(p.Rate.Value)
		switch {
		case err != nil || q.Unit != expr.PercentUnit:
			r.add(source.BadValue, p.Rate.Node, "“"+p.Rate.Value+"”不是百分数", `例如 rate = "84.25%"`)
		case q.Rat.Cmp(rate.Round(q.Places).Rat) != 0:
			r.add(source.PublishedDiffers, p.Rate.Node, "已公布的预算执行率是"+p.Rate.Value+"，按数据是"+rate.String(), "核对哪个对；已公布的有错，按更正程序更正", r.place("budget"))
		}
	}
}

func (r *reporter) publishedNumber(t source.Text, what string, want *big.Rat, printed string) {
	q, err := expr.ParseQuantity(strings.TrimSuffix(t.Value, "分"))
	switch {
	case err != nil || !q.IsPlain():
		r.add(source.BadValue, t.Node, "“"+t.Value+"”不是分数", `例如 total = "96.85"`)
	case q.Rat.Cmp(want) != 0:
		r.add(source.PublishedDiffers, t.Node, fmt.Sprintf("已公布的%s是%s，按数据算出的是%s", what, t.Value, printed), "核对哪个对；已公布的有错，按更正程序更正", r.place("indicators"))
	}
}

// place is where a table of the data file stands.
func (r *reporter) place(key string) source.Place {
	if n := r.Facts.Node.Get(key); n != nil {
		return n.KeyPlace()
	}
	return source.Place{File: r.Facts.Name}
}
