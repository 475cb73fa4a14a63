package score

import (
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

const capped = "total = 100\n" + execution10 + `[[classes]]
name = "指标"
points = 90
unweighted = "even"
[[caps]]
when = "执行率 < 80%"
total = 89
[[caps]]
when = "执行率 < 70%"
total = 79
[[caps]]
when = "执行率 < 60%"
total = 69
[[caps]]
when = "核心未达标 > 0 && 得分 > 85"
total = 85
` + tail

// TestCaps are the limits of a platform's manual: rate 70–80 % total ≤ 89, 60–70
// % ≤ 79, below ≤ 69; the lowest that holds counts.
func TestCaps(t *testing.T) {
	for _, c := range []struct{ name, executed, rows, want string }{
		{"no cap at the line", "80", in("指标", "甲", done), "98优 "},
		{"just below", "79.99", in("指标", "甲", done), "89良 封顶前98"},
		{"two hold", "69", in("指标", "甲", done), "79中 封顶前96.9"},
		{"three hold", "10", in("指标", "甲", done), "69中 封顶前91"},
		{"below its cap", "10", in("指标", "甲", half), "46差 "},
		{"a core target missed", "100", in("指标", "甲", `target = "≥100人" ; actual = "99人" ; core = true`), "85良 封顶前99.1"},
		{"a target missed", "100", in("指标", "甲", `target = "≥100人" ; actual = "99人"`), "99.1优 "},
	} {
		r, found := score(t, capped, strings.Replace(data, `executed = "100"`, `executed = "`+c.executed+`"`, 1)+c.rows)
		if r.Total == nil {
			t.Errorf("%s: %v", c.name, found)
			continue
		}
		got := pack.Points(r.Total) + r.Grade + " "
		if r.Cap != nil {
			got += "封顶前" + pack.Points(r.Cap.Before)
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
		if notice := len(found) == 1 && found[0].Code == source.CapApplied && found[0].Severity == source.Notice; notice != (r.Cap != nil) {
			t.Errorf("%s: found %v", c.name, found)
		}
	}
}

// The four faults below were seen in systems in use.

// TestNinetyHasAGrade: one system graded “> 90” and “≥ 80 and < 90”, so that
// exactly 90 had no grade. Here a grade is a lower bound, so none can be missed.
func TestNinetyHasAGrade(t *testing.T) {
	s, _ := scheme(t, hubei)
	for _, c := range []struct{ total, want string }{{"90", "优"}, {"89.99", "良"}, {"80", "良"}, {"60", "中"}, {"59.99", "差"}, {"0", "差"}, {"100", "优"}} {
		if got := s.Grade(rat(c.total)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.total, got, c.want)
		}
	}
	r, _ := score(t, hubei, data+row("产出指标", "1target = \"正常\"\nrated = \"75%\"\nreason = \"因故\"")+row("效益指标", "1target = \"正常\"\nrated = \"100%\""))
	if got := pack.Points(r.Total) + r.Grade; got != "90优" {
		t.Errorf("got %s", got)
	}
}

// TestGradeOfThePrintedTotal: one system showed a rounded total and graded the
// exact one, so that 89.996 was shown as 90.00 and graded 良. Here the grade is
// that of the printed total, and the printed total is the sum of printed scores.
func TestGradeOfThePrintedTotal(t *testing.T) {
	// 20 + 40 + 40 × 74.99% = 89.996: the leaf is printed as 30.00, the total as 90
	r, found := score(t, hubei, data+row("产出指标", "1target = \"正常\"\nrated = \"74.99%\"\nreason = \"因故\"")+row("效益指标", "1target = \"正常\"\nrated = \"100%\""))
	if len(found) > 0 {
		t.Fatal(found)
	}
	if got := pack.Points(r.Total) + r.Grade; got != "90优" {
		t.Errorf("got %s", got)
	}
	// The same within the 得分率 of a class: 40 points, 35.998 printed as 36 is 90%.
	r, _ = score(t, hubei, data+row("产出指标", "1target = \"正常\"\nrated = \"89.995%\"\nreason = \"因故\"")+row("效益指标", "1target = \"正常\"\nrated = \"100%\""))
	if c := r.Classes[0]; pack.Points(c.Score)+c.Grade != "36优" {
		t.Errorf("class: got %s%s", pack.Points(c.Score), c.Grade)
	}
}

// TestNoScoreAboveItsPoints: one system forgot that an execution rate above 100 %
// earns no more than the points. A rule without a limit is an error here, and a
// rounded score never exceeds points that have more decimals than scores.
func TestNoScoreAboveItsPoints(t *testing.T) {
	over := strings.Replace(data, `executed = "100"`, `executed = "120"`, 1)
	rows := row("产出指标", "1target = \"正常\"\nstated = \"完成\"") + row("效益指标", "1target = \"正常\"\nstated = \"完成\"")
	if r, found := score(t, hubei, over+rows); len(found) > 0 || pack.Points(r.Execution.Score) != "20" {
		t.Errorf("limited: %v", found)
	}
	r, found := score(t, strings.Replace(hubei, "min(执行率, 100%)", "执行率", 1), over+rows)
	if len(found) != 1 || found[0].Code != source.BadRule || r.Total != nil {
		t.Errorf("without a limit: %v, total %v", found, r.Total)
	}
	wide := strings.Replace(hubei, "points = 20", "points = 19.996", 1)
	wide = strings.Replace(wide, "total = 100", "total = 99.996", 1)
	if r, found := score(t, wide, over+rows); len(found) > 0 || r.Execution.Score.Cmp(r.Execution.Points) > 0 {
		t.Errorf("decimals: %v, %v", found, r.Execution.Score)
	}
}

// TestZeroBudget: one system divided by 1 where the budget was 0, so that the
// rate became the amount. Here it is refused.
func TestZeroBudget(t *testing.T) {
	zero := strings.Replace(data, `initial = "100"`, `initial = "0"`, 1)
	r, found := score(t, hubei, zero+row("产出指标", "1target = \"正常\"\nstated = \"完成\"")+row("效益指标", "1target = \"正常\"\nstated = \"完成\""))
	if r.Total != nil || r.Execution.Score != nil {
		t.Error("a report without a rate has a score")
	}
	codes := ""
	for _, f := range found {
		codes += string(f.Code) + " "
	}
	if codes != string(source.DivisionByZero)+" " { // that there is no rate only follows from it
		t.Errorf("got %s", codes)
	}
}
