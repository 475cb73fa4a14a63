package pack

import (
	"strings"

	"github.com/selfeval/selfeval/generator/expr"
)

// Functions are the filters of wording that the expression language itself
// lacks, because they are about reports: 句, 一是, 引用, 勾选. The map is made anew,
// so that the caller owns it.
func Functions() map[string]expr.Func {
	return map[string]expr.Func{
		"句":  {Params: []expr.Param{{Name: "文字", Kinds: expr.KindText | expr.KindNumber}}, Call: sentence},
		"一是": {Params: []expr.Param{{Name: "列表", Kinds: expr.KindList}}, Call: enumerate},
		"引用": {Params: []expr.Param{{Name: "文件", Kinds: expr.KindRecord | expr.KindList}}, Call: cite},
		"勾选": {Params: []expr.Param{
			{Name: "值", Kinds: expr.KindText | expr.KindNull},
			{Name: "选项", Kinds: expr.KindText, Rest: true}}, Call: tick},
	}
}

// Blank stands in a text for a place that is to be filled in by hand. compose
// sets it as a blank rule; no data file can contain it, since it is a private
// character that no font has.
const Blank = "\uE000"

// sentence ends a text with a full stop where it has no closing punctuation.
func sentence(args []expr.Value) (expr.Value, *expr.Error) {
	s, err := args[0].Print()
	if err != nil {
		return expr.Value{}, err
	}
	return expr.OfText(EndSentence(s, "。")), nil
}

// EndSentence adds end to a text that lacks closing punctuation.
func EndSentence(s, end string) string {
	trimmed := strings.TrimRight(s, "　 \n”’）》")
	if trimmed == "" || strings.HasSuffix(trimmed, "。") || strings.HasSuffix(trimmed, "！") || strings.HasSuffix(trimmed, "？") {
		return s
	}
	return strings.TrimRight(s, "；;，,、 　") + end
}

// enumerate words a list: 一是……；二是……. A record shows its title and content.
func enumerate(args []expr.Value) (expr.Value, *expr.Error) {
	list, _ := args[0].List()
	if len(list) == 0 {
		return expr.Value{}, nil
	}
	var b strings.Builder
	for i, item := range list {
		s, err := printItem(item)
		if err != nil {
			return expr.Value{}, err
		}
		if i > 0 {
			b.WriteString("；")
		}
		b.WriteString(expr.Hanzi(i+1) + "是" + strings.TrimRight(s, "。；"))
	}
	return expr.OfText(b.String()), nil
}

func printItem(item expr.Value) (string, *expr.Error) {
	r, ok := item.Record()
	if !ok {
		return item.Print()
	}
	title, _ := r.Field("标题")
	text, _ := r.Field("内容")
	s, err := title.Print()
	if err != nil || text.IsNull() {
		return s, err
	}
	t, err := text.Print()
	return s + "，" + t, err
}

// cite words a document, or several: 区财政局《…》（东财〔2020〕42号）.
func cite(args []expr.Value) (expr.Value, *expr.Error) {
	list, ok := args[0].List()
	if !ok {
		list = []expr.Value{args[0]}
	}
	if len(list) == 0 {
		return expr.Value{}, nil
	}
	var b strings.Builder
	for i, v := range list {
		r, ok := v.Record()
		if !ok {
			continue
		}
		switch {
		case i == 0:
		case i == len(list)-1:
			b.WriteString("和")
		default:
			b.WriteString("、")
		}
		b.WriteString(field(r, "出处"))
		b.WriteString("《" + strings.NewReplacer("《", "〈", "》", "〉").Replace(field(r, "名称")) + "》")
		if n := field(r, "文号"); n != "" {
			b.WriteString("（" + n + "）")
		}
	}
	return expr.OfText(b.String()), nil
}

func field(r *expr.Record, name string) string {
	v, _ := r.Field(name)
	s, _ := v.Text()
	return s
}

// tick prints the options with the chosen one ticked: ☑行政单位　☐其他.
func tick(args []expr.Value) (expr.Value, *expr.Error) {
	chosen, _ := args[0].Text()
	var b strings.Builder
	for i, option := range args[1:] {
		if i > 0 {
			b.WriteString("　")
		}
		s, _ := option.Text()
		if s == chosen {
			b.WriteString("☑" + s)
		} else {
			b.WriteString("☐" + s)
		}
	}
	return expr.OfText(b.String()), nil
}
