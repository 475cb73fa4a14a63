package score

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// BenchmarkScore scores reports of a usual and of an unusual size.
func BenchmarkScore(b *testing.B) {
	node, _ := source.Parse(source.NewFile("scheme.toml", hubei))
	for _, n := range []int{21, 300} {
		var rows strings.Builder
		for i := range n {
			rows.WriteString(in([]string{"产出指标/数量指标", "效益指标/社会效益"}[i%2], fmt.Sprintf("指标%d", i), `target = "≥40人" ; actual = "39人"`))
		}
		var out source.Findings
		s := pack.LoadScheme(node, &out)
		f := facts.Load(fstest.MapFS{"x.toml": {Data: []byte(data + rows.String())}}, "x.toml", "", &out)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var out source.Findings
				if Score(f, s, &out).Total == nil {
					b.Fatal(out.List())
				}
			}
		})
	}
}
