// Package facts is the data model of a report: what a clerk's TOML file says,
// bound to typed values that keep their places, and every figure evaluated once.
package facts

import "github.com/selfeval/selfeval/generator/source"

// Data is a data file as written (schema = 1). Field order is the order in
// which docs and scaffolds present it.
type Data struct {
	Node       *source.Node
	Schema     source.Int                     `toml:"schema,required"`
	Pack       source.Text                    `toml:"pack,required"`
	Include    []source.Text                  `toml:"include"`
	Previous   source.Text                    `toml:"previous"`
	Unit       Unit                           `toml:"unit,required"`
	Project    *Project                       `toml:"project"`
	Report     Report                         `toml:"report,required"`
	Documents  source.Map[Document]           `toml:"documents"`
	Figures    source.Map[source.Map[Figure]] `toml:"figures"`
	Budget     *BudgetData                    `toml:"budget"`
	Goals      []GoalData                     `toml:"goals"`
	Indicators []IndicatorData                `toml:"indicators"`
	Problems   []Problem                      `toml:"problems"`
	Measures   []Measure                      `toml:"measures"`
	Text       source.Map[source.Text]        `toml:"text"`
	Lists      source.Map[*source.Node]       `toml:"lists"`
	Fields     source.Map[source.Text]        `toml:"fields"`
	Accept     []Accept                       `toml:"accept"`
	Published  *Published                     `toml:"published"`
	Correction *Correction                    `toml:"correction"`
	Names      []source.Text                  `toml:"names"` // of other units that texts may mention
}

// Shared is an included file: what several reports have in common.
type Shared struct {
	Node      *source.Node
	Schema    source.Int                     `toml:"schema"`
	Documents source.Map[Document]           `toml:"documents"`
	Figures   source.Map[source.Map[Figure]] `toml:"figures"`
	Fields    source.Map[source.Text]        `toml:"fields"`
	Names     []source.Text                  `toml:"names"` // names of other units that texts may mention
}

// Unit is the reporting unit. Only declared names may appear in text.
type Unit struct {
	Node  *source.Node
	Name  source.Text   `toml:"name,required"`
	Short []source.Text `toml:"short"`
}

// Project is what a project report is about.
type Project struct {
	Node  *source.Node
	Name  source.Text `toml:"name,required"`
	Short source.Text `toml:"short"`
}

// Report is about the report itself.
type Report struct {
	Node     *source.Node
	Year     source.Int    `toml:"year,required"`
	Date     DateOrBlank   `toml:"date,required"` // 成文日期
	Basis    []source.Text `toml:"basis"`         // keys of documents
	Example  source.Text   `toml:"example"`       // a visible line: this is not a filed report
	Version  source.Text   `toml:"version"`
	Replaces source.Text   `toml:"replaces"`
}

// Document is a rule, source or piece of evidence; scope, phase and as_of of
// the figures that come from it are stated once, here.
type Document struct {
	Node   *source.Node
	Issuer source.Text `toml:"issuer"`
	Title  source.Text `toml:"title,required"`
	Number source.Text `toml:"number"`
	Date   DateOrBlank `toml:"date"`
	Scope  source.Text `toml:"scope"`
	Phase  source.Text `toml:"phase"`
	AsOf   source.Date `toml:"as_of"`
	Place  source.Text `toml:"place"` // where it is kept
}

// Figure is one named quantity, or the same quantity of two years.
type Figure struct {
	Node  *source.Node
	Value source.Text // quantity as printed, or "= formula"
	Last  source.Text // of the year before, or unset
	Scope source.Text
	Note  source.Text
}

type figureTable struct {
	Value source.Text `toml:"value"`
	Now   source.Text `toml:"now"`
	Last  source.Text `toml:"last"`
	Scope source.Text `toml:"scope"`
	Note  source.Text `toml:"note"`
}

// UnmarshalNode reads the short form ("4253人") and the table forms.
func (f *Figure) UnmarshalNode(n *source.Node, b *source.Binder) {
	f.Node = n
	if n.Kind != source.Table {
		b.Bind(n, &f.Value)
		return
	}
	var t figureTable
	b.Bind(n, &t)
	f.Value, f.Last, f.Scope, f.Note = t.Value, t.Last, t.Scope, t.Note
	switch {
	case t.Value.Set() && t.Now.Set():
		b.Add(source.BadValue, n.Get("now"), "value 和 now 只能写一个", "本年的数写在 now 里，上年的数写在 last 里")
	case t.Now.Set():
		f.Value = t.Now
	case !t.Value.Set():
		b.Add(source.MissingKey, n, "缺少 now（本年的数）或 value", `例如 { now = "68起", last = "81起" }`)
	}
}

// BudgetData is the money of the report; it lives nowhere else.
type BudgetData struct {
	Node    *source.Node
	Unit    source.Text   `toml:"unit"` // 万元 unless said otherwise
	Rows    []BudgetRow   `toml:"rows"`
	Rate    *DeclaredRate `toml:"rate"`
	Reason  source.Text   `toml:"reason"`  // why the rate is below the threshold
	Measure source.Text   `toml:"measure"` // what is done about it

	Reviewed source.Text `toml:"reviewed"` // 复核 score of the execution class; the computed one stands where it is unset
	Approved source.Text `toml:"approved"` // 审定 score of it
}

// BudgetRow is one source or use of funds. Amounts have the budget's unit.
type BudgetRow struct {
	Node     *source.Node
	Name     source.Text `toml:"name,required"`
	By       source.Text `toml:"by"` // 来源 or 用途: rows of one kind add up to the total
	Sub      source.Bool `toml:"sub"`
	Initial  source.Text `toml:"initial"`
	Adjusted source.Text `toml:"adjusted"`
	Executed source.Text `toml:"executed"`
	Source   source.Text `toml:"source"`
}

// DeclaredRate is an execution rate whose parts lie outside the report's own
// scope; it is marked as declared wherever it is explained.
type DeclaredRate struct {
	Node     *source.Node
	Declared source.Text `toml:"declared,required"`
	Scope    source.Text `toml:"scope,required"`
	Reason   source.Text `toml:"reason"`
}

// IndicatorData is one indicator as written.
type IndicatorData struct {
	Node       *source.Node
	Class      source.Text   `toml:"class,required"` // 产出指标/数量指标
	Goal       source.Text   `toml:"goal"`
	Name       source.Text   `toml:"name,required"`
	Target     TargetData    `toml:"target"`
	Actual     source.Text   `toml:"actual"`
	Stated     source.Text   `toml:"stated"`
	Rated      source.Text   `toml:"rated"`
	Parts      []PartData    `toml:"parts"`
	Shown      source.Text   `toml:"shown"`
	Points     source.Text   `toml:"points"`
	Text       source.Text   `toml:"text"`
	Evidence   []source.Text `toml:"evidence"`
	Reason     source.Text   `toml:"reason"`
	Measure    source.Text   `toml:"measure"`
	Deduction  source.Text   `toml:"deduction"`
	Core       source.Bool   `toml:"core"`
	Applicable source.Bool   `toml:"applicable"`
	Group      source.Text   `toml:"group"` // rows of one class and one group name share one score

	Rule       source.Text     `toml:"rule"`       // a named rule of the scheme
	Band       source.Text     `toml:"band"`       // the grade that rated is said to be in
	Last       source.Text     `toml:"last"`       // the actual of the year before
	Weight     source.Text     `toml:"weight"`     // 系数 or 权重 among the rows it shares points with
	Combine    source.Text     `toml:"combine"`    // 合计 or 加权平均: parts become one actual before anything is scored
	Deductions []DeductionData `toml:"deductions"` // points off, item by item
	Reviewed   source.Text     `toml:"reviewed"`   // 复核 score
	Approved   source.Text     `toml:"approved"`   // 审定 score
}

// DeductionData is one deduction with what it is for.
type DeductionData struct {
	Node   *source.Node
	Name   source.Text `toml:"name,required"`
	Points source.Text `toml:"points,required"`
}

// GoalData is one annual goal (年度绩效目标) of a scheme that gives points to goals.
type GoalData struct {
	Node   *source.Node
	Name   source.Text `toml:"name,required"`
	Points source.Text `toml:"points"`
	Weight source.Text `toml:"weight"` // instead of points, where each goal is scored on its own scale
	Text   source.Text `toml:"text"`   // what was expected
	Done   source.Text `toml:"done"`   // what became of it
}

// PartData is one of several measurements that together make an indicator.
type PartData struct {
	Node   *source.Node
	Name   source.Text `toml:"name,required"`
	Target TargetData  `toml:"target"`
	Actual source.Text `toml:"actual"`
	Stated source.Text `toml:"stated"`
	Rated  source.Text `toml:"rated"`
	Shown  source.Text `toml:"shown"`
	Weight source.Text `toml:"weight"` // for combine = "加权平均"
}

// TargetData is a target, or its original and adjusted form where it was changed.
type TargetData struct {
	Now, Original source.Text
}

// UnmarshalNode reads "≥4000人" and { original = "≥3000人", adjusted = "≥4000人" }.
func (t *TargetData) UnmarshalNode(n *source.Node, b *source.Binder) {
	if n.Kind != source.Table {
		b.Bind(n, &t.Now)
		return
	}
	var v struct {
		Now      source.Text `toml:"now"`
		Original source.Text `toml:"original"`
		Adjusted source.Text `toml:"adjusted"`
	}
	b.Bind(n, &v)
	t.Original, t.Now = v.Original, v.Adjusted
	if v.Now.Set() {
		t.Now = v.Now
	}
	if !t.Now.Set() {
		b.Add(source.MissingKey, n, "缺少 adjusted（调整后的目标值）", `例如 { original = "≥3000人", adjusted = "≥4000人" }`)
	}
}

// Problem is one problem with its causes. About names what it is about, so that
// it replaces the pack's derived problem.
type Problem struct {
	Node   *source.Node
	About  source.Text   `toml:"about"`
	Title  source.Text   `toml:"title"`
	Text   source.Text   `toml:"text"`
	Causes []source.Text `toml:"causes"`
}

// Measure answers problems, named by their about or title.
type Measure struct {
	Node    *source.Node
	Answers []source.Text `toml:"answers"`
	Title   source.Text   `toml:"title,required"`
	Text    source.Text   `toml:"text"`
	Owner   source.Text   `toml:"owner"`
	Due     DateOrBlank   `toml:"due"`
}

// Accept acknowledges a finding.
type Accept struct {
	Node   *source.Node
	Code   source.Text `toml:"code,required"`
	At     source.Text `toml:"at"`
	Reason source.Text `toml:"reason,required"`
	Seen   source.Text `toml:"seen"` // mark of what the finding said, so that it expires when that changes
}

// Published is what was already printed elsewhere; verified, never used.
type Published struct {
	Node  *source.Node
	Total source.Text `toml:"total"`
	Grade source.Text `toml:"grade"`
	Rate  source.Text `toml:"rate"`
}

// Blank is the value that leaves a slot blank on purpose.
const Blank = "待填"

// DateOrBlank is a date, a date in words (2021年底), or a blank slot (待填).
type DateOrBlank struct {
	Date source.Date
	Text source.Text // 待填, or words
}

// UnmarshalNode reads 2021-03-09 and "待填".
func (d *DateOrBlank) UnmarshalNode(n *source.Node, b *source.Binder) {
	if n.Kind == source.String {
		b.Bind(n, &d.Text)
		return
	}
	b.Bind(n, &d.Date)
}

// Set reports whether the key is there at all.
func (d *DateOrBlank) Set() bool { return d.Date.Set() || d.Text.Set() }

// IsBlank reports whether the slot was left blank on purpose.
func (d *DateOrBlank) IsBlank() bool { return d.Text.Value == Blank }
