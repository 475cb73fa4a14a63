package prose

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/selfeval/selfeval/generator/source"
)

func read(s string) *Text { return Read(source.NewFile("r.txt", s)) }

func TestMarks(t *testing.T) {
	for _, c := range []struct {
		line  string
		style Style
		n     int
		kind  LineKind
		head  string
	}{
		{"第二部分 决算说明", Chapter, 2, Heading, "决算说明"},
		{"一、自评结论", Han, 1, Heading, "自评结论"},
		{"十二、其他", Han, 12, Heading, "其他"},
		{"（三）存在的问题", HanBracket, 3, Heading, "存在的问题"},
		{"(三)存在的问题", HanBracket, 3, Heading, "存在的问题"},
		{"1.执行率情况。", Digit, 1, Heading, "执行率情况"},
		{"3.2020年重点工作概述", Digit, 3, Heading, "2020年重点工作概述"},
		{"2、评价范围", Digit, 2, Heading, "评价范围"},
		{"（22）物资保障。建立了制度。", Bracket, 22, RunIn, "物资保障"},
		{"1）甲", Bracket, 1, Heading, "甲"},
		{"③质量", Circled, 3, Heading, "质量"},
		{"1.2 范围", Dotted, 2, Heading, "范围"},
		{"1.2.3 方法", Dotted, 3, Heading, "方法"},
		{"## 二、概况", Han, 2, Heading, "概况"},
		{"### 概况", NoMark, 0, Heading, "概况"},
		{"2.5万元用于维修。", NoMark, 0, Body, ""},
		{"2020年，全县开展检查。", NoMark, 0, Body, ""},
		{"一是加强学习。二是加强检查。", NoMark, 0, Body, ""},
		{"第一，加强学习。", NoMark, 0, Body, ""},
	} {
		x := read("题\n正文一段。\n" + c.line)
		l := x.Lines[2]
		if l.Mark.Style != c.style || l.Mark.Number != c.n || l.Kind != c.kind || x.Slice(l.Head) != c.head {
			t.Errorf("%s: style %d, number %d, kind %d, head %q", c.line, l.Mark.Style, l.Mark.Number, l.Kind, x.Slice(l.Head))
		}
	}
}

func TestLevels(t *testing.T) {
	order := []string{"# 题", "第一章 甲", "一、甲", "（一）甲", "1.甲", "1.1 甲", "1.1.1 甲", "（1）甲", "①甲"}
	for i := 1; i < len(order); i++ {
		a, b := markOf(order[i-1]).Level(), markOf(order[i]).Level()
		if a >= b {
			t.Errorf("%s has level %d, %s has %d", order[i-1], a, order[i], b)
		}
	}
}

func TestSentences(t *testing.T) {
	x := read("题\n（1）培训100人。全县“一企一册。”建成！完成3项；未完2项\n\n末段")
	var got []string
	for _, s := range x.Sentences {
		got = append(got, fmt.Sprintf("%d:%s:%d", s.Line, x.File.Text[s.Start:s.End], s.Mentions.To-s.Mentions.From))
	}
	want := "0:题:0 1:（1）培训100人。:1 1:全县“一企一册。”:0 1:建成！:0 1:完成3项；未完2项:2 2:末段:0"
	if strings.Join(got, " ") != want {
		t.Errorf("got %s", strings.Join(got, " "))
	}
}

// TestLongSentence cuts what has no end, never through a figure.
func TestLongSentence(t *testing.T) {
	x := read(strings.Repeat("收入100万元", 3000))
	if len(x.Sentences) < 3 {
		t.Fatal(len(x.Sentences))
	}
	n := 0
	for _, s := range x.Sentences {
		for i := s.Mentions.From; i < s.Mentions.To; i++ {
			if m := x.Mentions[i]; m.Start < s.Start || m.End > s.End {
				t.Fatal("a figure is cut")
			}
			n++
		}
	}
	if n != 3000 {
		t.Error(n)
	}
}

func TestTables(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"a row a line":     {"前。\n指标\t分值\n执行\t20\n\t100\n后。", "指标|分值/执行|20/|100"},
		"a cell a line":    {"前。\n\t指标\n\t分值\n\n\t执行\n\t20\n\n后。", "指标|分值/执行|20"},
		"bars":             {"前。\n| 指标 | 分值 |\n|---|---|\n| 执行 | 20 |\n| 合计 | |\n后。", "指标|分值/执行|20/合计|"},
		"windows line end": {"前。\r\n指标\t分值\r\n执行\t20\r\n", "指标|分值/执行|20"},
	} {
		x := read(c.in)
		if len(x.Tables) != 1 {
			t.Fatalf("%s: %d tables", name, len(x.Tables))
		}
		var rows []string
		for _, r := range x.Tables[0].Rows {
			var cells []string
			for _, k := range r {
				cells = append(cells, x.Cell(k))
			}
			rows = append(rows, strings.Join(cells, "|"))
		}
		if got := strings.Join(rows, "/"); got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestContents(t *testing.T) {
	x := read("题\n目 录\n一、概况 1\n二、结论 PAGEREF _Toc1 \\h 3\n一、概况\n甲。\n二、结论\n乙。")
	var kinds []LineKind
	for _, l := range x.Lines {
		kinds = append(kinds, l.Kind)
	}
	if got := fmt.Sprint(kinds); got != fmt.Sprint([]LineKind{Heading, Contents, Contents, Contents, Heading, Body, Heading, Body}) {
		t.Error(got)
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2020年收入为100万元，其中：财政拨款80万元和其他收入20万元。", "2020年收入为 财政拨款 和其他收入"},
		{"防护服（隔离服）25万件", "防护服（隔离服）"},
		{"共15个（含上年5个），预算80万元", "共 含上年 预算"},
	} {
		x := read(c.in)
		var got []string
		for i := range x.Mentions {
			got = append(got, x.Words(&x.Mentions[i]))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s", c.in, strings.Join(got, " "))
		}
	}
}

func TestNumber(t *testing.T) {
	for in, want := range map[string]int64{"三": 3, "十": 10, "二十一": 21, "一百零五": 105, "两千": 2000, "三万二千": 32000, "一亿": 100000000} {
		if n, ok := Number(in); !ok || n != want {
			t.Errorf("%s: %d, %v", in, n, ok)
		}
	}
	for _, in := range []string{"", "百", "二三", "二〇二〇", "甲", "亿"} {
		if n, ok := Number(in); ok {
			t.Errorf("%s: %d", in, n)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("一、甲\n（1）培训11万余份，3-5人，-17%，百分之三十。\n\t1\n|2|\n目录\n第一章")
	f.Add("2020年9月8日-10日，8：30，0718-8690022，1,234.5 万元")
	f.Add("8\x9a\xbc30\xbc\x9a5")
	f.Fuzz(func(t *testing.T, s string) {
		x := read(s)
		last := 0
		for i := range x.Mentions {
			m := &x.Mentions[i]
			if m.Start < last || m.End <= m.Start || m.End > len(s) || m.From > m.Start || m.From < 0 || m.Text != s[m.Start:m.End] || m.Quantity.Rat == nil {
				t.Fatalf("%+v of %q", m, s)
			}
			last = m.End
		}
		for _, k := range x.Sentences {
			if k.Start >= k.End || k.End > len(s) || k.Line >= len(x.Lines) {
				t.Fatalf("%+v of %q", k, s)
			}
		}
		for _, l := range x.Lines {
			if l.Start > l.End || l.Start+l.Mark.Len > l.End && l.Mark.Len > 0 || l.Head.From > l.Head.To || l.Head.To > len(s) {
				t.Fatalf("%+v of %q", l, s)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	raw, err := os.ReadFile("../../data/review/draft.txt")
	if err != nil {
		b.Fatal(err)
	}
	f := source.NewFile("r.txt", strings.Repeat(string(raw), 14))
	b.SetBytes(int64(len(f.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Read(f)
	}
}
