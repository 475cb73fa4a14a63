package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
)

// standing is how a file on disk relates to the record.
type standing uint8

const (
	absent  standing = iota
	current          // as it was last written
	older            // as an earlier run wrote it: a run was stopped before it got to this file
	edited           // written by a run, then changed
	foreign          // no run wrote it
)

// standing looks at an output. A file whose size and time are the recorded ones
// is not read again, unless the time is not older than the record itself: then
// a change could have kept it (as git has it with its index). Otherwise the
// content decides.
func (f *folder) standing(rel string) standing {
	info, err := f.root.Lstat(local(rel))
	if err != nil {
		return absent // what stands in the way otherwise is found when it is written
	}
	f.mu.Lock()
	e, name, w := f.find(rel)
	stamp := f.stamp
	f.mu.Unlock()
	if e == nil || !info.Mode().IsRegular() {
		return foreign
	}
	size, time := info.Size(), info.ModTime().UnixNano()
	if w.Time != 0 && w.Size == size && w.Time == time && time < stamp {
		return current
	}
	sum := f.hash(rel)
	switch {
	case sum == w.last():
		f.mu.Lock()
		f.note(e, name, size, time)
		f.mu.Unlock()
		return current
	case slices.Contains(w.Sums, sum):
		return older
	}
	return edited
}

// holds reports whether an output stands in its place already.
func (f *folder) holds(x output) bool {
	info, err := f.root.Lstat(local(x.rel))
	return err == nil && info.Mode().IsRegular() && info.Size() == int64(len(x.data)) && f.hash(x.rel) == x.sum
}

// find is what the record has about a file: the entry, and the file's name in
// it, which may be written otherwise (case, normal form).
func (r *record) find(rel string) (*entry, string, written) {
	e := r.entries[r.owners[fold(rel)]]
	if e == nil {
		return nil, "", written{}
	}
	if w, ok := e.Files[rel]; ok {
		return e, rel, w
	}
	for name, w := range e.Files {
		if fold(name) == fold(rel) {
			return e, name, w
		}
	}
	return nil, "", written{}
}

// note remembers the size and time of a file whose content is the recorded one.
func (r *record) note(e *entry, rel string, size, time int64) {
	w, ok := e.Files[rel]
	if ok && (w.Size != size || w.Time != time) {
		w.Size, w.Time = size, time
		e.Files[rel] = w
		r.dirty = true
	}
}

// hash is the SHA-256 of a file, "" if it cannot be read.
func (f *folder) hash(rel string) string {
	file, err := f.root.Open(local(rel))
	if err != nil {
		return ""
	}
	defer file.Close()
	return hashReader(file)
}

func hashReader(r io.Reader) string {
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Leftover is what earlier runs made that nothing stands for any more.
type Leftover struct {
	Data    string   // the data file that it was made of
	Gone    bool     // that data file is no longer there; otherwise its report has another name now
	Outputs []string // files that are still there
}

// leftovers lists them, and forgets those that have been deleted.
func (f *folder) leftovers(jobs []Job) []Leftover {
	there := map[string]bool{}
	for i := range jobs {
		there[f.key(jobs[i].Data)] = true
	}
	var list []Leftover
	for _, key := range sortedKeys(f.entries) {
		e := f.entries[key]
		gone := !there[key] && f.gone(key)
		l := Leftover{Data: f.dataPath(key), Gone: gone}
		for _, rel := range sortedKeys(e.Files) {
			if !gone && !e.superseded(rel) {
				continue
			}
			if info, err := f.root.Lstat(local(rel)); err == nil {
				if !gone && f.renamedOnly(e, rel, info) {
					continue
				}
				l.Outputs = append(l.Outputs, f.show(rel))
			} else if errors.Is(err, fs.ErrNotExist) {
				delete(e.Files, rel)
				f.dirty = true
			}
		}
		if gone && len(e.Files) == 0 {
			delete(f.entries, key)
			f.dirty = true
		}
		if l.Outputs != nil {
			list = append(list, l)
		}
	}
	return list
}

// superseded reports whether the data file's output of this kind is another file
// now.
func (e *entry) superseded(rel string) bool {
	kind := e.Files[rel].Kind
	replaced := false
	for _, o := range e.Item.Outputs {
		if o.Path == rel {
			return false
		}
		replaced = replaced || e.Files[o.Path].Kind == kind
	}
	return replaced
}

// renamedOnly reports whether a superseded name is only another spelling of a
// file of today, on a system that takes both for one.
func (f *folder) renamedOnly(e *entry, rel string, info fs.FileInfo) bool {
	for _, o := range e.Item.Outputs {
		if fold(o.Path) == fold(rel) {
			now, err := f.root.Lstat(local(o.Path))
			return err == nil && os.SameFile(info, now)
		}
	}
	return false
}
