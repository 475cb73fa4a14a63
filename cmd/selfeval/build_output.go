package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/selfeval/selfeval/generator/batch"
)

// show tells what became of each report: findings to stderr, results to stdout.
func (r *buildRun) show(calls *rollCall) {
	if r.asJSON {
		all := map[string]any{"schema": 1, "reports": r.result.Items}
		if calls != nil {
			all["roster"] = calls
		}
		enc := json.NewEncoder(r.stdout)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		enc.Encode(all)
		return
	}
	said := map[string]bool{}
	counts := map[batch.Status]int{}
	var shown []batch.Item
	for _, item := range r.result.Items {
		counts[item.Status]++
		if item.Status == batch.Unchanged && r.quiet {
			continue
		}
		shown = append(shown, item)
		if item.Status == batch.Unchanged {
			continue
		}
		for _, d := range item.Diagnostics {
			if line := d.String(); !said[line] { // a pack's findings are those of all its reports
				said[line] = true
				fmt.Fprintln(r.stderr, line)
			}
		}
		if item.Earlier != nil {
			fmt.Fprintf(r.stderr, "%s有错误，没有生成；%s是以前生成的，与现在的数据不符\n", item.Data, strings.Join(item.Earlier, "、"))
		}
	}
	for _, l := range r.result.Leftovers {
		was := "已经不在了，由它"
		if !l.Gone {
			was = "的报告改了名称，以前"
		}
		fmt.Fprintf(r.stderr, "%s%s生成的%s还在，不要了请自行删除\n", l.Data, was, strings.Join(l.Outputs, "、"))
	}
	switch {
	case len(r.result.Items) == 1 && len(shown) == 1:
		printItem(shown[0], r.why, r.stdout)
	case len(shown) > 0:
		printTable(shown, r.why, r.stdout)
	}
	if calls != nil {
		calls.print(r.stdout)
	}
	fmt.Fprintf(r.stdout, "%d份报告：生成%d份，没有变化%d份，失败%d份%s\n",
		len(r.result.Items), counts[batch.Built], counts[batch.Unchanged], counts[batch.Failed], r.whereTo())
}

// whereTo names the folder that holds all outputs.
func (r *buildRun) whereTo() string {
	dir := ""
	for _, item := range r.result.Items {
		for _, o := range item.Outputs {
			switch d := path.Dir(o.Path); dir {
			case "":
				dir = d
			case d:
			default:
				dir = slash(r.out) // reports of several years
			}
		}
	}
	if dir == "" {
		return ""
	}
	return "；文件在“" + dir + "”里"
}

// printItem shows a single report with its files.
func printItem(item batch.Item, why bool, w io.Writer) {
	fmt.Fprint(w, statusWord[item.Status], " ", item.Data)
	if why {
		fmt.Fprintf(w, "（%s）", item.Why)
	}
	if item.Score != nil && item.Grade != nil {
		fmt.Fprintf(w, " %s分 %s", *item.Score, *item.Grade)
	}
	fmt.Fprintln(w)
	for _, o := range item.Outputs {
		pages := ""
		if o.Format == "pdf" {
			pages = fmt.Sprintf("，%d页", o.Pages)
		}
		fmt.Fprintf(w, "  %s（%d KB%s）\n", o.Path, (o.Bytes+1023)/1024, pages)
	}
}

// buildOutcome is the exit code of a batch.
func buildOutcome(items []batch.Item) error {
	failed := false
	for i := range items {
		failed = failed || items[i].Status == batch.Failed
	}
	switch {
	case failed && len(items) == 1 && items[0].OutputFailed:
		return exit(exitOutput)
	case failed && len(items) == 1 && unreadable(items[0].Diagnostics, items[0].Data):
		return exit(exitUnreadable)
	case failed:
		return exit(exitFindings)
	}
	return nil
}
