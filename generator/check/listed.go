package check

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/source"
)

// listWords are words by which a text speaks of the list of that name.
var listWords = map[string][]string{
	"方法": {"方法", "法"}, "原则": {"原则"}, "步骤": {"步骤", "程序", "阶段", "环节", "过程"}, "工作": {"重点工作"},
}

// listed compares what a text names (审阅资料、实地考察法、比较分析法等方法) with the list
// that the report prints of it.
func (r *reporter) listed() {
	if r.Pack == nil {
		return
	}
	for i := range r.Facts.Lists {
		e := &r.Facts.Lists[i]
		rule := r.Pack.Lists.Get(e.Key.Value)
		if rule == nil || listWords[rule.Name.Value] == nil {
			continue
		}
		var titles []string
		for _, kid := range e.Value.Kids {
			if t := kid.Get("title"); t != nil {
				titles = append(titles, t.Text)
			}
		}
		if len(titles) > 1 {
			r.listedIn(e.Value, rule.Name.Value, titles)
		}
	}
}

func (r *reporter) listedIn(list *source.Node, name string, titles []string) {
	v := r.review
	for i := range v.text.Sentences {
		sn := &v.text.Sentences[i]
		p := r.script.at(sn.Start)
		s := v.s[sn.Start:sn.End]
		if p == nil || p.passage == nil || p.passage.role != slotText || !anyOf(s, listWords[name]...) {
			continue
		}
		names := listedNames(s)
		if len(names) < 2 {
			continue
		}
		names = splitPairs(names, titles)
		missing, extra := compareNames(names, titles)
		if len(names)-len(missing) < 2 || len(missing)+len(extra) == 0 {
			continue
		}
		message := fmt.Sprintf("所列与清单不符：这里列出%d项，清单“%s”有%d项", len(names), name, len(titles))
		if len(extra) > 0 {
			message += "，未列出的有“" + strings.Join(extra, "”“") + "”"
		}
		if len(missing) > 0 {
			message += "，清单里没有的有“" + strings.Join(missing, "”“") + "”"
		}
		r.out.Add(source.TextListed, p.place(sn.Start), p.key(), message, "写成 {"+name+".标题 | 列举} 就不会不一致", list.Place())
	}
}

// citations compares documents that a text cites by title and number with the
// list of documents.
func (r *reporter) citations() {
	v := r.review
	for i := range r.Facts.Documents {
		e := &r.Facts.Documents[i]
		title, number := e.Value.Title.Value, e.Value.Number.Value
		if han(title) < 4 || number == "" {
			continue
		}
		v.each("《"+title+"》（", func(at int) {
			p := r.script.at(at)
			inner, _, ok := strings.Cut(v.s[at+len("《"+title+"》（"):], "）")
			if p != nil && p.typed && ok && strings.Contains(inner, "〔") && inner != number {
				at += len("《" + title + "》（")
				r.out.Add(source.TextTwoValues, p.place(at), p.key(), "文号不一致：这里写“"+inner+"”，文件清单里是“"+number+"”", "改成 {文件."+e.Key.Value+" | 引用}", e.Value.Number.Node.Place())
			}
		})
	}
}

// openEnds finds texts that announce something and end.
func (r *reporter) openEnds() {
	for i := range r.passages {
		p := &r.passages[i]
		if p.role == shownText || p.role == fieldText {
			continue
		}
		if s := strings.TrimSpace(p.Value); endsWith(s, "：", ":") {
			at := strings.LastIndexAny(p.Value, "：:")
			r.out.Add(source.TextEmptySection, p.Node.Inside(at), p.Node.Path(), fmt.Sprintf("“…%s”后面没有下文", lastRunes(s, 12)), "补上冒号后的内容")
		}
	}
}
