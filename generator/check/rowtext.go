package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// rowTexts compares the forms of indicators with the paragraphs about them: an
// actual value in the form, and another one where the text tells of the
// indicator of that name. And full points for a number that its row's target is not met by.
func (r *review) rowTexts() {
	if len(r.text.Lines) > 4000 {
		return
	}
	for i := range r.text.Tables {
		for k, list := 0, r.gridsOf(i); k < len(list); k++ {
			g := &list[k]
			name, target, actual := -1, -1, -1
			for c, h := range g.head {
				switch {
				case anyOf(h, "三级指标", "指标名称") || h == "指标":
					name = c
				case anyOf(h, "目标值", "指标值", "年初目标"):
					target = c
				case anyOf(h, "完成值", "实际值"):
					actual = c
				}
			}
			if name < 0 || actual < 0 {
				continue
			}
			points, score := g.scoreColumns()
			for n := range g.rows {
				row := &g.rows[n]
				if target >= 0 && score >= 0 {
					r.fullPoints(row, target, actual, points, score)
				}
				r.rowText(row, name, actual)
			}
		}
	}
}

// fullPoints reports full points for a number that does not reach its target.
func (r *review) fullPoints(row *gridRow, target, actual, points, score int) {
	p, s := &row.cells[points], &row.cells[score]
	if !p.number || !s.number || p.value.Sign() <= 0 || s.value.Rat.Cmp(p.value.Rat) < 0 {
		return
	}
	want, err := expr.ParseTarget(row.cells[target].text)
	if err != nil || want.Qualitative {
		return
	}
	if _, n := expr.ScanNumber(row.cells[actual].text); n == 0 || strings.ContainsAny(row.cells[actual].text, "，、；") {
		return
	}
	got, qerr := expr.ParseQuantity(row.cells[actual].text)
	if qerr != nil {
		return
	}
	c, cerr := got.Cmp(want.Quantity)
	if cerr != nil || got.Unit != want.Quantity.Unit {
		return
	}
	missed := false
	switch want.Comparator {
	case expr.AtLeast:
		missed = c < 0
	case expr.AtMost:
		missed = c > 0
	case expr.Equal, expr.NoComparator:
		missed = c < 0 && want.Comparator == expr.Equal
	}
	if missed {
		r.once(source.TextScoreUnsure, s.at, fmt.Sprintf("“%s”没有达到目标（目标%s，完成%s），得了满分", row.name, row.cells[target].text, row.cells[actual].text), "按计分规则扣分，或核对完成值", row.cells[actual].at)
	}
}

// rowText compares a row's actual value with the one paragraph that begins with
// its name or names it once.
func (r *review) rowText(row *gridRow, name, actual int) {
	words := row.cells[name].text
	if i := strings.IndexAny(words, "（("); i > 0 {
		words = words[:i]
	}
	value, err := expr.ParseQuantity(row.cells[actual].text)
	if err != nil || han(words) < 3 || value.IsApprox() || value.Unit == "" {
		return
	}
	for i := range r.text.Lines {
		l := &r.text.Lines[i]
		if l.Kind == prose.Cells || l.Mentions.Empty() {
			continue
		}
		at := strings.Index(r.text.Of(l), words)
		if at < 0 {
			continue
		}
		r.rowLine(row, l, l.Start+at, words, value, row.cells[actual].at)
	}
}

func (r *review) rowLine(row *gridRow, l *prose.Line, at int, words string, value expr.Quantity, cell int) {
	var other *prose.Mention
	for j := l.Mentions.From; j < l.Mentions.To; j++ {
		m := &r.text.Mentions[j]
		if m.Quantity.Unit != value.Unit || m.To != nil {
			continue
		}
		if !disagree(m.Quantity, value) {
			return // said
		}
		w := r.text.Words(m)
		if m.Start < at || other != nil || !m.Exact() || r.yearOf(m) != r.year && r.year > 0 {
			continue
		}
		done := anyOf(w, "实际", "完成", "达到", "建成", "新增", "为") && !anyOf(w, "目标", "计划", "未", "少", "其中", "比") && !isMove(w)
		if m.Start >= at && strings.HasSuffix(strings.TrimRight(r.s[:m.Start], " "), words) || done && (l.Head.Empty() || at < l.Head.To || m.Start-at < 60) {
			other = m
		}
	}
	if other == nil || r.found[other.Start] {
		return
	}
	r.told[other.Start] = true
	r.once(source.TextValuesUnsure, other.Start, fmt.Sprintf("“%s”前后不一致：这里是%s，自评表里是%s", words, other.Text, value), "核对完成值，改正其中一处", cell)
}
