package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

// damaged is a store of two items, the first in two versions.
func damaged(t testing.TB, damage func(dir string) error) (*Store, []source.Finding) {
	t.Helper()
	s := newStore(t)
	add(t, s, sample("甲局", "一"))
	add(t, s, sample("甲局", "二"))
	add(t, s, sample("乙局", "一"))
	whole(t, s)
	if err := damage(s.dir); err != nil {
		t.Fatal(err)
	}
	return s, s.Verify(context.Background(), VerifyOptions{})
}

// codes is what was found, briefly: code and file, advice left out.
func codes(list []source.Finding) string {
	var lines []string
	for _, f := range list {
		if f.Severity == source.Error {
			lines = append(lines, string(f.Code)+" "+f.File)
		}
	}
	return strings.Join(slices.Compact(lines), "\n")
}

// edit replaces in a file of the store.
func edit(name, old, new string) func(string) error {
	return func(dir string) error {
		name := filepath.Join(dir, name)
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if !bytes.Contains(data, []byte(old)) {
			return fmt.Errorf("%s has no %q", name, old)
		}
		return os.WriteFile(name, bytes.Replace(data, []byte(old), []byte(new), 1), 0o644)
	}
}

func write(name, data string) func(string) error {
	return func(dir string) error {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644)
	}
}

func remove(name string) func(string) error {
	return func(dir string) error { return os.RemoveAll(filepath.Join(dir, name)) }
}

func bit(name string) func(string) error {
	return func(dir string) error {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		data[len(data)/2] ^= 1
		return os.WriteFile(filepath.Join(dir, name), data, 0o644)
	}
}

func half(name string) func(string) error {
	return func(dir string) error {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		return os.Truncate(filepath.Join(dir, name), info.Size()/2)
	}
}

func TestDamageIsNamed(t *testing.T) {
	for _, c := range []struct {
		name   string
		damage func(dir string) error
		want   string
		lost   bool // the newest version of 甲局 can no longer be read
	}{
		{"flipped bit in a report", bit("2020-甲局/v2/content/报告.pdf"), "E906 2020-甲局/v2/content/报告.pdf", true},
		{"flipped bit in an old version", bit("2020-甲局/v1/content/报告.pdf"), "E906 2020-甲局/v1/content/报告.pdf", false},
		{"file cut short", half("2020-甲局/v2/content/报告.pdf"), "E906 2020-甲局/v2/content/报告.pdf", true},
		{"missing file", remove("2020-甲局/v2/content/报告.pdf"), "E904 2020-甲局/v2/content/报告.pdf", true},
		{"file that later versions share", remove("2020-甲局/v1/content/附件/自评表.pdf"), "E905 2020-甲局/v1/content/附件\nE904 2020-甲局/v1/content/附件/自评表.pdf", true},
		{"extra file", write("2020-甲局/v1/content/混入.pdf", "x"), "E905 2020-甲局/v1/content/混入.pdf", false},
		{"extra file in a version", write("2020-甲局/v1/混入.pdf", "x"), "E905 2020-甲局/v1/混入.pdf", false},
		{"extra file in an item", write("2020-甲局/混入.pdf", "x"), "E905 2020-甲局/混入.pdf", false},
		{"extra folder in an item", write("2020-甲局/w1/混入.pdf", "x"), "E905 2020-甲局/w1", false},
		{"folder of no item", write("散件/混入.pdf", "x"), "E905 散件/混入.pdf", false},
		{"empty folder", func(dir string) error { return os.Mkdir(filepath.Join(dir, "空"), 0o755) }, "E905 空", false},
		{"truncated inventory", half("2020-甲局/inventory.json"), "E902 2020-甲局/inventory.json\nE903 2020-甲局/inventory.json.sha512", false},
		{"truncated inventory of a version", half("2020-甲局/v2/inventory.json"),
			"E906 2020-甲局/v2/inventory.json\nE910 2020-甲局/v2/inventory.json\nE902 2020-甲局/v2/inventory.json\nE903 2020-甲局/v2/inventory.json.sha512", false},
		{"empty inventory", write("2020-甲局/inventory.json", ""), "E902 2020-甲局/inventory.json\nE903 2020-甲局/inventory.json.sha512", false},
		{"no inventory", remove("2020-甲局/inventory.json"), "E904 2020-甲局/inventory.json", false},
		{"character changed in an inventory", edit("2020-甲局/inventory.json", "首次归档", "首次归挡"), "E903 2020-甲局/inventory.json.sha512", false},
		{"flipped bit in an old inventory", bit("2020-甲局/v1/inventory.json"), "", false},
		{"sidecar of another form", write("2020-甲局/inventory.json.sha512", "inventory.json\n"), "E903 2020-甲局/inventory.json.sha512", false},
		{"sidecar that does not match", write("2020-甲局/inventory.json.sha512", strings.Repeat("0", 128)+"  inventory.json\n"), "E903 2020-甲局/inventory.json.sha512", false},
		{"no sidecar", remove("2020-甲局/inventory.json.sha512"), "E903 2020-甲局/inventory.json.sha512", false},
		{"no sidecar of a version", remove("2020-甲局/v1/inventory.json.sha512"), "E903 2020-甲局/v1/inventory.json.sha512", false},
		{"no declaration", remove("2020-甲局/0=ocfl_object_1.1"), "E904 2020-甲局/0=ocfl_object_1.1", false},
		{"declaration changed", write("2020-甲局/0=ocfl_object_1.1", "ocfl_object_1.0\n"), "E906 2020-甲局/0=ocfl_object_1.1", false},
		{"two declarations", write("2020-甲局/0=ocfl_object_1.0", "ocfl_object_1.0\n"), "E902 2020-甲局/0=ocfl_object_1.0\nE904 2020-甲局/0=ocfl_object_1.1", false},
		{"missing version", remove("2020-甲局/v1"), "", true},
		{"missing item", remove("2020-甲局"), "E904 2020-甲局", true},
		{"item renamed", func(dir string) error {
			return os.Rename(filepath.Join(dir, "2020-乙局"), filepath.Join(dir, "2020-丙局"))
		},
			"E905 2020-丙局/v1\nE902 2020-丙局\nE904 2020-乙局", false},
		{"register line gone", func(dir string) error {
			data, err := os.ReadFile(filepath.Join(dir, registerName))
			lines := strings.SplitAfter(string(data), "\n")
			kept := slices.DeleteFunc(lines, func(line string) bool { return strings.Contains(line, "2020-甲局/v1/") })
			return errors.Join(err, os.WriteFile(filepath.Join(dir, registerName), []byte(strings.Join(kept, "")), 0o644))
		}, "E905 2020-甲局/v1", false},
		{"first register line gone", func(dir string) error {
			data, err := os.ReadFile(filepath.Join(dir, registerName))
			_, rest, _ := strings.Cut(string(data), "\n")
			return errors.Join(err, os.WriteFile(filepath.Join(dir, registerName), []byte(rest), 0o644))
		}, "E906 register.sha512", false},
		{"case of a digest in the register", func(dir string) error {
			data, err := os.ReadFile(filepath.Join(dir, registerName))
			at := bytes.LastIndexAny(data[:128], "abcdef")
			data[at] ^= 0x20
			return errors.Join(err, os.WriteFile(filepath.Join(dir, registerName), data, 0o644))
		}, "E906 register.sha512", false},
		{"case of a digest in a sidecar", func(dir string) error {
			name := filepath.Join(dir, "2020-甲局/inventory.json.sha512")
			data, err := os.ReadFile(name)
			data[bytes.IndexAny(data, "abcdef")] ^= 0x20
			return errors.Join(err, os.WriteFile(name, data, 0o644))
		}, "E903 2020-甲局/inventory.json.sha512", false},
		{"flipped bit in the readme", bit(readmeFile), "E906 " + readmeFile, false},
		{"readme gone", remove(readmeFile), "E904 " + readmeFile, false},
		{"word changed in the layout", edit(layoutFile, "Each item", "each item"), "", false},
		{"register garbled", edit(registerName, "2020-甲局/v1", "../2020-甲局/v1"), "E905 2020-甲局/v1\nE906 register.sha512", false},
		{"layout settings gone", remove(layoutConfig), "E905 extensions/0006-flat-omit-prefix-storage-layout\nE901 extensions/0006-flat-omit-prefix-storage-layout/config.json\nE904 extensions/0006-flat-omit-prefix-storage-layout/config.json", false},
		{"second root declaration", write("0=ocfl_1.0", "ocfl_1.0\n"), "E901 0=ocfl_1.1", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, list := damaged(t, c.damage)
			if c.want == "" {
				if codes(list) == "" {
					t.Error("nothing was found")
				}
			} else if got := codes(list); !sameLines(got, c.want) {
				t.Errorf("found\n%s\nwant\n%s", got, c.want)
			}
			for _, f := range list {
				if f.Message == "" || f.Hint == "" {
					t.Errorf("%s has no text or hint", f)
				}
			}
			// Nothing whole is lost.
			if !strings.Contains(c.name, "renamed") {
				if _, err := s.Read(ID(2020, "乙局"), 1); err != nil {
					t.Errorf("the other item: %v", err)
				}
			}
			if _, err := s.Read(ID(2020, "甲局"), 2); (err != nil) != c.lost {
				t.Errorf("reading the newest version: %v", err)
			}
		})
	}
}

func sameLines(a, b string) bool {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// rewrite changes an inventory and everything that vouches for it, as somebody
// would who knows the standard.
func rewrite(old, new string) func(string) error {
	return func(dir string) error {
		for _, folder := range []string{"2020-甲局", "2020-甲局/v2"} {
			name := filepath.Join(folder, inventoryName)
			data, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				return err
			}
			forged := bytes.ReplaceAll(data, []byte(old), []byte(new))
			if bytes.Equal(forged, data) {
				return fmt.Errorf("%s has no %q", name, old)
			}
			if err := errors.Join(write(name, string(forged))(dir), write(name+".sha512", string(sidecar(forged)))(dir)); err != nil {
				return err
			}
		}
		return nil
	}
}

// TestForgedInventory: an inventory whose digests all agree is still held against
// the standard, the register, and the versions before it; and its paths are never
// followed out of the item.
func TestForgedInventory(t *testing.T) {
	for _, c := range []struct {
		name, old, new, rule string
		code                 source.Code
	}{
		{"path escape", `["v2/content/报告.pdf"]`, `["../../secret"]`, "E099", source.ArchivePath},
		{"absolute path", `["v2/content/报告.pdf"]`, `["/etc/passwd"]`, "E100", source.ArchivePath},
		{"trailing slash", `["v2/content/报告.pdf"]`, `["v2/content/报告.pdf/"]`, "E100", source.ArchivePath},
		{"logical path escape", `["报告.pdf"]`, `["../报告.pdf"]`, "E052", source.ArchivePath},
		{"outside content", `["v2/content/报告.pdf"]`, `["v2/报告.pdf"]`, "E042", source.ArchiveInventory},
		{"content folder escape", `"digestAlgorithm"`, `"contentDirectory": "..", "digestAlgorithm"`, "E017", source.ArchivePath},
		{"content folder changed", `"digestAlgorithm"`, `"contentDirectory": "内容", "digestAlgorithm"`, "E019", source.ArchiveHistory},
		{"path twice", `["报告.pdf"]`, `["metadata.json"]`, "E095", source.ArchiveInventory},
		{"file as folder", `["报告.pdf"]`, `["空.txt/报告.pdf"]`, "E095", source.ArchiveInventory},
		{"past rewritten", `["data/copy.toml", "data/x.toml"]`, `["data/copy.toml", "data/y.toml"]`, "E066", source.ArchiveHistory},
		{"another id", `urn:selfeval:2020-甲局`, `urn:selfeval:2020-丁局`, "E110", source.ArchiveHistory},
		{"another head", `"head": "v2"`, `"head": "v1"`, "E040", source.ArchiveInventory},
		{"no head", `"head": "v2",`, ``, "E036", source.ArchiveInventory},
		{"type", `1.1/spec/#inventory`, `2.0/spec/#inventory`, "E038", source.ArchiveInventory},
		{"algorithm", `"digestAlgorithm": "sha512"`, `"digestAlgorithm": "md5"`, "E025", source.ArchiveInventory},
		{"key twice", `"head": "v2"`, `"head": "v2", "head": "v2"`, "E033", source.ArchiveInventory},
		{"gap", `    "v2": {`, `    "v3": {`, "E010", source.ArchiveInventory},
		{"padding", `    "v2": {`, `    "v02": {`, "E012", source.ArchiveInventory},
		{"version name", `    "v2": {`, `    "2": {`, "E046", source.ArchiveInventory},
		{"time without zone", `+08:00`, ``, "E049", source.ArchiveInventory},
		{"user without name", `"name": "张三"`, `"name": ""`, "E054", source.ArchiveInventory},
		{"message no text", `"message": "首次归档"`, `"message": 1`, "E094", source.ArchiveInventory},
		{"array instead of object", `"versions": {`, `"versions": [], "x": {`, "E044", source.ArchiveInventory},
		{"deep", `"head": "v2"`, `"head": ` + strings.Repeat("[", 20000), "E033", source.ArchiveInventory},
		{"register", `"message": "更正后归档"`, `"message": "改过"`, "", source.ArchiveChanged},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, list := damaged(t, rewrite(c.old, c.new))
			if !slices.ContainsFunc(list, func(f source.Finding) bool { return f.Code == c.code && strings.Contains(f.Message, c.rule) }) {
				for _, f := range list {
					t.Log(f)
				}
				t.Errorf("no %s with %s", c.code, c.rule)
			}
			if c.code == source.ArchivePath {
				if files, err := s.Read(ID(2020, "甲局"), 2); err == nil {
					t.Errorf("read %d files", len(files))
				}
				if files, err := s.Read(ID(2020, "甲局"), 1); err != nil || len(files) != 6 {
					t.Errorf("version 1 is whole, but: %v", err)
				}
			}
		})
	}
}

// TestUnknownKeys: what a later version of the standard adds is advice, and read over.
func TestUnknownKeys(t *testing.T) {
	inv, list := readInventory([]byte(`{"id":"urn:x:1","type":"https://ocfl.io/1.1/spec/#inventory","digestAlgorithm":"sha512","head":"v1","future":{"a":[1]},
		"manifest":{},"fixity":{"sm3":{"00":["v1/content/x"]}},"versions":{"v1":{"created":"2020-01-01T00:00:00Z","message":"x","user":{"name":"x","address":"mailto:x@example.cn"},"state":{},"more":1}}}`))
	if inv == nil || list.worst() != advice || len(list) != 2 {
		t.Errorf("%v", list)
	}
}

func TestRebuild(t *testing.T) {
	s := newStore(t)
	add(t, s, sample("甲局", "一"))
	add(t, s, sample("甲局", "二"))
	add(t, s, sample("乙局", "一"))
	rebuild := func(files map[string][]byte) (map[string][]byte, error) {
		return map[string][]byte{"报告.pdf": append([]byte("%PDF "), bytes.TrimPrefix(files["data/x.toml"], []byte("unit = "))...)}, nil
	}
	if list := s.Verify(context.Background(), VerifyOptions{Rebuild: rebuild}); len(list) != 0 {
		t.Error(list)
	}
	got := s.Verify(context.Background(), VerifyOptions{Rebuild: func(files map[string][]byte) (map[string][]byte, error) {
		switch {
		case strings.Contains(string(files["data/x.toml"]), "乙"):
			return nil, fmt.Errorf("模板包缺失")
		case strings.Contains(string(files["data/x.toml"]), "二"):
			return map[string][]byte{"报告.pdf": []byte("别的"), "新.pdf": nil}, nil
		}
		return nil, fmt.Errorf("%w：归档时是 0.9 版", ErrCannotRebuild)
	}})
	want := "E911 2020-乙局/v1\nN915 2020-甲局/v1\nE911 2020-甲局/v2/报告.pdf\nE911 2020-甲局/v2/新.pdf"
	var lines []string
	for _, f := range got {
		lines = append(lines, string(f.Code)+" "+f.File)
	}
	if !sameLines(strings.Join(lines, "\n"), want) {
		t.Errorf("%s\nwant\n%s", strings.Join(lines, "\n"), want)
	}
}

func TestVerifySome(t *testing.T) {
	s, _ := damaged(t, bit("2020-甲局/v2/content/报告.pdf"))
	if list := s.Verify(context.Background(), VerifyOptions{IDs: []string{ID(2020, "乙局")}}); len(list) != 0 {
		t.Error(list)
	}
	if list := s.Verify(context.Background(), VerifyOptions{IDs: []string{ID(2020, "甲局"), ID(2020, "丙局")}}); codes(list) != "E904 2020-丙局\nE906 2020-甲局/v2/content/报告.pdf" {
		t.Error(codes(list))
	}
}

// TestNoVersionOnDamage: a new version is never put on top of a damaged item.
func TestNoVersionOnDamage(t *testing.T) {
	for _, damage := range []func(string) error{half("2020-甲局/inventory.json"), remove("2020-甲局/inventory.json.sha512"), bit("2020-甲局/v2/content/metadata.json")} {
		s, _ := damaged(t, damage)
		before := tree(t, s.dir)
		if _, _, err := s.Add(sample("甲局", "三")); !errors.Is(err, ErrDamaged) {
			t.Error(err)
		}
		if after := tree(t, s.dir); after != before {
			t.Error("the store changed")
		}
	}
}
