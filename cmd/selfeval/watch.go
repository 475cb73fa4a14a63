package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// How often --watch looks. It looks instead of being told: a program is told
// nothing of a network drive, where many bureaus keep their data, and looking at
// 1,500 files takes some milliseconds.
const watchInterval = 300 * time.Millisecond

// stamp is what changes when a file is saved.
type stamp struct {
	size int64
	time int64
}

// watchAll builds, and builds again whenever a file has been saved, until it is
// interrupted.
func (r *buildRun) watchAll(ctx context.Context) error {
	ticks := time.NewTicker(watchInterval)
	defer ticks.Stop()
	for again := false; ; {
		before := r.snapshot()
		err := r.once(ctx)
		r.quiet = true // after the first time only what changes is of interest
		var code exit
		if err != nil && !errors.As(err, &code) {
			if r.result == nil {
				return err // the command line is wrong
			}
			fmt.Fprintln(r.stderr, "selfeval:", err) // such as: the last data file has been moved away
		}
		switch {
		case ctx.Err() != nil:
			return err
		case code == exitOutput && r.result == nil && !again:
			return err
		case code == exitOutput && r.result == nil: // such as: another run holds the folder
			select {
			case <-ctx.Done():
			case <-time.After(10 * watchInterval):
			}
			continue
		}
		again = true
		// Watched is what this build has read; what was saved while it ran counts as
		// a change.
		watched := r.snapshot()
		for name := range watched {
			if s, known := before[name]; known {
				watched[name] = s
			}
		}
		fmt.Fprintln(r.stderr, "等待改动，Ctrl-C结束")
		if !r.settled(ctx, ticks.C, watched) {
			return exit(exitInterrupted)
		}
	}
}

// settled waits for a change and then until nothing changes any more: an editor
// may write a file in several steps. It is false if ctx ends first.
func (r *buildRun) settled(ctx context.Context, ticks <-chan time.Time, before map[string]stamp) bool {
	last, changed := before, false
	for {
		select {
		case <-ctx.Done():
			return false
		case <-ticks:
		}
		now := r.snapshot()
		if maps.Equal(now, last) {
			if changed {
				return true
			}
			continue
		}
		last, changed = now, true
	}
}

// snapshot looks at everything that the reports are made of: the arguments, the
// files that were read outside of them, and the packs beside the data.
func (r *buildRun) snapshot() map[string]stamp {
	seen := map[string]stamp{}
	args, err := expandLists(r.args)
	if err != nil {
		args = r.args
	}
	for _, arg := range append(args, r.args...) {
		arg = strings.TrimPrefix(arg, "@")
		if matches, _ := filepath.Glob(arg); matches != nil {
			for _, m := range matches {
				r.look(m, seen)
			}
			continue
		}
		r.look(arg, seen)
	}
	if r.result == nil {
		return seen
	}
	data := map[string]int{}
	for i := range r.files {
		data[slash(r.files[i])] = i
	}
	looked := map[string]bool{}
	once := func(name string) {
		if !looked[name] {
			looked[name] = true
			r.look(name, seen)
		}
	}
	if r.buildFlags.inputs.pack != "" {
		once(r.buildFlags.inputs.pack)
	}
	for _, item := range r.result.Items {
		root := r.inputs[data[item.Data]].Shown
		for _, name := range item.Reads {
			once(filepath.Join(root, filepath.FromSlash(name)))
		}
		if item.Pack != "" && filepath.IsLocal(item.Pack) {
			once(filepath.Join(root, item.Pack))
			once(filepath.Join(filepath.Dir(item.Data), item.Pack))
		}
	}
	return seen
}

// look notes a file, or all files of a folder but the outputs and hidden ones.
func (r *buildRun) look(name string, seen map[string]stamp) {
	filepath.WalkDir(name, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil // gone meanwhile, or never there
		}
		if d.IsDir() {
			if p != name && (strings.HasPrefix(d.Name(), ".") || filepath.Clean(p) == filepath.Clean(r.out)) {
				return filepath.SkipDir
			}
			return nil
		}
		if info, err := os.Stat(p); err == nil && !strings.HasPrefix(d.Name(), ".") {
			seen[filepath.Clean(p)] = stamp{info.Size(), info.ModTime().UnixNano()}
		}
		return nil
	})
}
