package html

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/source"
)

func text(s string) []doc.Run { return []doc.Run{{Text: s}} }

func para(style doc.ParagraphStyle, s string) *doc.Paragraph {
	return &doc.Paragraph{Style: style, Runs: text(s)}
}

func lead(level int, head, s string) *doc.Paragraph {
	return &doc.Paragraph{Style: doc.BodyText, Level: level, Lead: text(head), Runs: text(s)}
}

func heading(level int, id, number, s string) *doc.Heading {
	return &doc.Heading{ID: id, Level: level, Number: number, Runs: text(s)}
}

func cell(texts ...string) doc.Cell {
	c := doc.Cell{ColSpan: 1, RowSpan: 1}
	for _, s := range texts {
		c.Paragraphs = append(c.Paragraphs, doc.Paragraph{Runs: text(s)})
	}
	return c
}

func header(s string) doc.Cell {
	c := cell(s)
	c.Header = true
	return c
}

func spanned(c doc.Cell, cols, rows int) doc.Cell {
	c.ColSpan, c.RowSpan = cols, rows
	return c
}

func row(cells ...doc.Cell) doc.Row { return doc.Row{Cells: cells} }

func plainRow(texts ...string) (r doc.Row) {
	for _, s := range texts {
		r.Cells = append(r.Cells, cell(s))
	}
	return r
}

func headRow(texts ...string) (r doc.Row) {
	for _, s := range texts {
		r.Cells = append(r.Cells, header(s))
	}
	return r
}

// one is a document of a single section.
func one(blocks ...doc.Block) *doc.Document {
	return &doc.Document{Style: doc.GBT9704(), Meta: doc.Meta{Title: "自评结果"}, Sections: []doc.Section{{Numbered: true, Blocks: blocks}}}
}

// sample has every kind of block, run, merge and section: a draft of a county
// library's report, made up.
func sample() *doc.Document {
	const title = "2023年度云溪县图书馆\n免费开放项目绩效自评报告"
	blank := doc.Run{Text: "　　　　", Underline: true}
	body := doc.Section{Kind: doc.Body, Numbered: true, Blocks: []doc.Block{
		&doc.Paragraph{ID: "title", Style: doc.Title, Runs: text(title)},
		para(doc.Notice, "示例：云溪县为虚构，单位、项目和数字均为演示而设"),
		para(doc.BodyText, "根据县财政局《关于做好2023年度项目支出绩效自评的通知》（云财绩〔2024〕3号）要求，我馆对免费开放项目进行了自评，现将结果报告如下："),
		heading(1, "h1", "一、", "自评结论"),
		heading(2, "h2", "（一）", "自评得分"),
		&doc.Paragraph{Style: doc.BodyText, Runs: []doc.Run{
			{Text: "满分100分，得"}, {Text: "91.50", Origin: origin("2023.toml", 14, 9)}, {Text: "分，评价等级为“优”——"},
			{Text: "服务人次超出目标", Strong: true}, {Text: "（A & B <合并> 计算）。各部分得分见下表："},
		}},
		&doc.Table{
			ID: "t1", Name: "一级指标得分", Caption: text("2023年度免费开放项目自评得分表"), Head: 1, Text: doc.TableText,
			Columns: []doc.Column{{Weight: 4, Align: doc.AlignLeft}, {Align: doc.AlignCenter}, {Align: doc.AlignCenter}, {Align: doc.AlignRight}},
			Rows: []doc.Row{
				headRow("一级指标", "分值", "得分", "得分率"),
				row(header("预算执行率"), cell("10"), cell("8.50"), cell("85.00%")),
				row(header("产出指标"), cell("50"), cell("45.00"), cell("90.00%")),
				row(header("效益指标"), cell("30"), cell("28.00"), cell("93.33%")),
				row(header("满意度指标"), cell("10"), cell("10.00"), cell("100.00%")),
				row(header("合计"), cell("100"), cell("91.50"), cell("91.50%")),
			},
		},
		&doc.Chart{ID: "c1", Title: "一级指标得分率", Alt: "条形图：一级指标得分率。预算执行率85.00%，产出指标90.00%，效益指标93.33%，满意度指标100.00%。", Bars: []doc.Bar{
			{Label: "预算执行率", Text: "85.00%", Value: 8500}, {Label: "产出指标", Text: "90.00%", Value: 9000},
			{Label: "效益指标", Text: "93.33%", Value: 9333}, {Label: "满意度指标", Text: "100.00%", Value: 10000}}},
		heading(2, "h3", "（二）", "目标完成情况"),
		lead(3, "1.预算执行情况。", "全年预算86.40万元，执行73.44万元，执行率85.00%。"),
		lead(3, "2.绩效目标。", "设指标6项，完成5项，具体如下："),
		lead(4, "（1）服务读者≥12万人次。", "全年进馆12.86万人次，其中未成年人4.1万人次。"),
		lead(4, "（2）新增藏书≥8000册。", "采购图书7210册，另有受赠图书350册。"),
		lead(5, "①采购图书。", "因出版社断供，有640册没有到货。"),
		&doc.Paragraph{Style: doc.BodyText, Runs: []doc.Run{{Text: "改进措施由采编部负责，完成时限："}, blank, {Text: "；验收标准："}, {Text: "［缺：验收标准］", Gap: true}, {Text: "。"}}},
		&doc.Paragraph{Style: doc.AnnexNote, Runs: text("附件：1.2023年度项目支出绩效自评表"), Link: "a1"},
		&doc.Paragraph{Style: doc.AnnexNote, Runs: text("　　　2.草稿问题清单"), Link: "a2"},
		heading(1, "h4", "二、", "佐证材料"),
		para(doc.BodyText, "进馆人次来自门禁计数器，按月导出；问卷由读者当面填写，回收240份，有效236份。"),
		para(doc.Signature, "云溪县图书馆"),
		para(doc.SignDate, "2024年3月18日"),
		&doc.Table{ID: "t2", Name: "审签", Plain: true, Text: doc.TableText, Columns: []doc.Column{{Weight: 1}, {Weight: 1}}, Rows: []doc.Row{
			row(filled("项目负责人（签字）：", blank), filled("填报人（签字）：", blank)),
		}},
	}}
	form := &doc.Table{
		ID: "t3", Name: "自评表", Text: doc.FormText, Columns: make([]doc.Column, 7),
		Rows: []doc.Row{
			row(header("项目名称"), spanned(cell("公共图书馆免费开放"), 6, 1)),
			row(header("主管部门"), spanned(cell("云溪县文化和旅游局"), 2, 1), header("实施单位"), spanned(cell("云溪县图书馆"), 3, 1)),
			row(spanned(header("项目资金（万元）"), 1, 3), header("资金来源"), header("全年预算数"), header("全年执行数"), header("分值"), header("执行率"), header("得分")),
			row(header("年度资金总额"), cell("86.40"), cell("73.44"), cell("10"), cell("85.00%"), cell("8.50")),
			row(header("当年财政拨款"), cell("86.40"), cell("73.44"), cell("/"), cell("85.00%"), cell("/")),
		},
	}
	indicators := &doc.Table{
		ID: "t4", Name: "绩效指标", Head: 2, Text: doc.FormText,
		Columns: []doc.Column{{}, {}, {Align: doc.AlignLeft}, {Align: doc.AlignCenter}, {Align: doc.AlignCenter}, {Align: doc.AlignCenter}, {Align: doc.AlignCenter}, {Align: doc.AlignJustify}},
		Rows: []doc.Row{
			row(spanned(header("指标"), 3, 1), spanned(header("完成情况"), 2, 1), spanned(header("分值"), 1, 2), spanned(header("得分"), 1, 2), spanned(header("偏差原因和改进措施"), 1, 2)),
			headRow("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"),
			row(spanned(restated("产出指标"), 1, 4), spanned(restated("数量指标"), 1, 2), cell("服务读者"), cell("≥12万人次"), cell("12.86万人次"), cell("20"), cell("20"), cell("/")),
			row(cell("新增藏书"), cell("≥8000册"), cell("7560册"), cell("15"), cell("10"), cell("原因：出版社断供，640册图书没有到货。", "措施：调整采购目录，增加备选书目，第二季度补足。")),
			row(restated("质量指标"), cell("图书编目差错率"), cell("≤0.5%"), cell("0.3%"), cell("10"), cell("10"), cell("/")),
			row(restated("时效指标"), cell("新书上架"), cell("到馆15日内"), cell("到馆12日"), cell("5"), cell("5"), cell("/")),
			row(restated("效益指标"), restated("社会效益指标"), cell("乡镇分馆覆盖"), cell("11个"), cell("10个"), cell("30"), cell("28"), cell("一个乡镇的分馆选址推迟。")),
			row(restated("满意度指标"), restated("服务对象满意度"), cell("读者满意度"), cell("≥90%"), cell("96.61%"), cell("10"), cell("10"), cell("/")),
			row(spanned(header("总分"), 5, 1), cell("100"), cell("91.50"), cell("评价等级：优")),
		},
	}
	return &doc.Document{
		Style: doc.GBT9704(), Draft: true,
		Meta: doc.Meta{Title: "2023年度云溪县图书馆免费开放项目绩效自评报告", Unit: "云溪县图书馆", Subject: "项目支出绩效自评", Keywords: "绩效自评；2023年度；优", Date: "2024-03-18"},
		Sections: []doc.Section{
			{Kind: doc.Cover, Blocks: []doc.Block{para(doc.CoverTitle, "项目支出绩效自评报告"), para(doc.CoverLine, "云溪县图书馆"), para(doc.CoverLine, "2024年3月")}},
			{Kind: doc.ContentsPage, Blocks: []doc.Block{&doc.Contents{Title: "目　录", Depth: 2}}},
			body,
			{Kind: doc.Annex, Landscape: true, Numbered: true, Name: "2023年度项目支出绩效自评表", Blocks: []doc.Block{
				&doc.Paragraph{ID: "a1", Style: doc.AnnexLabel, Runs: text("附件1")},
				para(doc.AnnexTitle, "2023年度项目支出绩效自评表"), form, indicators,
				para(doc.ListText, "注：1.定量指标按完成比例得分。\n2.定性指标分档得分。"),
			}},
			{Kind: doc.Annex, Numbered: true, Name: "草稿问题清单", Blocks: []doc.Block{
				&doc.Paragraph{ID: "a2", Style: doc.AnnexTitle, Runs: text("草稿问题清单")},
				heading(1, "h5", "一、", "错误"),
				para(doc.ListText, "1. E203 2023.toml:41:9 验收标准：没有填写。提示：补上验收标准"),
			}},
		},
	}
}

func filled(s string, runs ...doc.Run) doc.Cell {
	return doc.Cell{ColSpan: 1, RowSpan: 1, Paragraphs: []doc.Paragraph{{Runs: append(text(s), runs...)}}}
}

func restated(s string) doc.Cell {
	c := header(s)
	c.Restate = true
	return c
}

func origin(file string, line, column int) doc.Origin {
	return doc.Origin{Expr: "得分", Place: source.Place{File: file, Line: line, Column: column}}
}

// report is a plain report of about 19 pages, with four tables of 25 × 8.
func report() *doc.Document {
	words := strings.Split("全年进馆 未成年人读者 乡镇分馆 图书编目 开放时间 延长至晚间 借阅量增长 106.33% 4253人 85.46万元 同比下降17.65% ， ， 、 。 ； 按月导出门禁计数 由采编部牵头 逐册核对清单 资金支付及时 没有发生安全事故 街道和社区 进一步丰富活动 联合学校开展", " ")
	random := rand.New(rand.NewPCG(1, 2))
	prose := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(words[random.IntN(len(words))])
		}
		return b.String() + "。"
	}
	d := one(para(doc.Title, "2023年度免费开放项目绩效自评报告"))
	sec := &d.Sections[0]
	for i := range 90 {
		if i%9 == 0 {
			sec.Blocks = append(sec.Blocks, heading(1+i/9%2, fmt.Sprint("h", i), "一、", "绩效目标完成情况"))
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
	return d
}
