package score

import (
	"strings"

	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// plant makes the empty tree: the classes of the scheme, or one such tree below
// each annual goal.
func (s *scorer) plant() {
	g := s.scheme.Goals
	if g == nil {
		s.result.Classes = classesOf(s.scheme.Classes)
		return
	}
	if len(s.f.Goals) == 0 {
		s.fail(source.UnknownGoal, s.f.Node, "计分方案按年度目标分配分值，数据里没有目标", `写 [[goals]]，每个目标一段：name = "…", points = "40"`)
		return
	}
	for _, goal := range s.f.Goals {
		c := &Class{Name: goal.Name, Goal: goal, Scored: true, Points: goal.Points, Kids: classesOf(s.scheme.Classes)}
		c.rule = &pack.Class{Name: goal.Name, Kids: s.scheme.Classes, Scored: true, Lacking: g.Lacking, SplitRounding: g.SplitRounding}
		if g.Each != nil {
			c.Points = g.Each
		}
		s.result.Classes = append(s.result.Classes, c)
	}
	s.goalPoints(g)
}

func classesOf(rules []*pack.Class) []*Class {
	var list []*Class
	for _, rule := range rules {
		list = append(list, &Class{
			Name: rule.Name, Points: rule.Points, Scored: rule.Scored, Weight: rule.Weight,
			Kids: classesOf(rule.Kids), rule: rule,
		})
	}
	return list
}

// place puts an indicator into its class.
func (s *scorer) place(in *facts.Indicator) {
	r := &Row{Indicator: in}
	s.result.Rows = append(s.result.Rows, r)
	kids := &s.result.Classes
	if s.scheme.Goals != nil {
		if r.Class = s.goalOf(in); r.Class == nil {
			s.astray = true
			return
		}
		kids = &r.Class.Kids
	}
	if !in.Data.Class.Set() { // a finding has been made of that
		s.astray, s.failed, r.Class = true, true, nil
		return
	}
	at := r.Class
	for _, name := range in.Path {
		var next *Class
		for _, k := range *kids {
			if k.Name == name {
				next = k
			}
		}
		if next == nil {
			if at == nil || !at.rule.Open && len(at.rule.Kids) > 0 {
				s.unknownClass(in, name, *kids)
				r.Class = nil
				return
			}
			rule := *at.rule // an author's class is scored as the one above it
			rule.Data, rule.Name, rule.Parent, rule.Kids, rule.Open = nil, name, at.rule, nil, true
			rule.Points, rule.Least, rule.Most, rule.Weight = nil, nil, nil, nil
			next = &Class{Name: name, Scored: at.Scored, rule: &rule}
			*kids = append(*kids, next)
		}
		at = next
		kids = &next.Kids
	}
	r.Class = at
	at.Rows = append(at.Rows, r)
}

// goalOf is the goal of an indicator: the one it names, or the only one there is.
func (s *scorer) goalOf(in *facts.Indicator) *Class {
	goals := s.result.Classes
	name := in.Data.Goal
	switch {
	case len(goals) == 0: // a finding has been made of that
		return nil
	case !name.Set() && len(goals) == 1:
		return goals[0]
	case !name.Set():
		s.fail(source.UnknownGoal, in.Data.Node, "“"+in.Name+"”没有写属于哪个年度目标", `写 goal = "`+goals[0].Name+`"`)
		return nil
	}
	for _, c := range goals {
		if c.Name == name.Value {
			return c
		}
	}
	s.fail(source.UnknownGoal, name.Node, "[[goals]] 里没有目标“"+name.Value+"”", hint(name.Value, goals, "目标有："))
	return nil
}

func (s *scorer) unknownClass(in *facts.Indicator, name string, kids []*Class) {
	s.astray = true
	s.fail(source.UnknownClass, in.Data.Class.Node, "计分方案没有“"+name+"”这一类", hint(name, kids, "方案里有："))
}

// hint names the class that was meant, or all there are.
func hint(name string, known []*Class, intro string) string {
	names := make([]string, len(known))
	for i, k := range known {
		names[i] = k.Name
	}
	if near := source.Nearest(name, names); near != "" {
		return "是不是“" + near + "”"
	}
	return intro + strings.Join(names, "、")
}
