package score

import (
	"math/big"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/expr"
	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

const rated = `[[rated]]
name = "达成预期指标"
from = "80%"
to = "100%"
[[rated]]
name = "部分达成预期指标并具有一定效果"
from = "50%"
to = "80%"
[[rated]]
name = "未达成预期指标且效果较差"
from = "0%"
to = "50%"
`

// TestRatedBands: the score within a grade is the author's; the program checks
// the grade. 湖北 100–80, 80–50, 50–0, the lower end belongs to the grade.
func TestRatedBands(t *testing.T) {
	s, found := scheme(t, single+"[rules]\n"+usual+rated)
	if len(found) > 0 {
		t.Fatal(found)
	}
	ministry := strings.NewReplacer(`"50%"`, `"60%"`).Replace(single + "[rules]\n" + usual + rated)
	m, found := scheme(t, ministry)
	if len(found) > 0 {
		t.Fatal(found)
	}
	for _, c := range []struct {
		share string
		s     *pack.Scheme
		want  string
	}{
		{"1", s, "达成"}, {"0.8", s, "达成"}, {"0.7999", s, "部分"}, {"0.5", s, "部分"}, {"0.4999", s, "未达"}, {"0", s, "未达"},
		{"0.8", m, "达成"}, {"0.6", m, "部分"}, {"0.5999", m, "未达"},
	} {
		if b := c.s.RatedIn(rat(c.share)); b == nil || !strings.HasPrefix(b.Name.Value, c.want) {
			t.Errorf("%s: got %v, want %s", c.share, b, c.want)
		}
	}
	for _, c := range []struct{ name, row, code string }{
		{"in its band", `rated = "85%" ; band = "达成预期指标"`, ""},
		{"no band claimed", `rated = "85%"`, ""},
		{"another band claimed", `rated = "79%" ; band = "达成预期指标"`, "E410"},
		{"unknown band", `rated = "79%" ; band = "基本达成"`, "E410"},
		{"band of what is not judged", `stated = "完成" ; band = "达成预期指标"`, "E410"},
	} {
		r, found := score(t, single+"[rules]\n"+usual+rated, data+in("指标", "甲", `target = "提升" ; `+c.row))
		if c.code == "" {
			if len(found) > 0 || r.Rows[0].Band != &s.Rated[0] && r.Rows[0].Band.Name.Value != s.Rated[0].Name.Value {
				t.Errorf("%s: %v", c.name, found)
			}
			continue
		}
		if len(found) != 1 || string(found[0].Code) != c.code || found[0].Line == 0 || found[0].Hint == "" {
			t.Errorf("%s: got %v, want %s", c.name, found, c.code)
		}
	}
	// Grades of one value each: nothing in between.
	points := single + "[rules]\n" + usual + `[[rated]]
name = "好"
from = "100%"
to = "100%"
[[rated]]
name = "中"
from = "60%"
to = "60%"
[[rated]]
name = "差"
from = "0%"
to = "0%"
`
	if _, found := score(t, points, data+in("指标", "甲", `target = "提升" ; rated = "60%"`)); len(found) > 0 {
		t.Error(found)
	}
	if _, found := score(t, points, data+in("指标", "甲", `target = "提升" ; rated = "70%"`)); len(found) != 1 || found[0].Code != source.RatedOutsideBand {
		t.Error(found)
	}
}

// TestScoringFindings: each mistake of a data file is found, at a line, with a
// hint, and without a second finding in its wake.
func TestScoringFindings(t *testing.T) {
	plain := "total = 100\n[[classes]]\nname = \"指标\"\npoints = 100\n" + tail
	weight := strings.Replace(plain, "points = 100\n", "points = 100\nunweighted = \"weight\"\n", 1)
	group := strings.Replace(plain, "points = 100\n", "points = 100\nunweighted = \"group\"\n", 1)
	deep := "total = 100\n[[classes]]\nname = \"指标\"\nclasses = [{ name = \"数量\", points = 60, unweighted = \"even\" }, { name = \"质量\", points = 40, unweighted = \"even\" }]\n" + tail
	goals := "total = 100\n[goals]\npoints = 100\nunweighted = \"even\"\n[[classes]]\nname = \"指标\"\n" + tail
	each := strings.Replace(goals, "points = 100\n", "points = 100\neach = 100\n", 1)
	ranged := "total = 100\n[[classes]]\nname = \"成本\"\npoints_max = 20\n[[classes]]\nname = \"产出\"\n" + tail
	named := func(s, rule string) string { return strings.Replace(s, "[rules]\n", "[rules]\n"+rule+"\n", 1) }
	over := func(s, keys string) string { return s + "[reasons]\n" + keys + "\n" }
	strip := func(s string) string { return strings.ReplaceAll(s, "reason = \"因故\"\n", "") }
	for _, c := range []struct{ name, scheme, rows, want string }{
		{"row where only sub-classes have points", deep, in("指标", "甲", done) + in("指标/数量", "乙", done) + in("指标/质量", "丙", done), "E401"},
		{"no weight", weight, in("指标", "甲", done+` ; weight = "1"`) + in("指标", "乙", done), "E414"},
		{"weights not 100%", weight, in("指标", "甲", done+` ; weight = "60%"`) + in("指标", "乙", done+` ; weight = "50%"`), "E403"},
		{"no such rule", plain, in("指标", "甲", half+` ; points = "100" ; rule = "阶弟"`), "E411"},
		{"rule for what has no number", named(plain, `"阶梯" = "0%"`), in("指标", "甲", done+` ; points = "100" ; rule = "阶梯"`), "E411"},
		{"rule by points in a group", named(group, `"逐项" = { score = "max(0, 分值 - 不足数)" }`), in("指标", "甲", half+` ; rule = "逐项"`), "E402"},
		{"rule above its points", named(plain, `"过" = { score = "分值 + 1" }`), in("指标", "甲", half+` ; points = "100" ; rule = "过"`), "E406"},
		{"rule below zero", named(plain, `"负" = { share = "0 - 1" }`), in("指标", "甲", half+` ; points = "100" ; rule = "负"`), "E406"},
		{"no last year", named(plain, `"压减" = "比率(上年 - 实际, 上年)"`), in("指标", "甲", half+` ; points = "100" ; rule = "压减"`), "E212"},
		{"points of a group twice", plain, in("指标", "甲", done+` ; group = "一" ; points = "50"`) + in("指标", "乙", done+` ; group = "一" ; points = "50"`), "E403"},
		{"no goals at all", goals, in("指标", "甲", done), "E413"},
		{"unknown goal", goals, goal("目标一", `points = "100"`) + in("指标", "甲", done+` ; goal = "目标1"`) + in("指标", "乙", done), "E413"},
		{"goal not named", goals, goal("目标一", `points = "60"`) + goal("目标二", `points = "40"`) + in("指标", "甲", done+` ; goal = "目标一"`) + in("指标", "乙", done+` ; goal = "目标二"`) + in("指标", "丙", done), "E413"},
		{"goals do not add up", goals, goal("目标一", `points = "90"`) + in("指标", "甲", done), "E403"},
		{"goal without weight", each, goal("目标一", "") + in("指标", "甲", done), "E414"},
		{"class out of its range", ranged, in("成本", "甲", done+` ; points = "30"`) + in("产出", "乙", done+` ; points = "70"`), "E403"},
		{"free points do not add up", ranged, in("成本", "甲", done+` ; points = "10"`) + in("产出", "乙", done+` ; points = "80"`), "E403"},
		{"reviewed above the points", plain, in("指标", "甲", done+` ; points = "100" ; reviewed = "101"`), "E412"},
		{"reviewed twice in a group", group, in("指标", "甲", done+` ; reviewed = "40"`) + in("指标", "乙", done+` ; reviewed = "40"`), "E412"},
		{"approved in part", plain, in("指标", "甲", done+` ; points = "60" ; approved = "60"`) + in("指标", "乙", done+` ; points = "40"`), "W408"},
		{"far over by the limit", over(plain, `over_target = "≥120%"`), strip(in("指标", "甲", `target = "≥10人" ; actual = "12人" ; points = "100"`)), "W407"},
		{"at the limit of more than", over(plain, `over_target = "120%"`), strip(in("指标", "甲", `target = "≥10人" ; actual = "12人" ; points = "100"`)), ""},
		{"far over, reason mandatory", over(plain, "over_target = \"130%\"\nover_required = true"), strip(in("指标", "甲", `target = "≥10人" ; actual = "14人" ; points = "100"`)), "E405"},
		{"an itemised deduction explains itself", over(plain, "lost_point = true"), strip(in("指标", "甲", done+` ; points = "100" ; deductions = [{ name = "缺合同", points = "1" }]`)), ""},
		{"a bare deduction does not", over(plain, "lost_point = true"), strip(in("指标", "甲", done+` ; points = "100" ; deduction = "1"`)), "E405"},
		{"a missed target without scores", "scored = false\n[[classes]]\nname = \"指标\"\n[reasons]\nlost_point = true\n", strip(in("指标", "甲", half)), "E405"},
		{"a misspelt class takes its points along", plain, in("指标", "甲", done+` ; points = "60"`) + in("指际", "乙", done+` ; points = "40"`), "E401"},
		{"the only row is in no class", plain, in("指际", "甲", done+` ; points = "100"`), "E401"},
		{"points of another type", plain, in("指标", "甲", done+` ; points = "60"`) + in("指标", "乙", done+` ; points = 40`), "E107"},
		{"points in words", plain, in("指标", "甲", done+` ; points = "六十"`) + in("指标", "乙", done+` ; points = "40"`), "E201"},
		{"points not filled in", plain, in("指标", "甲", done+` ; points = ""`) + in("指标", "乙", done+` ; points = "40"`), "E109"},
		{"points that cannot be read", plain, in("指标", "甲", done+` ; points = "60"`) + in("指标", "乙", done+` ; points "40"`), "E104"},
		{"one table for all rows", plain, strings.Replace(in("指标", "甲", done+` ; points = "100"`), "[[indicators]]", "[indicators]", 1), "E107"},
		{"no points and a misspelt class", plain, in("指标", "甲", done) + in("指际", "乙", done+` ; points = "40"`), "E402 E401"},
		{"everything inapplicable", strings.Replace(plain, "total = 100\n", "total = 100\ninapplicable = \"rescale\"\n", 1), in("指标", "甲", done+` ; applicable = false ; points = "100"`), "E403"},
	} {
		_, found := score(t, c.scheme, data+c.rows)
		var codes []string
		for _, f := range found {
			codes = append(codes, string(f.Code))
			if f.Hint == "" || f.Line == 0 && f.Key != "indicators" {
				t.Errorf("%s: no place or hint: %v", c.name, f)
			}
		}
		if got := strings.Join(codes, " "); got != c.want {
			t.Errorf("%s: got %v, want %s", c.name, found, c.want)
		}
	}
}

// TestRuleNames: every name that a pack may write has a meaning here.
func TestRuleNames(t *testing.T) {
	s := &scorer{f: &facts.Facts{}, scheme: &pack.Scheme{}, result: &Result{}}
	for _, name := range pack.RuleNames {
		if _, known := s.ruleName(name, subject{Measurement: &facts.Measurement{}}); !known {
			t.Errorf("rule name %s", name)
		}
	}
	env := s.capEnv(new(big.Rat))
	for _, name := range pack.CapNames {
		e, _ := expr.Parse(name)
		if _, err := e.Eval(env); err != nil {
			t.Errorf("cap name %s: %v", name, err)
		}
	}
}
