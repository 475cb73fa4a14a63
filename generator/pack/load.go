package pack

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"
	"path"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/source"
)

// The files of a pack. Only style.toml may be missing.
const (
	settingsFile = "pack.toml"
	schemeFile   = "scheme.toml"
	outlineFile  = "report.md"
	formsFile    = "forms.toml"
	styleFile    = "style.toml"
)

// Load reads and checks the pack in folder dir of packs. Shown is put before
// file names in findings. The result is nil only if there is no such pack.
func Load(packs fs.FS, dir, shown string, out *source.Findings) *Pack {
	if _, err := fs.Stat(packs, path.Join(dir, settingsFile)); err != nil || !fs.ValidPath(dir) {
		out.Add(source.PackMissing, source.Place{File: path.Join(shown, dir)}, "", "没有“"+dir+"”这个模板，或它缺少 pack.toml", "可用的模板："+list(packs))
		return nil
	}
	var found source.Findings
	l := loader{packs: packs, dir: dir, shown: shown, out: &found, pack: &Pack{Style: doc.GBT9704()}, hash: sha256.New()}
	if n := l.toml(settingsFile, true); n != nil {
		source.Bind(n, &l.pack.Settings, l.out)
		l.settings()
	}
	if n := l.scheme(); n != nil {
		l.pack.Scheme = LoadScheme(n, l.out)
	}
	if n := l.toml(formsFile, true); n != nil {
		l.pack.Forms = LoadForms(n, l.out)
	}
	if n := l.toml(styleFile, false); n != nil {
		LoadStyle(n, l.pack.Style, l.out)
	}
	if f := l.read(outlineFile, true); f != nil {
		source.CheckText(f, l.out)
		l.pack.Outline = ReadOutline(f, l.out)
		l.pack.resolve(l.out)
	}
	l.pack.check(l.out)
	l.pack.Sound = found.Errors() == 0
	l.pack.Digest = hex.EncodeToString(l.hash.Sum(nil))
	out.Append(found.List()...)
	return l.pack
}

type loader struct {
	packs      fs.FS
	dir, shown string
	out        *source.Findings
	pack       *Pack
	hash       hash.Hash // over the names and bytes of the pack's files
}

// scheme reads scheme.toml. A pack that scores nothing has none.
func (l *loader) scheme() *source.Node {
	if l.pack.KindOf().Scored {
		return l.toml(schemeFile, true)
	}
	if _, err := fs.Stat(l.packs, path.Join(l.dir, schemeFile)); err == nil {
		l.out.Add(source.BadScheme, source.Place{File: path.Join(l.shown, l.dir, schemeFile)}, "", "“"+l.pack.KindOf().Title+"”的模板不计分，不用 scheme.toml", "删去它")
	}
	return nil
}

func (l *loader) read(name string, required bool) *source.File {
	inside := path.Join(l.dir, name)
	if _, err := fs.Stat(l.packs, inside); err != nil && !required {
		return nil
	}
	file, found := source.Read(l.packs, inside, path.Join(l.shown, inside), 0)
	l.out.Append(found...)
	if file != nil {
		fmt.Fprintf(l.hash, "%s %d\n%s", name, len(file.Text), file.Text)
		l.pack.Files = append(l.pack.Files, File{name, file.Text})
	}
	return file
}

func (l *loader) toml(name string, required bool) *source.Node {
	file := l.read(name, required)
	if file == nil {
		return nil
	}
	node, found := source.Parse(file)
	l.out.Append(found...)
	source.CheckCharacters(node, l.out)
	return node
}

// List names the packs of a folder of packs, in order.
func List(packs fs.FS) []string {
	entries, _ := fs.ReadDir(packs, ".")
	var names []string
	for _, e := range entries {
		if _, err := fs.Stat(packs, path.Join(e.Name(), settingsFile)); err == nil && e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// list is List in words.
func list(packs fs.FS) string {
	names := ""
	for _, n := range List(packs) {
		if names != "" {
			names += "、"
		}
		names += n
	}
	return names
}
