package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// Read reads the file name of fsys, of at most limit bytes (at most
// [MaxFileSize]; 0 means that), as a text file. shown is its name in findings.
// The File is nil where it cannot be read; the finding then says why.
func Read(fsys fs.FS, name, shown string, limit int64) (*File, []Finding) {
	var out Findings
	if limit <= 0 || limit > MaxFileSize {
		limit = MaxFileSize
	}
	raw, err := readAll(fsys, name, limit)
	code, message, hint := FileMissing, "", ""
	switch {
	case err == nil:
		return Decode(shown, raw)
	case errors.Is(err, errDirectory):
		message, hint = "这是文件夹，不是文件", "写出文件夹里那个文件的名称"
	case errors.Is(err, errTooLarge):
		code, message, hint = FileTooLarge, tooLarge(limit), "检查是不是选错了文件"
	case errors.Is(err, fs.ErrInvalid):
		message, hint = "文件路径“"+shorten(name)+"”不合规则", "用斜杠 / 分隔文件夹，不用反斜杠，不写盘符"
	case errors.Is(err, fs.ErrNotExist):
		message, hint = "找不到这个文件", missingHint(fsys, name)
	case errors.Is(err, fs.ErrPermission):
		message, hint = "没有读取这个文件的权限", "检查文件的权限，或关闭正在使用它的程序"
	default:
		message, hint = fmt.Sprintf("读不了这个文件（%v）", err), "关闭正在使用它的程序，检查磁盘或网络"
	}
	out.Add(code, Place{File: shown}, "", message, hint)
	return nil, out.List()
}

var (
	errDirectory = errors.New("is a directory")
	errTooLarge  = errors.New("too large")
)

// readAll reads a file of at most limit bytes. It does not trust the size that
// the file system tells.
func readAll(fsys fs.FS, name string, limit int64) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrInvalid
	}
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errDirectory
	case info.Size() > limit:
		return nil, errTooLarge
	}
	raw := make([]byte, 0, info.Size()+1)
	for int64(len(raw)) <= limit {
		n, err := file.Read(raw[len(raw):cap(raw)])
		raw = raw[:len(raw)+n]
		if err == io.EOF {
			return raw, nil
		}
		if err != nil {
			return nil, err
		}
		if len(raw) == cap(raw) {
			raw = append(raw, 0)[:len(raw)]
		}
	}
	return nil, errTooLarge
}

// missingHint names the file that was most likely meant.
func missingHint(fsys fs.FS, name string) string {
	folder := path.Dir(name)
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil {
		return "没有“" + folder + "”这个文件夹，检查路径"
	}
	base := path.Base(name)
	var names []string
	for _, e := range entries[:min(len(entries), 2000)] {
		names = append(names, e.Name())
		if strings.EqualFold(e.Name(), base) {
			return "文件名的大小写不同：“" + e.Name() + "”"
		}
	}
	if near := Nearest(base, names); near != "" {
		return "是不是“" + path.Join(folder, near) + "”？"
	}
	return "检查文件名和路径"
}
