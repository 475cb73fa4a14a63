package archive

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/selfeval/selfeval/generator/source"
)

var noon = time.Date(2021, 3, 15, 12, 0, 0, 0, time.FixedZone("CST", 8*3600))

// sample is an item of a made-up report; body makes versions differ.
func sample(name, body string) Item {
	return Item{
		ID: ID(2020, name),
		Files: []File{
			{Path: "报告.pdf", Data: []byte("%PDF " + name + body), Role: "正文"},
			{Path: "附件/自评表.pdf", Data: []byte("%PDF 自评表 " + name), Role: "附件"},
			{Path: "data/x.toml", Data: []byte("unit = " + name + body), Role: "数据"},
			{Path: "data/copy.toml", Data: []byte("unit = " + name + body)},
			{Path: "空.txt"},
		},
		Meta: Metadata{
			Title: name + "2020年度绩效自评报告", Unit: name, Year: 2020, Date: "2021年3月15日", Number: "东应急〔2021〕7号",
			Code: "X043-2020-D30-0001", Retention: Years30, Maker: "张三", Contact: "mailto:zhangsan@example.cn",
			Program: "selfeval 1.0.0", Pack: "hubei-department", Time: noon,
		},
	}
}

func newStore(t testing.TB) *Store {
	t.Helper()
	s, err := Create(filepath.Join(t.TempDir(), "档案库"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func add(t testing.TB, s *Store, item Item) int {
	t.Helper()
	n, added, err := s.Add(item)
	if err != nil || !added {
		t.Fatalf("Add(%s) = %d, %v, %v", item.ID, n, added, err)
	}
	return n
}

// whole fails unless the store is without a finding.
func whole(t testing.TB, s *Store) {
	t.Helper()
	for _, f := range s.Verify(context.Background(), VerifyOptions{}) {
		t.Error(f)
	}
}

func TestRoundTrip(t *testing.T) {
	s := newStore(t)
	item := sample("区应急管理局", "一")
	if n := add(t, s, item); n != 1 {
		t.Fatalf("version %d", n)
	}
	whole(t, s)
	again, err := Open(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	files, err := again.Read(item.ID, 1)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(item.Files)+1 {
		t.Fatalf("%d files", len(files))
	}
	for _, want := range item.Files {
		if !slices.ContainsFunc(files, func(f File) bool {
			return f.Path == want.Path && string(f.Data) == string(want.Data) && f.Role == want.Role
		}) {
			t.Errorf("%s is missing or differs", want.Path)
		}
	}
	out := t.TempDir()
	if err := again.Extract(item.ID, 0, out); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(filepath.Join(out, "附件", "自评表.pdf")); err != nil || string(text) != "%PDF 自评表 区应急管理局" {
		t.Errorf("%q %v", text, err)
	}
	if err := again.Extract(item.ID, 0, out); !errors.Is(err, ErrNotEmpty) {
		t.Errorf("extracting over files: %v", err)
	}
}

// TestSameContentOnce: adding again, later and by somebody else, is no version.
func TestSameContentOnce(t *testing.T) {
	s := newStore(t)
	item := sample("局", "一")
	add(t, s, item)
	before := tree(t, s.dir)
	later := item
	later.Files = slices.Clone(item.Files)
	slices.Reverse(later.Files)
	later.Meta.Time, later.Meta.Maker, later.Meta.Program = noon.AddDate(1, 0, 0), "李四", "selfeval 1.0.1"
	for range 2 {
		if n, added, err := s.Add(later); n != 1 || added || err != nil {
			t.Fatalf("%d %v %v", n, added, err)
		}
	}
	if after := tree(t, s.dir); after != before {
		t.Errorf("the store changed:\n%s\nwas\n%s", after, before)
	}
}

func TestNewVersion(t *testing.T) {
	s := newStore(t)
	item := sample("局", "一")
	add(t, s, item)
	before := tree(t, filepath.Join(s.dir, "2020-局", "v1"))
	changed := sample("局", "二")
	changed.Files = append(changed.Files[:3], File{Path: "更正说明.pdf", Data: []byte("更正")})
	changed.Meta.Reason = "更正培训人数"
	if n := add(t, s, changed); n != 2 {
		t.Fatalf("version %d", n)
	}
	if n, added, err := s.Add(changed); n != 2 || added || err != nil {
		t.Fatalf("%d %v %v", n, added, err)
	}
	retained := changed
	retained.Meta.Retention = Permanent
	if n := add(t, s, retained); n != 3 {
		t.Fatalf("a new retention period is a new version, not %d", n)
	}
	if n := add(t, s, item); n != 4 {
		t.Fatalf("going back is a new version, not %d", n)
	}
	whole(t, s)
	if after := tree(t, filepath.Join(s.dir, "2020-局", "v1")); after != before {
		t.Errorf("version 1 changed:\n%s", after)
	}
	changes, err := s.Diff(item.ID, 1, 2)
	want := "[{data/copy.toml removed} {data/x.toml changed} {报告.pdf changed} {更正说明.pdf added} {空.txt removed}]"
	if got := fmt.Sprint(changes); got != want || err != nil {
		t.Errorf("%s %v\nwant %s", got, err, want)
	}
	o, err := s.Show(item.ID)
	if err != nil {
		t.Fatal(err)
	}
	second := o.Versions[1]
	if second.Message != "更正培训人数" || second.Created != "2021-03-15T12:00:00+08:00" || second.Record.Replaces != 1 || second.Record.Title != item.Meta.Title {
		t.Errorf("%+v", second)
	}
	if o.Versions[3].Files[0].Content != "v1/content/data/copy.toml" {
		t.Errorf("what version 1 has is stored again: %+v", o.Versions[3].Files[0])
	}
	if _, err := s.Read(item.ID, 5); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	if _, err := s.Show(ID(2020, "别的局")); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}

// TestSameBytes: a store depends on nothing but what was added.
func TestSameBytes(t *testing.T) {
	var trees [2]string
	for i := range trees {
		s := newStore(t)
		add(t, s, sample("甲局", "一"))
		add(t, s, sample("乙局", "一"))
		add(t, s, sample("甲局", "二"))
		trees[i] = tree(t, s.dir)
	}
	if trees[0] != trees[1] {
		t.Errorf("%s\n%s", trees[0], trees[1])
	}
}

// TestByHand runs the commands of 说明.txt.
func TestByHand(t *testing.T) {
	if _, err := exec.LookPath("sha512sum"); err != nil {
		t.Skip("SKIPPED: sha512sum is not installed")
	}
	s := newStore(t)
	add(t, s, sample("局", "一"))
	add(t, s, sample("局", "二"))
	add(t, s, sample("文物局", "一"))
	var commands []string
	for line := range strings.Lines(string(readme)) {
		if strings.HasPrefix(line, "       ") {
			commands = append(commands, strings.TrimSpace(line))
		}
	}
	if len(commands) != 3 {
		t.Fatalf("%q", commands)
	}
	run := func(dir, command string) (string, error) {
		c := exec.Command("sh", "-c", command)
		c.Dir = dir
		out, err := c.CombinedOutput()
		return string(out), err
	}
	item := filepath.Join(s.dir, "2020-局")
	for i, where := range []string{s.dir, item, item} {
		out, err := run(where, commands[i])
		if err != nil {
			t.Errorf("%s: %v\n%s", commands[i], err, out)
		}
		if lines := strings.Count(out, "\n"); lines != []int{7, 1, 8}[i] {
			t.Errorf("%s looked at %d files\n%s", commands[i], lines, out)
		}
	}
	flip(t, filepath.Join(item, "v1", "content", "报告.pdf"))
	if out, err := run(item, commands[2]); err == nil || !strings.Contains(out, "报告.pdf: FAILED") {
		t.Errorf("a flipped bit was not found:\n%s", out)
	}
}

func TestList(t *testing.T) {
	s := newStore(t)
	add(t, s, sample("甲局", "一"))
	add(t, s, sample("乙局", "一"))
	add(t, s, sample("甲局", "二"))
	list, err := s.List()
	if err != nil || len(list) != 2 || list[1].ID != "urn:selfeval:2020-甲局" || list[1].Versions != 2 || list[1].Record.Retention != Years30 || list[0].Damage != "" {
		t.Errorf("%+v %v", list, err)
	}
}

func TestRefused(t *testing.T) {
	change := func(f func(*Item)) Item {
		item := sample("局", "一")
		f(&item)
		return item
	}
	path := func(p string) Item { return change(func(i *Item) { i.Files[0].Path = p }) }
	for name, item := range map[string]Item{
		"another kind of id": change(func(i *Item) { i.ID = "局" }),
		"id with a slash":    change(func(i *Item) { i.ID = "urn:selfeval:2020-../局" }),
		"id with capitals":   change(func(i *Item) { i.ID = "urn:selfeval:2020-A局" }),
		"no files":           change(func(i *Item) { i.Files = nil }),
		"no title":           change(func(i *Item) { i.Meta.Title = " " }),
		"no time":            change(func(i *Item) { i.Meta.Time = time.Time{} }),
		"retention":          change(func(i *Item) { i.Meta.Retention = "20年" }),
		"up":                 path("../报告.pdf"),
		"absolute":           path("/报告.pdf"),
		"backslash":          path(`a\报告.pdf`),
		"empty element":      path("a//报告.pdf"),
		"dot":                path("a/./报告.pdf"),
		"trailing dot":       path("a./报告.pdf"),
		"reserved":           path("附件/nul.txt"),
		"drive":              path("c:报告.pdf"),
		"control":            path("报\n告.pdf"),
		"own name":           path("Metadata.json"),
		"too long":           path(strings.Repeat("长", 70)),
		"too deep":           path(strings.Repeat("a/", 20) + "b"),
		"twice":              path("data/x.toml"),
		"case":               path("DATA/X.toml"),
		"file and folder":    path("data"),
		"not UTF-8":          path("\xb1\xa8.pdf"),
	} {
		s := newStore(t)
		before := tree(t, s.dir)
		if _, _, err := s.Add(item); !errors.Is(err, ErrBadItem) {
			t.Errorf("%s: %v", name, err)
		}
		if after := tree(t, s.dir); after != before {
			t.Errorf("%s left traces:\n%s", name, after)
		}
	}
	s := newStore(t)
	add(t, s, sample("A局", "一"))
	if _, _, err := s.Add(sample("a局", "二")); !errors.Is(err, ErrBadItem) || !strings.Contains(err.Error(), "另一份报告") {
		t.Errorf("two units that differ by case: %v", err)
	}
}

func TestID(t *testing.T) {
	for name, want := range map[string]string{
		"武汉市东西湖区应急管理局":          "urn:selfeval:2020-武汉市东西湖区应急管理局",
		"A/B:C*?\"<>|\\局. ":     "urn:selfeval:2020-a／b：c＊？＂＜＞｜＼局",
		"e\u0301局":              "urn:selfeval:2020-é局",
		"\x00局\u202e":           "urn:selfeval:2020-局",
		strings.Repeat("局", 90): "urn:selfeval:2020-" + strings.Repeat("局", 60) + "-" + "1b9a7a5ae1a3",
	} {
		got := ID(2020, name)
		if len(name) > 200 {
			if len(folderOf(got)) > maxName || !strings.HasPrefix(got, want[:len(want)-13]) {
				t.Errorf("%q", got)
			}
		} else if got != want {
			t.Errorf("ID(%q) = %q, want %q", name, got, want)
		}
		if err := checkID(got); err != nil {
			t.Error(err)
		}
	}
	if ID(2020, strings.Repeat("局", 90)) == ID(2020, strings.Repeat("局", 91)) {
		t.Error("two long names, one identifier")
	}
}

func TestOpenAndCreate(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(dir); !errors.Is(err, ErrNotStore) {
		t.Error(err)
	}
	if _, err := Open(filepath.Join(dir, "missing")); !errors.Is(err, ErrNotStore) {
		t.Error(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "x"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(dir); !errors.Is(err, ErrNotEmpty) {
		t.Error(err)
	}
	s := newStore(t)
	whole(t, s)
	if _, err := Create(s.dir); !errors.Is(err, ErrNotEmpty) {
		t.Error(err)
	}
	// A Create that was cut off may be repeated.
	if err := os.Remove(filepath.Join(s.dir, rootDeclaration)); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(filepath.Join(s.dir, readmeFile), 100); err != nil {
		t.Fatal(err)
	}
	again, err := Create(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	add(t, again, sample("局", "一"))
	whole(t, again)
}

// tree lists all files below dir with their digests.
func tree(t testing.TB, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		fmt.Fprintf(&b, "%.16s %s\n", sum512(data), rel)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// flip changes one bit of a file.
func flip(t testing.TB, name string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// found tells whether there is a finding with this code at this file.
func found(list []source.Finding, code source.Code, file string) bool {
	return slices.ContainsFunc(list, func(f source.Finding) bool { return f.Code == code && f.File == file })
}
