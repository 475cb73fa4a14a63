package archive_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/selfeval/selfeval/generator/archive"
	"github.com/selfeval/selfeval/generator/judge"
)

// sampleStore is a store of three versions in two items.
func sampleStore(t testing.TB) (dir string, s *archive.Store) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "store")
	s, err := archive.Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for i, name := range []string{"甲局", "甲局", "乙局"} {
		_, _, err := s.Add(archive.Item{
			ID: archive.ID(2020, name),
			Files: []archive.File{
				{Path: "报告.pdf", Data: fmt.Appendf(nil, "%%PDF %d", i)}, {Path: "附件/自评表.pdf", Data: []byte("%PDF")},
				{Path: "附件/同.pdf", Data: []byte("%PDF")}, {Path: "data/x.toml", Data: []byte(name)},
			},
			Meta: archive.Metadata{
				Title: name + "绩效自评报告", Unit: name, Year: 2020, Retention: archive.Permanent, Maker: "张三", Contact: "mailto:z@example.cn",
				Program: "selfeval 1.0.0", Time: time.Date(2021, 3, 15, 12, 0, i, 0, time.UTC),
			},
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir, s
}

// TestOutsideReader has an OCFL client of other people, the npm package
// @ocfl/ocfl-fs, read every file of every version. It looks for the package beside
// the node programs on PATH.
func TestOutsideReader(t *testing.T) {
	modules, err := outsideReader()
	if err != nil {
		judge.Absent(t, err.Error())
	}
	dir, s := sampleStore(t)
	var want []string
	list, err := s.List()
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range list {
		for n := 1; n <= item.Versions; n++ {
			files, err := s.Read(item.ID, n)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range files {
				want = append(want, fmt.Sprintf("%s\tv%d\t%s\t%x", item.ID, n, f.Path, sha256.Sum256(f.Data)))
			}
		}
	}
	// Its version 0.2.2 fails at any settings of layout 0006. The description of
	// the layout is optional: without it the client finds the items by itself.
	bare := filepath.Join(t.TempDir(), "bare")
	if err := os.CopyFS(bare, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"ocfl_layout.json", "extensions"} {
		if err := os.RemoveAll(filepath.Join(bare, name)); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.Command("node", filepath.Join("testdata", "reader.js"), bare)
	c.Env = append(os.Environ(), "NODE_PATH="+modules)
	var stderr bytes.Buffer
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	got := strings.Split(strings.TrimSpace(string(out)), "\n")
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("it reads\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// outsideReader returns the folder of node modules that has the reader.
func outsideReader() (string, error) {
	if _, err := exec.LookPath("node"); err != nil {
		return "", errors.New("node")
	}
	for _, bin := range filepath.SplitList(os.Getenv("PATH")) {
		modules := filepath.Dir(bin)
		if filepath.Base(modules) != "node_modules" {
			continue
		}
		if _, err := os.Stat(filepath.Join(modules, "@ocfl", "ocfl-fs", "package.json")); err == nil {
			return modules, nil
		}
	}
	return "", errors.New("the npm package @ocfl/ocfl-fs on PATH (…/node_modules/.bin)")
}
