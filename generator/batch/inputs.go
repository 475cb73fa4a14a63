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

// made is what the reports of a batch have in common, as hashes; each is a
// reason of its own to build anew.
type made struct {
	Program string `json:"program"`
	Fonts   string `json:"fonts"`
	Options string `json:"options"`
}

// usedPack is the pack that a report was made with.
type usedPack struct {
	Asked  string `json:"asked"` // name by which the caller asked for it; "": the data names it
	Name   string `json:"name"`
	Digest string `json:"digest"`
}

func madeWith(o Options) made {
	fonts := ""
	for _, u := range o.Fonts.Uses() {
		fonts += fmt.Sprintln(u.Role, u.File, u.SHA256)
	}
	rest := o.Options // whatever options there will be count
	rest.Fonts, rest.Program = nil, ""
	return made{hashOf(o.Identity, o.Program), hashOf(fonts), hashOf(fmt.Sprintf("%+v", rest))}
}

func hashOf(values ...any) string {
	sum := sha256.Sum256(fmt.Appendln(nil, values...))
	return hex.EncodeToString(sum[:])
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

// sums are the hashes of inputs as they are at the beginning of this run: a file
// that a whole district includes is read once.
type sums struct {
	mu    sync.Mutex
	known map[string]string // by shown path
}

func (s *sums) of(job *Job, name string) string {
	if name == job.Input.Path { // nobody else's
		return hashInput(job.Input.Root, name)
	}
	key := job.Input.Shown + "\x00" + name
	s.mu.Lock()
	defer s.mu.Unlock()
	sum, ok := s.known[key]
	if !ok {
		sum = hashInput(job.Input.Root, name)
		s.known[key] = sum
	}
	return sum
}

// hashInput is the SHA-256 of a file, "" if it cannot be read.
func hashInput(root fs.FS, name string) string {
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

// stale says why a report has to be built again; "" if nothing has changed.
func (b *batch) stale(job *Job, old *entry) string {
	switch {
	case old.Made.Program != b.made.Program:
		return "程序变了"
	case old.Made.Fonts != b.made.Fonts:
		return "字体变了"
	case old.Made.Options != b.made.Options:
		return "选项变了"
	}
	for _, in := range old.Inputs {
		if b.sums.of(job, in.Path) != in.SHA256 {
			return in.Path + "变了"
		}
	}
	if job.Input.Pack != old.Pack.Asked {
		return "换了模板"
	}
	if k, _ := job.Input.Packs.Get(old.Pack.Name); k == nil || k.Digest != old.Pack.Digest {
		return "模板变了"
	}
	return ""
}
