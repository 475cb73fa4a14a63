package generator_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/judge/example"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/templates"
)

// change is a replacement in a file of the example: data, or one of the pack's.
type change struct{ file, old, new string }

// changed checks the department example after some changes.
func changed(t *testing.T, changes ...change) (string, *generator.Report) {
	t.Helper()
	files := fstest.MapFS{}
	raw, err := os.ReadFile("../data/2020/dongxihu-yingji.toml")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{"x.toml": string(raw)}
	for _, name := range []string{"pack.toml", "scheme.toml", "report.md", "forms.toml"} {
		raw, err := templates.FS.ReadFile("hubei-department/" + name)
		if err != nil {
			t.Fatal(err)
		}
		texts["hubei-department/"+name] = string(raw)
	}
	for _, c := range changes {
		if !strings.Contains(texts[c.file], c.old) {
			t.Fatalf("%s does not contain %q", c.file, c.old)
		}
		texts[c.file] = strings.Replace(texts[c.file], c.old, c.new, 1)
	}
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	r := generator.Check(generator.Input{Root: files, Path: "x.toml", Packs: pack.NewLibrary(files, "", nil)}, generator.Options{Fonts: example.Fonts(t, true)})
	if r.Document == nil {
		t.Fatal(r.Findings)
	}
	return doc.Dump(r.Document), r
}

// expect looks for what must and must not be printed.
func expect(t *testing.T, dump string, want, unwanted []string) {
	t.Helper()
	for _, s := range want {
		if !strings.Contains(dump, s) {
			t.Errorf("lacks %q", s)
		}
	}
	for _, s := range unwanted {
		if strings.Contains(dump, s) {
			t.Errorf("still says %q", s)
		}
	}
}

func noErrors(t *testing.T, r *generator.Report) {
	t.Helper()
	for _, f := range r.Findings {
		t.Error(f)
	}
}

// A bureau that asks 97 points for 优: the grade, the sentence about it, the bands
// in the text and the form all follow.
func TestBandsChangeEverywhere(t *testing.T) {
	dump, r := changed(t, change{"hubei-department/scheme.toml", `"优" = 90`, `"优" = 97`})
	noErrors(t, r)
	expect(t, dump,
		[]string{"得96.85分，评价等级为“良”", "支出绩效较好，仍有需要改进的方面", "优（得分≥97分）、良（80分≤得分＜97分）", "评价等级：良", "关键词：绩效自评；2020年度；良"},
		[]string{"“优”", "支出绩效好。", "优（得分≥90分）"})
}

// Other points by class: 10 × 84.25 % is 8.43, and the rest moves with it.
func TestWeightsChangeEverywhere(t *testing.T) {
	dump, r := changed(t,
		change{"hubei-department/scheme.toml", "points       = 20", "points       = 10"},
		change{"hubei-department/scheme.toml", "points     = 40", "points     = 50"})
	noErrors(t, r)
	expect(t, dump,
		[]string{"得98.43分", "| 预算执行 | 10.00 | 8.43 | 84.30%", "| 产出指标 | 50.00 | 50.00 | 100.00%", "| 合计 | 100.00 | 98.43 | 98.43%", "分值50分，得50分", "（10分）", "预算执行84.30%，产出指标100.00%"},
		[]string{"96.85", "16.85"})
}

// A figure that misses its target: the count, both lists, the problem, the score,
// the grade's sentence, the form's row and its reason all follow.
func TestFigureChangesEverywhere(t *testing.T) {
	dump, r := changed(t,
		change{"x.toml", `"安管人员"     = "4253人"`, `"安管人员"     = "3000人"`},
		change{"x.toml", `actual   = "= 安管人员"`, "actual   = \"= 安管人员\"\nreason   = \"线下培训受疫情影响减少\""},
		change{"x.toml", "[[measures]]\n", "[[measures]]\nanswers = [\"培训企业人员\"]\ntitle = \"补办培训\"\ntext = \"下半年补办两期\"\nowner = \"办公室\"\ndue = \"2021年底\"\n\n[[measures]]\n"})
	noErrors(t, r)
	expect(t, dump,
		// 12 rows share 40 points: 40 × (11 + 3/4) / 12 = 39.17.
		[]string{"3000人参加培训", "完成20项", "未完成的绩效目标有1项", "完成情况：3000人。未完成的原因：线下培训受疫情影响减少。",
			"“培训企业人员”没有达到年度目标", "年度目标为≥4000人，完成情况为3000人", "| 产出指标 | 40.00 | 39.17 | 97.93%", "得96.02分", "未完成的指标：培训企业人员。",
			"| ≥4000人 | 3000人", "原因：线下培训受疫情影响减少。", "针对问题：“培训企业人员”没有达到年度目标", "未完成的指标见表内各行"},
		[]string{"4253", "完成21项", "各项年度绩效目标均已完成", "96.85"})
}

// Without a reason and a measure the same change is refused, at the row.
func TestMissedTargetNeedsReasonAndMeasure(t *testing.T) {
	_, r := changed(t, change{"x.toml", `"安管人员"     = "4253人"`, `"安管人员"     = "3000人"`})
	codes := map[string]bool{}
	for _, f := range r.Findings {
		codes[string(f.Code)] = true
		if f.Line == 0 || f.Hint == "" || !strings.HasPrefix(f.Key, "indicators[1]") {
			t.Errorf("no place, hint or key: %v", f)
		}
	}
	if !codes["E405"] || !codes["E504"] || !r.Failed(false) {
		t.Errorf("got %v", r.Findings)
	}
}

// An author's problem about the same thing replaces the derived one.
func TestAuthorsProblemReplacesDerived(t *testing.T) {
	dump, r := changed(t)
	noErrors(t, r)
	expect(t, dump, []string{"1.部分项目支出进度偏慢。"}, []string{"预算执行率有待提高"})
	dump, _ = changed(t, change{"x.toml", "about  = \"预算执行率\"\ntitle  = \"部分项目支出进度偏慢\"", "title  = \"部分项目支出进度偏慢\""})
	expect(t, dump, []string{"1.预算执行率有待提高。", "部分项目支出进度偏慢。"}, nil)
}

// Every printed count is the length of its list.
func TestCountsFollowLists(t *testing.T) {
	dump, r := changed(t, change{"x.toml", "[[lists.methods]]\ntitle = \"实地考察法\"\ntext  = \"选取部分项目到现场查看，核实支出明细、管理制度执行情况和实施效果。\"\n", ""})
	noErrors(t, r)
	expect(t, dump, []string{"自评采用审阅资料法、比较分析法2种方法"}, []string{"3种方法", "实地考察法"})
}
