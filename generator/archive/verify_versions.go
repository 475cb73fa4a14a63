package archive

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

func itoa(n int) string { return strconv.Itoa(n) }

func isMissing(err error) bool { return errors.Is(err, fs.ErrNotExist) }

// versions checks the version folders: none missing, none too many, and what
// stands in each.
func (v *itemVerifier) versions() {
	if v.inv != nil {
		for i, one := range v.inv.versions {
			if v.dirs[i+1] != one.name {
				v.add(source.ArchiveMissing, path.Join(v.folder, one.name), "从备份恢复该文件夹", "缺少第 %d 版的文件夹（OCFL 1.1 E010）", i+1)
			}
		}
		v.claim(v.inv)
	}
	for _, n := range slices.Sorted(maps.Keys(v.dirs)) {
		name := path.Join(v.folder, v.dirs[n])
		if v.inv != nil && n > len(v.inv.versions) {
			v.add(source.ArchiveExtra, name, hintExtra, "清单中没有第 %d 版（OCFL 1.1 E046）", n)
		}
		v.version(n, name)
	}
}

// version checks one version folder.
func (v *itemVerifier) version(n int, folder string) {
	entries, err := v.store.disk.list(folder)
	if err != nil {
		v.unreadable(folder, err)
		return
	}
	content := contentName
	if v.inv != nil {
		content = v.inv.content()
	}
	hasInventory := false
	for _, e := range entries {
		name := path.Join(folder, e.Name())
		switch {
		case !e.IsDir() && !e.Type().IsRegular():
			v.add(source.ArchiveLink, name, hintLink, "这里是链接、管道或设备，不是文件（OCFL 1.1 E090）")
		case e.IsDir() && e.Name() == content:
			v.walk(name, 0)
		case e.IsDir():
			v.add(source.ArchiveAdvice, name, hintExtra, "版本文件夹中有多余的文件夹，不作为档案内容（OCFL 1.1 W002）")
		case e.Name() == inventoryName:
			hasInventory = true
		case strings.HasPrefix(e.Name(), inventoryName+".") && digests[strings.TrimPrefix(e.Name(), inventoryName+".")].make != nil:
		default:
			v.add(source.ArchiveExtra, name, hintExtra, "版本文件夹中不应有它（OCFL 1.1 E015）")
		}
	}
	if !hasInventory {
		v.add(source.ArchiveAdvice, folder, "从备份恢复该版本的清单", "第 %d 版没有自己的清单（OCFL 1.1 W010）", n)
		return
	}
	v.own(n, folder)
}

// own checks the inventory that a version keeps.
func (v *itemVerifier) own(n int, folder string) {
	name := path.Join(folder, inventoryName)
	if v.inv != nil && n == len(v.inv.versions) {
		if raw, err := v.store.disk.read(name, maxInventory); err == nil && v.raw != nil && bytes.Equal(raw, v.raw) {
			v.sidecar(folder, v.inv, raw)
			v.older[n] = ownInventory{v.inv, v.claim(v.inv)}
			return
		} else if err == nil && v.raw != nil {
			v.add(source.ArchiveHistory, name, hintRestore, "最新版本的清单与件的清单不同（OCFL 1.1 E064）")
		}
	}
	inv, _, _ := v.inventory(folder)
	if inv == nil {
		return
	}
	if len(inv.versions) != n {
		v.add(source.ArchiveHistory, name, hintRestore, "第 %d 版的清单写到第 %d 版（OCFL 1.1 E040）", n, len(inv.versions))
		return
	}
	v.older[n] = ownInventory{inv, v.claim(inv)}
}

// claim notes what an inventory says about files, and returns the paths that its
// manifest registers.
func (v *itemVerifier) claim(inv *inventory) map[string]bool {
	note := func(algorithm string, groups []group) map[string]bool {
		paths := make(map[string]bool, len(groups))
		for _, g := range groups {
			c := claim{algorithm, strings.ToLower(g.digest)}
			for _, p := range g.paths {
				paths[p] = true
				if !slices.Contains(v.claims[p], c) {
					v.claims[p] = append(v.claims[p], c)
				}
			}
		}
		return paths
	}
	for _, f := range inv.fixity {
		note(f.algorithm, f.groups)
	}
	return note(inv.algorithm, inv.manifest)
}

// walk lists the files of a content folder.
func (v *itemVerifier) walk(folder string, depth int) {
	entries, err := v.store.disk.list(folder)
	if err != nil {
		v.unreadable(folder, err)
		return
	}
	switch {
	case len(entries) > 0:
	case depth == 0:
		v.add(source.ArchiveAdvice, folder, hintExtra, "空的内容文件夹（OCFL 1.1 W003）")
	default:
		v.add(source.ArchiveExtra, folder, hintExtra, "空文件夹（OCFL 1.1 E024）")
	}
	for _, e := range entries {
		name := path.Join(folder, e.Name())
		switch {
		case e.IsDir() && depth < maxDepth:
			v.walk(name, depth+1)
		case e.IsDir():
			v.add(source.ArchiveExtra, name, hintExtra, "文件夹层数超过 %d，不再深入", maxDepth)
		case e.Type().IsRegular():
			v.files[strings.TrimPrefix(name, v.folder+"/")] = false
		default:
			v.add(source.ArchiveLink, name, hintLink, "这里是链接、管道或设备，不是文件（OCFL 1.1 E090）")
		}
	}
}

// history holds every version's own inventory against the newest.
func (v *itemVerifier) history() {
	if v.inv == nil {
		return
	}
	spec := ""
	for _, n := range slices.Sorted(maps.Keys(v.older)) {
		old := v.older[n]
		name := path.Join(v.folder, v.dirs[n], inventoryName)
		if old.spec < spec {
			v.add(source.ArchiveHistory, name, hintRestore, "第 %d 版依据的标准版本比前一版还旧（OCFL 1.1 E103）", n)
		}
		spec = old.spec
		if old.inventory == v.inv || n > len(v.inv.versions) {
			continue
		}
		if old.id != v.inv.id {
			v.add(source.ArchiveHistory, name, hintRestore, "标识 %q 与件的标识 %q 不同（OCFL 1.1 E110）", old.id, v.inv.id)
		}
		if old.content() != v.inv.content() {
			v.add(source.ArchiveHistory, name, hintRestore, "内容文件夹名 %q 与件的 %q 不同（OCFL 1.1 E019）", old.content(), v.inv.content())
		}
		for k := 1; k <= n; k++ {
			v.sameVersion(name, old.inventory, k)
		}
	}
}

// sameVersion compares what two inventories say about version k.
func (v *itemVerifier) sameVersion(name string, old *inventory, k int) {
	then, now := old.versions[k-1], v.inv.versions[k-1]
	if !sameState(old, v.inv, k) {
		v.add(source.ArchiveHistory, name, hintRestore, "关于第 %d 版有哪些文件，与件的清单说法不一（OCFL 1.1 E066）", k)
	}
	if then.name != now.name {
		v.add(source.ArchiveHistory, name, hintRestore, "第 %d 版的名称与件的清单不同（OCFL 1.1 E012）", k)
	}
	if then.created != now.created || then.message != now.message || then.user != now.user || then.address != now.address {
		v.add(source.ArchiveAdvice, name, hintRestore, "第 %d 版的时间、说明或归档人与件的清单不同（OCFL 1.1 W011）", k)
	}
}

// sameState tells whether two inventories give version k the same files. Where
// their algorithms differ, the digests are compared through the files they stand
// for.
func sameState(a, b *inventory, k int) bool {
	x, y := a.logical(k), b.logical(k)
	if a.algorithm == b.algorithm {
		return maps.Equal(x, y)
	}
	if len(x) != len(y) {
		return false
	}
	content := map[string]string{} // b's content path → digest
	for _, g := range b.manifest {
		for _, p := range g.paths {
			content[p] = strings.ToLower(g.digest)
		}
	}
	where := a.locate()
	for p, digest := range x {
		if y[p] == "" || content[where[digest]] != y[p] {
			return false
		}
	}
	return true
}
