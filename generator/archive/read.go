package archive

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// Summary is one item in a list.
type Summary struct {
	ID       string
	Folder   string // relative to the store, slash-separated
	Versions int
	Record   Record // metadata.json of the newest version; zero if it cannot be read
	Damage   string // why not everything could be read, Chinese; "" when all is well
}

// List returns all items, sorted by folder, damaged ones included.
func (s *Store) List() ([]Summary, error) {
	var list []Summary
	var failed error
	folders := s.folders(func(name, _ string, err error) {
		if err != nil && failed == nil {
			failed = fmt.Errorf("无法读取 %s：%w", name, err)
		}
	})
	for _, folder := range folders {
		one := Summary{Folder: folder}
		o, err := s.load(folder)
		if err == nil {
			one.ID, one.Versions = o.inv.id, len(o.inv.versions)
			var r *Record
			if r, err = s.record(o, one.Versions); err == nil {
				one.Record = *r
			}
			if o.flaw != nil {
				err = o.flaw
			}
		}
		if err != nil {
			one.Damage = err.Error()
		}
		if one.ID == "" && s.ours() { // it can still be asked for
			one.ID = idPrefix + folder
		}
		list = append(list, one)
	}
	return list, failed
}

// Object is one item with its history.
type Object struct {
	ID, Folder string
	Versions   []Version // oldest first
	Damage     string    // as in Summary
}

// Version is one version of an item.
type Version struct {
	Number                          int
	Created, Message, User, Address string // Created as written, RFC 3339
	Record                          Record // its metadata.json; zero if it cannot be read
	Files                           []Stored
}

// Stored is one file of a version and where it lies.
type Stored struct {
	Path    string // logical path, as handed in
	Content string // path on disk below the item's folder
	SHA512  string // or whatever the inventory's algorithm is
}

// Show tells all about one item.
func (s *Store) Show(id string) (*Object, error) {
	o, err := s.find(id)
	if err != nil {
		return nil, err
	}
	result := &Object{ID: o.inv.id, Folder: o.folder}
	if o.flaw != nil {
		result.Damage = o.flaw.Error()
	}
	for i, v := range o.inv.versions {
		one := Version{Number: i + 1, Created: v.created, Message: v.message, User: v.user, Address: v.address, Files: o.files(i + 1)}
		if r, err := s.record(o, i+1); err == nil {
			one.Record = *r
		} else if result.Damage == "" {
			result.Damage = err.Error()
		}
		result.Versions = append(result.Versions, one)
	}
	return result, nil
}

// files lists version n by logical path.
func (o *object) files(n int) []Stored {
	where := o.inv.locate()
	var list []Stored
	for p, digest := range o.inv.logical(n) {
		list = append(list, Stored{p, where[digest], digest})
	}
	slices.SortFunc(list, func(a, b Stored) int { return strings.Compare(a.Path, b.Path) })
	return list
}

// at loads version n of an item; n == 0 is the newest.
func (s *Store) at(id string, n int) (*object, int, error) {
	o, err := s.find(id)
	if err != nil {
		return nil, 0, err
	}
	if n == 0 {
		n = len(o.inv.versions)
	}
	if n < 0 || n > len(o.inv.versions) {
		return nil, 0, fmt.Errorf("%w %s 的第 %d 版，它有 %d 个版本", ErrNotFound, id, n, len(o.inv.versions))
	}
	return o, n, nil
}

// content reads a stored file and proves it by its digest.
func (s *Store) content(o *object, f Stored, limit int64) ([]byte, error) {
	data, err := s.disk.read(path.Join(o.folder, f.Content), limit)
	if err != nil {
		return nil, fmt.Errorf("%w：%s/%s：%w", ErrDamaged, o.folder, f.Content, err)
	}
	if !equalDigest(sumOf(o.inv.algorithm, data), f.SHA512) {
		return nil, fmt.Errorf("%w：%s/%s 的内容与登记的摘要不符", ErrDamaged, o.folder, f.Content)
	}
	return data, nil
}

// logicalFile reads one file of version n by its logical path.
func (s *Store) logicalFile(o *object, n int, name string, limit int64) ([]byte, error) {
	for _, f := range o.files(n) {
		if f.Path == name {
			return s.content(o, f, limit)
		}
	}
	return nil, fmt.Errorf("%w %s 第 %d 版的 %s", ErrNotFound, o.folder, n, name)
}

// Read returns the files of one version (0: the newest), metadata.json among
// them, each proved by its digest.
func (s *Store) Read(id string, version int) ([]File, error) {
	o, n, err := s.at(id, version)
	if err != nil {
		return nil, err
	}
	return s.files(o, n)
}

func (s *Store) files(o *object, n int) ([]File, error) {
	roles := map[string]string{}
	if r, err := s.record(o, n); err == nil {
		for _, f := range r.Files {
			roles[f.Path] = f.Role
		}
	}
	var list []File
	var total int64
	for _, f := range o.files(n) {
		data, err := s.content(o, f, maxFile)
		if err != nil {
			return nil, err
		}
		if total += int64(len(data)); total > maxItem {
			return nil, fmt.Errorf("%w：%s 第 %d 版：%w", ErrDamaged, o.folder, n, errTooLarge)
		}
		list = append(list, File{f.Path, data, roles[f.Path]})
	}
	return list, nil
}

// Extract writes the files of one version (0: the newest) below dir, which is
// made if need be. It overwrites nothing: if one of the files is there already,
// none is written.
func (s *Store) Extract(id string, version int, dir string) error {
	files, err := s.Read(id, version)
	if err != nil {
		return err
	}
	return Place(dir, files)
}

// Change is one file that differs between two versions.
type Change struct {
	Path string
	Kind string // "added", "removed", "changed"
}

// Diff lists the files that differ between two versions of an item, by path.
// metadata.json, which says so itself, differs always and is left out.
func (s *Store) Diff(id string, from, to int) ([]Change, error) {
	o, from, err := s.at(id, from)
	if err != nil {
		return nil, err
	}
	if _, to, err = s.at(id, to); err != nil {
		return nil, err
	}
	before, after := o.inv.logical(from), o.inv.logical(to)
	var list []Change
	for p, digest := range before {
		if now, ok := after[p]; !ok {
			list = append(list, Change{p, "removed"})
		} else if now != digest && p != metadataName {
			list = append(list, Change{p, "changed"})
		}
	}
	for p := range after {
		if _, ok := before[p]; !ok {
			list = append(list, Change{p, "added"})
		}
	}
	slices.SortFunc(list, func(a, b Change) int { return strings.Compare(a.Path, b.Path) })
	return list, nil
}
