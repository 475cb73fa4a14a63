package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/selfeval/selfeval/generator/source"
)

// input is a file that a report was made of.
type input struct {
	Path   string `json:"path"`   // below the data root
	SHA256 string `json:"sha256"` // hex; "" if it was looked for and not there
}

// tracker is a file system that remembers what was read of it.
type tracker struct {
	fs.FS
	mu   sync.Mutex
	read map[string]string
}

func track(root fs.FS) *tracker { return &tracker{FS: root, read: map[string]string{}} }

// Open implements fs.FS.
func (t *tracker) Open(name string) (fs.File, error) {
	f, err := t.FS.Open(name)
	if err != nil {
		t.note(name, "")
		return nil, err
	}
	return &tracked{File: f, tracker: t, name: name, hash: sha256.New()}, nil
}

// ReadDir implements fs.ReadDirFS; lists of folders only serve hints.
func (t *tracker) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(t.FS, name) }

func (t *tracker) note(name, sum string) {
	t.mu.Lock()
	t.read[name] = sum
	t.mu.Unlock()
}

func (t *tracker) files() []input {
	list := make([]input, 0, len(t.read))
	for name, sum := range t.read {
		list = append(list, input{name, sum})
	}
	slices.SortFunc(list, func(a, b input) int { return strings.Compare(a.Path, b.Path) })
	return list
}

// tracked hashes a file while it is read to its end.
type tracked struct {
	fs.File
	tracker *tracker
	name    string
	hash    hash.Hash
}

func (f *tracked) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.hash.Write(p[:n])
	return n, err
}

func (f *tracked) Close() error {
	f.tracker.note(f.name, hex.EncodeToString(f.hash.Sum(nil)))
	return f.File.Close()
}

// commonKey is what all reports of a batch depend on.
func commonKey(o Options) string {
	h := sha256.New()
	fmt.Fprintln(h, recordVersion, o.Identity, o.Program, o.DOCX, o.PDF, o.Draft, o.Form, o.Strict)
	for _, u := range o.Fonts.Uses() {
		fmt.Fprintln(h, u.Role, u.File, u.SHA256)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// stale says why a report has to be built again; "" if nothing has changed.
func (b *batch) stale(job *Job, old *entry) string {
	if old.Common != b.common {
		return "程序、字体或选项变了"
	}
	for _, in := range old.Inputs {
		if now := hashOf(job.Input.Root, in.Path); now != in.SHA256 {
			return in.Path + "变了"
		}
	}
	name := job.Input.Pack
	if name == "" {
		name = old.PackName
	}
	if k, _ := job.Input.Packs.Get(name); k == nil || k.Digest != old.Pack {
		return "模板变了"
	}
	return ""
}

// hashOf is the SHA-256 of a file, "" if it cannot be read.
func hashOf(root fs.FS, name string) string {
	f, err := root.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.IsDir() || info.Size() > source.MaxFileSize {
		return ""
	}
	return hashReader(f)
}
