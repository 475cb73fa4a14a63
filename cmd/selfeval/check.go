package main

import (
	"encoding/json"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator/source"
)

func checkCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "check 文件或文件夹…",
		Short:   "检查数据，列出全部问题",
		Long:    "检查数据：语法、数量、公式、预算、指标和计分。不生成报告。\n" + exitCodes,
		Example: "  selfeval check data/2020\n  selfeval check data/2020/dongxihu-yingji.toml --json",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			all, _, err := scoreAll(args, cmd.ErrOrStderr(), asJSON)
			if err != nil {
				return err
			}
			found := []source.Finding{}
			counts := [3]int{}
			for _, s := range all {
				for _, f := range s.Findings {
					found = append(found, f)
					counts[f.Severity]++
				}
			}
			if asJSON {
				enc := json.NewEncoder(cmd.OutOrStdout())
				enc.SetIndent("", "  ")
				if err := enc.Encode(map[string]any{"schema": 1, "diagnostics": found}); err != nil {
					return err
				}
			} else {
				fmt.Fprintf(cmd.OutOrStdout(), "%d个文件：%d个错误，%d个警告，%d个提示\n", len(all), counts[source.Error], counts[source.Warning], counts[source.Notice])
			}
			return outcome(all)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "输出JSON")
	return c
}

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "显示版本",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			version := "未知"
			if info, ok := debug.ReadBuildInfo(); ok {
				version = info.Main.Version
			}
			_, err := fmt.Fprintln(cmd.OutOrStdout(), "selfeval", version)
			return err
		},
	}
}
