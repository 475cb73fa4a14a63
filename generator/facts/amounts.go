package facts

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/expr"
)

// Amount is one row of the budget, evaluated. A nil amount is not known.
type Amount struct {
	Data                              *BudgetRow
	Initial, Adjusted, Executed, Rate *expr.Quantity
}

// Amounts are the budget's rows in the order of the file. A row's rate is taken
// of its adjusted budget, or of the initial one where nothing was adjusted.
func (f *Facts) Amounts() []Amount {
	if f.Data.Budget == nil {
		return nil
	}
	list := make([]Amount, len(f.Data.Budget.Rows))
	for i := range list {
		a := &list[i]
		a.Data = &f.Data.Budget.Rows[i]
		for k, to := range []**expr.Quantity{&a.Initial, &a.Adjusted, &a.Executed} {
			if q, ok := f.number(fmt.Sprintf("_预算%d%s", i+1, columns[k].name)); ok {
				*to = &q
			}
		}
		base := a.Adjusted
		if base == nil {
			base = a.Initial
		}
		if base != nil && a.Executed != nil && base.Sign() != 0 {
			if q, err := a.Executed.Ratio(*base); err == nil {
				a.Rate = &q
			}
		}
	}
	return list
}
