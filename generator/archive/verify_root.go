package archive

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

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
	if v.flat {
		v.strangers(r)
	}
	return folders
}

// strangers names the files of the root that are not the store's. The standard has
// readers ignore them, so they are no error.
func (v *verifier) strangers(r *report) {
	entries, err := v.store.disk.list(".")
	if err != nil {
		return // reported
	}
	for _, e := range entries {
		switch e.Name() {
		case readmeFile, layoutFile, registerName, lockName, rootDeclaration:
		default:
			if e.Type().IsRegular() && !strings.HasPrefix(e.Name(), "0=") {
				r.add(source.ArchiveAdvice, e.Name(), hintExtra, "档案库的文件夹中多出这个文件，不属于任何一件")
			}
		}
	}
}

// ownFiles holds the files of the store itself against the register.
func (v *verifier) ownFiles(r *report, register []byte) {
	known := map[string]bool{}
	for line := range bytes.Lines(register) {
		if digest, name, ok := parseOwn(strings.TrimSuffix(string(line), "\n")); ok {
			known[name] = true
			v.ownFile(r, name, digest)
		}
	}
	for line := range bytes.Lines(firstLines()) {
		if _, name, _ := parseOwn(strings.TrimSuffix(string(line), "\n")); v.flat && !known[name] {
			r.add(source.ArchiveChanged, registerName, hintRestore, "登记簿缺少 %s 的一行", name)
		}
	}
}

func (v *verifier) ownFile(r *report, name, digest string) {
	data, err := v.store.disk.read(name, maxSmall)
	switch {
	case isMissing(err):
		r.add(source.ArchiveMissing, name, hintRestore, "登记簿中有这个文件，档案库中没有")
	case err != nil:
		r.unreadable(name, err)
	case sum512(data) == digest:
	case bytes.Contains(firstLines(), []byte(ownLine(name, data))): // as this program writes it
		r.add(source.ArchiveChanged, registerName, hintRestore, "登记簿中 %s 的摘要被改动过", name)
	default:
		r.add(source.ArchiveChanged, name, hintRestore, "内容与登记簿不符，被改动过")
	}
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
	v.ownFiles(r, data[:whole])
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
