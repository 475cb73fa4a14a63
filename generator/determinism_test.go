package generator_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/judge"
	"github.com/selfeval/selfeval/generator/judge/example"
)

// TestHashes pins the bytes of the examples: whatever machine builds them, they
// are these. After a wanted change: SELFEVAL_UPDATE=1 go test ./generator.
func TestHashes(t *testing.T) {
	var got strings.Builder
	for _, r := range example.Reports(t) {
		if r.Variant != example.Plain {
			continue
		}
		for _, f := range []struct {
			ending string
			data   []byte
		}{{"docx", r.DOCX}, {"pdf", r.PDF}} {
			sum := sha256.Sum256(f.data)
			fmt.Fprintf(&got, "%s  %s.%s\n", hex.EncodeToString(sum[:]), r.Name, f.ending)
		}
	}
	golden := "testdata/hashes.txt"
	if os.Getenv("SELFEVAL_UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Error(diff)
	}
}

// TestSameBytesEverywhere is the gate of determinism. The program itself, built
// as a user builds it, makes the examples in another folder, time zone, locale
// and number of cores, under another umask, for another processor; all of it has
// to be what the library makes here, whose bytes TestHashes pins. Only the name
// of the program, which is part of the bytes, differs between the two tests.
func TestSameBytesEverywhere(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED in short mode: the program is not built")
	}
	root := judge.Root(t)
	program := build(t, root, "here", nil)
	version, err := exec.Command(program, "version").Output()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]byte{}
	for _, name := range example.Names {
		r, err := generator.Build(example.Input(t, name), generator.Options{
			Fonts: example.Fonts(t, true), Program: strings.TrimSpace(string(version)), DOCX: true, PDF: true,
		})
		if err != nil {
			t.Fatal(err)
		}
		want[r.Document.Meta.Title+".docx"], want[r.Document.Meta.Title+".pdf"] = r.DOCX, r.PDF
	}

	elsewhere := filepath.Join(t.TempDir(), "另一个 文件夹")
	for _, dir := range []string{"data", "fonts/companion"} {
		if err := os.CopyFS(filepath.Join(elsewhere, dir), os.DirFS(filepath.Join(root, dir))); err != nil {
			t.Fatal(err)
		}
	}
	for _, run := range []struct {
		name, dir, umask string
		env              []string
	}{
		{"as it is", root, "022", nil},
		{"New York, Turkish, one core", root, "077", []string{"TZ=America/New_York", "LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8", "GOMAXPROCS=1"}},
		{"another folder, eight cores", elsewhere, "002", []string{"TZ=Asia/Shanghai", "LC_ALL=C", "GOMAXPROCS=8"}},
		{"a day ahead, no home", elsewhere, "022", []string{"TZ=Pacific/Kiritimati", "HOME=/nonexistent"}},
	} {
		t.Run(run.name, func(t *testing.T) {
			compare(t, want, made(t, run.dir, run.umask, run.env, program))
		})
	}
	t.Run("arm64", func(t *testing.T) {
		emulator, err := exec.LookPath("qemu-aarch64-static")
		if err != nil {
			judge.Absent(t, "qemu-aarch64-static (Debian: qemu-user-static)")
		}
		foreign := build(t, root, "arm64", []string{"GOOS=linux", "GOARCH=arm64"})
		compare(t, want, made(t, root, "022", nil, emulator, foreign))
	})
}

// build builds the program and returns its path.
func build(t *testing.T, root, name string, env []string) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "selfeval-"+name)
	cmd := exec.Command("go", "build", "-o", program, "./cmd/selfeval")
	cmd.Dir, cmd.Env = root, append(append(os.Environ(), "CGO_ENABLED=0"), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

// made runs the program over data/2020 in a folder and returns the reports by name.
func made(t *testing.T, dir, umask string, env []string, program ...string) map[string][]byte {
	t.Helper()
	out := t.TempDir()
	shell := judge.Program(t, "", "sh")
	args := append([]string{"-c", `umask "$0"; exec "$@"`, umask}, program...)
	cmd := exec.Command(shell, append(args, "build", "data/2020", "-o", out)...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	files, err := filepath.Glob(filepath.Join(out, "2020", "*"))
	if err != nil {
		t.Fatal(err)
	}
	reports := map[string][]byte{}
	for _, file := range files {
		if reports[filepath.Base(file)], err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	return reports
}

func compare(t *testing.T, want, got map[string][]byte) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
	for name, data := range want {
		if !bytes.Equal(got[name], data) {
			t.Errorf("%s: other bytes (%d of them, here %d)", name, len(got[name]), len(data))
		}
	}
}
