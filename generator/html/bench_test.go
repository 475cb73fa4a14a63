package html

import "testing"

func BenchmarkWrite(b *testing.B) {
	d := report()
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n = len(mustWrite(b, d, Options{Contents: true}))
	}
	b.ReportMetric(float64(n), "bytes")
}

func BenchmarkMarkdown(b *testing.B) {
	d := report()
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n = len(Markdown(d))
	}
	b.ReportMetric(float64(n), "bytes")
}
