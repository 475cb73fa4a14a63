package font

import (
	"io/fs"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/source"
)

// Config is what [NewSet] chooses from. Folders are given in, so that the set
// depends on nothing but its configuration; system fonts are never looked at
// unless a caller passes their folder.
type Config struct {
	Bundled    []Bundled             // the program's own fonts and its companions
	Companions []Folder              // where companions may lie; the first sound file counts
	Pack       Folder                // the pack's fonts folder; the zero Folder is none
	User       Folder                // the user's, when asked for; the zero Folder is none
	Files      [doc.RoleCount]Wanted // files asked for by name; they must be in User or Pack
}

// Bundled is a font that the program ships: inside it, or beside it as a companion.
type Bundled struct {
	File    string // without folder
	Family  string
	Role    doc.Role
	Rare    bool   // serves no role but whatever others lack from U+20000 on; Data is zstd
	SHA256  string // of the file, hex
	Licence string
	Data    []byte // the embedded file; nil for a companion
}

// Folder is a folder with font files; subfolders are not looked into.
type Folder struct {
	Name string // for people
	FS   fs.FS
}

// Wanted is a file that somebody asked for by name.
type Wanted struct {
	File string       // "" when nobody did
	At   source.Place // where it is asked for
}
