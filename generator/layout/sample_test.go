package layout_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/selfeval/selfeval/fonts"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/font"
	"github.com/selfeval/selfeval/generator/layout"
	"github.com/selfeval/selfeval/generator/source"
)

var loadFonts = sync.OnceValues(func() (*font.Set, error) {
	bundled, err := fonts.Bundled()
	if err != nil {
		return nil, err
	}
	set, _, err := font.NewSet(font.Config{Bundled: bundled})
	return set, err
})

// bundled is the program's own fonts, parsed once for all tests.
func bundled(t testing.TB) *font.Set {
	t.Helper()
	set, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// set lays a document out and fails if anything is wrong with its text.
func set(t testing.TB, d *doc.Document) *layout.Result {
	t.Helper()
	var out source.Findings
	r := layout.Layout(d, bundled(t), &out)
	for _, f := range out.List() {
		t.Error(f)
	}
	return r
}

func runs(s string) []doc.Run { return []doc.Run{{Text: s}} }

func para(style doc.ParagraphStyle, s string) *doc.Paragraph {
	return &doc.Paragraph{Style: style, Runs: runs(s)}
}

func body(s string) *doc.Paragraph { return para(doc.BodyText, s) }

func heading(level int, id, number, s string) *doc.Heading {
	return &doc.Heading{ID: id, Level: level, Number: number, Runs: runs(s)}
}

func cell(texts ...string) doc.Cell {
	c := doc.Cell{ColSpan: 1, RowSpan: 1}
	for _, s := range texts {
		c.Paragraphs = append(c.Paragraphs, doc.Paragraph{Runs: runs(s)})
	}
	return c
}

func head(s string) doc.Cell {
	c := cell(s)
	c.Header = true
	return c
}

func span(c doc.Cell, rows, cols int) doc.Cell {
	c.RowSpan, c.ColSpan = rows, cols
	return c
}

// group is a label that is stated again where its rows go over a page.
func group(s string, rows int) doc.Cell {
	c := span(head(s), rows, 1)
	c.Restate, c.Align = true, doc.AlignCenter
	return c
}

func row(cells ...doc.Cell) doc.Row { return doc.Row{Cells: cells} }

func plainRow(texts ...string) (r doc.Row) {
	for _, s := range texts {
		r.Cells = append(r.Cells, cell(s))
	}
	return r
}

var sampleMeta = doc.Meta{Title: "2023年度青溪县图书馆整体绩效自评报告", Unit: "青溪县图书馆", Subject: "部门整体支出绩效自评", Date: "2024-03-15"}

// sample is a report of a made-up library with one of everything: cover, 目录,
// numbered text with run-in heads, tables over pages, a chart, blanks, gaps, a
// signature, a landscape form in two parts.
func sample() *doc.Document {
	return &doc.Document{
		Style: doc.GBT9704(), Meta: sampleMeta,
		Sections: []doc.Section{
			{Kind: doc.Cover, Blocks: []doc.Block{
				para(doc.CoverTitle, "2023年度青溪县图书馆\n整体绩效自评报告"),
				para(doc.CoverLine, "青溪县图书馆"), para(doc.CoverLine, "2024年3月"),
			}},
			{Kind: doc.ContentsPage, Blocks: []doc.Block{&doc.Contents{Title: "目　录", Depth: 2}}},
			{Kind: doc.Body, Numbered: true, Blocks: sampleBody()},
			{Kind: doc.Annex, Landscape: true, Numbered: true, Name: "2023年度整体绩效自评表", Blocks: sampleForm()},
		},
	}
}

func sampleBody() []doc.Block {
	scores := &doc.Table{
		ID: "得分", Name: "得分表", Caption: runs("表1　自评得分"), Head: 1, Text: doc.TableText,
		Columns: []doc.Column{{Weight: 4}, {Weight: 3, Align: doc.AlignCenter}, {Weight: 3, Align: doc.AlignCenter}, {Weight: 3, Align: doc.AlignRight}},
		Rows: []doc.Row{
			plainRow("一级指标", "分值", "得分", "得分率"),
			row(head("预算执行"), cell("20"), cell("18.62"), cell("93.10%")),
			row(head("产出指标"), cell("40"), cell("38.50"), cell("96.25%")),
			row(head("效益指标"), cell("40"), cell("40.00"), cell("100.00%")),
			row(head("合计"), cell("100"), cell("97.12"), cell("97.12%")),
		},
	}
	blocks := []doc.Block{
		para(doc.Title, "2023年度青溪县图书馆\n整体绩效自评报告"),
		para(doc.Notice, "（示例：单位与数据均为虚构）"),
		heading(1, "一", "一、", "自评结论"),
		heading(2, "一.一", "（一）", "自评得分"),
		&doc.Paragraph{Style: doc.BodyText, Runs: []doc.Run{
			{Text: "按照《青溪县预算绩效管理办法》（青财〔2023〕18号）的要求，我馆对2023年度整体支出开展了自评，总分100分，实得"},
			{Text: "97.12分", Strong: true}, {Text: "，等级为“优”。各类指标的得分情况见表1和图1。"},
		}},
		scores,
		&doc.Chart{ID: "图1", Title: "图1　各类指标得分率", Alt: "条形图：预算执行93.10%，产出指标96.25%，效益指标100.00%。", Bars: []doc.Bar{
			{Label: "预算执行", Text: "93.10%", Value: 9310}, {Label: "产出指标", Text: "96.25%", Value: 9625}, {Label: "效益指标", Text: "100.00%", Value: 10000}}},
		heading(2, "一.二", "（二）", "预算执行情况"),
		body("全年预算数486.30万元，其中基本支出298.40万元、项目支出187.90万元；执行数452.75万元，执行率93.10%。未执行的33.55万元主要是古籍数字化项目因招标延期，设备款转入下一年度支付。"),
		heading(1, "二", "二、", "主要工作与成效"),
	}
	works := []string{
		"延长开放时间。全年开放342天，每周开放72.5小时，进馆读者31.8万人次，比上年增加4.6万人次，增长16.91%；外借图书27.4万册次，新办借阅证6,214个。",
		"建成乡镇分馆。在北坪、石桥、云岭三个乡镇建成分馆，配送图书1.2万册，服务半径由11公里缩短到4公里以内；分馆由乡镇文化站专人管理，实行“一卡通借、通还”。",
		"保护地方文献。征集族谱、方志、契约等地方文献318种、742册（件），完成修复96册，扫描2.3万页；与县档案馆共建书库，温度控制在18℃～22℃，相对湿度不高于60%。",
		"举办阅读活动。举办“青溪讲坛”24期、少儿故事会48场、流动书车进校园36次，参加者2.1万人次，满意度98.2%（发放问卷1,200份，收回1,176份）。",
		"改善服务条件。更换阅览桌椅260套，增设无障碍座位12个、自助借还机4台；读者平均等候时间由6分钟降到2分钟。",
	}
	for i, w := range works {
		lead, rest, _ := strings.Cut(w, "。")
		blocks = append(blocks, &doc.Paragraph{ID: fmt.Sprintf("工作%d", i+1), Style: doc.BodyText, Level: 3,
			Lead: runs(fmt.Sprintf("%d.%s。", i+1, lead)), Runs: runs(rest)})
	}
	blocks = append(blocks, heading(1, "三", "三、", "年度绩效目标"), targets(),
		heading(1, "四", "四、", "存在的问题和改进措施"),
		heading(2, "四.一", "（一）", "存在的问题"),
		body("一是项目预算编得偏早偏粗。古籍数字化项目在编制预算时没有完成市场询价，招标控制价两次调整，开标时间比计划晚了97天，致使当年只支付了首付款，全年执行率因此低于95%的要求。"),
		body("二是乡镇分馆的流通率不均衡。北坪分馆每册图书年均外借2.9次，云岭分馆只有0.7次，差距明显；原因是云岭分馆所在的文化站工作日下午不开放，与学生放学的时间错开。"),
		heading(2, "四.二", "（二）", "改进措施"),
		body("针对上述问题，2024年将把询价材料作为项目入库的必备条件，没有询价材料的不进入评审；云岭分馆开放时间调整为每日12时至19时30分，由读者志愿者轮值，6月底前完成评估，效果好的在其他分馆推广。"),
		body("有关责任分工、完成时限已经列入本馆2024年重点工作清单，每季度通报一次。"),
		&doc.Paragraph{Style: doc.AnnexNote, Link: "附件1", Runs: runs("附件：2023年度整体绩效自评表")},
		para(doc.Signature, "青溪县图书馆"),
		&doc.Paragraph{Style: doc.SignDate, Runs: []doc.Run{{Text: "2024年"}, {Text: "　　", Underline: true}, {Text: "月"}, {Text: "　　", Gap: true}, {Text: "日"}}},
		&doc.Table{Name: "审签", Plain: true, Text: doc.TableText, Columns: []doc.Column{{Weight: 1}, {Weight: 1}, {Weight: 1}}, Rows: []doc.Row{
			row(signed("主要负责人："), signed("财务负责人："), signed("填报人："))}})
	return blocks
}

func signed(label string) doc.Cell {
	return doc.Cell{ColSpan: 1, RowSpan: 1, Paragraphs: []doc.Paragraph{{Runs: []doc.Run{{Text: label}, {Text: "          ", Underline: true}}}}}
}

// targets is a table that goes over a page within its groups.
func targets() *doc.Table {
	t := &doc.Table{ID: "目标", Name: "目标表", Caption: runs("表2　2023年度绩效目标"), Head: 1, Text: doc.TableText,
		Columns: []doc.Column{{Weight: 3}, {Weight: 3}, {Weight: 6}, {Weight: 4, Align: doc.AlignCenter}},
		Rows:    []doc.Row{plainRow("一级指标", "二级指标", "三级指标", "目标值")}}
	quantity := []string{"年开放天数", "每周开放时间", "进馆读者", "外借图书", "新办借阅证", "新建乡镇分馆", "征集地方文献", "修复古旧文献", "文献数字化", "举办讲座和活动", "流动书车服务"}
	values := []string{"≥330天", "≥70小时", "≥28万人次", "≥25万册次", "≥5,000个", "=3个", "≥300种", "≥90册", "≥2万页", "≥100场", "≥30次"}
	for i := range quantity {
		var cells []doc.Cell
		if i == 0 {
			cells = append(cells, group("产出指标", len(quantity)+2), group("数量指标", len(quantity)))
		}
		t.Rows = append(t.Rows, row(append(cells, cell(quantity[i]), cell(values[i]))...))
	}
	t.Rows = append(t.Rows,
		row(group("质量指标", 2), cell("图书加工差错率不高于上级主管部门规定的上限，并且逐批抽查、登记造册"), cell("≤0.5%")),
		row(cell("文献修复一次验收合格率"), cell("≥98%")),
		row(group("效益指标", 2), group("社会效益", 1), cell("每万人到馆次数"), cell("≥6,800次")),
		row(group("满意度", 1), cell("读者满意度"), cell("≥95%")))
	return t
}

func sampleForm() []doc.Block {
	top := &doc.Table{ID: "基本情况", Name: "自评表（基本情况）", Text: doc.FormText, Columns: make([]doc.Column, 6), Rows: []doc.Row{
		row(head("单位名称"), span(cell("青溪县图书馆"), 1, 3), head("填报日期"), cell("2024年3月15日")),
		row(head("单位性质"), span(cell("□行政单位　□参公事业单位　☑其他事业单位"), 1, 3), head("预算级次"), cell("☑一级　□二级")),
		row(span(head("部门支出（万元）"), 3, 1), head("资金类别"), head("年初预算数"), head("全年预算数"), head("执行数"), head("执行率")),
		row(cell("基本支出"), cell("295.00"), cell("298.40"), cell("298.40"), cell("100.00%")),
		row(cell("项目支出"), cell("187.90"), cell("187.90"), cell("154.35"), cell("82.14%")),
		row(head("年度总体目标"), span(cell("保障全年开放，完善总分馆体系，抢救和保护地方文献，提高阅读推广活动的质量和覆盖面。", "以读者满意为标准，逐步缩小城乡公共阅读服务的差距。"), 1, 5)),
	}}
	rows := []doc.Row{plainRow("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")}
	names := []string{"年开放天数", "每周开放时间", "进馆读者", "外借图书", "新办借阅证", "新建乡镇分馆", "征集地方文献", "修复古旧文献", "文献数字化", "举办讲座和活动", "流动书车服务", "送展到村", "少儿故事会", "期刊订购", "电子资源点击", "自助设备完好"}
	for i, name := range names {
		var r doc.Row
		if i == 0 {
			r.Cells = append(r.Cells, group("产出指标（40分）", len(names)), group("数量指标", len(names)))
		}
		r.Cells = append(r.Cells, cell(name), cell(fmt.Sprintf("≥%d次", 30+7*i)), cell(fmt.Sprintf("%d次", 33+8*i)))
		if i == 0 {
			r.Cells = append(r.Cells, span(cell("40"), len(names), 1), span(cell("38.50"), len(names), 1))
		}
		reason := ""
		if i%5 == 3 {
			reason = "因书库改造闭库20天，比计划少配送3批次；已经调整配送计划，下年度按月均衡安排"
		}
		r.Cells = append(r.Cells, cell(reason))
		rows = append(rows, r)
	}
	rows = append(rows,
		row(group("效益指标（40分）", 2), group("社会效益", 1), cell("每万人到馆次数"), cell("≥6,800次"), cell("7,214次"), span(cell("40"), 2, 1), span(cell("40.00"), 2, 1), cell("")),
		row(group("满意度指标", 1), cell("读者满意度"), cell("≥95%"), cell("98.2%"), cell("")),
		row(span(head("合计"), 1, 5), cell("100"), cell("97.12"), cell("")))
	columns := make([]doc.Column, 8)
	for i := range columns {
		if i != 2 && i != 7 {
			columns[i].Align = doc.AlignCenter
		}
	}
	bottom := &doc.Table{Name: "自评表（指标）", Head: 1, Text: doc.FormText, Columns: columns, Rows: rows}
	return []doc.Block{
		&doc.Paragraph{ID: "附件1", Style: doc.AnnexLabel, Runs: runs("附件1")},
		para(doc.AnnexTitle, "2023年度整体绩效自评表"), top, bottom,
		para(doc.ListText, "注：1.定量指标填写具体数值。"), para(doc.ListText, "2.偏差较大的应当说明原因。"),
	}
}
