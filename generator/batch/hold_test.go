package batch

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHold: one at a time, whole files, nothing outside.
func TestHold(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	h, err := Hold(dir)
	if err != nil {
		t.Fatal(err)
	}
	var busy *OutputError
	if _, err := Hold(dir); !errors.As(err, &busy) || !strings.Contains(err.Error(), "另一个 selfeval") {
		t.Error(err)
	}
	if data, err := h.Read("2020/汇总.pdf"); data != nil || err != nil {
		t.Errorf("%q %v", data, err)
	}
	for _, text := range []string{"", "一", "二"} {
		if err := h.Place("2020/汇总.pdf", []byte(text)); err != nil {
			t.Error(err)
		}
		if data, err := h.Read("2020/汇总.pdf"); data == nil || string(data) != text || err != nil {
			t.Errorf("%q %v", data, err)
		}
	}
	name := filepath.Join(dir, "2020", "汇总.pdf")
	before, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Place("2020/汇总.pdf", []byte("二")); err != nil {
		t.Error(err)
	}
	if after, err := os.Stat(name); err != nil || !os.SameFile(before, after) {
		t.Errorf("the same content was written again: %v", err)
	}
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "2021")); err != nil {
		t.Skip(err)
	}
	if err := h.Place("2021/x", []byte("x")); !errors.As(err, &busy) || !strings.Contains(err.Error(), "符号链接") {
		t.Error(err)
	}
	if list, _ := os.ReadDir(outside); len(list) != 0 {
		t.Error(list)
	}
	h.Close()
	if list, _ := os.ReadDir(filepath.Join(dir, hiddenFolder)); len(list) != 1 { // the lock
		t.Error(list)
	}
	again, err := Hold(dir)
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}
