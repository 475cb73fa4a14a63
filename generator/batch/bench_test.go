package batch_test

import (
	"fmt"
	"testing"
)

// BenchmarkBuild builds distinct departments from files to files.
func BenchmarkBuild(b *testing.B) {
	const n = 100
	o := newOffice(b, n)
	i := 0
	for b.Loop() {
		i++
		o.options.Out = fmt.Sprintf("%s%d", o.out, i)
		if got := statuses(o.run()); got != "built 100 unchanged 0 failed 0" {
			b.Fatal(got)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(n*b.N), "ms/report")
}

// BenchmarkUnchanged checks departments of which nothing has changed.
func BenchmarkUnchanged(b *testing.B) {
	const n = 100
	o := newOffice(b, n)
	o.run()
	for b.Loop() {
		if got := statuses(o.run()); got != "built 0 unchanged 100 failed 0" {
			b.Fatal(got)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(n*b.N), "µs/report")
}
