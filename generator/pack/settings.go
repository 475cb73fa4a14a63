package pack

import (
	"fmt"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/source"
)

// schemaVersion is the version of the pack format that this program reads.
const schemaVersion = 1

// settings checks pack.toml and compiles its expressions.
func (l *loader) settings() {
	s := &l.pack.Settings
	bad := func(t *source.Node, message, hint string) {
		l.out.Add(source.BadValue, t.Place(), t.Path(), message, hint)
	}
	if s.Schema.Set() && s.Schema.Value != schemaVersion {
		bad(s.Schema.Node, fmt.Sprintf("不认识模板格式%d", s.Schema.Value), fmt.Sprintf("本程序读 pack_schema = %d", schemaVersion))
	}
	if k := s.Kind; k.Set() && KindOf(k.Value).Name != k.Value {
		bad(k.Node, "kind 不认识“"+k.Value+"”", "写 department（部门整体）、project（项目支出）、summary（汇总）或 correction（更正说明）")
	}
	if s.Name.Set() && s.Name.Value != l.dir {
		bad(s.Name.Node, "模板的名称是“"+s.Name.Value+"”，文件夹却是“"+l.dir+"”", "两处写成一样")
	}
	if len(s.Levels) > 5 {
		bad(s.Levels[5].Number.Node, "标题最多五级", "删去多余的 [[levels]]")
		s.Levels = s.Levels[:5]
	}
	for i := range s.Levels {
		v := &s.Levels[i]
		if _, ok := expr.Ordinal(1, v.Number.Value); !ok && v.Number.Value != "" {
			bad(v.Number.Node, "编号样子“"+v.Number.Value+"”里没有一、1或①", "例如“一、”“（一）”“1.”“①”；不编号就写 \"\"")
		}
		if v.Head.Set() && v.Head.Value != "line" && v.Head.Value != "run-in" {
			bad(v.Head.Node, "head 不认识“"+v.Head.Value+"”", "写 line（单独成行）或 run-in（与正文接排）")
		}
	}
	for i := range s.Lists {
		r := &s.Lists[i]
		if l.pack.KindOf().reserves(r.Value.Name.Value) {
			bad(r.Value.Name.Node, "“"+r.Value.Name.Value+"”是程序已有的名称", "换一个名称")
		}
		for _, q := range r.Value.Required {
			if r.Value.Fields.Get(q.Value) == nil {
				bad(q.Node, "fields 里没有“"+q.Value+"”", nearestHint(q.Value, mapKeys(r.Value.Fields)))
			}
		}
	}
	for _, f := range s.Figures {
		if l.pack.KindOf().reserves(f.Key.Value) {
			bad(f.Key.Node, "“"+f.Key.Value+"”是程序已有的名称", "换一个名称")
		}
	}
	for i := range s.Problems {
		s.Problems[i].compile(l.out)
	}
}

func mapKeys[T any](m source.Map[T]) []string {
	list := make([]string, len(m))
	for i := range m {
		list[i] = m[i].Key.Value
	}
	return list
}

// compile reads the expressions of a derived problem.
func (p *DerivedProblem) compile(out *source.Findings) {
	condition := func(t source.Text) *Condition {
		if !t.Set() {
			return nil
		}
		return compile(t, out)
	}
	p.List, p.Condition, p.Cause, p.Answer = condition(p.Each), condition(p.When), condition(p.Causes), condition(p.Measure)
	if p.List != nil {
		p.Variable = loopVariable(p.Each.Value)
	}
	w := &p.Wordings
	for _, x := range []struct {
		from source.Text
		to   *Wording
	}{{p.About, &w.About}, {p.Title, &w.Title}, {p.Text, &w.Text}, {p.MeasureTitle, &w.MeasureTitle}} {
		if x.from.Set() {
			*x.to = textWording(x.from, out)
		}
	}
	if p.Measure.Set() != p.MeasureTitle.Set() {
		out.Add(source.BadValue, p.Node.Place(), p.Node.Path(), "measure 和 measure_title 要一起写", "measure 是措施的内容，measure_title 是它的标题")
	}
}
