package docx

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

func heading(level int, id, number, s string) *doc.Heading {
	return &doc.Heading{ID: id, Level: level, Number: number, Runs: text(s)}
}

func cell(s string) doc.Cell {
	return doc.Cell{ColSpan: 1, RowSpan: 1, Paragraphs: []doc.Paragraph{{Runs: text(s)}}}
}

func spanned(s string, cols, rows int) doc.Cell {
	c := cell(s)
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

// sample has every kind of block, run and merge: cover and 目录 without page
// numbers, a numbered body, a landscape annex.
func sample() (*doc.Document, map[string]int) {
	scores := &doc.Table{
		ID: "t-score", Name: "一级指标得分", Caption: text("表1 一级指标得分"), Head: 1, Text: doc.TableText,
		Columns: []doc.Column{{}, {Align: doc.AlignRight}, {Align: doc.AlignRight}, {Align: doc.AlignRight}},
		Rows: []doc.Row{
			plainRow("一级指标", "指标分值", "评价得分", "得分率"),
			plainRow("预算执行", "20", "16.85", "84.25%"),
			plainRow("产出指标", "40", "40", "100%"),
			plainRow("效益指标", "40", "40", "100%"),
			plainRow("合计", "100", "96.85", "96.85%"),
		},
	}
	body := doc.Section{Kind: doc.Body, Numbered: true, Blocks: []doc.Block{
		para(doc.Title, "2020年度区应急管理局\n整体绩效自评结果"),
		heading(1, "h1", "一、", "自评结论"),
		heading(2, "h1.1", "（一）", "部门整体绩效自评得分"),
		&doc.Paragraph{Style: doc.BodyText, Runs: []doc.Run{
			{Text: "设置总分100分，"},
			{Text: "得分"},
			{Text: "96.85", Origin: origin("report.md", 14, 9)},
			{Text: "分，评价等级为“优”——"},
			{Text: "重点突出", Strong: true},
			{Text: " & <全部>"},
		}},
		scores,
		&doc.Paragraph{Style: doc.BodyText, Level: 3,
			Lead: []doc.Run{{Text: "1.执行率"}, {Text: "情况。", Strong: true}}, Runs: text("执行率84.25%（申报值）。")},
		&doc.Chart{ID: "c1", Title: "图1 一级指标得分率", Alt: "条形图：预算执行84.25%，产出指标100%，效益指标100%。", Bars: []doc.Bar{
			{Label: "预算执行", Text: "84.25%", Value: 8425}, {Label: "产出指标", Text: "100%", Value: 10000}, {Label: "效益指标", Text: "100%", Value: 10000}}},
		&doc.Paragraph{Style: doc.AnnexNote, Runs: text("附件：1. 2020年度部门整体支出绩效自评表"), Link: "a1"},
		heading(1, "h2", "二、", "佐证材料"),
		&doc.Paragraph{Style: doc.BodyText, Runs: []doc.Run{{Text: "填报人："}, {Text: "        ", Underline: true}, {Text: "缺口", Gap: true}}},
		para(doc.Signature, "武汉市东西湖区应急管理局"),
		para(doc.SignDate, "2021年3月9日"),
		&doc.Table{Name: "签字", Plain: true, Text: doc.TableText, Columns: []doc.Column{{Weight: 1}, {Weight: 1}},
			Rows: []doc.Row{plainRow("单位负责人：", "填表人：")}},
	}}
	form := &doc.Table{
		Name: "自评表", Head: 2, Text: doc.FormText, Columns: make([]doc.Column, 6),
		Rows: []doc.Row{
			row(spanned("单位名称", 2, 1), spanned("武汉市东西湖区应急管理局", 4, 1)),
			plainRow("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "得分"),
			row(spanned("产出指标（40分）", 1, 3), spanned("数量指标", 1, 2), cell("培训企业人员"), cell("≥4000人"), cell("4253人"), spanned("40", 1, 3)),
			row(cell("印制宣传资料"), cell("≥10万份"), cell("11万余份")),
			row(cell("质量指标"), cell("培训合格率"), cell("≥95%"), cell("98.6%")),
			row(spanned("备注", 1, 1), spanned("", 5, 1)),
		},
	}
	d := &doc.Document{
		Style: doc.GBT9704(),
		Meta:  doc.Meta{Title: "2020年度区应急管理局整体绩效自评结果", Unit: "武汉市东西湖区应急管理局", Subject: "部门整体支出绩效自评", Keywords: "绩效自评", Date: "2021-03-09"},
		Sections: []doc.Section{
			{Kind: doc.Cover, Blocks: []doc.Block{para(doc.CoverTitle, "绩效自评报告"), para(doc.CoverLine, "2021年3月")}},
			{Kind: doc.ContentsPage, Blocks: []doc.Block{&doc.Contents{Title: "目录", Depth: 2}}},
			body,
			{Kind: doc.Annex, Landscape: true, Numbered: true, Name: "2020年度部门整体支出绩效自评表", Blocks: []doc.Block{
				&doc.Paragraph{ID: "a1", Style: doc.AnnexLabel, Runs: text("附件1")},
				para(doc.AnnexTitle, "2020年度部门整体支出绩效自评表"), form,
			}},
		},
	}
	return d, map[string]int{"h1": 1, "h1.1": 1, "h2": 2, "a1": 3}
}

// report is a plain report of about 19 pages, with four tables of 25 × 8. Its
// words come in ever new order, so that it compresses like prose.
func report() *doc.Document {
	words := strings.Split("培训企业安全管理人员 开展应急演练 印发宣传资料 “三同时”审查 按期办结 隐患整改 完成率 106.33% 4253人 485.46万元 同比下降17.65% ， ， 、 。 ； 在全区范围内 由分管领导牵头 逐项核对台账 资金拨付及时 未发生较大以上事故 街道和园区 进一步压实责任 联合执法检查", " ")
	random := rand.New(rand.NewPCG(1, 2))
	prose := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(words[random.IntN(len(words))])
		}
		return b.String() + "。"
	}
	sec := doc.Section{Numbered: true, Blocks: []doc.Block{para(doc.Title, "2020年度部门整体绩效自评结果")}}
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
	return &doc.Document{Style: doc.GBT9704(), Meta: doc.Meta{Title: "自评结果", Date: "2021-03-09"}, Sections: []doc.Section{sec}}
}

func origin(file string, line, column int) doc.Origin {
	return doc.Origin{Expr: "得分", Place: source.Place{File: file, Line: line, Column: column}}
}
