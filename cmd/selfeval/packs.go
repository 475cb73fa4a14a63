package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

func packsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "packs",
		Short:   "列出、查看、检查模板",
		Long:    "模板规定报告的提纲、措辞、计分和表格，是一个文件夹；放在数据旁边就能用，不用改程序。\n" + exitCodes,
		Example: "  selfeval packs list\n  selfeval packs show hubei-department\n  selfeval packs check 我的模板",
	}
	c.AddCommand(packsListCommand(), packsShowCommand(), packsCheckCommand(), packsNamesCommand())
	return c
}

// nearby is the library of the packs in a folder and of those in the program.
func nearby(dir string) *pack.Library {
	return pack.NewLibrary(os.DirFS(dir), slash(dir), builtIn())
}

// packOf finds a pack by its name, or by the folder it lies in.
func packOf(arg string) (*pack.Pack, []source.Finding) {
	if _, err := os.Stat(filepath.Join(arg, "pack.toml")); err == nil {
		if abs, err := filepath.Abs(arg); err == nil {
			dir := filepath.Dir(filepath.Clean(arg))
			if arg = filepath.Base(abs); dir == "." && arg != filepath.Base(filepath.Clean(arg)) {
				dir = filepath.Dir(abs)
			}
			return pack.NewLibrary(os.DirFS(filepath.Dir(abs)), slash(dir), nil).Get(arg)
		}
	}
	return nearby(".").Get(arg)
}

type packJSON struct {
	Name   string `json:"name"`
	Title  string `json:"title"`
	Kind   string `json:"kind"`
	Issuer string `json:"issuer"`
	Source string `json:"source"`
}

func packInfo(p *pack.Pack) packJSON {
	return packJSON{p.Name.Value, p.Settings.Title.Value, p.Kind.Value, p.Issuer.Value, p.Source.Value}
}

func packsListCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "list [文件夹]",
		Short:   "列出可用的模板：程序自带的和文件夹里的",
		Example: "  selfeval packs list\n  selfeval packs list data/2020 --json",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := "."
			if len(args) > 0 {
				dir = args[0]
			}
			library := nearby(dir)
			list := []packJSON{}
			for _, name := range library.Names() {
				if p, _ := library.Get(name); p != nil {
					list = append(list, packInfo(p))
				}
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), "packs", list)
			}
			for _, p := range list {
				fmt.Fprintf(cmd.OutOrStdout(), "%s\t%s（%s）\n", p.Name, p.Title, pack.KindOf(p.Kind).Title)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "输出JSON")
	return c
}

func packsShowCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "show 模板",
		Short:   "说明一个模板：提纲、计分、要写的内容",
		Example: "  selfeval packs show mof-project",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			p, found := packOf(args[0])
			if p == nil {
				return tell(cmd, found)
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), "pack", packInfo(p))
			}
			_, err := io.WriteString(cmd.OutOrStdout(), p.Describe())
			return err
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "输出JSON")
	return c
}

func packsCheckCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "check 模板…",
		Short:   "检查模板：语法、名称、分值、等级、表格",
		Long:    "不用数据就能发现的错误全部列出：语法、写错的名称、对不上的分值和等级、拼不齐的表格。\n" + exitCodes,
		Example: "  selfeval packs check hubei-department\n  selfeval packs check data/我的模板",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var all source.Findings
			for _, arg := range args {
				_, found := packOf(arg)
				all.Append(found...)
			}
			list := all.List()
			if asJSON {
				if err := writeJSON(cmd.OutOrStdout(), "diagnostics", list); err != nil {
					return err
				}
			} else if all.Errors() == 0 {
				fmt.Fprintf(cmd.OutOrStdout(), "%s：没有错误\n", strings.Join(args, "、"))
			}
			if asJSON {
				list = nil
			}
			if err := tell(cmd, list); err != nil || all.Errors() == 0 {
				return err
			}
			return exit(exitFindings)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "输出JSON")
	return c
}

func packsNamesCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "names",
		Short:   "列出措辞和公式里能用的名称、函数和过滤器",
		Example: "  selfeval packs names",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := io.WriteString(cmd.OutOrStdout(), pack.Guide())
			return err
		},
	}
}

// tell prints findings; with an error among them the command has failed.
func tell(cmd *cobra.Command, list []source.Finding) error {
	failed := false
	for _, f := range list {
		fmt.Fprintln(cmd.ErrOrStderr(), f)
		failed = failed || f.Severity == source.Error
	}
	if failed {
		return exit(exitFindings)
	}
	return nil
}

// writeJSON writes {"schema":1, key: v}.
func writeJSON(w io.Writer, key string, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(map[string]any{"schema": 1, key: v})
}
