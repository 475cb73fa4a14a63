package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
)

// Place writes new files below a folder, which is made if need be: all of them, or
// none if one is in the way or the disk is full. Nothing is overwritten, and no path
// or link leads out of the folder.
func Place(dir string, files []File) (err error) {
	_, missing := os.Lstat(dir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("无法建立文件夹：%w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("无法打开文件夹：%w", err)
	}
	defer root.Close()
	out := disk{Root: root}
	for _, f := range files {
		if !cleanPath(f.Path) {
			return fmt.Errorf("%w：路径 %q 不安全，不会写出", ErrDamaged, f.Path)
		}
		if out.exists(f.Path) {
			return fmt.Errorf("%w：%s 中已有 %s", ErrNotEmpty, dir, f.Path)
		}
	}
	var made []string // what has been made, folders before what is in them
	for _, f := range files {
		if err = out.put(f, &made); err != nil {
			for _, name := range slices.Backward(made) {
				_ = root.Remove(name)
			}
			if missing != nil {
				_ = os.Remove(dir)
			}
			return fmt.Errorf("无法写出 %s：%w", f.Path, err)
		}
	}
	return nil
}

// put writes a new file and notes what it made.
func (d *disk) put(f File, made *[]string) error {
	var folders []string
	for dir := path.Dir(f.Path); dir != "." && !d.exists(dir); dir = path.Dir(dir) {
		folders = append(folders, dir)
	}
	slices.Reverse(folders)
	*made = append(*made, folders...)
	if err := d.folder(path.Dir(f.Path)); err != nil {
		return err
	}
	err := d.create(f.Path, f.Data)
	if errors.Is(err, fs.ErrExist) { // another's, or one of these under a name that this disk takes for the same
		return err
	}
	*made = append(*made, f.Path)
	return errors.Join(err, d.flush(f.Path))
}
