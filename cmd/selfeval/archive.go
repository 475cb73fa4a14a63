package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator/archive"
	"github.com/selfeval/selfeval/generator/source"
)

func archiveCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "archive",
		Short: "归档：存入、列出、查看、取出、校验、移交、比较",
		Long: "档案库是一个文件夹，按开放标准 OCFL 1.1 存放；存入的版本不再改动，更正是新的版本。\n" +
			"每份报告连同数据、模板、问题清单和元数据存成一件，以后可以重新生成、逐字节比较。\n" + exitCodes + "\n  4  档案库不能写",
		Example: "  selfeval archive add data/2020 --by 区财政局绩效科\n  selfeval archive list\n  selfeval archive verify",
	}
	c.PersistentFlags().StringP("store", "s", "archive", "档案库`文件夹`")
	c.AddCommand(archiveAddCommand(), archiveListCommand(), archiveShowCommand(), archiveExtractCommand(), archiveVerifyCommand(), archiveExportCommand(), archiveDiffCommand())
	return c
}

// openStore opens the store that --store names.
func openStore(cmd *cobra.Command) (*archive.Store, error) {
	dir, err := cmd.Flags().GetString("store")
	if err != nil {
		return nil, err
	}
	s, err := archive.Open(dir)
	if err != nil {
		fmt.Fprintln(cmd.ErrOrStderr(), "selfeval:", err)
		return nil, exit(exitUnreadable)
	}
	return s, nil
}

// itemID is an item's identifier: as it is, or by the name of its folder, or by the
// title of its report.
func itemID(s *archive.Store, name string) (string, error) {
	items, err := s.List()
	if err != nil {
		return "", err
	}
	var titled []archive.Summary
	for _, i := range items {
		switch name {
		case i.ID, i.Folder:
			return i.ID, nil
		case i.Record.Title:
			titled = append(titled, i)
		}
	}
	if len(titled) == 1 {
		return titled[0].ID, nil
	}
	if len(titled) > 1 {
		return "", fmt.Errorf("题名是“%s”的有%d件，写文件夹名，例如“%s”", name, len(titled), titled[0].Folder)
	}
	known := make([]string, len(items))
	for i := range items {
		known[i] = items[i].Folder
	}
	if near := source.Nearest(name, known); near != "" {
		return "", fmt.Errorf("%w“%s”，是不是“%s”", archive.ErrNotFound, name, near)
	}
	return "", fmt.Errorf("%w“%s”，selfeval archive list 列出全部", archive.ErrNotFound, name)
}

func archiveListCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "list",
		Short:   "列出各件",
		Example: "  selfeval archive list -s 档案库 --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := openStore(cmd)
			if err != nil {
				return err
			}
			defer s.Close()
			items, err := s.List()
			if err != nil {
				return report(cmd, err)
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), "items", append([]archive.Summary{}, items...))
			}
			for _, i := range items {
				line := fmt.Sprintf("%s  %s  第%d版  %s", i.Folder, i.Record.Title, i.Versions, i.Record.Retention)
				if i.Damage != "" {
					line += "  损坏：" + i.Damage
				}
				fmt.Fprintln(cmd.OutOrStdout(), printable(line))
			}
			fmt.Fprintf(cmd.OutOrStdout(), "共%d件\n", len(items))
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "输出JSON")
	return c
}

func archiveShowCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "show 件",
		Short:   "查看一件的各个版本",
		Example: "  selfeval archive show 2020-武汉市东西湖区应急管理局",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := openStore(cmd)
			if err != nil {
				return err
			}
			defer s.Close()
			id, err := itemID(s, args[0])
			if err != nil {
				return report(cmd, err)
			}
			object, err := s.Show(id)
			if err != nil {
				return report(cmd, err)
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), "item", object)
			}
			showObject(cmd.OutOrStdout(), object)
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "输出JSON")
	return c
}

func showObject(w io.Writer, o *archive.Object) {
	fmt.Fprintf(w, "%s\n文件夹：%s\n", printable(o.ID), printable(o.Folder))
	say := func(format string, args ...any) {
		fmt.Fprintln(w, printable(fmt.Sprintf(format, args...)))
	}
	for _, v := range o.Versions {
		r := v.Record
		fmt.Fprintln(w)
		say("第%d版  %s", v.Number, v.Created)
		say("  题名：%s", r.Title)
		say("  归档：%s，%s", r.Maker, r.Time.Format(time.DateTime))
		say("  程序：%s；模板：%s；保管期限：%s", r.Program, r.Pack, r.Retention)
		if r.Reason != "" {
			say("  更正原因：%s", r.Reason)
		}
		for _, f := range r.Files {
			say("  %s（%s，%d字节）", f.Path, f.Role, f.Bytes)
		}
	}
	if o.Damage != "" {
		fmt.Fprintln(w)
		say("损坏：%s", o.Damage)
	}
}

// report prints an error of the store and gives its exit code.
func report(cmd *cobra.Command, err error) error {
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(cmd.ErrOrStderr(), "已中断，没有做完")
		return exit(exitInterrupted)
	}
	fmt.Fprintln(cmd.ErrOrStderr(), "selfeval:", err)
	var system *fs.PathError // what the store or the folder to write to would not take
	var link *os.LinkError
	switch {
	case errors.Is(err, archive.ErrNotStore), errors.Is(err, archive.ErrDamaged):
		return exit(exitUnreadable)
	case errors.Is(err, archive.ErrLocked), errors.Is(err, archive.ErrNotEmpty), errors.As(err, &system), errors.As(err, &link):
		return exit(exitOutput)
	}
	return exit(exitFindings)
}

func archiveExportCommand() *cobra.Command {
	var out, name string
	c := &cobra.Command{
		Use:     "export [件…]",
		Short:   "移交：普通文件、校验和、移交清单",
		Example: "  selfeval archive export -o 移交2021 --name '{年度}/{责任者}/{文件}'",
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := openStore(cmd)
			if err != nil {
				return err
			}
			defer s.Close()
			var ids []string
			if len(args) == 0 {
				items, err := s.List()
				if err != nil {
					return report(cmd, err)
				}
				for _, i := range items {
					ids = append(ids, i.ID)
				}
			}
			for _, arg := range args {
				id, err := itemID(s, arg)
				if err != nil {
					return report(cmd, err)
				}
				ids = append(ids, id)
			}
			if err := s.Export(cmd.Context(), ids, out, archive.ExportOptions{Name: name}); err != nil {
				return report(cmd, err)
			}
			fmt.Fprintf(cmd.OutOrStdout(), "已移交%d件到%s\n", len(ids), slash(out))
			return nil
		},
	}
	c.Flags().StringVarP(&out, "out", "o", "export", "移交`文件夹`，应当不存在或是空的")
	c.Flags().StringVar(&name, "name", "", "文件`命名`，可用{年度}{责任者}{题名}{档号}{序号}{件}{文件}等")
	return c
}

func archiveDiffCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "diff 件 旧版 新版",
		Short:   "比较两个版本的文件",
		Long:    "列出两个版本不同的文件。哪些数据、得分、句子不同，用 selfeval diff --store 档案库 件@1 件@2。\n" + exitCodes,
		Example: "  selfeval archive diff 2020-武汉市东西湖区应急管理局 1 2",
		Args:    cobra.ExactArgs(3),
		RunE: func(cmd *cobra.Command, args []string) error {
			from, errA := strconv.Atoi(args[1])
			to, errB := strconv.Atoi(args[2])
			if errA != nil || errB != nil {
				return fmt.Errorf("版本写数字，例如 selfeval archive diff %s 1 2", args[0])
			}
			s, err := openStore(cmd)
			if err != nil {
				return err
			}
			defer s.Close()
			id, err := itemID(s, args[0])
			if err != nil {
				return report(cmd, err)
			}
			changes, err := s.Diff(id, from, to)
			if err != nil {
				return report(cmd, err)
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), "changes", append([]archive.Change{}, changes...))
			}
			for _, x := range changes {
				fmt.Fprintf(cmd.OutOrStdout(), "%s %s\n", map[string]string{"added": "新增", "removed": "删去", "changed": "改动"}[x.Kind], x.Path)
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%d个文件不同\n", len(changes))
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "输出JSON")
	return c
}
