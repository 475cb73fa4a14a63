package font

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/source"
)

// NewSet chooses a face for every role: the file asked for by name, else one
// that is recognised in the user's folder, in the pack's, a companion, the
// program's own. What cannot be used is reported, and the next in order serves.
// The error says that the program's own fonts are broken.
//
// Nothing is read that does not serve: a companion that a user's font replaces
// stays closed, and rare characters are decoded when one is met.
func NewSet(c Config) (*Set, []source.Finding, error) {
	b := builder{config: c}
	b.chooseNamed()
	b.chooseRecognised(c.User, FromUser)
	b.chooseRecognised(c.Pack, FromPack)
	b.chooseCompanions()
	if err := b.chooseEmbedded(); err != nil {
		return nil, nil, err
	}
	return b.set(), b.findings.List(), nil
}

// choice is a face and where it comes from.
type choice struct {
	face    *Face
	licence string
	origin  Origin
}

// builder makes one Set.
type builder struct {
	config   Config
	chosen   [doc.RoleCount + 1]choice // the last: the user's font of rare characters
	own      choice                    // the embedded 宋体, which has every common character
	rare     *rare
	findings source.Findings
}

// chooseNamed takes the files that are asked for by name.
func (b *builder) chooseNamed() {
	for role, wanted := range b.config.Files {
		if wanted.File == "" {
			continue
		}
		found := false
		for _, from := range []struct {
			folder Folder
			origin Origin
		}{{b.config.User, FromUser}, {b.config.Pack, FromPack}} {
			if !from.folder.exists() || !fs.ValidPath(wanted.File) {
				continue
			}
			if _, err := fs.Stat(from.folder.FS, wanted.File); err != nil {
				continue
			}
			found = true
			b.load(candidate{role: role, file: wanted.File}, from.folder, from.origin, wanted.At)
			break
		}
		if !found {
			b.findings.Add(source.FontMissing, wanted.At, "", fmt.Sprintf("找不到%s字体文件“%s”", roleNames[role].label, wanted.File),
				"请把该文件放进 --fonts 指定的文件夹或模板包的 fonts 文件夹，或删去这一项")
		}
	}
}

// chooseRecognised takes what a folder has for roles that are still open.
func (b *builder) chooseRecognised(folder Folder, origin Origin) {
	if folder.FS == nil {
		return
	}
	at := source.Place{File: folder.Name}
	candidates, err := folder.candidates()
	switch {
	case errors.Is(err, fs.ErrNotExist) && origin == FromPack:
		return // a pack need not bring fonts
	case err != nil:
		b.findings.Add(source.FontMissing, at, "", "无法读取字体文件夹："+reason(err), "请检查 --fonts 指定的路径")
		return
	case len(candidates) == 0 && origin == FromUser && !b.namedFrom(FromUser):
		b.findings.Add(source.FontsUnused, at, "", "字体文件夹中没有能识别的字体",
			"按文件名或字体名识别仿宋、楷体、黑体、小标宋、宋体，如 simfang.ttf、simkai.ttf、simhei.ttf、FZXBSJW.TTF、simsun.ttc")
	}
	for _, c := range candidates {
		if b.chosen[c.role].face == nil {
			b.load(c, folder, origin, source.Place{File: folder.path(c.file)})
		}
	}
}

// namedFrom reports whether a file asked for by name came from there.
func (b *builder) namedFrom(origin Origin) bool {
	for _, c := range b.chosen {
		if c.face != nil && c.origin == origin {
			return true
		}
	}
	return false
}

// load reads a user's or a pack's file for a role; a face that cannot be used is
// a finding.
func (b *builder) load(c candidate, folder Folder, origin Origin, at source.Place) {
	data, err := readFile(folder.FS, c.file)
	if err == nil {
		var f *Face
		if f, err = Parse(data, c.file, c.index); err == nil {
			b.chosen[c.role] = choice{face: f, origin: origin}
			return
		}
	}
	code, hint := source.FontUnreadable, "请换一个完好的 .ttf 或 .ttc 文件"
	switch {
	case errors.Is(err, ErrOutlines):
		code, hint = source.FontOutlines, "请换用同一字体的 TrueType 版本（多为 .ttf 或 .ttc 文件）"
	case errors.Is(err, ErrRestricted):
		code, hint = source.FontRestricted, "归档文件必须嵌入字体，请换用允许嵌入的字体"
	}
	b.findings.Add(code, at, "", fmt.Sprintf("字体文件“%s”不能使用：%s", c.file, reason(err)), hint)
}

// reason is an error for people; the usual ones of the file system in Chinese.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "不存在"
	case errors.Is(err, fs.ErrPermission):
		return "没有读取权限"
	}
	return err.Error()
}

// chooseCompanions reads the companions for roles that are still open, side by
// side, since hashing them takes longer than all the rest.
func (b *builder) chooseCompanions() {
	type loaded struct {
		face     *Face
		findings source.Findings
	}
	results := make([]loaded, len(b.config.Bundled))
	var group sync.WaitGroup
	for i, file := range b.config.Bundled {
		if file.Data == nil && b.chosen[file.Role].face == nil {
			group.Go(func() { results[i].face = companion(b.config.Companions, file, &results[i].findings) })
		}
	}
	group.Wait()
	for i, file := range b.config.Bundled {
		b.findings.Append(results[i].findings.List()...)
		if f := results[i].face; f != nil && b.chosen[file.Role].face == nil {
			b.chosen[file.Role] = choice{f, file.Licence, FromCompanion}
		}
	}
}

// companion finds a companion in the folders where it may lie. Only the very
// file that the provenance table names counts: a folder of this name may be
// anybody's.
func companion(folders []Folder, file Bundled, findings *source.Findings) *Face {
	for _, folder := range folders {
		if folder.FS == nil {
			continue
		}
		data, err := readFile(folder.FS, file.File)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		at := source.Place{File: folder.path(file.File)}
		const hint = "请用发布包中的原文件覆盖；自己的字体请放进 --fonts 指定的文件夹"
		if err != nil {
			findings.Add(source.CompanionAltered, at, "", "附带字体无法读取，未采用："+reason(err), hint)
			continue
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != file.SHA256 {
			findings.Add(source.CompanionAltered, at, "", "附带字体与发布的文件不一致，未采用", hint)
			continue
		}
		f, err := parse(data, file.File, 0, file.SHA256)
		if err != nil {
			findings.Add(source.CompanionAltered, at, "", "附带字体不能使用，未采用："+reason(err), hint)
			continue
		}
		return f
	}
	return nil
}

// chooseEmbedded fills the roles that are still open from the program itself.
// Its 宋体 is always read: it fills gaps of all others.
func (b *builder) chooseEmbedded() error {
	for _, file := range b.config.Bundled {
		switch {
		case file.Data == nil:
			continue
		case file.Rare:
			b.rare = &rare{file: file}
			continue
		case file.Role != doc.Song && b.chosen[file.Role].face != nil:
			continue
		}
		f, err := parse(file.Data, file.File, 0, file.SHA256)
		if err != nil {
			return fmt.Errorf("程序自带的字体 %s 损坏：%w", file.File, err)
		}
		c := choice{f, file.Licence, FromProgram}
		if file.Role == doc.Song {
			b.own = c
		}
		if b.chosen[file.Role].face == nil {
			b.chosen[file.Role] = c
		}
	}
	if b.own.face == nil {
		return errors.New("程序没有自带宋体")
	}
	return nil
}
