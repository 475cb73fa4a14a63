package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"strings"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
)

func scoreCommand() *cobra.Command {
	var asJSON bool
	var inputs inputFlags
	c := &cobra.Command{
		Use:     "score 文件或文件夹…",
		Short:   "计算得分和等级",
		Long:    "按模板的计分方案计算各类得分、总分和等级。\n" + exitCodes,
		Example: "  selfeval score data/2020/dongxihu-yingji.toml\n  selfeval score data/2020 --json",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			files, list, err := inputs.openAll(args)
			if err != nil {
				return err
			}
			all := make([]*generator.Report, len(files))
			var found source.Findings
			failed := false
			for i := range files {
				all[i] = generator.Score(list[i])
				found.Append(all[i].Findings...)
				failed = failed || all[i].Failed(false)
			}
			for _, f := range found.List() {
				fmt.Fprintln(cmd.ErrOrStderr(), f)
			}
			if asJSON {
				reports := make([]scoreJSON, len(all))
				for i, s := range all {
					reports[i] = jsonOf(files[i], s)
				}
				enc := json.NewEncoder(cmd.OutOrStdout())
				enc.SetEscapeHTML(false)
				enc.SetIndent("", "  ")
				if err := enc.Encode(map[string]any{"schema": 1, "reports": reports}); err != nil {
					return err
				}
			} else {
				for i, s := range all {
					printScore(cmd.OutOrStdout(), files[i], s)
				}
			}
			return outcome(failed, files, found.List())
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "输出JSON")
	c.Flags().StringVar(&inputs.pack, "pack", "", "不用数据里写的模板，用这个模板`文件夹`")
	return c
}

// printScore prints a score table.
func printScore(w io.Writer, file string, s *generator.Report) {
	if s.Score == nil {
		fmt.Fprintf(w, "%s：没有得分\n", file)
		return
	}
	fmt.Fprintln(w, file)
	if e := s.Score.Execution; e != nil {
		fmt.Fprintf(w, "  %s\t%s分\t得%s分\n", e.Class, pack.Points(e.Points), orNone(e.Score))
	}
	for _, c := range s.Score.Classes {
		if c.Scored {
			fmt.Fprintf(w, "  %s\t%s分\t得%s分\n", c.Name, orNone(c.Points), orNone(c.Score))
		}
	}
	fmt.Fprintf(w, "  总分\t%s分\t%s\n", orNone(s.Score.Total), s.Score.Grade)
}

func orNone(r *big.Rat) string {
	if r == nil {
		return "—"
	}
	return pack.Points(r)
}

// The JSON of score --json: figures are exact decimal strings, null where there
// is none. Money is in the data file's budget unit, rates and shares are
// percentages; an indicator's target and actual are in its unit.
type (
	scoreJSON struct {
		Data       string          `json:"data"`
		Total      *string         `json:"total"`
		Grade      *string         `json:"grade"`
		Bands      []bandJSON      `json:"bands"`
		Execution  *executionJSON  `json:"execution"`
		Classes    []classJSON     `json:"classes"`
		Indicators []indicatorJSON `json:"indicators"`
	}
	bandJSON struct {
		Name string `json:"name"`
		From string `json:"from"`
	}
	executionJSON struct {
		Budget   *string `json:"budget"`
		Executed *string `json:"executed"`
		Rate     *string `json:"rate"`
		Points   *string `json:"points"`
		Score    *string `json:"score"`
		Declared bool    `json:"declared"`
	}
	classJSON struct {
		Name   string  `json:"name"`
		Points *string `json:"points"`
		Score  *string `json:"score"`
	}
	indicatorJSON struct {
		Path       string  `json:"path"`
		Name       string  `json:"name"`
		Comparator string  `json:"comparator"`
		Target     string  `json:"target"`
		Actual     *string `json:"actual"`
		Unit       string  `json:"unit"`
		Points     *string `json:"points"`
		Score      *string `json:"score"`
		Rule       string  `json:"rule"`
	}
)

func jsonOf(file string, s *generator.Report) scoreJSON {
	j := scoreJSON{Data: file, Bands: []bandJSON{}, Classes: []classJSON{}, Indicators: []indicatorJSON{}}
	if s.Score == nil {
		return j
	}
	j.Total = decimal(s.Score.Total)
	if s.Score.Grade != "" {
		j.Grade = &s.Score.Grade
	}
	for _, b := range s.Pack.Scheme.Bands {
		j.Bands = append(j.Bands, bandJSON{b.Name, pack.Points(b.From)})
	}
	if e := s.Score.Execution; e != nil {
		b := &s.Facts.Budget
		x := &executionJSON{Points: decimal(e.Points), Score: decimal(e.Score), Declared: b.Declared, Rate: digits(b.Rate)}
		if !b.Declared {
			x.Budget, x.Executed = digits(b.Base), digits(b.Executed)
		}
		j.Execution = x
		j.Classes = append(j.Classes, classJSON{e.Class, decimal(e.Points), decimal(e.Score)})
	}
	for _, c := range s.Score.Classes {
		j.Classes = append(j.Classes, classJSON{c.Name, decimal(c.Points), decimal(c.Score)})
	}
	for _, r := range s.Score.Rows {
		j.Indicators = append(j.Indicators, indicatorOf(r))
	}
	return j
}

func indicatorOf(r *score.Row) indicatorJSON {
	m := &r.Measurement
	i := indicatorJSON{
		Path: strings.Join(r.Path, "/"), Name: m.Name, Comparator: string(m.Target.Comparator), Target: m.Target.Text,
		Points: decimal(r.Points), Score: decimal(r.Score),
		Rule: [...]string{"", "actual", "stated", "rated", "parts"}[r.Way],
	}
	if !m.Target.Qualitative {
		i.Target = *digits(&m.Target.Quantity)
		i.Unit = m.Target.Quantity.Measure()
	}
	switch r.Way {
	case facts.Measured:
		actual := m.Actual
		actual.Scale = m.Target.Quantity.Scale
		actual.Places = max(actual.Places, m.Target.Quantity.Places)
		i.Actual = digits(&actual)
	case facts.Stated:
		i.Actual = &r.Data.Stated.Value
	case facts.Rated:
		i.Actual = &r.Data.Rated.Value
	}
	return i
}

func decimal(r *big.Rat) *string {
	if r == nil {
		return nil
	}
	s := pack.Points(r)
	return &s
}

// digits is a quantity without its unit, at the scale it is printed with.
func digits(q *expr.Quantity) *string {
	if q == nil {
		return nil
	}
	s := q.Number(q.Places)
	return &s
}
