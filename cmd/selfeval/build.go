package main

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/batch"
	"github.com/selfeval/selfeval/generator/pdf"
)

// buildFlags are the options of build as typed.
type buildFlags struct {
	out, format, only, conformance string
	shard, table, roster           string
	strict, draft                  bool
	force, asJSON                  bool
	why, watch                     bool
	inputs                         inputFlags
}

func buildCommand() *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:   "build 文件或文件夹…",
		Short: "生成报告：DOCX和PDF",
		Long: "检查数据、计算得分、生成报告。文件夹表示其中全部数据文件；@清单.txt 表示清单里列的文件，一行一个。\n" +
			"有错误的报告不生成（--draft 除外）；没有变化的报告不重新生成。\n" +
			exitCodes + "，或名册里有单位没有报送\n  4  输出文件夹不能写\n  130  被中断；已经写出的文件都是完整的",
		Example: "  selfeval build data/2020\n  selfeval build data/2020/dongxihu-yingji.toml -o out --format pdf\n  selfeval build data/2020 --draft\n  selfeval build data/2020 --format html --pdf-a 3b\n" +
			"  selfeval build data/2020 --roster 名册.csv --table 结果.xlsx\n  selfeval build data/2020 --watch\n  selfeval build data/2020 --shard 1/4 -o out1",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.run(cmd.Context(), args, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	flags := c.Flags()
	flags.StringVarP(&f.out, "out", "o", "out", "输出`文件夹`")
	flags.StringVar(&f.format, "format", "docx,pdf", "输出`格式`，用逗号分开：docx、pdf、html（网页公开用）、md")
	flags.StringVar(&f.conformance, "pdf-a", "2b", "PDF的归档`标准`：2b；1b（GB/T 23286.1）；3b（嵌入数据，可由PDF重新生成）")
	flags.StringVar(&f.only, "only", "", "只生成一`部分`：form（自评表）")
	flags.BoolVar(&f.strict, "strict", false, "警告也算错误")
	flags.BoolVar(&f.draft, "draft", false, "有错误也生成草稿：标出缺漏，附问题清单")
	flags.BoolVar(&f.force, "force", false, "覆盖不是本程序生成的、或生成后改过的文件")
	flags.BoolVar(&f.why, "why", false, "说明每份报告为什么生成或没有生成")
	flags.BoolVar(&f.watch, "watch", false, "数据、模板一有改动就重新生成，Ctrl-C结束")
	flags.StringVar(&f.table, "table", "", "把结果写成表：.csv 或 .xlsx `文件`")
	flags.StringVar(&f.roster, "roster", "", "应报送单位的名册`文件`（每行一个单位，或 .csv、.toml），列出未报、重报和名册外的单位")
	flags.StringVar(&f.shard, "shard", "", "只做其中一`份`，例如 2/4：按路径把报告分成4份，做第2份；每份用自己的输出文件夹")
	flags.BoolVar(&f.asJSON, "json", false, "输出JSON")
	f.inputs.register(c)
	return c
}

// conflict names options that do not go together.
func (f *buildFlags) conflict() error {
	switch {
	case f.watch && f.asJSON:
		return errors.New("--watch 和 --json 不能同时用：JSON 只在结束时写一次")
	case f.roster != "" && f.shard != "":
		return errors.New("--roster 和 --shard 不能同时用：一份里看不到全部单位")
	}
	return nil
}

func (f *buildFlags) run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	if err := f.conflict(); err != nil {
		return err
	}
	r := &buildRun{buildFlags: f, args: args, stdout: stdout, stderr: stderr}
	var err error
	if r.options, err = f.options(); err != nil {
		return err
	}
	if r.pick, err = parseShard(f.shard); err != nil {
		return err
	}
	if f.table != "" {
		if _, err := tableFormat(f.table); err != nil {
			return err
		}
	}
	if f.roster != "" {
		if r.units, err = readRoster(f.roster); err != nil {
			return err
		}
	}
	if f.watch {
		return r.watchAll(ctx)
	}
	return r.once(ctx)
}

func (f *buildFlags) options() (batch.Options, error) {
	o := batch.Options{Out: f.out, Force: f.force, Identity: identity()}
	o.Program, o.Strict, o.Draft = program, f.strict, f.draft
	for _, format := range strings.Split(f.format, ",") {
		switch strings.TrimSpace(format) {
		case "docx":
			o.DOCX = true
		case "pdf":
			o.PDF = true
		case "html":
			o.HTML = true
		case "md":
			o.Markdown = true
		default:
			return o, fmt.Errorf("--format 不认识“%s”，可以写 docx、pdf、html、md，用逗号分开", format)
		}
	}
	var err error
	if o.Conformance, err = pdf.ParseConformance(f.conformance); err != nil {
		return o, fmt.Errorf("--pdf-a：%w", err)
	}
	switch f.only {
	case "":
	case "form":
		o.Form = true
	default:
		return o, fmt.Errorf("--only 不认识“%s”，可以写 form", f.only)
	}
	return o, nil
}

// parseShard reads i/n. Which shard a file belongs to follows from its path as
// the command line gives it: the same command in the same folder divides the
// files in the same way on every machine.
func parseShard(s string) (pick func(file string) bool, err error) {
	if s == "" {
		return func(string) bool { return true }, nil
	}
	var i, n uint64
	var rest string
	if k, _ := fmt.Sscanf(s, "%d/%d%s", &i, &n, &rest); k != 2 || i < 1 || i > n {
		return nil, fmt.Errorf("--shard “%s”应当写成 i/n，例如 2/4，i 从1到 n", s)
	}
	return func(file string) bool {
		sum := sha256.Sum256([]byte(slash(file)))
		return binary.BigEndian.Uint64(sum[:])%n == i-1
	}, nil
}

// buildRun is one build, or with --watch one after the other.
type buildRun struct {
	*buildFlags
	args           []string
	options        batch.Options
	pick           func(file string) bool
	units          []rosterUnit
	stdout, stderr io.Writer

	files  []string // of the last build
	inputs []generator.Input
	result *batch.Result
	quiet  bool // say nothing of reports that did not change
}

func (r *buildRun) once(ctx context.Context) error {
	files, err := dataFiles(r.args)
	if err != nil {
		return err
	}
	r.files = nil
	for _, file := range files {
		if r.pick(file) {
			r.files = append(r.files, file)
		}
	}
	if r.inputs, err = r.buildFlags.inputs.open(r.files); err != nil {
		return err
	}
	if r.options.Fonts == nil {
		set, found, err := r.buildFlags.inputs.fonts(r.inputs)
		if err != nil {
			return err
		}
		r.options.Fonts = set
		for _, x := range found {
			fmt.Fprintln(r.stderr, x)
		}
	}
	jobs := make([]batch.Job, len(r.files))
	for i, file := range r.files {
		jobs[i] = batch.Job{Data: slash(file), Input: r.inputs[i]}
	}
	bar := newProgress(r.stderr, len(jobs))
	r.options.Done = bar.done
	r.result, err = batch.Run(ctx, jobs, r.options)
	bar.finish()
	var unusable *batch.OutputError
	failed := errors.As(err, &unusable)
	if r.result == nil && !failed {
		return err
	}
	if failed {
		fmt.Fprintln(r.stderr, "selfeval:", unusable)
	}
	if r.result == nil {
		return exit(exitOutput)
	}
	if ctx.Err() != nil {
		r.show(nil)
		fmt.Fprintf(r.stderr, "已中断：%d份报告做完，%d份没有开始；再次运行会接着做\n", len(r.result.Items), len(jobs)-len(r.result.Items))
		return exit(exitInterrupted)
	}
	var calls *rollCall
	if r.roster != "" {
		calls = callRoll(r.units, r.result.Items)
	}
	r.show(calls)
	if r.table != "" {
		if err := writeTable(r.table, r.result.Items, calls); err != nil {
			fmt.Fprintln(r.stderr, "selfeval:", err)
			failed = true
		}
	}
	if failed {
		return exit(exitOutput)
	}
	if calls != nil && len(calls.Missing) > 0 {
		return exit(exitFindings)
	}
	return buildOutcome(r.result.Items)
}
