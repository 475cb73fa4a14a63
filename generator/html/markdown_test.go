package html

import (
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
)

func TestMarkdownText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"得分91.50分，优（≥90分）。", "得分91.50分，优（≥90分）。"},
		{"1.执行率", "1.执行率"}, // no list without a space
		{"1. 执行率", `1\. 执行率`},
		{"2)", `2\)`},
		{"2023. 年", `2023\. 年`},
		{"3.5%", "3.5%"},
		{"- 甲", `\- 甲`},
		{"+ 甲", `\+ 甲`},
		{"# 甲", `\# 甲`},
		{"> 甲", `\> 甲`},
		{"===", `\===`},
		{"---", `\---`},
		{":-:", `\:-:`},
		{"    甲", "甲"},
		{"　　甲", "　　甲"},
		{"甲 - 乙 1. 丙", "甲 - 乙 1. 丙"},
		{"*甲* _乙_ `丙` ~丁~", "\\*甲\\* \\_乙\\_ \\`丙\\` \\~丁\\~"},
		{"[甲](x) ![乙](y)", `\[甲\](x) !\[乙\](y)`},
		{"a|b", `a\|b`},
		{`a\|b`, `a\\\|b`},
		{"<b>&lt;&#60;", `\<b\>\&lt;\&\#60;`},
		{"$x^2$ {a}", `\$x\^2\$ \{a\}`},
		{"http://a.cn WWW.a.cn", `http\://a.cn WWW\.a.cn`},
		{"a@b.cn", "a@<!-- -->b.cn"},
		{"甲\n- 乙\r\n丙\t丁", "甲<br>- 乙<br>丙 丁"},
		{"甲\x00\u0085\xff乙", "甲\uFFFD\uFFFD\uFFFD乙"},
	} {
		got := strings.TrimPrefix(string(Markdown(one(para(doc.BodyText, c.text)))), "# 自评结果\n\n")
		if got != c.want+"\n" {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// TestMarkdownStrong checks that strong text is marked so that it is read as
// strong beside Chinese punctuation.
func TestMarkdownStrong(t *testing.T) {
	strong := func(s string) doc.Run { return doc.Run{Text: s, Strong: true} }
	run := func(s string) doc.Run { return doc.Run{Text: s} }
	for _, c := range []struct {
		p    doc.Paragraph
		want string
	}{
		{doc.Paragraph{Runs: []doc.Run{run("甲"), strong("乙"), run("丙")}}, "甲**乙**丙"},
		{doc.Paragraph{Runs: []doc.Run{strong("甲。"), run("乙")}}, "<strong>甲。</strong>乙"},
		{doc.Paragraph{Runs: []doc.Run{strong("甲。"), run("“乙”")}}, "**甲。**“乙”"},
		{doc.Paragraph{Runs: []doc.Run{run("甲"), strong("“乙”")}}, "甲<strong>“乙”</strong>"},
		{doc.Paragraph{Runs: []doc.Run{run("（"), strong("“乙”"), run("）")}}, "（**“乙”**）"},
		{doc.Paragraph{Runs: []doc.Run{run("甲"), strong("≥4"), run("人")}}, "甲<strong>≥4</strong>人"},
		{doc.Paragraph{Runs: []doc.Run{run("甲"), strong(" 乙 "), run("丙")}}, "甲<strong> 乙 </strong>丙"},
		{doc.Paragraph{Runs: []doc.Run{run("甲"), strong("　"), run("乙")}}, "甲　乙"},
		{doc.Paragraph{Runs: []doc.Run{strong("甲"), {Text: "［缺］", Gap: true}}}, "**甲［缺］**"},
		{doc.Paragraph{Runs: []doc.Run{run("日期："), {Text: "　　", Underline: true}, strong("。")}}, "日期：＿＿**。**"},
		{doc.Paragraph{Lead: text("1.执行率。"), Level: 3, Runs: text("区")}, "**1.执行率。** 区"},
		{doc.Paragraph{Lead: text("1.执行率。"), Level: 3}, "**1.执行率。**"},
	} {
		got := strings.TrimPrefix(string(Markdown(one(&c.p))), "# 自评结果\n\n")
		if got != c.want+"\n" {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestMarkdownTable(t *testing.T) {
	table := &doc.Table{Name: "表", Head: 2, Columns: []doc.Column{{}, {Align: doc.AlignLeft}, {Align: doc.AlignCenter}, {Align: doc.AlignRight}}, Rows: []doc.Row{
		row(spanned(header("指标"), 2, 1), header("目标"), header("得分")),
		headRow("一级", "二级", "（A）", "（B）"),
		row(spanned(header("产出"), 1, 2), cell("数量"), cell("≥4|5"), spanned(cell("40"), 1, 2)),
		row(cell("质量", "质效"), cell("正常")),
	}}
	want := `| 指标 | | 目标 | 得分 |
| --- | :-- | :-: | --: |
| **一级** | **二级** | **（A）** | **（B）** |
| 产出 | 数量 | ≥4\|5 | 40 |
| 产出 | 质量<br>质效 | 正常 | 40 |
`
	if got := strings.TrimPrefix(string(Markdown(one(table))), "# 自评结果\n\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	table.Rows[3] = plainRow("一", "二", "三", "四", "五") // at odds with the grid
	if got := string(Markdown(one(table))); !strings.Contains(got, "| 一 | 二 | 三 | 四 |") {
		t.Errorf("text is lost:\n%s", got)
	}
}
