package archive

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// object is one item on disk with the inventory that is believed.
type object struct {
	folder string
	inv    *inventory
	raw    []byte // the inventory's bytes
	flaw   error  // why it is not the one in the item's root; nil when it is
}

// load reads an item's inventory. Where the newest is damaged, an older version's
// own inventory still tells all that is whole: reading goes on with that one.
func (s *Store) load(folder string) (*object, error) {
	inv, raw, err := s.trusted(folder)
	if err == nil {
		return &object{folder, inv, raw, nil}, nil
	}
	if errors.Is(err, fs.ErrNotExist) && !s.disk.exists(folder) {
		return nil, fmt.Errorf("%w %s", ErrNotFound, folder)
	}
	first := err
	entries, err := s.disk.list(folder)
	if err != nil {
		return nil, fmt.Errorf("%w：%s：%w", ErrDamaged, folder, err)
	}
	names := map[int]string{}
	for _, e := range entries {
		if n, _, ok := number(e.Name()); ok && e.IsDir() && n <= maxVersions {
			names[n] = e.Name()
		}
	}
	for _, n := range slices.Backward(slices.Sorted(maps.Keys(names))) {
		if inv, raw, err := s.trusted(path.Join(folder, names[n])); err == nil && len(inv.versions) == n {
			return &object{folder, inv, raw, first}, nil
		}
	}
	return nil, fmt.Errorf("%w：%s：%w", ErrDamaged, folder, first)
}

// trusted reads the inventory of a folder, an item's root or a version, if its
// sidecar confirms it.
func (s *Store) trusted(folder string) (*inventory, []byte, error) {
	raw, err := s.disk.read(path.Join(folder, inventoryName), maxInventory)
	if err != nil {
		return nil, nil, err
	}
	inv, found := readInventory(raw)
	if inv == nil || digests[inv.algorithm].make == nil {
		worst := slices.MaxFunc(found, func(a, b flaw) int { return cmp.Compare(a.weight, b.weight) })
		return nil, nil, fmt.Errorf("清单 %s/%s：%v", folder, inventoryName, worst)
	}
	name := path.Join(folder, inventoryName+"."+inv.algorithm)
	text, err := s.disk.read(name, maxSmall)
	if err != nil {
		return nil, nil, fmt.Errorf("清单的摘要文件：%w", err)
	}
	if digest, ok := sidecarDigest(inv.algorithm, text); !ok || !equalDigest(digest, sumOf(inv.algorithm, raw)) {
		return nil, nil, fmt.Errorf("清单与它的摘要文件 %s 不符", name)
	}
	return inv, raw, nil
}

func sumOf(algorithm string, data []byte) string {
	h := digests[algorithm].make()
	_, _ = h.Write(data) // never fails
	return fmt.Sprintf("%x", h.Sum(nil))
}

// find loads an item by its identifier.
func (s *Store) find(id string) (*object, error) {
	if s.ours() && strings.HasPrefix(id, idPrefix) {
		folder := folderOf(id)
		if !cleanPath(folder) || strings.ContainsAny(folder, `/\`) {
			return nil, fmt.Errorf("%w %s", ErrNotFound, id)
		}
		o, err := s.load(folder)
		if err == nil && o.inv.id != id {
			err = fmt.Errorf("%w：文件夹 %s 的清单写的是另一件 %s", ErrDamaged, folder, o.inv.id)
		}
		return o, err
	}
	for _, folder := range s.folders(func(string, string, error) {}) {
		if o, err := s.load(folder); err == nil && o.inv.id == id {
			return o, nil
		}
	}
	return nil, fmt.Errorf("%w %s", ErrNotFound, id)
}

// folders returns the folders of all items, sorted. An item is known by its
// declaration, or, where that is lost, by its inventory. odd is told of what is
// neither an item nor on the way to one.
func (s *Store) folders(odd func(name, rule string, err error)) []string {
	var found []string
	var walk func(dir string, depth int)
	walk = func(dir string, depth int) {
		entries, err := s.disk.list(dir)
		if err != nil {
			odd(dir, "", err)
			return
		}
		if dir != "." && slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
			return strings.HasPrefix(e.Name(), "0=ocfl_object_") || e.Name() == inventoryName || e.Name() == "v1"
		}) {
			found = append(found, dir)
			return
		}
		if len(entries) == 0 {
			odd(dir, "E073", nil)
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			switch {
			case dir == "." && e.Name() == extensionsName && e.IsDir():
			case e.IsDir() && depth < maxDepth:
				walk(name, depth+1)
			case e.IsDir():
				odd(name, "E085", nil)
			case !e.Type().IsRegular():
				odd(name, "E090", nil)
			case dir != ".": // OCFL 1.1 E087: files of the root are the root's own business
				odd(name, "E072", nil)
			}
		}
	}
	walk(".", 0)
	slices.Sort(found)
	return found
}
