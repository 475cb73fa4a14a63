package summary

import (
	"embed"
	"io/fs"
	"math/big"
	"slices"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

//go:embed blank.toml
var blank embed.FS

// Blank is the data file of a summary that has none: unit and date are left to be
// filled in by hand.
func Blank(year int) *facts.Facts {
	var out source.Findings
	f := facts.Load(blank, "blank.toml", "", &out)
	f.Report.Year.Value = year
	f.Unit.Name.Value = "" // wording leaves it out
	return f
}

// notOwn are the keys of a report's data file that a summary's has no use for.
var notOwn = []string{"project", "budget", "goals", "indicators", "problems", "measures", "published"}

// LoadData reads the summary's own data file: who writes it, when, on what basis,
// the district's amounts, and the author's paragraphs. It is nil if the file cannot
// be read.
func LoadData(root fs.FS, name, shown string, out *source.Findings) *facts.Facts {
	f := facts.Load(root, name, shown, out)
	if f == nil {
		return nil
	}
	for _, kid := range f.Node.Kids {
		if slices.Contains(notOwn, kid.Name) {
			out.Add(source.UnknownKey, kid.KeyPlace(), kid.Path(), "汇总的数据文件不用“"+kid.Name+"”", "删去它；汇总的数字来自各单位的数据文件")
		}
	}
	return f
}

// The head fields and figures of a summary's data file that are not only printed.
const (
	highField      = "高分界限"
	lowRateField   = "低执行率界限"
	paragraphField = "雷同字数"
	districtPrefix = "地区" // 地区年初预算, 地区预算数, 地区执行数
)

// OptionsOf are the options that the summary's data file and pack decide. What
// neither says is as in [DefaultLimits].
func OptionsOf(p *pack.Pack, f *facts.Facts, out *source.Findings) Options {
	o := Options{Year: f.Report.Year.Value, Limits: DefaultLimits()}
	share := func(name string, to **big.Rat) {
		t, ok := headField(p, f, name)
		if !ok {
			return
		}
		if q, err := expr.ParseQuantity(t.Value); err == nil && q.Unit == expr.PercentUnit && q.Sign() >= 0 {
			*to = q.Rat
			return
		}
		out.Add(source.BadValue, t.Node.Place(), t.Node.Path(), "“"+name+"”应当是百分数，写的是“"+t.Value+"”", "例如 \"90%\"")
	}
	share(highField, &o.Limits.High)
	share(lowRateField, &o.Limits.LowRate)
	if t, ok := headField(p, f, paragraphField); ok {
		q, err := expr.ParseQuantity(strings.TrimSuffix(t.Value, "字"))
		if err == nil && q.IsPlain() && q.Rat.IsInt() && q.Rat.Num().IsInt64() && q.Rat.Num().Int64() >= shortest {
			o.Limits.Paragraph = int(q.Rat.Num().Int64())
		} else {
			out.Add(source.BadValue, t.Node.Place(), t.Node.Path(), "“"+paragraphField+"”应当是不小于20的整数，写的是“"+t.Value+"”", "例如 \"40\"")
		}
	}
	for _, name := range Amounts {
		if q, ok := f.Figure(districtPrefix + name); ok {
			o.District = append(o.District, District{name, q})
		}
	}
	return o
}

// headField is what the data file says, or else the pack's default.
func headField(p *pack.Pack, f *facts.Facts, name string) (source.Text, bool) {
	if t := f.Fields.Get(name); t != nil && t.Set() {
		return *t, true
	}
	if rule := p.Fields.Get(name); rule != nil && rule.Default.Set() {
		return rule.Default, true
	}
	return source.Text{}, false
}
