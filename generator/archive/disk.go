package archive

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
)

// disk changes one folder and follows no link out of it. Changes last from the
// settling on: of a file by flush, of a folder's list of names by settle.
type disk struct {
	*os.Root
	// before is asked before each change; what it returns fails the change, a
	// write after half of its bytes. Tests set it to cut writes off anywhere.
	before func(change, name string) error
}

func (d *disk) ask(change, name string) error {
	if d.before == nil {
		return nil
	}
	return d.before(change, name)
}

// create writes a new file.
func (d *disk) create(name string, data []byte) error {
	return d.write(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, data, (*os.File).Close)
}

// extend appends to a file and flushes it.
func (d *disk) extend(name string, data []byte) error {
	return d.write(name, os.O_WRONLY|os.O_APPEND, data, flushed)
}

func (d *disk) write(name string, flag int, data []byte, end func(*os.File) error) error {
	fault := d.ask("write", name)
	f, err := d.OpenFile(name, flag, 0o644)
	if err != nil {
		return err
	}
	if fault != nil {
		data = data[:len(data)/2]
	}
	_, err = f.Write(data)
	return errors.Join(err, fault, end(f))
}

// flush makes a file's content last.
func (d *disk) flush(name string) error {
	f, err := d.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return flushed(f)
}

// cut shortens a file and flushes it.
func (d *disk) cut(name string, size int64) error {
	if err := d.ask("cut", name); err != nil {
		return err
	}
	f, err := d.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Truncate(size), flushed(f))
}

func flushed(f *os.File) error { return errors.Join(f.Sync(), f.Close()) }

// folder makes a folder and those above it.
func (d *disk) folder(name string) error {
	if err := d.ask("folder", name); err != nil {
		return err
	}
	return d.MkdirAll(name, 0o755)
}

// move renames within the store, in one step for every observer, and settles
// the folder it moved to.
func (d *disk) move(from, to string) error {
	if err := d.ask("move", to); err != nil {
		return err
	}
	if err := d.Rename(from, to); err != nil {
		return err
	}
	return d.settle(path.Dir(to))
}

// remove deletes a folder with everything in it.
func (d *disk) remove(name string) error {
	if err := d.ask("remove", name); err != nil {
		return err
	}
	return d.RemoveAll(name)
}

// settle makes a folder's list of names last. Windows keeps it without being asked.
func (d *disk) settle(name string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := d.Open(name)
	if err != nil {
		return err
	}
	return flushed(f)
}

// read returns a regular file of at most limit bytes.
func (d *disk) read(name string, limit int64) ([]byte, error) {
	f, size, err := d.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if size > limit {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errTooLarge}
	}
	data := make([]byte, 0, size+1) // room to see the end without growing
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case err == io.EOF:
			return data, nil
		case err != nil:
			return nil, err
		case int64(len(data)) > limit:
			return nil, &fs.PathError{Op: "read", Path: name, Err: errTooLarge}
		case len(data) == cap(data):
			data = append(data, 0)[:len(data)]
		}
	}
}

// open opens a regular file. Anything else, a pipe for one, might never answer.
func (d *disk) open(name string) (*os.File, int64, error) {
	info, err := d.Lstat(name)
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, &fs.PathError{Op: "open", Path: name, Err: errNotRegular}
	}
	f, err := d.Open(name)
	return f, info.Size(), err
}

// list returns a folder's entries by name.
func (d *disk) list(name string) ([]fs.DirEntry, error) { return fs.ReadDir(d.FS(), name) }

func (d *disk) exists(name string) bool {
	_, err := d.Lstat(name)
	return err == nil
}

var (
	errTooLarge   = errors.New("超过允许的大小")
	errNotRegular = errors.New("不是普通文件（是链接、管道或文件夹）")
)
