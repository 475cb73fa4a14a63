package archive

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

var errFault = errors.New("no space left on device")

// interrupted adds a second version to a store, or a second item, and lets the
// change number at fail. dead: everything after it fails as well, as if the
// process had died there. done tells that there was no such change.
func interrupted(t *testing.T, second Item, at int, dead bool) (s *Store, done bool, err error) {
	t.Helper()
	s = newStore(t)
	add(t, s, sample("甲局", "一"))
	count := 0
	s.disk.before = func(change, name string) error {
		count++
		if count == at || dead && count > at {
			return fmt.Errorf("%s %s: %w", change, name, errFault)
		}
		return nil
	}
	_, _, err = s.Add(second)
	s.disk.before = nil
	return s, count < at, err
}

// TestCutOffAnywhere cuts a write off at each of its changes, in both ways: an
// error that is returned, and death. What was stored stays whole, Verify names the
// cut, and the next Add gives the very bytes of an undisturbed one.
func TestCutOffAnywhere(t *testing.T) {
	for name, second := range map[string]Item{"new version": sample("甲局", "二"), "new item": sample("乙局", "一")} {
		for _, dead := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s dead=%v", name, dead), func(t *testing.T) {
				undisturbed := newStore(t)
				add(t, undisturbed, sample("甲局", "一"))
				before := tree(t, undisturbed.dir)
				add(t, undisturbed, second)
				want := tree(t, undisturbed.dir)
				cuts := 0
				for at := 1; ; at++ {
					s, done, err := interrupted(t, second, at, dead)
					if done {
						break
					}
					cuts++
					if !errors.Is(err, errFault) {
						t.Fatalf("change %d failed, Add says %v", at, err)
					}
					list := s.Verify(context.Background(), VerifyOptions{})
					for _, f := range list {
						if f.Code != source.ArchiveUnfinished {
							t.Errorf("change %d: %v\n(Add: %v)", at, f, err)
						}
					}
					after := tree(t, s.dir)
					if len(list) == 0 && after != before && after != want {
						t.Errorf("change %d: left half done without a finding:\n%s", at, after)
					}
					if files, err := s.Read(ID(2020, "甲局"), 1); err != nil || len(files) != 6 {
						t.Errorf("change %d: the first version: %v", at, err)
					}
					if dead && len(list) == 0 && at > 1 {
						t.Errorf("change %d: the cut is not named", at)
					}
					if at%2 == 0 {
						if err := s.Recover(); err != nil {
							t.Errorf("change %d: Recover: %v", at, err)
						}
						whole(t, s)
					}
					if n, _, err := s.Add(second); err != nil || n != map[string]int{"new version": 2, "new item": 1}[name] {
						t.Errorf("change %d: adding again: %d %v", at, n, err)
					}
					if got := tree(t, s.dir); got != want {
						t.Errorf("change %d: after adding again\n%s\nwant\n%s", at, got, want)
					}
					whole(t, s)
				}
				if cuts < 12 {
					t.Errorf("only %d changes", cuts)
				}
			})
		}
	}
}

// TestCutOffTwice: the recovery is cut off as well.
func TestCutOffTwice(t *testing.T) {
	second := sample("甲局", "二")
	for first := 1; ; first++ {
		_, done, _ := interrupted(t, second, first, true)
		if done {
			return
		}
		for again := 1; again < 8; again++ {
			s, _, _ := interrupted(t, second, first, true)
			count := 0
			s.disk.before = func(change, name string) error {
				if count++; count >= again {
					return errFault
				}
				return nil
			}
			_ = s.Recover()
			s.disk.before = nil
			if err := s.Recover(); err != nil {
				t.Errorf("%d %d: %v", first, again, err)
			}
			whole(t, s)
			if n, _, err := s.Add(second); n != 2 || err != nil {
				t.Errorf("%d %d: %d %v", first, again, n, err)
			}
		}
	}
}

// TestTornRegister: a register line of which only a part reached the disk.
func TestTornRegister(t *testing.T) {
	s, list := damaged(t, func(dir string) error {
		f, err := os.OpenFile(filepath.Join(dir, registerName), os.O_WRONLY|os.O_APPEND, 0)
		if err != nil {
			return err
		}
		_, err = f.WriteString(strings.Repeat("0", 77))
		return errors.Join(err, f.Close(), write(stagingName+"/2020-丙局/x", "x")(dir))
	})
	if got := codes(list); !sameLines(got, "E909 extensions/selfeval-staging/2020-丙局\nE909 register.sha512") {
		t.Error(got)
	}
	if err := s.Recover(); err != nil {
		t.Error(err)
	}
	whole(t, s)
}
