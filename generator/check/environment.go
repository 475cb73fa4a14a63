package check

import (
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// shapes and funcs are those of wording; built once, never changed.
var (
	shapes = pack.Shapes(pack.Dictionary)
	funcs  = pack.Functions()
)

// environment is in what the author's texts are filled for reading: figures as
// they will be printed, and of the dictionary what bears on figures. The rest is
// unknown here and prints a box.
func (r *reporter) environment() *expr.Env {
	f := r.Facts
	values := map[string]expr.Value{}
	whole := func(n int) expr.Value { return expr.OfNumber(expr.Int(int64(n), "")) }
	name := func(shape, full, short string) {
		if short == "" {
			short = full
		}
		values[shape] = expr.OfRecord(expr.NewRecord(shapes[shape], expr.OfText(full), expr.OfText(full), expr.OfText(short), expr.OfText(short)))
	}
	values["年度"] = whole(f.Report.Year.Value)
	name("单位", f.Unit.Name.Value, "")
	if f.Project != nil {
		name("项目", f.Project.Name.Value, f.Project.Short.Value)
	}
	if q := f.Budget.Rate; q != nil {
		values["执行"] = expr.OfRecord(expr.NewRecord(shapes["执行"], expr.OfNumber(*q), expr.OfNumber(*q)))
	}
	if s := r.Score; s != nil {
		met, all := r.met()
		values["指标数"], values["完成数"], values["未完成数"] = whole(all), whole(met), whole(all-met)
		if s.Total != nil {
			n, _ := s.Total.FloatPrec()
			values["得分"], values["等级"] = expr.OfNumber(expr.NewQuantity(s.Total, "", expr.One, n)), expr.OfText(s.Grade)
		}
	}
	figures := f.Env()
	return &expr.Env{Funcs: funcs, Lookup: func(path []string) (expr.Value, int, *expr.Error) {
		if v, ok := values[path[0]]; ok {
			return v, 1, nil
		}
		return figures.Lookup(path)
	}}
}

// met counts the indicators that reached their target, of all that apply.
func (r *reporter) met() (met, all int) {
	for _, x := range r.Score.Rows {
		if x.Counts {
			if all++; x.Met {
				met++
			}
		}
	}
	return met, all
}

// datum is a quantity that the data holds.
type datum struct {
	value expr.Quantity
	name  string // by which a text can refer to it; "" if it cannot
	node  *source.Node
	scope string
}

// quantities lists what the data holds: figures and what follows from them, the
// budget, targets, actuals, points and the scheme's limits.
func (r *reporter) quantities() []datum {
	f := r.Facts
	var list []datum
	hold := func(q *expr.Quantity, n *source.Node) {
		if q != nil {
			list = append(list, datum{value: *q, node: n})
		}
	}
	for _, name := range f.EntryNames() {
		e, _, ok := f.Entry(strings.Split(name, "."))
		if !ok {
			continue
		}
		if q, ok := e.Value.Number(); ok {
			k := datum{value: q, name: name, node: e.Node, scope: e.Scope}
			if k.node == nil {
				k.node = f.Node.Get("budget")
			}
			list = append(list, k)
		}
	}
	for _, a := range f.Amounts() {
		hold(a.Initial, a.Data.Node)
		hold(a.Adjusted, a.Data.Node)
		hold(a.Executed, a.Data.Node)
		hold(a.Rate, a.Data.Node)
	}
	for _, in := range f.Indicators {
		for _, m := range append(in.Parts, in.Measurement) {
			q := m.Actual
			if q.Rat != nil {
				hold(&q, m.Node)
			}
			if t := m.Target.Quantity; t.Rat != nil && !m.Target.Qualitative {
				hold(&t, m.Node)
			}
		}
		if o := in.Data.Target.Original; o.Set() {
			if t, err := expr.ParseTarget(o.Value); err == nil && !t.Qualitative {
				hold(&t.Quantity, in.Data.Node)
			}
		}
		hold(in.Last, in.Data.Node)
	}
	points := func(x *big.Rat) {
		if x != nil {
			q := expr.NewQuantity(x, "分", expr.One, 2)
			hold(&q, nil)
		}
	}
	percent := func(x *big.Rat) {
		if x != nil {
			q := expr.NewQuantity(x, expr.PercentUnit, expr.Percent, 2)
			hold(&q, nil)
		}
	}
	if s := r.Score; s != nil {
		points(s.Total)
		points(s.Sum)
		for _, c := range s.Classes {
			points(c.Points)
			points(c.Score)
			percent(c.Rate)
		}
		if e := s.Execution; e != nil {
			points(e.Points)
			points(e.Score)
		}
	}
	if r.Pack != nil && r.Pack.Scheme != nil {
		points(r.Pack.Scheme.Total)
		percent(r.Pack.Scheme.Threshold)
		percent(r.Pack.Scheme.OverRatio)
	}
	return list
}
