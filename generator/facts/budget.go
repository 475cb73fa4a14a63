package facts

import (
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// Budget is the money of the report, added up. A nil amount is not known.
type Budget struct {
	Initial, Adjusted, Executed *expr.Quantity
	Base                        *expr.Quantity // what the rate is taken of; nil where it is declared
	Rate                        *expr.Quantity // execution rate, a percentage
	Declared                    bool           // the rate is declared, its parts are of another scope
	Reviewed, Approved          *big.Rat       // 复核 and 审定 scores of the execution class; nil: not given
}

// The kinds of budget rows.
const (
	bySource = "来源"
	byUse    = "用途"
)

const (
	initialName  = "年初预算"
	adjustedName = "调整后预算"
	executedName = "执行数"
	rateName     = "执行率"
)

// column is one amount of all budget rows.
type column struct {
	name, key string
	absent    string // what to write for a row that has no such amount
	of        func(*BudgetRow) source.Text
}

var columns = []column{
	{initialName, "initial", `没有就写 "0"`, func(r *BudgetRow) source.Text { return r.Initial }},
	{adjustedName, "adjusted", "年中没有调整的，照抄年初预算数", func(r *BudgetRow) source.Text { return r.Adjusted }},
	{executedName, "executed", `没有就写 "0"`, func(r *BudgetRow) source.Text { return r.Executed }},
}

// budgetKey is the formula that a budget name means.
func (f *Facts) budgetKey(name string) (string, bool) {
	if f.Data.Budget == nil {
		return "", false
	}
	switch name {
	case initialName, adjustedName, executedName, rateName:
		return name, true
	}
	return name, strings.HasPrefix(name, "_预算")
}

// defineBudget adds up each column over the rows of one kind. Rows by source
// and rows by use describe the same money, so both sums must agree.
func (f *Facts) defineBudget() {
	b := f.Data.Budget
	if b == nil {
		return
	}
	unit, told := f.budgetUnit(), f.kinds()
	for _, c := range columns {
		f.defineColumn(c, unit, told)
	}
	f.Budget.Reviewed, f.Budget.Approved = f.plain(b.Reviewed), f.plain(b.Approved)
	if r := b.Rate; r != nil {
		f.Budget.Declared = true
		f.define(rateName, r.Declared)
		f.value(rateName)
	} else {
		f.defineRate()
	}
	for _, t := range []struct {
		name string
		to   **expr.Quantity
	}{{initialName, &f.Budget.Initial}, {adjustedName, &f.Budget.Adjusted}, {executedName, &f.Budget.Executed}, {rateName, &f.Budget.Rate}} {
		if q, ok := f.number(t.name); ok {
			*t.to = &q
		}
	}
}

// budgetUnit is the unit of the budget's amounts.
func (f *Facts) budgetUnit() string {
	u := f.Data.Budget.Unit
	switch u.Value {
	case "元", "千元", "万元", "亿元":
		return u.Value
	}
	if u.Set() {
		f.out.Add(source.BadValue, u.Node.Place(), u.Node.Path(), "金额单位不能是“"+u.Value+"”", "写元、千元、万元或亿元；不写是万元")
	}
	return "万元"
}

// kinds checks that each row says what kind of money it is, or none does.
func (f *Facts) kinds() (told bool) {
	rows := f.Data.Budget.Rows
	told = true
	named := false
	for i := range rows {
		named = named || rows[i].By.Set()
	}
	for i := range rows {
		r := &rows[i]
		switch by := r.By; {
		case by.Value == bySource || by.Value == byUse:
			continue
		case r.Node.Get("by").IsSet() && !by.Set(): // of another type, which has been said
		case by.Set():
			f.out.Add(source.BadValue, by.Node.Place(), by.Node.Path(), "by 只能是“来源”或“用途”，这里是“"+by.Value+"”", "按来源或按用途，各行合计相等")
		case named && !r.Sub.Value:
			f.out.Add(source.MissingKey, r.Node.Place(), r.Node.KeyPath("by"), "“"+r.Name.Value+"”没有写 by，不知道是资金来源还是用途", `写 by = "来源" 或 by = "用途"`)
		default:
			continue
		}
		told = false
	}
	return told
}

// defineColumn defines the sum of one column. Told is false if the kind of a row
// is not known: then the sums of the kinds are not compared.
func (f *Facts) defineColumn(c column, unit string, told bool) {
	rows := f.Data.Budget.Rows
	type sum struct {
		by      string
		terms   []string
		lacking *BudgetRow
		at      source.Place
	}
	var sums []*sum
	for i := range rows {
		r := &rows[i]
		text := c.of(r)
		key := fmt.Sprintf("_预算%d%s", i+1, c.name)
		f.defineAmount(key, text, unit)
		if !text.Set() && r.Node.Get(c.key).IsSet() {
			f.formulas.Fail(key) // of another type, which has been said
		}
		if r.Sub.Value {
			continue
		}
		var s *sum
		for _, known := range sums {
			if known.by == r.By.Value {
				s = known
			}
		}
		if s == nil {
			s = &sum{by: r.By.Value, at: r.Node.Place()}
			sums = append(sums, s)
		}
		if r.Node.Get(c.key).IsSet() {
			s.terms = append(s.terms, key)
		} else {
			s.lacking = r
		}
	}
	var first *sum
	for _, s := range sums {
		if len(s.terms) == 0 {
			continue
		}
		if s.lacking != nil {
			f.out.Add(source.MissingKey, s.lacking.Node.Place(), s.lacking.Node.KeyPath(c.key), "“"+s.lacking.Name.Value+"”缺少"+c.name+"，合计算不出来", c.absent)
			continue
		}
		e, _ := expr.Parse(strings.Join(s.terms, " + "))
		if first == nil {
			first = s
			f.formulas.Define(c.name, e)
			continue
		}
		if !told {
			continue
		}
		other := c.name + s.by
		f.formulas.Define(other, e)
		a, okA := f.number(c.name)
		b, okB := f.number(other)
		if okA && okB {
			if d, err := a.Cmp(b); err == nil && d != 0 {
				f.out.Add(source.BudgetMismatch, s.at, s.lacking.path(), fmt.Sprintf("%s按“%s”合计%s，按“%s”合计%s", c.name, first.by, a, s.by, b), "两种分法是同一笔钱，合计应当相等", first.at)
			}
		}
	}
}

func (r *BudgetRow) path() string {
	if r == nil {
		return "budget.rows"
	}
	return r.Node.Path()
}

// defineAmount adds an amount that is written without its unit.
func (f *Facts) defineAmount(key string, text source.Text, unit string) {
	if text.Set() && (text.Value == "" || text.Value == Blank) {
		f.out.Add(source.MissingKey, text.Node.Place(), text.Node.Path(), "这里还没有填", "填上金额，以"+unit+"为单位只写数字，例如 \"4659.56\"；没有就写 \"0\"")
		f.formulas.Fail(key)
		return
	}
	if text.Set() && !expr.IsFormula(text.Value) {
		if q, err := expr.ParseQuantity(text.Value); err == nil && q.IsPlain() {
			if q, err = expr.ParseQuantity(text.Value + unit); err == nil {
				f.formulas.Set(key, expr.OfNumber(q))
				return
			}
		}
	}
	f.define(key, text)
	f.value(key)
}

// defineRate computes 执行数 ÷ 调整后预算; where nothing was adjusted the budget is
// the one of the start of the year.
func (f *Facts) defineRate() {
	budget := adjustedName
	if _, ok := f.number(budget); !ok {
		budget = initialName
	}
	whole, ok := f.number(budget)
	if _, spent := f.number(executedName); !ok || !spent {
		return
	}
	if whole.Sign() == 0 {
		f.out.Add(source.DivisionByZero, f.Data.Budget.Node.Place(), "budget", budget+"是0，算不出执行率", "补上预算数；执行率由财政另行核定的，写 rate = { declared = \"…\", scope = \"…\" }")
		return
	}
	f.Budget.Base = &whole
	e, _ := expr.Parse(executedName + " / " + budget)
	f.formulas.Define(rateName, e)
}

// fail reports the error of a quantity.
func (f *Facts) fail(text source.Text, err error) {
	var e *expr.Error
	if errors.As(err, &e) {
		f.report(source.Anchor{Node: text.Node}, text.Node.Path(), e)
	}
}
