package pack

import (
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

const sound = `total = 100
scale = 100
inapplicable = "rescale"
[execution]
class = "预算执行"
points = 10
rule = "阶梯"
[[classes]]
name = "产出指标"
points = 50
rule = "逐项"
classes = [{ name = "数量指标", points = 30, unweighted = "even", split_rounding = 0 }, { name = "质量指标", points = 20 }]
[[classes]]
name = "成本指标"
points_min = 0
points_max = 20
[[classes]]
name = "满意度指标"
scored = false
[rules]
"≥" = "max(0, 比率(实际, 目标))"
"≤" = { share = "如果(目标 <= 0, 0, 比率(目标, 实际))" }
"=" = "0%"
"逐项" = { score = "max(0, 分值 - 0.5 * 超出数)", always = true }
[rules."阶梯"]
of = "执行率"
steps = [{ from = "95%", share = "100%" }, { from = "80%", score = "分值 - 2" }, { share = "0%" }]
[[rated]]
name = "好"
from = "80%"
to = "100%"
[[rated]]
name = "中"
from = "50%"
to = "80%"
[[rated]]
name = "差"
from = "0%"
to = "50%"
[[caps]]
when = "执行率 < 60%"
total = 69
[bands]
"优" = 90
"差" = 0
[reasons]
lost_point = true
over_target = "≥120%"
over_required = true
`

func loadScheme(t *testing.T, text string) (*Scheme, []source.Finding) {
	t.Helper()
	node, found := source.Parse(source.NewFile("scheme.toml", text))
	if len(found) > 0 {
		t.Fatal(found)
	}
	var out source.Findings
	s := LoadScheme(node, &out)
	return s, out.List()
}

func TestSchemeLoaded(t *testing.T) {
	s, found := loadScheme(t, sound)
	if len(found) > 0 {
		t.Fatal(found)
	}
	kid := s.Classes[0].Kids[0]
	if kid.Rule == nil || kid.Rule.Name != "逐项" || !kid.Rule.Score || !kid.Rule.Always || kid.Lacking != Even || kid.SplitRounding != 0 {
		t.Errorf("数量指标: %+v", kid)
	}
	if other := s.Classes[0].Kids[1]; other.Lacking != Refuse || other.SplitRounding != 2 {
		t.Errorf("质量指标: %+v", other)
	}
	if s.Execution == nil || len(s.Execution.Steps) != 3 || !s.Execution.Steps[1].Score || s.Execution.Steps[2].From != nil {
		t.Errorf("execution: %+v", s.Execution)
	}
	if Points(s.Free) != "40" || !s.Rescale || Points(s.Scale) != "100" || !s.OverAtLimit || len(s.Caps) != 1 {
		t.Errorf("scheme: %+v", s)
	}
}

// TestSchemeMistakes: each mistake is found at its line, with a hint, once.
func TestSchemeMistakes(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"unknown key", "scale = 100", "skale = 100", "E106"},
		{"scale of nothing", "scale = 100", "scale = 0", "E308"},
		{"inapplicable", `"rescale"`, `"rescaled"`, "E308"},
		{"rounding", "scale = 100", "rounding = 9", "E308"},
		{"over_target", `"≥120%"`, `"≤120%"`, "E308"},
		{"sum", "points = 50", "points = 60", "E308"},
		{"points of some sub-classes only", ", points = 20", "", "E308"},
		{"class twice", `"质量指标"`, `"数量指标"`, "E308"},
		{"unweighted", `unweighted = "even"`, `unweighted = "evenly"`, "E308"},
		{"split_rounding", "split_rounding = 0", "split_rounding = 7", "E308"},
		{"weight without points", "points_min = 0", `weight = "50%"`, "E308"},
		{"weight", "points_min = 0", `weight = "半"`, "E308"},
		{"no such rule of a class", `rule = "逐项"`, `rule = "逐顶"`, "E308"},
		{"no such rule of the execution class", `rule = "阶梯"`, `rule = "阶弟"`, "E203"},
		{"unknown name in a rule", "超出数)", "超过数)", "E203"},
		{"unknown name in steps", `of = "执行率"`, `of = "执行"`, "E203"},
		{"unknown name in a cap", "执行率 < 60%", "实际 < 60%", "E203"},
		{"two ways in one rule", "always = true", `share = "1"`, "E308"},
		{"of without steps", "always = true", `of = "实际"`, "E308"},
		{"step with neither", `{ from = "95%", share = "100%" }`, `{ from = "95%" }`, "E308"},
		{"steps out of order", `from = "80%", score`, `from = "96%", score`, "E308"},
		{"steps both ways", `from = "80%", score`, `to = "80%", score`, "E308"},
		{"last step with a bound", `{ share = "0%" }`, `{ from = "0%", share = "0%" }`, "E308"},
		{"step in the middle without a bound", `from = "80%", score`, `score`, "E308"},
		{"step that is no quantity", `from = "80%", score`, `from = "八成", score`, "E308"},
		{"rated gap", "to = \"80%\"\n[[rated]]\nname = \"差\"", "to = \"70%\"\n[[rated]]\nname = \"差\"", "E308"},
		{"rated upside down", "from = \"80%\"\nto = \"100%\"", "from = \"100%\"\nto = \"80%\"", "E308"},
		{"rated below", "from = \"0%\"", "from = \"10%\"", "E308"},
		{"cap above the total", "total = 69", "total = 169", "E308"},
		{"goals and points of classes", "[execution]", "[goals]\npoints = 90\n[execution]", "E308"},
	} {
		if !strings.Contains(sound, c.old) {
			t.Fatalf("%s: %q is not in the scheme", c.name, c.old)
		}
		_, found := loadScheme(t, strings.Replace(sound, c.old, c.new, 1))
		if len(found) == 0 {
			t.Errorf("%s: nothing found", c.name)
			continue
		}
		for _, f := range found {
			if string(f.Code) != c.want || f.Line == 0 || f.Hint == "" {
				t.Errorf("%s: got %v, want %s", c.name, f, c.want)
			}
		}
	}
}

// FuzzScheme: no scheme.toml makes the loader panic, and what it accepts has a
// grade for every total.
func FuzzScheme(f *testing.F) {
	f.Add(sound)
	f.Add("total = 10\n[goals]\npoints = 10\neach = 100\n[[classes]]\nname = \"产出\"\n[rules]\n\"≥\" = \"1\"\n\"≤\" = \"1\"\n\"=\" = \"1\"\n")
	f.Add("scored = false\n[[classes]]\nname = \"产出\"\nopen = true\n")
	f.Add("rules = { a = { steps = [{}, { from = \"\" }] }, b = 1, c = {} }\nrated = [{ name = \"\", from = \"200%\", to = \"-1%\" }]\ncaps = [{}]\ngoals = {}\n")
	f.Fuzz(func(t *testing.T, text string) {
		node, _ := source.Parse(source.NewFile("scheme.toml", text))
		if node == nil {
			return
		}
		var out source.Findings
		s := LoadScheme(node, &out)
		if out.Errors() == 0 && len(s.Bands) > 0 && s.Grade(s.Total) == "" {
			t.Error("the full total has no grade")
		}
	})
}
