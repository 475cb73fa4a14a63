package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
	"github.com/selfeval/selfeval/templates"
)

// dataFiles lists the data files that the arguments name. A folder means every
// data file in it and below; a .toml without schema is an include, not a report.
func dataFiles(args []string) ([]string, error) {
	var files []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil || !info.IsDir() {
			files = append(files, arg)
			continue
		}
		err = filepath.WalkDir(arg, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if !d.IsDir() && strings.HasSuffix(name, ".toml") && isData(name) {
				files = append(files, name)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("读取文件夹%s：%w", arg, err)
		}
	}
	return files, nil
}

var schemaLine = regexp.MustCompile(`(?m)^\s*schema\s*=`)

func isData(name string) bool {
	raw, err := os.ReadFile(name)
	return err == nil && schemaLine.Match(raw)
}

// open makes the input of a data file. Its root is the nearest folder above it
// that holds a selfeval.toml, else its own folder.
func open(file string, packs *pack.Library) generator.Input {
	dir, name := filepath.Split(file)
	dir = filepath.Clean(dir)
	root, below := dir, name
	if abs, err := filepath.Abs(dir); err == nil {
		shown, path := dir, name
		for {
			if _, err := os.Stat(filepath.Join(abs, "selfeval.toml")); err == nil {
				root, below = shown, path
				break
			}
			parent := filepath.Dir(abs)
			if parent == abs {
				break
			}
			path = filepath.Join(filepath.Base(abs), path)
			shown, abs = filepath.Join(shown, ".."), parent
		}
	}
	return generator.Input{
		Root: os.DirFS(root), Path: filepath.ToSlash(below),
		Shown: filepath.ToSlash(root), Packs: packs,
	}
}

// scoreAll scores the data files that args name and prints their findings.
func scoreAll(args []string, stderr io.Writer, quiet bool) ([]*generator.Scored, []string, error) {
	files, err := dataFiles(args)
	if err != nil {
		return nil, nil, err
	}
	if len(files) == 0 {
		return nil, nil, fmt.Errorf("%s里没有数据文件（含“schema =”的 .toml）", strings.Join(args, "、"))
	}
	packs := pack.NewLibrary(templates.FS, "templates", nil)
	all := make([]*generator.Scored, len(files))
	for i, file := range files {
		all[i] = generator.Score(open(file, packs))
		if quiet {
			continue
		}
		for _, f := range all[i].Findings {
			fmt.Fprintln(stderr, f)
		}
	}
	return all, files, nil
}

// outcome is the exit code that scored reports deserve.
func outcome(all []*generator.Scored) error {
	failed := false
	for _, s := range all {
		failed = failed || s.Failed()
	}
	switch {
	case failed && len(all) == 1 && unreadable(all[0].Findings):
		return exit(exitUnreadable)
	case failed:
		return exit(exitFindings)
	}
	return nil
}

func unreadable(list []source.Finding) bool {
	for _, f := range list {
		switch f.Code {
		case source.FileMissing, source.NotUTF8, source.FileTooLarge, source.SyntaxError:
			return true
		}
	}
	return false
}
