package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/pack"
)

// archived is an archived report as an input: its own data with its own pack, in
// memory.
func archived(files map[string][]byte) (in generator.Input, m generator.Manifest, err error) {
	if err := json.Unmarshal(files[generator.ManifestName], &m); err != nil {
		return in, m, fmt.Errorf("%s 读不懂（%w）", generator.ManifestName, err)
	}
	data, packs := fstest.MapFS{}, fstest.MapFS{}
	for name, content := range files {
		if rest, ok := strings.CutPrefix(name, itemData); ok {
			data[rest] = &fstest.MapFile{Data: content}
		}
		if rest, ok := strings.CutPrefix(name, itemPack); ok {
			packs[rest] = &fstest.MapFile{Data: content}
		}
	}
	return generator.Input{Root: data, Path: m.Data, Packs: pack.NewLibrary(packs, "", nil), Pack: m.Pack.Name}, m, nil
}
