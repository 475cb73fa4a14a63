package main

import (
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/selfeval/selfeval/generator/sample"
)

// TestKilledWhileArchiving kills an archiving run at random moments, the making of
// the store among them. Whatever is in the store is whole, and the next run ends
// with what an undisturbed one stores.
func TestKilledWhileArchiving(t *testing.T) {
	dir := t.TempDir()
	if err := sample.Write(filepath.Join(dir, "data"), 12); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) *exec.Cmd {
		c := exec.Command("selfeval", append([]string{"archive"}, args...)...)
		c.Dir = dir
		return c
	}
	add := []string{"add", "data", "--by", "财政局", "--date", "2021-04-01"}
	start := time.Now()
	if out, err := run(append(add, "-s", "whole")...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	took := time.Since(start)
	rounds := 20
	if testing.Short() {
		rounds = 5
	}
	random := rand.New(rand.NewPCG(3, 4))
	for round := range rounds {
		store := []string{"a", "b", "c", "d"}[round%4] // each is killed several times
		c := run(append(add, "-s", store)...)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(took))))
		_ = c.Process.Kill()
		_ = c.Wait()
		if out, err := run("verify", "--quick", "-s", store).CombinedOutput(); err != nil && !onlyUnfinished(string(out)) {
			t.Errorf("round %d: %v\n%s", round, err, out)
		}
	}
	want, err := run("list", "-s", "whole").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, store := range []string{"a", "b", "c", "d"} {
		if out, err := run(append(add, "-s", store)...).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		if out, err := run("verify", "-s", store).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		if got, err := run("list", "-s", store).Output(); err != nil || string(got) != string(want) {
			t.Errorf("%v\n%s\nwant\n%s", err, got, want)
		}
	}
}

// onlyUnfinished tells whether nothing worse was found than a write that was cut
// off, or a store that was not made yet.
func onlyUnfinished(said string) bool {
	for line := range strings.Lines(said) {
		if !strings.HasPrefix(line, "E909 ") && !strings.Contains(line, "这里不是可用的档案库") {
			return false
		}
	}
	return said != ""
}
