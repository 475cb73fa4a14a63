package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/source"
)

func checkCommand() *cobra.Command {
	var asJSON, strict, asText bool
	var inputs inputFlags
	c := &cobra.Command{
		Use:   "check 文件或文件夹…",
		Short: "检查数据，列出全部问题",
		Long: "检查数据：语法、数量、公式、预算、指标、计分，以及报告的每一句能不能写出来。不生成报告。\n" +
			"加 --text，检查别人写的报告（.txt、.md、.docx）：得分与合计、等级与分档、两个执行率、数目与清单、遗留的占位符等。\n" +
			exitCodes,
		Example: "  selfeval check data/2020\n  selfeval check data/2020/dongxihu-yingji.toml --json\n  selfeval check --text data/review/draft.txt",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if asText {
				return checkTexts(cmd, args, asJSON, strict)
			}
			files, list, err := inputs.openAll(args)
			if err != nil {
				return err
			}
			set, fontFindings, err := inputs.fonts(list)
			if err != nil {
				return err
			}
			var found source.Findings
			found.Append(fontFindings...)
			failed := false
			for i := range files {
				r := generator.Check(list[i], generator.Options{Fonts: set, Program: program})
				found.Append(r.Findings...)
				failed = failed || r.Failed(strict)
			}
			if err := show(cmd, asJSON, len(files), found.List()); err != nil {
				return err
			}
			return outcome(failed, files, found.List())
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "输出JSON")
	c.Flags().BoolVar(&strict, "strict", false, "警告也算错误")
	c.Flags().BoolVar(&asText, "text", false, "检查别人写的报告正文，不需要数据文件")
	inputs.register(c)
	return c
}

// show prints findings to stderr and their number to stdout, or all as JSON.
func show(cmd *cobra.Command, asJSON bool, files int, diagnostics []source.Finding) error {
	if asJSON {
		return writeJSON(cmd.OutOrStdout(), "diagnostics", diagnostics)
	}
	for _, f := range diagnostics {
		fmt.Fprintln(cmd.ErrOrStderr(), f)
	}
	tally(cmd.OutOrStdout(), files, diagnostics)
	return nil
}

func tally(w io.Writer, files int, list []source.Finding) {
	counts := [3]int{}
	for _, f := range list {
		counts[f.Severity]++
	}
	fmt.Fprintf(w, "%d个文件：%d个错误，%d个警告，%d个提示\n", files, counts[source.Error], counts[source.Warning], counts[source.Notice])
}

// openAll lists the data files of the arguments and opens them.
func (f *inputFlags) openAll(args []string) ([]string, []generator.Input, error) {
	files, err := dataFiles(args)
	if err != nil {
		return nil, nil, err
	}
	list, err := f.open(files)
	return files, list, err
}

// outcome is the exit code of checked or scored files.
func outcome(failed bool, files []string, list []source.Finding) error {
	switch {
	case failed && len(files) == 1 && unreadable(list, files[0]):
		return exit(exitUnreadable)
	case failed:
		return exit(exitFindings)
	}
	return nil
}
