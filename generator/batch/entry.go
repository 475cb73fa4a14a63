package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"maps"
	"os"
	"slices"
)

// entry is a line of the record: what a data file was made into, and of what.
type entry struct {
	Version  int                `json:"version"`
	Key      string             `json:"key"` // data file, relative to the output folder
	Common   string             `json:"common"`
	PackName string             `json:"pack_name"`
	Pack     string             `json:"pack"`
	Inputs   []input            `json:"inputs"`
	Item     Item               `json:"item"`  // its output paths are below the folder
	Files    map[string]written `json:"files"` // every file ever written for this data file, by path below the folder
}

// written is what the record knows of one file. A run that was killed between
// the record and the file leaves an older version, so the last sums all count.
type written struct {
	Sums []string `json:"sums"` // oldest first
	Size int64    `json:"size"`
	Time int64    `json:"time"` // of modification, nanoseconds; 0: not known
}

// keptSums bounds how many versions of a file the record knows.
const keptSums = 3

func (w written) with(sum string) written {
	sums := slices.DeleteFunc(slices.Clone(w.Sums), func(s string) bool { return s == sum })
	sums = append(sums, sum)
	return written{Sums: sums[max(0, len(sums)-keptSums):]}
}

// inherit takes over what an older entry knows of files.
func (e *entry) inherit(old *entry) {
	e.Files = map[string]written{}
	if old != nil {
		maps.Copy(e.Files, old.Files)
	}
}

// standing is how a file on disk relates to the record.
type standing uint8

const (
	absent  standing = iota
	ours             // as it was written
	edited           // written by a run, then changed
	foreign          // no run wrote it
)

// standing looks at an output. Size and time of modification are enough to know
// a file as untouched; otherwise its hash decides.
func (f *folder) standing(rel string) standing {
	info, err := os.Lstat(f.system(rel))
	if err != nil {
		return absent
	}
	f.mu.Lock()
	e := f.entries[f.owners[fold(rel)]]
	f.mu.Unlock()
	if e == nil {
		return foreign
	}
	w, ok := e.Files[rel]
	switch {
	case !ok || !info.Mode().IsRegular():
		return foreign
	case w.Time != 0 && info.Size() == w.Size && info.ModTime().UnixNano() == w.Time:
		return ours
	case slices.Contains(w.Sums, hashFile(f.system(rel))):
		return ours
	}
	return edited
}

func hashFile(name string) string {
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	return hashReader(f)
}

func hashReader(r io.Reader) string {
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}
