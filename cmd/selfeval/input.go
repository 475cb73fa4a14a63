package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/selfeval/selfeval/fonts"
	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
	"github.com/selfeval/selfeval/templates"
)

// dataFiles lists the data files that the arguments name, each once. A folder
// means every data file in it and below; a .toml without schema is an include or
// a pack, not a report. Patterns that the shell left alone are expanded; @FILE
// stands for the arguments in FILE, one a line.
func dataFiles(args []string) ([]string, error) {
	var files []string
	seen := map[string]bool{}
	add := func(name string) {
		if name = filepath.Clean(name); !seen[name] {
			seen[name] = true
			files = append(files, name)
		}
	}
	args, err := expandLists(args)
	if err != nil {
		return nil, err
	}
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil && strings.ContainsAny(arg, "*?[") {
			if matches, _ := filepath.Glob(arg); matches != nil {
				more, err := dataFiles(matches)
				if err != nil {
					return nil, err
				}
				for _, m := range more {
					add(m)
				}
				continue
			}
		}
		if err != nil || !info.IsDir() {
			add(arg)
			continue
		}
		before, included := len(files), map[string]bool{}
		err = filepath.WalkDir(arg, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && name != arg && strings.HasPrefix(d.Name(), "."):
				return filepath.SkipDir
			case !d.IsDir() && strings.HasSuffix(name, ".toml") && isData(name, included):
				add(name)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("读取文件夹%s：%w", arg, err)
		}
		files = slices.DeleteFunc(files, func(name string) bool { return included[name] })
		if len(files) == before && len(args) == 1 {
			return nil, fmt.Errorf("%s里没有数据文件（含“schema =”的 .toml）", slash(arg))
		}
	}
	return files, nil
}

// expandLists puts the lines of FILE in the place of @FILE. Blank lines and those
// that begin with # do not count.
func expandLists(args []string) ([]string, error) {
	var list []string
	for _, arg := range args {
		name, listed := strings.CutPrefix(arg, "@")
		if !listed {
			list = append(list, arg)
			continue
		}
		text, err := readText(name)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
				list = append(list, line)
			}
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("%s里没有列出数据文件", strings.Join(args, "、"))
	}
	return list, nil
}

// readText reads a file that the command line names, other than data.
func readText(name string) (string, error) {
	dir, base := filepath.Split(name)
	file, found := source.Read(os.DirFS(filepath.Clean(dir)), base, slash(name), source.MaxFileSize)
	if file == nil {
		return "", errors.New(found[0].String())
	}
	return file.Text, nil
}

// schemaLine marks a data file, includeLine what it includes: that is not a
// report, even if it has a schema.
var (
	schemaLine  = regexp.MustCompile(`(?m)^\s*"?schema"?\s*=`)
	includeLine = regexp.MustCompile(`(?m)^\s*include\s*=\s*\[([^\]]*)\]`)
	quoted      = regexp.MustCompile(`"([^"]*)"|'([^']*)'`)
)

// isData tells whether a file is a data file, and notes what it includes. What
// cannot be read is taken for one, so that it is reported and not passed over; a
// pipe or device is none: it might never end.
func isData(name string, included map[string]bool) bool {
	info, err := os.Stat(name)
	if err != nil {
		return true
	}
	if !info.Mode().IsRegular() {
		return false
	}
	file, err := os.Open(name)
	if err != nil {
		return true
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, source.MaxFileSize))
	if err != nil {
		return true
	}
	if m := includeLine.FindSubmatch(raw); m != nil {
		for _, q := range quoted.FindAllSubmatch(m[1], -1) {
			included[filepath.Join(filepath.Dir(name), filepath.FromSlash(string(q[1])+string(q[2])))] = true
		}
	}
	return schemaLine.Match(raw)
}

func slash(name string) string { return filepath.ToSlash(filepath.Clean(name)) }

// inputFlags are the options about where packs and fonts come from.
type inputFlags struct {
	pack, fontFolder string
}

func (f *inputFlags) register(c *cobra.Command) {
	c.Flags().StringVar(&f.pack, "pack", "", "不用数据里写的模板，用这个模板`文件夹`")
	c.Flags().StringVar(&f.fontFolder, "fonts", "", "自己的字体`文件夹`")
}

// builtIn is the library of the packs inside the program.
func builtIn() *pack.Library { return pack.NewLibrary(templates.FS, "templates", nil) }

// open makes the inputs of data files. A pack is looked for in the folder of the
// data file, in the data root, and then among the program's own.
func (f *inputFlags) open(files []string) ([]generator.Input, error) {
	own := builtIn()
	libraries := map[string]*pack.Library{"": own}
	beside := func(dir string, next *pack.Library) *pack.Library {
		l := libraries[dir]
		if l == nil {
			l = pack.NewLibrary(os.DirFS(dir), slash(dir), next)
			libraries[dir] = l
		}
		return l
	}
	name := ""
	if f.pack != "" {
		if _, err := os.Stat(filepath.Join(f.pack, "pack.toml")); err != nil {
			return nil, fmt.Errorf("--pack：%s不是模板文件夹，里面没有 pack.toml", slash(f.pack))
		}
		abs, err := filepath.Abs(f.pack)
		if err != nil {
			return nil, fmt.Errorf("--pack：%w", err)
		}
		name = filepath.Base(abs)
		own = pack.NewLibrary(os.DirFS(filepath.Dir(abs)), slash(filepath.Dir(filepath.Clean(f.pack))), nil)
	}
	list := make([]generator.Input, len(files))
	for i, file := range files {
		root, below := rootOf(file)
		in := generator.Input{Root: os.DirFS(root), Path: below, Shown: slash(root), Packs: own, Pack: name}
		if name == "" {
			in.Packs = beside(root, own)
			if dir := filepath.Join(root, filepath.FromSlash(path.Dir(below))); dir != root {
				in.Packs = beside(dir, in.Packs)
			}
		}
		list[i] = in
	}
	return list, nil
}

// rootOf is the data root of a file: the nearest folder above it that holds a
// selfeval.toml, else its own folder; and the file's path below it.
func rootOf(file string) (root, below string) {
	dir, name := filepath.Split(file)
	shown := filepath.Clean(dir)
	abs, err := filepath.Abs(shown)
	if err != nil {
		return shown, name
	}
	above := shown
	for rest := name; ; {
		if _, err := os.Stat(filepath.Join(abs, "selfeval.toml")); err == nil {
			return above, filepath.ToSlash(rest)
		}
		parent := filepath.Dir(abs)
		if parent == abs {
			return shown, name
		}
		rest, above, abs = filepath.Join(filepath.Base(abs), rest), filepath.Join(above, ".."), parent
	}
}

// fonts chooses the fonts: the user's folder first, then the companions in the
// working folder, a data root or beside the program, then those inside it.
func (f *inputFlags) fonts(inputs []generator.Input) (*font.Set, []source.Finding, error) {
	bundled, err := fonts.Bundled()
	if err != nil {
		return nil, nil, err
	}
	c := font.Config{Bundled: bundled}
	dirs := []string{"fonts/companion"}
	for i := range inputs {
		if dir := path.Join(inputs[i].Shown, "fonts/companion"); dir != dirs[len(dirs)-1] && len(dirs) < 16 {
			dirs = append(dirs, dir)
		}
	}
	if exe, err := os.Executable(); err == nil {
		dirs = append(dirs, filepath.Join(filepath.Dir(exe), "fonts", "companion"))
	}
	for _, dir := range dirs {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			c.Companions = append(c.Companions, font.Folder{Name: slash(dir), FS: os.DirFS(dir)})
		}
	}
	if f.fontFolder != "" {
		if info, err := os.Stat(f.fontFolder); err != nil || !info.IsDir() {
			return nil, nil, fmt.Errorf("--fonts：%s不是文件夹", slash(f.fontFolder))
		}
		c.User = font.Folder{Name: slash(f.fontFolder), FS: os.DirFS(f.fontFolder)}
	}
	return font.NewSet(c)
}

// unreadable reports whether a data file itself could not be read; files that it
// refers to do not count.
func unreadable(list []source.Finding, file string) bool {
	for _, f := range list {
		if f.Key != "" || path.Base(f.File) != path.Base(slash(file)) {
			continue // with a key it is of a file that the data names
		}
		switch f.Code {
		case source.FileMissing, source.NotUTF8, source.FileTooLarge, source.SyntaxError:
			return true
		}
	}
	return false
}
