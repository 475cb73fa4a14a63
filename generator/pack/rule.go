package pack

import (
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// RuleNames are the names that a rule of a scheme may use.
var RuleNames = [...]string{"实际", "目标", "分值", "上年", "完成率", "超出", "不足", "超出数", "不足数", "达标", "执行率", "年初预算", "调整后预算", "执行数"}

// CapNames are the names that the condition of a cap may use.
var CapNames = [...]string{"执行率", "得分", "未达标", "核心未达标"}

// RuleData is a rule as written: an expression, which gives the share of the
// points, or a table.
type RuleData struct {
	Node   *source.Node
	Share  source.Text
	Score  source.Text
	Of     source.Text
	Steps  []StepData
	Always source.Bool
}

// StepData is one step of a rule: from a value up, or to a value down, so much.
type StepData struct {
	Node  *source.Node
	From  source.Text `toml:"from"`
	To    source.Text `toml:"to"`
	Share source.Text `toml:"share"`
	Score source.Text `toml:"score"`
}

// UnmarshalNode reads "比率(实际, 目标)" and the table forms.
func (r *RuleData) UnmarshalNode(n *source.Node, b *source.Binder) {
	r.Node = n
	if n.Kind != source.Table {
		b.Bind(n, &r.Share)
		return
	}
	var t struct {
		Share  source.Text `toml:"share"`
		Score  source.Text `toml:"score"`
		Of     source.Text `toml:"of"`
		Steps  []StepData  `toml:"steps"`
		Always source.Bool `toml:"always"`
	}
	b.Bind(n, &t)
	r.Share, r.Score, r.Of, r.Steps, r.Always = t.Share, t.Score, t.Of, t.Steps, t.Always
}

// Rule turns an actual value into a score. Its condition is the expression of
// the share or score; of a rule with steps, what the steps are taken of.
type Rule struct {
	*Condition
	Name   string // "" for an expression written in place
	Score  bool   // it yields points, not a share of them
	Always bool   // it is asked even where the target is met, and may take points there
	Steps  []Step // in order; the first that fits decides, the last fits always
}

// NeedsPoints reports whether the rule is about points, so that only what has
// points of its own can be scored by it.
func (r *Rule) NeedsPoints() bool {
	for i := range r.Steps {
		if r.Steps[i].Score {
			return true
		}
	}
	return r.Score
}

// Step is one step of a rule. From and To are bounds, inclusive; the last step
// has neither.
type Step struct {
	*Condition
	From, To *expr.Quantity
	Score    bool
}

// Fits reports whether a value is on the step.
func (s *Step) Fits(value expr.Quantity) (bool, *expr.Error) {
	bound, sign := s.From, 1
	if bound == nil {
		bound, sign = s.To, -1
	}
	if bound == nil {
		return true, nil
	}
	c, err := value.Cmp(*bound)
	return c*sign >= 0, err
}
