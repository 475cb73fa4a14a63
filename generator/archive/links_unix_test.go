//go:build !windows

package archive

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

// TestLinks: a link is named and never followed.
func TestLinks(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("%PDF 甲局二"), 0o644); err != nil {
		t.Fatal(err)
	}
	link := func(name, target string) func(string) error {
		return func(dir string) error {
			name := filepath.Join(dir, name)
			return errors.Join(os.RemoveAll(name), os.Symlink(target, name))
		}
	}
	pipe := func(name string) func(string) error {
		return func(dir string) error {
			name := filepath.Join(dir, name)
			return errors.Join(os.RemoveAll(name), syscall.Mkfifo(name, 0o644))
		}
	}
	for _, c := range []struct {
		name   string
		damage func(string) error
		file   string
	}{
		{"out of the store, same bytes", link("2020-甲局/v2/content/报告.pdf", secret), "2020-甲局/v2/content/报告.pdf"},
		{"within the store", link("2020-甲局/v2/content/报告.pdf", "../../v1/content/报告.pdf"), "2020-甲局/v2/content/报告.pdf"},
		{"folder", link("2020-甲局/v2/content/data", "../../v1/content/data"), "2020-甲局/v2/content/data"},
		{"dangling, beside", link("2020-甲局/v2/content/混入", "nowhere"), "2020-甲局/v2/content/混入"},
		{"version", link("2020-甲局/v3", "v2"), "2020-甲局/v3"},
		{"item", link("2020-丙局", "2020-甲局"), "2020-丙局"},
		{"inventory", link("2020-甲局/inventory.json", "v2/inventory.json"), "2020-甲局/inventory.json"},
		{"pipe", pipe("2020-甲局/v2/content/报告.pdf"), "2020-甲局/v2/content/报告.pdf"},
		{"pipe as inventory", pipe("2020-甲局/inventory.json"), "2020-甲局/inventory.json"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, list := damaged(t, c.damage)
			if !found(list, source.ArchiveLink, c.file) {
				t.Errorf("not named:\n%s", codes(list))
			}
			if strings.HasSuffix(c.file, "报告.pdf") {
				if _, err := s.Read(ID(2020, "甲局"), 2); !errors.Is(err, ErrDamaged) {
					t.Errorf("read through it: %v", err)
				}
			}
		})
	}
}
