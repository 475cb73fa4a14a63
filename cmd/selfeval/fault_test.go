//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/selfeval/selfeval/generator/sample"
)

// TestNoSpace: a disk that fills up fails the reports that no longer fit, and
// spoils none; when there is room again, the next run completes the folder.
func TestNoSpace(t *testing.T) {
	d := newDistrict(t, 8)
	small := filepath.Join(d.dir, "small")
	if err := os.Mkdir(small, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", small, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("NOT TESTED: a full disk: a small file system cannot be mounted: %v", err)
	}
	defer syscall.Unmount(small, syscall.MNT_DETACH)
	code, said := d.build("small")
	if code != exitFindings || !strings.Contains(said, "E604") || !strings.Contains(said, "no space left") {
		t.Errorf("exit code %d\n%s", code, said)
	}
	n := d.whole("small")
	if n == 0 || n == len(d.want) {
		t.Fatalf("%d files of %d", n, len(d.want))
	}
	if err := syscall.Mount("tmpfs", small, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	d.complete("small")
}

// TestForbidden: folders and files that the user may not write or read.
func TestForbidden(t *testing.T) {
	dir := t.TempDir()
	open := func(name string, mode os.FileMode) {
		t.Helper()
		if err := os.Chmod(filepath.Join(dir, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := sample.Write(filepath.Join(dir, "data"), 2); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"locked", "year/2020"} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	open("year", 0o777)
	open("locked", 0o555)
	open("year/2020", 0o555)
	program := self(t, dir)
	build := func(data, out string) (int, string) {
		c := exec.Command(program, "build", data, "-o", out)
		c.Dir = dir
		if os.Getuid() == 0 { // root may do anything
			open("..", 0o755)
			open(".", 0o755)
			c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
		raw, _ := c.CombinedOutput()
		return c.ProcessState.ExitCode(), string(raw)
	}
	one := "data/" + sample.Department(0).Path
	for _, c := range []struct {
		data, out string
		code      int
		say       string
	}{
		{one, "locked", exitOutput, "输出文件夹“locked”不能写：permission denied。提示："},
		{one, "locked/below", exitOutput, "不能写"},
		{one, "year", exitOutput, "E604 " + one + ": 写不了year/2020/"},
		{"data", "year", exitFindings, "失败2份"},
	} {
		if code, said := build(c.data, c.out); code != c.code || !strings.Contains(said, c.say) {
			t.Errorf("%s to %s: exit code %d\n%s", c.data, c.out, code, said)
		}
	}
	if list, _ := filepath.Glob(filepath.Join(dir, "year", "2020", "*")); list != nil {
		t.Errorf("written: %v", list)
	}
	open("year/2020", 0o777)
	if code, said := build("data", "year"); code != 0 || !strings.Contains(said, "生成2份") {
		t.Errorf("exit code %d\n%s", code, said)
	}
	open(one, 0)
	if code, said := build(one, "year"); code != exitUnreadable || !strings.Contains(said, "没有读取这个文件的权限") {
		t.Errorf("exit code %d\n%s", code, said)
	}
}

// self is the program where everybody may run it.
func self(t *testing.T, dir string) string {
	t.Helper()
	name, err := exec.LookPath("selfeval")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	name = filepath.Join(dir, "selfeval")
	if err := os.WriteFile(name, raw, 0o755); err != nil {
		t.Fatal(err)
	}
	return name
}
