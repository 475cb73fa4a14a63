package docx

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
)

// chartBlock writes a chart's place in the text and its title below it. The
// chart itself is a part of its own, which Word and WPS draw.
func (w *writer) chartBlock(c *doc.Chart, landscape bool, s surroundings) {
	if len(c.Bars) == 0 {
		w.fault("图“"+c.Title+"”", "没有数据")
		return
	}
	for _, b := range c.Bars {
		if b.Value < 0 || b.Value > 10000 {
			w.fault("图“"+c.Title+"”", "“%s”的值 %d 不在 0 到 10000 之间", b.Label, b.Value)
		}
	}
	w.charts++
	width, height := w.grid.sheet(landscape).textWidth(), chartHeight(c, &w.grid)
	w.raw(`<w:p><w:pPr><w:pStyle w:val="` + figureStyleID + `"/>`)
	if s.before != 0 {
		w.raw("<w:spacing")
		w.attr("w:before", w.grid.lines(s.before))
		w.raw("/>")
	}
	w.raw("</w:pPr>")
	w.openAnchor(c.ID)
	w.raw(`<w:r><w:drawing><wp:inline xmlns:wp="` + nsDrawing + `" distT="0" distB="0" distL="0" distR="0"><wp:extent`)
	w.attr("cx", emu(width))
	w.attr("cy", emu(height))
	w.raw("/><wp:docPr")
	w.attr("id", w.charts)
	w.raw(` name="图 `)
	w.int(w.charts)
	w.raw(`" descr="`)
	w.text(c.Alt, "图的替代文字")
	w.raw(`"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="` + nsMain + `"><a:graphicData uri="` + nsChart + `"><c:chart xmlns:c="` + nsChart + `" r:id="` + relChart)
	w.int(w.charts)
	w.raw(`"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
	w.closeAnchor(c.ID)
	w.raw("</w:p>")
	w.openParagraph(doc.Caption, surroundings{after: s.after, closes: s.closes, loose: true})
	w.plainRun(c.Title)
	w.raw("</w:p>")
}

// chartHeight is one grid line a bar and one for the margins.
func chartHeight(c *doc.Chart, g *grid) int { return (len(c.Bars) + 1) * g.pitch }

// chartPart writes one word/charts/chartN.xml: a horizontal bar chart with its
// values cached and each label as printed in the report.
//
// There is no workbook behind it, as in a chart that Word itself has cut off
// from its source. Values that can be edited in the DOCX alone would disagree
// with the tables beside them; a figure is corrected in the data. Without a
// theme every colour and font is named here.
func (w *writer) chartPart(c *doc.Chart) {
	w.raw(xmlHead + `<c:chartSpace xmlns:c="` + nsChart + `" xmlns:a="` + nsMain + `" xmlns:r="` + nsRelations + `"><c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>` +
		`<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>` +
		`<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>`)
	w.text(c.Title, "图名")
	w.raw(`</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val="` + barColor + `"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/><c:dLbls>`)
	for i := range c.Bars {
		w.raw("<c:dLbl><c:idx")
		w.attr("val", i)
		w.raw(`/><c:tx><c:rich><a:bodyPr wrap="none"/><a:p><a:r><a:rPr lang="zh-CN"/><a:t>`)
		w.text(c.Bars[i].Text, "图“"+c.Title+"”")
		w.raw(`</a:t></a:r></a:p></c:rich></c:tx>` + labelShows + `</c:dLbl>`)
	}
	w.raw(`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr wrap="none"/><a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>` + labelShows + `</c:dLbls>`)

	w.raw("<c:cat><c:strRef><c:f>" + cells("A", len(c.Bars)) + "</c:f><c:strCache><c:ptCount")
	w.attr("val", len(c.Bars))
	w.raw("/>")
	for i := range c.Bars {
		w.point(i)
		w.text(c.Bars[i].Label, "图“"+c.Title+"”")
		w.raw("</c:v></c:pt>")
	}
	w.raw("</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>" + cells("B", len(c.Bars)) + "</c:f><c:numCache><c:formatCode>0.00%</c:formatCode><c:ptCount")
	w.attr("val", len(c.Bars))
	w.raw("/>")
	for i := range c.Bars {
		w.point(i)
		w.b = fmt.Appendf(w.b, "%d.%04d</c:v></c:pt>", c.Bars[i].Value/10000, c.Bars[i].Value%10000)
	}
	w.raw(`</c:numCache></c:numRef></c:val></c:ser><c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>` +
		// The first bar on top; the scale leaves room for a label behind 100 %.
		`<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="808080"/></a:solidFill></a:ln></c:spPr><c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>` +
		`<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="1.2"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="b"/><c:numFmt formatCode="0%" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>` +
		`</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr`)
	w.attr("sz", int(w.d.Style.Paragraphs[doc.TableText].Size/10)) // hundredths of a point
	w.raw(`><a:solidFill><a:srgbClr val="000000"/></a:solidFill>`)
	for _, script := range [...]string{"latin", "ea"} {
		w.raw("<a:" + script + ` typeface="`)
		w.text(w.d.Style.Fonts[doc.Song].Name, "字体名")
		w.raw(`"/>`)
	}
	w.raw(`</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr></c:chartSpace>`)
}

const (
	barColor = "7F7F7F"
	// What a data label shows: the value behind the end of the bar.
	labelShows = `<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`
)

func (w *writer) point(i int) {
	w.raw("<c:pt")
	w.attr("idx", i)
	w.raw("><c:v>")
}

// cells names the range that the cached values of n bars would come from.
func cells(column string, n int) string {
	return strings.ReplaceAll(fmt.Sprintf("Sheet1!$C$2:$C$%d", n+1), "C", column)
}
