package layout_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/layout"
	"github.com/selfeval/selfeval/generator/source"
)

// longReport is a report of about 20 pages, three tables among them. Its words
// come in ever new order.
func longReport() *doc.Document {
	words := strings.Split("延长开放时间 配送图书1.2万册 “一卡通借” 征集地方文献318种 修复96册 完成率 106.33% 31.8万人次 同比增长16.91% ， ， 、 。 ； 在全县范围内 由分管馆长牵头 逐项核对台账 资金拨付及时 〔2023〕18号 乡镇和社区 进一步压实责任 （含分馆） 联合检查", " ")
	random := rand.New(rand.NewPCG(1, 2))
	prose := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString("对" + words[random.IntN(len(words))])
		}
		return b.String() + "。"
	}
	sec := doc.Section{Numbered: true, Blocks: []doc.Block{para(doc.Title, "2023年度整体绩效自评报告")}}
	for i := range 90 {
		if i%9 == 0 {
			sec.Blocks = append(sec.Blocks, heading(1+i/9%2, fmt.Sprint("h", i), "一、", "部门整体绩效目标完成情况"))
		}
		sec.Blocks = append(sec.Blocks, &doc.Paragraph{Style: doc.BodyText, Runs: []doc.Run{{Text: prose(8)}, {Text: "4253"}, {Text: prose(4)}}})
		if i%30 == 20 {
			t := &doc.Table{Name: "表", Head: 1, Text: doc.TableText, Columns: make([]doc.Column, 8)}
			for range 25 {
				t.Rows = append(t.Rows, plainRow("产出指标", "数量指标", prose(1), "≥4000人", fmt.Sprintf("%d人", random.IntN(9000)), "10", "10", prose(2)))
			}
			sec.Blocks = append(sec.Blocks, t)
		}
	}
	return &doc.Document{Style: doc.GBT9704(), Sections: []doc.Section{
		{Kind: doc.ContentsPage, Blocks: []doc.Block{&doc.Contents{Title: "目录", Depth: 2}}}, sec}}
}

// BenchmarkLayout lays out a report of about 20 pages with warm fonts.
func BenchmarkLayout(b *testing.B) {
	d, set := longReport(), bundled(b)
	var out source.Findings
	pages := 0
	b.ReportAllocs()
	for b.Loop() {
		pages = len(layout.Layout(d, set, &out).Pages)
	}
	b.ReportMetric(float64(pages), "pages")
}
