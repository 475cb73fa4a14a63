//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/selfeval/selfeval/generator/sample"
)

// TestNoReports: pipes, devices and loops among the data keep nothing up.
func TestNoReports(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	if err := sample.Write(dir, 2); err != nil {
		t.Fatal(err)
	}
	for _, link := range [][2]string{{"/dev/zero", "endless.toml"}, {".", "loop"}, {"..", "up.toml"}} {
		if err := os.Symlink(link[0], filepath.Join(dir, "2020", link[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "2020", "pipe.toml"), 0o644); err != nil {
		t.Fatal(err)
	}
	files, err := dataFiles([]string{dir})
	if err != nil || len(files) != 2 {
		t.Error(files, err)
	}
}
