package batch

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
)

// record is what earlier runs made. On disk it is a list of lines, of which the
// last one of a data file counts. A line is added before the files that it
// describes appear: wherever a run is killed, it leaves no file that the record
// does not know, and the memory of a run never says anything else than its lines.
type record struct {
	entries map[string]*entry // by key
	owners  map[string]string // folded path below the folder → key
	journal *os.File
	broken  bool // the last line may be cut off
	dirty   bool // the lines on disk are not one for each entry, as they stand
	stamp   int64
}

// recordVersion is that of entry's form. Of a line of another version the key
// and the files are read, so that an update of the program takes no output for
// a stranger's.
const recordVersion = 2

// entry is a line of the record: what a data file was made into, and of what.
type entry struct {
	Version int                `json:"version"`
	Key     string             `json:"key"`   // data file, relative to the output folder
	Files   map[string]written `json:"files"` // every file written for this data file, by path below the folder
	Made    made               `json:"made"`
	Pack    usedPack           `json:"pack"`
	Inputs  []input            `json:"inputs"`
	Item    Item               `json:"item"` // its output paths are below the folder
}

// written is what the record knows of one file. A run that was killed between
// the record and the file leaves an older version, so the last sums all count.
type written struct {
	Kind string   `json:"kind"` // format and form: files of one kind replace each other
	Sums []string `json:"sums"` // oldest first
	Size int64    `json:"size"`
	Time int64    `json:"time"` // of modification, nanoseconds; 0: not known
}

// keptSums bounds how many versions of a file the record knows.
const keptSums = 3

func (w written) with(kind, sum string) written {
	sums := slices.DeleteFunc(slices.Clone(w.Sums), func(s string) bool { return s == sum })
	sums = append(sums, sum)
	return written{Kind: kind, Sums: sums[max(0, len(sums)-keptSums):]}
}

func (w written) last() string { return w.Sums[len(w.Sums)-1] }

func newRecord() record {
	return record{entries: map[string]*entry{}, owners: map[string]string{}}
}

// read reads the record. A line that was cut off by a crash is the last one, and
// is skipped: no file of it has appeared.
func (f *folder) read() error {
	name := path.Join(f.shown, recordFile)
	raw, err := f.root.ReadFile(local(recordFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &OutputError{"读不了构建记录“" + name + "”", "检查权限；删去它，下次会全部重新生成", f.explain(recordFile, err)}
	}
	lines := 0
	for line := range bytes.Lines(raw) {
		lines++
		if e := parseEntry(line); e != nil {
			f.add(e)
		}
	}
	f.dirty = lines != len(f.entries)
	f.broken = len(raw) > 0 && raw[len(raw)-1] != '\n'
	if info, err := f.root.Stat(local(recordFile)); err == nil {
		f.stamp = info.ModTime().UnixNano()
	}
	f.journal, err = f.root.OpenFile(local(recordFile), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return &OutputError{"写不了构建记录“" + name + "”", checkFolder, f.explain(recordFile, err)}
	}
	return nil
}

// parseEntry reads a line; nil if it says nothing.
func parseEntry(line []byte) *entry {
	e := &entry{}
	err := json.Unmarshal(line, e)
	if err == nil && e.Version == recordVersion && e.valid() {
		return e
	}
	var old struct {
		Key   string             `json:"key"`
		Files map[string]written `json:"files"`
	}
	if json.Unmarshal(line, &old) != nil {
		return nil
	}
	if e = (&entry{Key: old.Key, Files: old.Files}); e.valid() {
		return e
	}
	return nil
}

// valid reports whether an entry can be relied on: the record is a file like
// others, and anybody can have written into it.
func (e *entry) valid() bool {
	for rel, w := range e.Files {
		if !fs.ValidPath(rel) || len(w.Sums) == 0 {
			return false
		}
	}
	for _, o := range e.Item.Outputs {
		if _, ok := e.Files[o.Path]; !ok {
			return false
		}
	}
	return e.Key != ""
}

// add puts an entry in its place. A file that belonged to another data file, as
// one does after a rename, belongs to this one from now on.
func (r *record) add(e *entry) {
	r.entries[e.Key] = e
	for rel := range e.Files {
		name := fold(rel)
		if other := r.entries[r.owners[name]]; other != nil && other != e {
			maps.DeleteFunc(other.Files, func(p string, _ written) bool { return fold(p) == name })
		}
		r.owners[name] = e.Key
	}
}

// log writes an entry's line and then believes it.
func (r *record) log(e *entry) error {
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	if r.broken { // end the line that was cut off
		line = append([]byte{'\n'}, line...)
	}
	r.dirty, r.broken = true, true
	if _, err := r.journal.Write(append(line, '\n')); err != nil {
		return err
	}
	r.broken = false
	r.add(e)
	return nil
}

// compact writes the record anew, one line an entry, unless it stands so.
func (f *folder) compact() error {
	if !f.dirty {
		return nil
	}
	var b bytes.Buffer
	for _, key := range sortedKeys(f.entries) {
		line, err := json.Marshal(f.entries[key])
		if err != nil {
			return err
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	f.journal.Close() // Windows does not replace an open file
	f.journal = nil
	if err := f.place(recordFile, b.Bytes()); err != nil {
		return &OutputError{"写不了构建记录“" + path.Join(f.shown, recordFile) + "”", "检查权限和磁盘空间；已经写出的报告都是完整的，再次运行会接着做", err}
	}
	return nil
}

func sortedKeys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }
