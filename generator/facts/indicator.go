package facts

import (
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// Way says how the fulfilment of a target is given.
type Way uint8

// The ways. Unknown is an indicator that a finding has already been made of, or one
// that does not apply.
const (
	Unknown  Way = iota
	Measured     // actual: a quantity that is compared with the target
	Stated       // stated: 完成 or 未完成
	Rated        // rated: a share of the points, the author's judgement
	Combined     // parts: several measurements, all of which count
)

// Measurement is one target with what became of it.
type Measurement struct {
	Name   string
	Target expr.Target
	Way    Way
	Actual expr.Quantity // Measured
	Done   bool          // Stated
	Rate   *big.Rat      // Rated, 0 to 1
	Shown  string        // how the actual is worded in tables, or ""
	Node   *source.Node
}

// Indicator is one indicator, evaluated.
type Indicator struct {
	Measurement
	Data      *IndicatorData
	Number    int      // from 1, as in the file
	Path      []string // class path
	Parts     []Measurement
	Points    *big.Rat // nil: the scheme's rule for rows without points
	Deduction *big.Rat // the items of a list added up; nil: none
	Counts    bool     // false: not applicable

	Last               *expr.Quantity // the actual of the year before; nil: not given
	Weight             *expr.Quantity // a plain number or a percentage; nil: not given
	Reviewed, Approved *big.Rat       // 复核 and 审定 scores; nil: not given
}

func (f *Facts) indicators() []*Indicator {
	list := make([]*Indicator, len(f.Data.Indicators))
	first := map[string]*Indicator{}
	for i := range f.Data.Indicators {
		d := &f.Data.Indicators[i]
		in := &Indicator{Data: d, Number: i + 1, Path: strings.Split(d.Class.Value, "/")}
		in.Counts = !d.Applicable.Set() || d.Applicable.Value
		if !in.Counts && !d.Actual.Set() && !d.Stated.Set() && !d.Rated.Set() && len(d.Parts) == 0 {
			in.Measurement = f.inapplicable(d)
		} else {
			in.Measurement = f.measurement(d.Node, d.Name, d.Target, d.Actual, d.Stated, d.Rated, d.Shown, len(d.Parts) > 0)
		}
		for j := range d.Parts {
			p := &d.Parts[j]
			in.Parts = append(in.Parts, f.measurement(p.Node, p.Name, p.Target, p.Actual, p.Stated, p.Rated, p.Shown, false))
		}
		f.combine(in)
		in.Points = f.plain(d.Points)
		in.Deduction = f.deduction(d)
		in.Last = f.last(d.Last)
		in.Weight = f.weight(d.Weight)
		in.Reviewed, in.Approved = f.plain(d.Reviewed), f.plain(d.Approved)
		for _, e := range d.Evidence {
			if f.Documents.Get(e.Value) == nil {
				f.out.Add(source.UnknownRef, e.Node.Place(), e.Node.Path(), "佐证“"+e.Value+"”不在 documents 里", f.documentHint(e.Value))
			}
		}
		if same := first[d.Class.Value+"/"+d.Name.Value]; same != nil {
			f.out.Add(source.DuplicateKey, d.Node.Place(), d.Node.Path(), "指标“"+d.Name.Value+"”在同一类里出现两次", "合并成一条，或改一个名称", same.Data.Node.Place())
		} else {
			first[d.Class.Value+"/"+d.Name.Value] = in
		}
		list[i] = in
	}
	return list
}

func (f *Facts) documentHint(name string) string {
	known := make([]string, len(f.Documents))
	for i := range f.Documents {
		known[i] = f.Documents[i].Key.Value
	}
	if near := source.Nearest(name, known); near != "" {
		return "是不是“" + near + "”"
	}
	return "在 [documents] 里加上它"
}

// inapplicable is an indicator that says only that it does not apply. Its way is
// Unknown; a target that is not written is the / that forms print.
func (f *Facts) inapplicable(d *IndicatorData) Measurement {
	m := Measurement{Name: d.Name.Value, Shown: d.Shown.Value, Node: d.Node, Target: expr.Target{Qualitative: true, Text: "/"}}
	if d.Target.Now.Set() {
		t, err := expr.ParseTarget(d.Target.Now.Value)
		if err != nil {
			f.fail(d.Target.Now, err)
			return m
		}
		m.Target = t
	}
	return m
}

// measurement reads exactly one of actual, stated, rated and parts.
func (f *Facts) measurement(n *source.Node, name source.Text, target TargetData, actual, stated, rated, shown source.Text, parts bool) Measurement {
	m := Measurement{Name: name.Value, Shown: shown.Value, Node: n}
	if n.Get("combine").IsSet() && parts && !target.Now.Set() {
		// combine makes the target of those of the parts
	} else if !n.Get("target").IsSet() {
		if n.Partial() {
			return m // it may stand where the file cannot be read
		}
		f.out.Add(source.MissingKey, n.Place(), n.KeyPath("target"), "“"+name.Value+"”没有目标值", `例如 target = "≥4000人"`)
	} else if t, err := expr.ParseTarget(target.Now.Value); err != nil {
		f.fail(target.Now, err)
	} else {
		m.Target = t
	}
	given := 0
	for _, set := range []bool{actual.Set(), stated.Set(), rated.Set(), parts} {
		if set {
			given++
		}
	}
	if given == 0 && unread(n, "actual", "stated", "rated", "parts") {
		return m
	}
	if given != 1 {
		message := "“" + name.Value + "”没有写完成情况"
		if given > 1 {
			message = "“" + name.Value + "”的完成情况写了不止一种"
		}
		f.out.Add(source.BadValue, n.Place(), n.Path(), message, "actual（完成数）、stated（完成或未完成）、rated（得分比例）、parts（分项）四选一")
		return m
	}
	switch {
	case actual.Set():
		f.measured(&m, actual)
	case stated.Value == Blank || rated.Value == Blank:
		n := m.Node.Get("stated")
		if rated.Set() {
			n = rated.Node
		}
		f.out.Add(source.MissingKey, n.Place(), n.Path(), "“"+name.Value+"”的完成情况还没有填", "stated 写“完成”或“未完成”；rated 写得分比例，例如“90%”")
	case stated.Set():
		m.Way, m.Done = Stated, stated.Value == "完成"
		if !m.Done && stated.Value != "未完成" {
			m.Way = Unknown
			f.out.Add(source.BadValue, stated.Node.Place(), stated.Node.Path(), "stated 只能是“完成”或“未完成”", "部分完成的，用 rated 写得分比例")
		}
	case rated.Set():
		q, err := expr.ParseQuantity(rated.Value)
		switch {
		case err != nil:
			f.fail(rated, err)
		case q.Unit != expr.PercentUnit || q.Rat.Sign() < 0 || q.Rat.Cmp(big.NewRat(1, 1)) > 0:
			f.out.Add(source.BadValue, rated.Node.Place(), rated.Node.Path(), "rated 是得分占分值的比例，在0%到100%之间", `例如 rated = "90%"`)
		default:
			m.Way, m.Rate = Rated, q.Rat
		}
	default:
		m.Way = Combined
	}
	return m
}

func (f *Facts) measured(m *Measurement, actual source.Text) {
	key := "_" + actual.Node.Path()
	f.define(key, actual)
	q, ok := f.value(key).Number()
	if !ok {
		return
	}
	m.Actual = q
	if m.Target.Qualitative {
		f.out.Add(source.WrongOperand, actual.Node.Place(), actual.Node.Path(), "目标“"+m.Target.Text+"”是定性的，不能和"+q.String()+"比较", "目标写成数量，或把完成情况写在 stated、rated 里", m.Node.Get("target").Place())
		return
	}
	if _, err := q.Cmp(m.Target.Quantity); err != nil {
		f.out.Add(source.UnitMismatch, actual.Node.Place(), actual.Node.Path(), "完成数"+q.String()+"和目标"+m.Target.Text+"的单位不同", "两处用同一个单位", m.Node.Get("target").Place())
		return
	}
	m.Way = Measured
}

// unread reports whether one of keys may be in the table though it gave no value,
// or whether it applies at all: the error that kept it from being read has been
// reported.
func unread(n *source.Node, keys ...string) bool {
	for _, key := range keys {
		if n.Get(key).IsSet() {
			return true
		}
	}
	a := n.Get("applicable")
	return n.Partial() || a.IsSet() && a.Kind != source.Boolean
}

// plain reads a number without a unit, not below 0; nil if there is none.
func (f *Facts) plain(text source.Text) *big.Rat {
	if !text.Set() {
		return nil
	}
	if text.Value == "" || text.Value == Blank {
		f.out.Add(source.MissingKey, text.Node.Place(), text.Node.Path(), "这里还没有填", `填上一个数，不带单位，例如 "10"；没有就删去这一行`)
		return nil
	}
	q, err := expr.ParseQuantity(text.Value)
	if err != nil {
		f.fail(text, err)
		return nil
	}
	if !q.IsPlain() || q.Rat.Sign() < 0 {
		f.out.Add(source.BadValue, text.Node.Place(), text.Node.Path(), "这里应当是一个不小于0的数，不带单位", `例如 "10"`)
		return nil
	}
	return q.Rat
}
