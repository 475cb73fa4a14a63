// Package generator is the front door of the library. It reads a report's data
// and scores it by the pack that the data names.
package generator

import (
	"io/fs"

	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
)

// Input is everything that a report depends on.
type Input struct {
	Root  fs.FS  // the data root: nothing outside it is read
	Path  string // of the data file, below Root
	Shown string // what stands before Path in findings, as the user typed it
	Packs *pack.Library
}

// Scored is a report as far as scoring takes it.
type Scored struct {
	Facts    *facts.Facts  // nil if the data file cannot be read
	Pack     *pack.Pack    // nil if there is no such pack
	Score    *score.Result // nil if either is
	Findings []source.Finding
}

// Score loads a data file and scores it.
func Score(in Input) *Scored {
	var out source.Findings
	s := &Scored{}
	if s.Facts = facts.Load(in.Root, in.Path, in.Shown, &out); s.Facts != nil {
		var found []source.Finding
		s.Pack, found = in.Packs.Get(s.Facts.Pack.Value)
		out.Append(found...)
		if s.Pack != nil && s.Pack.Scheme != nil {
			s.Score = score.Score(s.Facts, s.Pack.Scheme, &out)
		}
	}
	s.Findings = out.List()
	return s
}

// Failed reports whether anything at error level stands unaccepted.
func (s *Scored) Failed() bool {
	for _, f := range s.Findings {
		if f.Severity == source.Error && f.Accepted == "" {
			return true
		}
	}
	return false
}
