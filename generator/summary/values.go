package summary

import (
	"math/big"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/pack"
)

// shapes of the dictionary's records; built once, never changed.
var shapes = pack.Shapes(pack.SummaryDictionary)

// fields are the values of a record by name; those that are not there are null.
type fields map[string]expr.Value

// record makes a record of the dictionary.
func record(name string, self expr.Value, f fields) expr.Value {
	names := expr.NewRecord(shapes[name], self).Names()
	cells := make([]expr.Value, len(names))
	for i, n := range names {
		cells[i] = f[n]
	}
	return expr.OfRecord(expr.NewRecord(shapes[name], self, cells...))
}

// values gives every name of the summary's dictionary its value.
func (s *Summary) values() map[string]expr.Value {
	v := map[string]expr.Value{
		"汇总":    s.whole(),
		"等级分布":  distribution("等级分布", "等级", s.Grades),
		"得分分布":  distribution("得分分布", "区间", s.Scores),
		"执行率分布": distribution("执行率分布", "区间", s.Rates),
		"一级指标":  s.classes(),
		"排名":    s.ranking(),
		"未完成指标": s.missed(),
		"共性问题":  s.problems(),
		"未纳入":   s.left(),
	}
	s.money(v)
	s.last(v)
	s.anomalies(v)
	return v
}

func (s *Summary) whole() expr.Value {
	rounded := new(big.Rat)
	for i := range s.Grades {
		if q, ok := percentage(s.Grades[i].Share).Number(); ok {
			rounded.Add(rounded, q.Round(2).Rat)
		}
	}
	rated, slow := 0, 0
	for _, b := range s.Rates {
		rated += b.Count
	}
	for _, r := range s.Rows {
		if r.Below {
			slow++
		}
	}
	done := s.Indicators - s.Missed
	rate := expr.Value{}
	if s.Indicators > 0 {
		rate = percentage(big.NewRat(int64(done), int64(s.Indicators)))
	}
	return record("汇总", expr.Value{}, fields{
		"报告数": number(s.Reports), "纳入数": number(len(s.Rows)), "未纳入数": number(len(s.Left)), "单位数": number(s.Units),
		"部门数": number(s.Departments()), "项目数": number(s.Projects()), "计分数": number(s.Scored), "满分数": number(s.Perfect),
		"总分": points(s.Full), "平均分": points(s.Average), "最高分": points(s.Best), "最低分": points(s.Worst), "平均得分率": percentage(s.Share),
		"指标数": number(s.Indicators), "完成数": number(done), "未完成数": number(s.Missed), "完成率": rate, "执行率数": number(rated), "执行率低数": number(slow),
		"尾差": expr.OfBool(s.Reports > 0 && rounded.Cmp(whole) != 0),
	})
}

func distribution(name, label string, list []Bucket) expr.Value {
	items := make([]expr.Value, len(list))
	for i, b := range list {
		items[i] = record(name, expr.OfText(b.Name), fields{
			label: expr.OfText(b.Name), "界限": text(b.Bound), "数量": number(b.Count), "占比": percentage(b.Share), "报告": names(b.Rows), "举例": examples(b.Rows),
		})
	}
	return expr.OfList(items)
}

func (s *Summary) classes() expr.Value {
	items := make([]expr.Value, len(s.Classes))
	for i, c := range s.Classes {
		items[i] = record("一级指标", expr.OfText(c.Name), fields{
			"名称": expr.OfText(c.Name), "报告数": number(c.Reports), "分值": points(c.Points), "得分": points(c.Score),
			"得分率": percentage(new(big.Rat).Quo(c.Score, c.Points)),
		})
	}
	return expr.OfList(items)
}

// edge is how many reports of a kind count as the first and the last ones, where
// there are more than twice as many.
const edge = 5

func (s *Summary) ranking() expr.Value {
	counts := map[string]int{}
	for _, r := range s.Rows {
		if r.rank > 0 {
			counts[r.Kind]++
		}
	}
	items := make([]expr.Value, len(s.Rows))
	place := map[string]int{}
	for i, r := range s.Rows {
		f := reportFields(r)
		place[r.Kind]++
		n, k := counts[r.Kind], place[r.Kind]
		f["序号"] = number(i + 1)
		f["前列"] = expr.OfBool(r.rank > 0 && n > 2*edge && k <= edge)
		f["靠后"] = expr.OfBool(r.rank > 0 && n > 2*edge && k > n-edge)
		items[i] = record("排名", expr.OfText(r.Name), f)
	}
	return expr.OfList(items)
}

func reportFields(r *Row) fields {
	f := fields{
		"名称": expr.OfText(r.Name), "单位": expr.OfText(r.Unit), "类别": expr.OfText(pack.KindOf(r.Kind).Title),
		"得分": points(r.Score), "总分": points(r.Full), "得分率": percentage(r.Share()), "等级": text(r.Grade),
		"执行率": percentage(r.Rate), "申报": expr.OfBool(r.Declared), "执行率低": expr.OfBool(r.Below),
		"指标数": number(r.Indicators), "未完成数": number(len(r.Missed)), "变化": percentage(r.Rise()),
	}
	if r.rank > 0 {
		f["名次"] = number(r.rank)
	}
	if r.Money != nil {
		f["预算数"], f["执行数"] = money(r.Money.Budget), money(r.Money.Executed)
	}
	if r.last != nil {
		f["上年得分"], f["上年等级"], f["上年执行率"] = points(r.last.Score), text(r.last.Grade), percentage(r.last.Rate)
	}
	return f
}

func (s *Summary) missed() expr.Value {
	items := []expr.Value{}
	for _, r := range s.Rows {
		for _, m := range r.Missed {
			items = append(items, record("未完成指标", expr.OfText(m.Indicator), fields{
				"序号": number(len(items) + 1), "名称": expr.OfText(r.Name), "指标": expr.OfText(m.Indicator), "一级": expr.OfText(m.Class),
				"目标": text(m.Target), "实际": text(m.Actual), "失分": points(m.Lost), "原因": text(m.Reason),
			}))
		}
	}
	return expr.OfList(items)
}

func (s *Summary) problems() expr.Value {
	items := make([]expr.Value, len(s.Problems))
	for i, g := range s.Problems {
		items[i] = record("共性问题", expr.OfText(g.Name), fields{
			"序号": number(i + 1), "名称": expr.OfText(g.Name), "类型": expr.OfText(g.Sort.String()), "数量": number(len(g.Rows)),
			"占比": percentage(g.Share), "条数": number(g.Count), "共性": expr.OfBool(len(g.Rows) > 1), "报告": names(g.Rows), "举例": examples(g.Rows),
		})
	}
	return expr.OfList(items)
}

func (s *Summary) left() expr.Value {
	items := make([]expr.Value, len(s.Left))
	folder := s.folder()
	for i, r := range s.Left {
		items[i] = record("未纳入", expr.OfText(r.Name), fields{
			"序号": number(i + 1), "名称": expr.OfText(r.Name), "文件": expr.OfText(r.Data[len(folder):]), "原因": expr.OfText(r.Failure),
		})
	}
	return expr.OfList(items)
}

// folder is what the paths of all data files begin with: people who read a report
// do not care where the data lay.
func (s *Summary) folder() string {
	first, common := true, ""
	for _, list := range [][]*Row{s.Rows, s.Left} {
		for _, r := range list {
			dir := r.Data[:strings.LastIndexByte(r.Data, '/')+1]
			if first {
				first, common = false, dir
			}
			for !strings.HasPrefix(dir, common) {
				common = common[:strings.LastIndexByte(common[:len(common)-1], '/')+1]
			}
		}
	}
	return common
}
