package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/check"
	"github.com/selfeval/selfeval/generator/source"
)

func acceptCommand() *cobra.Command {
	var reason string
	var inputs inputFlags
	c := &cobra.Command{
		Use:   "accept 文件 代码 位置",
		Short: "认可一个警告或提示，写明理由",
		Long: "在数据文件末尾写一条 [[accept]]。认可记住那个问题当时说了什么：有关的数或文字变了，认可就失效，问题重新出现。\n" +
			"位置是问题里写的那一项，例如 indicators[3].text。错误不能认可。\n" + exitCodes + "\n  4  文件不能写",
		Example: "  selfeval accept data/2020/x.toml W807 indicators[6].text --reason \"上年的数由上级提供，以公报为准\"",
		Args:    cobra.ExactArgs(3),
		RunE: func(cmd *cobra.Command, args []string) error {
			if strings.TrimSpace(reason) == "" {
				return fmt.Errorf("--reason：写明为什么可以这样")
			}
			return inputs.accept(cmd, args[0], args[1], args[2], reason)
		},
	}
	c.Flags().StringVar(&reason, "reason", "", "认可的`理由`")
	inputs.register(c)
	return c
}

func (f *inputFlags) accept(cmd *cobra.Command, name, code, at, reason string) error {
	list, err := f.open([]string{name})
	if err != nil {
		return err
	}
	set, _, err := f.fonts(list)
	if err != nil {
		return err
	}
	refuse := func(format string, args ...any) error {
		fmt.Fprintf(cmd.ErrOrStderr(), format+"\n", args...)
		return exit(exitFindings)
	}
	if source.Code(code).Severity() == source.Error {
		return refuse("%s是错误，不能认可。提示：改正数据或文字", code)
	}
	var found []source.Finding
	r := generator.Check(list[0], generator.Options{Fonts: set, Program: program})
	for _, x := range r.Findings {
		if x.Code == source.Code(code) && x.Key == at && x.Accepted == "" {
			found = append(found, x)
		}
	}
	if len(found) == 0 {
		return refuse("%s没有这个问题：%s %s。提示：selfeval check %s 列出全部问题", slash(name), code, at, slash(name))
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	end := "\n"
	if bytes.Contains(raw, []byte("\r\n")) {
		end = "\r\n"
	}
	var b strings.Builder
	if !bytes.HasSuffix(raw, []byte("\n")) {
		b.WriteString(end)
	}
	for _, x := range found {
		for _, line := range []string{"", "[[accept]]", "code   = " + source.Quote(code), "at     = " + source.Quote(at), "reason = " + source.Quote(reason), "seen   = " + source.Quote(check.Mark(x))} {
			b.WriteString(line + end)
		}
	}
	now := append(bytes.Clone(raw), b.String()...)
	changed := list[0]
	changed.Root = changedFile{changed.Root, changed.Path, now}
	after := generator.Check(changed, generator.Options{Fonts: set, Program: program})
	for _, x := range after.Findings {
		if x.Code == source.Code(code) && x.Key == at && x.Accepted == "" || x.Code == source.SyntaxError || x.Code == source.DuplicateKey {
			return refuse("不能在%s末尾加 [[accept]]，例如前面已经写了 accept = […]。提示：自己写进去：\n%s", slash(name), b.String())
		}
	}
	if err := rewrite(name, now); err != nil {
		fmt.Fprintf(cmd.ErrOrStderr(), "%s写不了：%v\n", slash(name), err)
		return exit(exitOutput)
	}
	for _, x := range found {
		fmt.Fprintf(cmd.OutOrStdout(), "已认可：%s\n", x)
	}
	return nil
}
