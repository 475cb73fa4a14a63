package archive

import (
	"bytes"
	"io/fs"
	"path"
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// itemVerifier verifies one item.
type itemVerifier struct {
	*verifier
	report
	folder  string
	buffer  []byte
	pending int                  // a version that is stored and still on its way here; 0: none
	inv     *inventory           // the newest that is believed
	raw     []byte               // its bytes, when it is the one in the item's root
	older   map[int]ownInventory // of the versions that keep their own, by number
	dirs    map[int]string       // version folders on disk, by number
	files   map[string]bool      // content files on disk, by path below the folder; true once registered
	claims  map[string][]claim   // what inventories say of a content path
	spoiled map[string]bool      // content files that are not what was stored
}

// ownInventory is a version's own inventory and the content paths it registers.
type ownInventory struct {
	*inventory
	paths map[string]bool
}

// claim is one digest that an inventory gives for a file.
type claim struct{ algorithm, digest string }

func (v *itemVerifier) verify() {
	v.older, v.dirs, v.files, v.claims = map[int]ownInventory{}, map[int]string{}, map[string]bool{}, map[string][]claim{}
	v.spoiled = map[string]bool{}
	entries, err := v.store.disk.list(v.folder)
	if err != nil {
		v.unreadable(v.folder, err)
		return
	}
	v.newest()
	v.objectFolder(entries)
	v.versions()
	v.history()
	v.contents()
	v.registered()
	if v.inv != nil {
		v.metadata()
		v.rebuild()
	}
}

// newest reads the inventory of the item's root or, while an unfinished write has
// not moved it there yet, of the newest version.
func (v *itemVerifier) newest() {
	folder := v.folder
	if v.verifier.pending.folder == folder {
		v.pending = v.verifier.pending.version
		if name := path.Join(folder, "v"+itoa(v.pending)); v.store.disk.exists(name) {
			folder = name
		}
	}
	inv, raw, ok := v.inventory(folder)
	if ok && inv != nil {
		v.inv, v.raw = inv, raw
	} else if o, err := v.store.load(v.folder); err == nil {
		v.inv = o.inv // what is wrong is said; the rest is held against a version's own
	} else {
		v.inv = inv
	}
	if v.inv != nil {
		v.id = v.inv.id
		if v.flat && (!strings.HasPrefix(v.id, idPrefix) || folderOf(v.id) != v.folder) {
			v.add(source.ArchiveInventory, v.folder, "恢复文件夹原来的名称", "文件夹名与清单中的标识不符（OCFL 1.1 E083）")
		}
	}
}

// inventory reads the inventory of a folder with its sidecar and reports all that
// is wrong with either. ok tells whether they match.
func (v *itemVerifier) inventory(folder string) (inv *inventory, raw []byte, ok bool) {
	name := path.Join(folder, inventoryName)
	raw, err := v.store.disk.read(name, maxInventory)
	if err != nil {
		if isMissing(err) {
			v.add(source.ArchiveMissing, name, hintRestore, "缺少清单（OCFL 1.1 E063）")
		} else {
			v.unreadable(name, err)
		}
		return nil, nil, false
	}
	inv, found := readInventory(raw)
	if inv != nil && v.id == "" {
		v.id = inv.id
	}
	ok = v.sidecar(folder, inv, raw)
	for _, f := range found {
		switch {
		case f.weight == advice:
			v.add(source.ArchiveAdvice, name, "不影响读取；新版本会按建议书写", "%v", f)
		case f.weight == escape:
			v.add(source.ArchivePath, name, hintRestore, "%v", f)
		default:
			v.add(source.ArchiveInventory, name, hintRestore, "%v", f)
		}
	}
	if inv != nil && digests[inv.algorithm].make == nil {
		inv = nil
	}
	return inv, raw, ok
}

// sidecar holds an inventory against its digest file.
func (v *itemVerifier) sidecar(folder string, inv *inventory, raw []byte) bool {
	algorithms := []string{"sha512", "sha256"}
	if inv != nil && inv.algorithm != "" {
		algorithms = []string{inv.algorithm}
	}
	for i, a := range algorithms {
		name := path.Join(folder, inventoryName+"."+a)
		text, err := v.store.disk.read(name, maxSmall)
		if isMissing(err) && i < len(algorithms)-1 {
			continue
		}
		switch digest, ok := sidecarDigest(a, text); {
		case isMissing(err):
			v.add(source.ArchiveSidecar, name, hintRestore, "清单没有摘要文件（OCFL 1.1 E058）")
		case err != nil:
			v.unreadable(name, err)
		case !ok:
			v.add(source.ArchiveSidecar, name, hintRestore, "摘要文件不是“摘要 inventory.json”的形式（OCFL 1.1 E061）")
		case digests[a].make == nil: // said of the inventory
		case !equalDigest(digest, sumOf(a, raw)):
			v.add(source.ArchiveSidecar, name, "从备份恢复清单和它的摘要文件", "清单与摘要文件不符，两者之一被改动或截断（OCFL 1.1 E060）")
		case v.flat && !bytes.Equal(text, sidecar(raw)):
			v.add(source.ArchiveSidecar, name, hintRestore, "摘要文件的写法被改动过")
		default:
			return true
		}
		return false
	}
	return false
}

// objectFolder checks what stands in the item's root.
func (v *itemVerifier) objectFolder(entries []fs.DirEntry) {
	declarations := 0
	for _, e := range entries {
		name := path.Join(v.folder, e.Name())
		switch n, _, isVersion := number(e.Name()); {
		case !e.IsDir() && !e.Type().IsRegular():
			v.add(source.ArchiveLink, name, hintLink, "这里是链接、管道或设备，不是文件（OCFL 1.1 E090）")
		case e.IsDir() && isVersion && n <= maxVersions:
			v.dirs[n] = e.Name()
		case e.IsDir() && e.Name() == "logs":
		case e.IsDir() && e.Name() == extensionsName:
			v.objectExtensions(name)
		case !e.IsDir() && strings.HasPrefix(e.Name(), "0="):
			declarations++
			v.objectDeclaration(e.Name())
		case !e.IsDir() && (e.Name() == inventoryName || v.isSidecar(e.Name())):
		default:
			v.add(source.ArchiveExtra, name, hintExtra, "件的文件夹中不应有它（OCFL 1.1 E001）")
		}
	}
	if declarations != 1 {
		v.add(source.ArchiveMissing, path.Join(v.folder, objectDeclaration), hintRestore, "应有且只有一个标志文件，却有 %d 个（OCFL 1.1 E003）", declarations)
	}
}

// isSidecar tells whether a name is that of the inventory's digest file; while the
// inventory cannot be read, of either algorithm's.
func (v *itemVerifier) isSidecar(name string) bool {
	a, ok := strings.CutPrefix(name, inventoryName+".")
	if v.inv != nil {
		return ok && a == v.inv.algorithm
	}
	return ok && digests[a].make != nil
}

func (v *itemVerifier) objectDeclaration(base string) {
	name := path.Join(v.folder, base)
	text, err := v.store.disk.read(name, maxSmall)
	value := strings.TrimPrefix(base, "0=")
	switch spec, ok := strings.CutPrefix(value, "ocfl_object_"); {
	case err != nil:
		v.unreadable(name, err)
	case !ok || spec != "1.0" && spec != "1.1":
		v.add(source.ArchiveInventory, name, hintRestore, "标志文件不是 OCFL 1.0 或 1.1 的（OCFL 1.1 E004）")
	case string(text) != value+"\n":
		v.add(source.ArchiveChanged, name, hintRestore, "标志文件的内容应为 %s 加换行（OCFL 1.1 E007）", value)
	case v.inv != nil && v.inv.spec != "" && v.inv.spec != spec:
		v.add(source.ArchiveInventory, name, hintRestore, "标志文件说 OCFL %s，清单说 %s（OCFL 1.1 E038）", spec, v.inv.spec)
	}
}

func (v *itemVerifier) objectExtensions(folder string) {
	entries, err := v.store.disk.list(folder)
	if err != nil {
		v.unreadable(folder, err)
		return
	}
	for _, e := range entries {
		name := path.Join(folder, e.Name())
		switch {
		case !e.IsDir():
			v.add(source.ArchiveExtra, name, hintExtra, "extensions 中只能有扩展的文件夹（OCFL 1.1 E067）")
		case !isRegistered(e.Name()):
			v.add(source.ArchiveAdvice, name, "改用已登记的扩展名", "扩展名未在 OCFL 登记（OCFL 1.1 W013）")
		}
	}
}

// registered holds the versions against the register.
func (v *itemVerifier) registered() {
	if v.register == nil {
		return
	}
	known := map[int]bool{}
	for _, line := range v.register[v.folder] {
		known[line.version] = true
		name := path.Join(v.folder, "v"+itoa(line.version), inventoryName)
		raw, err := v.store.disk.read(name, maxInventory)
		switch {
		case isMissing(err) && line.version == v.pending:
		case isMissing(err):
			v.add(source.ArchiveMissing, name, hintRestore, "登记簿中有第 %d 版，这里却没有它的清单", line.version)
		case err == nil && sum512(raw) != line.digest:
			v.add(source.ArchiveChanged, name, hintRestore, "第 %d 版的清单与登记簿不符，两者之一在登记之后被改动过", line.version)
		}
	}
	for n, name := range v.dirs {
		if !known[n] {
			v.add(source.ArchiveExtra, path.Join(v.folder, name), "核对来源；若属误删登记簿的行，从备份恢复登记簿", "登记簿中没有第 %d 版", n)
		}
	}
}
