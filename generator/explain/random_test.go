package explain

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/score"
	"github.com/selfeval/selfeval/generator/source"
)

// scored explains the scores of data by a scheme, without a report.
func scored(t testing.TB, scheme, data string) (*Explainer, []source.Finding) {
	t.Helper()
	node, found := source.Parse(source.NewFile("scheme.toml", scheme))
	if len(found) > 0 {
		t.Fatal(found, scheme)
	}
	var out source.Findings
	p := &pack.Pack{Scheme: pack.LoadScheme(node, &out)}
	if out.Errors() > 0 {
		t.Fatal(out.List(), scheme)
	}
	f := facts.Load(fstest.MapFS{"x.toml": {Data: []byte(data)}}, "x.toml", "", &out)
	return New(p, f, score.Score(f, p.Scheme, &out), &out), out.List()
}

const head = `schema = 1
pack = "p"
unit = { name = "甲局" }
report = { year = 2020, date = "待填" }
`

// rules are one of each way that a rule can be written.
const rules = `[rules]
"≥" = "如果(目标 <= 0, 0, max(0, 比率(实际, 目标)))"
"≤" = "如果(目标 <= 0, 0, 比率(目标, 实际))"
"=" = "如果(min(实际, 目标) <= 0, 0, 比率(min(实际, 目标), max(实际, 目标)))"
"偏差" = "如果(目标 <= 0, 0, max(0, 100% - 比率(超出, 目标)))"
"扣分" = { score = "max(0, 分值 - 0.3 * 超出数 - 0.1 * 不足数)" }
"阶梯" = { of = "完成率", steps = [{ from = "95%", share = "100%" }, { from = "70%", share = "完成率 * 60%" }, { share = "10%" }] }
"逐档" = { of = "超出", steps = [{ to = "3人", share = "90%" }, { to = "9人", score = "分值 * 30% / 7" }, { share = "0%" }] }
"总看" = { share = "如果(达标, 95%, min(60%, 执行率 / 3))", always = true }
[bands]
"优" = 90
"良" = 80
"中" = 60
"差" = 0
`

// randomReport is a scheme with every way of giving out points, and indicators of
// every kind and rule.
func randomReport(r *rand.Rand) (scheme, data string) {
	var s, d strings.Builder
	d.WriteString(head)
	fmt.Fprintf(&d, "budget = { rows = [{ name = \"拨款\", by = \"来源\", initial = \"97\", executed = \"%d.%d\" }] }\n[figures.\"账\"]\n", r.IntN(120), r.IntN(10))
	fmt.Fprintf(&d, "\"一\" = \"%d人\"\n\"二\" = \"%d余人\"\n\"三\" = \"= (一 + 二) / 3\"\n\"四\" = { now = \"= 三 * 2\", last = \"7人\" }\n[documents.\"账\"]\ntitle = \"账\"\n", r.IntN(60), 1+r.IntN(60))
	left := int64(10000)
	take := func(parts int) string {
		x := left
		if parts > 1 {
			x = 100 * r.Int64N(left/100-int64(parts))
		}
		left -= x
		return big.NewRat(x, 100).FloatString(2)
	}
	classes := 1 + r.IntN(4)
	fmt.Fprintf(&s, "total = 100\nrounding = %d\n", 1+r.IntN(3))
	if r.IntN(3) == 0 {
		s.WriteString("scale = 100\n")
	}
	if r.IntN(3) == 0 {
		s.WriteString("inapplicable = \"rescale\"\n")
	}
	rule := []string{"分值 * max(0, min(执行率, 100%))", "如果(执行率 >= 95%, 分值, 分值 * 执行率 / 3)", "总看"}[r.IntN(3)]
	fmt.Fprintf(&s, "[execution]\nclass = \"预算执行\"\npoints = %s\nrule = \"%s\"\nreason_below = \"95%%\"\n", take(classes+1), rule)
	for c := range classes {
		way := []string{"group", "even", "weight"}[r.IntN(3)]
		fmt.Fprintf(&s, "[[classes]]\nname = \"类%d\"\npoints = %s\nunweighted = \"%s\"\nsplit_rounding = %d\n", c, take(classes-c), way, r.IntN(3))
		for i := range 1 + r.IntN(5) {
			fmt.Fprintf(&d, "[[indicators]]\nclass = \"类%d/子%d\"\nname = \"指标%d\"\nreason = \"因故\"\nweight = \"%d\"\n", c, r.IntN(2), i, 1+r.IntN(9))
			if way != "group" && r.IntN(3) == 0 {
				fmt.Fprintf(&d, "group = \"组%d\"\n", r.IntN(2))
			}
			if r.IntN(5) == 0 && i > 0 {
				d.WriteString("applicable = false\n")
			}
			switch r.IntN(3) {
			case 0:
				fmt.Fprintf(&d, "deduction = \"%d.5\"\n", r.IntN(8))
			case 1:
				fmt.Fprintf(&d, "deductions = [{ name = \"迟报\", points = \"0.%d\" }, { name = \"漏报\", points = \"1\" }]\n", 1+r.IntN(8))
			}
			measured(&d, r)
		}
	}
	if r.IntN(3) == 0 {
		s.WriteString("[[caps]]\nwhen = \"执行率 < 90% || 未达标 > 1 && 得分 > 0\"\ntotal = 59\n")
	}
	return s.String() + rules, d.String()
}

func measured(d *strings.Builder, r *rand.Rand) {
	actual := []string{fmt.Sprintf("%d人", r.IntN(90)), "= 三", "= 四 - 一", "= 四.上年"}[r.IntN(4)]
	switch r.IntN(6) {
	case 0:
		fmt.Fprintf(d, "target = \"提升\"\nrated = \"%d.%d%%\"\n", r.IntN(100), r.IntN(10))
	case 1:
		fmt.Fprintf(d, "target = \"建立\"\nstated = \"%s\"\n", []string{"完成", "未完成"}[r.IntN(2)])
	case 2:
		fmt.Fprintf(d, "target = \"≥9人\"\nparts = [{ name = \"甲\", target = \"≥5人\", actual = \"%s\" }, { name = \"乙\", target = \"≥4人\", actual = \"%d人\" }]\ncombine = \"合计\"\n", actual, r.IntN(9))
	case 3:
		fmt.Fprintf(d, "target = \"都好\"\nparts = [{ name = \"甲\", target = \"≥7人\", actual = \"%s\" }, { name = \"乙\", target = \"好\", rated = \"3%d%%\" }, { name = \"丙\", target = \"好\", stated = \"完成\" }]\n", actual, r.IntN(10))
	default:
		fmt.Fprintf(d, "target = \"%s%d人\"\nactual = \"%s\"\n", []string{"≥", "≤", "=", ">", "<", ""}[r.IntN(6)], r.IntN(60), actual)
		if name := []string{"", "偏差", "扣分", "阶梯", "逐档", "总看"}[r.IntN(6)]; name != "" {
			fmt.Fprintf(d, "rule = \"%s\"\n", name)
		}
	}
}

// TestAgain: in random reports the numbers of every step, put into its rule, yield
// its value again, and every score and share has been explained.
func TestAgain(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	kinds := map[Kind]int{}
	total := 0
	for range 600 {
		scheme, data := randomReport(r)
		x, _ := scored(t, scheme, data)
		if x.score.Total == nil {
			continue
		}
		total++
		sheet := x.Sheet()
		check := func(n *Node) {
			if n == nil {
				return
			}
			recompute(t, n)
			count(kinds, n)
		}
		check(sheet.Total)
		check(sheet.Grade)
		for _, row := range sheet.Rows {
			check(row.Actual)
			check(row.Points)
			check(row.Share)
			check(row.Score)
			if row.Score != nil && row.Score.again == "" {
				t.Errorf("the score of %s cannot be put together again:\n%s", row.Name, tree(row.Score))
			}
		}
		if got, ok := evaluated(sheet.Total.again); !ok || got.Rat.Cmp(x.score.Total) != 0 {
			t.Errorf("total %s: %s", sheet.Total.Value, sheet.Total.again)
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	for _, k := range []Kind{Total, Grade, Band, Cap, Class, Execution, Group, Indicator, Share, Points, Deduction, Actual, Target, Fact, Computed} {
		if kinds[k] == 0 {
			t.Errorf("no step of kind %s in %d reports", k, total)
		}
	}
	if total < 200 {
		t.Errorf("only %d of 600 reports could be scored", total)
	}
}

func count(kinds map[Kind]int, n *Node) {
	if n.again != "" || n.Kind == Band || n.Kind == Grade || n.Kind == Cap || n.Kind == Target || n.Kind == Points {
		kinds[n.Kind]++
	}
	for _, f := range n.From {
		count(kinds, f)
	}
}

// TestPlain: numbers are written so that they are read back as they are.
func TestPlain(t *testing.T) {
	for n := int64(-50); n < 50; n++ {
		for d := int64(1); d < 40; d++ {
			r := big.NewRat(n, d)
			for _, s := range []string{plain(r), factor(r)} {
				q, ok := evaluated(s)
				if !ok || q.Rat.Cmp(r) != 0 || q.Unit != "" {
					t.Fatalf("%s: %s", r, s)
				}
			}
			value, exact := percent(r)
			if exact == "" {
				exact = value
			}
			if q, ok := evaluated(exact); !ok || q.Rat.Cmp(r) != 0 {
				t.Fatalf("%s: %s", r, exact)
			}
		}
	}
}
