package summary_test

import (
	"fmt"
	"os"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
	"github.com/selfeval/selfeval/generator/summary"
	"github.com/selfeval/selfeval/templates"
)

func Example() {
	packs := pack.NewLibrary(templates.FS, "templates", nil)
	county := os.DirFS("testdata/county")

	c := summary.NewCollector(summary.Options{})
	for _, name := range []string{"2023/jiaoyu.toml", "2023/jiaotong.toml", "2023/weijian.toml", "2023/nongye.toml"} {
		row, _ := summary.Read(generator.Input{Root: county, Path: name, Packs: packs}, name)
		c.Add(row)
	}
	s := c.Summary()
	for _, r := range s.Rows {
		fmt.Println(r.Rank(), r.Name, pack.Points(r.Score), r.Grade)
	}
	for _, r := range s.Left {
		fmt.Println("未纳入", r.Name)
	}

	p, _ := packs.Get("summary")
	var out source.Findings
	fmt.Println(s.Compose(p, summary.Blank(s.Year), &out).Document.Meta.Title)
	// Output:
	// 1 云泽县教育局 100 优
	// 2 云泽县交通运输局 94 优
	// 3 云泽县卫生健康局 92.4 优
	// 未纳入 云泽县农业农村局
	// 2023年度绩效自评结果汇总分析报告
}
