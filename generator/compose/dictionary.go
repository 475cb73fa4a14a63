package compose

import (
	"fmt"
	"maps"
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// shapes of the dictionary's records; built once, never changed.
var shapes = pack.Shapes(pack.Dictionary)

// funcs are the filters of wording; built once, never changed.
var funcs = pack.Functions()

// dictionary gives every name of the pack's language its value. The author's
// texts are filled on the way and see what was there before them.
func (c *composer) dictionary() {
	c.environment()
	c.unit()
	c.report()
	if c.score == nil { // not the report of one data file: its values come from outside
		c.fields()
		c.lists()
		maps.Copy(c.values, c.options.Values)
		c.declaredFigures()
		return
	}
	c.results()
	c.money()
	c.fields()
	c.goals()
	c.indicators()
	c.lists()
	c.problems()
	c.lastProblems()
	c.evidence()
	c.declaredFigures()
}

// environment makes the environment of wording: the dictionary first, then the
// report's own figures.
func (c *composer) environment() {
	figures := c.facts.Env()
	c.values = make(map[string]expr.Value, 48)
	c.env = &expr.Env{Funcs: funcs}
	c.env.Lookup = func(path []string) (expr.Value, int, *expr.Error) {
		if v, ok := c.values[path[0]]; ok {
			c.asked(path[0])
			return v, 1, nil
		}
		if path[0] == "文件" && len(path) > 1 {
			return c.document(path[1])
		}
		v, used, err := figures.Lookup(path)
		if used == 0 && err == nil && c.pack.Figures.Get(path[0]) != nil {
			return expr.Value{}, 1, nil // declared by the pack, not given
		}
		return v, used, err
	}
	c.env.Names = func() []string { return c.names(figures) }
}

// names lists what an author's text may mention, for suggestions.
func (c *composer) names(figures *expr.Env) []string {
	var list []string
	for _, t := range c.pack.KindOf().Terms {
		if _, ok := c.values[t.Name]; !ok && t.Name != "文件" {
			continue
		}
		list = append(list, t.Name)
		for _, f := range t.Fields {
			list = append(list, t.Name+"."+f)
		}
	}
	for _, e := range c.facts.Documents {
		list = append(list, "文件."+e.Key.Value)
	}
	for _, n := range figures.Names() {
		if !strings.HasPrefix(n, "_") {
			list = append(list, n)
		}
	}
	return list
}

func record(name string, self expr.Value, cells ...expr.Value) expr.Value {
	return expr.OfRecord(expr.NewRecord(shapes[name], self, cells...))
}

// text is a value, null where the text is empty.
func text(s string) expr.Value {
	if s == "" {
		return expr.Value{}
	}
	return expr.OfText(s)
}

func whole(n int) expr.Value { return expr.OfNumber(expr.Int(int64(n), "")) }

// points is a score with the decimals it needs; null where there is none.
func points(r *big.Rat) expr.Value {
	if r == nil {
		return expr.Value{}
	}
	places, _ := r.FloatPrec()
	return expr.OfNumber(expr.NewQuantity(r, "", expr.One, places))
}

// share is a ÷ b as a percentage; null where there is none.
func share(a, b *big.Rat) expr.Value {
	if a == nil || b == nil || b.Sign() == 0 {
		return expr.Value{}
	}
	return percentage(new(big.Rat).Quo(a, b))
}

func percentage(r *big.Rat) expr.Value {
	hundred := new(big.Rat).Mul(r, big.NewRat(100, 1))
	places, exact := hundred.FloatPrec()
	if !exact || places > 2 {
		places = 2
	}
	return expr.OfNumber(expr.NewQuantity(r, expr.PercentUnit, expr.Percent, places))
}

func quantity(q *expr.Quantity) expr.Value {
	if q == nil {
		return expr.Value{}
	}
	return expr.OfNumber(*q)
}

// unit tells full names and short ones apart: what begins with 我 or 本 is what
// the unit calls itself.
func (c *composer) unit() {
	u := c.facts.Unit
	short, self := "", ""
	for _, s := range u.Short {
		switch {
		case strings.HasPrefix(s.Value, "我") || strings.HasPrefix(s.Value, "本"):
			if self == "" {
				self = s.Value
			}
		case short == "":
			short = s.Value
		}
	}
	if short == "" {
		short = u.Name.Value
	}
	if self == "" {
		self = short
	}
	c.values["单位"] = record("单位", expr.OfText(u.Name.Value), expr.OfText(u.Name.Value), expr.OfText(short), expr.OfText(self))
	c.values["项目"] = expr.Value{}
	if p := c.facts.Project; p != nil {
		short := p.Short.Value
		if short == "" {
			short = p.Name.Value
		}
		c.values["项目"] = record("项目", expr.OfText(p.Name.Value), expr.OfText(p.Name.Value), expr.OfText(short))
	} else if c.pack.Kind.Value == pack.KindProject {
		c.bare = true
		c.out.Add(source.MissingKey, c.facts.Unit.Node.Place(), "project", "“"+c.pack.Title.Value+"”是项目支出的报告，数据里没有项目", "写 [project]，name 是项目名称")
	}
}

func (c *composer) report() {
	r := c.facts.Report
	c.values["年度"] = whole(r.Year.Value)
	c.values["报告"] = record("报告", expr.Value{},
		expr.OfText(date(&r.Date)), c.fill(r.Example), c.fill(r.Version), c.fill(r.Replaces))
	var basis []expr.Value
	for _, b := range r.Basis {
		if d := c.facts.Documents.Get(b.Value); d != nil {
			basis = append(basis, documentRecord(d))
			continue
		}
		c.out.Add(source.UnknownRef, b.Node.Place(), b.Node.Path(), "依据“"+b.Value+"”不在 documents 里", c.nearestDocument(b.Value))
	}
	c.values["依据"] = expr.OfList(basis)
}

// date prints 2021年3月9日, what was written in words, or blanks.
func date(d *facts.DateOrBlank) string {
	switch {
	case d.Date.Set():
		return fmt.Sprintf("%d年%d月%d日", d.Date.Year, d.Date.Month, d.Date.Day)
	case d.IsBlank():
		return "　　年　　月　　日"
	}
	return d.Text.Value
}

func (c *composer) nearestDocument(name string) string {
	known := make([]string, len(c.facts.Documents))
	for i := range c.facts.Documents {
		known[i] = c.facts.Documents[i].Key.Value
	}
	if near := source.Nearest(name, known); near != "" {
		return "是不是“" + near + "”"
	}
	return "在 [documents] 里加上它"
}

func documentRecord(d *facts.Document) expr.Value {
	day := expr.Value{}
	if d.Date.Set() {
		day = expr.OfText(date(&d.Date))
	}
	return record("文件", expr.OfText("《"+d.Title.Value+"》"),
		expr.OfText(d.Title.Value), text(d.Number.Value), text(d.Issuer.Value), day, text(d.Place.Value))
}

func (c *composer) document(key string) (expr.Value, int, *expr.Error) {
	if d := c.facts.Documents.Get(key); d != nil {
		return documentRecord(d), 2, nil
	}
	return expr.Value{}, 0, nil
}

// declaredFigures reports the figures that the pack demands and the data lacks,
// and those whose names the dictionary takes.
func (c *composer) declaredFigures() {
	for _, f := range c.pack.Figures {
		if f.Value.Required.Value && !c.facts.IsFigure(f.Key.Value) {
			c.out.Add(source.FieldMissing, source.Place{File: c.facts.Name}, "figures", "缺少数据“"+f.Key.Value+"”，模板要用", hint(f.Value.Hint, "在 [figures] 里写上它和来源"))
		}
	}
	for _, table := range c.facts.Figures {
		for i := range table.Value {
			key := table.Value[i].Key
			if _, taken := c.values[key.Value]; taken || key.Value == "文件" {
				c.out.Add(source.AmbiguousName, key.Node.KeyPlace(), key.Node.Path(), "“"+key.Value+"”是程序已有的名称，不能作数据的名称", "改一个更具体的名称")
			}
		}
	}
}

func hint(t source.Text, otherwise string) string {
	if t.Value != "" {
		return t.Value
	}
	return otherwise
}
