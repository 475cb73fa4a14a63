package summary

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
)

func number(n int) expr.Value { return expr.OfNumber(expr.Int(int64(n), "")) }

// text is a value, null where the text is empty.
func text(s string) expr.Value {
	if s == "" {
		return expr.Value{}
	}
	return expr.OfText(s)
}

// shown is the most decimals of a mean or a rate; sums are shown with all of theirs.
const shown = 2

// points is a score with the decimals it needs, a mean with two.
func points(r *big.Rat) expr.Value {
	if r == nil {
		return expr.Value{}
	}
	places, exact := r.FloatPrec()
	if !exact {
		places = shown
	}
	return expr.OfNumber(expr.NewQuantity(r, "", expr.One, places))
}

// percentage is a share as a percentage of at most two decimals.
func percentage(r *big.Rat) expr.Value {
	if r == nil {
		return expr.Value{}
	}
	places, exact := new(big.Rat).Mul(r, hundred).FloatPrec()
	if !exact || places > shown {
		places = shown
	}
	return expr.OfNumber(expr.NewQuantity(r, expr.PercentUnit, expr.Percent, places))
}

// difference is a − b in percentage points; null if either is not known.
func difference(a, b *big.Rat) expr.Value {
	if a == nil || b == nil {
		return expr.Value{}
	}
	return percentage(new(big.Rat).Sub(a, b))
}

// money is an amount of 元 as 万元, with all its decimals.
func money(r *big.Rat) expr.Value {
	if r == nil {
		return expr.Value{}
	}
	return expr.OfNumber(expr.NewQuantity(r, "元", expr.TenThousand, decimals(r)))
}

// decimals is how many decimals an amount of 元 has as 万元.
func decimals(r *big.Rat) int {
	places, exact := new(big.Rat).Quo(r, big.NewRat(10000, 1)).FloatPrec()
	if !exact {
		return shown
	}
	return places
}

func names(rows []*Row) expr.Value {
	list := make([]expr.Value, len(rows))
	for i, r := range rows {
		list[i] = expr.OfText(r.Name)
	}
	return expr.OfList(list)
}

// most is how many names examples writes out.
const most = 3

// examples writes names out: 甲、乙和丙; of many, the first ones and how many there
// are.
func examples(rows []*Row) expr.Value {
	list := make([]string, min(len(rows), most))
	for i := range list {
		list[i] = rows[i].Name
	}
	s := strings.Join(list, "、")
	if len(rows) > most {
		s += "等" + strconv.Itoa(len(rows)) + "个"
	}
	return text(s)
}
