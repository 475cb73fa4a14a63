package archive

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test binary be another process that adds to a store: with
// these variables set it adds COUNT items and says each that is stored.
func TestMain(m *testing.M) {
	dir := os.Getenv("ARCHIVE_TEST_STORE")
	if dir == "" {
		os.Exit(m.Run())
	}
	s, err := Open(dir)
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	count, _ := strconv.Atoi(os.Getenv("ARCHIVE_TEST_COUNT"))
	for i := range count {
		name := fmt.Sprintf("%s%d局", os.Getenv("ARCHIVE_TEST_NAME"), i/3)
		item := sample(name, strconv.Itoa(i%3))
		n, _, err := s.Add(item)
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println(item.ID, n)
	}
	os.Exit(0)
}

// adder starts a process that adds items.
func adder(t *testing.T, dir, name string, count int) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "ARCHIVE_TEST_STORE="+dir, "ARCHIVE_TEST_NAME="+name, "ARCHIVE_TEST_COUNT="+strconv.Itoa(count))
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c, bufio.NewScanner(out)
}

// TestKilled kills an adding process at random moments. What it said is stored is
// stored, whatever is there is whole, and the next process goes on.
func TestKilled(t *testing.T) {
	s := newStore(t)
	rounds := 20
	if testing.Short() {
		rounds = 5
	}
	random := rand.New(rand.NewPCG(5, 6))
	said := map[string]int{}
	unfinished := 0
	for round := range rounds {
		c, lines := adder(t, s.dir, fmt.Sprintf("第%d轮", round), 60)
		time.AfterFunc(time.Duration(10+random.IntN(120))*time.Millisecond, func() { _ = c.Process.Kill() })
		for lines.Scan() {
			id, number, _ := strings.Cut(lines.Text(), " ")
			if id == "error" {
				t.Fatal(lines.Text())
			}
			said[id], _ = strconv.Atoi(number)
		}
		_ = c.Wait() // killed
		for _, f := range s.Verify(context.Background(), VerifyOptions{}) {
			if f.Code != "E909" {
				t.Errorf("round %d: %v", round, f)
			}
			unfinished++
		}
	}
	if err := s.Recover(); err != nil {
		t.Fatal(err)
	}
	whole(t, s)
	for id, n := range said {
		if _, err := s.Read(id, n); err != nil {
			t.Error(err)
		}
	}
	t.Logf("%d items said to be stored, %d cuts seen in %d rounds", len(said), unfinished, rounds)
	if len(said) == 0 {
		t.Error("nothing was stored: the moments are too early to test anything")
	}
}

// TestTwoProcesses: two at once, on their own items and on the same.
func TestTwoProcesses(t *testing.T) {
	for _, names := range [][2]string{{"甲", "乙"}, {"同", "同"}} {
		s := newStore(t)
		a, aLines := adder(t, s.dir, names[0], 30)
		b, bLines := adder(t, s.dir, names[1], 30)
		for _, lines := range []*bufio.Scanner{aLines, bLines} {
			for lines.Scan() {
				if strings.HasPrefix(lines.Text(), "error") {
					t.Error(lines.Text())
				}
			}
		}
		if err := errors.Join(a.Wait(), b.Wait()); err != nil {
			t.Error(err)
		}
		whole(t, s)
		list, err := s.List()
		if want := map[bool]int{true: 10, false: 20}[names[0] == names[1]]; err != nil || len(list) != want {
			t.Errorf("%d items, want %d: %v", len(list), want, err)
		}
	}
}

// TestGoroutines: one Store, many goroutines.
func TestGoroutines(t *testing.T) {
	s := newStore(t)
	results := make(chan error)
	for i := range 12 {
		go func() {
			_, _, err := s.Add(sample(fmt.Sprintf("%d局", i%4), "一"))
			results <- err
		}()
	}
	for range 12 {
		if err := <-results; err != nil {
			t.Error(err)
		}
	}
	if list, err := s.List(); len(list) != 4 || err != nil {
		t.Errorf("%d %v", len(list), err)
	}
	whole(t, s)
}

// TestLocked: who waits in vain reads for whom.
func TestLocked(t *testing.T) {
	s := newStore(t)
	unlock, err := s.lock("归档 李四")
	if err != nil {
		t.Fatal(err)
	}
	other, err := Open(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	other.tries = 2
	_, _, err = other.Add(sample("局", "一"))
	if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), "归档 李四，进程 "+strconv.Itoa(os.Getpid())) {
		t.Error(err)
	}
	if list := other.Verify(context.Background(), VerifyOptions{}); len(list) != 1 || !strings.Contains(list[0].Message, "李四") {
		t.Error(list)
	}
	unlock()
	add(t, other, sample("局", "一"))
}
