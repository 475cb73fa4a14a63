package summary

import (
	"fmt"
	"os"
	"testing"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/source"
)

// BenchmarkRead: one report, from its file to its row.
func BenchmarkRead(b *testing.B) {
	root := os.DirFS("../../data")
	b.ReportAllocs()
	for b.Loop() {
		if r, _ := Read(generator.Input{Root: root, Path: "2020/dongxihu-yingji.toml", Packs: library}, "x"); r.Failure != "" {
			b.Fatal(r.Failure)
		}
	}
}

// BenchmarkSummary: a thousand rows, from rows to the composed document and tables.
func BenchmarkSummary(b *testing.B) {
	p, _ := library.Get("summary")
	b.ReportAllocs()
	for b.Loop() {
		c := NewCollector(Options{})
		for i := range 1000 {
			r := row(fmt.Sprintf("%03d局", i), int64(6000+i*4), int64(1000+i), int64(900+i))
			r.Missed = []Missed{{Indicator: "指标", Class: "产出指标", Target: "≥10个", Actual: "8个", Reason: "原因"}}
			c.Add(r)
		}
		s := c.Summary()
		var out source.Findings
		if x := s.Compose(p, Blank(s.Year), &out); len(x.Document.Sections) == 0 {
			b.Fatal("nothing composed")
		}
	}
}
