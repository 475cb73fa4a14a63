package layout_test

import (
	"regexp"
	"strings"

	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/layout"
)

// setLine is a line as it stands on a page, with all of its rows of glyphs.
type setLine struct {
	page        int
	centre      doc.Length
	left, right doc.Length
	size        doc.Length // of its first row
	text        string
}

// setBlock is the lines of a paragraph, heading or cell, in order.
type setBlock struct {
	element *layout.Element
	lines   []setLine
}

// setBlocks reads the lines of every element that is not within a line.
func setBlocks(r *layout.Result) []setBlock {
	block := map[*layout.Element]int{} // by element: its index below
	var blocks []setBlock
	var walk func(e *layout.Element, inside int)
	walk = func(e *layout.Element, inside int) {
		if inside < 0 || e.Tag != "Span" && e.Tag != "Link" {
			inside = len(blocks)
			blocks = append(blocks, setBlock{element: e})
		}
		block[e] = inside
		for _, kid := range e.Kids {
			walk(kid, inside)
		}
	}
	walk(r.Root, -1)
	for i := range r.Pages {
		for _, item := range r.Pages[i].Items {
			t, ok := item.(*layout.Text)
			if !ok || t.Element == nil {
				continue
			}
			b := textBox(t)
			lines := &blocks[block[t.Element]].lines
			at := setLine{i, (b.top + b.bottom) / 2, b.left, b.right, t.Size, textOf(t)}
			if n := len(*lines); n > 0 {
				last := &(*lines)[n-1]
				if off := last.centre - at.centre; last.page == i && off > -3*doc.Point && off < 3*doc.Point {
					last.right, last.text = at.right, last.text+at.text
					continue
				}
			}
			*lines = append(*lines, at)
		}
	}
	return blocks
}

// What may not begin or end a line (GB/T 15834-2011, 5.1; W3C clreq, 3.1.3),
// written down here once more so that layout does not judge itself.
const (
	closers = "。，、；：？！．…—～·）〕］】〗》〉」』”’％‰℃,.;:?!)]}%"
	openers = "（〔［【〖《〈「『“‘([{"
)

// brokenNumber is a number with what belongs to it: a comparison before, digits,
// 余 and scale, and a unit behind.
var brokenNumber = regexp.MustCompile(`[≥≤＝=＞＜><]?\d[\d,.]*(?:余|多)?[百千万亿]*(?:余|多)?(?:元|人次|人|次|个|项|家|件|起|份|天|日|月|年|名|户|座|处|期|场|套|台|辆|册|公里|小时|分|[%％‰℃])?`)

// lineFaults looks for lines that begin or end as none may, and for numbers that
// a line's end divides.
func lineFaults(r *layout.Result) (faults []string) {
	for _, b := range setBlocks(r) {
		if b.element.Tag == "Figure" {
			continue // labels and figures of a chart, each by itself
		}
		all, ends := "", map[int]bool{}
		for i, l := range b.lines {
			first, last := []rune(l.text)[0], []rune(l.text)[len([]rune(l.text))-1]
			if i > 0 && strings.ContainsRune(closers, first) && !(first == '—' || first == '…') {
				faults = append(faults, "a line begins with "+string(first)+": "+l.text)
			}
			if i < len(b.lines)-1 && strings.ContainsRune(openers, last) {
				faults = append(faults, "a line ends with "+string(last)+": "+l.text)
			}
			all += l.text
			ends[len(all)] = true
		}
		for _, at := range brokenNumber.FindAllStringIndex(all, -1) {
			for k := at[0] + 1; k < at[1]; k++ {
				if ends[k] {
					faults = append(faults, "a line's end divides "+all[at[0]:at[1]]+": "+all[max(0, at[0]-12):at[0]])
				}
			}
		}
	}
	return faults
}
