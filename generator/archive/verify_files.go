package archive

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// contents reads every content file once and holds it against everything that
// any inventory says about it.
func (v *itemVerifier) contents() {
	for _, p := range slices.Sorted(maps.Keys(v.claims)) {
		if _, there := v.files[p]; !there {
			if _, err := v.store.disk.Lstat(path.Join(v.folder, p)); isMissing(err) {
				v.add(source.ArchiveMissing, path.Join(v.folder, p), hintRestore, "清单中有这个文件，档案库中没有（OCFL 1.1 E092）")
			}
			continue // anything else there has been reported for what it is
		}
		v.files[p] = true
		v.file(p)
	}
	for _, p := range slices.Sorted(maps.Keys(v.files)) {
		switch {
		case !v.files[p] && v.inv != nil:
			v.add(source.ArchiveExtra, path.Join(v.folder, p), hintExtra, "清单中没有这个文件（OCFL 1.1 E023）")
		default:
			v.inOwn(p)
		}
	}
}

// inOwn holds a file against its own version's inventory, which must register it
// whatever later ones say.
func (v *itemVerifier) inOwn(p string) {
	dir, _, _ := strings.Cut(p, "/")
	n, _, _ := number(dir)
	for _, k := range slices.Sorted(maps.Keys(v.older)) {
		if k >= n && !v.older[k].paths[p] {
			v.add(source.ArchiveHistory, path.Join(v.folder, p), hintRestore, "第 %d 版的清单中没有这个文件（OCFL 1.1 E023）", k)
		}
	}
}

// file reads one file under all algorithms that are claimed of it.
func (v *itemVerifier) file(p string) {
	name := path.Join(v.folder, p)
	var algorithms []string
	for _, c := range v.claims[p] {
		if !slices.Contains(algorithms, c.algorithm) {
			algorithms = append(algorithms, c.algorithm)
		}
	}
	f, _, err := v.store.disk.open(name)
	if err != nil {
		v.unreadable(name, err)
		return
	}
	defer f.Close()
	inspect := v.opts.Inspect[strings.ToLower(path.Ext(p))]
	if !v.flat {
		inspect = nil
	}
	var kept bytes.Buffer
	r := io.Reader(f)
	if inspect != nil {
		r = io.TeeReader(f, &kept)
	}
	actual, err := sums(r, algorithms, v.buffer)
	if err != nil {
		v.unreadable(name, err)
		return
	}
	for _, c := range v.claims[p] {
		if actual[c.algorithm] != c.digest {
			v.spoiled[p] = true
			v.add(source.ArchiveChanged, name, hintRestore, "内容被改动：%s 登记为 %.16s…，实为 %.16s…（OCFL 1.1 E092、E093）", c.algorithm, c.digest, actual[c.algorithm])
			return
		}
	}
	if inspect != nil {
		if err := inspect(kept.Bytes()); err != nil {
			v.add(source.ArchiveFormat, name, "用本程序重新归档", "%v", err)
		}
	}
}

// metadata checks each version's metadata.json, which items of ours have, against
// the item and its files.
func (v *itemVerifier) metadata() {
	if !v.flat {
		return
	}
	o := &object{folder: v.folder, inv: v.inv}
	for n := 1; n <= len(v.inv.versions); n++ {
		name := path.Join(v.folder, v.inv.versions[n-1].name)
		r, err := v.store.record(o, n)
		switch {
		case errors.Is(err, ErrDamaged): // reported for what it is
		case err != nil:
			v.add(source.ArchiveMetadata, name, hintRestore, "第 %d 版的元数据：%v", n, err)
		case r.flaw() != "":
			v.add(source.ArchiveMetadata, name, hintRestore, "第 %d 版的元数据：%s", n, r.flaw())
		case r.ID != v.id || r.Version != n || r.Replaces != n-1:
			v.add(source.ArchiveMetadata, name, hintRestore, "元数据写的是 %s 第 %d 版，与清单不符", r.ID, r.Version)
		default:
			v.listed(o, n, name, r)
		}
	}
}

// listed holds the files that metadata.json lists against the version's own.
func (v *itemVerifier) listed(o *object, n int, name string, r *Record) {
	sha256 := map[string]string{} // content path → digest
	for _, f := range v.inv.fixity {
		if f.algorithm != "sha256" {
			continue
		}
		for _, g := range f.groups {
			for _, p := range g.paths {
				sha256[p] = strings.ToLower(g.digest)
			}
		}
	}
	listed, size := map[string]string{metadataName: ""}, map[string]int64{}
	for _, f := range r.Files {
		listed[f.Path], size[f.Path] = f.SHA256, f.Bytes
	}
	for _, f := range o.files(n) {
		digest, ok := listed[f.Path]
		delete(listed, f.Path)
		switch {
		case !ok:
			v.add(source.ArchiveMetadata, name, hintRestore, "元数据没有列出文件 %s", f.Path)
		case f.Path == metadataName:
		case sha256[f.Content] == "":
			v.add(source.ArchiveMetadata, name, hintRestore, "清单没有给出 %s 的 SHA-256", f.Path)
		case sha256[f.Content] != digest:
			v.add(source.ArchiveMetadata, name, hintRestore, "元数据所列 %s 的 SHA-256 与清单不符", f.Path)
		default:
			info, err := v.store.disk.Lstat(path.Join(v.folder, f.Content))
			if err == nil && info.Size() != size[f.Path] && !v.spoiled[f.Content] {
				v.add(source.ArchiveMetadata, name, hintRestore, "元数据所列 %s 的大小是 %d 字节，实为 %d 字节", f.Path, size[f.Path], info.Size())
			}
		}
	}
	for _, p := range slices.Sorted(maps.Keys(listed)) {
		v.add(source.ArchiveMetadata, name, hintRestore, "元数据列出的文件 %s 不在本版中", p)
	}
}
