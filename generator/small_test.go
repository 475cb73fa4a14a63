package generator_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/judge/example"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
	"github.com/selfeval/selfeval/templates"
)

// small checks a data file by the packs of the program: the document as text,
// and the findings at error level.
func small(t *testing.T, data string) (string, []string) {
	t.Helper()
	root := fstest.MapFS{"x.toml": {Data: []byte(data)}}
	r := generator.Check(generator.Input{Root: root, Path: "x.toml", Packs: pack.NewLibrary(templates.FS, "templates", nil)}, generator.Options{Fonts: example.Fonts(t, true)})
	var errors []string
	for _, f := range r.Findings {
		if f.Severity == source.Error {
			errors = append(errors, f.String())
		}
	}
	if r.Document == nil {
		return "", errors
	}
	return doc.Dump(r.Document), errors
}

const department = `schema = 1
pack   = "hubei-department"
unit   = { name = "云岭县水利局", short = ["县水利局", "我局"] }
report = { year = 2024, date = 2025-03-28 }
documents."台账" = { title = "工作台账" }
[budget]
rows   = [
  { name = "财政拨款", by = "来源", initial = "100", adjusted = "120", executed = "118" },
  { name = "其中：上级资金", by = "来源", initial = "40", adjusted = "50", executed = "50", sub = true },
  { name = "项目支出", by = "用途", initial = "100", adjusted = "120", executed = "118" },
]
measure = "按月调度"
[[indicators]]
class    = "产出指标/数量指标"
name     = "清淤"
target   = "≥10公里"
actual   = "11公里"
evidence = ["台账"]
[[indicators]]
class    = "产出指标/数量指标"
name     = "补偿协议"
target   = "签订"
applicable = false
reason   = "省里没有启动"
[[indicators]]
class    = "产出指标/质量指标"
name     = "合格率"
target   = "100%"
actual   = "90%"
reason   = "一处返工"
measure  = "加强巡查"
evidence = ["台账"]
[[indicators]]
class    = "效益指标/社会效益指标"
name     = "投诉"
target   = "≤5件"
actual   = "3件"
evidence = ["台账"]
`

const project = `schema  = 1
pack    = "mof-project"
unit    = { name = "云岭县农业农村局", short = ["我局"] }
project = { name = "厕所革命项目" }
report  = { year = 2024, date = 2025-03-28 }
documents."台账" = { title = "工作台账" }
fields  = { "主管部门" = "县农业农村局", "预期目标" = "改厕", "实际完成情况" = "改厕完成" }
text."项目概况" = "整村推进户厕改造。"
[budget]
reason  = "工程款未到付款节点"
measure = "完工后支付"
rows    = [
  { name = "中央资金", by = "来源", initial = "60", adjusted = "60", executed = "58" },
  { name = "县级资金", by = "来源", initial = "40", adjusted = "40", executed = "37" },
  { name = "改厕", by = "用途", initial = "70", adjusted = "70", executed = "65" },
  { name = "管网", by = "用途", initial = "30", adjusted = "30", executed = "30" },
]
[[indicators]]
class    = "产出指标/数量指标"
name     = "改厕"
target   = "≥2000户"
actual   = "2100户"
points   = "50"
evidence = ["台账"]
[[indicators]]
class    = "效益指标/社会效益指标"
name     = "普及率"
target   = "≥92%"
actual   = "93%"
points   = "30"
evidence = ["台账"]
[[indicators]]
class    = "满意度指标/服务对象满意度指标"
name     = "满意度"
target   = "≥90%"
actual   = "81%"
points   = "10"
evidence = ["台账"]
reason   = "管护不及时"
measure  = "按季回访"
`

// TestNothingGiven: what the caller forgot is an error, not a panic.
func TestNothingGiven(t *testing.T) {
	root, packs, fonts := fstest.MapFS{}, pack.NewLibrary(templates.FS, "templates", nil), example.Fonts(t, true)
	for _, c := range []struct {
		in generator.Input
		o  generator.Options
	}{
		{generator.Input{Packs: packs}, generator.Options{Fonts: fonts}},
		{generator.Input{Root: root}, generator.Options{Fonts: fonts}},
		{generator.Input{Root: root, Packs: packs}, generator.Options{}},
	} {
		if r, err := generator.Build(c.in, c.o); err == nil || r == nil {
			t.Errorf("%v, %v", r, err)
		}
	}
}

// TestInapplicable: a row that does not apply is in no count, and the score that
// the others share is not printed as if there were two.
func TestInapplicable(t *testing.T) {
	dump, errors := small(t, department)
	if errors != nil {
		t.Error(errors)
	}
	expect(t, dump,
		[]string{"设立绩效目标3项（不含不适用的补偿协议）", "设指标2项，完成1项", "| 40.00（续）", "（续） | 原因：一处返工。"},
		[]string{"设指标3项", "| 补偿协议 | 签订\n"})
	dump, errors = small(t, strings.Replace(project, "[[indicators]]", `[[indicators]]
class = "产出指标/质量指标"
name = "验收"
target = "合格"
applicable = false
reason = "没有启动"
[[indicators]]`, 1))
	if errors != nil {
		t.Error(errors)
	}
	expect(t, dump, []string{"设指标1项（不含不适用的验收）", "本年度不适用，原因：没有启动。", "3项绩效指标中，完成2项"}, nil)
}

// TestSourcesAndUses: two ways to part one sum are two tables, not one of twice
// the sum.
func TestSourcesAndUses(t *testing.T) {
	dump, errors := small(t, project)
	if errors != nil {
		t.Error(errors)
	}
	sources, uses, form := section(dump, "[表 资金情况"), section(dump, "[表 资金用途"), section(dump, "[表 自评表")
	expect(t, sources, []string{"| 中央资金 |", "| 合计 | 100.00"}, []string{"管网"})
	expect(t, uses, []string{"| 管网 |", "| 合计 | 100.00"}, []string{"中央资金"})
	expect(t, form, []string{"| 中央资金 |"}, []string{"管网"})
	dump, _ = small(t, department)
	expect(t, dump, []string{"| 其中：上级资金 |"}, []string{"其中：其中"})
}

// section is a table of a dump.
func section(dump, from string) string {
	_, rest, _ := strings.Cut(dump, from)
	table, _, _ := strings.Cut(rest, "\n[")
	return table
}

// TestOwnMeasures: what a row or the budget says is done about it answers the
// problem that follows from it.
func TestOwnMeasures(t *testing.T) {
	dump, errors := small(t, project)
	if errors != nil {
		t.Error(errors)
	}
	expect(t, dump, []string{"改进“满意度”", "按季回访。针对问题：“满意度”没有达到年度指标值。", "采取的措施：完工后支付。"}, nil)
	dump, errors = small(t, strings.NewReplacer(`executed = "118"`, `executed = "100"`, "measure = \"按月调度\"", "measure = \"按月调度\"\nreason = \"招标晚\"").Replace(department))
	if errors != nil {
		t.Error(errors)
	}
	expect(t, dump, []string{"提高预算执行率", "按月调度。针对问题：预算执行率有待提高。"}, nil)
	_, errors = small(t, strings.Replace(project, "measure  = \"按季回访\"\n", "", 1))
	if len(errors) != 1 || !strings.Contains(errors[0], "问题“‘满意度’没有达到年度指标值”没有改进措施") {
		t.Error(errors)
	}
}

// TestNamesakes: rows of one name in two classes each have their problem, and
// one measure answers both.
func TestNamesakes(t *testing.T) {
	data := strings.NewReplacer("actual   = \"93%\"\n", "actual   = \"81%\"\nreason = \"进度慢\"\n", `"普及率"`, `"满意度"`, "measure  = \"按季回访\"\n", "").Replace(project)
	dump, errors := small(t, data+"[[measures]]\nanswers = [\"满意度\"]\ntitle = \"回访\"\ntext = \"按季回访\"\nowner = \"办公室\"\ndue = \"待填\"\n")
	if errors != nil {
		t.Error(errors)
	}
	expect(t, dump, []string{"年度指标值为≥92%", "年度指标值为≥90%"}, nil)
}

// TestUnused: what the pack never prints is not swallowed.
func TestUnused(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"goals", department + "[[goals]]\nname = \"安全\"\n", "E106 x.toml:39:3 goals: 模板“hubei-department”不用 [[goals]]"},
		{"project", department + "[project]\nname = \"厕所\"\n", "E106 x.toml:39:2 project: 模板“hubei-department”不用 [project]"},
	} {
		if _, errors := small(t, c.data); len(errors) != 1 || !strings.HasPrefix(errors[0], c.want) {
			t.Errorf("%s: got %v, want %s", c.name, errors, c.want)
		}
	}
}

// TestLostTextIsAGap: a draft of a file that cannot be read to its end shows what
// it lacks.
func TestLostTextIsAGap(t *testing.T) {
	dump, errors := small(t, strings.Replace(project, "text.\"项目概况\" =", "text.\"项目概况\" ", 1))
	if len(errors) != 1 || !strings.HasPrefix(errors[0], "E104 x.toml:8:") {
		t.Error(errors)
	}
	expect(t, dump, []string{"［缺：项目概况］"}, nil)
}

// TestNothingInTheWake: one mistake of a whole report is one error.
func TestNothingInTheWake(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"no such pack", "mof-project", "mof-projct", "E301 x.toml:2:11 pack: 没有“mof-projct”这个模板，或它缺少 pack.toml。提示：是不是“mof-project”"},
		{"field missing", `"主管部门" = "县农业农村局", `, "", "E502 x.toml:7:1 fields: 缺少“主管部门”"},
		{"no project", "project = { name = \"厕所革命项目\" }\n", "", "E109 x.toml:3:11 project: "},
		{"name not closed", `name     = "满意度"`, `name     = "满意度`, "E104 x.toml:34:12"},
		{"rest of the file lost", "fields  =", "fields ", "E104 x.toml:7:1"},
		{"name empty", `name     = "满意度"`, `name     = ""`, "E109 x.toml:34:12 indicators[3].name"},
		{"about nothing", "[budget]", "[[problems]]\nabout = \"满意\"\ntitle = \"甲\"\ntext = \"乙\"\n[budget]", "E211 x.toml:10:9 problems[1].about"},
	} {
		if _, errors := small(t, strings.Replace(project, c.old, c.new, 1)); len(errors) != 1 || !strings.HasPrefix(errors[0], c.want) {
			t.Errorf("%s: got %v, want only %s", c.name, errors, c.want)
		}
	}
}
