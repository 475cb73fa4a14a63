package pack

// The kinds of pack.
const (
	KindDepartment = "department" // 部门整体: the report of one data file
	KindProject    = "project"    // 项目支出: the report of one data file
	KindSummary    = "summary"    // 汇总: a report over many of them
	KindCorrection = "correction" // 更正说明: what a corrected report changed
)

// Kind says what a kind of pack is about.
type Kind struct {
	Name   string // in pack.toml
	Title  string // for people: 部门整体
	Scored bool   // it scores a data file, so that it has a scheme
	Terms  []Term // the names that its wording may use
	Charts []string
}

// Kinds lists the kinds of pack. It must not be changed.
var Kinds = []Kind{
	{KindDepartment, "部门整体", true, Dictionary, []string{ScoreRateChart}},
	{KindProject, "项目支出", true, Dictionary, []string{ScoreRateChart}},
	{KindSummary, "汇总", false, SummaryDictionary, SummaryCharts},
	{KindCorrection, "更正说明", false, CorrectionDictionary, nil},
}

// KindOf is the kind of a name; an unknown one is taken for that of a department.
func KindOf(name string) *Kind {
	for i := range Kinds {
		if Kinds[i].Name == name {
			return &Kinds[i]
		}
	}
	return &Kinds[0]
}

// KindOf is what the pack is about.
func (p *Pack) KindOf() *Kind { return KindOf(p.Kind.Value) }
