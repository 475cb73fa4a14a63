package score

import (
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// FuzzScore: no scheme with any data makes scoring panic, and without a finding
// at error level the total lies within the scheme's.
func FuzzScore(f *testing.F) {
	f.Add(hubei, data+in("产出指标", "甲", half)+in("效益指标", "乙", done))
	f.Add(capped, data+in("指标", "甲", half+` ; group = "一" ; reviewed = "3"`)+in("指标", "乙", done+` ; applicable = false`))
	f.Add("total = 100\nscale = 100\n[goals]\npoints = 100\neach = 100\nunweighted = \"weight\"\n[[classes]]\nname = \"产出\"\npoints_max = 20\n"+tail,
		data+goal("一", `weight = "100%"`)+in("产出", "甲", half+` ; weight = "2" ; goal = "一"`))
	f.Add("total = 100\ninapplicable = \"rescale\"\n[[classes]]\nname = \"产出\"\nweight = \"50%\"\npoints = 200\nunweighted = \"even\"\nsplit_rounding = 0\n"+tail,
		data+in("产出", "甲", `combine = "合计" ; parts = [{ name = "一", target = "≤4人", actual = "3人" }]`))
	f.Fuzz(func(t *testing.T, schemeText, dataText string) {
		node, _ := source.Parse(source.NewFile("scheme.toml", schemeText))
		if node == nil {
			return
		}
		var out source.Findings
		s := pack.LoadScheme(node, &out)
		x := facts.Load(fstest.MapFS{"x.toml": {Data: []byte(dataText)}}, "x.toml", "", &out)
		if x == nil {
			return
		}
		r := Score(x, s, &out)
		if out.Errors() == 0 && r.Total != nil && (r.Total.Sign() < 0 || r.Total.Cmp(s.Total) > 0) {
			t.Errorf("total %s of %s\n%s", pack.Points(r.Total), pack.Points(s.Total), dump(r))
		}
	})
}
