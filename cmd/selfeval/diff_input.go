package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/archive"
)

// side is what one argument of diff stands for.
type side struct {
	files    []string
	inputs   []generator.Input
	folder   bool // of data files; otherwise it is one report
	archived bool
}

// open finds the data files or archived versions. Single means two reports, not two
// folders.
func (f *diffFlags) open(args []string, stderr io.Writer) (single bool, err error) {
	before, err := f.side(args[0], stderr)
	if err != nil {
		return false, err
	}
	after, err := f.side(args[1], stderr)
	if err != nil {
		return false, err
	}
	if before.folder != after.folder {
		return false, fmt.Errorf("%s和%s一个是文件夹，一个不是；两个都写一份报告，或都写文件夹", args[0], args[1])
	}
	f.before, f.oldInputs = before.files, before.inputs
	f.after, f.newInputs, f.archived = after.files, after.inputs, after.archived
	return !before.folder, nil
}

// side takes an argument for a file or folder, if there is one of that name, else
// for a version in the archive.
func (f *diffFlags) side(arg string, stderr io.Writer) (s side, err error) {
	info, err := os.Stat(arg)
	if f.store != "" && errors.Is(err, fs.ErrNotExist) {
		name, in, err := f.version(arg)
		if err != nil {
			fmt.Fprintf(stderr, "selfeval: %s：%v\n", arg, err)
			return s, exit(exitUnreadable)
		}
		return side{files: []string{name}, inputs: []generator.Input{in}, archived: true}, nil
	}
	s.folder = err == nil && info.IsDir()
	s.files, s.inputs, err = f.inputs.openAll([]string{arg})
	return s, err
}

// version reads ITEM@N, or the newest version of ITEM, from the archive. The name
// is where the data file stands in what diff says.
func (f *diffFlags) version(arg string) (name string, in generator.Input, err error) {
	store, err := archive.Open(f.store)
	if err != nil {
		return "", in, err
	}
	defer store.Close()
	item, number := arg, 0
	if at := strings.LastIndexByte(arg, '@'); at >= 0 {
		if n, err := strconv.Atoi(arg[at+1:]); err == nil && n > 0 {
			item, number = arg[:at], n
		}
	}
	id, err := itemID(store, item)
	if err != nil {
		return "", in, err
	}
	list, err := store.Read(id, number)
	if err != nil {
		return "", in, err
	}
	files := map[string][]byte{}
	for _, x := range list {
		files[x.Path] = x.Data
	}
	in, m, err := archived(files)
	in.Shown = arg
	return arg + "/" + m.Data, in, err
}
