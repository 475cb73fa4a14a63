package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/prose"
	"github.com/selfeval/selfeval/generator/source"
)

// headingNumbers finds numbered lines that skip or repeat a number. A list
// that begins again with 1 is another list.
func (r *review) headingNumbers() {
	type level struct {
		mark prose.Mark
		at   int
	}
	var open []level
	for i := range r.text.Lines {
		l := &r.text.Lines[i]
		if l.Mark.Style == prose.NoMark || l.Mark.Style == prose.Dotted || l.Mark.Number == 0 {
			continue
		}
		depth := -1
		for k := len(open) - 1; k >= 0; k-- {
			if open[k].mark.Style == l.Mark.Style {
				depth = k
				break
			}
		}
		if depth < 0 {
			for len(open) > 0 && open[len(open)-1].mark.Level() > l.Mark.Level() {
				open = open[:len(open)-1]
			}
			open = append(open, level{l.Mark, l.Start})
			continue
		}
		last := open[depth]
		open = append(open[:depth], level{l.Mark, l.Start})
		n, want := l.Mark.Number, last.mark.Number+1
		if n == want || n == 1 {
			continue
		}
		shown := strings.TrimSpace(r.s[l.Start : l.Start+l.Mark.Len])
		before := strings.TrimSpace(r.s[last.at : last.at+last.mark.Len])
		switch {
		case n == last.mark.Number:
			r.add(source.TextNumbering, l.Start, fmt.Sprintf("序号“%s”重复", shown), "改为第"+itoa(want)+"号", last.at)
		default:
			r.add(source.TextNumbering, l.Start, fmt.Sprintf("序号不连续：“%s”之后是“%s”", before, shown), "改为第"+itoa(want)+"号，或补上缺少的部分", last.at)
		}
	}
}

// itemNumbers finds 一是…三是… within a paragraph.
func (r *review) itemNumbers() {
	for i := range r.text.Lines {
		l := &r.text.Lines[i]
		if l.Kind == prose.Cells || l.Kind == prose.Heading {
			continue
		}
		last, lastAt := 0, 0
		for at := l.Start; at < l.End; {
			n, word, where := r.nextHanItem(at, l.End)
			if where < 0 {
				break
			}
			switch {
			case last == 0 && n != 1, n == 1, n == last+1: // the beginning may stand in the paragraph before
			case n == last:
				r.add(source.TextNumbering, where, fmt.Sprintf("“%s”重复", word), "改为“"+expr.Hanzi(last+1)+"是”", lastAt)
			default:
				r.add(source.TextNumbering, where, fmt.Sprintf("序号不连续：“%s是”之后是“%s”", expr.Hanzi(last), word), "改为“"+expr.Hanzi(last+1)+"是”，或补上缺少的一项", lastAt)
			}
			last, lastAt = n, where
			at = where + len(word)
		}
	}
}

// nextHanItem finds the next 一是, 二是 … that begins a clause.
func (r *review) nextHanItem(from, to int) (n int, word string, at int) {
	for i := from; i < to; {
		k := strings.Index(r.s[i:to], "是")
		if k < 0 {
			return 0, "", -1
		}
		end := i + k
		i = end + len("是")
		start := end
		for start > from {
			c, size := lastRune(r.s[from:start])
			if _, ok := prose.Number(string(c)); !ok {
				break
			}
			start -= size
		}
		v, ok := prose.Number(r.s[start:end])
		if !ok || v < 1 || v > 20 {
			continue
		}
		if before := r.s[from:start]; start == from && from > 0 || endsWith(before, "。", "；", "：", "，", ";", ":", ",", " ") {
			return int(v), r.s[start:i], start
		}
	}
	return 0, "", -1
}

// mixedNumbering finds a level that is numbered with 1. here and with 1、 there.
func (r *review) mixedNumbering() {
	for _, style := range [...]prose.Style{prose.Han, prose.HanBracket, prose.Digit, prose.Bracket} {
		first := map[string]int{}
		var forms []string
		for i := range r.text.Lines {
			l := &r.text.Lines[i]
			if l.Mark.Style != style || l.Kind == prose.Body {
				continue
			}
			if _, ok := first[l.Mark.Form]; !ok {
				first[l.Mark.Form] = l.Start
				forms = append(forms, l.Mark.Form)
			}
		}
		if len(forms) > 1 {
			a, b := first[forms[0]], first[forms[1]]
			r.add(source.TextMixedNumbers, b, fmt.Sprintf("同一级序号写法不一：“%s”和“%s”", firstRunes(r.s[a:], 3), firstRunes(r.s[b:], 3)), "全文统一成一种", a)
		}
	}
}
