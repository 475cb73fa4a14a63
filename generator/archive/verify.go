package archive

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/selfeval/selfeval/generator/source"
)

// VerifyOptions says what [Store.Verify] looks at.
type VerifyOptions struct {
	IDs     []string // only these items; nil for the whole store
	Workers int      // items at once; 0: one for each processor
	// Rebuild makes a version's outputs anew from its own files, metadata.json
	// among them: what it returns must equal, byte for byte, the file stored under
	// the same path. It wraps [ErrCannotRebuild] where it is not able to try. It is
	// called for every version, by several goroutines. nil: nothing is rebuilt.
	Rebuild func(files map[string][]byte) (map[string][]byte, error)
}

// Verify proves the store against itself and against the standard: every file of
// every version is there, is nothing else than a file, and has the registered
// digests; nothing is there that is not registered; all inventories obey OCFL 1.1,
// match their sidecars and agree about the past; the register knows every version.
// It changes nothing. Findings carry the path below the store as file, the item's
// identifier as key, and are sorted; none at error level means that all is whole.
func (s *Store) Verify(opts VerifyOptions) []source.Finding {
	var all source.Findings
	unlock, err := s.lockToRead("校验")
	if err != nil {
		all.Add(source.ArchiveUnreadable, source.Place{}, "", err.Error(), "等写入结束后再校验")
		return all.List()
	}
	defer unlock()
	v := verifier{store: s, opts: opts}
	top := report{findings: &all}
	folders := v.root(&top)
	if opts.IDs != nil {
		folders = v.choose(&top, folders)
	}
	for _, list := range v.each(folders) {
		all.Append(list...)
	}
	return all.List()
}

// verifier is one run of Verify. After root it is read by all workers alike.
type verifier struct {
	store    *Store
	opts     VerifyOptions
	register map[string][]registered // by folder; nil where the store keeps none
	pending  registered              // a version that is stored but not in place
	flat     bool                    // the layout is ours
}

// report collects findings about one item, or about none.
type report struct {
	findings *source.Findings
	id       string
}

func (r *report) add(code source.Code, name, hint, format string, args ...any) {
	r.findings.Add(code, source.Place{File: name}, r.id, fmt.Sprintf(format, args...), hint)
}

// unreadable reports what the system would not give.
func (r *report) unreadable(name string, err error) {
	switch {
	case errors.Is(err, errNotRegular):
		r.add(source.ArchiveLink, name, hintLink, "这里应是普通文件，却是链接、管道或文件夹（OCFL 1.1 E090）")
	default:
		r.add(source.ArchiveUnreadable, name, "检查磁盘和权限；若磁盘损坏，从备份恢复", "无法读取：%v", err)
	}
}

const (
	hintRestore = "从备份恢复该文件；恢复后再次校验"
	hintLink    = "用原文件替换链接"
	hintExtra   = "核对来源后移出档案库"
	hintFinish  = "再次归档（任何一件均可）时会自动完成或清除；已存入的版本不受影响"
)

// each verifies items at once, as many as there are workers, and returns their
// findings in the order of the folders.
func (v *verifier) each(folders []string) [][]source.Finding {
	workers := v.opts.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	results := make([][]source.Finding, len(folders))
	next := make(chan int)
	var done sync.WaitGroup
	for range min(workers, len(folders)) {
		done.Go(func() {
			buffer := make([]byte, 128<<10)
			for i := range next {
				var found source.Findings
				item := itemVerifier{verifier: v, folder: folders[i], buffer: buffer}
				item.report.findings = &found
				item.verify()
				results[i] = found.List()
			}
		})
	}
	for i := range folders {
		next <- i
	}
	close(next)
	done.Wait()
	return results
}

// choose keeps the folders of the items asked for.
func (v *verifier) choose(top *report, folders []string) []string {
	var chosen []string
	for _, id := range v.opts.IDs {
		folder := folderOf(id)
		if o, err := v.store.find(id); err == nil {
			folder = o.folder
		}
		if slices.Contains(folders, folder) {
			chosen = append(chosen, folder)
			continue
		}
		(&report{top.findings, id}).add(source.ArchiveMissing, folder, "用 selfeval archive list 查看有哪些件；若曾归档，从备份恢复", "档案库中没有这一件")
	}
	slices.Sort(chosen)
	return slices.Compact(chosen)
}

// root checks the store's own files and returns the items' folders.
func (v *verifier) root(r *report) []string {
	s := v.store
	v.flat = s.ours()
	v.declaration(r)
	v.extensions(r)
	folders := s.folders(func(name, rule string, err error) {
		switch rule {
		case "":
			r.unreadable(name, err)
		case "E090":
			r.add(source.ArchiveLink, name, hintLink, "这里是链接、管道或设备，不是文件（OCFL 1.1 E090）")
		case "E073":
			r.add(source.ArchiveExtra, name, hintExtra, "空文件夹（OCFL 1.1 E073）")
		default:
			r.add(source.ArchiveExtra, name, hintExtra, "不属于任何一件（OCFL 1.1 %s）", rule)
		}
	})
	line, stored, begun, err := s.unfinished()
	switch {
	case err != nil:
		r.unreadable(registerName, err)
	case stored:
		v.pending = line
		r.add(source.ArchiveUnfinished, line.folder, hintFinish, "第 %d 版已写入，但中断在移到位之前", line.version)
	case begun:
		name := stagingName
		if entries, err := s.disk.list(stagingName); err == nil && len(entries) > 0 {
			name = path.Join(stagingName, entries[0].Name())
		}
		r.add(source.ArchiveUnfinished, name, hintFinish, "有一次写入中断，新版本没有存入")
	}
	if s.disk.exists(registerName) {
		v.readRegister(r, folders)
	}
	return folders
}

// declaration checks the files that make the folder an OCFL storage root.
func (v *verifier) declaration(r *report) {
	entries, err := v.store.disk.list(".")
	if err != nil {
		r.unreadable(".", err)
		return
	}
	count := 0
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "0=") {
			count++
		}
	}
	if count != 1 {
		r.add(source.ArchiveStore, rootDeclaration, "只保留一个标志文件", "应有且只有一个标志文件，却有 %d 个（OCFL 1.1 E076）", count)
	}
	data, err := v.store.disk.read(layoutFile, maxSmall)
	if err != nil {
		return // optional
	}
	list, err := members(data)
	if err != nil {
		r.add(source.ArchiveStore, layoutFile, hintRestore, "布局说明无法读取：%v（OCFL 1.1 E070）", err)
		return
	}
	for _, key := range []string{"extension", "description"} {
		at := slices.IndexFunc(list, func(m member) bool { return m.key == key })
		if at < 0 {
			r.add(source.ArchiveStore, layoutFile, hintRestore, "布局说明缺少键 %q（OCFL 1.1 E070）", key)
		} else if s, ok := text(list[at].value); ok && key == "extension" && s == layoutName && !v.flat {
			r.add(source.ArchiveStore, layoutConfig, hintRestore, "布局的参数或登记簿 %s 缺失或有改动，无法再归档", registerName)
		}
	}
}

// extensions allows folders of extensions only, and advises against unknown ones.
func (v *verifier) extensions(r *report) {
	entries, err := v.store.disk.list(extensionsName)
	if err != nil {
		return // optional
	}
	for _, e := range entries {
		name := path.Join(extensionsName, e.Name())
		switch {
		case !e.IsDir():
			r.add(source.ArchiveExtra, name, hintExtra, "extensions 中只能有扩展的文件夹（OCFL 1.1 E112）")
		case name != stagingName && !isRegistered(e.Name()):
			r.add(source.ArchiveAdvice, name, "改用已登记的扩展名", "扩展名未在 OCFL 登记（OCFL 1.1 W016）")
		}
		if inside, err := v.store.disk.list(name); err == nil && len(inside) == 0 && name != stagingName {
			r.add(source.ArchiveExtra, name, hintExtra, "空文件夹（OCFL 1.1 E073）")
		}
	}
}

// isRegistered tells whether a name has the form of the registered extensions:
// four digits and a title. The register itself grows; its form does not.
func isRegistered(name string) bool {
	digits, title, ok := strings.Cut(name, "-")
	return ok && len(digits) == 4 && strings.Trim(digits, "0123456789") == "" && title != ""
}

// readRegister reads the register and notices items that are gone as a whole.
func (v *verifier) readRegister(r *report, folders []string) {
	data, err := v.store.disk.read(registerName, maxRegister)
	if err != nil {
		r.unreadable(registerName, err)
		return
	}
	lines, whole, bad := parseRegister(data)
	if bad > 0 {
		r.add(source.ArchiveChanged, registerName, hintRestore, "登记簿第 %d 行不是登记的形式，被改动过", bad)
	}
	if whole < len(data) {
		r.add(source.ArchiveUnfinished, registerName, hintFinish, "登记簿最后一行不完整")
	}
	v.register = map[string][]registered{}
	for _, line := range lines {
		v.register[line.folder] = append(v.register[line.folder], line)
	}
	for folder, lines := range v.register {
		if v.pending.folder == folder && v.pending.version == 1 {
			continue
		}
		if _, found := slices.BinarySearch(folders, folder); !found {
			last := slices.MaxFunc(lines, func(a, b registered) int { return cmp.Compare(a.version, b.version) })
			(&report{r.findings, idPrefix + folder}).add(source.ArchiveMissing, folder, "从备份恢复整个文件夹",
				"登记簿中有这一件的 %d 个版本，档案库中整件缺失", last.version)
		}
	}
}
