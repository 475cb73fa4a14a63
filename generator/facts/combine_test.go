package facts

import (
	"strings"
	"testing"
)

const oneRow = "[[indicators]]\nclass = \"产出\"\nname = \"甲\"\n"

// TestCombine: the figures of several units become one actual and one target
// before anything is scored.
func TestCombine(t *testing.T) {
	for _, c := range []struct{ name, row, actual, target string }{
		{"amounts add up", `combine = "合计"
parts = [{ name = "一", target = "≥40人", actual = "30人" }, { name = "二", target = "≥0.5万人", actual = "20人" }]`, "50人", "≥0.504万人"},
		{"rates by money", `combine = "加权平均"
parts = [{ name = "一", target = "≥90%", actual = "90%", weight = "300万元" }, { name = "二", target = "≥80%", actual = "60%", weight = "100万元" }]`, "82.5%", "≥87.5%"},
		{"rates alike", `combine = "加权平均"
parts = [{ name = "一", target = "≤90%", actual = "90%" }, { name = "二", target = "≤80%", actual = "60%" }]`, "75%", "≤85%"},
		{"a target that agrees", `combine = "合计"
target = "≥80人"
parts = [{ name = "一", target = "≥40人", actual = "30人" }, { name = "二", target = "≥40人", actual = "20人" }]`, "50人", "≥80人"},
	} {
		f, found := load(t, head+oneRow+c.row+"\n")
		if len(found) > 0 {
			t.Errorf("%s: %v", c.name, found)
			continue
		}
		in := f.Indicators[0]
		if in.Way != Measured || in.Actual.String() != c.actual || in.Target.Text != c.target || len(in.Parts) != 2 {
			t.Errorf("%s: way %d, %s of %s", c.name, in.Way, in.Actual, in.Target.Text)
		}
	}
}

// TestIndicatorFindings: what an indicator or a goal says wrongly.
func TestIndicatorFindings(t *testing.T) {
	parts := func(a, b string) string {
		return "combine = \"合计\"\nparts = [{ name = \"一\", " + a + " }, { name = \"二\", " + b + " }]"
	}
	good := `target = "≥40人", actual = "30人"`
	for _, c := range []struct{ name, text, want string }{
		{"no such combine", strings.Replace(oneRow+parts(good, good), "合计", "总和", 1), "E112"},
		{"combine without parts", oneRow + "target = \"≥1人\"\nactual = \"1人\"\ncombine = \"合计\"", "E112"},
		{"a part without a number", oneRow + parts(good, `target = "正常", stated = "完成"`), "E112"},
		{"two comparators", oneRow + parts(good, `target = "≤40人", actual = "30人"`), "E112"},
		{"two units", oneRow + parts(good, `target = "≥40次", actual = "30次"`), "E204"},
		{"a target that contradicts", oneRow + "target = \"≥90人\"\n" + parts(good, good), "E112"},
		{"weight of a sum", oneRow + parts(good+`, weight = "1"`, good+`, weight = "1"`), "E112"},
		{"weight of some", strings.Replace(oneRow+parts(good+`, weight = "1"`, good), "合计", "加权平均", 1), "E109"},
		{"weights of two units", strings.Replace(oneRow+parts(good+`, weight = "1"`, good+`, weight = "1元"`), "合计", "加权平均", 1), "E112"},
		{"no weight", oneRow + "target = \"正常\"\nstated = \"完成\"\nweight = \"0\"", "E112"},
		{"weight with unit", oneRow + "target = \"正常\"\nstated = \"完成\"\nweight = \"3人\"", "E112"},
		{"two kinds of deduction", oneRow + "target = \"正常\"\nstated = \"完成\"\ndeduction = \"1\"\ndeductions = [{ name = \"甲\", points = \"1\" }]", "E112"},
		{"reviewed is no number", oneRow + "target = \"正常\"\nstated = \"完成\"\nreviewed = \"十\"", "E201"},
		{"last year of unknown name", oneRow + "target = \"正常\"\nstated = \"完成\"\nlast = \"= 事故\"", "E203"},
		{"goal twice", "[[goals]]\nname = \"一\"\n[[goals]]\nname = \"一\"", "E105"},
	} {
		_, found := load(t, head+c.text+"\n")
		if len(found) != 1 || string(found[0].Code) != c.want || found[0].Line == 0 {
			t.Errorf("%s: got %v, want %s", c.name, found, c.want)
		}
	}
}

// TestDeductions adds up what a list takes, and reads the other columns.
func TestDeductions(t *testing.T) {
	f, found := load(t, head+oneRow+"target = \"正常\"\nstated = \"完成\"\ndeductions = [{ name = \"甲\", points = \"0.5\" }, { name = \"乙\", points = \"0.25\" }]\nreviewed = \"3\"\napproved = \"2.5\"\nlast = \"5起\"\n")
	if len(found) > 0 {
		t.Fatal(found)
	}
	in := f.Indicators[0]
	if got := in.Deduction.FloatString(2) + " " + in.Reviewed.FloatString(1) + " " + in.Approved.FloatString(1) + " " + in.Last.String(); got != "0.75 3.0 2.5 5起" {
		t.Error(got)
	}
}

// TestInapplicable: an indicator that does not apply needs neither target nor
// actual.
func TestInapplicable(t *testing.T) {
	f, found := load(t, head+oneRow+"applicable = false\nreason = \"本年没有\"\n")
	if len(found) > 0 {
		t.Fatal(found)
	}
	if in := f.Indicators[0]; in.Counts || in.Way != Unknown || in.Target.Text != "/" || !in.Target.Qualitative {
		t.Errorf("%+v", in)
	}
	f, found = load(t, head+oneRow+"applicable = false\ntarget = \"≥3次\"\n")
	if len(found) > 0 || f.Indicators[0].Target.Text != "≥3次" {
		t.Error(found)
	}
}
