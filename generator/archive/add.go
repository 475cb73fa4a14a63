package archive

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strconv"
	"time"
)

// Add stores an item, or a new version of it. What is there already is left
// alone: the same files with the same description give added == false and the
// version that has them, whoever adds them and whenever.
//
// When Add returns without an error the version is on disk. When it does not, or
// when the process dies, the versions before it are as they were, and the next
// writer finishes or clears away what was begun.
func (s *Store) Add(item Item) (version int, added bool, err error) {
	if err := checkItem(&item); err != nil {
		return 0, false, err
	}
	if !s.ours() {
		return 0, false, fmt.Errorf("%w：%s 不是本程序建立的档案库，只能读取", ErrNotStore, s.dir)
	}
	unlock, err := s.lock("归档 " + item.Meta.Maker)
	if err != nil {
		return 0, false, addError(&item, err)
	}
	defer unlock()
	if err := s.recover(); err != nil {
		return 0, false, addError(&item, err)
	}
	version, added, err = s.add(&item)
	return version, added, addError(&item, err)
}

func checkItem(item *Item) error {
	if err := checkID(item.ID); err != nil {
		return err
	}
	if len(item.Files) == 0 || len(item.Files) >= maxFiles {
		return fmt.Errorf("%w：文件数为 %d，应在 1 至 %d 之间", ErrBadItem, len(item.Files), maxFiles-1)
	}
	if err := item.Meta.check(); err != nil {
		return err
	}
	return checkPaths(item.Files)
}

// addError says which item an error is about.
func addError(item *Item, err error) error {
	if err == nil || errors.Is(err, ErrLocked) {
		return err
	}
	return fmt.Errorf("归档 %s：%w", item.ID, err)
}

// add stores an item; the caller holds the lock.
func (s *Store) add(item *Item) (version int, added bool, err error) {
	folder := folderOf(item.ID)
	inv := &inventory{spec: "1.1", id: item.ID, algorithm: algorithm}
	old, err := s.load(folder)
	switch {
	case errors.Is(err, ErrNotFound):
	case err != nil:
		return 0, false, err
	case old.flaw != nil:
		return 0, false, fmt.Errorf("%w，不能在其上增加版本：%w。请先用 verify 查明，从备份恢复", ErrDamaged, old.flaw)
	case old.inv.id != item.ID || old.inv.algorithm != algorithm || old.inv.versions[0].name != "v1" || old.inv.spec != "1.1":
		return 0, false, fmt.Errorf("%w：文件夹 %s 中是另一件，或不是本程序写的", ErrDamaged, folder)
	default:
		inv = old.inv
	}
	version = len(inv.versions) + 1
	r, meta, err := record(item, version)
	if err != nil {
		return 0, false, err
	}
	if version > 1 {
		last, err := s.record(old, version-1)
		switch {
		case err != nil:
			return 0, false, fmt.Errorf("%w，不能在其上增加版本：%w", ErrDamaged, err)
		case last.same(&r):
			return version - 1, false, nil
		case clash(last.Metadata, r.Metadata):
			return 0, false, fmt.Errorf("%w：标识 %s 已属于另一份报告（%s《%s》，%d 年度），两者作文件夹名时没有区别（例如只有大小写、全角半角之差），请改名",
				ErrBadItem, item.ID, last.Unit, last.Title, last.Year)
		}
	}
	files := append(slices.Clone(item.Files), File{Path: metadataName, Data: meta})
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	fresh := inv.extend(&item.Meta, files)
	if err := s.write(folder, inv, fresh); err != nil {
		return 0, false, err
	}
	return version, true, nil
}

// extend adds a version with these files to the inventory, and returns what of
// them is not stored yet, by content path.
func (inv *inventory) extend(meta *Metadata, files []File) (fresh []File) {
	inv.head = "v" + strconv.Itoa(len(inv.versions)+1)
	message := meta.Reason
	if message == "" {
		message = map[bool]string{true: "首次归档", false: "更正后归档"}[len(inv.versions) == 0]
	}
	address := meta.Contact
	if address == "" { // the standard advises a URI; this one says no more than the name
		address = idPrefix + "maker:" + url.PathEscape(meta.Maker)
	}
	v := version{name: inv.head, created: meta.Time.Format(time.RFC3339Nano), message: message, user: meta.Maker, address: address}
	stored := inv.locate()
	state := map[string]int{} // digest → place in v.state
	var extra []group
	for _, f := range files {
		digest := sum512(f.Data)
		if stored[digest] == "" {
			name := path.Join(inv.head, contentName, f.Path)
			stored[digest] = name
			inv.manifest = append(inv.manifest, group{digest, []string{name}})
			sum := sha256.Sum256(f.Data)
			extra = append(extra, group{hex.EncodeToString(sum[:]), []string{name}})
			fresh = append(fresh, File{Path: name, Data: f.Data})
		}
		at, ok := state[digest]
		if !ok {
			at = len(v.state)
			state[digest] = at
			v.state = append(v.state, group{digest: digest})
		}
		v.state[at].paths = append(v.state[at].paths, f.Path)
	}
	inv.versions = append(inv.versions, v)
	at := slices.IndexFunc(inv.fixity, func(f fixity) bool { return f.algorithm == "sha256" })
	if at < 0 {
		inv.fixity = append(inv.fixity, fixity{algorithm: "sha256"})
		at = len(inv.fixity) - 1
	}
	inv.fixity[at].groups = append(inv.fixity[at].groups, extra...)
	return fresh
}

// record reads the metadata.json of one version.
func (s *Store) record(o *object, n int) (*Record, error) {
	data, err := s.logicalFile(o, n, metadataName, maxInventory)
	if err != nil {
		return nil, err
	}
	var r Record
	if err := json.Unmarshal(bytes.TrimSpace(data), &r); err != nil {
		return nil, fmt.Errorf("%s 第 %d 版的 %s 无法读取：%w", o.folder, n, metadataName, err)
	}
	return &r, nil
}
