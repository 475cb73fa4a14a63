package pack_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
	"github.com/selfeval/selfeval/templates"
)

// TestPacksRead: the packs that come with the program have no finding.
func TestPacksRead(t *testing.T) {
	names := pack.List(templates.FS)
	if len(names) < 2 {
		t.Fatal(names)
	}
	for _, name := range names {
		var out source.Findings
		if pack.Load(templates.FS, name, "templates", &out) == nil {
			t.Error("not loaded:", name)
		}
		for _, f := range out.List() {
			t.Error(f)
		}
	}
}

// TestPackMistakes: each mistake in a pack is found at its line, with the fix.
func TestPackMistakes(t *testing.T) {
	for _, c := range []struct{ file, old, new, want, hint string }{
		{"report.md", "{单位.自称}对", "{单位.自呼}对", "E203 p/report.md:", "单位.自称"},
		{"report.md", ":::表 一级指标得分", ":::表 一级指标得份", "E306 p/report.md:", "一级指标得分"},
		{"report.md", ":::作者 综合评价", ":::作者 综合评定", "E310 p/report.md:", "综合评价"},
		{"report.md", "{工作.标题}", "{工作.题目}", "E203 p/report.md:", ""},
		{"report.md", "{依据 | 引用}", "{依据 | 引述}", "E208 p/report.md:", "引用"},
		{"forms.toml", "{指标.目标}", "{指标.目的}", "E203 p/forms.toml:", "指标.目标"},
		{"pack.toml", "when   = \"有(执行.率) && !执行.达标\"", "when   = \"有(执行.比率) && !执行.达标\"", "E203 p/pack.toml:", "执行.率"},
		{"pack.toml", "kind    = \"department\"", "kind    = \"部门\"", "E112 p/pack.toml:", "department"},
		{"pack.toml", "number = \"一、\"", "number = \"甲、\"", "E112 p/pack.toml:", "一、"},
		{"pack.toml", "blank ", "blnak ", "E106 p/pack.toml:", "blank"},
		{"report.md", "等级 == \"良\"", "等级 == \"良好\"", "E309 p/report.md:63:15: scheme.toml 的等级里没有“良好”", "优、良、中、差"},
		{"scheme.toml", "\"优\" = 90", "\"优秀\" = 90", "E309 p/report.md:61:13: scheme.toml 的等级里没有“优”", "优秀、良"},
		{"forms.toml", "\"评价等级：{等级}\"", "\"{如果(等级 != “甲”, “是”, “否”)}\"", "E309 p/forms.toml:215:41: ", "优、良"},
		{"style.toml", "", "[styles.\"公文正文\"]\nsize = \"小四\"", "E311 p/style.toml:1:1 chars: 每行28字，字距和正文的字号不合", "chars = 36"},
		{"style.toml", "", "chars = 40", "E311 p/style.toml:1:9 chars", "chars = 27"},
		{"style.toml", "", "lines = 50", "E311 p/style.toml:1:9 lines: 每页50行，行距小于正文的字号", "lines = 39"},
		{"style.toml", "", "[styles.\"公文标题\"]\nsize = \"二十号\"", "E311 p/style.toml:2", "三号"},
		{"style.toml", "", "[styles.\"公文大标题\"]\nsize = \"二号\"", "E311 p/style.toml:1", "公文标题"},
	} {
		files := fstest.MapFS{}
		for _, name := range []string{"pack.toml", "scheme.toml", "report.md", "forms.toml"} {
			raw, err := templates.FS.ReadFile("hubei-department/" + name)
			if err != nil {
				t.Fatal(err)
			}
			text := strings.ReplaceAll(string(raw), `"hubei-department"`, `"p"`)
			if name == c.file {
				if !strings.Contains(text, c.old) {
					t.Fatalf("%s has no %q", name, c.old)
				}
				text = strings.Replace(text, c.old, c.new, 1)
			}
			files["p/"+name] = &fstest.MapFile{Data: []byte(text)}
		}
		if c.file == "style.toml" {
			files["p/style.toml"] = &fstest.MapFile{Data: []byte(c.new)}
		}
		var out source.Findings
		pack.Load(files, "p", "", &out)
		found := false
		for _, f := range out.List() {
			found = found || strings.HasPrefix(f.String(), c.want) && strings.Contains(f.Hint, c.hint) && f.Line > 0
		}
		if !found {
			t.Errorf("%s → %s: got %v", c.old, c.new, out.List())
		}
	}
}
