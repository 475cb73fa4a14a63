package summary

import (
	"context"
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/source"
)

// TestRead: a row holds what its report says.
func TestRead(t *testing.T) {
	rows := map[string]*Row{}
	for _, r := range read(t, "2023") {
		rows[r.Data[len("2023/"):]] = r
	}
	r := rows["weijian.toml"]
	if r.Name != "云泽县卫生健康局" || r.Kind != "department" || r.Year != 2023 || r.Failure != "" || r.Grade != "优" || r.Indicators != 2 || r.Unproved != 0 || !r.Below {
		t.Errorf("%+v", r)
	}
	// 20 × 3036.23 ÷ 3300.25 = 18.40; 40 × 8640 ÷ 9600 = 36; 40 × 95 % = 38
	if r.Score.Cmp(big.NewRat(9240, 100)) != 0 || r.Money.Budget.Cmp(big.NewRat(33002500, 1)) != 0 {
		t.Errorf("score %s, budget %s", r.Score, r.Money.Budget)
	}
	if len(r.Missed) != 2 || r.Missed[0] != (Missed{Indicator: "老年人健康体检", Class: "产出指标", Target: "≥9600人", Actual: "8640人", Reason: "部分外出老年人没有返乡参加体检"}) {
		t.Errorf("missed %+v", r.Missed)
	}
	var problems []string
	for _, p := range r.Problems {
		problems = append(problems, p.Sort.String()+p.Name)
	}
	if got := strings.Join(problems, " "); got != "执行率预算执行率 指标产出指标 指标效益指标 其他基层人员不足" {
		t.Errorf("problems %s", got)
	}
	if r := rows["wenlv.toml"]; !r.Declared || r.Money != nil || r.Scope != "县财政局考核口径" || len(r.Over) != 1 || r.Unproved != 2 {
		t.Errorf("declared: %+v", r)
	}
	if r := rows["gonglu.toml"]; r.Kind != "project" || r.Name != "云泽县农村公路养护项目" || r.Missed[0].Lost.Cmp(big.NewRat(5, 1)) != 0 || decimals(r.Money.Executed) != 6 {
		t.Errorf("project: %+v", r)
	}
	if r := rows["nongye.toml"]; r.Failure != "有2处错误，第一处：“高标准农田”没有完成目标或被扣分，没有说明原因" || r.Unit != "云泽县农业农村局" || r.Score != nil {
		t.Errorf("failed: %+v", r)
	}
}

// TestReadForeign: what cannot be read is a row with a reason, never a panic.
func TestReadForeign(t *testing.T) {
	for name, text := range map[string]string{"无": "", "坏": "schema = ", "空": "schema = 1\n", "汇总": "schema = 1\npack = \"summary\"\nunit = { name = \"甲局\" }\nreport = { year = 2023, date = \"待填\" }\n"} {
		root := fstest.MapFS{}
		if text != "" {
			root["x.toml"] = &fstest.MapFile{Data: []byte(text)}
		}
		r, found := Read(generator.Input{Root: root, Path: "x.toml", Packs: library}, "x.toml")
		if r.Failure == "" || len(found) == 0 {
			t.Errorf("%s: %+v, %v", name, r, found)
		}
	}
}

// TestReadAll hands over in order, and stops when it is told to.
func TestReadAll(t *testing.T) {
	root := os.DirFS("testdata/county")
	var list []Report
	for i := range 40 {
		list = append(list, Report{generator.Input{Root: root, Path: "2023/jiaoyu.toml", Packs: library}, fmt.Sprint(i)})
	}
	n := 0
	ReadAll(t.Context(), list, func(r *Row, _ []source.Finding) {
		if r.Data != fmt.Sprint(n) {
			t.Errorf("%s comes as number %d", r.Data, n)
		}
		n++
	})
	if n != len(list) {
		t.Errorf("%d of %d", n, len(list))
	}
	ctx, cancel := context.WithCancel(t.Context())
	n = 0
	ReadAll(ctx, list, func(*Row, []source.Finding) {
		n++
		cancel()
	})
	if n == 0 || n == len(list) {
		t.Errorf("%d reports after it was stopped", n)
	}
}

// TestOptionsOf: limits and district amounts come from the data file, then the pack.
func TestOptionsOf(t *testing.T) {
	const head = "schema = 1\npack = \"summary\"\nunit = { name = \"甲县财政局\" }\nreport = { year = 2023, date = \"待填\" }\n"
	p, _ := library.Get("summary")
	load := func(text string) (Options, []source.Finding) {
		var out source.Findings
		f := LoadData(fstest.MapFS{"x.toml": {Data: []byte(head + text)}}, "x.toml", "", &out)
		o := OptionsOf(p, f, &out)
		return o, out.List()
	}
	o, found := load("")
	if len(found) != 0 || o.Year != 2023 || o.Limits.High.Cmp(big.NewRat(9, 10)) != 0 || o.Limits.LowRate.Cmp(big.NewRat(8, 10)) != 0 || o.Limits.Paragraph != 40 || o.District != nil {
		t.Errorf("%+v, %v", o, found)
	}
	o, found = load("[documents]\n\"决算\" = { title = \"决算\" }\n[figures.\"决算\"]\n\"地区执行数\" = \"2亿元\"\n[fields]\n\"高分界限\" = \"95%\"\n\"低执行率界限\" = \"70%\"\n\"雷同字数\" = \"60字\"\n")
	if len(found) != 0 || o.Limits.High.Cmp(big.NewRat(95, 100)) != 0 || o.Limits.LowRate.Cmp(big.NewRat(7, 10)) != 0 || o.Limits.Paragraph != 60 || len(o.District) != 1 || o.District[0].Name != "执行数" {
		t.Errorf("%+v, %v", o, found)
	}
	_, found = load("[fields]\n\"高分界限\" = \"95\"\n\"雷同字数\" = \"5\"\n[[indicators]]\nclass = \"产出指标\"\nname = \"甲\"\ntarget = \"≥1个\"\nactual = \"1个\"\n")
	var codes []string
	for _, f := range found {
		codes = append(codes, string(f.Code))
	}
	if got := strings.Join(codes, " "); got != "E112 E112 E106" {
		t.Errorf("findings %v", found)
	}
}
