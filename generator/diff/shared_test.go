package diff_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/diff"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/templates"
)

// edit is a replacement in a data file.
type edit struct{ old, new string }

func example(t testing.TB) string {
	t.Helper()
	raw, err := os.ReadFile("../../data/2020/qinghe-gongshui.toml")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func changed(t testing.TB, text string, edits ...edit) string {
	t.Helper()
	for _, e := range edits {
		if !strings.Contains(text, e.old) {
			t.Fatalf("the example does not contain %q", e.old)
		}
		text = strings.Replace(text, e.old, e.new, 1)
	}
	return text
}

// packs are those of the program; one library serves all tests.
var packs = pack.NewLibrary(templates.FS, "templates", nil)

func read(text, name string) *generator.Report {
	return diff.Read(generator.Input{Root: fstest.MapFS{name: {Data: []byte(text)}}, Path: name, Packs: packs})
}

func compare(t testing.TB, before, after string) *diff.Difference {
	t.Helper()
	a, b := read(before, "old.toml"), read(after, "new.toml")
	if a.Document == nil || b.Document == nil {
		t.Fatal(a.Findings, b.Findings)
	}
	return diff.Compare(a, b)
}

// correction are the edits of a corrected report: figures, a target that is missed,
// a lower grade.
var correction = []edit{
	{`"供水站完成"   = "4座"`, `"供水站完成"   = "2座"`},
	{`"满意问卷"     = "281份"`, `"满意问卷"     = "265份"`},
	{`"漏损率"       = "14.2%"`, `"漏损率"       = "17.8%"`},
	{`executed = "351.20"`, `executed = "198.20"`},
	{"actual   = \"= 满意问卷 / 有效问卷\"\npoints   = \"10\"", "actual   = \"= 满意问卷 / 有效问卷\"\npoints   = \"10\"\nreason   = \"部分村水压不稳\"\nmeasure  = \"分村查找原因，逐项整改\""},
	{"漏损率为{漏损率}。\"", "漏损率为{漏损率}。\"\nreason   = \"部分支管尚未更换\"\nmeasure  = \"更换支管，分区计量\""},
	{"[[measures]]\nanswers = [\"预算", "[[measures]]\nanswers = [\"受益群众满意度\", \"供水管网漏损率\"]\ntitle   = \"提高供水质量\"\ntext    = \"更换老旧支管，分村查找水压不稳的原因，逐项整改。\"\n\n[[measures]]\nanswers = [\"预算"},
	{"example = \"示例", "version = \"第2版\"\nreplaces = \"2021年3月26日的第1版\"\nexample = \"示例"},
	{"[fields]\n", "[correction]\ndate   = 2021-05-06\nreason = \"县审计局核查发现统计口径有误：{供水站未完成}供水站没有通过竣工验收\"\n[correction.reasons]\n\"满意问卷\" = \"汇总时重复录入\"\n\n[fields]\n"},
}
