package archive

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

// TestEveryFlip: whichever bit of whichever file of a store flips, it is found and
// the file or its item is named.
func TestEveryFlip(t *testing.T) {
	s := newStore(t)
	add(t, s, sample("甲局", "一"))
	add(t, s, sample("甲局", "二"))
	var files []string
	err := filepath.WalkDir(s.dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		if info, err := e.Info(); err != nil || info.Size() == 0 {
			return err
		}
		rel, err := filepath.Rel(s.dir, name)
		files = append(files, filepath.ToSlash(rel))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 15 {
		t.Fatalf("%q", files)
	}
	rounds := 40
	if testing.Short() {
		rounds = 4
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, name := range files {
		path := filepath.Join(s.dir, name)
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for range rounds {
			data := bytes.Clone(whole)
			at, bit := random.IntN(len(data)), random.IntN(8)
			data[at] ^= 1 << bit
			if err := os.WriteFile(path, data, 0o644); err != nil {
				t.Fatal(err)
			}
			var found []source.Finding
			if again, err := Open(s.dir); err == nil {
				found = again.Verify(context.Background(), VerifyOptions{})
				again.Close()
				if codes(found) == "" {
					t.Errorf("%s: bit %d of byte %d is not found", name, bit, at)
				}
			} else if name != rootDeclaration {
				t.Errorf("%s: %v", name, err)
			}
			item, _, _ := strings.Cut(name, "/")
			if named := func(f source.Finding) bool {
				return strings.HasPrefix(f.File, item) || name == registerName && strings.HasPrefix(f.File, "2020-甲局")
			}; len(found) > 0 && !slices.ContainsFunc(found, named) {
				t.Errorf("%s: not named: %v", name, found)
			}
		}
		if err := os.WriteFile(path, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestStranger: a file of the root that is none of the store's is named, and is no
// error: the standard allows it.
func TestStranger(t *testing.T) {
	_, list := damaged(t, write("备注.txt", "x"))
	if len(list) != 1 || list[0].Code != source.ArchiveAdvice || list[0].File != "备注.txt" {
		t.Error(list)
	}
}

// forge changes an item's metadata.json and everything that vouches for it, the
// register too.
func forge(t *testing.T, dir, folder, old, new string) {
	t.Helper()
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	put := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	sum256 := func(data []byte) string { sum := sha256.Sum256(data); return hex.EncodeToString(sum[:]) }
	was := read(folder + "/v1/content/" + metadataName)
	is := bytes.Replace(was, []byte(old), []byte(new), 1)
	if bytes.Equal(was, is) {
		t.Fatalf("no %q", old)
	}
	put(folder+"/v1/content/"+metadataName, is)
	before := read(folder + "/" + inventoryName)
	after := []byte(strings.NewReplacer(sum512(was), sum512(is), sum256(was), sum256(is)).Replace(string(before)))
	for _, at := range []string{folder, folder + "/v1"} {
		put(at+"/"+inventoryName, after)
		put(at+"/"+inventoryName+".sha512", sidecar(after))
	}
	put(registerName, bytes.Replace(read(registerName), []byte(sum512(before)), []byte(sum512(after)), 1))
}

// TestForgedMetadata: a description that no archivist could have given is noticed
// although every digest agrees.
func TestForgedMetadata(t *testing.T) {
	for old, new := range map[string]string{
		`"30年"`:        `"一万年"`,
		`"年度": 2020`:   `"年度": 0`,
		`"形成者": "张三"`:  `"形成者": ""`,
		`"大小": 0`:      `"大小": 1`,
		`"版本": 1`:      `"版本": 2`,
		`"归档时间": "20`:  `"归档时间": "x`,
		`"文件名": "报告`:   `"文件名": "报高`,
		`"SHA-256": "`: `"SHA-256": "0`,
	} {
		s := newStore(t)
		add(t, s, sample("甲局", "一"))
		forge(t, s.dir, "2020-甲局", old, new)
		list := s.Verify(context.Background(), VerifyOptions{})
		if !slices.ContainsFunc(list, func(f source.Finding) bool { return f.Code == source.ArchiveMetadata }) {
			t.Errorf("%s: %v", new, list)
		}
		if slices.ContainsFunc(list, func(f source.Finding) bool { return f.Code != source.ArchiveMetadata }) {
			t.Errorf("%s: the forgery is not whole: %v", new, list)
		}
	}
}

// TestInspect: stored files are looked into once each, and only whole ones.
func TestInspect(t *testing.T) {
	s, _ := damaged(t, bit("2020-乙局/v1/content/报告.pdf"))
	seen := 0
	list := s.Verify(context.Background(), VerifyOptions{Workers: 1, Inspect: map[string]func([]byte) error{".pdf": func(data []byte) error {
		seen++
		if bytes.Contains(data, []byte("自评表")) {
			return errors.New("不是归档格式")
		}
		return nil
	}}})
	if got, want := codes(list), "E906 2020-乙局/v1/content/报告.pdf\nE916 2020-乙局/v1/content/附件/自评表.pdf\nE916 2020-甲局/v1/content/附件/自评表.pdf"; !sameLines(got, want) {
		t.Errorf("found\n%s\nwant\n%s", got, want)
	}
	if seen != 4 { // 甲局: two reports, one form; 乙局: one form
		t.Errorf("%d files were looked into", seen)
	}
}

// TestVerifyStops: an interrupted verification ends.
func TestVerifyStops(t *testing.T) {
	s := newStore(t)
	for _, name := range []string{"甲局", "乙局", "丙局", "丁局"} {
		add(t, s, sample(name, "一"))
	}
	ctx, stop := context.WithCancel(context.Background())
	done := 0
	s.Verify(ctx, VerifyOptions{Workers: 1, Done: func(of int) {
		if done++; of != 4 {
			t.Error(of)
		}
		stop()
	}})
	if done == 0 || done > 2 {
		t.Errorf("%d items after the interruption", done)
	}
	if err := s.Export(ctx, []string{ID(2020, "甲局")}, filepath.Join(t.TempDir(), "移交"), ExportOptions{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
