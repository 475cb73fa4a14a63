package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// Held is an output folder into which nobody else writes, for files that are not
// made of one data file: a summary, a 更正说明. They appear whole or not at all, and
// no link leads them out of the folder.
type Held struct{ folder *folder }

// Hold makes an output folder if need be and holds it until [Held.Close]. The error
// is an [*OutputError]; another run that holds it is one.
func Hold(dir string) (*Held, error) {
	f, err := lockFolder(dir)
	if err != nil {
		return nil, err
	}
	return &Held{f}, nil
}

// Close lets go of the folder.
func (h *Held) Close() { h.folder.close() }

// Read returns a file of the folder, nil if it is not there. rel is slash-separated.
func (h *Held) Read(rel string) ([]byte, error) {
	info, err := h.folder.root.Lstat(local(rel))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("不是普通文件")
	}
	if err != nil {
		return nil, h.because("读不了", rel, err)
	}
	file, err := h.folder.root.Open(local(rel))
	if err != nil {
		return nil, h.because("读不了", rel, err)
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return nil, h.because("读不了", rel, err)
	}
	if data == nil {
		data = []byte{}
	}
	return data, nil
}

// Place writes a file, over the one that is there. One of the same content is left
// alone.
func (h *Held) Place(rel string, data []byte) error {
	if old, err := h.Read(rel); err == nil && old != nil && bytes.Equal(old, data) {
		return nil
	}
	if err := h.folder.place(rel, data); err != nil {
		return h.because("写不了", rel, err)
	}
	return nil
}

func (h *Held) because(what, rel string, err error) error {
	return &OutputError{fmt.Sprintf("%s“%s”", what, h.folder.show(rel)), "关闭正在打开它的程序，" + checkFolder, h.folder.explain(rel, err)}
}
