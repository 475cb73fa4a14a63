package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/generator/check"
	"github.com/selfeval/selfeval/generator/source"
)

// checkTexts reviews reports that somebody else wrote.
func checkTexts(cmd *cobra.Command, args []string, asJSON, strict bool) error {
	var files []string
	for _, arg := range args {
		if info, err := os.Stat(arg); err != nil || !info.IsDir() {
			files = append(files, arg)
			continue
		}
		for _, ending := range []string{"txt", "md", "docx"} {
			found, _ := filepath.Glob(filepath.Join(arg, "*."+ending))
			files = append(files, found...)
		}
	}
	var all source.Findings
	failed := false
	for _, name := range files {
		var out source.Findings
		if f := readReport(name, &out); f != nil {
			check.Text(f, &out)
		}
		for _, x := range out.List() {
			failed = failed || x.Severity == source.Error || strict && x.Severity == source.Warning
		}
		all.Append(out.List()...)
	}
	if err := show(cmd, asJSON, len(files), all.List()); err != nil {
		return err
	}
	return outcome(failed, files, all.List())
}

// readReport reads the text of a report. Lines of a DOCX are its paragraphs.
func readReport(name string, out *source.Findings) *source.File {
	dir, base := filepath.Split(name)
	if !strings.EqualFold(filepath.Ext(name), ".docx") {
		f, found := source.Read(os.DirFS(filepath.Clean(dir)), base, slash(name), 0)
		out.Append(found...)
		return f
	}
	f, err := os.Open(name)
	if err != nil {
		out.Add(source.FileMissing, source.Place{File: slash(name)}, "", "读不了这个文件（"+errors.Unwrap(err).Error()+"）", "检查文件名、路径和权限")
		return nil
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		out.Add(source.FileMissing, source.Place{File: slash(name)}, "", "读不了这个文件", "检查文件名、路径和权限")
		return nil
	}
	text, err := check.FromDOCX(f, info.Size())
	if err != nil {
		out.Add(source.NotUTF8, source.Place{File: slash(name)}, "", "不是能读的 DOCX（"+err.Error()+"）", "用 Word 打开后另存为 .docx，或另存为纯文本")
		return nil
	}
	return source.NewFile(slash(name), text)
}
