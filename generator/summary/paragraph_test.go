package summary

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/facts"
	"github.com/selfeval/selfeval/generator/source"
)

func unit(name string, short ...string) *facts.Facts {
	f := &facts.Facts{}
	f.Unit.Name.Value = name
	for _, s := range short {
		f.Unit.Short = append(f.Unit.Short, source.Text{Value: s})
	}
	return f
}

// TestNeutral: names, numbers, references and punctuation make no difference;
// words do.
func TestNeutral(t *testing.T) {
	a, b := newNeutral(unit("甲县教育局", "县教育局", "我局")), newNeutral(unit("甲县水利局", "县水利局", "本局"))
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"县教育局2023年完成{培训人数}，达到95.5%。", "县水利局2022年完成{检查次数}，达到８０％。", true},
		{"甲县教育局认真履职。", "本局认真履职。", true},
		{"县教育局认真履职， 成效明显", "县水利局认真履职；成效明显。", true},
		{"完成1,234.5万元", "完成7万元", true},
		{"县教育局认真履职", "县水利局积极履职", false},
		{"完成10人", "完成10次", false},
	} {
		if x, y := a.text(c.a), b.text(c.b); (x == y) != c.same {
			t.Errorf("%q and %q: %q, %q", c.a, c.b, x, y)
		}
	}
}

func TestOpening(t *testing.T) {
	for in, want := range map[string]string{
		"共培训{人数 | 数值}人。":              "共培训…人。",
		strings.Repeat("字", quoted):   strings.Repeat("字", quoted),
		strings.Repeat("字", quoted+1): strings.Repeat("字", quoted) + "……",
		"投入80万元":                      "投入80万元",
	} {
		if got := opening(in); got != want {
			t.Errorf("opening(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestTwins: what reports of different units have in common is found once a set of
// reports; what one unit repeats, or is too short, or is left out, is not.
func TestTwins(t *testing.T) {
	write := func(r *Row, chars int, texts ...string) *Row {
		for _, s := range texts {
			p := paragraph{chars: chars, start: s, where: "text.评价"}
			copy(p.hash[:], s)
			r.paragraphs = append(r.paragraphs, p)
		}
		return r
	}
	project := row("甲局", 9000, 0, 0)
	project.Project, project.Name = "甲项目", "甲项目"
	left := row("戊局", 0, 0, 0)
	left.Failure = "错误"
	rows := []*Row{
		write(row("甲局", 9900, 0, 0), 40, "一", "一", "二", "三", "独"),
		write(row("乙局", 9800, 0, 0), 40, "一", "二", "四"),
		write(row("丙局", 9700, 0, 0), 40, "一", "四"),
		write(row("丁局", 9600, 0, 0), 40, "二"),
		write(project, 40, "三", "独"),
		write(left, 40, "独"),
		write(write(row("己局", 9500, 0, 0), 39, "短"), 40, "五"),
		write(row("庚局", 9400, 0, 0), 39, "短"),
	}
	rows[5].Failure = "错误"
	var got []string
	for _, a := range collect(Options{}, rows...).Anomalies {
		if a.Sort == SameText {
			got = append(got, fmt.Sprint(namesOf(a.Rows), a.Twin.Paragraphs, a.Twin.Chars))
		}
	}
	want := []string{"[甲局 乙局 丙局] 1 40", "[甲局 乙局 丁局] 1 40", "[乙局 丙局] 1 40"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
