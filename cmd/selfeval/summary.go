package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator/batch"
	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
	"github.com/selfeval/selfeval/generator/summary"
)

// summaryFlags are the options of summary as typed.
type summaryFlags struct {
	out, format, district string
	data, pack            string
	previous              []string
	year                  int
	force, asJSON         bool
	inputs                inputFlags
}

func summaryCommand() *cobra.Command {
	var f summaryFlags
	c := &cobra.Command{
		Use:   "summary 文件或文件夹…",
		Short: "汇总一个地区一年的自评结果：汇总分析报告和汇总表",
		Long: "读全部数据文件，重新计分，写出自评结果汇总分析报告（DOCX、PDF）和汇总表（XLSX）：\n" +
			"排名、等级分布、资金合计、执行率、共性问题、未完成指标、与上年比较、需要核实的事项。\n" +
			"有错误的报告不纳入汇总，列出名单和原因；措辞在模板“summary”里，可以复制了改。\n" + `
退出码：
  0  全部纳入汇总
  1  有的报告（包括上年的）没有纳入，或汇总因为错误没有写出
  2  命令行有误
  4  输出文件夹不能写`,
		Example: "  selfeval summary data/2020\n" +
			"  selfeval summary data/2020 --previous data/2019 --data data/汇总.toml -o out\n" +
			"  selfeval summary data/2020 --district-total 预算数=128000万元,执行数=119050.3万元 --format xlsx",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.run(cmd.Context(), args, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	flags := c.Flags()
	flags.StringVarP(&f.out, "out", "o", "out", "输出`文件夹`")
	flags.StringVar(&f.format, "format", "docx,pdf,xlsx", "输出`格式`，用逗号分开")
	flags.StringArrayVar(&f.previous, "previous", nil, "上年的数据`文件或文件夹`，可以写多次")
	flags.StringVar(&f.data, "data", "", "汇总的数据`文件`：编写单位、日期、依据、地区决算数和财政部门写的段落")
	flags.StringVar(&f.district, "district-total", "", "地区的`合计数`，与各单位之和核对：预算数=…,执行数=…")
	flags.IntVar(&f.year, "year", 0, "汇总的`年度`；不写就是多数报告的年度")
	flags.StringVar(&f.pack, "pack", "", "汇总的模板`文件夹`")
	flags.StringVar(&f.inputs.fontFolder, "fonts", "", "自己的字体`文件夹`")
	flags.BoolVar(&f.force, "force", false, "覆盖不是本程序生成的、或生成后改过的文件")
	flags.BoolVar(&f.asJSON, "json", false, "输出JSON")
	return c
}

func (f *summaryFlags) run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	formats, err := f.formats()
	if err != nil {
		return err
	}
	district, err := parseDistrict(f.district)
	if err != nil {
		return err
	}
	reports, err := f.reports(args)
	if err != nil {
		return err
	}
	var last []summary.Report
	if len(f.previous) > 0 {
		if last, err = f.reports(f.previous); err != nil {
			return fmt.Errorf("--previous：%w", err)
		}
	}
	var out source.Findings
	p, own, err := f.own(&out)
	if err != nil {
		return err
	}
	if p == nil || own == nil && f.data != "" {
		return f.refuse(out.List(), stderr)
	}
	settings := own
	if own == nil {
		settings = summary.Blank(f.year)
	}
	o := summary.OptionsOf(p, settings, &out)
	if f.year != 0 && f.year != o.Year {
		return fmt.Errorf("--year %d与%s里的年度%d不同，改成一样的", f.year, slash(f.data), o.Year)
	}
	o.District = append(o.District, district...)

	c := summary.NewCollector(o)
	bar := newProgress(stderr, len(reports)+len(last))
	bar.describe("读取报告")
	summary.ReadAll(ctx, reports, func(row *summary.Row, found []source.Finding) {
		bar.done(batch.Item{})
		c.Add(row)
		for _, x := range found {
			if row.Failure != "" && x.Severity == source.Error {
				fmt.Fprintln(stderr, x)
			}
		}
	})
	summary.ReadAll(ctx, last, func(row *summary.Row, _ []source.Finding) {
		bar.done(batch.Item{})
		c.AddLast(row)
	})
	bar.finish()
	if ctx.Err() != nil {
		fmt.Fprintln(stderr, "已中断，没有写出汇总")
		return exit(exitInterrupted)
	}
	s := c.Summary()
	if len(s.Rows) == 0 {
		fmt.Fprintln(stderr, "没有一份报告能纳入汇总")
		for _, r := range s.Left {
			fmt.Fprintf(stderr, "  %s：%s\n", r.Data, r.Failure)
		}
		return exit(exitFindings)
	}
	if s.Last != nil && s.Last.Year >= s.Year {
		return fmt.Errorf("--previous：是%d年度的数据，汇总的是%d年度", s.Last.Year, s.Year)
	}
	if own == nil {
		own = summary.Blank(s.Year)
	}
	written, err := f.write(s, p, own, reports, formats, &out, stderr)
	if err != nil {
		return err
	}
	if err := f.print(s, written, stdout); err != nil {
		return err
	}
	if len(f.previous) > 0 && s.Last == nil {
		fmt.Fprintln(stderr, "selfeval: --previous 的数据没有一份可用，没有与上年比较")
	}
	if len(s.Left)+len(s.LeftThen) > 0 {
		return exit(exitFindings)
	}
	return nil
}

func (f *summaryFlags) formats() ([]string, error) {
	var list []string
	for _, format := range strings.Split(f.format, ",") {
		format = strings.TrimSpace(format)
		if !slices.Contains(summary.Formats, format) {
			return nil, fmt.Errorf("--format 不认识“%s”，可以写 docx、pdf、xlsx，用逗号分开", format)
		}
		list = append(list, format)
	}
	return list, nil
}

// reports are the data files to read; the summary's own one is not among them.
func (f *summaryFlags) reports(args []string) ([]summary.Report, error) {
	files, err := dataFiles(args)
	if err != nil {
		return nil, err
	}
	if f.data != "" {
		files = slices.DeleteFunc(files, func(name string) bool { return name == filepath.Clean(f.data) })
	}
	inputs, err := f.inputs.open(files)
	if err != nil {
		return nil, err
	}
	list := make([]summary.Report, len(files))
	for i, file := range files {
		list[i] = summary.Report{Input: inputs[i], Data: slash(file)}
	}
	return list, nil
}

// own finds the summary's pack and data file; the data file is nil if there is
// none. A pack of another kind is a mistake on the command line.
func (f *summaryFlags) own(out *source.Findings) (*pack.Pack, *facts.Facts, error) {
	name, library := "summary", nearby(".")
	var own *facts.Facts
	if f.data != "" {
		root, below := rootOf(f.data)
		if own = summary.LoadData(os.DirFS(root), below, slash(root), out); own == nil {
			return nil, nil, nil
		}
		name, library = own.Data.Pack.Value, nearby(filepath.Dir(f.data))
	}
	var p *pack.Pack
	var found []source.Finding
	if f.pack != "" {
		p, found = packOf(f.pack)
	} else {
		p, found = library.Get(name)
	}
	out.Append(found...)
	if p != nil && p.KindOf().Name != pack.KindSummary {
		return nil, nil, fmt.Errorf("模板“%s”是%s的，不是汇总的；汇总用 kind = \"summary\" 的模板", p.Name.Value, p.KindOf().Title)
	}
	if p != nil && (!p.Sound || p.Outline == nil) {
		p = nil
	}
	return p, own, nil
}

// refuse prints why there is no summary.
func (f *summaryFlags) refuse(found []source.Finding, stderr io.Writer) error {
	for _, x := range found {
		fmt.Fprintln(stderr, x)
	}
	if f.data != "" && unreadable(found, f.data) {
		return exit(exitUnreadable)
	}
	return exit(exitFindings)
}

// parseDistrict reads 预算数=128000万元,执行数=119050.3万元.
func parseDistrict(s string) ([]summary.District, error) {
	var list []summary.District
	if s == "" {
		return nil, nil
	}
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '，' || r == ';' || r == '；' }) {
		name, amount, ok := strings.Cut(part, "=")
		name = strings.TrimSpace(name)
		if !ok || !slices.Contains(summary.Amounts, name) {
			return nil, fmt.Errorf("--district-total 不认识“%s”，写成 预算数=128000万元，名称可以是%s", part, strings.Join(summary.Amounts, "、"))
		}
		q, err := expr.ParseQuantity(strings.TrimSpace(amount))
		if err != nil || q.Unit != "元" {
			return nil, fmt.Errorf("--district-total：“%s”不是金额，写成 %s=128000万元", amount, name)
		}
		list = append(list, summary.District{Name: name, Amount: q})
	}
	return list, nil
}
