// Package batch builds many reports into an output folder: on several cores, each
// on its own, only what has changed. A report's files appear whole or not at
// all, whatever stops the program.
package batch

import (
	"context"
	"errors"
	"runtime"
	"sync"

	"github.com/selfeval/selfeval/generator"
)

// Job is one data file to make a report of.
type Job struct {
	Data  string // its path as people know it, slash-separated
	Input generator.Input
}

// Options say how a batch is built.
type Options struct {
	generator.Options
	Out      string     // output folder; made if it is not there
	Workers  int        // 0: one a core
	Force    bool       // overwrite what the record does not know, or what was edited
	Identity string     // of the program: another one builds everything anew
	Done     func(Item) // called for each finished report, never twice at once; may be nil
}

// Result is a finished batch.
type Result struct {
	Items     []Item     // in the order of the jobs; those not begun before an interruption are missing
	Leftovers []Leftover // outputs that no data file stands for any more
}

// Run builds the jobs. A report that fails never stops another. The error is
// about the output folder as a whole (an [*OutputError]), or ctx's; the result
// is nil only if nothing could be begun.
func Run(ctx context.Context, jobs []Job, o Options) (*Result, error) {
	folder, err := openFolder(o.Out)
	if err != nil {
		return nil, err
	}
	defer folder.close()
	b := &batch{options: o, folder: folder, made: madeWith(o), fonts: fontsOf(o.Fonts), sums: sums{known: map[string]string{}}}
	b.plan(ctx, jobs)
	items := b.build(ctx, jobs)
	result := &Result{Items: items, Leftovers: folder.leftovers(jobs)}
	return result, errors.Join(folder.compact(), ctx.Err())
}

type batch struct {
	options Options
	folder  *folder
	made    made
	fonts   []Font
	sums    sums
	plans   []plan         // by job
	byKey   map[string]int // key of a data file → its job

	mu     sync.Mutex
	claims map[string]string // folded output path → data file that has taken it in this run
}

// each runs do for every index on the workers. It stops handing out when ctx ends.
func (b *batch) each(ctx context.Context, n int, do func(i int)) {
	workers := b.options.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	next := make(chan int)
	var group sync.WaitGroup
	for range min(workers, n) {
		group.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		if ctx.Err() != nil {
			break
		}
		select {
		case next <- i:
		case <-ctx.Done():
		}
	}
	close(next)
	group.Wait()
}

func (b *batch) build(ctx context.Context, jobs []Job) []Item {
	items := make([]*Item, len(jobs))
	var told sync.Mutex
	b.each(ctx, len(jobs), func(i int) {
		item := b.report(&jobs[i], &b.plans[i])
		items[i] = &item
		if b.options.Done != nil {
			told.Lock()
			b.options.Done(item)
			told.Unlock()
		}
	})
	list := make([]Item, 0, len(jobs))
	for _, item := range items {
		if item != nil {
			list = append(list, *item)
		}
	}
	return list
}
