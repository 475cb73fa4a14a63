package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/selfeval/selfeval/generator/batch"
)

// progress is a bar with rate and remaining time on a terminal, and nothing in a
// pipe or for a single report.
type progress struct{ bar *progressbar.ProgressBar }

func newProgress(w io.Writer, n int) progress {
	f, ok := w.(*os.File)
	if !ok || n < 2 || !term.IsTerminal(int(f.Fd())) {
		return progress{}
	}
	return progress{newBar(w, n)}
}

func newBar(w io.Writer, n int) *progressbar.ProgressBar {
	return progressbar.NewOptions(n,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetDescription("生成报告"),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("份"),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)
}

// describe says what is being done, if it is not building reports.
func (p progress) describe(what string) {
	if p.bar != nil {
		p.bar.Describe(what)
	}
}

func (p progress) done(batch.Item) {
	if p.bar != nil {
		p.bar.Add(1)
	}
}

// pause takes the bar away so that a line can be printed; the next report brings
// it back.
func (p progress) pause() {
	if p.bar != nil {
		p.bar.Clear()
	}
}

func (p progress) finish() {
	if p.bar != nil {
		p.bar.Finish()
	}
}
