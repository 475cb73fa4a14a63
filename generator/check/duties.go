package check

import (
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// duties finds measures that nobody has to carry out by any day, and problems
// without a cause.
func (r *reporter) duties() {
	for i := range r.Facts.Measures {
		m := &r.Facts.Measures[i]
		var lacks []string
		if strings.TrimSpace(m.Owner.Value) == "" {
			lacks = append(lacks, "责任单位（owner）")
		}
		if !m.Due.Set() || m.Due.Text.Set() && m.Due.Text.Value == "" {
			lacks = append(lacks, "完成时限（due）")
		}
		if len(lacks) > 0 {
			r.add(source.MeasureIncomplete, m.Node, "改进措施“"+m.Title.Value+"”没有"+strings.Join(lacks, "和"), `例如 owner = "办公室"、due = 2021-06-30；暂时定不下来的写 "待填"`)
		}
	}
	for i := range r.Facts.Problems {
		p := &r.Facts.Problems[i]
		if len(p.Causes) == 0 && !r.hasReason(p.About.Value) {
			name := p.Title.Value
			if name == "" {
				name = p.About.Value
			}
			r.add(source.ProblemNoCause, p.Node, "问题“"+name+"”没有写原因", `写 causes = ["…"]`)
		}
	}
}

// hasReason reports whether the data gives the reason of what a problem is about.
func (r *reporter) hasReason(about string) bool {
	if b := r.Facts.Data.Budget; b != nil && about == "预算执行率" {
		return b.Reason.Set() || b.Rate != nil && b.Rate.Reason.Set()
	}
	for _, in := range r.Facts.Indicators {
		if in.Name == about && in.Data.Reason.Set() {
			return true
		}
	}
	return false
}
