package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"github.com/selfeval/selfeval/generator/batch"
	"github.com/selfeval/selfeval/generator/source"
)

var statusWord = map[batch.Status]string{batch.Built: "生成", batch.Unchanged: "未变", batch.Failed: "失败"}

// column is a column of the result table.
type column struct {
	head   string
	number bool // its cells are decimal numbers or empty
	cell   func(*batch.Item) string
}

// columns are those of a table that is written to a file.
var columns = []column{
	{"结果", false, func(i *batch.Item) string { return statusWord[i.Status] }},
	{"单位", false, func(i *batch.Item) string { return i.Unit }},
	{"项目", false, func(i *batch.Item) string { return i.Project }},
	{"年度", true, func(i *batch.Item) string { return positive(i.Year) }},
	{"得分", true, func(i *batch.Item) string { return optional(i.Score) }},
	{"等级", false, func(i *batch.Item) string { return optional(i.Grade) }},
	{"执行率（%）", true, func(i *batch.Item) string { return optional(i.Rate) }},
	{"页数", true, func(i *batch.Item) string { return positive(pages(i)) }},
	{"错误", true, func(i *batch.Item) string { return strconv.Itoa(count(i, source.Error)) }},
	{"警告", true, func(i *batch.Item) string { return strconv.Itoa(count(i, source.Warning)) }},
	{"提示", true, func(i *batch.Item) string { return strconv.Itoa(count(i, source.Notice)) }},
	{"数据文件", false, func(i *batch.Item) string { return i.Data }},
	{"原因", false, func(i *batch.Item) string { return i.Why }},
}

func optional(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func positive(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func pages(item *batch.Item) int {
	n := 0
	for _, o := range item.Outputs {
		n = max(n, o.Pages)
	}
	return n
}

// count is the number of findings that nobody accepted.
func count(item *batch.Item, s source.Severity) int {
	n := 0
	for _, d := range item.Diagnostics {
		if d.Severity == s && d.Accepted == "" {
			n++
		}
	}
	return n
}

// printTable shows reports for reading. Columns in which nothing stands are left
// out, and years, which are all the same as a rule.
func printTable(items []batch.Item, why bool, w io.Writer) {
	var shown []column
	for _, c := range columns {
		used := slices.ContainsFunc(items, func(i batch.Item) bool { s := c.cell(&i); return s != "" && s != "0" })
		if used && c.head != "年度" && (c.head != "原因" || why) {
			shown = append(shown, c)
		}
	}
	rows := make([][]string, 1, len(items)+1)
	for _, c := range shown {
		rows[0] = append(rows[0], c.head)
	}
	for i := range items {
		row := make([]string, len(shown))
		for k, c := range shown {
			row[k] = printable(c.cell(&items[i]))
		}
		rows = append(rows, row)
	}
	printAligned(rows, func(k int) bool { return shown[k].number }, w)
}

// printAligned sets rows in columns as wide as they have to be; numbers stand to
// the right.
func printAligned(rows [][]string, number func(column int) bool, w io.Writer) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for k, s := range row {
			widths[k] = max(widths[k], cells(s))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		b.Reset()
		for k, s := range row {
			pad := strings.Repeat(" ", widths[k]-cells(s))
			if k > 0 {
				b.WriteString("  ")
			}
			if number(k) {
				b.WriteString(pad + s)
			} else {
				b.WriteString(s + pad)
			}
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
}

// cells is the width of s on a terminal: two for a Chinese character.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n++
		if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}
