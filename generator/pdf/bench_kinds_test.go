package pdf

import "testing"

// BenchmarkKinds is what the kinds of archive file cost, PDF/A-3b with a data file
// of 60 KB.
func BenchmarkKinds(b *testing.B) {
	r := fullReport(b)
	for _, kind := range []struct {
		name string
		opts Options
	}{
		{"2b", Options{}},
		{"1b", Options{Conformance: A1B}},
		{"3b", Options{Conformance: A3B, Attachments: []Attachment{{Name: "数据.toml", MediaType: "application/toml", Relationship: Source, Data: record(60_000)}}}},
	} {
		b.Run(kind.name, func(b *testing.B) {
			var file []byte
			for b.Loop() {
				var err error
				if file, err = Write(r, sampleMeta, kind.opts); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(file))/1024, "KiB")
			b.ReportAllocs()
		})
	}
}

// BenchmarkAttached takes that data file out of the report again.
func BenchmarkAttached(b *testing.B) {
	file, err := Write(fullReport(b), sampleMeta, Options{Conformance: A3B, Attachments: []Attachment{{Name: "数据.toml", Data: record(60_000)}}})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if list, err := Attached(file); err != nil || len(list) != 1 {
			b.Fatal(list, err)
		}
	}
	b.ReportAllocs()
}
