// Package scaffold writes the data files that a clerk starts from: an empty one
// for a pack, with everything the pack asks for and a comment on each, or next
// year's, made of this year's.
package scaffold

import (
	"fmt"
	"strings"

	"github.com/selfeval/selfeval/generator/pack"
	"github.com/selfeval/selfeval/generator/source"
)

// New is an empty data file for a pack. Unit and year are put in; unit may be "".
func New(p *pack.Pack, unit string, year int) string {
	w := &writer{pack: p}
	w.line("# %s，%d年度", p.Settings.Title.Value, year)
	w.line("#")
	w.line("# 每个数只写一处，连单位写在引号里；正文用 {名称} 引用，得分、比率、合计由程序计算。")
	w.line("# “待填”是有意留空、打印后手填的地方；行首的 # 是说明，不会印出来。")
	w.line("# 写完运行 selfeval check，还缺什么会逐条列出；没有错误再运行 selfeval build。")
	w.line("")
	w.line("schema = 1")
	w.line("pack   = %s", source.Quote(p.Name.Value))
	w.line("")
	w.line("[unit]")
	w.line("name  = %s", source.Quote(unit))
	w.line(`short = ["我局"]                              # 简称和自称，正文只用这里写了的，例如 ["区水务局", "我局"]`)
	if p.Kind.Value == pack.KindProject {
		w.line("")
		w.line("[project]")
		w.line(`name  = ""                                  # 项目全称`)
		w.line(`short = ""                                  # 简称`)
	}
	w.line("")
	w.line("[report]")
	w.line("year  = %d", year)
	w.line(`date  = "待填"                               # 成文日期，定了写成 %d-03-31（不加引号）`, year+1)
	w.line(`basis = []                                  # 依据，写 documents 里的名称，例如 ["通知"]`)
	w.documents()
	w.figures()
	if p.KindOf().Scored {
		w.budget()
		w.indicators()
		w.problems()
	}
	w.texts()
	w.lists()
	w.fields()
	return w.String()
}

type writer struct {
	strings.Builder
	pack *pack.Pack
}

func (w *writer) line(format string, args ...any) {
	fmt.Fprintf(w, format+"\n", args...)
}

func (w *writer) title(format string, args ...any) {
	w.line("\n\n# ── %s ─────────────────────────────────────────\n", fmt.Sprintf(format, args...))
}

func (w *writer) documents() {
	w.title("文件和佐证材料：依据、数据来源、佐证都从这里引用")
	w.line("[documents]")
	w.line(`# "通知" = { issuer = "区财政局", title = "关于开展绩效自评工作的通知", number = "×财〔2021〕1号" }`)
	w.line(`# "决算" = { title = "部门决算", scope = "部门决算", place = "财务室" }`)
	w.line(`# "台账" = { title = "工作台账", place = "1号档案盒" }`)
}

func (w *writer) figures() {
	w.title("数据：表名是来源（documents 里的名称）")
	w.line(`# [figures."台账"]`)
	w.line(`# "培训人数" = "1200人"`)
	w.line(`# "培训期数" = "6期"`)
	w.line(`# "事故起数" = { now = "68起", last = "81起" }    # 两年的数，正文可写 {事故起数.降幅}`)
	w.line(`# "人均次数" = "= 培训人数 / 培训期数"            # 公式`)
	if len(w.pack.Figures) == 0 {
		return
	}
	w.line("#")
	w.line("# 模板用到的数据，有就写上：")
	for _, f := range w.pack.Figures {
		w.line(`# %s = ""%s`, source.Quote(f.Key.Value), comment(f.Value.Hint.Value))
	}
}

func comment(hint string) string {
	if hint == "" {
		return ""
	}
	return "    # " + strings.ReplaceAll(hint, "\n", " ")
}

func (w *writer) budget() {
	w.title("预算：金额只写数字，单位在 unit 里；合计和执行率由程序计算")
	w.line("[budget]")
	w.line(`unit = "万元"`)
	w.line("rows = [")
	w.line(`  { name = "财政拨款", by = "来源", initial = "", adjusted = "", executed = "" },    # 年初预算、调整后预算、执行数；没有写 "0"`)
	w.line("]")
	if e := w.pack.Scheme; e != nil && e.Threshold != nil {
		w.line(`# reason = ""                               # 执行率低于%s的原因`, e.SchemeData.Execution.ReasonBelow.Value)
	}
}

func (w *writer) indicators() {
	w.title("绩效指标：每个指标一段，多的删去，少的照抄")
	w.line("# target 是目标：≥4000人、≤15%%、100%%、正常；完成情况四选一：")
	w.line("#   actual = \"4253人\" 或 \"= 培训人数\"（公式）；stated = \"完成\" 或 \"未完成\"；rated = \"90%%\"（定性，得分占分值的比例）；parts = [ … ]（分项）")
	if w.pack.Scheme == nil {
		return
	}
	for _, c := range w.pack.Scheme.Classes {
		w.class(c, c.Name, c.Lacking == pack.Refuse && c.Scored && w.pack.Scheme.IsScored())
	}
}

func (w *writer) class(c *pack.Class, path string, pointed bool) {
	if len(c.Kids) > 0 {
		for _, k := range c.Kids {
			w.class(k, path+"/"+k.Name, pointed)
		}
		return
	}
	w.line("\n[[indicators]]")
	w.line("class    = %s", source.Quote(path))
	w.line(`name     = ""`)
	w.line(`target   = ""`)
	w.line(`actual   = ""`)
	if pointed {
		w.line(`points   = ""`)
	}
	w.line(`text     = ""                               # 做了什么，数字用 {名称} 引用`)
	w.line(`evidence = []                               # 佐证，documents 里的名称`)
	w.line(`# reason  = ""                              # 没有完成、失分的原因`)
	w.line(`# measure = ""                              # 改进措施`)
}

func (w *writer) problems() {
	w.title("问题和措施：执行率低、指标没有完成的问题由程序列出，每个问题都要有措施")
	w.line("# [[problems]]")
	w.line(`# about  = "预算执行率"                       # 或指标的名称：用这一条代替程序列出的`)
	w.line(`# title  = ""`)
	w.line(`# text   = ""`)
	w.line(`# causes = [""]`)
	w.line("#")
	w.line("# [[measures]]")
	w.line(`# answers = ["预算执行率"]                    # 针对哪个问题：它的 about 或 title`)
	w.line(`# title   = ""`)
	w.line(`# text    = ""`)
	w.line(`# owner   = ""                              # 责任科室`)
	w.line(`# due     = "待填"                           # 时限：2021-06-30（不加引号）或 "2021年底"`)
}

func (w *writer) texts() {
	if len(w.pack.Slots) == 0 {
		return
	}
	w.title("正文中由作者写的部分；没有 # 的必须写，其余不写就用模板的默认内容")
	w.line("[text]")
	for _, s := range w.pack.Slots {
		note := s.Value.Hint.Value
		if s.Value.Limit.Set() {
			note += fmt.Sprintf("（不超过%d字）", s.Value.Limit.Value)
		}
		mark := "# "
		if s.Value.Required.Value {
			mark = ""
		}
		w.line(`%s%s = """"""%s`, mark, source.Quote(s.Key.Value), comment(note))
	}
}

func (w *writer) lists() {
	for _, l := range w.pack.Lists {
		w.line("\n# %s：%s；每项一段", l.Value.Name.Value, l.Value.Hint.Value)
		w.line("# [[lists.%s]]", l.Key.Value)
		for _, f := range l.Value.Fields {
			must := ""
			for _, r := range l.Value.Required {
				if r.Value == f.Key.Value {
					must = "，必填"
				}
			}
			if f.Key.Value == "items" {
				w.line(`# items = [{ title = "", text = "" }]    # %s%s`, f.Value.Value, must)
				continue
			}
			w.line(`# %s = ""    # %s%s`, f.Key.Value, f.Value.Value, must)
		}
	}
}

func (w *writer) fields() {
	if len(w.pack.Fields) == 0 {
		return
	}
	w.title("自评表表头")
	w.line("[fields]")
	for _, f := range w.pack.Fields {
		value, note := f.Value.Default.Value, f.Value.Hint.Value
		if value == "" && !f.Value.Required.Value && len(f.Value.Choices) == 0 {
			w.line(`# %s = ""%s`, source.Quote(f.Key.Value), comment(note))
			continue
		}
		if len(f.Value.Choices) > 0 {
			value = "待填"
			for i, c := range f.Value.Choices {
				if i == 0 && note != "" {
					note += "："
				} else if i > 0 {
					note += "、"
				}
				note += c.Value
			}
		}
		w.line("%s = %s%s", source.Quote(f.Key.Value), source.Quote(value), comment(note))
	}
}
