package diff

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
)

// The names of what is scored beside indicators and classes.
const (
	totalName     = "总得分"
	gradeName     = "评价等级"
	executionName = "预算执行率得分"
	rateName      = "执行率"
	metName       = "是否完成"
)

// scoresOf lists what a report scored, each with what it is made of. Changed are
// the names of the facts and figures that changed.
func scoresOf(r *generator.Report, changed []string) *entries {
	s := scored{changed: changed}
	ids := indicatorIDs(r.Facts)
	for _, row := range r.Score.Rows {
		s.row(row, ids[row.Number-1])
	}
	var parts []string
	if e := r.Score.Execution; e != nil && e.Score != nil {
		s.add(entry{kind: Class, id: "execution", name: executionName, text: points(e.Score), uses: []string{rateName}})
		parts = append(parts, executionName)
	}
	for _, c := range r.Score.Classes {
		s.class(c, "", &parts)
	}
	if t := r.Score.Total; t != nil {
		s.add(entry{kind: Total, id: "total", name: totalName, text: points(t), uses: parts})
		s.add(entry{kind: Grade, id: "grade", name: gradeName, text: r.Score.Grade, uses: []string{totalName}})
	}
	for _, c := range []struct {
		name string
		of   *score.Column
	}{{"复核", r.Score.Reviewed}, {"审定", r.Score.Approved}} {
		if c.of != nil && c.of.Total != nil {
			s.add(entry{kind: Total, id: c.name, name: c.name + totalName, text: points(c.of.Total)})
			s.add(entry{kind: Grade, id: c.name + "等级", name: c.name + gradeName, text: c.of.Grade, uses: []string{c.name + totalName}})
		}
	}
	return &s.entries
}

type scored struct {
	entries
	changed []string
}

func points(r *big.Rat) string { return pack.Points(r) + "分" }

// row is an indicator's score, or that of the group whose first row it is, and
// whether its target was met.
func (s *scored) row(r *score.Row, id string) {
	own := "指标“" + r.Name + "”"
	uses := s.about(own)
	if r.Counts {
		met := map[bool]string{true: "完成", false: "未完成"}[r.Met]
		s.add(entry{kind: Met, id: "met/" + id, name: own + metName, text: met, at: r.Data.Node.Place(), uses: uses})
	}
	switch {
	case r.Group == nil && r.Score != nil:
		s.add(entry{kind: Indicator, id: "score/" + id, name: own + "得分", text: points(r.Score), at: r.Data.Node.Place(), uses: uses})
	case r.Group != nil && r == r.Group.Rows[0] && r.Group.Score != nil:
		for _, other := range r.Group.Rows[1:] {
			uses = append(uses, s.about("指标“"+other.Name+"”")...)
		}
		s.add(entry{kind: Indicator, id: "score/" + id, name: groupName(r.Group), text: points(r.Group.Score), at: r.Data.Node.Place(), uses: uses})
	}
}

func groupName(g *score.Group) string {
	if len(g.Rows) == 1 {
		return "指标“" + g.Rows[0].Name + "”得分"
	}
	return fmt.Sprintf("指标“%s”等%d项得分", g.Rows[0].Name, len(g.Rows))
}

// unscored are the parts of an indicator that say something about it but score
// nothing.
var unscored = []string{"text", "reason", "measure", "evidence", "shown", "reviewed", "approved", "last"}

// about are the changed facts and figures of an indicator that its score is made of.
func (s *scored) about(indicator string) []string {
	var list []string
	for _, name := range s.changed {
		if strings.HasPrefix(name, indicator) && !saysOnly(name) {
			list = append(list, name)
		}
	}
	return list
}

// saysOnly reports whether a fact of an indicator is something said about it.
func saysOnly(name string) bool {
	return slices.ContainsFunc(unscored, func(key string) bool { return strings.HasSuffix(name, "”的"+label(key)) })
}

// class adds the classes that have points, and to parts what is above them is
// made of.
func (s *scored) class(c *score.Class, above string, parts *[]string) {
	if !c.Scored || c.Score == nil {
		return
	}
	var own []string
	path := above + c.Name
	for _, kid := range c.Kids {
		s.class(kid, path+"/", &own)
	}
	for _, r := range c.Rows {
		if r.Group == nil {
			own = append(own, "指标“"+r.Name+"”得分")
		}
	}
	for _, g := range append(c.Groups[:len(c.Groups):len(c.Groups)], c.Group) {
		if g != nil && len(g.Rows) > 0 {
			own = append(own, groupName(g))
		}
	}
	if c.Points == nil {
		*parts = append(*parts, own...)
		return
	}
	name := path + "得分"
	s.add(entry{kind: Class, id: "class/" + path, name: name, text: points(c.Score), uses: own})
	*parts = append(*parts, name)
}
