package explain

import (
	"bufio"
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// Sheet is the working paper (底稿) of a report: for each indicator its standard,
// data, evidence, rule and score.
type Sheet struct {
	Rows  []*SheetRow `json:"rows"`
	Total *Node       `json:"total"`
	Grade *Node       `json:"grade"`
}

// SheetRow is one indicator, or the execution rate.
type SheetRow struct {
	Number   string      `json:"number"` // "" for the execution rate
	Class    string      `json:"class"`  // 产出指标/数量指标
	Name     string      `json:"name"`
	Target   *Node       `json:"target"`
	Actual   *Node       `json:"actual"`
	Data     []*Node     `json:"data"` // the figures that were read, each once
	Evidence []*Document `json:"evidence"`
	Share    *Node       `json:"share"` // null where nothing is scored
	Points   *Node       `json:"points"`
	Score    *Node       `json:"score"` // of the group, where rows share one
}

// Sheet is the working paper of the report.
func (x *Explainer) Sheet() *Sheet {
	s := &Sheet{Rows: []*SheetRow{}, Total: x.total(), Grade: x.grade()}
	if e := x.score.Execution; e != nil {
		r := &SheetRow{
			Class: e.Class, Name: "预算执行率", Target: node(Target, "“"+e.Class+"”的目标值", "100%"), Actual: x.fact("执行率"),
			Evidence: []*Document{}, Points: x.executionPoints(), Score: x.execution(),
		}
		r.Data = figuresOf(r.Actual)
		s.Rows = append(s.Rows, r)
	}
	for _, row := range x.score.Rows {
		r := &SheetRow{
			Number: strconv.Itoa(row.Number), Class: strings.Join(row.Path, "/"), Name: row.Name,
			Target: x.target(&row.Measurement, row.Data.Target), Actual: x.actual(row), Evidence: x.evidence(row),
		}
		r.Data = figuresOf(r.Actual)
		if row.Counts && (row.Score != nil || row.Group != nil) {
			r.Share, r.Points, r.Score = x.share(row), x.rowPoints(row), x.row(row)
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}

// figuresOf lists the figures below a step that somebody wrote, each once.
func figuresOf(n *Node) []*Node {
	list := []*Node{}
	seen := map[string]bool{}
	var visit func(n *Node)
	visit = func(n *Node) {
		if n.Kind == Fact && n.At != nil && !seen[n.Name] {
			seen[n.Name] = true
			list = append(list, n)
		}
		for _, f := range n.From {
			visit(f)
		}
	}
	visit(n)
	return list
}

// columns are the cells of a row: 序号, 类别, 指标, 标准, 完成, 数据和出处, 佐证, 分值,
// 计分, 得分.
var columns = []string{"序号", "类别", "指标", "标准", "完成情况", "数据和出处", "佐证", "分值", "计分", "得分"}

func (r *SheetRow) cells() []string {
	data := make([]string, len(r.Data))
	for i, n := range r.Data {
		data[i] = n.Name + " " + n.brief()
		if n.Document != nil {
			data[i] += "，" + n.Document.String()
		}
		if n.At != nil {
			data[i] += "，" + n.At.String()
		}
	}
	evidence := make([]string, len(r.Evidence))
	for i, d := range r.Evidence {
		evidence[i] = d.String()
	}
	points, way, score := "", "不计分", ""
	if r.Score != nil {
		points, score = r.Points.Value, r.Score.Value
		way = r.Score.way()
		if r.Score.Kind == Group {
			score += "（" + strings.TrimSuffix(r.Score.Name, "的得分") + "）"
			points += "（合并）"
		}
		if r.Share != nil {
			way = "得分比例" + r.Share.way() + "；" + way
		}
	}
	return []string{
		r.Number, r.Class, r.Name, r.Target.Value, r.Actual.brief(), strings.Join(data, "；"),
		strings.Join(evidence, "；"), points, way, score,
	}
}

// brief is a value with how it was computed.
func (n *Node) brief() string {
	switch {
	case !n.repeats():
		return n.Value + "（" + n.Filled + "）"
	case len(n.From) == 1 && n.From[0].Value == n.Value:
		return n.From[0].brief()
	}
	return n.Value
}

// way is how a share or a score came about.
func (n *Node) way() string {
	s := n.Value
	switch {
	case !n.repeats():
		s = n.Filled + " = " + n.Value
	case len(n.Notes) > 0:
		s += "（" + strings.Join(n.Notes, "；") + "）"
	}
	if n.Rule != "" && n.Kind == Share {
		s += "（规则：" + n.Rule + "）"
	}
	return s
}

// Write prints the working paper for people, one block an indicator.
func (s *Sheet) Write(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, r := range s.Rows {
		cells := r.cells()
		title := cells[1] + "/" + cells[2]
		if cells[0] != "" {
			title = cells[0] + ". " + title
		}
		b.WriteString(title + "\n")
		for i, c := range cells[3:] {
			if c != "" {
				b.WriteString("    " + columns[i+3] + "　" + strings.ReplaceAll(c, "；", "\n        ") + "\n")
			}
		}
	}
	b.WriteString("总分　" + s.Total.way() + "\n等级　" + s.Grade.Value + "\n")
	return b.Flush()
}

// WriteCSV prints the working paper as a table that spreadsheets open: UTF-8 with
// a byte order mark, lines ended as RFC 4180 has them.
func (s *Sheet) WriteCSV(w io.Writer) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	c.UseCRLF = true
	c.Write(columns)
	for _, r := range s.Rows {
		cells := r.cells()
		for i, cell := range cells {
			cells[i] = literal(cell)
		}
		c.Write(cells)
	}
	c.Write([]string{"", "", "总分", "", "", "", "", "", s.Total.way(), s.Total.Value})
	c.Write([]string{"", "", "等级", "", "", "", "", "", s.Grade.Filled, s.Grade.Value})
	c.Flush()
	return c.Error()
}

// literal keeps a spreadsheet from taking a text for a formula.
func literal(s string) string {
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}
