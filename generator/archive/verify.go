package archive

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/selfeval/selfeval/generator/source"
)

// VerifyOptions says what [Store.Verify] looks at.
type VerifyOptions struct {
	IDs     []string // only these items; nil for the whole store
	Workers int      // items at once; 0: one for each processor
	// Rebuild makes a version's outputs anew from its own files, metadata.json
	// among them: what it returns must equal, byte for byte, the file stored under
	// the same path. It wraps [ErrCannotRebuild] where it is not able to try. It is
	// called for every version, by several goroutines. nil: nothing is rebuilt.
	Rebuild func(files map[string][]byte) (map[string][]byte, error)
	// Inspect looks into the stored files whose names end so (".pdf"), once each,
	// by several goroutines: what it returns is wrong with one. It sees whole files
	// only, and those of a store of ours.
	Inspect map[string]func(data []byte) error
	// Done is called for each finished item of so many, never twice at once; may be
	// nil.
	Done func(of int)
}

// Verify proves the store against itself and against the standard: every file of
// every version is there, is nothing else than a file, and has the registered
// digests; nothing is there that is not registered; all inventories obey OCFL 1.1,
// match their sidecars and agree about the past; the register knows every version.
// It changes nothing. When ctx ends it stops, and what it returns says nothing of
// the rest. Findings carry the path below the store as file, the item's
// identifier as key, and are sorted; none at error level means that all is whole.
func (s *Store) Verify(ctx context.Context, opts VerifyOptions) []source.Finding {
	var all source.Findings
	unlock, err := s.lockToRead("校验")
	if err != nil {
		all.Add(source.ArchiveUnreadable, source.Place{}, "", err.Error(), "等写入结束后再校验")
		return all.List()
	}
	defer unlock()
	v := verifier{store: s, opts: opts}
	top := report{findings: &all}
	folders := v.root(&top)
	if opts.IDs != nil {
		folders = v.choose(&top, folders)
	}
	for _, list := range v.each(ctx, folders) {
		all.Append(list...)
	}
	return all.List()
}

// verifier is one run of Verify. After root it is read by all workers alike.
type verifier struct {
	store    *Store
	opts     VerifyOptions
	register map[string][]registered // by folder; nil where the store keeps none
	pending  registered              // a version that is stored but not in place
	flat     bool                    // the layout is ours
}

// report collects findings about one item, or about none.
type report struct {
	findings *source.Findings
	id       string
}

func (r *report) add(code source.Code, name, hint, format string, args ...any) {
	r.findings.Add(code, source.Place{File: name}, r.id, fmt.Sprintf(format, args...), hint)
}

// unreadable reports what the system would not give.
func (r *report) unreadable(name string, err error) {
	switch {
	case errors.Is(err, errNotRegular):
		r.add(source.ArchiveLink, name, hintLink, "这里应是普通文件，却是链接、管道或文件夹（OCFL 1.1 E090）")
	default:
		r.add(source.ArchiveUnreadable, name, "检查磁盘和权限；若磁盘损坏，从备份恢复", "无法读取：%v", err)
	}
}

const (
	hintRestore = "从备份恢复该文件；恢复后再次校验"
	hintLink    = "用原文件替换链接"
	hintExtra   = "核对来源后移出档案库"
	hintFinish  = "再次归档（任何一件均可）时会自动完成或清除；已存入的版本不受影响"
)

// each verifies items at once, as many as there are workers, and returns their
// findings in the order of the folders.
func (v *verifier) each(ctx context.Context, folders []string) [][]source.Finding {
	workers := v.opts.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	results := make([][]source.Finding, len(folders))
	next := make(chan int)
	var done sync.WaitGroup
	var told sync.Mutex
	for range min(workers, len(folders)) {
		done.Go(func() {
			buffer := make([]byte, 128<<10)
			for i := range next {
				var found source.Findings
				item := itemVerifier{verifier: v, folder: folders[i], buffer: buffer}
				item.report.findings = &found
				item.verify()
				results[i] = found.List()
				if v.opts.Done != nil {
					told.Lock()
					v.opts.Done(len(folders))
					told.Unlock()
				}
			}
		})
	}
	for i := range folders {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	done.Wait()
	return results
}

// choose keeps the folders of the items asked for.
func (v *verifier) choose(top *report, folders []string) []string {
	var chosen []string
	for _, id := range v.opts.IDs {
		folder := folderOf(id)
		if o, err := v.store.find(id); err == nil {
			folder = o.folder
		}
		if slices.Contains(folders, folder) {
			chosen = append(chosen, folder)
			continue
		}
		(&report{top.findings, id}).add(source.ArchiveMissing, folder, "用 selfeval archive list 查看有哪些件；若曾归档，从备份恢复", "档案库中没有这一件")
	}
	slices.Sort(chosen)
	return slices.Compact(chosen)
}
