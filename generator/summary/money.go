package summary

import (
	"math/big"
	"slices"

	"github.com/selfeval/selfeval/generator/pack"
)

// addUp adds up money, classes and indicators.
func (s *Summary) addUp() {
	for _, kind := range pack.Kinds {
		sum := Sum{Kind: kind.Name}
		if sum.of(s.Rows) {
			s.Sums = append(s.Sums, sum)
		}
	}
	for _, r := range s.Rows {
		s.Indicators += r.Indicators
		s.Missed += len(r.Missed)
		for _, c := range r.Classes {
			i := slices.IndexFunc(s.Classes, func(x Class) bool { return x.Execution == c.Execution && (c.Execution || x.Name == c.Name) })
			if i < 0 {
				i = len(s.Classes)
				s.Classes = append(s.Classes, Class{Name: c.Name, Execution: c.Execution, Points: new(big.Rat), Score: new(big.Rat)})
			}
			to := &s.Classes[i]
			to.Points.Add(to.Points, c.Points)
			to.Score.Add(to.Score, c.Score)
			to.Reports++
		}
	}
}

// of adds up the reports of the sum's kind; it is false if there are none. The
// rate is that of the totals, never a mean of rates. The sum of initial budgets is
// known only if each of them is.
func (sum *Sum) of(rows []*Row) bool {
	sum.Initial, sum.Budget, sum.Executed = new(big.Rat), new(big.Rat), new(big.Rat)
	any := false
	for _, r := range rows {
		if r.Kind != sum.Kind {
			continue
		}
		any = true
		switch {
		case r.Declared:
			sum.Declared++
		case r.Money == nil:
			sum.Lacking++
		default:
			sum.Reports++
			sum.Budget.Add(sum.Budget, r.Money.Budget)
			sum.Executed.Add(sum.Executed, r.Money.Executed)
			if r.Money.Initial == nil {
				sum.Initial = nil
			}
			if sum.Initial != nil {
				sum.Initial.Add(sum.Initial, r.Money.Initial)
			}
		}
	}
	if sum.Budget.Sign() > 0 {
		sum.Rate = new(big.Rat).Quo(sum.Executed, sum.Budget)
	}
	return any
}

// amount is one amount of a sum by its name in wording; nil if it is not known.
func (m *Money) amount(name string) *big.Rat {
	switch name {
	case "年初预算":
		return m.Initial
	case "预算数":
		return m.Budget
	case "执行数":
		return m.Executed
	}
	return nil
}

// Amounts lists the names of amounts that can be compared with the district's.
var Amounts = []string{"年初预算", "预算数", "执行数"}

// compareDistrict sets the sums against what the district says.
func (s *Summary) compareDistrict(list []District) {
	main := s.Main()
	for _, d := range list {
		c := Check{Name: d.Name, District: d.Amount.Rat}
		if main != nil {
			c.Sum = main.amount(d.Name)
		}
		if c.Sum != nil {
			c.Difference = new(big.Rat).Sub(c.Sum, c.District)
		}
		s.Checks = append(s.Checks, c)
	}
}
