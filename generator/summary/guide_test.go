package summary

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

const guide = "../../docs/summary.md"

// dictionary is the dictionary as the guide shows it.
func dictionary() string {
	var b strings.Builder
	b.WriteString("| 名称 | 是什么 | 各项 |\n|---|---|---|\n")
	for _, t := range pack.SummaryDictionary {
		list := ""
		if t.List {
			list = "（列表）"
		}
		fmt.Fprintf(&b, "| %s%s | %s | %s |\n", t.Name, list, t.Does, strings.Join(t.Fields, "、"))
	}
	fmt.Fprintf(&b, "\n图（`:::图 名称`）：%s。\n", strings.Join(pack.SummaryCharts, "、"))
	return b.String()
}

// TestGuide: the guide names what there is, and its data file is read without a
// finding.
func TestGuide(t *testing.T) {
	raw, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	if want := dictionary(); !strings.Contains(text, want) {
		t.Errorf("%s does not have the dictionary as it is:\n%s", guide, want)
	}
	for sort := FullMarks; sort <= NoEvidence; sort++ {
		if !strings.Contains(text, "| "+sort.String()+" |") {
			t.Errorf("%s does not say what %s is", guide, sort)
		}
	}
	_, rest, _ := strings.Cut(text, "```toml\n")
	example, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("no example")
	}
	var out source.Findings
	p, _ := library.Get("summary")
	f := LoadData(fstest.MapFS{"x.toml": {Data: []byte(example)}}, "x.toml", "", &out)
	o := OptionsOf(p, f, &out)
	if len(o.District) != 2 || o.Year != 2023 {
		t.Errorf("%+v", o)
	}
	s := collect(o, row("甲局", 9000, 1000, 900))
	s.Compose(p, f, &out)
	for _, x := range out.List() {
		t.Error(x)
	}
}
