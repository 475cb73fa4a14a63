package diff_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/selfeval/selfeval/generator"
	"github.com/selfeval/selfeval/generator/diff"
	"github.com/selfeval/selfeval/generator/doc"
	"github.com/selfeval/selfeval/generator/judge"
	judged "github.com/selfeval/selfeval/generator/judge/example"
	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/templates"
)

var update = flag.Bool("update", false, "write the golden files anew")

func correct(t testing.TB, library *pack.Library, edits ...edit) *diff.Statement {
	t.Helper()
	before, after := read(example(t), "old.toml"), read(changed(t, example(t), edits...), "new.toml")
	for _, f := range after.Findings {
		t.Fatal(f)
	}
	s, err := diff.Correct(diff.Compare(before, after), after, library, generator.Options{Fonts: judged.Fonts(t, true), Program: "test", DOCX: true, PDF: true})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestCorrection is the 更正说明 of a report with three corrected figures, missed
// targets and a lower grade, and the difference that it was made of, both as they
// were read and approved.
func TestCorrection(t *testing.T) {
	s := correct(t, packs, correction...)
	for _, f := range s.Findings {
		t.Error(f)
	}
	golden(t, "correction.txt", doc.Dump(s.Document))
	golden(t, "difference.txt", print(compare(t, example(t), changed(t, example(t), correction...))))
	if s.Document.Meta.Date != "2021-05-06" || s.Document.Meta.Title != "关于更正《2020年度青禾县农村供水管网改造项目绩效自评报告》的说明" {
		t.Errorf("%+v", s.Document.Meta)
	}
	again := correct(t, packs, correction...)
	if !bytes.Equal(s.DOCX, again.DOCX) || !bytes.Equal(s.PDF, again.PDF) {
		t.Error("other bytes of the same data")
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	name = "testdata/" + name
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if d := gocmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (rewrite with -update):\n%s", name, d)
	}
}

// TestCorrectionOpens: other people's programs read both files, and read the same.
func TestCorrectionOpens(t *testing.T) {
	s := correct(t, packs, correction...)
	judge.QPDF(t, "correction", s.PDF)
	if text := judge.Squeeze(strings.Join(judge.Text(t, s.PDF), "")); !strings.Contains(text, "总得分由88.29分更正为79.86分") {
		t.Error("the PDF lacks the scores")
	}
	if text := judge.PythonDocx(t, s.DOCX); !strings.Contains(text, "总得分由88.29分更正为79.86分") {
		t.Error("the DOCX lacks the scores")
	}
}

// TestCorrectionFindings: what a 更正说明 needs and the data lacks is said where the
// clerk can give it.
func TestCorrectionFindings(t *testing.T) {
	without := func(old, new string) []edit {
		return append(correction[:len(correction):len(correction)], edit{old, new})
	}
	for _, c := range []struct {
		edits []edit
		want  string
		built bool
	}{
		{correction[:8], "E109 new.toml correction.reason: ", false},
		{without("reason = \"县审计局核查发现统计口径有误：{供水站未完成}供水站没有通过竣工验收\"\n", ""), "E109 new.toml:: correction.reason: ", false},
		{without("{供水站未完成}供水站没有通过", "{供水站未完工}供水站没有通过"), "E203 new.toml:: correction.reason: ", false},
		{without(`"满意问卷" = "汇总`, `"满意问题" = "汇总`), "E211 new.toml:: correction.reasons.满意问题: “满意问题”没有更正。提示：是不是“满意问卷”", false},
		{without("version = \"第2版\"\n", ""), "W509 new.toml:: report: ", true},
	} {
		s := correct(t, packs, c.edits...)
		found := false
		for _, f := range s.Findings {
			line := f.String()
			if f.Line > 0 { // which one is the example's matter
				line = strings.Replace(line, fmt.Sprintf(":%d:%d ", f.Line, f.Column), ":: ", 1)
			}
			found = found || strings.HasPrefix(line, c.want)
		}
		if !found || (s.PDF != nil) != c.built {
			t.Errorf("want %s, built %v: got %v, built %v", c.want, c.built, s.Findings, s.PDF != nil)
		}
	}
}

// TestCorrectionPack: a bureau's own pack of that name comes first; one of another
// kind is refused.
func TestCorrectionPack(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{"pack.toml", "report.md", "forms.toml"} {
		raw, err := templates.FS.ReadFile("correction/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files["correction/"+name] = &fstest.MapFile{Data: bytes.ReplaceAll(raw, []byte("## 更正原因"), []byte("## 更正的缘由"))}
	}
	s := correct(t, pack.NewLibrary(files, "", packs), correction...)
	if s.Document == nil || !strings.Contains(doc.Dump(s.Document), "# 一、更正的缘由") {
		t.Error(s.Findings)
	}
	raw, _ := templates.FS.ReadFile("correction/report.md")
	files["correction/report.md"] = &fstest.MapFile{Data: bytes.ReplaceAll(raw, []byte("{更正原因"), []byte("{更正缘由"))}
	s = correct(t, pack.NewLibrary(files, "", packs), correction...)
	if s.PDF != nil || len(s.Findings) == 0 || s.Findings[0].Code != "E203" {
		t.Error("a misspelt name in the pack:", s.Findings)
	}
	raw, _ = templates.FS.ReadFile("correction/pack.toml")
	files["correction/pack.toml"] = &fstest.MapFile{Data: bytes.ReplaceAll(raw, []byte(`"correction"`), []byte(`"department"`))}
	if s = correct(t, pack.NewLibrary(files, "", packs), correction...); s.PDF != nil {
		t.Error("made with a pack of another kind")
	}
}
