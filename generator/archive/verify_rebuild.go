package archive

import (
	"bytes"
	"errors"
	"maps"
	"path"
	"slices"

	"github.com/selfeval/selfeval/generator/source"
)

// rebuild has each version's outputs made anew and compares bytes.
func (v *itemVerifier) rebuild() {
	if v.opts.Rebuild == nil {
		return
	}
	o := &object{folder: v.folder, inv: v.inv}
	for n := 1; n <= len(v.inv.versions); n++ {
		name := path.Join(v.folder, v.inv.versions[n-1].name)
		files, err := v.store.files(o, n)
		if err != nil {
			continue // reported for what it is
		}
		stored := make(map[string][]byte, len(files))
		for _, f := range files {
			stored[f.Path] = f.Data
		}
		made, err := v.opts.Rebuild(maps.Clone(stored))
		switch {
		case errors.Is(err, ErrCannotRebuild):
			v.add(source.ArchiveNotRebuilt, name, "用归档时的程序版本校验", "第 %d 版没有重新生成：%v", n, err)
		case err != nil:
			v.add(source.ArchiveRebuild, name, "核对档案中的数据和模板包", "第 %d 版无法从档案中的数据重新生成：%v", n, err)
		case len(made) == 0:
			v.add(source.ArchiveNotRebuilt, name, "归档时应包括成品和数据", "第 %d 版没有可以重新生成的文件", n)
		}
		if err != nil {
			continue
		}
		for _, p := range slices.Sorted(maps.Keys(made)) {
			if old, there := stored[p]; !there {
				v.add(source.ArchiveRebuild, path.Join(name, p), "核对归档的范围", "重新生成得到 %s，档案中没有", p)
			} else if !bytes.Equal(old, made[p]) {
				v.add(source.ArchiveRebuild, path.Join(name, p), "用 selfeval diff 查明哪些数字或文字不同", "%s 与从档案中的数据重新生成的不同", p)
			}
		}
	}
}
