package fonts

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

func table(t testing.TB) []File {
	t.Helper()
	list, err := Provenance()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Every file is byte for byte the one that the provenance table describes.
func TestHashes(t *testing.T) {
	for _, f := range table(t) {
		data, err := os.ReadFile(f.Path)
		if err != nil {
			t.Error(err)
			continue
		}
		if len(data) != f.Bytes || sum(data) != f.SHA256 {
			t.Errorf("%s: %d bytes, SHA-256 %s; the table says %d, %s", f.Path, len(data), sum(data), f.Bytes, f.SHA256)
		}
		if f.Embedded && sum(embedded()[f.Path]) != f.SHA256 {
			t.Errorf("%s: the embedded file is another", f.Path)
		}
		if strings.HasSuffix(f.Path, ".otf") && f.SHA256 != f.Source.SHA256 {
			t.Errorf("%s: an original that differs from its source", f.Path)
		}
		if f.RawSHA256 == "" {
			continue
		}
		reader, err := zstd.NewReader(nil)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := reader.DecodeAll(data, nil)
		reader.Close()
		if err != nil || len(raw) != f.RawBytes || sum(raw) != f.RawSHA256 {
			t.Errorf("%s: inside are %d bytes, SHA-256 %s (%v)", f.Path, len(raw), sum(raw), err)
		}
	}
}

// No font file lies here without an entry, and every entry is complete.
func TestTableIsComplete(t *testing.T) {
	var listed []string
	for _, f := range table(t) {
		listed = append(listed, f.Path)
		p := f.Package
		if f.Family == "" || f.Licence == "" || len(f.Copyright) == 0 || p.Kind == "" || p.Name == "" || p.Version == "" ||
			len(p.SHA256) != 64 || f.Source.File == "" || len(f.Source.SHA256) != 64 {
			t.Errorf("%s: entry is incomplete: %+v", f.Path, f)
		}
		if changed := f.SHA256 != f.Source.SHA256; changed != (len(f.Changes) > 0) || changed != (f.Modified != "") {
			t.Errorf("%s: changed %v, but modified %q, changes %q", f.Path, changed, f.Modified, f.Changes)
		}
		if _, err := os.Stat(f.LicenceFile); err != nil {
			t.Error(err)
		}
		if !f.Embedded && path.Dir(f.Path) != "companion" {
			t.Errorf("%s: a companion outside its folder", f.Path)
		}
	}
	var present []string
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, _ fs.DirEntry, err error) error {
		if slices.Contains([]string{".ttf", ".otf", ".zst", ".ttc"}, path.Ext(name)) {
			present = append(present, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(listed)
	slices.Sort(present)
	if !slices.Equal(listed, present) {
		t.Errorf("in the table: %v\nin the folder: %v", listed, present)
	}
}

// GPL fonts stay beside the program: what is embedded is free of it.
func TestNothingUnderGPLIsEmbedded(t *testing.T) {
	data := embedded()
	for _, f := range table(t) {
		gpl := strings.Contains(f.Licence, "GPL")
		if _, ok := data[f.Path]; ok != f.Embedded || f.Embedded == gpl {
			t.Errorf("%s: licence %s, embedded %v, in the table %v", f.Path, f.Licence, ok, f.Embedded)
		}
	}
}

// The notice beside the companions gives the date of change that the table gives (GPL-3, 5a).
func TestNotice(t *testing.T) {
	text, err := os.ReadFile("companion/NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range table(t) {
		if f.Embedded {
			continue
		}
		for _, want := range []string{f.Name(), f.Modified} {
			if !strings.Contains(string(text), want) {
				t.Errorf("NOTICE does not mention %s", want)
			}
		}
	}
	copying, err := os.ReadFile("companion/COPYING")
	if err != nil || !strings.Contains(string(copying), "As a special exception, if you create a document which uses this font") {
		t.Errorf("COPYING lacks the font exception (%v)", err)
	}
}

func TestLicences(t *testing.T) {
	list, err := Licences()
	if err != nil {
		t.Fatal(err)
	}
	var covered []string
	for _, l := range list {
		covered = append(covered, l.Fonts...)
		for _, f := range table(t) {
			if !slices.Contains(l.Fonts, f.Path) {
				continue
			}
			for _, line := range f.Copyright {
				if !strings.Contains(l.Text, line) {
					t.Errorf("%s: licence text lacks %q", f.Path, line)
				}
			}
		}
	}
	if want := []string{"SelfevalSong.ttf", "SelfevalTitle.ttf", "SelfevalHei.ttf", "SelfevalKai.ttf", "SelfevalRare.ttf.zst"}; !slices.Equal(covered, want) {
		t.Errorf("licences cover %v, want %v", covered, want)
	}
}

func TestBundled(t *testing.T) {
	list, err := Bundled()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, b := range list {
		names = append(names, b.File)
		if b.Rare != (b.File == "SelfevalRare.ttf.zst") || (b.Data == nil) != strings.HasPrefix(b.File, "Fandol") {
			t.Errorf("%s: rare %v, %d bytes", b.File, b.Rare, len(b.Data))
		}
	}
	if want := "SelfevalSong.ttf SelfevalTitle.ttf SelfevalHei.ttf SelfevalKai.ttf SelfevalRare.ttf.zst FandolFang.ttf FandolKai.ttf"; strings.Join(names, " ") != want {
		t.Errorf("bundled: %v", names)
	}
}
