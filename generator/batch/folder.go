package batch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"

	"github.com/gofrs/flock"
)

// What the program keeps in the output folder for itself.
const (
	hiddenFolder = ".selfeval"
	tempFolder   = hiddenFolder + "/tmp"
	recordFile   = hiddenFolder + "/record.jsonl"
	lockFile     = hiddenFolder + "/lock"
)

// OutputError tells that the output folder cannot be used.
type OutputError struct {
	Message, Hint string
	Err           error
}

func (e *OutputError) Error() string {
	s := e.Message
	if e.Err != nil {
		s += "：" + e.Err.Error()
	}
	return s + "。提示：" + e.Hint
}

func (e *OutputError) Unwrap() error { return e.Err }

const checkFolder = "检查权限和磁盘空间，或用 -o 另选一个文件夹"

// folder is the output folder while it is locked. Everything in it is reached
// through root, so that no link in it leads the program outside.
type folder struct {
	dir   string // as the system knows it
	shown string // as people typed it, slash-separated
	root  *os.Root
	lock  *flock.Flock
	record

	mu   sync.Mutex // guards record and temp
	temp int        // number of the last temporary file
}

// openFolder makes the folder if need be, locks it and reads its record.
func openFolder(dir string) (*folder, error) {
	f, err := lockFolder(dir)
	if err != nil {
		return nil, err
	}
	if err := f.read(); err != nil {
		f.lock.Close()
		f.root.Close()
		return nil, err
	}
	return f, nil
}

// lockFolder makes the folder if need be and locks it.
func lockFolder(dir string) (*folder, error) {
	f := &folder{dir: dir, shown: filepath.ToSlash(filepath.Clean(dir)), record: newRecord()}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, &OutputError{Message: "输出文件夹“" + f.shown + "”是一个文件", Hint: "移走它，或用 -o 另选一个文件夹"}
	}
	unusable := func(err error) error {
		return &OutputError{"输出文件夹“" + f.shown + "”不能写", checkFolder, err}
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, unusable(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, unusable(err)
	}
	f.root = root
	if err := root.MkdirAll(local(tempFolder), 0o777); err != nil {
		root.Close()
		return nil, unusable(f.explain(tempFolder, err))
	}
	f.lock = flock.New(f.system(lockFile), flock.SetPermissions(0o666)) // colleagues share the folder
	locked, err := f.lock.TryLock()
	if err == nil && !locked {
		err = &OutputError{Message: "另一个 selfeval 正在往“" + f.shown + "”里写", Hint: "等它结束再运行，或用 -o 另选一个文件夹"}
	} else if err != nil {
		err = unusable(err)
	} else {
		return f, nil
	}
	f.lock.Close()
	root.Close()
	return nil, err
}

func (f *folder) close() {
	if f.journal != nil {
		f.journal.Close()
	}
	f.root.RemoveAll(local(tempFolder))
	f.lock.Close()
	f.root.Close()
}

func local(rel string) string { return filepath.FromSlash(rel) }

// system is an output's path as the system knows it.
func (f *folder) system(rel string) string { return filepath.Join(f.dir, local(rel)) }

// key names a data file relative to the folder, so that both can move together.
// Where there is no way from one to the other, as between two drives, it is the
// whole path.
func (f *folder) key(data string) string {
	from, errFrom := filepath.Abs(f.dir)
	to, errTo := filepath.Abs(local(data))
	if errFrom != nil || errTo != nil {
		return data
	}
	if rel, err := filepath.Rel(from, to); err == nil {
		to = rel
	}
	return filepath.ToSlash(to)
}

// dataPath is the data file of a key.
func (f *folder) dataPath(key string) string {
	if filepath.IsAbs(local(key)) {
		return key
	}
	return path.Join(f.shown, key)
}

// gone reports whether a data file is no longer there. One that only cannot be
// looked at is not gone.
func (f *folder) gone(key string) bool {
	_, err := os.Stat(local(f.dataPath(key)))
	return errors.Is(err, fs.ErrNotExist)
}

// place puts a file where it belongs, whole or not at all.
func (f *folder) place(rel string, data []byte) error {
	f.mu.Lock()
	f.temp++
	temp := local(fmt.Sprintf("%s/%d", tempFolder, f.temp))
	f.mu.Unlock()
	if err := f.root.MkdirAll(local(path.Dir(rel)), 0o777); err != nil {
		return f.explain(rel, err)
	}
	err := f.root.WriteFile(temp, data, 0o666)
	if err == nil {
		err = f.root.Rename(temp, local(rel))
	}
	if err != nil {
		f.root.Remove(temp)
		return f.explain(rel, err)
	}
	return nil
}

// explain names the link that leads out of the folder, if that is why rel cannot
// be reached; otherwise it keeps the system's reason without the path, which the
// caller names.
func (f *folder) explain(rel string, err error) error {
	for p := path.Dir(rel + "/x"); p != "."; p = path.Dir(p) {
		if info, e := f.root.Lstat(local(p)); e == nil && info.Mode()&fs.ModeSymlink != 0 {
			return fmt.Errorf("“%s”是符号链接，指到输出文件夹之外或指向不存在的地方", path.Join(f.shown, p))
		}
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
