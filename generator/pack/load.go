package pack

import (
	"io/fs"
	"path"

	"github.com/selfeval/selfeval/generator/source"
)

// ReadScheme reads the scheme.toml of the pack in folder dir of packs. It is
// nil if there is none that can be read.
func ReadScheme(packs fs.FS, dir string, out *source.Findings) *Scheme {
	name := path.Join(dir, "scheme.toml")
	if _, err := fs.Stat(packs, name); err != nil {
		out.Add(source.PackMissing, source.Place{File: name}, "", "没有这个模板，或模板缺少 scheme.toml", "可用的模板："+list(packs))
		return nil
	}
	file, found := source.Read(packs, name, name, 0)
	out.Append(found...)
	if file == nil {
		return nil
	}
	node, found := source.Parse(file)
	out.Append(found...)
	if node == nil {
		return nil
	}
	return LoadScheme(node, out)
}

// list names the packs of a folder.
func list(packs fs.FS) string {
	entries, _ := fs.ReadDir(packs, ".")
	names := ""
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		if names != "" {
			names += "、"
		}
		names += e.Name()
	}
	return names
}
