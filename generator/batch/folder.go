package batch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"github.com/gofrs/flock"
)

// The record of what was built lies in the output folder. It is a list of lines,
// the last one of a data file counts: a line is added before the files that it
// describes appear, so that a run that was killed leaves nothing unknown behind.
const (
	recordFolder  = ".selfeval"
	recordFile    = "record.jsonl"
	lockFile      = "lock"
	recordVersion = 1
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

// folder is the output folder while it is locked.
type folder struct {
	dir   string // as the system knows it
	shown string // as people typed it, slash-separated
	lock  *flock.Flock

	mu      sync.Mutex
	entries map[string]*entry // by key
	owners  map[string]string // folded output path below the folder → key
	journal *os.File
	temp    int
}

// openFolder makes the folder if need be, locks it and reads its record.
func openFolder(dir string) (*folder, error) {
	f := &folder{dir: dir, shown: filepath.ToSlash(filepath.Clean(dir)), entries: map[string]*entry{}, owners: map[string]string{}}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, &OutputError{Message: "输出文件夹“" + f.shown + "”是一个文件", Hint: "移走它，或用 -o 另选一个文件夹"}
	}
	hidden := filepath.Join(dir, recordFolder)
	if err := os.MkdirAll(filepath.Join(hidden, "tmp"), 0o777); err != nil {
		return nil, &OutputError{"输出文件夹“" + f.shown + "”不能写", "检查权限和磁盘空间，或用 -o 另选一个文件夹", err}
	}
	f.lock = flock.New(filepath.Join(hidden, lockFile))
	locked, err := f.lock.TryLock()
	if err != nil {
		return nil, &OutputError{"输出文件夹“" + f.shown + "”不能写", "检查权限和磁盘空间，或用 -o 另选一个文件夹", err}
	}
	if !locked {
		return nil, &OutputError{Message: "另一个 selfeval 正在往“" + f.shown + "”里写", Hint: "等它结束再运行，或用 -o 另选一个文件夹"}
	}
	if err := f.read(filepath.Join(hidden, recordFile)); err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

func (f *folder) close() {
	if f.journal != nil {
		f.journal.Close()
	}
	os.RemoveAll(filepath.Join(f.dir, recordFolder, "tmp"))
	f.lock.Unlock()
}

// read reads the record. A line that was cut off by a crash is the last one, and
// is skipped; a record that cannot be understood makes everything be built anew.
func (f *folder) read(name string) error {
	raw, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &OutputError{"读不了构建记录“" + filepath.ToSlash(name) + "”", "检查权限；删去它，下次会全部重新生成", err}
	}
	lines := bufio.NewReader(bytes.NewReader(raw))
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			break
		}
		e := &entry{}
		if json.Unmarshal(line, e) == nil && e.Version == recordVersion && e.Key != "" {
			f.add(e)
		}
	}
	if f.journal, err = os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666); err != nil {
		return &OutputError{"写不了构建记录“" + filepath.ToSlash(name) + "”", "检查权限和磁盘空间，或用 -o 另选一个文件夹", err}
	}
	if n := len(raw); n > 0 && raw[n-1] != '\n' {
		f.journal.WriteString("\n") // end the line that was cut off
	}
	return nil
}

func (f *folder) add(e *entry) {
	f.entries[e.Key] = e
	for rel := range e.Files {
		f.owners[fold(rel)] = e.Key
	}
}

// system is an output's path as the system knows it.
func (f *folder) system(rel string) string { return filepath.Join(f.dir, filepath.FromSlash(rel)) }

// key names a data file relative to the folder, so that both can move together.
func (f *folder) key(data string) string {
	a, errA := filepath.Abs(f.dir)
	b, errB := filepath.Abs(filepath.FromSlash(data))
	if errA == nil && errB == nil {
		if rel, err := filepath.Rel(a, b); err == nil {
			return filepath.ToSlash(rel)
		}
	}
	return data
}

// known is the entry of a data file, or nil.
func (f *folder) known(data string) *entry {
	key := f.key(data)
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.entries[key]
}

// owner is the data file that an output belongs to, if it is another one and
// still there.
func (f *folder) owner(rel, data string) string {
	key := f.key(data)
	f.mu.Lock()
	other := f.owners[fold(rel)]
	f.mu.Unlock()
	if other == "" || other == key {
		return ""
	}
	if _, err := os.Stat(f.system(other)); err != nil {
		return ""
	}
	return path.Join(f.shown, other)
}

// orphans lists what was made of data files that are gone.
func (f *folder) orphans(jobs []Job) []Orphan {
	var list []Orphan
	for _, key := range sortedKeys(f.entries) {
		e := f.entries[key]
		if _, err := os.Stat(f.system(key)); err == nil {
			continue
		}
		o := Orphan{Data: path.Join(f.shown, key)}
		for _, rel := range sortedKeys(e.Files) {
			if _, err := os.Stat(f.system(rel)); err == nil && f.owners[fold(rel)] == key {
				o.Outputs = append(o.Outputs, path.Join(f.shown, rel))
			}
		}
		if o.Outputs != nil {
			list = append(list, o)
		}
	}
	return list
}

func sortedKeys[T any](m map[string]T) []string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}

// compact writes the record anew, one line a data file.
func (f *folder) compact() error {
	var b bytes.Buffer
	for _, key := range sortedKeys(f.entries) {
		line, err := json.Marshal(f.entries[key])
		if err != nil {
			return err
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	f.journal.Close()
	f.journal = nil
	name := filepath.Join(f.dir, recordFolder, recordFile)
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, b.Bytes()) {
		return nil
	}
	if err := f.place(filepath.Join(recordFolder, recordFile), b.Bytes()); err != nil {
		return &OutputError{"写不了构建记录", "检查权限和磁盘空间", err}
	}
	return nil
}

// write records an entry and puts its files in place.
func (f *folder) write(data string, e *entry, files []output) error {
	e.Version, e.Key = recordVersion, f.key(data)
	f.mu.Lock()
	e.inherit(f.entries[e.Key])
	for i, x := range files {
		e.Files[x.rel] = e.Files[x.rel].with(e.Item.Outputs[i].SHA256)
	}
	line, err := json.Marshal(e)
	if err == nil {
		_, err = f.journal.Write(append(line, '\n'))
	}
	f.mu.Unlock()
	if err != nil {
		return fmt.Errorf("写不了构建记录：%w", err)
	}
	for _, x := range files {
		if err := f.place(x.rel, x.data); err != nil {
			return fmt.Errorf("写不了%s：%w", path.Join(f.shown, x.rel), err)
		}
		if info, err := os.Stat(f.system(x.rel)); err == nil {
			w := e.Files[x.rel]
			w.Size, w.Time = info.Size(), info.ModTime().UnixNano()
			e.Files[x.rel] = w
		}
	}
	f.mu.Lock()
	f.add(e)
	f.mu.Unlock()
	return nil
}

// place puts a file where it belongs, whole or not at all.
func (f *folder) place(rel string, data []byte) error {
	f.mu.Lock()
	f.temp++
	temp := filepath.Join(f.dir, recordFolder, "tmp", fmt.Sprintf("%d", f.temp))
	f.mu.Unlock()
	name := f.system(rel)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(temp), 0o777); err != nil {
		return err
	}
	err := os.WriteFile(temp, data, 0o666)
	if err == nil {
		err = os.Rename(temp, name)
	}
	if err != nil {
		os.Remove(temp)
	}
	return err
}
