package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
)

// A version is written in four steps, each settled on the medium before the next:
//
//  1. everything new is written below stagingName, the item's own sidecar last;
//  2. the register gets the version's line: from here on the version is stored;
//  3. version folder, inventory and sidecar are moved into place, in that order
//     (a new item as one folder);
//  4. the staging folder is removed.
//
// So while the staging folder is there, and only then, a write is unfinished:
// without its line in the register it never happened and is cleared away; with it,
// the moves that are still to do are done. Both may be cut off and repeated.
const stagingName = extensionsName + "/selfeval-staging"

// write stores the newest version of inv with the content that is not stored yet.
func (s *Store) write(folder string, inv *inventory, fresh []File) error {
	line, err := s.stage(folder, inv, fresh)
	if err != nil {
		return errors.Join(fmt.Errorf("写入失败，原有版本不受影响：%w", err), s.clear())
	}
	if err := s.enter(line); err != nil {
		return errors.Join(fmt.Errorf("写入登记簿失败，原有版本不受影响：%w", err), s.clear())
	}
	if err := s.finish(folder, line.version); err != nil {
		return fmt.Errorf("新版本已写入，但未能移到位，再次归档时会自动完成：%w", err)
	}
	return nil
}

// stage is step 1. Flushing when all is written costs the medium a fraction of
// flushing each file before the next.
func (s *Store) stage(folder string, inv *inventory, fresh []File) (line registered, err error) {
	raw := inv.bytes()
	files := slices.Clone(fresh)
	if len(inv.versions) == 1 {
		files = append(files, File{Path: objectDeclaration, Data: []byte("ocfl_object_1.1\n")})
	}
	for _, dir := range []string{inv.head, ""} {
		files = append(files,
			File{Path: path.Join(dir, inventoryName), Data: raw},
			File{Path: path.Join(dir, inventoryName+"."+algorithm), Data: sidecar(raw)})
	}
	var names, folders []string
	for _, f := range files {
		name := path.Join(stagingName, folder, f.Path)
		fresh := false
		for dir := path.Dir(name); dir != extensionsName && !slices.Contains(folders, dir); dir = path.Dir(dir) {
			folders = append(folders, dir)
			fresh = true
		}
		if fresh {
			if err := s.disk.folder(path.Dir(name)); err != nil {
				return line, err
			}
		}
		if err := s.disk.create(name, f.Data); err != nil {
			return line, err
		}
		names = append(names, name)
	}
	for _, name := range names {
		if err := s.disk.flush(name); err != nil {
			return line, err
		}
	}
	for _, dir := range append(folders, extensionsName) {
		if err := s.disk.settle(dir); err != nil {
			return line, err
		}
	}
	return registered{sum512(raw), folder, len(inv.versions)}, nil
}

// enter is step 2. A line that does not fit on a full disk is taken back.
func (s *Store) enter(line registered) error {
	info, err := s.disk.Lstat(registerName)
	if err != nil {
		return err
	}
	if err := s.disk.extend(registerName, []byte(line.line())); err != nil {
		return errors.Join(err, s.disk.cut(registerName, info.Size()))
	}
	return nil
}

// finish is steps 3 and 4.
func (s *Store) finish(folder string, version int) error {
	staged := path.Join(stagingName, folder)
	if s.disk.exists(staged) && !s.disk.exists(folder) {
		if err := s.disk.move(staged, folder); err != nil {
			return err
		}
		return s.clear()
	}
	for _, name := range []string{"v" + strconv.Itoa(version), inventoryName, inventoryName + "." + algorithm} {
		from, to := path.Join(staged, name), path.Join(folder, name)
		if !s.disk.exists(from) {
			continue // moved before
		}
		if err := s.disk.move(from, to); err != nil {
			return err
		}
	}
	return s.clear()
}

// clear is step 4, and what undoes step 1.
func (s *Store) clear() error {
	if err := s.disk.remove(stagingName); err != nil {
		return err
	}
	return s.disk.settle(extensionsName)
}

// unfinished returns the version that is stored but not in place, if any.
// begun tells whether any write was cut off.
func (s *Store) unfinished() (line registered, stored, begun bool, err error) {
	if !s.disk.exists(stagingName) {
		return line, false, false, nil
	}
	data, err := s.disk.read(registerName, maxRegister)
	if err != nil {
		return line, false, true, err
	}
	lines, _, _ := parseRegister(data)
	if len(lines) == 0 {
		return line, false, true, nil
	}
	line = lines[len(lines)-1]
	text, err := s.disk.read(path.Join(stagingName, line.folder, inventoryName+"."+algorithm), maxSmall)
	if errors.Is(err, fs.ErrNotExist) {
		return line, false, true, nil
	}
	digest, ok := sidecarDigest(algorithm, text)
	return line, ok && equalDigest(digest, line.digest), true, err
}

// recover finishes or clears away what a writer left that died; the caller holds
// the lock.
func (s *Store) recover() error {
	line, stored, begun, err := s.unfinished()
	if err != nil || !begun {
		return err
	}
	if stored {
		return s.finish(line.folder, line.version)
	}
	data, err := s.disk.read(registerName, maxRegister)
	if err != nil {
		return err
	}
	if _, whole, _ := parseRegister(data); whole < len(data) {
		if err := s.disk.cut(registerName, int64(whole)); err != nil {
			return err
		}
	}
	return s.clear()
}

// Recover finishes or clears away a write that was cut off, as the next [Store.Add]
// would. It changes nothing that is whole.
func (s *Store) Recover() error {
	if !s.ours() {
		return fmt.Errorf("%w：%s 不是本程序建立的档案库，只能读取", ErrNotStore, s.dir)
	}
	unlock, err := s.lock("清理中断的写入")
	if err != nil {
		return err
	}
	defer unlock()
	return s.recover()
}
