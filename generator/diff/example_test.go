package diff_test

import (
	"fmt"
	"os"
	"strings"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/diff"
)

// Two versions of a data file in memory: what was written otherwise, and what
// followed from it.
func ExampleCompare() {
	raw, err := os.ReadFile("../../data/2020/qinghe-gongshui.toml")
	if err != nil {
		fmt.Println(err)
		return
	}
	versions := fstest.MapFS{
		"v1/x.toml": {Data: raw},
		"v2/x.toml": {Data: []byte(strings.Replace(string(raw), `"4座"`, `"3座"`, 1))},
	}
	before := diff.Read(generator.Input{Root: versions, Path: "v1/x.toml", Packs: packs})
	after := diff.Read(generator.Input{Root: versions, Path: "v2/x.toml", Packs: packs})
	d := diff.Compare(before, after)
	for _, list := range [][]diff.Change{d.Facts, d.Derived, d.Scores} {
		for _, c := range list {
			fmt.Println(c.Name, c.Old.Text, "→", c.New.Text, c.Causes)
		}
	}
	// Output:
	// 供水站完成 4座 → 3座 []
	// 供水站未完成 2座 → 3座 [供水站完成]
	// 指标“新建改造村级供水站”完成数 4座 → 3座 [供水站完成]
	// 指标“新建改造村级供水站”得分 8分 → 6分 [指标“新建改造村级供水站”完成数]
	// 产出指标得分 41分 → 39分 [指标“新建改造村级供水站”得分]
	// 总得分 88.29分 → 86.29分 [产出指标得分]
}
