package expr

import "slices"

// builtins is the closed list of functions and filters. It is never changed.
var builtins = func() map[string]Func {
	m := make(map[string]Func, 64)
	for _, f := range catalogue {
		for _, n := range f.names {
			m[n] = f.Func
		}
	}
	return m
}()

// Builtin describes one built-in function for guides and help.
type Builtin struct {
	Names []string // the Chinese name, then its English alias if it has one
	Usage string   // how it is written
	Does  string   // what it does, in Chinese, without a full stop
}

// Builtins lists the built-in functions and filters in the order of the guide.
func Builtins() []Builtin {
	list := make([]Builtin, len(catalogue))
	for i, f := range catalogue {
		n := call{name: f.names[0], filter: f.filter}
		list[i] = Builtin{slices.Clone(f.names), n.usage(f.Func), f.does}
	}
	return list
}

type entry struct {
	names  []string
	filter bool // normally written behind |
	does   string
	Func
}

// catalogue is the list itself. Parameters are named as messages name them.
var catalogue = []entry{
	{names: []string{"如果", "if"}, does: "条件成立时取第二项，否则取第三项", Func: Func{
		Params: []Param{{Name: "条件", Kinds: KindBool}, {Name: "成立时", Kinds: KindAny}, {Name: "否则", Kinds: KindAny}}, lazy: choose}},
	{names: []string{"有", "has"}, does: "有没有值；空列表和空文字算没有", Func: Func{
		Params: []Param{{Name: "值", Kinds: KindAny}}, lazy: present}},
	{names: []string{"或", "default"}, filter: true, does: "没有值时用后一项代替", Func: Func{
		Params: []Param{{Name: "值", Kinds: KindAny}, {Name: "代替的值", Kinds: KindAny}}, lazy: orElse}},

	{names: []string{"合计", "sum"}, does: "相加，参数可以是列表", Func: Func{Params: numbers, Call: sum}},
	{names: []string{"平均", "avg"}, does: "平均数", Func: Func{Params: numbers, Call: average}},
	{names: []string{"最小", "min"}, does: "最小的一个", Func: Func{Params: numbers, Call: least}},
	{names: []string{"最大", "max"}, does: "最大的一个", Func: Func{Params: numbers, Call: greatest}},
	{names: []string{"个数", "count"}, does: "列表有几项", Func: Func{
		Params: []Param{{Name: "列表", Kinds: KindList}}, Call: count}},
	{names: []string{"比率", "ratio"}, does: "前一项除以后一项，得百分数", Func: Func{
		Params: []Param{{Name: "分子", Kinds: KindNumber}, {Name: "分母", Kinds: KindNumber}}, Call: ratio}},
	{names: []string{"四舍五入", "round"}, does: "按原来的数量级四舍五入，小数位数不写是0", Func: Func{Params: rounding, Call: round}},
	{names: []string{"向下取整", "floor"}, does: "按原来的数量级舍去", Func: Func{Params: rounding, Call: floor}},
	{names: []string{"向上取整", "ceil"}, does: "按原来的数量级进一", Func: Func{Params: rounding, Call: ceil}},
	{names: []string{"绝对值", "abs"}, does: "去掉负号", Func: Func{Params: []Param{quantity}, Call: absolute}},

	{names: []string{"筛选", "where"}, filter: true, does: "列表里该项成立、或等于给定值的那些", Func: Func{
		Params: []Param{{Name: "列表", Kinds: KindList}, {Name: "项名", Kinds: KindText}, {Name: "等于", Kinds: KindAny, Optional: true}}, Call: where}},
	{names: []string{"取", "pluck"}, filter: true, does: "列表各项的某一项", Func: Func{
		Params: []Param{{Name: "列表", Kinds: KindList}, {Name: "项名", Kinds: KindText}}, Call: pluck}},
	{names: []string{"可选"}, does: "有值时写“前文、值、后文”，没有时什么也不写", Func: Func{
		Params: []Param{{Name: "前文", Kinds: KindText}, {Name: "值", Kinds: KindAny}, {Name: "后文", Kinds: KindText, Optional: true}}, Call: optional}},
	{names: []string{"列举", "join"}, filter: true, does: "连成一句，默认“甲、乙和丙”；只写分隔时一律用它", Func: Func{
		Params: []Param{{Name: "列表", Kinds: KindList}, {Name: "分隔", Kinds: KindText, Optional: true}, {Name: "最后的分隔", Kinds: KindText, Optional: true}}, Call: join}},

	{names: []string{"数值", "number"}, filter: true, does: "只写数字，不写单位", Func: Func{Params: formatting, Call: bare}},
	{names: []string{"百分比", "percent"}, filter: true, does: "写成百分数", Func: Func{Params: formatting, Call: percent}},
	{names: []string{"千分比", "permille"}, filter: true, does: "写成千分数", Func: Func{Params: formatting, Call: permille}},
	{names: []string{"百分点", "points"}, filter: true, does: "百分数之差写成百分点", Func: Func{Params: formatting, Call: percentagePoints}},
	{names: []string{"元"}, filter: true, does: "以元为单位", Func: Func{Params: formatting, Call: money(One)}},
	{names: []string{"千元"}, filter: true, does: "以千元为单位", Func: Func{Params: formatting, Call: money(Thousand)}},
	{names: []string{"万元"}, filter: true, does: "以万元为单位", Func: Func{Params: formatting, Call: money(TenThousand)}},
	{names: []string{"亿元"}, filter: true, does: "以亿元为单位", Func: Func{Params: formatting, Call: money(HundredMillion)}},
	{names: []string{"千分位"}, filter: true, does: "整数部分每三位加逗号", Func: Func{Params: formatting, Call: grouped}},
	{names: []string{"增减"}, filter: true, does: "写成“增加…”“减少…”或“持平”", Func: Func{
		Params: []Param{quantity, {Name: "增加的说法", Kinds: KindText, Optional: true}, {Name: "减少的说法", Kinds: KindText, Optional: true}, {Name: "持平的说法", Kinds: KindText, Optional: true}}, Call: change}},
	{names: []string{"中文数字", "hanzi"}, filter: true, does: "写成一、二、十一", Func: Func{Params: []Param{quantity}, Call: hanzi}},
	{names: []string{"序号", "ordinal"}, filter: true, does: "照样子编号，样子如“（一）”“1.”“①”“一是”", Func: Func{
		Params: []Param{quantity, {Name: "样子", Kinds: KindText}}, Call: ordinal}},
	{names: []string{"全角", "fullwidth"}, filter: true, does: "数字和字母写成全角", Func: Func{
		Params: []Param{{Name: "文字", Kinds: KindText | KindNumber}}, Call: fullWidth}},
}

var (
	quantity   = Param{Name: "数量", Kinds: KindNumber}
	places     = Param{Name: "小数位数", Kinds: KindNumber, Optional: true}
	numbers    = []Param{{Name: "数量", Kinds: KindNumber | KindList, Rest: true}}
	rounding   = []Param{quantity, places}
	formatting = []Param{quantity, places}
)

// funcNames lists all function names, for suggestions.
func funcNames(more map[string]Func) []string {
	var list []string
	for _, f := range catalogue {
		list = append(list, f.names...)
	}
	extra := make([]string, 0, len(more))
	for n := range more {
		extra = append(extra, n)
	}
	slices.Sort(extra)
	return append(list, extra...)
}
