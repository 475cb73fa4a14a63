package facts

import (
	"io/fs"
	"path"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// Facts is a data file with every figure evaluated. It belongs to one report.
type Facts struct {
	Data
	Name       string // as shown to people
	Budget     Budget
	Goals      []*Goal
	Last       *Facts // last year's, as far as it could be read; nil: none
	Indicators []*Indicator

	formulas *expr.Formulas
	figures  []*figure
	byName   map[string][]*figure
	out      *source.Findings
	anchors  map[string]anchored // formula keys → where they are written
}

type anchored struct {
	at  source.Anchor
	key string // path in the data file
}

// figure is one entry of [figures].
type figure struct {
	name, source string
	key          string // of its formula: the name, or source.name for a second one of that name
	data         *Figure
	paired       bool // has a value of last year
}

// Load reads the data file name below root, with what it includes. Nothing
// outside root is read. Shown is put before names in findings, so that people
// see the path they typed. The result is nil only if the file cannot be read.
func Load(root fs.FS, name, shown string, out *source.Findings) *Facts {
	node := read(root, name, shown, out)
	if node == nil {
		return nil
	}
	return build(root, node, name, shown, out, true)
}

// build evaluates a data file that has been read. Last year's file is read too,
// but not the one of the year before that.
func build(root fs.FS, node *source.Node, name, shown string, out *source.Findings, last bool) *Facts {
	f := &Facts{Name: path.Join(shown, name), out: out, byName: map[string][]*figure{}, anchors: map[string]anchored{}}
	source.Bind(node, &f.Data, out)
	f.ranges()
	for _, include := range f.Include {
		f.include(root, beside(name, include.Value), shown, include)
	}
	if last {
		f.previous(root, beside(name, f.Data.Previous.Value), shown)
	}
	f.formulas = expr.NewFormulas(nil, f.resolve)
	f.defineFigures()
	f.defineBudget()
	f.evaluate()
	f.Goals = f.goals()
	f.Indicators = f.indicators()
	return f
}

func read(root fs.FS, name, shown string, out *source.Findings) *source.Node {
	file, found := source.Read(root, name, path.Join(shown, name), 0)
	out.Append(found...)
	if file == nil {
		return nil
	}
	node, found := source.Parse(file)
	out.Append(found...)
	source.CheckCharacters(node, out)
	return node
}

// schemaVersion is the form of data files that this program reads.
const schemaVersion = 1

// ranges checks the numbers that every data file begins with.
func (f *Facts) ranges() {
	f.schema(f.Schema)
	if y := f.Report.Year; y.Set() && (y.Value < 1949 || y.Value > 2199) {
		f.out.Add(source.BadValue, y.Node.Place(), y.Node.Path(), "“"+y.Node.Text+"”不是评价年度", "写四位数的年度，例如 year = 2024")
	}
}

func (f *Facts) schema(v source.Int) {
	if v.Set() && v.Value != schemaVersion {
		f.out.Add(source.BadValue, v.Node.Place(), v.Node.Path(), "本程序只读 schema = 1 的数据文件，这里是"+v.Node.Text, "写 schema = 1；确是更新格式的文件，请换新版的程序")
	}
}

// include merges the documents, figures and fields of a shared file. What the
// data file says itself comes first.
func (f *Facts) include(root fs.FS, name, shown string, at source.Text) {
	if !fs.ValidPath(name) {
		f.out.Add(source.OutsideRoot, at.Node.Place(), at.Node.Path(), "“"+at.Value+"”在数据根目录之外，不读取", "把它移到根目录之内，或在上级目录放一个 selfeval.toml")
		return
	}
	if path.Join(shown, name) == f.Name {
		f.out.Add(source.BadValue, at.Node.Place(), at.Node.Path(), "文件不能包含它自己", "include 写几份报告共用的文件；没有就删去")
		return
	}
	if f.absent(root, name, at) {
		return
	}
	node := read(root, name, shown, f.out)
	if node == nil {
		return
	}
	var shared Shared
	source.Bind(node, &shared, f.out)
	f.schema(shared.Schema)
	f.Documents = append(f.Documents, shared.Documents...)
	f.Figures = append(f.Figures, shared.Figures...)
	f.Fields = append(f.Fields, shared.Fields...)
	f.Names = append(f.Names, shared.Names...)
}

// growth are the names that a figure of two years yields, with their formulas;
// F stands for the figure.
var growth = []struct{ name, formula string }{
	{"差额", "F.本年 - F.上年"},
	{"增幅", "(F.本年 - F.上年) / F.上年"},
	{"降幅", "(F.上年 - F.本年) / F.上年"},
	{"变化", `如果(F.本年 > F.上年, "增长", 如果(F.本年 < F.上年, "下降", "持平"))`},
}

func (f *Facts) defineFigures() {
	for _, table := range f.Figures {
		if f.Documents.Get(table.Key.Value) == nil {
			f.out.Add(source.UnknownRef, table.Key.Node.KeyPlace(), table.Key.Node.Path(), "来源“"+table.Key.Value+"”不在 documents 里", "在 [documents] 里加上它，写明名称")
		}
		for i := range table.Value {
			e := &table.Value[i]
			g := &figure{name: e.Key.Value, source: table.Key.Value, key: e.Key.Value, data: &e.Value, paired: e.Value.Last.Set()}
			if !expr.IsName(g.name) {
				f.out.Add(source.BadValue, e.Key.Node.KeyPlace(), e.Key.Node.Path(), "“"+g.name+"”不能作名称", "名称由汉字、字母和数字组成，不以数字开头，不含空格和标点")
				continue
			}
			if len(f.byName[g.name]) > 0 {
				g.key = g.source + "." + g.name
			}
			f.figures = append(f.figures, g)
			f.byName[g.name] = append(f.byName[g.name], g)
			f.pair(g)
			if !g.paired {
				f.define(g.key, g.data.Value)
				continue
			}
			f.define(g.key+".本年", g.data.Value)
			f.define(g.key+".上年", g.data.Last)
			at := g.data.Last.Node
			if at == nil {
				at = g.data.Value.Node
			}
			for _, d := range growth {
				e, _ := expr.Parse(strings.ReplaceAll(d.formula, "F", g.key))
				f.formulas.Define(g.key+"."+d.name, e)
				f.anchors[g.key+"."+d.name] = anchored{source.Anchor{Node: at}, at.Path()}
			}
		}
	}
}

// define adds a quantity or formula of the data file.
func (f *Facts) define(key string, text source.Text) {
	if !text.Set() {
		return
	}
	at := source.Anchor{Node: text.Node}
	f.anchors[key] = anchored{at, text.Node.Path()}
	if text.Value == "" || text.Value == Blank {
		f.out.Add(source.MissingKey, text.Node.Place(), text.Node.Path(), label(key)+"还没有填", "填上数量和单位，例如“4659.56万元”“4253人”")
		f.formulas.Fail(key)
		return
	}
	if expr.IsFormula(text.Value) {
		e, errs := expr.ParseFormula(text.Value)
		f.report(at, text.Node.Path(), errs...)
		if e != nil {
			f.formulas.Define(key, e)
		} else {
			f.formulas.Fail(key)
		}
		return
	}
	q, err := expr.ParseQuantity(text.Value)
	if err != nil {
		f.fail(text, err)
		f.formulas.Fail(key)
		return
	}
	f.formulas.Set(key, expr.OfNumber(q))
}

// label names a key for people; those that begin with _ have no name of their own.
func label(key string) string {
	if strings.HasPrefix(key, "_") {
		return "这里"
	}
	return "“" + strings.TrimSuffix(key, ".本年") + "”"
}

// resolve finds the formula that a path means.
func (f *Facts) resolve(path []string) (string, int, *expr.Error) {
	if list := f.byName[path[0]]; len(list) > 0 {
		key, used := list[0].of(path[1:])
		return key, used + 1, nil
	}
	if key, ok := f.budgetKey(path[0]); ok {
		return key, 1, nil
	}
	if len(path) > 1 {
		for _, g := range f.byName[path[1]] {
			if g.source == path[0] {
				key, used := g.of(path[2:])
				return key, used + 2, nil
			}
		}
	}
	return "", 0, nil
}

// of is the key that the rest of a path means after the figure's name, and how
// much of the rest it uses.
func (g *figure) of(rest []string) (string, int) {
	if !g.paired {
		return g.key, 0
	}
	if len(rest) == 0 {
		return g.key + ".本年", 0
	}
	return g.key + "." + rest[0], 1
}

// evaluate computes every figure once, so that each error is found even where
// nothing refers to it, and compares figures of one name.
func (f *Facts) evaluate() {
	for _, g := range f.figures {
		keys := []string{g.key}
		if g.paired {
			keys = []string{g.key + ".本年", g.key + ".上年"}
			if g.data.Last.Set() {
				keys = append(keys, g.key+".增幅")
			}
		}
		for _, key := range keys {
			f.value(key)
		}
	}
	for _, g := range f.figures {
		list := f.byName[g.name]
		if list[0] == g || g.paired != list[0].paired {
			continue
		}
		first, _ := list[0].of(nil)
		second, _ := g.of(nil)
		a, okA := f.number(first)
		b, okB := f.number(second)
		if !okA || !okB {
			continue
		}
		if c, err := a.Cmp(b); err != nil || c != 0 {
			n := g.data.Value.Node
			f.out.Add(source.AmbiguousName, n.Place(), n.Path(), "“"+g.name+"”有两个值："+a.String()+"和"+b.String(), "是同一个量就只留一处；口径不同就改用不同的名称", list[0].data.Value.Node.Place())
		}
	}
}

// value evaluates a key and reports its error, once.
func (f *Facts) value(key string) expr.Value {
	v, _, err := f.formulas.Value(key)
	if err != nil && !err.Elsewhere {
		a := f.anchors[key]
		f.report(a.at, a.key, err)
	}
	return v
}

func (f *Facts) number(key string) (expr.Quantity, bool) {
	v, ok, err := f.formulas.Value(key)
	if err != nil || !ok {
		return expr.Quantity{}, false
	}
	return v.Number()
}

// report turns errors of an expression into findings.
func (f *Facts) report(at source.Anchor, key string, errs ...*expr.Error) {
	for _, e := range errs {
		if !e.Elsewhere {
			f.out.Add(e.Code, at.Place(e.Offset), key, e.Message, e.Hint)
		}
	}
}

// Env is the environment in which wording sees the figures.
func (f *Facts) Env() *expr.Env { return f.formulas.Env() }
