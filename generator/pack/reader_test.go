package pack

import (
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

func read(t *testing.T, text string) (*Outline, []source.Finding) {
	t.Helper()
	var out source.Findings
	o := ReadOutline(source.NewFile("report.md", text), &out)
	return o, out.List()
}

func TestReadOutline(t *testing.T) {
	o, found := read(t, `# {年度}年度自评结果

开头一段，
接着写。**要点。**后面。
## 自评结论
:::每项 指标 如果 指标.完成
### {指标.名称}
正文。
:::没有
无。
:::
:::如果 得分 >= 90
好。
:::否则
差。
:::
:::附件 横页 {年度}年度自评表
:::表 自评表
:::
`)
	for _, f := range found {
		t.Error(f)
	}
	if len(o.Body) != 5 {
		t.Fatalf("%d nodes, want 5", len(o.Body))
	}
	p := o.Body[0].(*Paragraph)
	if n := len(p.Text.Pieces); n != 4 || p.Text.Pieces[2].Strong != true {
		t.Errorf("paragraph has %d pieces: %+v", n, p.Text.Pieces)
	}
	each := o.Body[2].(*Each)
	if each.Variable != "指标" || each.When == nil || len(each.Body) != 2 || len(each.None) != 1 {
		t.Errorf("each: %+v", each)
	}
	if n := o.Body[3].(*If); len(n.Branches) != 2 || n.Branches[1].Condition != nil {
		t.Errorf("if: %+v", n)
	}
	if a := o.Body[4].(*Annex); !a.Landscape || len(a.Body) != 1 {
		t.Errorf("annex: %+v", a)
	}
}

func TestReadOutlineFindings(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"no title", "正文。\n", "E304 report.md:1:1"},
		{"two titles", "# 甲\n# 乙\n", "E304 report.md:2:1"},
		{"jump", "# 甲\n## 一\n#### 三\n", "E305 report.md:3:1"},
		{"unclosed", "# 甲\n:::每项 指标\n正文。\n", "E303 report.md:2:4"},
		{"stray end", "# 甲\n:::\n", "E303 report.md:2:4"},
		{"directive", "# 甲\n:::每顶 指标\n", "E302 report.md:2:4"},
		{"else outside", "# 甲\n:::否则\n", "E302 report.md:2:4"},
		{"emphasis", "# 甲\n正文**没有结束\n", "E302 report.md:2:1"},
		{"full-width colons", "# 甲\n：：：表 一\n", "E302 report.md:2:1"},
	} {
		_, found := read(t, c.text)
		if len(found) == 0 || !strings.HasPrefix(found[0].String(), c.want+":") {
			t.Errorf("%s: got %v, want %s", c.name, found, c.want)
		}
	}
}

// TestEmphasisBesideChinese is why the outline is not CommonMark.
func TestEmphasisBesideChinese(t *testing.T) {
	o, found := read(t, "# 甲\n**执行率情况。**区\n")
	if len(found) > 0 {
		t.Fatal(found)
	}
	p := o.Body[0].(*Paragraph).Text.Pieces
	if len(p) != 2 || !p[0].Strong || p[1].Strong {
		t.Errorf("pieces: %+v", p)
	}
}
