package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/scaffold"
	"github.com/selfeval/selfeval/generator/source"
)

func newCommand() *cobra.Command {
	var packName, from, unit string
	var year int
	c := &cobra.Command{
		Use:   "new 新文件",
		Short: "写一个带说明的数据文件",
		Long: "按模板写一个带说明的空数据文件；或用 --from 由上年的数据文件写出本年的：\n" +
			"名称、公式、目标和文字沿用，本年的数成为上年的数，要重新填的写成“待填”。\n" + exitCodes + "\n  4  文件不能写",
		Example: "  selfeval new data/2024/水务局.toml --pack hubei-department --unit 某区水务局 --year 2024\n" +
			"  selfeval new data/2024/水务局.toml --from data/2023/水务局.toml",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if (packName == "") == (from == "") {
				return errors.New("--pack（模板）和 --from（上年的数据文件）写且只写一个")
			}
			var text string
			var err error
			if from != "" {
				text, err = nextYear(cmd, from, args[0], year)
			} else {
				text, err = empty(cmd, packName, unit, year, args[0])
			}
			if err != nil {
				return err
			}
			return writeNew(cmd, args[0], text)
		},
	}
	c.Flags().StringVar(&packName, "pack", "", "`模板`的名称或文件夹")
	c.Flags().StringVar(&from, "from", "", "上年的数据`文件`")
	c.Flags().StringVar(&unit, "unit", "", "单位`名称`")
	c.Flags().IntVar(&year, "year", 0, "评价`年度`；--from 时默认是上年加一")
	return c
}

func empty(cmd *cobra.Command, name, unit string, year int, target string) (string, error) {
	if year < 2000 || year > 2100 {
		return "", errors.New("用 --year 写评价年度，例如 --year 2024")
	}
	p, found := packOf(name)
	if p == nil {
		p, found = nearby(filepath.Dir(target)).Get(name)
	}
	if p == nil || !p.Sound {
		return "", tell(cmd, found)
	}
	return scaffold.New(p, unit, year), nil
}

func nextYear(cmd *cobra.Command, from, target string, year int) (string, error) {
	dir, name := filepath.Split(from)
	file, found := source.Read(os.DirFS(filepath.Clean(dir)), name, slash(from), 0)
	if file == nil {
		tell(cmd, found)
		return "", exit(exitUnreadable)
	}
	root, more := source.Parse(file)
	var out source.Findings
	out.Append(append(found, more...)...)
	var d facts.Data
	source.Bind(root, &d, &out)
	if err := tell(cmd, out.List()); err != nil {
		return "", err
	}
	if year == 0 {
		year = d.Report.Year.Value + 1
	}
	previous, err := relative(filepath.Dir(target), from)
	if err != nil {
		return "", fmt.Errorf("--from：%w", err)
	}
	if base, _ := rootOf(target); strings.HasPrefix(previous, "..") {
		if inside, err := relative(base, from); err != nil || strings.HasPrefix(inside, "..") {
			fmt.Fprintf(cmd.ErrOrStderr(), "提示：上年的数据在%s之外，读不到；在两年数据的上级文件夹里放一个空的 selfeval.toml\n", slash(base))
		}
	}
	return scaffold.Next(file, root, &d, year, previous), nil
}

// relative is the path from a folder to a file, slash-separated.
func relative(dir, file string) (string, error) {
	a, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	b, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(a, b)
	return filepath.ToSlash(rel), err
}

// writeNew writes a file that is not there yet.
func writeNew(cmd *cobra.Command, name, text string) error {
	fail := func(err error) error {
		fmt.Fprintf(cmd.ErrOrStderr(), "selfeval: 写不了%s：%v\n", slash(name), err)
		return exit(exitOutput)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return fail(err)
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return fail(errors.New("已经有这个文件，没有覆盖"))
	}
	if err != nil {
		return fail(err)
	}
	if _, err = f.WriteString(text); err == nil {
		err = f.Close()
	}
	if err != nil {
		return fail(err)
	}
	fmt.Fprintf(cmd.OutOrStdout(), "已写出%s；填好后运行 selfeval check %s\n", slash(name), slash(name))
	return nil
}
