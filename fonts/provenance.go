package fonts

import (
	"fmt"
	"path"

	"github.com/BurntSushi/toml"
)

// File is an entry of the provenance table.
type File struct {
	Path        string   `toml:"path" json:"path"` // within this folder
	Family      string   `toml:"family" json:"family"`
	Role        string   `toml:"role" json:"role"` // fangsong, kai, hei, title, song, rare; "" serves none
	Embedded    bool     `toml:"embedded" json:"embedded"`
	Bytes       int      `toml:"bytes" json:"bytes"`
	SHA256      string   `toml:"sha256" json:"sha256"`
	RawBytes    int      `toml:"raw_bytes" json:"raw_bytes"`   // of a compressed file: what is inside
	RawSHA256   string   `toml:"raw_sha256" json:"raw_sha256"` // the same
	Licence     string   `toml:"licence" json:"licence"`
	LicenceFile string   `toml:"licence_file" json:"licence_file"` // within this folder
	Copyright   []string `toml:"copyright" json:"copyright"`
	Package     Package  `toml:"package" json:"package"`
	Source      Source   `toml:"source" json:"source"`
	Modified    string   `toml:"modified" json:"modified"` // date of our changes; "" when there are none
	Changes     []string `toml:"changes" json:"changes"`
}

// Package is the published package that a font was taken from.
type Package struct {
	Kind    string `toml:"kind" json:"kind"` // npm or deb
	Name    string `toml:"name" json:"name"`
	Version string `toml:"version" json:"version"`
	SHA256  string `toml:"sha256" json:"sha256"`
}

// Source is the file of the package, before any change.
type Source struct {
	File   string `toml:"file" json:"file"`
	SHA256 string `toml:"sha256" json:"sha256"`
}

// Name is the file's name without folder.
func (f File) Name() string { return path.Base(f.Path) }

// Provenance is the table of all font files, embedded and companion.
func Provenance() ([]File, error) {
	var table struct {
		Font []File `toml:"font"`
	}
	if err := toml.Unmarshal(provenance, &table); err != nil {
		return nil, fmt.Errorf("fonts: PROVENANCE.toml: %w", err)
	}
	return table.Font, nil
}

// Licence is the text that the licence of an embedded font asks to travel with it.
type Licence struct {
	Name  string   // as in the table: OFL-1.1
	Fonts []string // paths of the fonts it covers
	Text  string   // copyright notices and licence
}

// Licences are the licence texts of the embedded fonts, each once, in the order
// of the table. The companions' is the file COPYING beside them.
func Licences() ([]Licence, error) {
	table, err := Provenance()
	if err != nil {
		return nil, err
	}
	var list []Licence
	place := make(map[string]int) // by licence file
	for _, f := range table {
		if !f.Embedded {
			continue
		}
		i, ok := place[f.LicenceFile]
		if !ok {
			text, err := licences.ReadFile(f.LicenceFile)
			if err != nil {
				return nil, fmt.Errorf("fonts: %w", err)
			}
			i = len(list)
			place[f.LicenceFile] = i
			list = append(list, Licence{Name: f.Licence, Text: string(text)})
		}
		list[i].Fonts = append(list[i].Fonts, f.Path)
	}
	return list, nil
}
