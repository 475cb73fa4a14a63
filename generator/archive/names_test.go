package archive

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

// TestNameless: a name of which nothing can stand in a folder's name still has an
// identifier of its own.
func TestNameless(t *testing.T) {
	s := newStore(t)
	seen := map[string]bool{}
	for _, name := range []string{"..", ".", " ", "", "\u200b"} {
		item := sample("局", "一")
		item.ID = ID(2020, name)
		if seen[item.ID] || !strings.HasPrefix(item.ID, "urn:selfeval:2020-无名-") {
			t.Errorf("%q: %s", name, item.ID)
		}
		seen[item.ID] = true
		add(t, s, item)
	}
	whole(t, s)
}

// TestOneIdentifierTwoReports: two reports whose names give one identifier are not
// versions of each other.
func TestOneIdentifierTwoReports(t *testing.T) {
	for _, c := range []struct{ one, other, title string }{
		{"甲-乙", "甲", "乙项目2020年度绩效自评报告"},
		{"甲/乙局", "甲／乙局", "甲／乙局2020年度绩效自评报告"},
		{"甲局", "甲局", "甲 局2020年度绩效自评报告"},
	} {
		s := newStore(t)
		first := sample(c.one, "一")
		add(t, s, first)
		second := sample(c.one, "二")
		second.Meta.Unit, second.Meta.Title = c.other, c.title
		if c.one == "甲局" { // one unit, two projects that differ in a space
			second.Meta.Title = strings.Replace(first.Meta.Title, "甲局", "甲\u3000局", 1)
			third := sample(c.one, "二")
			third.Meta.Title = strings.Replace(first.Meta.Title, "甲局", "甲 局", 1)
			add(t, s, third)
		}
		if _, _, err := s.Add(second); !errors.Is(err, ErrBadItem) || !strings.Contains(err.Error(), "另一份报告") {
			t.Errorf("%s and %s: %v", c.one, c.other, err)
		}
		whole(t, s)
	}
	s := newStore(t) // another title alone is a correction
	add(t, s, sample("甲局", "一"))
	item := sample("甲局", "一")
	item.Meta.Title = "甲局2020年度部门整体支出绩效自评报告"
	if n := add(t, s, item); n != 2 {
		t.Error(n)
	}
}

// TestCreateCutOff: a Create that was cut off anywhere can be repeated.
func TestCreateCutOff(t *testing.T) {
	for at := 1; ; at++ {
		dir := filepath.Join(t.TempDir(), "档案库")
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		count := 0
		s := &Store{dir: dir, disk: disk{Root: root, before: func(string, string) error {
			if count++; count >= at {
				return errFault
			}
			return nil
		}}, tries: 1}
		err = s.begin()
		root.Close()
		if err == nil {
			if at < 6 {
				t.Errorf("only %d changes", at)
			}
			return
		}
		if _, err := Open(dir); !errors.Is(err, ErrNotStore) {
			t.Errorf("change %d: half a store opens: %v", at, err)
		}
		again, err := Create(dir)
		if err != nil {
			t.Errorf("change %d: %v", at, err)
			continue
		}
		add(t, again, sample("局", "一"))
		whole(t, again)
		again.Close()
	}
}

// TestCreateAtOnce: of several that create one store, one does; the others can
// open it.
func TestCreateAtOnce(t *testing.T) {
	for range 10 {
		dir := filepath.Join(t.TempDir(), "档案库")
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				s, err := Create(dir)
				if errors.Is(err, ErrNotEmpty) {
					s, err = Open(dir)
				}
				if err != nil {
					t.Error(err)
					return
				}
				s.Close()
			})
		}
		group.Wait()
	}
}

// TestForeignFolder: what is no store is left as it is.
func TestForeignFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "照片.jpg"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(dir); !errors.Is(err, ErrNotEmpty) {
		t.Error(err)
	}
	if list, _ := os.ReadDir(dir); len(list) != 1 {
		t.Error(list)
	}
}

// TestUnreadableItem: an item without a readable inventory is listed, and can be
// asked for by what is listed.
func TestUnreadableItem(t *testing.T) {
	s, _ := damaged(t, func(dir string) error {
		return errors.Join(remove("2020-乙局/inventory.json")(dir), remove("2020-乙局/v1/inventory.json")(dir))
	})
	list, err := s.List()
	if err != nil || len(list) != 2 || list[0].ID != ID(2020, "乙局") || list[0].Damage == "" {
		t.Fatalf("%+v %v", list, err)
	}
	if _, err := s.Read(list[0].ID, 0); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
}

// TestNotMissing: what cannot be looked at is not said to be missing.
func TestNotMissing(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may look at everything")
	}
	_, list := damaged(t, func(dir string) error {
		closed := filepath.Join(dir, "2020-甲局/v1")
		t.Cleanup(func() { _ = os.Chmod(closed, 0o755) })
		return os.Chmod(closed, 0)
	})
	for _, f := range list {
		if f.Code == source.ArchiveMissing {
			t.Error(f)
		}
	}
}
