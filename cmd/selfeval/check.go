package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/source"
)

func checkCommand() *cobra.Command {
	var asJSON, strict bool
	var inputs inputFlags
	c := &cobra.Command{
		Use:   "check 文件或文件夹…",
		Short: "检查数据，列出全部问题",
		Long: "检查数据：语法、数量、公式、预算、指标、计分，以及报告的每一句能不能写出来。不生成报告。\n" +
			exitCodes,
		Example: "  selfeval check data/2020\n  selfeval check data/2020/dongxihu-yingji.toml --json",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
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
			diagnostics := found.List()
			if asJSON {
				enc := json.NewEncoder(cmd.OutOrStdout())
				enc.SetEscapeHTML(false)
				enc.SetIndent("", "  ")
				if err := enc.Encode(map[string]any{"schema": 1, "diagnostics": diagnostics}); err != nil {
					return err
				}
			} else {
				for _, f := range diagnostics {
					fmt.Fprintln(cmd.ErrOrStderr(), f)
				}
				tally(cmd.OutOrStdout(), len(files), diagnostics)
			}
			return outcome(failed, files, diagnostics)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "输出JSON")
	c.Flags().BoolVar(&strict, "strict", false, "警告也算错误")
	inputs.register(c)
	return c
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
