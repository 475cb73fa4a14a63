package archive

import (
	"bytes"
	"errors"
	"os"
	"syscall"
	"testing"
)

// TestFullDisk fills a small disk with versions until no more fits, and then
// makes room.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if os.Getuid() != 0 {
		t.Skip("SKIPPED: mounting a small disk needs root; TestCutOffAnywhere injects the same failures")
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=600k"); err != nil {
		t.Skipf("SKIPPED: cannot mount a small disk: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	ballast := dir + "/ballast"
	if err := os.WriteFile(ballast, make([]byte, 150<<10), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := Create(dir + "/store")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	item := func(i byte) Item {
		one := sample("局", "")
		one.Files[0].Data = bytes.Repeat([]byte{i}, 90<<10)
		return one
	}
	stored := 0
	for ; err == nil; stored++ {
		_, _, err = s.Add(item(byte(stored)))
	}
	stored-- // the one that failed
	if !errors.Is(err, syscall.ENOSPC) || stored < 2 {
		t.Fatalf("%d versions, then %v", stored, err)
	}
	t.Logf("after %d versions: %v", stored, err)
	whole(t, s)
	if list, err := s.List(); err != nil || list[0].Versions != stored {
		t.Errorf("%+v %v", list, err)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if n := add(t, s, item(byte(stored))); n != stored+1 {
		t.Errorf("version %d", n)
	}
	whole(t, s)
}
