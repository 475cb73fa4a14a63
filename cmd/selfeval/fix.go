package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/check"
	"github.com/selfeval/selfeval/generator/doc"
)

func fixCommand() *cobra.Command {
	var dryRun, asJSON bool
	var inputs inputFlags
	c := &cobra.Command{
		Use:   "fix 文件或文件夹…",
		Short: "把正文里手工写的数改成引用",
		Long: "正文里手工写的数，数据里正好有一个相同的，就改成 {名称}：以后数变了，正文跟着变。\n" +
			"文件的其他内容一个字节也不动；改后的报告与改前一字不差，否则不改。有不止一个可引用的，列出来由人决定。\n" +
			exitCodes + "\n  4  文件不能写",
		Example: "  selfeval fix data/2020/x.toml --dry-run\n  selfeval fix data/2020",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			files, list, err := inputs.openAll(args)
			if err != nil {
				return err
			}
			set, _, err := inputs.fonts(list)
			if err != nil {
				return err
			}
			o := generator.Options{Fonts: set, Program: program}
			done := make([]fixed, len(files))
			var failed error
			for i := range files {
				x, err := fixFile(files[i], list[i], o, dryRun)
				if err != nil {
					return err
				}
				done[i] = x
				switch {
				case x.unwritable != nil:
					fmt.Fprintf(cmd.ErrOrStderr(), "%s写不了：%v。提示：关闭正在打开它的程序，检查权限和磁盘空间\n", slash(files[i]), x.unwritable)
					failed = exit(exitOutput)
				case x.Problem != "":
					fmt.Fprintf(cmd.ErrOrStderr(), "%s没有改：%s\n", slash(files[i]), x.Problem)
					failed = outcome(true, files, x.report.Findings)
				}
			}
			if asJSON {
				if err := writeJSON(cmd.OutOrStdout(), "files", done); err != nil {
					return err
				}
			} else {
				for i := range done {
					done[i].print(cmd.OutOrStdout(), dryRun)
				}
			}
			return failed
		},
	}
	c.Flags().BoolVar(&dryRun, "dry-run", false, "只列出要改的，不写文件")
	c.Flags().BoolVar(&asJSON, "json", false, "输出JSON")
	inputs.register(c)
	return c
}

// fixed is what became of one file.
type fixed struct {
	Data    string     `json:"data"`
	Changed bool       `json:"changed"` // the file was written
	Fixes   []fixJSON  `json:"fixes"`
	Left    []leftJSON `json:"left"`
	Problem string     `json:"problem"` // why nothing was done, or ""

	report     *generator.Report
	unwritable error
}

type fixJSON struct {
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	Key       string `json:"key"`
	Text      string `json:"text"`
	Reference string `json:"reference"`
}

type leftJSON struct {
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Key    string `json:"key"`
	Text   string `json:"text"`
	Why    string `json:"why"`
}

// fixFile exchanges the typed figures of one data file. The error is a fault of
// the program.
func fixFile(name string, in generator.Input, o generator.Options, dryRun bool) (fixed, error) {
	x := fixed{Data: slash(name), Fixes: []fixJSON{}, Left: []leftJSON{}}
	x.report = generator.Check(in, o)
	if x.report.Document == nil {
		x.Problem = "数据有错误，报告编不出来；先用 selfeval check 改正"
		return x, nil
	}
	list, left := check.Fixes(check.Subject{Facts: x.report.Facts, Pack: x.report.Pack, Score: x.report.Score})
	for _, l := range left {
		x.Left = append(x.Left, leftJSON{l.Line, l.Column, l.Key, l.Text, l.Why})
	}
	if len(list) == 0 {
		return x, nil
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		return x, err
	}
	text := x.report.Facts.Node.Value.File.Text
	mark, body := raw[:0], raw
	if bom := []byte("\uFEFF"); bytes.HasPrefix(raw, bom) {
		mark, body = raw[:len(bom)], raw[len(bom):]
	}
	if string(body) != text {
		x.Problem = "检查时文件又变了；再运行一次"
		return x, nil
	}
	now := append(bytes.Clone(mark), check.Apply(text, list)...)
	changed := in
	changed.Root = changedFile{in.Root, in.Path, now}
	after := generator.Check(changed, o)
	if after.Document == nil || doc.Dump(after.Document) != doc.Dump(x.report.Document) {
		x.Problem = "改后的报告与改前不一样"
		return x, nil
	}
	for _, f := range list {
		x.Fixes = append(x.Fixes, fixJSON{f.Line, f.Column, f.Key, f.Text, f.Reference})
	}
	if dryRun {
		return x, nil
	}
	x.unwritable = rewrite(name, now)
	x.Changed = x.unwritable == nil
	return x, nil
}

func (x *fixed) print(w io.Writer, dryRun bool) {
	verb := "改了"
	if dryRun {
		verb = "可以改"
	}
	for _, f := range x.Fixes {
		fmt.Fprintf(w, "%s:%d:%d %s: %s → {%s}\n", x.Data, f.Line, f.Column, f.Key, f.Text, f.Reference)
	}
	for _, l := range x.Left {
		fmt.Fprintf(w, "%s:%d:%d %s: %s 没有改：%s\n", x.Data, l.Line, l.Column, l.Key, l.Text, l.Why)
	}
	fmt.Fprintf(w, "%s：%s%d处\n", x.Data, verb, len(x.Fixes))
}

// rewrite exchanges the content of a file, whole or not at all. Its permissions
// stay, and a link stays a link.
func rewrite(name string, data []byte) error {
	name, err := filepath.EvalSymlinks(name)
	if err != nil {
		return err
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(name), ".selfeval-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // there only if something went wrong
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Chmod(info.Mode().Perm())
	}
	if closing := temp.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(temp.Name(), name)
	}
	return err
}

// changedFile is a folder in which one file reads otherwise.
type changedFile struct {
	fs.FS
	name string
	data []byte
}

// Open opens the changed file, or any other of the folder.
func (c changedFile) Open(name string) (fs.File, error) {
	if name != c.name {
		return c.FS.Open(name)
	}
	return &memoryFile{bytes.NewReader(c.data), c.name}, nil
}

// memoryFile is a file that is not on the disk.
type memoryFile struct {
	*bytes.Reader
	name string
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *memoryFile) Close() error               { return nil }
func (f *memoryFile) Name() string               { return filepath.Base(f.name) }
func (f *memoryFile) Mode() fs.FileMode          { return 0o444 }
func (f *memoryFile) ModTime() time.Time         { return time.Time{} }
func (f *memoryFile) IsDir() bool                { return false }
func (f *memoryFile) Sys() any                   { return nil }
