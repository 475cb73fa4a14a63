package layout_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/layout"
)

// TestContents: every entry of the 目录 has the number of the page on which what
// it names is printed, also where a long 目录 is numbered itself and comes first.
func TestContents(t *testing.T) {
	d := sample()
	for i := range 30 {
		id := strconv.Itoa(i)
		d.Sections[2].Blocks = append(d.Sections[2].Blocks, heading(1, "加"+id, "五、", "补充事项"+id), body(prose(20)))
	}
	d.Sections[1].Numbered = true
	r := set(t, d)
	number := map[string]int{} // by text of the heading, as printed
	for i := range r.Pages {
		for _, item := range r.Pages[i].Items {
			if text, ok := item.(*layout.Text); ok && text.Element != nil && text.Element.Tag[0] == 'H' {
				number[textOf(text)] = r.Pages[i].Number
			}
		}
	}
	entries := 0
	for _, line := range strings.Split(treeText(r, ""), "\n") {
		title, page, ok := strings.Cut(line, " ")
		want, known := number[title]
		if !ok || !known {
			continue
		}
		entries++
		if page != strconv.Itoa(want) {
			t.Errorf("目录 says %s for %s, which is on %d", page, title, want)
		}
	}
	if entries != 39 {
		t.Errorf("%d entries", entries)
	}
}

// TestPlaces: outline, anchors and links agree with each other and with the text.
func TestPlaces(t *testing.T) {
	r := set(t, sample())
	for i, h := range r.Outline {
		if at, ok := r.Anchors[h.ID]; !ok || at != h.At {
			t.Errorf("%s: anchor %v, outline %v", h.Text, at, h.At)
		}
		if i > 0 && (h.At.Page < r.Outline[i-1].At.Page || h.At.Page == r.Outline[i-1].At.Page && h.At.Y < r.Outline[i-1].At.Y) {
			t.Errorf("%s is out of order", h.Text)
		}
		beside := false // a line of text that begins at the place
		for _, item := range r.Pages[h.At.Page].Items {
			if text, ok := item.(*layout.Text); ok {
				b := textBox(text)
				beside = beside || b.top >= h.At.Y && b.bottom <= h.At.Y+30*doc.Point
			}
		}
		if !beside {
			t.Errorf("nothing stands at the place of %s", h.Text)
		}
	}
	links := 0
	for i := range r.Pages {
		for _, l := range r.Pages[i].Links {
			links++
			if _, ok := r.Anchors[l.Target]; !ok || l.Element.Tag != "Link" || l.W <= 0 || l.H <= 0 || l.Text == "" {
				t.Errorf("link %+v", l)
			}
		}
	}
	if links != len(r.Outline)+1 { // an entry for each, and the 附件 line
		t.Errorf("%d links, %d outline entries", links, len(r.Outline))
	}
	for _, id := range []string{"一", "工作3", "得分", "图1", "目标", "附件1", "基本情况"} {
		if _, ok := r.Anchors[id]; !ok {
			t.Errorf("%s has no anchor", id)
		}
	}
}

// TestPageNumbersByID: the numbers for a writer without pages are those printed;
// an annex is found by its first ID.
func TestPageNumbersByID(t *testing.T) {
	r := set(t, sample())
	numbers := r.PageNumbers()
	for id, at := range r.Anchors {
		if numbers[id] != r.Pages[at.Page].Number || numbers[id] == 0 {
			t.Errorf("%s: %d", id, numbers[id])
		}
	}
	if last := r.Pages[len(r.Pages)-2].Number; numbers["附件1"] != last {
		t.Errorf("the annex begins on %d, not on %d", numbers["附件1"], last)
	}
}

// TestLinkToNowhere: it is text, in an element that promises no link.
func TestLinkToNowhere(t *testing.T) {
	r := set(t, report(&doc.Paragraph{Style: doc.BodyText, Link: "没有", Runs: runs("附件")}))
	if e := r.Root.Kids[0].Kids[0].Kids[0]; e.Tag != "Span" || len(r.Pages[0].Links) != 0 {
		t.Errorf("%s, %d links", e.Tag, len(r.Pages[0].Links))
	}
}

// TestChart: bars are as long as their values, and the figure covers them.
func TestChart(t *testing.T) {
	r := set(t, report(&doc.Chart{ID: "图", Title: "图1", Alt: "一半和全部", Bars: []doc.Bar{
		{Label: "一半", Text: "50%", Value: 5000}, {Label: "全部", Text: "100%", Value: 10000}, {Label: "没有", Text: "0%"}}}))
	figure := r.Root.Kids[0].Kids[0]
	area := box{figure.Box[0], figure.Box[1], figure.Box[0] + figure.Box[2], figure.Box[1] + figure.Box[3]}
	var bars []doc.Length
	for _, item := range r.Pages[0].Items {
		switch item := item.(type) {
		case *layout.Rule:
			if item.Element == figure && item.Color == layout.Shade {
				bars = append(bars, item.W)
			}
		case *layout.Text:
			if item.Element == figure && !textBox(item).within(area) {
				t.Errorf("%s is outside the figure", textOf(item))
			}
		}
	}
	if len(bars) != 2 || bars[0]*2 < bars[1]-1 || bars[0]*2 > bars[1] {
		t.Errorf("bars %v", bars)
	}
}

// TestBlank: a blank to be filled in is as wide as it was asked for, also at the
// end of a line, and underlined.
func TestBlank(t *testing.T) {
	d := report(&doc.Paragraph{Style: doc.ListText, Runs: []doc.Run{{Text: "填报人："}, {Text: "        ", Underline: true}}})
	for _, item := range set(t, d).Pages[0].Items {
		if r, ok := item.(*layout.Rule); ok {
			if want := 4 * d.Style.Paragraphs[doc.ListText].Size; r.W != want {
				t.Errorf("the blank is %d wide, want %d", r.W, want)
			}
			return
		}
	}
	t.Error("there is no rule")
}

// TestChartWithItsTitle: a page break leaves a chart and all of its title together.
func TestChartWithItsTitle(t *testing.T) {
	for lines := range 22 {
		blocks := []doc.Block{}
		for range lines {
			blocks = append(blocks, body("本馆负责。"))
		}
		title := "图1　" + strings.Repeat("各类指标得分率", 8)
		bars := make([]doc.Bar, 20)
		for i := range bars {
			bars[i] = doc.Bar{Label: "产出", Text: "50%", Value: 5000}
		}
		r := set(t, report(append(blocks, &doc.Chart{Title: title, Alt: "图", Bars: bars})...))
		l := linesOf(r)
		figure, caption := l[r.Root.Kids[0].Kids[lines]], l[r.Root.Kids[0].Kids[lines+1]]
		if len(caption) < 2 || figure[0].page != caption[len(caption)-1].page {
			t.Errorf("%d lines before: chart on %v, title on %v", lines, figure, caption)
		}
	}
}
