package score

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

const hubei = `total = 100
[execution]
class = "预算执行"
points = 20
rule = "分值 * min(执行率, 100%)"
reason_below = "95%"
[[classes]]
name = "产出指标"
points = 40
unweighted = "group"
[[classes]]
name = "效益指标"
points = 40
unweighted = "group"
[rules]
"≥" = "max(0, min(实际 / 目标, 100%))"
"≤" = "max(0, min(目标 / 实际, 100%))"
"=" = "max(0, min(实际 / 目标, 100%))"
[bands]
"优" = 90
"良" = 80
"中" = 60
"差" = 0
[reasons]
lost_point = true
over_target = "130%"
`

func scheme(t *testing.T, text string) (*pack.Scheme, []source.Finding) {
	t.Helper()
	node, found := source.Parse(source.NewFile("scheme.toml", text))
	if len(found) > 0 {
		t.Fatal(found)
	}
	var out source.Findings
	s := pack.LoadScheme(node, &out)
	return s, out.List()
}

func score(t *testing.T, schemeText, data string) (*Result, []source.Finding) {
	t.Helper()
	s, found := scheme(t, schemeText)
	if len(found) > 0 {
		t.Fatal(found)
	}
	var out source.Findings
	f := facts.Load(fstest.MapFS{"x.toml": {Data: []byte(data)}}, "x.toml", "", &out)
	r := Score(f, s, &out)
	return r, out.List()
}

// TestExample is the settled figure of the example: 16.85 + 40 + 40, and 优.
func TestExample(t *testing.T) {
	s, found := scheme(t, hubei)
	if len(found) > 0 {
		t.Fatal(found)
	}
	var out source.Findings
	f := facts.Load(os.DirFS("../../data"), "2020/dongxihu-yingji.toml", "data", &out)
	r := Score(f, s, &out)
	for _, x := range out.List() {
		t.Error(x)
	}
	if r.Total == nil {
		t.Fatal("no total")
	}
	if got := pack.Points(r.Total) + r.Grade; got != "96.85优" {
		t.Errorf("got %s, want 96.85优", got)
	}
	if got := pack.Points(r.Execution.Score); got != "16.85" {
		t.Errorf("execution %s", got)
	}
}

const data = `schema = 1
pack = "p"
unit = { name = "甲局" }
report = { year = 2020, date = "待填" }
budget = { rows = [{ name = "财政拨款", initial = "100", executed = "100" }] }
`

func row(class, rest string) string {
	return "[[indicators]]\nclass = \"" + class + "\"\nname = \"甲" + class + rest[:1] + "\"\n" + rest[1:] + "\n"
}

func TestScores(t *testing.T) {
	benefit := row("效益指标", "1target = \"提升\"\nrated = \"100%\"")
	for _, c := range []struct{ name, rows, want string }{
		{"all met", row("产出指标", "1target = \"≥10人\"\nactual = \"10人\"") + benefit, "100优"},
		{"half of one", row("产出指标", "1target = \"≥10人\"\nactual = \"5人\"\nreason = \"因故\"") + benefit, "80良"},
		{"reverse by ratio", row("产出指标", "1target = \"≤10人\"\nactual = \"15人\"\nreason = \"因故\"") + benefit, "86.67良"},
		{"mean of a group", row("产出指标", "1target = \"≥3人\"\nactual = \"1人\"\nreason = \"因故\"") + row("产出指标", "2target = \"正常\"\nstated = \"完成\"") + row("产出指标", "3target = \"正常\"\nstated = \"完成\"") + benefit, "91.11优"},
		{"points of their own", row("产出指标", "1target = \"≥3人\"\nactual = \"1人\"\npoints = \"10\"\nreason = \"因故\"") + row("产出指标", "2target = \"正常\"\nstated = \"完成\"\npoints = \"30\"") + benefit, "93.33优"},
		{"exactly ninety", row("产出指标", "1target = \"正常\"\nrated = \"75%\"\nreason = \"因故\"") + benefit, "90优"},
		{"approximate actual", row("产出指标", "1target = \">200人\"\nactual = \"200余人\"") + benefit, "100优"},
		{"deduction", row("产出指标", "1target = \"正常\"\nstated = \"完成\"\npoints = \"40\"\ndeduction = \"2\"\nreason = \"因故\"") + benefit, "98优"},
	} {
		r, found := score(t, hubei, data+c.rows)
		if len(found) > 0 || r.Total == nil {
			t.Errorf("%s: %v", c.name, found)
			continue
		}
		if got := pack.Points(r.Total) + r.Grade; got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestFindings(t *testing.T) {
	benefit := row("效益指标", "1target = \"提升\"\nrated = \"100%\"")
	for _, c := range []struct{ name, rows, want string }{
		{"unknown class", row("产出指际", "1target = \"正常\"\nstated = \"完成\"") + benefit, "E401"},
		{"lost point without reason", row("产出指标", "1target = \"≥10人\"\nactual = \"5人\"") + benefit, "E405"},
		{"points do not add up", row("产出指标", "1target = \"正常\"\nstated = \"完成\"\npoints = \"39\"") + benefit, "E403"},
		{"far over", row("产出指标", "1target = \"≥10人\"\nactual = \"14人\"") + benefit, "W407"},
	} {
		_, found := score(t, hubei, data+c.rows)
		ok := false
		for _, f := range found {
			ok = ok || string(f.Code) == c.want && f.Line > 0 && f.Hint != ""
		}
		if !ok {
			t.Errorf("%s: got %v, want %s", c.name, found, c.want)
		}
	}
	low := strings.Replace(data, `executed = "100"`, `executed = "90"`, 1)
	if _, found := score(t, hubei, low+row("产出指标", "1target = \"正常\"\nstated = \"完成\"")+benefit); len(found) != 1 || found[0].Code != source.ReasonMissing {
		t.Errorf("low rate: %v", found)
	}
}

func TestSchemeFindings(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"sum", "points = 20", "points = 30", "E308"},
		{"gap at the bottom", "\"差\" = 0", "\"差\" = 10", "E309"},
		{"not descending", "\"良\" = 80", "\"良\" = 95", "E309"},
		{"above the total", "\"优\" = 90", "\"优\" = 101", "E309"},
		{"rule missing", "\"≤\" = \"max(0, min(目标 / 实际, 100%))\"\n", "", "E308"},
		{"rule broken", "min(执行率, 100%)", "min(执行率, ", "E202"},
	} {
		_, found := scheme(t, strings.Replace(hubei, c.old, c.new, 1))
		if len(found) == 0 || string(found[0].Code) != c.want || found[0].Line == 0 {
			t.Errorf("%s: got %v, want %s", c.name, found, c.want)
		}
	}
}
