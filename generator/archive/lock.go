package archive

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// lockName is a file of the store that stays there, empty while nobody writes.
// The lock is the operating system's on that file, not the file's existence: it
// ends with its holder, however that dies, so there are no stale locks to find
// and no moment at which two processes both take one over.
const lockName = "selfeval.lock"

// How long a writer waits for another: lockTries × lockPause.
const (
	lockTries = 500
	lockPause = 10 * time.Millisecond
)

// lock makes this the only user of the store until the returned function is
// called. purpose is what a process that waits in vain reads.
func (s *Store) lock(purpose string) (unlock func(), err error) {
	name := filepath.Join(s.dir, lockName)
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("锁文件 %s：%w", name, errNotRegular)
	}
	for range s.tries {
		f, err := lockFile(name)
		if err == nil {
			host, _ := os.Hostname()
			holder := fmt.Sprintf("%s，进程 %d，主机 %s\n", purpose, os.Getpid(), host)
			if err := f.Truncate(0); err == nil {
				_, _ = f.WriteString(holder) // a full disk must not keep anybody from reading
			}
			return func() { _ = f.Truncate(0); _ = f.Close() }, nil
		}
		if !errors.Is(err, errBusy) {
			return nil, err
		}
		time.Sleep(lockPause)
	}
	holder := "未写明身份的进程"
	if text, err := os.ReadFile(name); err == nil && len(text) > 0 && len(text) < 1000 {
		holder = strings.TrimSpace(string(text))
	}
	return nil, fmt.Errorf("%w：%s（%s）。请等它结束后重试；锁随那个进程结束而自动解除，不必删除锁文件", ErrLocked, s.dir, holder)
}

// lockToRead is lock for somebody who changes nothing: a store on a read-only
// medium, or of another program, needs none.
func (s *Store) lockToRead(purpose string) (unlock func(), err error) {
	if !s.disk.exists(lockName) {
		return func() {}, nil
	}
	unlock, err = s.lock(purpose)
	if err != nil && !errors.Is(err, ErrLocked) {
		return func() {}, nil
	}
	return unlock, err
}

var errBusy = errors.New("busy")
