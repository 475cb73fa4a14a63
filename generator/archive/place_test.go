package archive

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPlace: all or nothing, and nothing of anybody else's is touched.
func TestPlace(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "新")
	good := []File{{Path: "a/b/一.txt", Data: []byte("1")}, {Path: "a/二.txt", Data: []byte("2")}}
	for name, bad := range map[string]File{
		"too long for a disk":     {Path: "a/" + strings.Repeat("长", 100), Data: []byte("3")},
		"below a file":            {Path: "a/二.txt/三", Data: []byte("3")},
		"out of the folder":       {Path: "a/../../三", Data: []byte("3")},
		"the same name once more": {Path: "a/二.txt", Data: []byte("3")},
	} {
		if err := Place(dir, append(good[:2:2], bad)); err == nil {
			t.Errorf("%s: no error", name)
		}
		if _, err := os.Lstat(dir); !errors.Is(err, os.ErrNotExist) && name != "out of the folder" {
			t.Errorf("%s: something is left: %v", name, err)
		}
		_ = os.RemoveAll(dir)
	}
	if err := os.MkdirAll(filepath.Join(dir, "a"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(parent, filepath.Join(dir, "out")); err != nil {
		t.Skip(err)
	}
	err := Place(dir, append(good[:2:2], File{Path: "out/三", Data: []byte("3")}))
	if err == nil {
		t.Error("a link led out of the folder")
	}
	if _, err := os.Lstat(filepath.Join(parent, "三")); err == nil {
		t.Error("written outside")
	}
	if list, _ := os.ReadDir(filepath.Join(dir, "a")); len(list) != 0 {
		t.Errorf("left: %v", list)
	}
	if err := Place(dir, good); err != nil {
		t.Error(err)
	}
	if err := Place(dir, good); !errors.Is(err, ErrNotEmpty) {
		t.Error(err)
	}
}
