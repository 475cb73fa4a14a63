package pack

import "github.com/selfeval/selfeval/generator/expr"

// Term is a name that a pack's expressions may use: a value, a record, or a
// list of records.
type Term struct {
	Name   string
	Does   string   // what it is, in Chinese, for the pack author's guide
	List   bool     // 每项 repeats over it
	Fields []string // of the record, or of each record of the list; nil: a plain value
}

// Dictionary lists every name that exists in the report of any data file, in the
// order of the guide; packs of other kinds have others: see [Kinds]. A pack adds
// its lists, figures and fields to it; compose gives each name its value. It must
// not be changed.
var Dictionary = []Term{
	{Name: "年度", Does: "评价年度，例如2020"},
	{Name: "单位", Does: "填报单位", Fields: []string{"名称", "简称", "自称"}},
	{Name: "项目", Does: "项目支出自评的项目", Fields: []string{"名称", "简称"}},
	{Name: "报告", Does: "成文日期、示例说明、版本和所更正的版本", Fields: []string{"日期", "示例", "版本", "更正"}},
	{Name: "依据", Does: "开展自评的依据", List: true, Fields: documentFields},
	{Name: "文件", Does: "数据文件 [documents] 里的文件：文件.名称"},
	{Name: "方案", Does: "计分方案：总分、等级界限、是否计分", Fields: []string{"总分", "等级", "计分"}},
	{Name: "得分", Does: "总得分"},
	{Name: "等级", Does: "评价等级"},
	{Name: "得分率", Does: "总得分占总分的比例"},
	{Name: "合计得分", Does: "各部分得分之和；没有封顶和折算时就是总得分"},
	{Name: "封顶", Does: "总得分受到的限制，没有就没有值", Fields: []string{"上限", "条件"}},
	{Name: "不适用分值", Does: "不适用的指标的分值，总分按其余分值折算；没有就没有值"},
	{Name: "复核", Does: "财政部门复核的总分和等级，没有就没有值", Fields: []string{"得分", "等级"}},
	{Name: "审定", Does: "审定的总分和等级，没有就没有值", Fields: []string{"得分", "等级"}},
	{Name: "总体目标", Does: "数据文件 [[goals]] 的年度目标", List: true, Fields: []string{"名称", "内容", "完成", "分值", "得分"}},
	{Name: "执行", Does: "预算执行率和它的得分", Fields: []string{"率", "分值", "得分", "申报", "口径", "原因", "措施", "要求", "达标", "差距", "预算数", "执行数"}},
	{Name: "年初预算", Does: "各项资金年初预算的合计"},
	{Name: "调整后预算", Does: "各项资金调整后预算的合计"},
	{Name: "执行数", Does: "各项资金执行数的合计"},
	{Name: "执行率", Does: "预算执行率"},
	{Name: "一级指标", Does: "计分方案的各类，预算执行在最前", List: true, Fields: []string{"名称", "分值", "得分", "得分率", "未计分", "等级", "复核", "审定"}},
	{Name: "指标", Does: "绩效指标", List: true, Fields: []string{
		"序号", "名称", "一级", "二级", "三级", "目标", "实际", "分值", "得分", "组", "组得分", "完成", "说明", "原因", "措施", "佐证",
		"核心", "超额", "计分", "性质", "比较", "目标值", "度量单位", "完成值",
		"适用", "未完成", "档次", "扣分", "单项得分", "复核", "审定", "总体目标",
	}},
	{Name: "指标数", Does: "绩效指标有几项"},
	{Name: "完成数", Does: "完成的指标有几项"},
	{Name: "未完成数", Does: "没有完成的指标有几项"},
	{Name: "预算", Does: "资金各行", List: true, Fields: []string{"名称", "口径", "年初", "调整后", "执行", "率", "其中"}},
	{Name: "问题", Does: "存在的问题：由数据产生的和作者写的", List: true, Fields: []string{"序号", "标题", "内容", "原因", "措施", "所指"}},
	{Name: "措施", Does: "改进措施", List: true, Fields: []string{"序号", "标题", "内容", "责任", "时限", "针对"}},
	{Name: "上年问题", Does: "上年数据文件里写的问题和针对它的措施", List: true, Fields: []string{"序号", "标题", "内容", "措施"}},
	{Name: "佐证", Does: "佐证材料目录", List: true, Fields: []string{"序号", "名称", "文号", "出处", "存放", "用于"}},
	{Name: "字段", Does: "模板声明的表头内容：字段.名称"},
}

var documentFields = []string{"名称", "文号", "出处", "日期", "存放"}

// Shapes are the shapes of a dictionary's records by name, 文件 included.
func Shapes(terms []Term) map[string]*expr.Shape {
	m := map[string]*expr.Shape{"文件": expr.NewShape(documentFields...)}
	for _, t := range terms {
		if t.Fields != nil {
			m[t.Name] = expr.NewShape(t.Fields...)
		}
	}
	return m
}
