// Package fonts is the set of font files that the program brings along: four
// TrueType fonts and a compressed one for rare characters inside it, two
// companions beside it, and the table of where each came from.
//
// Two decisions keep licences apart. Embedded are only fonts under the SIL Open
// Font License and the like. The companions, FandolFang and FandolKai, are under
// GPL-3 with font exception: they lie in the folder companion, are read at run
// time if they are there, and are never embedded. PROVENANCE.toml has package,
// version, source file, hashes, licence and changes of every file; build/ makes
// all of it anew.
package fonts

import (
	"embed"
	"fmt"

	"github.com/selfeval/selfeval/generator/font"
)

// The embedded fonts. Byte slices and not an embed.FS, which would copy them.
var (
	//go:embed SelfevalSong.ttf
	song []byte
	//go:embed SelfevalTitle.ttf
	title []byte
	//go:embed SelfevalHei.ttf
	hei []byte
	//go:embed SelfevalKai.ttf
	kai []byte
	//go:embed SelfevalRare.ttf.zst
	rare []byte // zstd
)

//go:embed PROVENANCE.toml
var provenance []byte

//go:embed licences
var licences embed.FS

// embedded are the font files by their path in the provenance table.
func embedded() map[string][]byte {
	return map[string][]byte{
		"SelfevalSong.ttf":     song,
		"SelfevalTitle.ttf":    title,
		"SelfevalHei.ttf":      hei,
		"SelfevalKai.ttf":      kai,
		"SelfevalRare.ttf.zst": rare,
	}
}

// Bundled lists the fonts for [font.NewSet]: those embedded with their bytes,
// the companions by name and hash. The bytes are the program's own and must not
// be changed.
func Bundled() ([]font.Bundled, error) {
	table, err := Provenance()
	if err != nil {
		return nil, err
	}
	data := embedded()
	var list []font.Bundled
	for _, f := range table {
		if f.Role == "" {
			continue // an original that only travels with its conversion
		}
		b := font.Bundled{File: f.Name(), Family: f.Family, SHA256: f.SHA256, Licence: f.Licence}
		var ok bool
		if b.Role, ok = font.RoleOf(f.Role); !ok {
			b.Rare = true
		}
		if f.Embedded {
			if b.Data, ok = data[f.Path]; !ok {
				return nil, fmt.Errorf("fonts: %s is not embedded", f.Path)
			}
		}
		list = append(list, b)
	}
	return list, nil
}
