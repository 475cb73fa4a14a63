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
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/source"
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

// Status says what became of a report.
type Status string

// The statuses.
const (
	Built     Status = "built"
	Unchanged Status = "unchanged"
	Failed    Status = "failed"
)

// Item is one report of a batch, as build --json shows it.
type Item struct {
	Data        string           `json:"data"`
	Status      Status           `json:"status"`
	Why         string           `json:"why"` // why it was built or failed, or was not built
	Unit        string           `json:"unit"`
	Year        int              `json:"year"`
	Score       *string          `json:"score"` // decimal; null without scores
	Grade       *string          `json:"grade"`
	Rate        *string          `json:"rate"` // budget execution rate in percent
	Outputs     []Output         `json:"outputs"`
	Fonts       []Font           `json:"fonts"`
	Diagnostics []source.Finding `json:"diagnostics"`

	// OutputFailed tells that it is the output folder that failed, not the data.
	OutputFailed bool `json:"-"`
}

// Output is one written file.
type Output struct {
	Format string `json:"format"`
	Path   string `json:"path"` // slash-separated, with the output folder
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
	Pages  int    `json:"pages"` // of the layout; a DOCX may flow otherwise
}

// Font is a font that a report was set in.
type Font struct {
	Role   string `json:"role"`
	Family string `json:"family"`
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

// Result is a finished batch.
type Result struct {
	Items   []Item   // in the order of the jobs; those not begun before an interruption are missing
	Orphans []Orphan // outputs whose data file is gone
}

// Orphan is what an earlier run made of a data file that is no longer there.
type Orphan struct {
	Data    string
	Outputs []string
}

// Run builds the jobs. A report that fails never stops another. The error is
// about the output folder as a whole (an [*OutputError]), or ctx's.
func Run(ctx context.Context, jobs []Job, o Options) (*Result, error) {
	folder, err := openFolder(o.Out)
	if err != nil {
		return nil, err
	}
	defer folder.close()
	b := &batch{options: o, folder: folder, common: commonKey(o)}
	b.names(ctx, jobs)
	items := b.build(ctx, jobs)
	result := &Result{Items: items, Orphans: folder.orphans(jobs)}
	return result, errors.Join(folder.compact(), ctx.Err())
}

type batch struct {
	options Options
	folder  *folder
	common  string // what all reports depend on
	planned []plan // by job

	mu     sync.Mutex
	claims map[string]string // folded output path → data file that it belongs to
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
		item := b.report(&jobs[i], &b.planned[i])
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

func fontsOf(set *font.Set) []Font {
	uses := set.Uses()
	list := make([]Font, len(uses))
	for i, u := range uses {
		list[i] = Font{u.Role, u.Family, u.File, u.SHA256}
	}
	return list
}
