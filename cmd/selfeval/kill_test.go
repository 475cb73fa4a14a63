package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/selfeval/selfeval/generator/sample"
)

// district is a folder of departments and what their reports have to be.
type district struct {
	*testing.T
	dir  string            // holds data and the output folders
	want map[string]string // reports of the data as it is, by name
	old  map[string]string // as it was before the correction, or nil
	took time.Duration     // of an undisturbed run
}

func newDistrict(t *testing.T, departments int) *district {
	d := &district{T: t, dir: t.TempDir()}
	if err := sample.Write(filepath.Join(d.dir, "data"), departments); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	if code, said := d.build("whole"); code != 0 {
		t.Fatalf("exit code %d\n%s", code, said)
	}
	d.took = time.Since(start)
	d.want = d.reports("whole")
	if len(d.want) != 2*departments {
		t.Fatalf("%d files of %d reports", len(d.want), departments)
	}
	return d
}

func (d *district) command(out string, more ...string) *exec.Cmd {
	c := exec.Command("selfeval", append([]string{"build", "data", "-o", out}, more...)...)
	c.Dir = d.dir
	return c
}

func (d *district) build(out string, more ...string) (code int, said string) {
	d.Helper()
	raw, err := d.command(out, more...).CombinedOutput()
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		d.Fatal(err)
	}
	if failed != nil {
		code = failed.ExitCode()
	}
	return code, string(raw)
}

// reports are the files that people see in an output folder.
func (d *district) reports(out string) map[string]string {
	d.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(filepath.Join(d.dir, out), func(p string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // stopped before there was anything
		case err != nil:
			return err
		case e.IsDir() && e.Name() == ".selfeval":
			return filepath.SkipDir
		case !e.IsDir():
			raw, err := os.ReadFile(p)
			files[e.Name()] = string(raw)
			return err
		}
		return nil
	})
	if err != nil {
		d.Fatal(err)
	}
	return files
}

// whole holds every file to be one report or the other, whole.
func (d *district) whole(out string) (n int) {
	d.Helper()
	files := d.reports(out)
	for name, text := range files {
		if text != d.want[name] && (d.old == nil || text != d.old[name]) {
			d.Errorf("%s/%s is not whole: %d bytes", out, name, len(text))
		}
	}
	return len(files)
}

// complete runs once more and holds the folder to what an undisturbed run makes.
func (d *district) complete(out string) {
	d.Helper()
	if code, said := d.build(out); code != 0 {
		d.Errorf("%s: exit code %d\n%s", out, code, said)
	}
	files := d.reports(out)
	for name, text := range d.want {
		if files[name] != text {
			d.Errorf("%s/%s differs", out, name)
		}
	}
	if len(files) != len(d.want) {
		d.Errorf("%s: %d files, want %d", out, len(files), len(d.want))
	}
	if _, err := os.Stat(filepath.Join(d.dir, out, ".selfeval", "tmp")); err == nil {
		d.Errorf("%s: temporary files are left", out)
	}
	record, err := os.ReadFile(filepath.Join(d.dir, out, ".selfeval", "record.jsonl"))
	if err != nil || bytes.Count(record, []byte("\n")) != len(d.want)/2 {
		d.Errorf("%s: the record is not in order: %v", out, err)
	}
}

// correct changes a line that all reports print.
func (d *district) correct() {
	d.Helper()
	files, err := filepath.Glob(filepath.Join(d.dir, "data", "2020", "*", "district.toml"))
	if err != nil || files == nil {
		d.Fatal("no district files", err)
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			d.Fatal(err)
		}
		if err := os.WriteFile(name, bytes.Replace(raw, []byte("部门整体支出绩效自评工作"), []byte("部门整体绩效自评工作"), 1), 0o666); err != nil {
			d.Fatal(err)
		}
	}
	d.old = d.want
	if code, said := d.build("corrected"); code != 0 {
		d.Fatalf("exit code %d\n%s", code, said)
	}
	d.want = d.reports("corrected")
	for name, text := range d.want {
		if d.old[name] == text {
			d.Fatalf("%s does not show the correction", name)
		}
	}
}

// TestKilled: kill −9 at any moment leaves whole files or none, and the next run
// goes on to the very bytes of an undisturbed one; from nothing, and when a
// correction is on its way into reports that are there.
func TestKilled(t *testing.T) {
	rounds, departments := 20, 60
	if testing.Short() {
		rounds, departments = 4, 8
	}
	d := newDistrict(t, departments)
	moments := rand.New(rand.NewPCG(1, 2))
	kill := func(out string) {
		c := d.command(out)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		at := time.Duration(moments.Int64N(int64(d.took)))
		time.Sleep(at)
		c.Process.Kill()
		c.Wait()
		t.Logf("%s: killed after %v, %d files", out, at.Round(time.Millisecond), d.whole(out))
	}
	for i := range rounds / 2 {
		out := "new" + string(rune('a'+i))
		kill(out)
		if i%3 == 0 {
			kill(out) // and again while it goes on
		}
		d.complete(out)
	}
	d.correct()
	for i := range rounds / 2 {
		out := "old" + string(rune('a'+i))
		if err := os.CopyFS(filepath.Join(d.dir, out), os.DirFS(filepath.Join(d.dir, "whole"))); err != nil {
			t.Fatal(err)
		}
		kill(out)
		d.complete(out)
	}
}

// begun waits until a build has written something.
func (d *district) begun(out string) {
	d.Helper()
	for range 1000 {
		if list, _ := filepath.Glob(filepath.Join(d.dir, out, "2020", "*.pdf")); list != nil {
			return
		}
		time.Sleep(2 * time.Millisecond)
	}
	d.Fatal("nothing is written")
}

// TestInterrupted: Ctrl-C ends with what is done kept.
func TestInterrupted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signal can be sent to a single process")
	}
	d := newDistrict(t, 40)
	c := d.command("out")
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	d.begun("out")
	c.Process.Signal(os.Interrupt)
	c.Wait()
	if code := c.ProcessState.ExitCode(); code != exitInterrupted || !strings.Contains(said.String(), "已中断：") {
		t.Errorf("exit code %d\n%s", code, said.String())
	}
	n := d.whole("out")
	if n == 0 || n == len(d.want) || n%2 != 0 {
		t.Errorf("%d files of %d", n, len(d.want))
	}
	_, text := d.build("out")
	if want := "没有变化" + strconv.Itoa(n/2) + "份"; !strings.Contains(text, want) {
		t.Errorf("no %q in the next run's\n%s", want, text)
	}
	d.complete("out")
}

// TestTwoAtOnce: the second run is refused; neither spoils anything.
func TestTwoAtOnce(t *testing.T) {
	d := newDistrict(t, 20)
	first := d.command("out")
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	d.begun("out")
	code, said := d.build("out")
	if err := first.Wait(); err != nil {
		t.Errorf("first run: %v", err)
	}
	if code != exitOutput || !strings.Contains(said, "另一个 selfeval 正在往“out”里写") {
		t.Errorf("second run: exit code %d\n%s", code, said)
	}
	d.complete("out")
}

// TestWatch: a saved file is built again, a broken one is told and waited for.
func TestWatch(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signal can be sent to a single process")
	}
	d := newDistrict(t, 3)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, "selfeval", "build", "data", "-o", "out", "--watch", "--why")
	c.Dir = d.dir
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.Stderr = c.Stdout
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	wait := func() string { // for the end of a build
		said.Reset()
		b := make([]byte, 4096)
		for !strings.Contains(said.String(), "等待改动") {
			n, err := out.Read(b)
			if err != nil {
				t.Fatalf("%v after\n%s", err, said.String())
			}
			said.Write(b[:n])
		}
		return said.String()
	}
	says := func(want string) {
		t.Helper()
		if got := wait(); !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	says("生成3份")
	file := filepath.Join(d.dir, "data", sample.Department(1).Path)
	text := sample.Department(1).Text
	save := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	save(strings.Replace(text, "\"我局\"", "\"本局\"", 1) + "# 一行\n")
	says("没有变化")
	save(text + "\n这不是TOML\n")
	says("失败1份")
	save(text)
	says("失败0份")
	shared := filepath.Join(d.dir, "data", sample.District(0).Path)
	if err := os.WriteFile(shared, []byte(strings.Replace(sample.District(0).Text, "部门整体支出", "部门整体", 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	says("生成3份，没有变化0份")
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	says("已经不在了")
	c.Process.Signal(os.Interrupt)
	if c.Wait(); c.ProcessState.ExitCode() != exitInterrupted {
		t.Errorf("exit code %d", c.ProcessState.ExitCode())
	}
}
