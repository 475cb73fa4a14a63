package check_test

import (
	"os"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator/check"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
)

// FuzzReport: no data file makes the checks panic or hang, every finding stands
// in the file, and what fix would write can be read again.
func FuzzReport(f *testing.F) {
	for _, name := range append([]string{"defects", "jiaoyu-2021"}, cleanData...) {
		raw, err := os.ReadFile("testdata/data/" + name + ".toml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(raw))
	}
	f.Add("schema=1\npack='mof-project'\nunit={name=''}\nproject={name='',short=''}\nreport={year=0,date='待填'}\ntext.'项目概况'='{{{{附件99，我院“'")
	f.Add("schema=1\npack='hubei-department'\nunit={name='甲县甲局'}\nreport={year=2020,date=2019-01-01}\nnames=['']\ntext.'综合评价'='乙县甲局3项：一是甲；附件'\nlists.accounts=['甲',{income='1'}]\naccept=[{}]")
	f.Fuzz(func(t *testing.T, text string) {
		var out source.Findings
		data := facts.Load(fstest.MapFS{"x.toml": {Data: []byte(text)}}, "x.toml", "", &out)
		if data == nil {
			return
		}
		p, _ := library.Get(data.Data.Pack.Value)
		if p == nil || p.Scheme == nil || !p.KindOf().Scored {
			return
		}
		s := check.Subject{Facts: data, Pack: p, Score: score.Score(data, p.Scheme, &out)}
		check.Report(s, &out)
		for _, x := range check.Accept(data, out.List()) {
			if x.Message == "" || x.File == "" {
				t.Fatalf("%v", x)
			}
		}
		list, _ := check.Fixes(s)
		if len(list) == 0 {
			return
		}
		now := check.Apply(data.Node.Value.File.Text, list)
		if again := facts.Load(fstest.MapFS{"x.toml": {Data: []byte(now)}}, "x.toml", "", &source.Findings{}); again == nil {
			t.Fatalf("fix makes the file unreadable: %v", list)
		}
	})
}
