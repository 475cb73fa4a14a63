package diff

import (
	"slices"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// shapes of the records of a 更正说明; built once, never changed.
var shapes = pack.Shapes(pack.CorrectionDictionary)

// ownMatter are the things that every corrected report has otherwise; they are no
// corrections.
var ownMatter = []string{"report/date", "report/version", "report/replaces", "report/example", "pack", "accept"}

// corrections are the facts that a 更正说明 names.
func (d *Difference) corrections() []Change {
	return slices.DeleteFunc(slices.Clone(d.Facts), func(c Change) bool {
		return slices.ContainsFunc(ownMatter, func(id string) bool { return c.id == id || strings.HasPrefix(c.id, id+"/") })
	})
}

// correction gives the names of [pack.CorrectionDictionary] their values.
type correction struct {
	d      *Difference
	facts  *facts.Facts // of the corrected report
	out    *source.Findings
	values map[string]expr.Value
}

func (d *Difference) values(f *facts.Facts, out *source.Findings) map[string]expr.Value {
	c := correction{d, f, out, map[string]expr.Value{}}
	c.versions()
	c.causes()
	c.items()
	c.values["联动"] = c.changed("联动", d.Derived)
	c.values["得分变动"] = c.changed("得分变动", d.Scores)
	c.values["得分相同"] = expr.OfBool(d.Old.Total == d.New.Total)
	c.values["等级相同"] = expr.OfBool(d.Old.Grade == d.New.Grade)
	c.passages()
	c.values["编号变动"] = whole(d.Renumbered)
	return c.values
}

func whole(n int) expr.Value { return expr.OfNumber(expr.Int(int64(n), "")) }

// text is a value, null where the text is empty or left blank on purpose.
func text(s string) expr.Value {
	if s == "" || s == facts.Blank {
		return expr.Value{}
	}
	return expr.OfText(s)
}

func quantityOf(s string) expr.Value {
	q, err := expr.ParseQuantity(s)
	if err != nil {
		return expr.Value{}
	}
	return expr.OfNumber(q)
}

func record(name string, self expr.Value, cells ...expr.Value) expr.Value {
	return expr.OfRecord(expr.NewRecord(shapes[name], self, cells...))
}

func (c *correction) versions() {
	version := func(name string, v *Version) {
		title := text(v.Title)
		c.values[name] = record(name, title, title, text(v.Date), text(v.Version), quantityOf(v.Total), text(v.Grade), quantityOf(v.Rate))
	}
	version("原报告", &c.d.Old)
	version("更正后", &c.d.New)
	r := &c.facts.Report
	if r.Version.Value == "" || r.Replaces.Value == "" {
		c.out.Add(source.VersionMissing, r.Node.Place(), "report", "更正后的报告没有写版本，或没有写更正的是哪一版", `在 report 里写 version = "第2版"，replaces = "`+replaced(&c.d.Old)+`"`)
	}
}

// replaced proposes what a corrected report says that it replaces.
func replaced(v *Version) string {
	s := v.Version
	if s == "" {
		s = "第1版"
	}
	if v.Date != "" && v.Date != facts.Blank {
		s = v.Date + "的" + s
	}
	return s
}

// causes are the date and the author's reason.
func (c *correction) causes() {
	k := c.facts.Data.Correction
	date := &c.facts.Report.Date
	reason := expr.Value{}
	if k == nil || strings.TrimSpace(k.Reason.Value) == "" {
		at := source.Place{File: c.facts.Name}
		if k != nil {
			at = k.Node.Place()
		}
		c.out.Add(source.MissingKey, at, "correction.reason", "没有写更正的原因，更正说明要印它", `在更正后的数据文件里写 [correction]，reason = "…"，date = 2021-05-06`)
	} else {
		reason = c.fill(k.Reason)
	}
	if k != nil && k.Date.Set() {
		date = &k.Date
	}
	day := dateText(date)
	if date.IsBlank() {
		day = "　　年　　月　　日"
	}
	c.values["更正日期"], c.values["更正原因"] = text(day), reason
}

// fill is an author's text with its figures filled in.
func (c *correction) fill(t source.Text) expr.Value {
	parsed, errs := expr.ParseText(squeeze(t.Value))
	filled := ""
	if parsed != nil {
		filled, errs = parsed.Fill(c.facts.Env())
	}
	for _, e := range errs {
		if !e.Elsewhere {
			c.out.Add(e.Code, t.Node.Place(), t.Node.Path(), e.Message, e.Hint)
		}
	}
	return text(filled)
}

// items are what was corrected, each with what it led to.
func (c *correction) items() {
	list := c.d.corrections()
	items := make([]expr.Value, len(list))
	known := map[string]bool{}
	for i := range list {
		x := &list[i]
		known[x.Name], known[plainName(x.Name)] = true, true
		before, after := sides(x)
		items[i] = record("更正", text(plainName(x.Name)),
			whole(i+1), text(plainName(x.Name)), text(before), text(after), expr.OfList(c.effects(x.Name)), c.reason(x.Name), expr.OfBool(isWording(x)))
	}
	c.values["更正"] = expr.OfList(items)
	if k := c.facts.Data.Correction; k != nil {
		for _, r := range k.Reasons {
			if !known[r.Key.Value] {
				c.out.Add(source.UnknownRef, r.Key.Node.KeyPlace(), r.Key.Node.Path(), "“"+r.Key.Value+"”没有更正", nearestItem(r.Key.Value, list))
			}
		}
	}
}

// isWording reports whether a fact is how something is said, and no figure.
func isWording(c *Change) bool {
	switch c.Kind {
	case Text, List, Field, Document:
		return true
	case Indicator:
		return saysOnly(c.Name)
	case Figure:
		return strings.HasSuffix(c.id, "/note") || strings.HasSuffix(c.id, "/scope") || strings.HasSuffix(c.id, "/source")
	case Budget:
		return strings.HasSuffix(c.id, "/reason") || strings.HasSuffix(c.id, "/measure") || strings.HasSuffix(c.id, "/source")
	}
	return false
}

func nearestItem(word string, list []Change) string {
	all := names(list)
	if near := source.Nearest(word, all); near != "" {
		return "是不是“" + near + "”"
	}
	return "更正的有：" + strings.Join(all, "、")
}

// reason is what the author wrote about one item, or null.
func (c *correction) reason(name string) expr.Value {
	if k := c.facts.Data.Correction; k != nil {
		for _, key := range []string{name, plainName(name)} {
			if t := k.Reasons.Get(key); t != nil {
				return c.fill(*t)
			}
		}
	}
	return expr.Value{}
}

// plainName words a name as a sentence has it: 财政拨款的执行数.
func plainName(name string) string {
	return strings.ReplaceAll(strings.ReplaceAll(name, ".上年", "的上年数"), ".", "的")
}

// sides are the two values of a change; of long texts, what changed of them.
func sides(x *Change) (before, after string) {
	if x.Old != nil {
		before = x.Old.Text
	}
	if x.New != nil {
		after = x.New.Text
	}
	if x.Old != nil && x.New != nil && (isLong(before) || isLong(after)) {
		return Excerpt(plainEdits(before, after))
	}
	return before, after
}

// effects are the figures and the scores of indicators and of the execution rate
// that follow from a fact, directly or not.
func (c *correction) effects(name string) []expr.Value {
	follows := map[string]bool{name: true}
	var list []expr.Value
	for _, group := range [][]Change{c.d.Derived, c.d.Scores} {
		for again := true; again; {
			again = false
			for i := range group {
				x := &group[i]
				if !follows[x.Name] && slices.ContainsFunc(x.Causes, func(n string) bool { return follows[n] }) {
					follows[x.Name], again = true, true
				}
			}
		}
		for i := range group {
			x := &group[i]
			if x.Kind == Total || x.Kind == Grade || x.Kind == Class && x.Name != executionName || x.Name == name || !follows[x.Name] || x.Old == nil || x.New == nil {
				continue
			}
			what := strings.TrimSuffix(plainName(x.Name), metName)
			list = append(list, text(what+"由"+x.Old.Text+"变为"+x.New.Text))
		}
	}
	return list
}

func (c *correction) changed(name string, list []Change) expr.Value {
	items := make([]expr.Value, len(list))
	for i := range list {
		x := &list[i]
		before, after := sides(x)
		causes := make([]string, len(x.Causes))
		for k, n := range x.Causes {
			causes[k] = plainName(n)
		}
		items[i] = record(name, text(plainName(x.Name)), whole(i+1), text(plainName(x.Name)), text(before), text(after), text(strings.Join(causes, "、")))
	}
	return expr.OfList(items)
}
