package facts

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// Entry is a named quantity of the data with all that says where it comes from.
type Entry struct {
	Name     string                  // 收入决算, 事故起数.上年, 财政拨款.年初预算
	Value    expr.Value              // null: not known
	Formula  *expr.Expr              // in terms of other entries; nil: written as a quantity
	Implied  bool                    // the formula follows from the data model: growth, a total of the budget, the rate
	Node     *source.Node            // where quantity or formula is written; nil where it is implied
	Document *source.Entry[Document] // that it comes from; nil: none is named
	Scope    string                  // of the quantity, or else of its document
	Note     string
	Year     int // of the data file it stands in
}

// Entry is the quantity that the leading used segments of a path name, as formulas
// and wording name it; ok is false if there is none.
func (f *Facts) Entry(path []string) (e Entry, used int, ok bool) {
	key, used, err := f.resolve(path)
	if err != nil || used == 0 {
		return Entry{}, 0, false
	}
	v, known, _ := f.formulas.Value(key)
	if !known {
		return Entry{}, 0, false
	}
	e = Entry{Name: strings.TrimSuffix(key, ".本年"), Value: v, Formula: f.formulas.Formula(key), Year: f.Report.Year.Value}
	if _, isBudget := f.budgetKey(path[0]); isBudget && len(f.byName[path[0]]) == 0 {
		f.budgetEntry(&e, key)
	} else {
		f.figureEntry(&e, path[:used], key)
	}
	if e.Scope == "" && e.Document != nil {
		e.Scope = e.Document.Value.Scope.Value
	}
	return e, used, true
}

// figureEntry adds what [figures] says about the figure that path names.
func (f *Facts) figureEntry(e *Entry, path []string, key string) {
	var g *figure
	if list := f.byName[path[0]]; len(list) > 0 {
		g = list[0]
	} else {
		for _, x := range f.byName[path[1]] {
			if x.source == path[0] {
				g = x
			}
		}
	}
	e.Node, e.Scope, e.Note = g.data.Value.Node, g.data.Scope.Value, g.data.Note.Value
	e.Document = f.document(g.source)
	switch rest := strings.TrimPrefix(key, g.key); {
	case !g.paired || rest == ".本年":
	case rest != ".上年":
		e.Node, e.Implied = nil, true
	case g.data.Last.Set():
		e.Node, e.Year = g.data.Last.Node, e.Year-1
	default:
		e.Node = nil
		if last, _, ok := f.Last.Entry([]string{g.name}); ok {
			e.Node, e.Document, e.Scope, e.Note, e.Year = last.Node, last.Document, last.Scope, last.Note, last.Year
		}
	}
}

// budgetEntry adds what [budget] says about an amount, a total or the rate.
func (f *Facts) budgetEntry(e *Entry, key string) {
	b := f.Data.Budget
	e.Implied = true
	if key == rateName && b.Rate != nil {
		e.Node, e.Implied = b.Rate.Declared.Node, false
		e.Scope, e.Note = b.Rate.Scope.Value, b.Rate.Reason.Value
		return
	}
	if r, c := f.amountOf(key); r != nil {
		e.Name, e.Node, e.Implied = r.Name.Value+"."+c.name, c.of(r).Node, false
		if r.Source.Set() {
			e.Document = f.document(r.Source.Value)
		}
	}
}

// amountOf is the row and the column of a key such as _预算1执行数.
func (f *Facts) amountOf(key string) (*BudgetRow, *column) {
	rest, ok := strings.CutPrefix(key, "_预算")
	if !ok {
		return nil, nil
	}
	for i := range columns {
		digits, ok := strings.CutSuffix(rest, columns[i].name)
		if n, err := strconv.Atoi(digits); ok && err == nil && n > 0 && n <= len(f.Data.Budget.Rows) {
			return &f.Data.Budget.Rows[n-1], &columns[i]
		}
	}
	return nil, nil
}

// AmountEntry is the amount of a budget row (from 0) in one of the columns
// 年初预算, 调整后预算 and 执行数.
func (f *Facts) AmountEntry(row int, column string) (Entry, bool) {
	e, _, ok := f.Entry([]string{fmt.Sprintf("_预算%d%s", row+1, column)})
	return e, ok
}

// ActualEntry is what is written as actual or last of an indicator or a part of it.
func (f *Facts) ActualEntry(text source.Text) (Entry, bool) {
	if !text.Set() {
		return Entry{}, false
	}
	key := "_" + text.Node.Path()
	v, ok, _ := f.formulas.Value(key)
	return Entry{Value: v, Formula: f.formulas.Formula(key), Node: text.Node, Year: f.Report.Year.Value}, ok
}

// EntryNames lists what [Facts.Entry] knows: figures, what a figure of two years
// yields, and the budget's totals, in the order of the file.
func (f *Facts) EntryNames() []string {
	var list []string
	for _, g := range f.figures {
		list = append(list, g.key)
		if g.paired {
			list = append(list, g.key+".上年")
			for _, d := range growth {
				list = append(list, g.key+"."+d.name)
			}
		}
	}
	if f.Data.Budget != nil {
		for _, name := range []string{initialName, adjustedName, executedName, rateName} {
			if _, ok := f.number(name); ok {
				list = append(list, name)
			}
		}
	}
	return list
}

func (f *Facts) document(key string) *source.Entry[Document] {
	for i := range f.Documents {
		if f.Documents[i].Key.Value == key {
			return &f.Documents[i]
		}
	}
	return nil
}
