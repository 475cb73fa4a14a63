package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	_ "embed"
)

// Store is an archive on disk: an OCFL 1.1 storage root. It is safe for use by
// several goroutines and several processes at once.
type Store struct {
	dir   string
	disk  disk
	tries int // to get the lock
}

// layoutName is the registered extension that maps identifiers to folders: each
// item is a direct child of the root, named by its identifier without the prefix.
// Of the registered layouts it is the only one whose folders people can read:
// those with hashes (0003, 0004, 0007) show a Hanzi as nine ASCII characters, or
// none. What a flat layout asks of the names, [ID] gives.
const layoutName = "0006-flat-omit-prefix-storage-layout"

const (
	layoutFile   = "ocfl_layout.json"
	layoutConfig = extensionsName + "/" + layoutName + "/config.json"
	readmeFile   = "说明.txt"
)

// readme stands in every store: how it is laid out, how to check it with
// sha512sum alone.
//
//go:embed readme.txt
var readme []byte

const layoutConfigText = `{
  "extensionName": "` + layoutName + `",
  "delimiter": ":"
}
`

// declared is what the root's declaration says.
const declared = "ocfl_1.1\n"

var rootFiles = []struct{ name, text string }{
	{layoutFile, `{
  "extension": "` + layoutName + `",
  "description": "Each item is a folder of the root, named by its identifier without the prefix urn:selfeval: . 每件一个文件夹，以去掉前缀的标识命名。"
}
`},
	{layoutConfig, layoutConfigText},
	{rootDeclaration, declared}, // last: a folder without it is no store
}

// firstLines is the register of an empty store: the files that every store has.
func firstLines() []byte {
	lines := ownLine(readmeFile, readme)
	for _, f := range rootFiles {
		lines += ownLine(f.name, []byte(f.text))
	}
	return []byte(lines)
}

// Create makes an empty store in dir, which must be missing or empty. A Create
// that was cut off may be repeated.
func Create(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("无法建立档案库文件夹：%w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("无法打开档案库文件夹：%w", err)
	}
	s := &Store{dir: dir, disk: disk{Root: root}, tries: lockTries}
	if err := s.begin(); err != nil {
		_ = root.Close()
		return nil, err
	}
	return s, nil
}

// begin lays the files of an empty store while nobody else does.
func (s *Store) begin() error {
	if err := s.vacant(); err != nil { // before the lock's file is made
		return err
	}
	unlock, err := s.lock("建立档案库")
	if err != nil {
		return err
	}
	defer unlock()
	if err := s.vacant(); err != nil {
		return err
	}
	return s.lay()
}

// vacant reports what stands in the way of a new store.
func (s *Store) vacant() error {
	entries, err := s.disk.list(".")
	if err != nil {
		return fmt.Errorf("无法读取档案库文件夹：%w", err)
	}
	for _, e := range entries {
		switch e.Name() {
		case readmeFile, layoutFile, registerName, lockName, extensionsName: // from a Create that was cut off
			continue
		case rootDeclaration:
			if text, err := s.disk.read(rootDeclaration, maxSmall); err == nil && string(text) != declared && strings.HasPrefix(declared, string(text)) {
				continue // torn
			}
		}
		return fmt.Errorf("%w：%s 中有 %s，请另选一个空文件夹建立档案库", ErrNotEmpty, s.dir, e.Name())
	}
	return nil
}

// lay writes the files of an empty store.
func (s *Store) lay() error {
	if err := s.disk.folder(filepath.ToSlash(filepath.Dir(layoutConfig))); err != nil {
		return fmt.Errorf("无法建立档案库：%w", err)
	}
	if err := s.ensure(readmeFile, readme); err != nil {
		return err
	}
	if err := s.ensure(registerName, firstLines()); err != nil {
		return err
	}
	for _, f := range rootFiles {
		if err := s.ensure(f.name, []byte(f.text)); err != nil {
			return err
		}
	}
	return s.disk.settle(".")
}

// ensure writes a file unless it is there just so; a torn one is written again.
func (s *Store) ensure(name string, data []byte) error {
	old, err := s.disk.read(name, maxSmall)
	if err == nil && bytes.Equal(old, data) {
		return nil
	}
	if err == nil {
		if !bytes.HasPrefix(data, old) {
			return fmt.Errorf("%w：%s 中的 %s 不是本程序写的", ErrNotEmpty, s.dir, name)
		}
		err = s.disk.Remove(name)
	} else if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if err == nil {
		err = s.disk.create(name, data)
	}
	if err == nil {
		err = s.disk.flush(name)
	}
	if err != nil {
		return fmt.Errorf("无法建立档案库：%w", err)
	}
	return nil
}

// Open opens a store for reading, and for adding if it is one of ours. It
// writes nothing.
func Open(dir string) (*Store, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("%w：%s：%w", ErrNotStore, dir, err)
	}
	s := &Store{dir: dir, disk: disk{Root: root}, tries: lockTries}
	for _, version := range []string{"1.1", "1.0"} {
		text, err := s.disk.read("0=ocfl_"+version, maxSmall)
		if err == nil && string(text) == "ocfl_"+version+"\n" {
			return s, nil
		}
	}
	_ = root.Close()
	return nil, fmt.Errorf("%w：%s 里没有 OCFL 1.1 的标志文件 %s，或内容不对。请检查路径，新建请用 archive.Create", ErrNotStore, dir, rootDeclaration)
}

// Close lets go of the folder.
func (s *Store) Close() error { return s.disk.Close() }

// ours tells whether the store's layout and register are those that Add keeps.
func (s *Store) ours() bool {
	text, err := s.disk.read(layoutConfig, maxSmall)
	return err == nil && string(text) == layoutConfigText && s.disk.exists(registerName)
}
