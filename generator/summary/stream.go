package summary

import (
	"context"
	"runtime"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/source"
)

// Report is a data file to be read.
type Report struct {
	Input generator.Input
	Data  string // path to show
}

// ReadAll reads reports on all processors and hands each over in order. Only a few
// are in memory at a time. It stops early when ctx is done.
func ReadAll(ctx context.Context, reports []Report, each func(*Row, []source.Finding)) {
	type result struct {
		row   *Row
		found []source.Finding
	}
	queue := make(chan chan result, runtime.GOMAXPROCS(0))
	go func() {
		defer close(queue)
		for _, r := range reports {
			done := make(chan result, 1)
			select {
			case queue <- done:
			case <-ctx.Done():
				return
			}
			go func() {
				row, found := Read(r.Input, r.Data)
				done <- result{row, found}
			}()
		}
	}()
	for done := range queue {
		r := <-done
		each(r.row, r.found)
	}
}
