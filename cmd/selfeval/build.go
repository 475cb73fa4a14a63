package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator/batch"
)

// buildFlags are the options of build as typed.
type buildFlags struct {
	out, format, only string
	strict, draft     bool
	force, asJSON     bool
	why               bool
	inputs            inputFlags
}

func buildCommand() *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:   "build 文件或文件夹…",
		Short: "生成报告：DOCX和PDF",
		Long: "检查数据、计算得分、生成报告。文件夹表示其中全部数据文件。\n" +
			"有错误的报告不生成（--draft 除外）；没有变化的报告不重新生成。\n" +
			exitCodes + "\n  4  输出文件夹不能写\n  130  被中断；已经写出的文件都是完整的",
		Example: "  selfeval build data/2020\n  selfeval build data/2020/dongxihu-yingji.toml -o out --format pdf\n  selfeval build data/2020 --draft",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.run(cmd.Context(), args, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	flags := c.Flags()
	flags.StringVarP(&f.out, "out", "o", "out", "输出`文件夹`")
	flags.StringVar(&f.format, "format", "docx,pdf", "输出`格式`，用逗号分开")
	flags.StringVar(&f.only, "only", "", "只生成一`部分`：form（自评表）")
	flags.BoolVar(&f.strict, "strict", false, "警告也算错误")
	flags.BoolVar(&f.draft, "draft", false, "有错误也生成草稿：标出缺漏，附问题清单")
	flags.BoolVar(&f.force, "force", false, "覆盖不是本程序生成的、或生成后改过的文件")
	flags.BoolVar(&f.why, "why", false, "说明每份报告为什么生成或没有生成")
	flags.BoolVar(&f.asJSON, "json", false, "输出JSON")
	f.inputs.register(c)
	return c
}

func (f *buildFlags) run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	o := batch.Options{Out: f.out, Force: f.force, Identity: identity()}
	o.Program, o.Strict, o.Draft = program, f.strict, f.draft
	for _, format := range strings.Split(f.format, ",") {
		switch strings.TrimSpace(format) {
		case "docx":
			o.DOCX = true
		case "pdf":
			o.PDF = true
		default:
			return fmt.Errorf("--format 不认识“%s”，可以写 docx、pdf 或 docx,pdf", format)
		}
	}
	switch f.only {
	case "":
	case "form":
		o.Form = true
	default:
		return fmt.Errorf("--only 不认识“%s”，可以写 form", f.only)
	}
	files, err := dataFiles(args)
	if err != nil {
		return err
	}
	inputs, err := f.inputs.open(files)
	if err != nil {
		return err
	}
	set, found, err := f.inputs.fonts(inputs)
	if err != nil {
		return err
	}
	o.Fonts = set
	for _, x := range found {
		fmt.Fprintln(stderr, x)
	}
	jobs := make([]batch.Job, len(files))
	for i, file := range files {
		jobs[i] = batch.Job{Data: slash(file), Input: inputs[i]}
	}
	bar := newProgress(stderr, len(jobs))
	o.Done = bar.done
	result, err := batch.Run(ctx, jobs, o)
	bar.finish()
	var unusable *batch.OutputError
	if errors.As(err, &unusable) {
		fmt.Fprintln(stderr, "selfeval:", unusable)
		return exit(exitOutput)
	}
	if result == nil {
		return err
	}
	f.print(result, stdout, stderr)
	if ctx.Err() != nil {
		fmt.Fprintf(stderr, "已中断：%d份报告做完，%d份没有开始；再次运行会接着做\n", len(result.Items), len(jobs)-len(result.Items))
		return exit(exitInterrupted)
	}
	return buildOutcome(result.Items)
}

// print shows what became of each report: findings to stderr, results to stdout.
func (f *buildFlags) print(r *batch.Result, stdout, stderr io.Writer) {
	if f.asJSON {
		enc := json.NewEncoder(stdout)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		enc.Encode(map[string]any{"schema": 1, "reports": r.Items})
		return
	}
	said := map[string]bool{}
	counts := map[batch.Status]int{}
	for _, item := range r.Items {
		counts[item.Status]++
		if item.Status != batch.Unchanged {
			for _, d := range item.Diagnostics {
				if line := d.String(); !said[line] { // a pack's findings are those of all its reports
					said[line] = true
					fmt.Fprintln(stderr, line)
				}
			}
		}
	}
	for _, item := range r.Items {
		f.line(item, stdout)
	}
	for _, o := range r.Orphans {
		fmt.Fprintf(stderr, "%s已经不在了，由它生成的%s还在，不要了请自行删除\n", o.Data, strings.Join(o.Outputs, "、"))
	}
	fmt.Fprintf(stdout, "%d份报告：生成%d份，没有变化%d份，失败%d份\n", len(r.Items), counts[batch.Built], counts[batch.Unchanged], counts[batch.Failed])
}

func (f *buildFlags) line(item batch.Item, w io.Writer) {
	switch item.Status {
	case batch.Failed:
		fmt.Fprintf(w, "失败 %s", item.Data)
	case batch.Unchanged:
		fmt.Fprintf(w, "未变 %s", item.Data)
	default:
		fmt.Fprintf(w, "生成 %s", item.Data)
	}
	if f.why {
		fmt.Fprintf(w, "（%s）", item.Why)
	}
	if item.Score != nil && item.Grade != nil {
		fmt.Fprintf(w, " %s分 %s", *item.Score, *item.Grade)
	}
	fmt.Fprintln(w)
	for _, o := range item.Outputs {
		pages := ""
		if o.Format == "pdf" {
			pages = fmt.Sprintf("，%d页", o.Pages)
		}
		fmt.Fprintf(w, "  %s（%d KB%s）\n", o.Path, (o.Bytes+1023)/1024, pages)
	}
}

// buildOutcome is the exit code of a batch.
func buildOutcome(items []batch.Item) error {
	failed := false
	for i := range items {
		failed = failed || items[i].Status == batch.Failed
	}
	switch {
	case failed && len(items) == 1 && items[0].OutputFailed:
		return exit(exitOutput)
	case failed && len(items) == 1 && unreadable(items[0].Diagnostics, items[0].Data):
		return exit(exitUnreadable)
	case failed:
		return exit(exitFindings)
	}
	return nil
}
