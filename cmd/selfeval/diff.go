package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/diff"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/source"
)

// diffFlags are the options of diff as typed.
type diffFlags struct {
	asJSON, exitCode     bool
	correction           bool
	out, format          string
	store                string
	force                bool
	inputs               inputFlags
	options              generator.Options
	before, after        []string // data files
	oldInputs, newInputs []generator.Input
	archived             bool // the new one is from the archive
}

func diffCommand() *cobra.Command {
	var f diffFlags
	c := &cobra.Command{
		Use:   "diff 原数据 新数据",
		Short: "两份数据有什么不同：数据、得分、报告的句子和表格；写更正说明",
		Long: "比较两个数据文件，或两个文件夹里的数据文件（先按相对路径，再按单位、项目和年度对应）：\n" +
			"写的数据，由公式随之变化的数，得分和等级，报告里变化的句子和表格。注释和次序的改动不算。\n" +
			"用 --store 时，也可以写档案库里的件和版本，例如 2020-某区水务局@1；不写版本就是最新的。\n" +
			"--correction 用模板“correction”写出更正说明；原因写在新数据的 [correction] 里。报告没有变化的不写。\n" + `
退出码：
  0  比较完成，不论有没有不同
  1  有不同（只在 --exit-code 时）；或有的文件不能比较，或更正说明因为错误没有写出
  2  命令行有误
  3  两个文件有一个不能读取
  4  输出文件夹不能写`,
		Example: "  selfeval diff 2020/原.toml 2020/更正.toml\n  selfeval diff data/2020 data/2020-更正 --json\n  selfeval diff 原.toml 更正.toml --correction -o out\n" +
			"  selfeval diff --store 档案库 2020-某区水务局@1 2020-某区水务局@2\n  selfeval diff --store 档案库 2020-某区水务局 data/2020/水务局.toml",
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.run(cmd.Context(), args, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	flags := c.Flags()
	flags.BoolVar(&f.asJSON, "json", false, "输出JSON")
	flags.BoolVar(&f.exitCode, "exit-code", false, "有不同时退出码为1")
	flags.BoolVar(&f.correction, "correction", false, "写出更正说明")
	flags.StringVarP(&f.out, "out", "o", "out", "更正说明的输出`文件夹`")
	flags.StringVar(&f.format, "format", "docx,pdf", "更正说明的`格式`，用逗号分开")
	flags.BoolVar(&f.force, "force", false, "覆盖已有的、内容不同的更正说明")
	flags.StringVarP(&f.store, "store", "s", "", "档案库`文件夹`，比较存入的版本")
	f.inputs.register(c)
	return c
}

// comparison is one report of two folders, as diff --json shows it.
type comparison struct {
	Status      string           `json:"status"` // same, changed, added, removed, failed
	Data        string           `json:"data"`   // path of the newer file, or else of the older
	Diagnostics []source.Finding `json:"diagnostics"`
	*diff.Difference
	Outputs []string `json:"outputs"` // of the 更正说明
}

func (f *diffFlags) run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	single, err := f.open(args, stderr)
	if err != nil {
		return err
	}
	if err := f.prepare(stderr); err != nil {
		return err
	}
	who := func(old bool, i int) string {
		if old {
			return about(f.oldInputs[i])
		}
		return about(f.newInputs[i])
	}
	pairs := []diff.Pair{{Old: 0, New: 0}}
	if !single {
		pairs = diff.Join(below(args[0], f.before), below(args[1], f.after), who)
	}
	list := make([]comparison, 0, len(pairs))
	counts := map[string]int{}
	unread, unprinted := false, 0
	for _, p := range pairs {
		if ctx.Err() != nil {
			return exit(exitInterrupted)
		}
		c, err := f.compare(p, stderr)
		if err != nil {
			return err
		}
		unread = unread || single && c.Status == "failed" && c.Difference == nil
		counts[c.Status]++
		if c.Status == "changed" && !c.Printed() {
			unprinted++
		}
		if !f.asJSON {
			c.print(stdout, single)
		}
		list = append(list, c)
	}
	if f.asJSON {
		if err := writeJSON(stdout, "reports", list); err != nil {
			return err
		}
	} else if !single {
		note := ""
		if unprinted > 0 {
			note = fmt.Sprintf("（其中%d份的报告不变）", unprinted)
		}
		fmt.Fprintf(stdout, "%d份报告：有变化%d份%s，没有变化%d份，增加%d份，缺少%d份，不能比较%d份\n", len(list), counts["changed"], note, counts["same"], counts["added"], counts["removed"], counts["failed"])
	}
	switch {
	case unread:
		return exit(exitUnreadable)
	case counts["failed"] > 0, f.exitCode && counts["same"] < len(list):
		return exit(exitFindings)
	}
	return nil
}

// prepare readies what only a 更正说明 needs.
func (f *diffFlags) prepare(stderr io.Writer) error {
	if !f.correction {
		return nil
	}
	f.options.Program = program
	for _, format := range strings.Split(f.format, ",") {
		switch strings.TrimSpace(format) {
		case "docx":
			f.options.DOCX = true
		case "pdf":
			f.options.PDF = true
		default:
			return fmt.Errorf("--format 不认识“%s”，可以写 docx、pdf 或 docx,pdf", format)
		}
	}
	var set *font.Set
	set, found, err := f.inputs.fonts(f.newInputs)
	f.options.Fonts = set
	for _, x := range found {
		fmt.Fprintln(stderr, x)
	}
	return err
}

// below are the paths of files below a folder.
func below(dir string, files []string) []string {
	list := make([]string, len(files))
	for i, name := range files {
		list[i] = name
		if rel, err := filepath.Rel(dir, name); err == nil {
			list[i] = filepath.ToSlash(rel)
		}
	}
	return list
}

// about tells which report a data file is of, "" if it cannot be told.
func about(in generator.Input) string {
	var out source.Findings
	data := facts.Load(in.Root, in.Path, in.Shown, &out)
	if data == nil || data.Unit.Name.Value == "" {
		return ""
	}
	project := ""
	if data.Project != nil {
		project = data.Project.Name.Value
	}
	return fmt.Sprintf("%d\x00%s\x00%s", data.Report.Year.Value, data.Unit.Name.Value, project)
}

// compare takes one pair as far as it goes. The error is that of the output folder.
func (f *diffFlags) compare(p diff.Pair, stderr io.Writer) (comparison, error) {
	c := comparison{Diagnostics: []source.Finding{}, Outputs: []string{}}
	switch {
	case p.Old < 0:
		c.Status, c.Data = "added", slash(f.after[p.New])
		return c, nil
	case p.New < 0:
		c.Status, c.Data = "removed", slash(f.before[p.Old])
		return c, nil
	}
	c.Data = slash(f.after[p.New])
	before, after := diff.Read(f.oldInputs[p.Old]), diff.Read(f.newInputs[p.New])
	var found source.Findings
	found.Append(before.Findings...)
	found.Append(after.Findings...)
	c.Diagnostics = found.List()
	if before.Facts == nil || after.Facts == nil {
		c.Status = "failed"
		f.tell(c.Diagnostics, stderr)
		return c, nil
	}
	if found.Errors() > 0 && !f.asJSON {
		fmt.Fprintf(stderr, "%s：数据有%d个错误，比较可能不全；selfeval check 列出它们\n", c.Data, found.Errors())
	}
	c.Difference = diff.Compare(before, after)
	if c.Status = "changed"; c.Empty() {
		c.Status = "same"
	}
	if !f.correction || !c.Printed() {
		return c, nil
	}
	return c, f.correct(&c, &f.newInputs[p.New], before, after, stderr)
}

func (f *diffFlags) tell(list []source.Finding, stderr io.Writer) {
	if f.asJSON {
		return
	}
	for _, x := range list {
		fmt.Fprintln(stderr, x)
	}
}

// print shows one report for people. In a folder those without changes are only
// counted.
func (c *comparison) print(w io.Writer, single bool) {
	switch c.Status {
	case "added":
		fmt.Fprintf(w, "增加 %s\n", c.Data)
	case "removed":
		fmt.Fprintf(w, "缺少 %s\n", c.Data)
	case "same":
		if single {
			fmt.Fprintln(w, "没有变化")
		}
	default:
		if c.Difference != nil {
			c.Difference.Print(w)
			for _, name := range c.Outputs {
				fmt.Fprintf(w, "\n更正说明 %s", name)
			}
			if c.Status == "changed" && !c.Printed() {
				fmt.Fprint(w, "\n报告没有变化，不用更正说明\n")
			}
			fmt.Fprintln(w)
		}
	}
}
