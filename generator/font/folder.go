package font

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// Limits of files that other people supply.
const (
	maxFileSize = 128 << 20
	maxByName   = 64 // files of a folder that are opened to read their names
)

var errTooLarge = fmt.Errorf("文件超过 %d MB", maxFileSize>>20)

// readFile reads a font file of bounded size.
func readFile(dir fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(dir, name)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFileSize {
		return nil, errTooLarge
	}
	return fs.ReadFile(dir, name)
}

// candidate is a file that announces a role.
type candidate struct {
	role, rank int // as recognise says
	file       string
	index      int
}

// candidates finds the files of a folder that serve a role: by file name, and
// in a folder of moderate size by the names inside for roles that are still
// open. The best of a role come first.
func (d Folder) candidates() ([]candidate, error) {
	entries, err := fs.ReadDir(d.FS, ".")
	if err != nil {
		return nil, err
	}
	var found []candidate
	var unknown []string
	var have [doc.RoleCount + 1]bool
	for _, entry := range entries {
		name := entry.Name()
		ext := strings.ToLower(path.Ext(name))
		if entry.IsDir() || ext != ".ttf" && ext != ".ttc" && ext != ".otf" {
			continue
		}
		if role, rank, ok := recognise(fold(strings.TrimSuffix(name, path.Ext(name)))); ok {
			found = append(found, candidate{role, rank, name, 0})
			have[role] = true
		} else {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) <= maxByName {
		for _, name := range unknown {
			for _, c := range d.byNames(name) {
				if !have[c.role] {
					found = append(found, c)
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int {
		return cmp.Or(a.role-b.role, a.rank-b.rank, strings.Compare(a.file, b.file), a.index-b.index)
	})
	return found, nil
}

// byNames says what the faces of a file are by the names inside it. A file that
// cannot be read is none that anybody asked for, and is passed over.
func (d Folder) byNames(name string) (found []candidate) {
	data, err := readFile(d.FS, name)
	if err != nil {
		return nil
	}
	for index := range Faces(data) {
		dir, err := directory(data, index)
		if err != nil {
			continue
		}
		var f Face
		f.readNames(dir["name"])
		for _, n := range f.names {
			if role, rank, ok := recognise(n); ok {
				found = append(found, candidate{role, rank, name, index})
				break
			}
		}
	}
	return found
}

// exists reports whether the folder is there at all.
func (d Folder) exists() bool {
	if d.FS == nil {
		return false
	}
	_, err := fs.Stat(d.FS, ".")
	return !errors.Is(err, fs.ErrNotExist)
}

// path is a file's name for people.
func (d Folder) path(file string) string { return path.Join(d.Name, file) }
